package entity

import "strings"

// titleStart is the first token of the title or role that stands right before
// a personal name: "Russian Foreign Minister" Sergey Lavrov, "U.S. Secretary
// of State" Rex Tillerson, "spokesman" John Doe. It is t when none does.
func (v *view) titleStart(t, first int) int {
	const longest = 10
	start := t
	titled := false
	for n := t; n > first && t-n < longest; {
		w := v.at(n-1, first, t)
		text := v.toks[n-1].Of(v.text)
		switch {
		case w.flags&(flagHonorific|flagRole) != 0:
			n--
			start, titled = n, true
		case !titled:
			if n = v.roleOf(n, first); n < 0 {
				return start
			}
			start, titled = n, true
		case w.flags&(flagModifier|flagDemonym) != 0, v.gaz[n-1]&(0xf<<(4*gazCountry)|0xf<<(4*gazBody)|0xf<<(4*gazSeat)) != 0,
			w.form.capital() && w.flags&flagOrg != 0:
			n--
			start = n
		case text == "-" && n-1 > first && v.toks[n-1].End == v.toks[n].Start && v.at(n-2, first, t).flags != 0:
			n -= 2 // "Vice-President"
			start = n
		default:
			return start
		}
	}
	return start
}

// roleOf is where a role begins that goes on to token n with "of" or "for":
// "Secretary of State", "Minister for Foreign Affairs". It is -1 when none does.
func (v *view) roleOf(n, first int) int {
	for at := n - 1; at > first && n-at <= 5; at-- {
		w := v.at(at, first, n)
		switch text := strings.ToLower(v.toks[at].Of(v.text)); {
		case text == "of" || text == "for":
			if at == n-1 {
				return -1
			}
			if v.at(at-1, first, n).flags&flagRole != 0 {
				return at - 1
			}
			return -1
		case w.form.capital(), text == "the", text == "and":
		default:
			return -1
		}
	}
	return -1
}

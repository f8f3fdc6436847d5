package event

import "readout"

// dateline is the token after the dateline that a sentence opens with ("KABUL,
// May 5 (AP) -- The …"), or first when it has none. Who stands in it does
// nothing in the sentence.
func (f *finder) dateline(first, end int) int {
	place := f.opensDateline(first)
	if !place && !f.capital(first) {
		return first
	}
	closed, dated := 0, false
	for i := first; i < min(end, first+20); i++ {
		w := f.word(i)
		switch {
		case w == "--" || w == "—" || w == "–" || w == "-" && f.spaced(i):
			if i > first && (place || dated && w != "-") {
				return i + 1
			}
			return first
		case w == ":" && place && i > first && i+1 < end:
			return i + 1
		case w == ")":
			closed, dated = i, true
			// "KABUL (Pajhwok) The …", where nothing else marks the end.
			if n := f.word(i + 1); place && i+1 < end && letters(n) && f.capital(i+1) {
				return i + 1
			}
		case closed == 0 && (w == "," || w == "(" || w == "/" || w == "." || w == "-"):
		case closed == 0 && f.time(i) != 0:
			dated = true
		case closed == 0 && (f.capital(i) || w[0] >= '0' && w[0] <= '9'):
		default:
			return first
		}
	}
	return first
}

// opensDateline reports whether a sentence starts as a dateline does: with a
// place, a word in capitals, or a source in brackets.
func (f *finder) opensDateline(t int) bool {
	if f.word(t) == "(" {
		return f.capital(t+1) && f.word(t+2) == ")"
	}
	if m := f.begins(t); m != 0 {
		switch f.a.Mentions[m].Type {
		case readout.Place, readout.State, readout.Facility:
			return f.a.Mentions[m].Form == readout.Named
		}
	}
	text := f.a.Tokens[t].Of(f.d.Text)
	for i := range len(text) {
		if text[i] < 'A' || text[i] > 'Z' {
			return false
		}
	}
	return len(text) > 2
}

// spaced reports whether white space stands on both sides of a token.
func (f *finder) spaced(t int) bool {
	return f.a.Tokens[t].Flags&readout.SpaceBefore != 0 && t+1 < len(f.a.Tokens) && f.a.Tokens[t+1].Flags&readout.SpaceBefore != 0
}

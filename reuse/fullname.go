package reuse

import (
	"strings"
)

// origin is the canonical name of p: without determiners, by the fullest name
// of its head that the text has given before.
func (r *reader) origin(p phrase) string {
	first := p.first
	for first < p.last && (determiners[r.low(first)] || numberWords[r.low(first)]) {
		first++
	}
	// "an official with Eurocontrol" speaks for Eurocontrol.
	if h := r.low(p.head); p.head < p.last && (officials[h] || speaksFor[h]) && linkers[r.low(p.head+1)] && r.low(p.head+1) != "in" {
		k := p.head + 2
		for k < p.last && (determiners[r.low(k)]) {
			k++
		}
		if r.ws[k].upper {
			first = k
		}
	}
	name := r.text(first, p.last)
	if first == p.last {
		if full := r.full[r.low(first)]; full != "" {
			return full
		}
	}
	return name
}

var speaksFor = set(`source sources officials spokesmen spokespeople officers`)

// fullNames collects the full names to which a short one refers: "the
// Observatory", "SOHR", "the ministry".
func (r *reader) fullNames() {
	r.full = map[string]string{}
	for i := r.body; i < len(r.ws); i++ {
		w := &r.ws[i]
		// "Organisation for … (OPCW)"
		if w.caps && r.bracketed(&naming{first: i, last: i}) && r.at[i] == 0 {
			if p, ok := r.before(i - 1); ok && initialsOf(r, p, w.low) {
				r.remember(w.low, p)
			}
			continue
		}
		if low := r.low(i); w.upper && bodyNouns[low] && i > 0 && r.joined(i) && r.ws[i-1].upper && !determiners[r.low(i-1)] {
			p, ok := r.around(i)
			if ok {
				r.remember(low, p)
			}
		} else if low == "ministry" && i > 0 && r.joined(i) && r.part(i-1) {
			if p, ok := r.before(i); ok {
				r.remember(low, p)
			}
		}
	}
}

// around reads the capitalised name whose head is word i, with what follows it.
func (r *reader) around(i int) (phrase, bool) {
	first := i
	for first > 0 && r.joined(first) && r.ws[first-1].upper && !function[r.low(first-1)] && !determiners[r.low(first-1)] {
		first--
	}
	return r.after(first)
}

func (r *reader) remember(key string, p phrase) {
	first := p.first
	for first < p.last && determiners[r.low(first)] {
		first++
	}
	if _, ok := r.full[key]; !ok && first < p.last {
		r.full[key] = r.text(first, p.last)
	}
}

// initialsOf reports whether low is made of the initials of p's words.
func initialsOf(r *reader, p phrase, low string) bool {
	var b strings.Builder
	for k := p.first; k <= p.last; k++ {
		if r.ws[k].upper && !determiners[r.low(k)] {
			b.WriteByte(r.low(k)[0])
		}
	}
	return strings.HasSuffix(b.String(), low) || strings.HasPrefix(low, b.String()) && b.Len() >= 2
}

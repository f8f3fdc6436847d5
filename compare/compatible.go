package compare

import (
	"slices"
	"strings"

	"readout"
)

// compatible reports whether both parts of a pair can hold at once, and say
// more than who is who.
func (f *facts) compatible(p *pair) bool {
	if p.x.denied != p.y.denied || !p.x.verb && !p.y.verb {
		return false
	}
	told := 0
	for _, t := range common(p.x.terms, p.y.terms) {
		if !slices.Contains(p.x.times, t) {
			told++
		}
	}
	if told < 2 {
		return false // no more than a day, a name or a word
	}
	if f.restores(p.x) != f.restores(p.y) && (f.suspends(p.x) || f.suspends(p.y)) {
		return false
	}
	x, y := f.measures(p.x), f.measures(p.y)
	return !x.conflicts(y) && x.meansMeet(y) && !f.otherPeople(p)
}

// restores reports whether a part tells that something was put back into force;
// suspends, that it was taken out of it.
func (f *facts) restores(p *part) bool {
	return hasAny(p.span.Of(f.lower[f.doc(p)]), changing)
}

func (f *facts) suspends(p *part) bool {
	return slices.ContainsFunc(p.terms, func(t int32) bool { return f.names[t] == "!suspend" })
}

// measures is what a part counts and times, and by what means.
type measures struct {
	figures   []figure
	durations [][2]float64
	means     []string
}

// exceeds reports whether x counts some of those whom y counts, and more: the
// children among the dead are no more than the dead.
func (f *figure) exceeds(all *figure) bool {
	return f.casualty && all.casualty && f.fate() == all.fate() && strings.HasSuffix(all.class, " people") && f.low > all.high
}

// meansMeet reports whether two parts can tell of one incident: they name a
// means in common, or one of them none.
func (m *measures) meansMeet(o *measures) bool {
	return len(m.means) == 0 || len(o.means) == 0 || slices.ContainsFunc(m.means, func(x string) bool {
		return slices.ContainsFunc(o.means, func(y string) bool { return sameMeans(x, y) })
	})
}

// measures reads a part once.
func (f *facts) measures(p *part) *measures {
	if p.measures == nil {
		p.measures = f.measuresIn(passage{f.doc(p), f.sentences.items[p.sentence].sentence, p.span})
	}
	return p.measures
}

func (f *facts) measuresIn(p passage) *measures {
	u := assertion{doc: p.doc, sentence: p.sentence, span: p.span}
	m := &measures{figures: f.figuresAt(&u), durations: f.durationsAt(&u)}
	r := f.as[p.doc].Sentences[p.sentence].Tokens
	for t := r.First; t < r.End; t++ {
		if w := f.meansAt(p.doc, t); w != "" && w != "war" && p.span.Contains(f.as[p.doc].Tokens[t].Span) && !slices.Contains(m.means, w) {
			m.means = append(m.means, w)
		}
	}
	return m
}

// otherPeople reports whether each part of a pair names a person whom the
// other does not: a talk of A with B and one of A with C are two talks.
func (f *facts) otherPeople(p *pair) bool {
	only := func(x, y *part) bool {
		return slices.ContainsFunc(x.named, func(t int32) bool {
			return int(t) < len(f.actors) && f.actors[t].Type == readout.Person && !slices.Contains(y.terms, t)
		})
	}
	return only(p.x, p.y) && only(p.y, p.x)
}

// conflicts reports whether two parts give figures for one thing that do not
// meet; they then agree on nothing that is worth a line.
func (m *measures) conflicts(o *measures) bool {
	for i := range m.figures {
		for j := range o.figures {
			x, y := &m.figures[i], &o.figures[j]
			switch {
			case x.class == y.class:
				lo, hi := min(x.value, y.value), max(x.value, y.value)
				if x.low > y.high || y.low > x.high || hi > close*lo && x.high-x.low+y.high-y.low < hi {
					return true
				}
			case x.exceeds(y), y.exceeds(x):
				return true
			}
		}
	}
	for _, x := range m.durations {
		for _, y := range o.durations {
			// three hours and six years are of two things
			if (x[0] > y[1] || y[0] > x[1]) && max(x[0], y[0]) <= 40*min(x[0], y[0]) {
				return true
			}
		}
	}
	return false
}

// durationsAt are the bounds, in hours, of the durations in an assertion.
func (s *comparison) durationsAt(u *assertion) (out [][2]float64) {
	a := s.as[u.doc]
	for _, t := range a.Times {
		if t.Type != readout.Duration || !u.span.Contains(t.Span) {
			continue
		}
		if h, ok := hours(a.Symbols.Get(t.Value)); ok {
			low, high := bounds(h, t.Bound)
			out = append(out, [2]float64{low, high})
		}
	}
	return out
}

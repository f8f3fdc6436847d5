package compare

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"readout"
)

// telling is one value of a figure with who gives it.
type telling struct {
	figure
	docs  []int
	cites []readout.Evidence
}

// figureDifference makes a line of a group when its values differ between
// reports or between the bodies that give them.
func (s *comparison) figureDifference(g []figure) (readout.Difference, bool) {
	var ts []telling
	for _, f := range g {
		cite := s.docs[f.doc].Cite(s.clause(f.doc, s.sentences.items[f.at].span, s.as[f.doc].Quantities[f.row].Span))
		k := slices.IndexFunc(ts, func(t telling) bool { return t.value == f.value && t.holder == f.holder })
		if k < 0 {
			ts = append(ts, telling{figure: f})
			k = len(ts) - 1
		}
		if !slices.Contains(ts[k].docs, f.doc) {
			ts[k].docs = append(ts[k].docs, f.doc)
			ts[k].cites = append(ts[k].cites, cite)
		}
	}
	verdict, why := s.verdict(ts)
	if verdict == "" {
		return readout.Difference{}, false
	}
	d := readout.Difference{About: s.aboutFigure(g), Kind: "figure", Verdict: verdict, Why: why}
	for _, t := range ts {
		q := s.as[t.doc].Quantities[t.row]
		v := readout.Value{Value: oneLine(s.withNoun(t.doc, q)), Evidence: t.cites}
		if t.holder >= 0 {
			v.Holder = s.actors[t.holder].Name
		}
		d.Values = append(d.Values, v)
	}
	return d, true
}

// withNoun is a figure with the noun that it counts where that follows at once.
func (s *comparison) withNoun(doc int, q readout.Quantity) string {
	text := s.docs[doc].Text
	if q.Of.Start >= q.End && q.Of.Start <= q.End+2 {
		return text[q.Start:q.Of.End]
	}
	return q.Span.Of(text)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// verdict decides what the difference between tellings is. Ranges that
// overlap are one count told more or less exactly. Ranges that do not are a
// later count of the same body, a later count, or a conflict.
func (s *comparison) verdict(ts []telling) (verdict, why string) {
	for i := range ts {
		for j := i + 1; j < len(ts); j++ {
			x, y := &ts[i], &ts[j]
			if x.value == y.value || !s.apart(x, y) {
				continue
			}
			v, w := s.verdictOf(x, y)
			if rank(v) > rank(verdict) {
				verdict, why = v, w
			}
		}
	}
	return verdict, why
}

func rank(verdict string) int {
	return slices.Index([]string{"", "granularity", "update", "conflict"}, verdict)
}

// apart reports whether two tellings are of different reports or bodies: one
// voice that names two figures counts two things.
func (s *comparison) apart(x, y *telling) bool {
	if x.holder != y.holder && x.holder >= 0 && y.holder >= 0 {
		return true
	}
	for _, a := range x.docs {
		for _, b := range y.docs {
			if a == b {
				return false
			}
		}
	}
	return true
}

func (s *comparison) verdictOf(x, y *telling) (verdict, why string) {
	if later := s.later(x, y); x.casualty && x.holder >= 0 && x.holder == y.holder && later != 0 {
		return "update", fmt.Sprintf("%s gave both, in reports of different times", s.actors[x.holder].Name)
	}
	if x.low <= y.high && y.low <= x.high {
		return "granularity", fmt.Sprintf("the ranges %s and %s overlap", span(x.figure), span(y.figure))
	}
	later := s.later(x, y)
	switch {
	case (x.holder < 0 || y.holder < 0) && x.casualty && (later > 0 && y.value > x.value || later < 0 && x.value > y.value):
		return "update", "the higher count stands in the later report"
	}
	return "conflict", fmt.Sprintf("the ranges %s and %s do not meet", span(x.figure), span(y.figure))
}

// later is 1 when y stands in later reports than x, -1 when in earlier ones, 0
// when that is not known or they are of one day.
func (s *comparison) later(x, y *telling) int {
	a, ok1 := s.docs[x.docs[0]].Date()
	b, ok2 := s.docs[y.docs[0]].Date()
	if !ok1 || !ok2 || a.Equal(b) {
		return 0
	}
	if b.After(a) {
		return 1
	}
	return -1
}

func span(f figure) string {
	switch {
	case f.low == f.high:
		return fmt.Sprintf("%g", f.low)
	case math.IsInf(f.high, 1):
		return fmt.Sprintf("%g or more", f.low)
	}
	return fmt.Sprintf("%g–%g", f.low, f.high)
}

// aboutFigure says what a group counts.
func (s *comparison) aboutFigure(g []figure) string {
	for _, f := range g {
		if f.means != "" {
			return "number of " + g[0].noun + ", " + meansName[f.means]
		}
	}
	if g[0].casualty {
		return "number of " + g[0].noun
	}
	return "number of " + oneLine(g[0].noun)
}

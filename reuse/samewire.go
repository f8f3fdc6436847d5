package reuse

import (
	"time"

	"readout"
)

// wires links documents that run the copy of one wire.
func (s *scene) wires() {
	shares := map[[2]int]bool{}
	for _, p := range s.pairs {
		shares[[2]int{p.a, p.b}] = true
	}
	runs := map[string][]int{}
	for i, w := range s.wire {
		if w == "" {
			continue
		}
		// Credit alone does not make one telling of two dispatches of different
		// days; a shared passage, or one day, does. Where a date is missing they
		// are taken for one.
		j := -1
		for _, k := range runs[w] {
			if s.oneDay(k, i) || shares[[2]int{k, i}] {
				j = k
				break
			}
		}
		if len(runs[w]) < holders {
			runs[w] = append(runs[w], i)
		}
		if j < 0 {
			continue
		}
		why := "both run copy of " + w + ", and may be of one day"
		if shares[[2]int{j, i}] {
			why = "both run copy of " + w + ", and share a passage"
		}
		s.link(j, i, Link{Reason: SameWire, Why: why, Evidence: append(s.wireEvidence(j), s.wireEvidence(i)...)})
	}
}

// oneDay reports whether a and b may be of one day.
func (s *scene) oneDay(a, b int) bool {
	ta, oka := s.docs[a].doc.Date()
	tb, okb := s.docs[b].doc.Date()
	return !oka || !okb || ta.Format(time.DateOnly) == tb.Format(time.DateOnly)
}

// wireEvidence cites the credit of document i, or its opening words when only
// its outlet or byline names the wire.
func (s *scene) wireEvidence(i int) []readout.Evidence {
	d := s.docs[i].doc
	for _, c := range s.credits[i] {
		if c.Kind == WireCredit && !c.Partial && c.Origin == s.wire[i] && !c.Span.IsZero() {
			return []readout.Evidence{d.Cite(c.Span)}
		}
	}
	return s.opening(i)
}

// opening cites the headline, or the first words of a text without one.
func (s *scene) opening(i int) []readout.Evidence {
	d := s.docs[i].doc
	if d.Title.Len() > 0 {
		return []readout.Evidence{d.Cite(d.Title)}
	}
	ws := s.docs[i].words
	if len(ws) == 0 {
		return nil
	}
	return []readout.Evidence{d.Cite(readout.Span{Start: ws[0].Start, End: ws[min(len(ws), 12)-1].End})}
}

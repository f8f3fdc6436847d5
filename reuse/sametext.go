package reuse

import (
	"fmt"
	"strings"
)

// The thresholds of one telling.
const (
	// lifted is the share of the shorter text, its furniture aside, that makes
	// two texts one telling: a lifted quarter counts.
	lifted = 0.25
	// liftedWords is the least of the copied words, so that two briefs that
	// agree in one sentence stay two.
	liftedWords = 40
	// relayed is how far into the body, in words, a citation of another's
	// report makes the whole an account of that report.
	relayed = 80
)

// shown is how many passages prove that two texts are one telling.
const shown = 3

// text links documents that share copied text.
func (s *scene) text() {
	s.pairs = s.comparePairs()
	for _, p := range s.pairs {
		if !s.oneTelling(p) {
			continue
		}
		l := Link{Reason: SameText, Share: p.Share, From: s.source(p.a, p.b),
			Why: fmt.Sprintf("%.0f %% of the shorter text stands in the other", 100*p.Share)}
		for _, m := range p.best(shown) {
			l.Evidence = append(l.Evidence, s.docs[p.a].doc.Cite(m.A), s.docs[p.b].doc.Cite(m.B))
		}
		s.link(p.a, p.b, l)
	}
}

// oneTelling reports whether the passages of a pair make its texts one: a
// quarter of the shorter in whole passages, where Share has every scrap.
func (s *scene) oneTelling(p pair) bool {
	size := max(1, min(s.docs[p.a].size, s.docs[p.b].size))
	return !p.stock && float64(copied(p.matches)) >= lifted*float64(size)
}

// copied is the number of words that one of two texts took over. Quotations
// alone are nobody's copy; beside copied prose they came with it.
func copied(ms []Match) int {
	prose, all := 0, 0
	for _, m := range ms {
		prose += m.copied()
		all += m.Words
	}
	if prose == 0 {
		return 0
	}
	return all
}

// copied is the number of words of m that count as taken over.
func (m Match) copied() int {
	if m.Quotation {
		return 0
	}
	return m.Words
}

// source tells which of two documents that share text was first, by credit,
// then by time: the wire's own report, else the earlier one.
func (s *scene) source(a, b int) string {
	oa, ob := s.publisher[a], s.publisher[b]
	switch {
	case oa != nil && oa.sells() && s.wire[b] == oa.name && oa != ob:
		return s.docs[a].doc.ID
	case ob != nil && ob.sells() && s.wire[a] == ob.name && oa != ob:
		return s.docs[b].doc.ID
	}
	switch {
	case s.wire[a] != "" && s.wire[b] == "":
		return s.docs[a].doc.ID
	case s.wire[b] != "" && s.wire[a] == "":
		return s.docs[b].doc.ID
	case s.pointsAt(a, b):
		return s.docs[b].doc.ID
	case s.pointsAt(b, a):
		return s.docs[a].doc.ID
	}
	ta, oka := s.docs[a].doc.Date()
	tb, okb := s.docs[b].doc.Date()
	switch {
	case oka && okb && ta.Before(tb):
		return s.docs[a].doc.ID
	case oka && okb && tb.Before(ta):
		return s.docs[b].doc.ID
	}
	return ""
}

// pointsAt reports whether a prints the headline of b, as a link to it: then b
// was there before.
func (s *scene) pointsAt(a, b int) bool {
	d, e := s.docs[a].doc, s.docs[b].doc
	t := e.Title.Of(e.Text)
	return strings.Count(t, " ") >= 4 && strings.Contains(d.Text[d.Body().Start:], t)
}

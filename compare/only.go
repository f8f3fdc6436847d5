package compare

import (
	"cmp"
	"slices"

	"readout"
)

// nearest is the similarity from which another report tells about the same, so
// that a sentence is not told by one report alone.
const nearest = 0.3

// perReport is how many lines of its own a report gets at most, and minOnly
// how many words what it alone tells has at least.
const (
	perReport = 12
	minOnly   = 6
)

// only lists what one report alone tells, the central facts of each first:
// those with actors of the story and figures, and those told early. What a line
// of another section tells is told there.
func (s *comparison) only(d *readout.Dossier) []readout.OnlyLine {
	out := []readout.OnlyLine{}
	if len(s.docs) < 2 {
		return out
	}
	told := s.toldElsewhere(d)
	for doc := range s.docs {
		type own struct {
			at         int
			span       readout.Span
			centrality float64
		}
		var mine []own
		for _, i := range s.sentences.byDoc[doc] {
			u := &s.sentences.items[i]
			if u.title || u.words < minOnly || !u.told || len(s.sentences.best[i]) > 0 && s.sentences.best[i][0].score >= nearest || s.listing(u) {
				continue
			}
			if span, ok := s.rest(u, told[s.docs[doc].ID]); ok {
				mine = append(mine, own{i, span, s.centrality(i)})
			}
		}
		slices.SortStableFunc(mine, func(x, y own) int { return cmp.Compare(y.centrality, x.centrality) })
		for _, m := range mine[:min(perReport, len(mine))] {
			u := assertion{doc: doc, sentence: s.sentences.items[m.at].sentence, span: m.span}
			out = append(out, readout.OnlyLine{ID: id("only", len(out)), Document: s.docs[doc].ID, Gist: s.clauseGist(&u), Evidence: []readout.Evidence{s.docs[doc].Cite(m.span)}})
		}
	}
	return out
}

// toldElsewhere is, by document, what is agreed, and what lines of differences
// and disputes cite.
func (s *comparison) toldElsewhere(d *readout.Dossier) map[string][]readout.Span {
	out := map[string][]readout.Span{}
	for _, p := range s.shared {
		out[s.docs[p.doc].ID] = append(out[s.docs[p.doc].ID], p.span)
	}
	add := func(list []readout.Evidence) {
		for _, e := range list {
			out[e.Document] = append(out[e.Document], readout.Span{Start: e.Start, End: e.End})
		}
	}
	for _, l := range d.Differences {
		for _, v := range l.Values {
			add(v.Evidence)
		}
	}
	for _, l := range d.Disputes {
		for _, p := range l.Positions {
			add(p.Evidence)
		}
	}
	return out
}

// rest is what of a sentence no line tells: the sentence, or the longest run of
// its clauses that can be read alone.
func (s *comparison) rest(u *assertion, told []readout.Span) (readout.Span, bool) {
	if !slices.ContainsFunc(told, func(t readout.Span) bool { return 2*meetLen(t, u.span) > u.span.Len() }) {
		return u.span, true
	}
	w := s.newFacts().worder(u.doc)
	best, most := readout.Span{}, minOnly-1
	cl := s.clausesOf(u.doc, u.span)
	for x := range cl {
		for y := x; y < len(cl) && !slices.ContainsFunc(told, func(t readout.Span) bool { return t.Overlaps(cl[y]) }); y++ {
			run := readout.Span{Start: cl[x].Start, End: cl[y].End}
			if n := words(run.Of(s.docs[u.doc].Text)); n > most && w.standsAlone(u, run) {
				best, most = run, n
			}
		}
	}
	return best, !best.IsZero()
}

// centrality scores how much of the story an assertion touches.
func (s *comparison) centrality(i int) float64 {
	u := &s.sentences.items[i]
	score := 0.0
	for _, a := range u.actors {
		score += min(1, float64(s.actors[a].Mentions)/10)
	}
	score = min(score, 2)
	if len(s.figuresOf(i)) > 0 {
		score += 0.7
	}
	return score + 1/(1+float64(i-s.sentences.byDoc[u.doc][0])/4)
}

package compare

import (
	"cmp"
	"slices"

	"readout"
)

// nearest is the similarity from which another report tells about the same, so
// that a sentence is not told by one report alone.
const nearest = 0.3

// perReport is how many lines of its own a report gets at most.
const perReport = 10

// only lists what one report alone tells, the central facts of each first:
// those with actors of the story and figures, and those told early.
func (s *comparison) only() []readout.OnlyLine {
	out := []readout.OnlyLine{}
	if len(s.docs) < 2 {
		return out
	}
	for doc := range s.docs {
		var mine []int
		for _, i := range s.sentences.byDoc[doc] {
			u := &s.sentences.items[i]
			if u.title || u.words < 6 || s.shared[ref{doc, u.sentence}] || len(s.sentences.best[i]) > 0 && s.sentences.best[i][0].score >= nearest {
				continue
			}
			mine = append(mine, i)
		}
		slices.SortStableFunc(mine, func(x, y int) int { return cmp.Compare(s.centrality(y), s.centrality(x)) })
		mine = mine[:min(perReport, len(mine))]
		slices.Sort(mine)
		for _, i := range mine {
			u := &s.sentences.items[i]
			out = append(out, readout.OnlyLine{ID: id("only", len(out)), Document: s.docs[doc].ID, Gist: s.gist(&s.sentences.items[i]), Evidence: []readout.Evidence{s.docs[doc].Cite(u.span)}})
		}
	}
	return out
}

// centrality scores how much of the story an assertion touches.
func (s *comparison) centrality(i int) float64 {
	u := &s.sentences.items[i]
	score := 0.0
	for _, a := range u.actors {
		score += min(1, float64(s.actors[a].Mentions)/10)
	}
	score = min(score, 2)
	if len(s.figuresAt(&s.sentences.items[i])) > 0 {
		score += 0.7
	}
	for k, j := range s.sentences.byDoc[u.doc] {
		if j == i {
			score += 1 / (1 + float64(k)/4)
		}
	}
	return score
}

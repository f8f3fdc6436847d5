package compare

import (
	"cmp"
	"slices"
)

// match is an assertion of another document and how alike it is, 0 to 1.
type match struct {
	to    int
	score float64
}

// common is the share of assertions above which a term finds no candidates:
// it is in most of them, and comparing all with all is what the index avoids.
const common = 0.25

// align finds, for each assertion, the most alike assertion of every other
// document, by the cosine of their terms.
func (s *comparison) align() {
	s.index = newIndex(s.assertions)
	s.best = make([][]match, len(s.assertions))
	limit := max(8, int(common*float64(len(s.assertions))))
	for i := range s.assertions {
		u := &s.assertions[i]
		candidates := map[int]bool{}
		for _, t := range u.terms {
			p := s.index.posting[t]
			if len(p) > limit {
				continue
			}
			for _, j := range p {
				if s.assertions[j].doc != u.doc {
					candidates[j] = true
				}
			}
		}
		byDoc := map[int]match{}
		for j := range candidates {
			m := match{j, s.cosine(i, j)}
			old, ok := byDoc[s.assertions[j].doc]
			if !ok || m.score > old.score || m.score == old.score && m.to < old.to {
				byDoc[s.assertions[j].doc] = m
			}
		}
		for _, m := range byDoc {
			s.best[i] = append(s.best[i], m)
		}
		slices.SortFunc(s.best[i], func(x, y match) int { return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.to, y.to)) })
	}
}

// cosine is how alike two assertions are.
func (s *comparison) cosine(i, j int) float64 {
	sum := s.shared(i, j)
	if sum == 0 {
		return 0
	}
	return sum / (s.index.norm[i] * s.index.norm[j])
}

// shared is the weight of the terms that two assertions share.
func (s *comparison) shared(i, j int) float64 {
	a, b := s.assertions[i].terms, s.assertions[j].terms
	var sum float64
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			w := s.index.weight[a[x]]
			sum += w * w
			x, y = x+1, y+1
		}
	}
	return sum
}

// covered is the share of the weight of assertion i that j has as well: 1 when
// j says all that i says.
func (s *comparison) covered(i, j int) float64 {
	if s.index.norm[i] == 0 {
		return 0
	}
	return s.shared(i, j) / (s.index.norm[i] * s.index.norm[i])
}

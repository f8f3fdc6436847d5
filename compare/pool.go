package compare

import (
	"cmp"
	"math"
	"slices"
)

// pool is a set of assertions that are aligned with each other.
type pool struct {
	items  []assertion
	byDoc  [][]int            // document -> items
	lists  map[string][]int   // term -> items
	weight map[string]float64 // term -> how rare it is in the story
	norm   []float64          // item -> length of its vector
	best   [][]match          // item -> best match in each other document
}

// match is an item of another document and how alike it is, 0 to 1.
type match struct {
	to    int
	score float64
}

func newPool(docs int) *pool {
	return &pool{byDoc: make([][]int, docs), lists: map[string][]int{}, weight: map[string]float64{}}
}

func (p *pool) add(a assertion) {
	p.byDoc[a.doc] = append(p.byDoc[a.doc], len(p.items))
	for _, t := range a.terms {
		p.lists[t] = append(p.lists[t], len(p.items))
	}
	p.items = append(p.items, a)
}

// weigh weighs terms by how rare they are.
func (p *pool) weigh() {
	n := float64(len(p.items))
	for t, l := range p.lists {
		p.weight[t] = math.Log(1+n/float64(len(l))) * bonus(t)
	}
	p.norm = make([]float64, len(p.items))
	for i := range p.items {
		var sum float64
		for _, t := range p.items[i].terms {
			sum += p.weight[t] * p.weight[t]
		}
		p.norm[i] = math.Sqrt(sum)
	}
}

// bonus weighs who, what and how many above other words.
func bonus(term string) float64 {
	switch term[0] {
	case '@', '#', '~':
		return 1.2
	}
	return 1
}

// frequent is the share of items above which a term finds no candidates: it is
// in so many that to follow it would compare all with all.
const frequent = 0.25

// align finds, for each item, the most alike item of every other document, by
// the cosine of their terms.
func (p *pool) align() {
	p.weigh()
	p.best = make([][]match, len(p.items))
	limit := max(8, int(frequent*float64(len(p.items))))
	for i := range p.items {
		candidates := map[int]bool{}
		for _, t := range p.items[i].terms {
			l := p.lists[t]
			if len(l) > limit {
				continue
			}
			for _, j := range l {
				if p.items[j].doc != p.items[i].doc {
					candidates[j] = true
				}
			}
		}
		byDoc := map[int]match{}
		for j := range candidates {
			m := match{j, p.cosine(i, j)}
			old, ok := byDoc[p.items[j].doc]
			if !ok || m.score > old.score || m.score == old.score && m.to < old.to {
				byDoc[p.items[j].doc] = m
			}
		}
		for _, m := range byDoc {
			p.best[i] = append(p.best[i], m)
		}
		slices.SortFunc(p.best[i], func(x, y match) int { return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.to, y.to)) })
	}
}

// cosine is how alike two items are.
func (p *pool) cosine(i, j int) float64 {
	sum := p.shared(i, j)
	if sum == 0 {
		return 0
	}
	return sum / (p.norm[i] * p.norm[j])
}

// shared is the weight of the terms that two items share.
func (p *pool) shared(i, j int) float64 {
	a, b := p.items[i].terms, p.items[j].terms
	var sum float64
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			w := p.weight[a[x]]
			sum += w * w
			x, y = x+1, y+1
		}
	}
	return sum
}

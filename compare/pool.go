package compare

import (
	"cmp"
	"math"
	"slices"
)

// pool is a set of assertions that are aligned with each other. Their terms
// are numbered as they come.
type pool struct {
	items  []assertion
	byDoc  [][]int // document -> items
	ids    map[string]int32
	bonus  []float64 // term
	lists  [][]int32 // term -> items
	terms  [][]int32 // item -> its terms, sorted
	weight []float64 // term -> the square of how rare it is in the story
	norm   []float64 // item -> length of its vector
	best   [][]match // item -> best match in each of the most alike other documents
}

// match is an item of another document and how alike it is, 0 to 1.
type match struct {
	to    int
	score float64
}

func newPool(docs int) *pool {
	return &pool{byDoc: make([][]int, docs), ids: map[string]int32{}}
}

func (p *pool) add(a assertion) {
	item := int32(len(p.items))
	p.byDoc[a.doc] = append(p.byDoc[a.doc], len(p.items))
	terms := make([]int32, 0, len(a.terms))
	for _, t := range a.terms {
		id, ok := p.ids[t]
		if !ok {
			id = int32(len(p.lists))
			p.ids[t] = id
			p.lists, p.bonus = append(p.lists, nil), append(p.bonus, bonus(t))
		}
		p.lists[id] = append(p.lists[id], item)
		terms = append(terms, id)
	}
	slices.Sort(terms)
	p.terms = append(p.terms, terms)
	p.items = append(p.items, a)
}

// weigh weighs terms by how rare they are.
func (p *pool) weigh() {
	n := float64(len(p.items))
	p.weight = make([]float64, len(p.lists))
	for t, l := range p.lists {
		w := math.Log(1+n/float64(len(l))) * p.bonus[t]
		p.weight[t] = w * w
	}
	p.norm = make([]float64, len(p.items))
	for i, terms := range p.terms {
		var sum float64
		for _, t := range terms {
			sum += p.weight[t]
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

// The matches of an item are sought by its rarest terms, of whose lists
// maxVisits entries are looked at, so that the work grows with the items and not
// with their square; maxMatches of the most alike are kept.
const (
	maxVisits  = 1024
	maxMatches = 64
)

// align finds, for each item, the most alike item of every other document, by
// the cosine of their terms.
func (p *pool) align() {
	p.weigh()
	p.best = make([][]match, len(p.items))
	sum := make([]float64, len(p.items))
	var touched, terms []int32
	of := make([]int32, len(p.byDoc)) // document -> 1 + where its match is among those found
	var found []match
	for i := range p.items {
		terms = append(terms[:0], p.terms[i]...)
		slices.SortStableFunc(terms, func(x, y int32) int { return cmp.Compare(len(p.lists[x]), len(p.lists[y])) })
		visits, all := 0, true
		for _, t := range terms {
			if visits += len(p.lists[t]); visits > maxVisits && visits > len(p.lists[t]) {
				all = false
				break // the rarest term is followed in any case
			}
			for _, j := range p.lists[t] {
				if p.items[j].doc == p.items[i].doc {
					continue
				}
				if sum[j] == 0 {
					touched = append(touched, j)
				}
				sum[j] += p.weight[t]
			}
		}
		found = found[:0]
		for _, j := range touched {
			m := match{int(j), sum[j] / (p.norm[i] * p.norm[j])}
			sum[j] = 0
			at := &of[p.items[j].doc]
			if *at == 0 {
				found = append(found, m)
				*at = int32(len(found))
			} else if old := found[*at-1]; m.score > old.score || m.score == old.score && m.to < old.to {
				found[*at-1] = m
			}
		}
		touched = touched[:0]
		for _, m := range found {
			of[p.items[m.to].doc] = 0
		}
		if !all {
			for k := range found {
				found[k].score = p.cosine(i, found[k].to)
			}
		}
		best := topOf(found, maxMatches)
		slices.SortFunc(best, moreAlike)
		p.best[i] = slices.Clone(best)
	}
}

// moreAlike orders matches, the most alike first.
func moreAlike(x, y match) int {
	switch {
	case x.score > y.score:
		return -1
	case x.score < y.score:
		return 1
	}
	return x.to - y.to
}

// topOf moves the n most alike of ms to its front, in no order, and returns them.
func topOf(ms []match, n int) []match {
	if len(ms) <= n {
		return ms
	}
	for lo, hi := 0, len(ms)-1; lo < hi; {
		p := ms[lo+(hi-lo)/2]
		i, j := lo, hi
		for i <= j {
			for moreAlike(ms[i], p) < 0 {
				i++
			}
			for moreAlike(p, ms[j]) < 0 {
				j--
			}
			if i <= j {
				ms[i], ms[j] = ms[j], ms[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case n-1 <= j:
			hi = j
		case n-1 >= i:
			lo = i
		default:
			lo = hi
		}
	}
	return ms[:n]
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
	a, b := p.terms[i], p.terms[j]
	var sum float64
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			sum += p.weight[a[x]]
			x, y = x+1, y+1
		}
	}
	return sum
}

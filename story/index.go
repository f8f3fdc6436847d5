package story

import (
	"cmp"
	"slices"
)

// The bounds of a look-up: whatever the window holds, a report costs the same.
const (
	indexedTerms = 40   // of a report, the heaviest: stories are found by them
	askedTerms   = 80   // of a report, the heaviest: it looks stories up by them
	maxListed    = 256  // stories that a term finds, the latest to have it
	maxRead      = 3000 // entries of lists that a look-up reads, those of the heaviest terms first
	maxCompared  = 16   // stories that are compared with the report
)

// index finds stories by their terms.
type index struct {
	lists map[uint32][]int32 // term -> numbers of stories, the latest last
	sums  []float32          // by story less base: scratch
	found []int32
}

// put notes that a story has a report's terms, the heaviest of which come first.
// Stories that are closed leave a list when it is written.
func (x *index) put(story int32, heavy []term, closed func(int32) bool) {
	for _, t := range heavy[:min(len(heavy), indexedTerms)] {
		l, known := x.lists[t.id]
		if i := slices.Index(l, story); i >= 0 {
			l = slices.Delete(l, i, i+1)
		}
		for len(l) > 0 && (closed(l[0]) || len(l) >= maxListed) {
			l = slices.Delete(l, 0, 1)
		}
		if !known {
			l = make([]int32, 0, 1) // most terms find one story
		}
		x.lists[t.id] = append(l, story)
	}
}

// ask returns the numbers of the stories that share the most with a report,
// whose heaviest terms come first, the best first. Stories are numbered from
// base on.
func (x *index) ask(heavy []term, base int32, stories int) []int32 {
	for len(x.sums) < stories {
		x.sums = append(x.sums, 0)
	}
	x.found = x.found[:0]
	read := 0
	for _, t := range heavy[:min(len(heavy), askedTerms)] {
		w := t.w()
		read += len(x.lists[t.id])
		if read > maxRead {
			break
		}
		for _, s := range x.lists[t.id] {
			if s < base {
				continue
			}
			if x.sums[s-base] == 0 {
				x.found = append(x.found, s)
			}
			x.sums[s-base] += w * w
		}
	}
	best := x.top(base)
	for _, s := range x.found {
		x.sums[s-base] = 0
	}
	return best
}

// top picks the best of what was found, without sorting it all.
func (x *index) top(base int32) []int32 {
	var best [maxCompared]int32
	n := 0
	for _, s := range x.found {
		w := x.sums[s-base]
		if n == maxCompared && w <= x.sums[best[n-1]-base] {
			continue
		}
		at, _ := slices.BinarySearchFunc(best[:n], s, func(a, b int32) int {
			return cmp.Or(cmp.Compare(x.sums[b-base], x.sums[a-base]), cmp.Compare(a, b))
		})
		n = min(n+1, maxCompared)
		copy(best[at+1:n], best[at:])
		best[at] = s
	}
	return slices.Clone(best[:n])
}

// sweep drops what belongs to closed stories from the lists.
func (x *index) sweep(closed func(int32) bool) {
	for id, l := range x.lists {
		l = slices.DeleteFunc(l, closed)
		switch {
		case len(l) == 0:
			delete(x.lists, id)
		case cap(l) > 2*len(l):
			x.lists[id] = slices.Clone(l)
		default:
			x.lists[id] = l
		}
	}
}

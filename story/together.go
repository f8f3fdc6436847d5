package story

import (
	"slices"

	"readout"
)

// together is how like two of a handful of reports must be, directly or over
// others, to be about one event. It is lower than a stream's: a person chose
// these reports, and a note that calls one event two does more harm than a
// stray report.
const together = 0.07

// Together groups the documents that are about one event: the IDs of each
// group in the order of docs, the largest group first. One group means that
// all are about one event.
func Together(docs []*readout.Document) [][]string {
	p := NewPlacer()
	reports := make([]*report, len(docs))
	for i, d := range docs {
		reports[i] = p.read.read(d)
	}
	parent := make([]int, len(docs))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for j := range docs {
		for i := range j {
			if a, b := find(i), find(j); a != b && dot(reports[i].terms, reports[j].terms) >= together {
				parent[max(a, b)] = min(a, b)
			}
		}
	}
	at := map[int]int{}
	var out [][]string
	for i, d := range docs {
		root := find(i)
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], d.ID)
	}
	slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
	return out
}

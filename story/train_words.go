package story

import (
	"maps"
	"slices"
)

// minCount is in how many reports a word must be to be kept: no name of one
// story is.
const minCount = 10

// countWords counts in how many reports each word is, and in how many it is
// written with a capital more often than not.
func countWords(corpora []corpus) (words []string, counts []float32, names string, docs int) {
	in, capital := map[string]int{}, map[string]int{}
	for _, c := range corpora {
		for i, d := range c.docs {
			// The local reports of shootings are thinned: they are of one topic.
			if c.thin > 0 && i%c.thin != 0 {
				continue
			}
			docs++
			forms := map[string]int{}
			text := d.doc.Text
			scan(text[:min(len(text), maxText)], func(start, _ int, w []byte, upper, first bool) {
				if stop[hash(w)] || len(w) < 2 {
					return
				}
				if !digit(w[0]) {
					w = stem(w)
				}
				s := string(w)
				switch {
				case start < int(d.doc.Title.End) || upper && first:
					forms[s] += 0
				case upper:
					forms[s]++
				default:
					forms[s]--
				}
			})
			for s, n := range forms {
				in[s]++
				switch {
				case n > 0:
					capital[s]++
				case n < 0:
					capital[s]--
				}
			}
		}
	}
	var isName []byte
	for _, s := range slices.Sorted(maps.Keys(in)) {
		if in[s] < minCount {
			continue
		}
		words = append(words, s)
		counts = append(counts, float32(in[s]))
		b := byte(0)
		if capital[s] > 0 {
			b = 1
		}
		isName = append(isName, b)
	}
	return words, counts, string(isName), docs
}

package quantity

import (
	"strings"

	"readout"
)

// Toll returns the figure that a report as a whole gives for one outcome, and
// the row of a quantity that states it. A report repeats its own toll and
// mentions others in passing: the sums of its sentences vote, early ones more.
func Toll(d *readout.Document, a *readout.Analysis, c readout.Casualty) (value float64, row uint32, ok bool) {
	type sum struct {
		value, weight float64
		row           uint32
	}
	var sums []sum
	rank := 0.0 // of the sentences that give a figure
	for i := 1; i < len(a.Quantities); {
		sentence := a.Quantities[i].Sentence
		total, first, last, single := 0.0, 0, 0, true
		for ; i < len(a.Quantities) && a.Quantities[i].Sentence == sentence; i++ {
			q := &a.Quantities[i]
			if q.Casualty != c {
				continue
			}
			if first > 0 && part(d.Text, &a.Quantities[last], q) {
				continue
			}
			if first == 0 {
				first = i
			}
			last = i
			total += q.Value
			single = single && q.Value == 1
		}
		if first == 0 {
			continue
		}
		w := 1 / (2 + rank)
		if single && rank > 0 {
			w /= 3 // one of several victims, told on their own
		}
		rank++
		if total == 0 {
			w /= 8 // "no one else was hurt"
		}
		if q := &a.Quantities[first]; q.Bound == readout.About && q.High >= 2*q.Low {
			w /= 4 // "dozens", where a figure is given too
		}
		k := 0
		for k < len(sums) && sums[k].value != total {
			k++
		}
		if k == len(sums) {
			sums = append(sums, sum{value: total, row: uint32(first)})
		}
		sums[k].weight += w
	}
	best := 0.0
	for _, s := range sums {
		if s.weight > best {
			value, row, ok, best = s.value, s.row, true, s.weight
		}
	}
	return value, row, ok
}

// part says whether q is a part of p, which stands before it, or says p again.
func part(text string, p, q *readout.Quantity) bool {
	between := text[p.End:q.Start]
	for _, w := range [...]string{"including", "among", "—", "--", "–", " which ", ";", ":", "(", " when ", " after ", " where ", " while ", "total", "raising", "bringing"} {
		if strings.Contains(between, w) {
			return true
		}
	}
	after := text[q.End:]
	return strings.HasPrefix(after, " of them") || strings.HasPrefix(after, " of whom") || q.Value == p.Value && q.Value > 1
}

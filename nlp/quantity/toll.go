package quantity

import (
	"slices"
	"strings"

	"readout"
)

// Toll returns the figure that a report as a whole gives for one outcome, and
// the row of a quantity that states it. A report repeats its own toll and
// mentions others in passing: the sums of its sentences vote, early ones more.
// Those who were shot and are not among the dead count as wounded.
func Toll(d *readout.Document, a *readout.Analysis, c readout.Casualty) (value float64, row uint32, ok bool) {
	var v tally
	v.add(d, a, c, 0, 1)
	if c == readout.Wounded {
		dead, _, _ := Toll(d, a, readout.Killed)
		weight := 1.0
		if several(a, c) {
			weight = affectedWeight
		}
		v.add(d, a, readout.Affected, dead, weight)
	}
	return v.best()
}

// affectedWeight is what a sentence on those who were shot counts beside
// sentences that say who was wounded.
const affectedWeight = 0.3

// A tally gathers the sums of sentences and their weights.
type tally []sum

type sum struct {
	value, weight float64
	row           uint32
}

// add has the sentences vote that say what became of someone: for the sum of
// their figures, less is taken off.
func (v *tally) add(d *readout.Document, a *readout.Analysis, c readout.Casualty, less, weight float64) {
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
		if first == 0 || less > 0 && total <= less {
			continue
		}
		w := weight / (4 + rank)
		switch {
		case single && rank > 0:
			w /= 3 // one of several victims, told on their own
		case single && c != readout.Killed && several(a, c):
			w /= 2
		}
		if before := strings.TrimRight(d.Text[:a.Quantities[first].Start], " "); strings.HasSuffix(before, "All") || strings.HasSuffix(before, " all") {
			w *= 2 // "all four victims" are those that there are
		}
		rank++
		if total == 0 {
			w /= 8 // "no one else was hurt"
		}
		if q := &a.Quantities[first]; q.Bound == readout.About && q.High >= 2*q.Low {
			w /= 4 // "dozens", where a figure is given too
		}
		v.vote(total-less, w, uint32(first))
	}
}

// several reports whether a figure above one is given for c.
func several(a *readout.Analysis, c readout.Casualty) bool {
	return slices.ContainsFunc(a.Quantities, func(q readout.Quantity) bool { return q.Casualty == c && q.Value > 1 })
}

func (v *tally) vote(value, weight float64, row uint32) {
	for k := range *v {
		if (*v)[k].value == value {
			(*v)[k].weight += weight
			return
		}
	}
	*v = append(*v, sum{value, weight, row})
}

// best is the value with most weight, the first of those that have equally much.
func (v tally) best() (value float64, row uint32, ok bool) {
	most := 0.0
	for _, s := range v {
		if s.weight > most {
			value, row, ok, most = s.value, s.row, true, s.weight
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
	if q.Of.IsZero() && q.Value < p.Value && strings.Contains(between, ",") && !strings.Contains(between, " and ") {
		return true // "five wounded, one critically"
	}
	after := text[q.End:]
	return strings.HasPrefix(after, " of them") || strings.HasPrefix(after, " of whom") || q.Value == p.Value && q.Value > 1
}

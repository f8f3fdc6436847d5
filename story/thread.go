package story

import (
	"slices"

	"readout"
)

// thread is a story that takes reports.
type thread struct {
	id      string
	members []*report // the first and the latest
	docs    []string  // every report of it, for merges and splits
	normSq  float32   // square of the length of the sum of members
	n       int       // reports
	dated   bool
	first   int64 // unix seconds
	last    int64
	seen    int64          // the clock when the last report came
	queued  int            // places in the Placer's queue
	bridges map[int32]int8 // how many reports fitted another story as well
}

const maxMembers = 8 // of a story that new reports are compared with

func (o *thread) add(d *readout.Document, r *report, at int64, dated bool) {
	o.n++
	o.docs = append(o.docs, d.ID)
	if len(o.members) == maxMembers {
		// The first report says what the story was about when it began; of the
		// others the latest say what it is about now.
		gone := o.members[1]
		o.members = slices.Delete(o.members, 1, 2)
		o.normSq--
		for _, m := range o.members {
			o.normSq -= 2 * dot(m.terms, gone.terms)
		}
	}
	o.normSq++
	for _, m := range o.members {
		o.normSq += 2 * dot(m.terms, r.terms)
	}
	o.members = append(o.members, r)
	if !dated {
		return
	}
	if !o.dated {
		o.first, o.last, o.dated = at, at, true
	}
	o.first, o.last = min(o.first, at), max(o.last, at)
}

// days is how many days lie between a moment and the story; 0 inside it.
func (o *thread) days(at int64) float32 {
	switch {
	case at > o.last:
		return float32(at-o.last) / secondsOfDay
	case at < o.first:
		return float32(o.first-at) / secondsOfDay
	}
	return 0
}

const secondsOfDay = 24 * 60 * 60

// dot is the product of two vectors that are sorted by id.
func dot(a, b []term) float32 {
	var sum uint64 // of whole numbers: the order of the terms does not matter
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += uint64(a[i].weight) * uint64(b[j].weight)
			i++
			j++
		}
	}
	return float32(float64(sum) * weightUnit * weightUnit)
}

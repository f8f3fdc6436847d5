package story

import (
	"slices"

	"readout"
)

// thread is a story that takes reports.
type thread struct {
	id      string
	members []*report // the first and the latest
	docs    []told    // every report of it, for merges and splits
	normSq  float32   // square of the length of the sum of members
	n       int       // reports
	dated   bool
	first   int64 // unix seconds
	last    int64
	seen    int64          // the clock when the last report came
	queued  int            // places in the Placer's queue
	bridges map[int32]int8 // how many reports fitted another story as well
	whole   bool           // it was merged: no rule takes it apart again
	apart   []int32        // stories that it was split from: no rule joins them again
}

// told is one report of a story.
type told struct {
	id   string
	near int32 // which of the reports before it is nearest; itself when it is the first
}

const maxMembers = 8 // of a story that new reports are compared with

// add takes a report in; near says which of its reports is nearest.
func (o *thread) add(d *readout.Document, r *report, near int32) {
	o.n++
	r.doc = int32(len(o.docs))
	if r.doc == 0 {
		near = 0
	}
	o.docs = append(o.docs, told{d.ID, near})
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
	o.keep(r)
	if r.dated {
		o.date(r.at, r.at)
	}
}

// keep puts r with the members.
func (o *thread) keep(r *report) {
	o.normSq++
	for _, m := range o.members {
		o.normSq += 2 * dot(m.terms, r.terms)
	}
	o.members = append(o.members, r)
}

// date stretches the time of the story.
func (o *thread) date(first, last int64) {
	if !o.dated {
		o.first, o.last, o.dated = first, last, true
	}
	o.first, o.last = min(o.first, first), max(o.last, last)
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

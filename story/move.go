package story

import (
	"fmt"
	"slices"

	"readout"
)

// The rule of merging: so many reports that fit two stories, each with such a
// score, show that the two are one.
const (
	mergeReports = 2
	mergeScore   = 1.5
)

// Moves returns the placements of earlier reports that were made since the last
// call, each with its reason, and forgets them.
func (p *Placer) Moves() []readout.Placement {
	out := p.moves
	p.moves = nil
	return out
}

// bridge notes the stories that d fits besides the one it is placed in, and
// merges what enough reports have bridged: the younger into the older.
func (p *Placer) bridge(n int32, d *readout.Document, cs []candidate) {
	for _, c := range cs {
		if c.story == n || c.score < mergeScore {
			continue
		}
		older, younger := min(n, c.story), max(n, c.story)
		o := p.story(older)
		if o.bridges == nil {
			o.bridges = map[int32]int8{}
		}
		if o.bridges[younger]++; o.bridges[younger] >= mergeReports {
			p.merge(older, younger, fmt.Sprintf("%d reports fit both stories, the last is %s", mergeReports, d.ID))
			return
		}
	}
}

// Merge puts the reports of story other into story id, as a person says so.
// The reason is kept with every report that moves.
func (p *Placer) Merge(id, other, reason string) error {
	a, ok1 := p.byName[id]
	b, ok2 := p.byName[other]
	if !ok1 || !ok2 || a == b {
		return fmt.Errorf("story: %q and %q are not two open stories", id, other)
	}
	p.merge(a, b, reason)
	return nil
}

func (p *Placer) merge(to, from int32, reason string) {
	a, b := p.story(to), p.story(from)
	for _, id := range b.docs {
		p.moves = append(p.moves, readout.Placement{Doc: id, Story: a.id, Score: 1, Reason: reason})
	}
	a.absorb(b)
	a.queued++ // in place of the queue entries that b leaves
	p.queue = append(p.queue, to)
	for _, m := range b.members {
		p.index.put(to, m, func(n int32) bool { return n == from || p.closed(n) })
	}
	delete(p.byName, b.id)
	p.stories[from-p.base] = nil
}

// absorb takes the reports of b.
func (o *thread) absorb(b *thread) {
	o.docs = append(o.docs, b.docs...)
	o.n += b.n
	keep := slices.Concat(o.members, b.members)
	if drop := len(keep) - maxMembers; drop > 0 {
		keep = slices.Delete(keep, 1, 1+drop)
	}
	o.members, o.normSq = nil, 0
	for _, m := range keep {
		o.normSq++
		for _, x := range o.members {
			o.normSq += 2 * dot(x.terms, m.terms)
		}
		o.members = append(o.members, m)
	}
	if b.dated {
		if !o.dated {
			o.first, o.last, o.dated = b.first, b.last, true
		}
		o.first, o.last = min(o.first, b.first), max(o.last, b.last)
	}
	o.seen = max(o.seen, b.seen)
}

// Resume tells the Placer of a report that was placed before, in the story that
// the caller names, and returns that name. Reports are resumed in the order in
// which they were placed.
func (p *Placer) Resume(d *readout.Document, name string) string {
	r := p.read.read(d)
	at, dated := p.date(d)
	n, known := p.byName[name]
	if !known {
		n = p.start(name)
	}
	p.candidates(r, at, dated) // for r.back
	p.join(n, d, r, at, dated)
	return name
}

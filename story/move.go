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
	mergeScore   = 3
)

// Moves returns the placements of earlier reports that were made since the last
// call, each with its reason, and forgets them.
func (p *Placer) Moves() []readout.Placement {
	out := p.moves
	p.moves = nil
	return out
}

// bridge notes the stories that d fits besides the one it is placed in, and
// merges what enough reports have bridged: the smaller into the larger, the
// younger into the older of equals.
func (p *Placer) bridge(n int32, d *readout.Document, cs []candidate) bool {
	for _, c := range cs {
		if c.story == n || c.score < mergeScore || slices.Contains(p.story(n).apart, c.story) {
			continue
		}
		older, younger := min(n, c.story), max(n, c.story)
		o := p.story(older)
		if o.bridges == nil {
			o.bridges = map[int32]int8{}
		}
		if o.bridges[younger]++; o.bridges[younger] >= mergeReports {
			to, from := older, younger
			if p.story(from).n > p.story(to).n {
				to, from = from, to
			}
			p.merge(to, from, fmt.Sprintf("%d reports fit both stories, the last is %s", mergeReports, d.ID))
			return true
		}
	}
	return false
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
	for _, d := range b.docs {
		p.moves = append(p.moves, readout.Placement{Doc: d.id, Story: a.id, Score: 1, Reason: reason})
	}
	a.absorb(b)
	a.queued++ // in place of the queue entries that b leaves
	p.queue = append(p.queue, to)
	for _, m := range b.members {
		heavy := slices.Clone(m.terms)
		strongest(heavy)
		p.index.put(to, heavy, func(n int32) bool { return n == from || p.closed(n) })
	}
	delete(p.byName, b.id)
	p.stories[from-p.base] = nil
}

// absorb takes the reports of b.
func (o *thread) absorb(b *thread) {
	shift := int32(len(o.docs))
	for _, d := range b.docs {
		o.docs = append(o.docs, told{d.id, d.near + shift})
	}
	for _, m := range b.members {
		m.doc += shift
	}
	o.n += b.n
	keep := slices.Concat(o.members, b.members)
	if drop := len(keep) - maxMembers; drop > 0 {
		keep = slices.Delete(keep, 1, 1+drop)
	}
	o.members, o.normSq = nil, 0
	for _, m := range keep {
		o.keep(m)
	}
	if b.dated {
		o.date(b.first, b.last)
	}
	o.seen = max(o.seen, b.seen)
	o.whole = true
}

// Resume tells the Placer of a report that was placed before, in the story that
// the caller names, and returns that name. Reports are resumed in the order in
// which they were placed.
func (p *Placer) Resume(d *readout.Document, name string) string {
	r := p.readAt(d)
	n, known := p.byName[name]
	if !known {
		n = p.start(name)
	}
	near := int32(0)
	for _, c := range p.candidates(r) { // for r.back, too
		if c.story == n {
			near = c.near
		}
	}
	p.join(n, d, r, near)
	return name
}

package story

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// The rule of splitting: two groups of two reports or more, which are far more
// alike within than between. In the corpora, seven of nine stories that it
// parted told two events, and those of one event had a ratio of 1.46 at most.
const (
	splitBelow   = 0.5 // mean likeness to its story with which a report has it looked into
	splitBetween = 0.3 // likeness of the two that are most alike across the groups
	splitRatio   = 1.6 // how much more alike reports of one group are, in the mean
)

// part splits a story that falls apart now that d is in it. The smaller group
// becomes a story of its own; of equals, the one that has not the first report.
func (p *Placer) part(n int32, d *readout.Document, r *report) {
	o := p.story(n)
	if o.whole || len(o.members) < 4 {
		return
	}
	other, between := o.groups()
	if other == nil || between > splitBetween {
		return
	}
	in, across := o.means(other)
	if in < splitRatio*across || !p.strangers(o, other) {
		return
	}
	mine := false
	for i, m := range o.members {
		mine = mine || m == r && other[i]
	}
	reason := fmt.Sprintf("%s falls apart into two groups of reports: likeness %.2f within, %.2f between", o.id, in, across)
	if tells := p.own(o, d, r, other, mine); len(tells) > 0 {
		reason += "; only that of " + d.ID + " tells of " + strings.Join(tells, ", ")
	}
	leaves := o.spread(other)
	if 2*count(leaves) > len(leaves) {
		for i := range leaves {
			leaves[i] = !leaves[i]
		}
	}
	p.split(n, leaves, reason)
}

// groups parts the members where the chain of their greatest likenesses is
// weakest and leaves two on either side. It says which are not with the first,
// nil when there is no such place, and how like the groups are at their nearest.
func (o *thread) groups() (other []bool, between float32) {
	n := len(o.members)
	link, to := make([]float32, n), make([]int, n) // of the best tie to those in the tree
	in := make([]bool, n)
	in[0] = true
	order := []int{0}
	for i := 1; i < n; i++ {
		link[i] = dot(o.members[0].terms, o.members[i].terms)
	}
	for len(order) < n {
		best := -1
		for i := range n {
			if !in[i] && (best < 0 || link[i] > link[best]) {
				best = i
			}
		}
		in[best] = true
		order = append(order, best)
		for i := range n {
			if !in[i] {
				if w := dot(o.members[best].terms, o.members[i].terms); w > link[i] {
					link[i], to[i] = w, best
				}
			}
		}
	}
	size := make([]int, n) // of what hangs on a report
	for _, i := range slices.Backward(order) {
		size[i]++
		if i > 0 {
			size[to[i]] += size[i]
		}
	}
	weakest := -1
	for _, i := range order[1:] {
		if size[i] > 1 && size[i] < n-1 && (weakest < 0 || link[i] < link[weakest]) {
			weakest = i
		}
	}
	if weakest < 0 {
		return nil, 0
	}
	other = make([]bool, n)
	for _, i := range order[1:] { // parents come first
		other[i] = i == weakest || other[to[i]]
	}
	return other, link[weakest]
}

// means is the mean likeness of two members of one group, and of two groups.
func (o *thread) means(other []bool) (in, across float32) {
	var ins, crosses float32
	for i, a := range o.members {
		for j, b := range o.members[:i] {
			if x := dot(a.terms, b.terms); other[i] == other[j] {
				in += x
				ins++
			} else {
				across += x
				crosses++
			}
		}
	}
	return in / ins, across / crosses
}

// strangers asks the judge whether the members, in the mean, would rather start
// a story than join the group that is not their own.
func (p *Placer) strangers(o *thread, other []bool) bool {
	sum := float32(0)
	for i, r := range o.members {
		var groups [2]thread // its own without it, and the other
		for j, m := range o.members {
			if j != i {
				g := &groups[0]
				if other[i] != other[j] {
					g = &groups[1]
				}
				g.n++
				g.keep(m)
				if m.dated {
					g.date(m.at, m.at)
				}
			}
		}
		var cs [2]candidate
		back := r.back
		p.match.prepare(r)
		for k := range cs {
			p.match.compare(&cs[k], &groups[k])
		}
		p.match.contrast(cs[:])
		r.back = back
		sum += max(min(p.model.judge.score(&cs[1].f), 2), -2)
	}
	return sum < 0
}

// spread says for every report of the story, kept or not, whether it goes with
// the other members: reports go with those that they are nearest to.
func (o *thread) spread(other []bool) []bool {
	const known, leaves = 1, 2
	side := make([]int8, len(o.docs))
	for i, m := range o.members {
		side[m.doc] = known
		if other[i] {
			side[m.doc] = leaves
		}
	}
	for i, d := range slices.Backward(o.docs) {
		if side[d.near] == 0 {
			side[d.near] = side[i]
		}
	}
	out := make([]bool, len(o.docs))
	for i, d := range o.docs {
		if side[i] == 0 {
			side[i] = side[d.near]
		}
		out[i] = side[i] == leaves
	}
	return out
}

// own names what d has in common with its group and not with the other one.
func (p *Placer) own(o *thread, d *readout.Document, r *report, other []bool, mine bool) []string {
	var ties []tie
	for _, t := range r.terms {
		with, without := 0, 0
		for i, m := range o.members {
			if _, has := slices.BinarySearchFunc(m.terms, t.id, func(a term, id uint32) int { return int(a.id) - int(id) }); !has {
				continue
			}
			if other[i] == mine {
				with++
			} else {
				without++
			}
		}
		if with > 1 && without == 0 {
			ties = p.tie(ties, t, t.w()*float32(with))
		}
	}
	return phrases(d, ties, maxNew)
}

// Split puts some reports of a story into one of their own, as a person says
// so, and returns its name. The reason is kept with every report that moves.
func (p *Placer) Split(id string, docs []string, reason string) (string, error) {
	n, ok := p.byName[id]
	if !ok {
		return "", fmt.Errorf("story: %q is no open story", id)
	}
	o := p.story(n)
	leaves := make([]bool, len(o.docs))
	for i, d := range o.docs {
		leaves[i] = slices.Contains(docs, d.id)
	}
	if k := count(leaves); k == 0 || k == len(leaves) {
		return "", fmt.Errorf("story: of the %d reports of %q, %d are to leave", len(leaves), id, k)
	}
	m := p.split(n, leaves, reason)
	return p.story(m).id, nil
}

// split moves the reports of a story that leave it into a new one.
func (p *Placer) split(n int32, leaves []bool, reason string) int32 {
	o, to := p.story(n), p.start("")
	b := p.story(to)
	a := &thread{id: o.id, seen: o.seen, queued: o.queued, apart: append(o.apart, to), whole: o.whole}
	b.seen, b.queued, b.apart = o.seen, 1, append(slices.Clone(o.apart), n)
	at := make([]int32, len(o.docs)) // number of a report on its side
	for i, d := range o.docs {
		side := a
		if leaves[i] {
			side = b
			p.moves = append(p.moves, readout.Placement{Doc: d.id, Story: b.id, Score: 1, Reason: reason})
		}
		at[i] = int32(len(side.docs))
		near := at[i]
		if leaves[d.near] == leaves[i] {
			near = at[d.near]
		}
		side.docs = append(side.docs, told{d.id, near})
		side.n++
	}
	for _, m := range o.members {
		side, left := a, leaves[m.doc]
		if left {
			side = b
		}
		m.doc = at[m.doc]
		side.keep(m)
		if m.dated {
			side.date(m.at, m.at)
		}
		if left {
			heavy := slices.Clone(m.terms)
			strongest(heavy)
			p.index.put(to, heavy, p.closed)
		}
	}
	p.stories[n-p.base] = a
	p.queue = append(p.queue, to)
	return to
}

func count(leaves []bool) int {
	n := 0
	for _, x := range leaves {
		if x {
			n++
		}
	}
	return n
}

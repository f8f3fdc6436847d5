package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
)

// maxWhy is how many terms are named as the reason of a placement.
const maxWhy = 6

// why names what ties a report to the story: the terms that weigh most in both,
// as the report writes them, names that stand together as one; and the time
// between them. The reader still holds the report's entries.
func (p *Placer) why(d *readout.Document, r *report, c *candidate, at int64, dated bool) []string {
	type shared struct {
		weight     float32
		kind       kind
		start, end uint32
	}
	place := make(map[uint32]*entry, len(p.read.entries))
	for i := range p.read.entries {
		place[p.read.entries[i].id] = &p.read.entries[i]
	}
	var ties []shared
	for i, t := range r.terms {
		if e := place[t.id]; c.sums[i] > 0 && e != nil {
			ties = append(ties, shared{t.w() * c.sums[i], t.kind, e.start, e.end})
		}
	}
	slices.SortFunc(ties, func(a, b shared) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.start, b.start))
	})
	ties = ties[:min(len(ties), 2*maxWhy)]
	// Names that follow each other in the text are one.
	slices.SortFunc(ties, func(a, b shared) int { return cmp.Compare(a.start, b.start) })
	joined := ties[:0]
	for _, t := range ties {
		if k := len(joined) - 1; k >= 0 && t.kind == name && joined[k].kind == name && t.start == joined[k].end+1 && d.Text[joined[k].end] == ' ' {
			joined[k].end = t.end
			joined[k].weight += t.weight
		} else if k < 0 || t.start >= joined[k].end {
			joined = append(joined, t)
		}
	}
	slices.SortStableFunc(joined, func(a, b shared) int { return cmp.Compare(b.weight, a.weight) })
	var out []string
	for _, t := range joined[:min(len(joined), maxWhy)] {
		out = append(out, strings.Join(strings.Fields(d.Text[t.start:t.end]), " "))
	}
	if o := p.story(c.story); dated && o.dated {
		out = append(out, apart(o.days(at)))
	}
	return out
}

// apart says how far a report is from the reports of its story.
func apart(days float32) string {
	switch {
	case days < 1:
		return "same day"
	case days < 2:
		return "1 day apart"
	}
	return fmt.Sprintf("%d days apart", int(days))
}

// newReason says why a report starts a story: which was the nearest, and what
// speaks against it.
func (p *Placer) newReason(r *report, cs []candidate) string {
	if len(r.terms) == 0 {
		return "it has no words to go by"
	}
	if len(cs) == 0 {
		return "no open story shares a word of weight"
	}
	near := 0
	for i := range cs {
		if cs[i].score > cs[near].score {
			near = i
		}
	}
	f := &cs[near].f
	var against []string
	for _, x := range []struct {
		is   bool
		what string
	}{
		{f[fNameNone] == 1, "no name in common"},
		{f[fNameNone] == 0 && f[fNameIn] < 0.4, "most names of its lead are others"},
		{f[fFigureNone] == 1, "no figure in common"},
		{f[fDateNone] == 1, "other days"},
		{f[fYearNone] == 1, "other years"},
		{f[fDays] > log(8), "long after"},
	} {
		if x.is {
			against = append(against, x.what)
		}
	}
	out := fmt.Sprintf("nearest is %s, likeness %.2f", p.story(cs[near].story).id, f[fMax])
	if len(against) > 0 {
		out += ": " + strings.Join(against, ", ")
	}
	return out
}

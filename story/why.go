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

// maxNew is how many terms are named as what a report adds to its story.
const maxNew = 4

// why names what ties a report to the story: the terms that weigh most in both,
// as the report writes them; the time between them; and, when a day or more has
// passed, what the report tells first. The reader still holds its entries.
func (p *Placer) why(d *readout.Document, r *report, c *candidate) []string {
	ties := p.ties[:0]
	for i, t := range r.terms {
		if c.sums[i] > 0 {
			ties = p.tie(ties, t, t.w()*c.sums[i])
		}
	}
	out := phrases(d, ties, maxWhy)
	p.ties = ties
	o := p.story(c.story)
	if !r.dated || !o.dated {
		return out
	}
	days := o.days(r.at)
	out = append(out, apart(days))
	if days >= 1 && r.at > o.last {
		ties = p.ties[:0]
		for i, t := range r.terms {
			if c.sums[i] == 0 && t.spot&inLead != 0 && t.kind != date && t.kind != year {
				ties = p.tie(ties, t, t.w())
			}
		}
		if added := phrases(d, ties, maxNew); len(added) > 0 {
			out = append(out, "new: "+strings.Join(added, ", "))
		}
		p.ties = ties
	}
	return out
}

// A tie is a term of the last report at the first place where it stands.
type tie struct {
	weight     float32
	kind       kind
	start, end uint32
}

func (p *Placer) tie(ties []tie, t term, weight float32) []tie {
	if e := p.read.written(t.id); e != nil {
		ties = append(ties, tie{weight, t.kind, e.start, e.end})
	}
	return ties
}

// phrases are the heaviest of the ties as d writes them; names that follow each
// other there are one.
func phrases(d *readout.Document, ties []tie, n int) []string {
	slices.SortFunc(ties, func(a, b tie) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.start, b.start))
	})
	ties = ties[:min(len(ties), 2*n)]
	slices.SortFunc(ties, func(a, b tie) int { return cmp.Compare(a.start, b.start) })
	joined := ties[:0]
	for _, t := range ties {
		if k := len(joined) - 1; k >= 0 && t.kind == name && joined[k].kind == name && t.start == joined[k].end+1 && d.Text[joined[k].end] == ' ' {
			joined[k].end = t.end
			joined[k].weight += t.weight
		} else if k < 0 || t.start >= joined[k].end {
			joined = append(joined, t)
		}
	}
	slices.SortStableFunc(joined, func(a, b tie) int { return cmp.Compare(b.weight, a.weight) })
	var out []string
	for _, t := range joined[:min(len(joined), n)] {
		out = append(out, strings.Join(strings.Fields(d.Text[t.start:t.end]), " "))
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

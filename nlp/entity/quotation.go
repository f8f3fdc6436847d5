package entity

import (
	"cmp"
	"slices"

	"readout"
)

// A quoted is a stretch of direct speech and the statement that it is from.
type quoted struct {
	readout.Span
	row uint32
}

// findQuotes lists what is said, and who says it.
func (r *resolver) findQuotes() {
	r.statementsOf = map[uint32][]uint32{}
	for i := 2; i < len(r.a.Statements); i++ {
		st := r.a.Statements[i]
		if st.Speaker != 0 {
			r.statementsOf[st.Speaker] = append(r.statementsOf[st.Speaker], uint32(i))
		}
		for _, c := range r.a.Spans[st.Content.First:st.Content.End] {
			r.contents = append(r.contents, c)
			if st.Kind == readout.Direct {
				r.quotes = append(r.quotes, quoted{c, uint32(i)})
			}
		}
	}
	// What is said inside what is said stays with the outer speaker.
	slices.SortStableFunc(r.quotes, func(x, y quoted) int { return bySpan(x.Span, y.Span) })
	var last uint32
	r.quotes = slices.DeleteFunc(r.quotes, func(q quoted) bool {
		inside := q.Start < last
		last = max(last, q.End)
		return inside
	})
	slices.SortStableFunc(r.contents, bySpan)
	last = 0
	r.contents = slices.DeleteFunc(r.contents, func(c readout.Span) bool {
		inside := c.End <= last
		last = max(last, c.End)
		return inside
	})
}

// told reports whether the byte at stands in what someone says.
func (r *resolver) told(at uint32) bool {
	i, found := slices.BinarySearchFunc(r.contents, at, func(c readout.Span, at uint32) int { return cmp.Compare(c.Start, at) })
	return found || i > 0 && r.contents[i-1].End > at
}

// quotedBy is the statement whose direct quotation the words at s stand in, 0
// for none.
func (r *resolver) quotedBy(s readout.Span) uint32 {
	i, found := slices.BinarySearchFunc(r.quotes, s.Start, func(q quoted, at uint32) int { return cmp.Compare(q.Start, at) })
	if !found {
		i--
	}
	if i < 0 || !r.quotes[i].Contains(s) {
		return 0
	}
	return r.quotes[i].row
}

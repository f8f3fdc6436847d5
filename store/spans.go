package store

import (
	"sort"

	"readout"
)

// How a span is told.
const (
	spanOfTokens = iota // it starts with a token and ends with one
	spanNone
	spanOther
)

// startOf is the row of the token that starts at a byte, and endOf of the one
// that ends there; 0 when there is none.
func (p *packing) startOf(at uint32) int {
	t := p.a.Tokens
	i := sort.Search(len(t), func(i int) bool { return t[i].Start >= at })
	if i < len(t) && t[i].Start == at && i > 0 {
		return i
	}
	return 0
}

func (p *packing) endOf(at uint32) int {
	t := p.a.Tokens
	i := sort.Search(len(t), func(i int) bool { return t[i].End >= at })
	if i < len(t) && t[i].End == at && i > 0 {
		return i
	}
	return 0
}

// span codes a span by walking over the tokens from a row on: does it start
// here, does it end here. It returns the rows of its first and last token.
func (p *packing) span(s *readout.Span, f field, from int, hint uint32) (first, last int) {
	if !p.reading {
		first, last = p.startOf(s.Start), p.endOf(s.End)
	}
	form := uint64(spanOther)
	switch {
	case *s == readout.Span{}:
		form = spanNone
	case first > 0 && first >= from && last >= first:
		form = spanOfTokens
	}
	switch form = p.num(form, f, hint, 0); form {
	case spanNone:
		*s = readout.Span{}
		return 0, 0
	case spanOfTokens:
	default:
		s.Start = uint32(p.num(uint64(s.Start), fSpanByte, uint32(f), 0))
		s.End = uint32(int64(s.Start) + p.signed(int64(s.End)-int64(s.Start), fSpanByte, uint32(f), 1))
		return 0, 0
	}
	t := p.a.Tokens
	at := max(from, 1)
	for ; ; at++ {
		if at >= len(t) {
			p.failed = true
			return 0, 0
		}
		k, before := &p.known[at], &p.known[at-1]
		near := uint32(min(at-from, 2))
		c := contexts{
			mix(k.role, before.tag, uint32(f)<<8|near<<4|1),
			mix(k.form, before.form, uint32(f)<<8|near<<4|2),
			mix(k.end, hint, uint32(f)<<8|near<<4|before.tag<<16|3),
		}
		if p.step(at == first, f, &c) {
			break
		}
	}
	first = at
	open := uint32(0) // heads outside
	for ; ; at++ {
		if at >= len(t) {
			p.failed = true
			return 0, 0
		}
		k := &p.known[at]
		var next tokenContexts
		inside := uint32(0)
		if at+1 < len(t) {
			next = p.known[at+1]
			if h := int(t[at+1].Head); h >= first && h <= at {
				inside = 1
			}
		}
		if h := int(t[at].Head); h > at {
			open = uint32(min(h-at, 3))
		} else if open > 0 {
			open--
		}
		size := uint32(min(at-first, 6))
		c := contexts{
			mix(k.tag, next.role, uint32(f)<<8|inside<<4|open<<5|8),
			mix(k.form, next.form, uint32(f)<<8|9),
			mix(hint, next.tag, uint32(f)<<16|inside<<12|open<<8|size<<4|10),
		}
		if p.step(at == last, f, &c) {
			break
		}
	}
	*s = readout.Span{Start: t[first].Start, End: t[at].End}
	return first, at
}

// step codes whether a walk ends.
func (p *packing) step(here bool, f field, c *contexts) bool {
	x := uint32(0)
	if here {
		x = 1
	}
	l := c.lines(99)
	return p.bit(x, f, &l, 0) != 0
}

// beside codes a span near another one: by tokens from its ends.
func (p *packing) beside(s *readout.Span, f field, near readout.Span) {
	form := uint64(spanOther)
	i, j := 0, 0
	a, b := p.startOf(near.Start), p.endOf(near.End)
	if !p.reading {
		i, j = p.startOf(s.Start), p.endOf(s.End)
	}
	switch {
	case *s == readout.Span{}:
		form = spanNone
	case a > 0 && b > 0 && i > 0 && j > 0:
		form = spanOfTokens
	}
	var k1, k2, k3 uint32
	if a > 0 && b > 0 {
		k1, k2 = p.known[a].tag, p.known[b].tag
		k3 = p.known[a-1].role
	}
	switch form = p.num(form, f, mix(k1, k2, 1), k2); form {
	case spanNone:
		*s = readout.Span{}
	case spanOfTokens:
		i = a + int(p.signed(int64(i-a), f, mix(k1, k3, 2), mix(k3, uint32(f), 2)))
		j = b + int(p.signed(int64(j-b), f, mix(k2, uint32(i-a), 3), mix(uint32(i-a), p.known[min(b+1, len(p.known)-1)].role, 3)))
		if i < 1 || j < 1 || i >= len(p.a.Tokens) || j >= len(p.a.Tokens) {
			p.failed = true
			return
		}
		*s = readout.Span{Start: p.a.Tokens[i].Start, End: p.a.Tokens[j].End}
	default:
		s.Start = uint32(int64(near.Start) + p.signed(int64(s.Start)-int64(near.Start), fSpanByte, uint32(f), 2))
		s.End = uint32(int64(near.End) + p.signed(int64(s.End)-int64(near.End), fSpanByte, uint32(f), 3))
	}
}

// row codes the row of another table, told from the one expected.
func (p *packing) row(x *uint32, f field, expected int, a, b uint32) {
	code := uint64(0)
	if *x != 0 {
		code = 1 + zigzag(int64(*x)-int64(expected))
	}
	if code = p.num(code, f, a, b); code == 0 {
		*x = 0
	} else {
		*x = uint32(int64(expected) + unzigzag(code-1))
	}
}

// firstAt is the first row at or behind a byte.
func firstAt[T any](t []T, at uint32, start func(*T) uint32) int {
	return sort.Search(len(t), func(i int) bool { return i > 0 && start(&t[i]) >= at })
}

// recent keeps what was named last in front.
type recent []uint32

// code codes a number by how long ago it was named; one more than all before is new.
func (r *recent) code(p *packing, x *uint32, most *uint32, f field, expected uint32, a, b uint32) {
	list := *r
	code := uint64(1)
	switch {
	case *x == *most+1:
	case *x == expected:
		code = 0
	default:
		code = 2 + uint64(len(list)) + uint64(*x)
		for i := len(list) - 1; i >= 0; i-- {
			if list[i] == *x {
				code = 2 + uint64(len(list)-1-i)
				break
			}
		}
	}
	code = p.num(code, f, a, b)
	at := -1
	switch {
	case code == 1:
		*most++
		*x = *most
	case code == 0:
		*x = expected
	case code-2 < uint64(len(list)):
		at = len(list) - 1 - int(code-2)
		*x = list[at]
	default:
		*x = uint32(code - 2 - uint64(len(list)))
		*most = max(*most, *x)
	}
	if at < 0 {
		for i := len(list) - 1; i >= 0; i-- {
			if list[i] == *x {
				at = i
				break
			}
		}
	}
	if at >= 0 {
		list = append(list[:at], list[at+1:]...)
	}
	*r = append(list, *x)
}

package compare

import (
	"slices"

	"readout"
)

// parallel is how alike two sentences must be for a word in one to be set
// against the word in its place in the other.
const parallel = 0.2

// swap is one place where two sentences that run in parallel differ.
type swap struct {
	i, j       int    // assertions
	a, b       uint32 // first tokens of what differs
	aEnd, bEnd uint32 // after the last
	support    int    // content words that stand on both sides in both
}

// swaps aligns sentences of different reports that tell one thing word for
// word, and finds where one has other words than the other between words that
// both have.
func (s *comparison) swaps() []swap {
	var out []swap
	var best []int32 // see swapsOf
	seen := map[[2]int]bool{}
	for i := range s.sentences.items {
		for k, m := range s.sentences.best[i] {
			if k >= partners || m.score < parallel {
				break
			}
			x, y := min(i, m.to), max(i, m.to)
			if seen[[2]int{x, y}] {
				continue
			}
			seen[[2]int{x, y}] = true
			out = append(out, s.swapsOf(x, y, &best)...)
		}
	}
	return out
}

// partners is how many sentences, the most alike first, one sentence is
// aligned with; longest is the length in tokens up to which one is aligned.
const (
	partners = 3
	longest  = 140
)

// swapsOf aligns two sentences by their longest common sequence of words; table
// is room that it uses.
func (s *comparison) swapsOf(i, j int, table *[]int32) []swap {
	x, y := &s.sentences.items[i], &s.sentences.items[j]
	rx, ry := s.as[x.doc].Sentences[x.sentence].Tokens, s.as[y.doc].Sentences[y.sentence].Tokens
	n, m := rx.Len(), ry.Len()
	if n > longest || m > longest {
		return nil
	}
	xs, ys := s.keys(x.doc, rx), s.keys(y.doc, ry)
	// best[a*wide+b] is the weight of the best alignment of what follows a and b
	wide := m + 1
	*table = slices.Grow((*table)[:0], (n+1)*wide)[:(n+1)*wide]
	best := *table
	clear(best[n*wide:])
	for a := n - 1; a >= 0; a-- {
		row, below := best[a*wide:(a+1)*wide], best[(a+1)*wide:]
		row[m] = 0
		for b := m - 1; b >= 0; b-- {
			row[b] = max(below[b], row[b+1])
			if xs[a].key == ys[b].key {
				row[b] = max(row[b], below[b+1]+xs[a].weight)
			}
		}
	}
	type pair struct{ a, b int }
	on := []pair{{-1, -1}}
	for a, b := 0, 0; a < n && b < m; {
		switch {
		case xs[a].key == ys[b].key && best[a*wide+b] == best[(a+1)*wide+b+1]+xs[a].weight:
			on = append(on, pair{a, b})
			a, b = a+1, b+1
		case best[(a+1)*wide+b] >= best[a*wide+b+1]:
			a++
		default:
			b++
		}
	}
	var out []swap
	for k := 1; k+1 < len(on); k++ {
		p, q := on[k], on[k+1]
		da, db := q.a-p.a-1, q.b-p.b-1
		if da < 1 || db < 1 || da > 5 || db > 5 {
			continue
		}
		left, right := 0, 0
		for t := k; t > 0 && k-t < 7 && p.a-on[t].a <= 8 && p.b-on[t].b <= 8; t-- {
			left += int(xs[on[t].a].weight / 4)
		}
		for t := k + 1; t < len(on) && t-k < 8 && on[t].a-q.a <= 8 && on[t].b-q.b <= 8; t++ {
			right += int(xs[on[t].a].weight / 4)
		}
		if left+right < 3 || left == 0 && right == 0 {
			continue
		}
		out = append(out, swap{i, j, rx.First + uint32(p.a+1), ry.First + uint32(p.b+1), rx.First + uint32(q.a), ry.First + uint32(q.b), left + right})
	}
	return out
}

// slot is a token as it is aligned: by its stem, weighed as a word of content
// or not.
type slot struct {
	key    string
	weight int32
}

func (s *comparison) keys(doc int, r readout.Rows) []slot {
	out := make([]slot, 0, r.Len())
	for t := r.First; t < r.End; t++ {
		w := s.word(doc, t)
		switch {
		case !isWord(w):
			out = append(out, slot{w, 0})
		case s.lexis.of(w).stop:
			out = append(out, slot{w, 1})
		default:
			out = append(out, slot{s.stem(doc, t), 4})
		}
	}
	return out
}

// contentOf are the words of content from token a to b.
func (s *comparison) contentOf(doc int, a, b uint32) []uint32 {
	var out []uint32
	for t := a; t < b; t++ {
		if w := s.word(doc, t); isWord(w) && !stopWord(w) {
			out = append(out, t)
		}
	}
	return slices.Clip(out)
}

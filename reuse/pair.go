package reuse

import (
	"cmp"
	"slices"

	"readout"

	"github.com/zeebo/xxh3"
)

// The bounds of the search for pairs.
const (
	// holders is how many documents one shingle may link: a phrase of more is
	// stock, or a wire text that fewer links already join.
	holders = 24
	// partners is how many documents one is compared with in full.
	partners = 40
	// common shingles that make a pair worth a comparison.
	common = 3
)

// pair is two documents, a before b, with what they share.
type pair struct {
	a, b    int
	matches []Match
	Copy    // what the matches amount to
}

// best returns the n matches of the most copied words, in the order of the text.
func (p pair) best(n int) []Match {
	ms := slices.DeleteFunc(slices.Clone(p.matches), func(m Match) bool { return m.Quotation })
	slices.SortStableFunc(ms, func(x, y Match) int { return cmp.Compare(y.Words, x.Words) })
	ms = ms[:min(n, len(ms))]
	slices.SortFunc(ms, func(x, y Match) int { return cmp.Compare(x.A.Start, y.A.Start) })
	return ms
}

// comparePairs finds the pairs that share text, over an index of the shingles
// of all documents, and compares those in full. Equal texts are compared with
// the first of them only.
func (s *scene) comparePairs() []pair {
	same := map[uint64]int{} // hash of the text -> first document
	index := map[uint64][]int32{}
	var out []pair
	for b, p := range s.docs {
		h := xxh3.HashString(p.doc.Text)
		if a, ok := same[h]; ok && s.docs[a].doc.Text == p.doc.Text {
			if ms := whole(s.docs[a], p); len(ms) > 0 {
				out = append(out, pair{a: a, b: b, matches: ms})
			}
			continue
		}
		same[h] = b
		counts := map[int32]int{}
		hs := p.shingles()
		for _, h := range hs {
			if h == 0 {
				continue
			}
			l := index[h]
			if n := len(l); n > 0 && l[n-1] == int32(b) {
				continue
			}
			for _, a := range l {
				counts[a]++
			}
			if len(l) < holders {
				index[h] = append(l, int32(b))
			}
		}
		cand := make([]int32, 0, len(counts))
		for a, n := range counts {
			if n >= common {
				cand = append(cand, a)
			}
		}
		slices.SortFunc(cand, func(x, y int32) int { return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x, y)) })
		near := 0
		for _, a := range cand[:min(len(cand), partners)] {
			ms := shared(s.docs[a], p)
			if len(ms) == 0 {
				continue
			}
			out = append(out, pair{a: int(a), b: b, matches: ms})
			// Among near copies a few comparisons prove as much as all.
			if copied(ms)*5 > min(s.docs[a].size, p.size)*4 {
				if near++; near == 3 {
					break
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y pair) int { return cmp.Or(cmp.Compare(x.b, y.b), cmp.Compare(x.a, y.a)) })
	for i := range out {
		out[i].Copy = compareMatches(s.docs[out[i].a], s.docs[out[i].b], out[i].matches)
	}
	return out
}

// whole is the match of two equal texts.
func whole(a, b *prepared) []Match {
	if len(a.words) == 0 {
		return nil
	}
	w := a.words
	return []Match{{A: spanOf(w), B: spanOf(b.words), Words: max(1, a.size), Own: max(1, a.size)}}
}

func spanOf(w []word) readout.Span {
	return readout.Span{Start: w[0].Start, End: w[len(w)-1].End}
}

// repeated is how many documents of one outlet must have a line, and no two of
// them the line after it in common, for it to be that outlet's furniture.
const repeated = 3

// markRepeated marks as furniture the lines that stand in three or more
// documents of one outlet whose texts are otherwise not copies: the follow-us
// lines and appeals that no rule knows.
func (s *scene) markRepeated() {
	type line struct {
		outlet string
		hash   uint64
	}
	type use struct{ doc, first, last int }
	seen := map[line][]use{}
	opens := make([]uint64, len(s.docs)) // the opening of the body tells copies apart
	for i, p := range s.docs {
		if s.outlet[i] == "" {
			continue
		}
		h := p.shingles()
		if len(h) > 0 {
			opens[i] = h[len(h)/3]
		}
		first := 0
		for k := 1; k <= len(p.words); k++ {
			if k < len(p.words) && p.words[k].before&gapSentence == 0 {
				continue
			}
			key := line{s.outlet[i], 0}
			for _, w := range p.words[first:k] {
				key.hash = (key.hash ^ w.hash) * 0x9E3779B97F4A7C15
			}
			seen[key] = append(seen[key], use{i, first, k})
			first = k
		}
	}
	for _, uses := range seen {
		if len(uses) < repeated {
			continue
		}
		texts := map[uint64]bool{}
		for _, u := range uses {
			texts[opens[u.doc]] = true
		}
		if len(texts) < repeated {
			continue
		}
		for _, u := range uses {
			for k := u.first; k < u.last; k++ {
				s.docs[u.doc].furnish(k)
			}
		}
	}
}

package reuse

import (
	"cmp"
	"slices"

	"readout"
)

// The measures of a match, in words. A seed finds a place where two texts
// agree; passages join over small edits; what stays under minMatch is chance.
const (
	seedLen  = 5
	maxGap   = 6  // words changed, dropped or added between two parts of one passage
	minMatch = 8  // words in agreement
	minPlain = 4  // of them in lower case: names and titles recur by themselves
	minFrame = 6  // words around a quotation that make it copied: more than a name and a verb
	maxSeeds = 16 // places tried for one seed
)

// Match is a passage that two texts share.
type Match struct {
	A, B  readout.Span
	Words int // in agreement
	// Own counts those of Words that stand outside quotation marks on either
	// side: two who report one speech share its words, not their own.
	Own int
	// Quotation says that the passage is a quotation with its attribution,
	// which two reporters can have written independently.
	Quotation bool
}

// Shared returns the passages that a and b share, in the order of a. It is
// symmetric: Shared(b, a) has the same matches with A and B exchanged.
func Shared(a, b *readout.Document) []Match {
	return shared(prepare(a), prepare(b))
}

// prepared is a text with its words: made once, compared often.
type prepared struct {
	table *Outlets
	doc   *readout.Document
	words []word
	size  int // words that are no furniture
	// made when first asked for; a word that turns out to be furniture undoes them
	eights, fours []uint64
	seeds         map[uint64][]int32
	plain         map[uint64]bool
}

// shingles are those of the words.
func (p *prepared) shingles() []uint64 {
	if p.eights == nil {
		p.eights = shingles(p.words)
	}
	return p.eights
}

// shares are the runs that share counts in.
func (p *prepared) shares() []uint64 {
	if p.fours == nil {
		p.fours = runs(p.words, shareLen)
	}
	return p.fours
}

// seedsAt are the places of each shingle, the first few.
func (p *prepared) seedsAt() map[uint64][]int32 {
	if p.seeds == nil {
		hs := p.shingles()
		p.seeds = make(map[uint64][]int32, len(hs))
		places := make([]int32, len(hs)) // one block for the many that have one place
		for i, h := range hs {
			places[i] = int32(i)
			switch l := p.seeds[h]; {
			case h == 0 || len(l) == maxSeeds:
			case l == nil:
				p.seeds[h] = places[i : i+1 : i+1]
			default:
				p.seeds[h] = append(l, int32(i))
			}
		}
	}
	return p.seeds
}

// outsideMarks says of each run of shares whether some place has it outside
// quotation marks.
func (p *prepared) outsideMarks() map[uint64]bool {
	if p.plain == nil {
		p.plain = make(map[uint64]bool, len(p.words))
		for i, h := range p.shares() {
			if h != 0 {
				p.plain[h] = p.plain[h] || !p.words[i].quoted
			}
		}
	}
	return p.plain
}

// furnish marks a word as furniture.
func (p *prepared) furnish(k int) {
	if w := &p.words[k]; !w.skip {
		w.skip = true
		p.size--
		p.eights, p.fours, p.seeds, p.plain = nil, nil, nil, nil
	}
}

func prepare(d *readout.Document) *prepared { return KnownOutlets().prepare(d) }

func (t *Outlets) prepare(d *readout.Document) *prepared {
	p := &prepared{table: t, doc: d, words: words(d)}
	for i := range p.words {
		if !p.words[i].skip {
			p.size++
		}
	}
	return p
}

func shared(a, b *prepared) []Match {
	// One order for both directions, so that ties fall alike.
	swap := cmp.Or(cmp.Compare(len(a.words), len(b.words)), cmp.Compare(a.doc.Text, b.doc.Text)) > 0
	if swap {
		a, b = b, a
	}
	var out []Match
	for _, p := range passages(a, b) {
		if m, ok := p.match(a.words, b.words); ok {
			out = append(out, m)
		}
	}
	if swap {
		for i := range out {
			out[i].A, out[i].B = out[i].B, out[i].A
		}
	}
	slices.SortFunc(out, func(x, y Match) int {
		return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start))
	})
	return out
}

// run is a stretch of n words, the same in both texts.
type run struct{ a, b, n int }

// passage is a list of runs joined over small edits.
type passage []run

// passages finds the runs greedily, the longest at each place, and joins them.
func passages(x, y *prepared) []passage {
	a, b := x.words, y.words
	if len(a) < seedLen || len(b) < seedLen {
		return nil
	}
	seeds := x.seedsAt()
	usedA := make([]bool, len(a))
	var found []run
	hb := y.shingles()
	for j := 0; j < len(hb); j++ {
		best := run{}
		for _, i := range seeds[hb[j]] {
			n := 0
			for int(i)+n < len(a) && j+n < len(b) && !usedA[int(i)+n] && same(&a[int(i)+n], &b[j+n]) {
				n++
			}
			if n > best.n {
				best = run{int(i), j, n}
			}
		}
		if best.n < seedLen {
			continue
		}
		for k := range best.n {
			usedA[best.a+k] = true
		}
		found = append(found, best)
		j += best.n - 1
	}
	var out []passage
	for _, r := range found {
		if n := len(out); n > 0 {
			last := out[n-1][len(out[n-1])-1]
			da, db := r.a-last.a-last.n, r.b-last.b-last.n
			if da >= 0 && da <= maxGap && db >= 0 && db <= maxGap {
				out[n-1] = append(out[n-1], r)
				continue
			}
		}
		out = append(out, passage{r})
	}
	return out
}

func same(x, y *word) bool { return x.hash == y.hash && !x.skip && !y.skip }

// shingles returns the hash of the seedLen words from each word on; 0 where
// furniture stands among them.
func shingles(ws []word) []uint64 { return runs(ws, seedLen) }

// runs is shingles of n words.
func runs(ws []word, n int) []uint64 {
	if len(ws) < n {
		return nil
	}
	out := make([]uint64, len(ws)-n+1)
	for i := range out {
		var h uint64 = fnvOffset
		for k := range n {
			if ws[i+k].skip {
				h = 0
				break
			}
			h = (h ^ ws[i+k].hash) * 0x9E3779B97F4A7C15
			h ^= h >> 29
		}
		out[i] = h
	}
	return out
}

// match measures p; ok is false when it is too little to be no chance.
func (p passage) match(a, b []word) (m Match, ok bool) {
	first, last := p[0], p[len(p)-1]
	m.A = readout.Span{Start: a[first.a].Start, End: a[last.a+last.n-1].End}
	m.B = readout.Span{Start: b[first.b].Start, End: b[last.b+last.n-1].End}
	plain, ownPlain, first1 := 0, 0, 0
	for _, r := range p {
		m.Words += r.n
		for k := range r.n {
			x, y := &a[r.a+k], &b[r.b+k]
			if !x.upper {
				plain++
			}
			if !x.quoted || !y.quoted {
				m.Own++
				if firstPerson[x.low] {
					first1++
				}
				if !x.upper && !attribution[x.low] {
					ownPlain++
				}
			}
		}
	}
	m.Quotation = m.Own < m.Words && (m.Own < minFrame || ownPlain < minPlain-1) || spoken(first1, m.Own)
	return m, m.Words >= minMatch && plain >= minPlain
}

// attribution holds the words of "he said in a statement on Wednesday".
var attribution = set(`said says told added the a an in on of to his her its he she it they at by statement reporters after during news conference interview
	wednesday thursday friday saturday sunday monday tuesday spokesman spokeswoman minister president secretary chief leader head`)

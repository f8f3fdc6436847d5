package reuse

import (
	"cmp"
	"slices"
	"time"

	"readout"
)

// Window is how long a report can be found by those that copy it.
const Window = 14 * 24 * time.Hour

// The bounds of an Index. Each look-up does a bounded amount of work, whatever
// the index holds: ten thousand copies of one text cost no more than ten.
const (
	maxHeld   = 1 << 22 // reports; the oldest leave first
	maxPrints = 2048    // sampled shingles of one report
	perPrint  = 8       // reports that one shingle looks up, the latest of them
	maxWalk   = 24      // postings read for one shingle
	maxCands  = 12      // reports that a look-up returns
	maxNear   = 3       // near copies that are compared word by word

	stockReports = 6 // unlike reports that make a shingle stock
	stockDays    = 5 // days over which three make it so: no wire text lasts so long
)

// Index finds the earlier reports of a stream that share text with a new one.
// It holds samples of their shingles, no text: about 20 bytes for each of the
// sampled shingles, of which a report of 500 words has 65.
//
// What many unlike reports share (sign-in text, link lists, appeals) is learned
// as the stream goes by and finds nothing.
//
// An Index is for one goroutine. The same stream gives the same answers.
type Index struct {
	// Text returns a held report by its ID, from wherever texts are kept; nil
	// when it cannot. With it, candidates are compared word by word and their
	// Passages are exact; without, they are what the samples show.
	Text func(id string) *readout.Document

	printer printer
	heads   []uint32     // by hash: the number of the latest posting
	blocks  [][]posting  // of blockSize each; the first may be partly dead
	first   uint64       // number of the first block
	next    uint64       // number of the next posting; the first is 1
	tail    uint64       // postings before it are dead
	held    []heldReport // a queue: held[gone:]
	gone    int
	serial  uint32 // of held[0]
	clock   clock

	hits []hit // scratch
}

// posting is one sampled shingle of one report.
type posting struct {
	low, high uint32 // of the hash; the last 12 bits of high give way to 4 of count and 8 of the day it was first seen
	report    uint32 // serial number
	place     uint32 // 22 bits of offset, 10 of length
	back      uint32 // how many postings ago the previous one of this head was; 0 none
}

func (p *posting) of(hash uint64) bool {
	return p.low == uint32(hash) && p.high>>12 == uint32(hash>>44)
}

const blockSize = 1 << 14

type heldReport struct {
	id     string
	seen   int64  // unix seconds of the clock when it came
	post   uint64 // its first posting
	prints uint32
}

// hit is one shingle of the new report that a held one has.
type hit struct {
	report, print uint32 // serial number of the held one, print of the new one
	place         uint32
	stock         bool
}

// Passage is a stretch of text that two reports share.
type Passage struct{ A, B readout.Span }

// Copy is a held report that shares text with the one that was looked up.
type Copy struct {
	Document string // ID of the held report
	// Share is the shared part of the shorter of the two, 0 to 1.
	Share   float64
	Sharing Sharing
	// Passages are in the order of the report that was looked up: A is of that
	// one, B of the held one.
	Passages []Passage
	stock    bool // too little, too old or too far from the topic to make them one telling
}

// NewIndex returns an Index that holds nothing.
func NewIndex() *Index {
	return &Index{heads: make([]uint32, 1<<12), next: 1, tail: 1}
}

// Len is the number of reports held.
func (x *Index) Len() int { return len(x.held) - x.gone }

// Add puts d into the index, as of its date or the latest date seen, and lets
// go of what has left the window.
func (x *Index) Add(d *readout.Document) {
	if at, ok := d.Date(); ok {
		x.clock.tick(at)
		if x.clock.dates == 2 { // the first may have been the one in the future
			for i := range x.held {
				x.held[i].seen = min(x.held[i].seen, x.clock.now.Unix())
			}
		}
	}
	x.expire()
	prints := x.printer.sample(d.Text)
	prints = prints[:min(len(prints), maxPrints)]
	x.held = append(x.held, heldReport{id: d.ID, seen: x.clock.now.Unix(), post: x.next, prints: uint32(len(prints))})
	report := x.serial + uint32(len(x.held)-1)
	alike := x.alike(prints)
	for _, p := range prints {
		x.post(p, report, alike)
	}
}

// alike finds the report that has most of the prints last: what it shares with
// a copy is no sign of stock. It is no report when none has a quarter of them.
func (x *Index) alike(prints []print) uint32 {
	most, report := 0, ^uint32(0)
	x.hits = x.hits[:0]
	for _, p := range prints {
		if q, _ := x.latest(p.hash); q != nil {
			x.hits = append(x.hits, hit{report: q.report})
		}
	}
	slices.SortFunc(x.hits, func(a, b hit) int { return cmp.Compare(a.report, b.report) })
	for i := 0; i < len(x.hits); {
		j := i
		for j < len(x.hits) && x.hits[j].report == x.hits[i].report {
			j++
		}
		if j-i > most && (j-i)*4 >= len(prints) {
			most, report = j-i, x.hits[i].report
		}
		i = j
	}
	return report
}

// latest returns the last live posting of hash, nil for none, and the number of
// the last live posting in its bucket, 0 for none.
func (x *Index) latest(hash uint64) (*posting, uint64) {
	head := x.head(hash)
	for n, steps := head, 0; n > 0 && steps < maxWalk; steps++ {
		p := x.at(n)
		if p.of(hash) {
			return p, head
		}
		n = x.before(n, p)
	}
	return nil, head
}

// head is the number of the last live posting in the bucket of hash, or 0.
func (x *Index) head(hash uint64) uint64 {
	low := x.heads[hash&uint64(len(x.heads)-1)]
	// Numbers are kept in 32 bits: the one meant is the last that ends so.
	n := x.next - uint64(uint32(x.next)-low)
	if low == 0 || n < x.tail || n >= x.next {
		return 0
	}
	return n
}

// before is the number of the live posting before p, number n, in its bucket; or 0.
func (x *Index) before(n uint64, p *posting) uint64 {
	if p.back == 0 || n-x.tail < uint64(p.back) {
		return 0
	}
	return n - uint64(p.back)
}

func (x *Index) at(n uint64) *posting {
	return &x.blocks[n/blockSize-x.first][n%blockSize]
}

// post adds one posting.
func (x *Index) post(p print, report, alike uint32) {
	if x.next-x.tail > 2*uint64(len(x.heads)) {
		x.grow()
	}
	today := x.today()
	count, day := uint32(1), today
	last, head := x.latest(p.hash)
	if last != nil {
		count, day = last.high>>8&0xf, last.high&0xff
		if last.report != alike && last.report != report {
			count = min(count+1, 15)
		}
	}
	q := posting{low: uint32(p.hash), high: uint32(p.hash>>44)<<12 | count<<8 | day, report: report, place: p.start<<10 | (p.end - p.start)}
	if back := x.next - head; head > 0 && back < 1<<32 {
		q.back = uint32(back)
	}
	if x.next/blockSize-x.first >= uint64(len(x.blocks)) {
		x.blocks = append(x.blocks, make([]posting, blockSize))
	}
	*x.at(x.next) = q
	x.heads[p.hash&uint64(len(x.heads)-1)] = uint32(x.next)
	x.next++
}

// today is the day of the clock, modulo 256.
func (x *Index) today() uint32 { return uint32(x.clock.now.Unix()/86400) & 0xff }

// grow doubles the heads and hangs every live posting under its new one.
func (x *Index) grow() {
	x.heads = make([]uint32, 2*len(x.heads))
	next := x.next
	for n := x.tail; n < next; n++ {
		p := x.at(n)
		x.next = n // head reads numbers as of now
		h := uint64(p.low)
		p.back = 0
		if head := x.head(h); head > 0 {
			p.back = uint32(n - head)
		}
		x.heads[h&uint64(len(x.heads)-1)] = uint32(n)
	}
	x.next = next
}

// expire lets go of the reports that have left the window.
func (x *Index) expire() {
	limit := x.clock.now.Add(-Window).Unix()
	for x.gone < len(x.held) && (x.held[x.gone].seen < limit || x.Len() >= maxHeld) {
		x.held[x.gone].id = ""
		x.gone++
		x.tail = x.next
		if x.gone < len(x.held) {
			x.tail = x.held[x.gone].post
		}
	}
	if x.gone > 1024 && x.gone*4 > len(x.held) {
		n := copy(x.held, x.held[x.gone:])
		clear(x.held[n:])
		x.held, x.serial, x.gone = x.held[:n], x.serial+uint32(x.gone), 0
	}
	if dead := x.tail/blockSize - x.first; dead > 0 {
		dead = min(dead, uint64(len(x.blocks)))
		// Blocks are used again: a window that holds its size allocates none.
		for i := range dead {
			x.blocks = append(x.blocks, x.blocks[i])
		}
		n := copy(x.blocks, x.blocks[dead:])
		clear(x.blocks[n:])
		x.blocks = x.blocks[:n]
		x.first += dead
	}
}

// report returns the held report of a serial number; nil when it has left.
func (x *Index) report(serial uint32) *heldReport {
	i := int(serial - x.serial)
	if i < x.gone || i >= len(x.held) {
		return nil
	}
	return &x.held[i]
}

// A clock shows the second latest date that it was told, so that one report
// dated in the future does not empty the window.
type clock struct {
	now, latest time.Time
	dates       int
}

func (c *clock) tick(at time.Time) {
	c.dates++
	switch {
	case c.dates == 1:
		c.now, c.latest = at, at
	case at.After(c.latest):
		c.now, c.latest = c.latest, at
	case at.After(c.now), c.dates == 2:
		c.now = at
	}
}

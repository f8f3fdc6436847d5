package reuse

import (
	"cmp"
	"slices"

	"readout"
)

// Lookup returns the held reports that share text with d, those that share
// most first, the earlier of equals. It does not add d. Of the copies of one
// text some of the latest are returned, not all: they lead to the others.
func (x *Index) Lookup(d *readout.Document) []Copy {
	prints := x.printer.sample(d.Text)
	prints = prints[:min(len(prints), maxPrints)]
	x.find(prints)
	cands := x.candidates(prints)
	out := make([]Copy, 0, len(cands))
	var p *prepared
	near := 0
	for _, c := range cands {
		r := x.report(c.report)
		var held *readout.Document
		if x.Text != nil {
			held = x.Text(r.id)
		}
		if held == nil {
			if c := x.sampled(r, prints, c.hits); c.Share > 0 {
				out = append(out, c)
			}
			continue
		}
		if p == nil {
			p = prepare(d)
		}
		c := compareTexts(p, prepare(held))
		if c.Share > 0 {
			out = append(out, c)
		}
		if c.Sharing == SameCopy {
			if near++; near == maxNear {
				break
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Copy) int { return cmp.Compare(b.Share, a.Share) })
	return out
}

// find fills x.hits with the shingles that held reports have.
func (x *Index) find(prints []print) {
	x.hits = x.hits[:0]
	for i := range prints {
		h := prints[i].hash
		reports, stock := 0, false
		n := x.head(h)
		for steps := 0; n > 0 && steps < maxWalk && reports < perPrint; steps++ {
			p := x.at(n)
			if p.of(h) {
				if reports == 0 {
					stock = x.stock(p)
				}
				reports++
				x.hits = append(x.hits, hit{report: p.report - x.serial, print: uint32(i), place: p.place, stock: stock})
			}
			n = x.before(n, p)
		}
	}
}

// stock reports whether so many unlike reports, or some over so many days, had
// the shingle that it is nobody's text.
func (x *Index) stock(p *posting) bool {
	count, days := p.high>>8&0xf, (x.today()-p.high)&0xff
	return count >= stockReports || count >= 3 && days >= stockDays
}

// candidate is a held report with the hits on it.
type candidate struct {
	report uint32
	hits   []hit
	fresh  int // hits that are no stock
}

// candidates are the reports worth a comparison: those with two shingles that
// are no stock, or with all that a brief has.
func (x *Index) candidates(prints []print) []candidate {
	slices.SortFunc(x.hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.report, b.report), cmp.Compare(a.print, b.print), cmp.Compare(a.place, b.place))
	})
	var out []candidate
	for i := 0; i < len(x.hits); {
		c := candidate{report: x.hits[i].report + x.serial}
		j := i
		for ; j < len(x.hits) && x.hits[j].report == x.hits[i].report; j++ {
			if !x.hits[j].stock && (j == i || x.hits[j].print != x.hits[j-1].print) {
				c.fresh++
			}
		}
		c.hits = x.hits[i:j]
		i = j
		if r := x.report(c.report); r != nil && c.fresh >= min(2, int(r.prints), len(prints)) && c.fresh > 0 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.fresh, a.fresh), cmp.Compare(a.report-x.serial, b.report-x.serial))
	})
	return out[:min(len(out), maxCands)]
}

// sampled tells what the samples alone show: shingles in the same order and at
// much the same distance on both sides make a passage.
func (x *Index) sampled(r *heldReport, prints []print, hits []hit) Copy {
	c := Copy{Document: r.id}
	fresh, last := 0, -1
	for _, h := range hits {
		if h.stock || int(h.print) == last {
			continue
		}
		last = int(h.print)
		fresh++
		p := prints[h.print]
		a := readout.Span{Start: p.start, End: p.end}
		b := readout.Span{Start: h.place >> 10, End: h.place>>10 + h.place&0x3ff}
		if n := len(c.Passages); n > 0 {
			o := &c.Passages[n-1]
			da, db := int(a.Start)-int(o.A.Start), int(b.Start)-int(o.B.Start)
			if db > 0 && max(da, db)-min(da, db) <= maxDrift+max(da, db)/8 && a.Start < o.A.End+maxApart {
				o.A.End, o.B.End = max(o.A.End, a.End), max(o.B.End, b.End)
				continue
			}
		}
		c.Passages = append(c.Passages, Passage{a, b})
	}
	c.Share = float64(fresh) / float64(max(1, min(len(prints), int(r.prints))))
	c.Sharing = degree(c.Share)
	return c
}

// Between two sampled shingles of one passage, in bytes.
const (
	maxDrift = 40  // by which the distances on the two sides differ
	maxApart = 400 // from the end of the one to the start of the other
)

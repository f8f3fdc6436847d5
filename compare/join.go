package compare

import "readout"

// joiner makes agreements of pairs.
type joiner struct {
	*facts
	all  []agreement
	at   [][]standing    // sentence -> where parts of it stand
	docs map[uint64]bool // agreements and the reports in them
	ties map[uint64]bool // sentences that a pair ties
}

// standing is a part of a sentence in an agreement.
type standing struct {
	in   int
	span readout.Span
}

func (j *joiner) join(p *pair) {
	gx, gy := j.find(p.x), j.find(p.y)
	switch {
	case gx >= 0 && gx == gy:
	case gx >= 0 && gy >= 0:
		j.merge(gx, gy, p)
	case gx >= 0 && j.admits(gx, p.y, p.score):
		j.add(gx, p.y)
		j.all[gx].pairs = append(j.all[gx].pairs, p)
	case gy >= 0 && j.admits(gy, p.x, p.score):
		j.add(gy, p.x)
		j.all[gy].pairs = append(j.all[gy].pairs, p)
	case gx >= 0 && !j.other(gx, p) || gy >= 0 && !j.other(gy, p):
	default:
		j.all = append(j.all, agreement{score: p.score, pairs: []*pair{p}, terms: common(p.x.terms, p.y.terms)})
		j.add(len(j.all)-1, p.x)
		j.add(len(j.all)-1, p.y)
	}
}

// find is the agreement in which most of a part stands, -1 for none.
func (j *joiner) find(p *part) int {
	for _, o := range j.at[p.sentence] {
		if 2*meetLen(o.span, p.span) >= min(o.span.Len(), p.span.Len()) {
			return o.in
		}
	}
	return -1
}

func (j *joiner) add(g int, p *part) {
	j.all[g].parts = append(j.all[g].parts, p)
	j.at[p.sentence] = append(j.at[p.sentence], standing{g, p.span})
	j.docs[link(int32(g), int32(j.doc(p)))] = true
}

// admits reports whether a part may join an agreement.
func (j *joiner) admits(g int, p *part, score float64) bool {
	return score >= joining && (score >= surelySame || !j.docs[link(int32(g), int32(j.doc(p)))]) && j.alikeToAll(j.all[g].parts, p) && j.tiedToMost(j.all[g].parts, p)
}

// tiedToMost reports whether pairs tie a part to most of the parts of an
// agreement that stand in other reports; the first stand for all where there
// are many.
func (j *joiner) tiedToMost(parts []*part, p *part) bool {
	tied, n := 0, 0
	for _, q := range parts[:min(maxAlike, len(parts))] {
		if j.doc(q) == j.doc(p) {
			continue
		}
		n++
		if j.ties[link(int32(min(p.sentence, q.sentence)), int32(max(p.sentence, q.sentence)))] {
			tied++
		}
	}
	return float64(tied) >= mostTied*float64(n)
}

// mostTied is the share of an agreement that a new part is tied to.
const mostTied = 0.5

// merge makes one agreement of two that a pair ties, when every part of the
// smaller is alike to the larger.
func (j *joiner) merge(gx, gy int, p *pair) {
	into, from := min(gx, gy), max(gx, gy) // the surer one
	for _, q := range j.all[from].parts {
		if !j.admits(into, q, p.score) {
			return
		}
	}
	for _, q := range j.all[from].parts {
		for k := range j.at[q.sentence] {
			if j.at[q.sentence][k].in == from {
				j.at[q.sentence][k].in = into
			}
		}
		j.all[into].parts = append(j.all[into].parts, q)
		j.docs[link(int32(into), int32(j.doc(q)))] = true
	}
	j.all[into].pairs = append(append(j.all[into].pairs, p), j.all[from].pairs...)
	j.all[from] = agreement{}
}

// other reports whether what a pair has in common is something else than what
// an agreement has.
func (j *joiner) other(g int, p *pair) bool {
	both := common(p.x.terms, p.y.terms)
	return p.score >= again && j.sharedOf(both, j.all[g].terms) <= ofOther*j.normOf(both)*j.normOf(both)
}

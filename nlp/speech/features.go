package speech

import (
	"readout"
	"readout/learn"
	"readout/lexicon"
)

// What is seen of a token besides the states of the parser's encoder: rows of
// one hashed table. Training and running share this file; a change needs new
// weights.
const nFeatures = 14

type featureRow [nFeatures]uint32

// maxUp is how many heads are climbed in search of a reporting verb.
const maxUp = 12

// viewer finds the features of the tokens of one report.
type viewer struct {
	*finder
	buckets int
	report  []lexicon.Complement // per token: of a reporting verb, else 0
	stance  []readout.Stance
	time    []bool
	above   []climb
}

// climb is the way from a token to the nearest reporting verb above it.
type climb struct {
	steps, verb, branch int32
	known               bool
}

func (v *viewer) look() {
	n := len(v.a.Tokens)
	v.above = make([]climb, n)
	v.report, v.stance, v.time = make([]lexicon.Complement, n), make([]readout.Stance, n), make([]bool, n)
	for t := 1; t < n; t++ {
		if c, ok := lexicon.Report(v.word(t)); ok && v.a.Tokens[t].UPOS == readout.VERB {
			v.report[t], v.stance[t] = c.Complement, c.Stance
		}
	}
	t := 1
	for _, x := range v.a.Times[1:] {
		for t < n && v.a.Tokens[t].End <= x.Start {
			t++
		}
		for k := t; k < n && v.a.Tokens[k].Start < x.End; k++ {
			v.time[k] = true
		}
	}
}

// features finds the features of token t; first and end are the tokens of its
// sentence, s the sentence.
func (v *viewer) features(t int, s *readout.Sentence, opens bool) (out featureRow) {
	first, end := int(s.Tokens.First), int(s.Tokens.End)
	tok := &v.a.Tokens[t]
	n := 0
	add := func(h learn.Hash) {
		out[n] = h.Bucket(v.buckets)
		n++
	}
	lemma := v.a.Symbols.Get(tok.Lemma)
	add(learn.Seed(1).String(short(lemma)))
	add(learn.Seed(2).String(short(v.word(t))))
	head, headLemma, headTag := int(tok.Head), "", readout.UPOS(0)
	if head != 0 {
		headLemma, headTag = v.a.Symbols.Get(v.a.Tokens[head].Lemma), v.a.Tokens[head].UPOS
	}
	side := uint64(0)
	if head > t {
		side = 1
	}
	add(learn.Seed(3).Uint(uint64(tok.Deprel)).Uint(side).String(short(headLemma)))
	add(learn.Seed(4).Uint(uint64(tok.Deprel)).Uint(uint64(tok.XPOS)).Uint(uint64(headTag)))
	add(learn.Seed(5).Uint(v.quoteState(t)))
	add(learn.Seed(6).Uint(v.mentionState(t)))
	place := uint64(min(t-first, 3)) | uint64(min(end-1-t, 3))<<2
	if opens {
		place |= 1 << 4
	}
	if s.Para == 0 {
		place |= 1 << 5
	}
	if v.time[t] {
		place |= 1 << 6
	}
	add(learn.Seed(7).Uint(place))
	add(learn.Seed(8).Uint(uint64(v.report[t])).Uint(uint64(v.stance[t])).Uint(uint64(tok.XPOS)))
	up, above, branch := v.reportAbove(t)
	var under readout.Relation
	edge := uint64(0)
	if above != 0 {
		under = v.a.Tokens[branch].Deprel
		// whether its neighbours hang on the same branch
		if _, _, b := v.reportAbove(t - 1); t == first || b != branch {
			edge |= 1 << 8
		}
		if t+1 == end {
			edge |= 1 << 9
		} else if _, _, b := v.reportAbove(t + 1); b != branch {
			edge |= 1 << 9
		}
	}
	upSide := uint64(0)
	if above > t {
		upSide = 1
	}
	var verb string
	if above != 0 {
		verb = v.a.Symbols.Get(v.a.Tokens[above].Lemma)
	}
	add(learn.Seed(9).Uint(uint64(under)).Uint(upSide).Uint(uint64(min(up, 4))))
	add(learn.Seed(10).Uint(uint64(under)).Uint(upSide).String(short(verb)))
	add(learn.Seed(11).Uint(v.between(t, above) | edge).Uint(uint64(under)))
	before, after := "", ""
	if t > first {
		before = v.word(t - 1)
	}
	if t+1 < end {
		after = v.word(t + 1)
	}
	add(learn.Seed(12).String(short(before)).Byte(0).String(short(v.word(t))))
	add(learn.Seed(13).String(short(v.word(t))).Byte(0).String(short(after)))
	add(learn.Seed(14).String(v.suffix(t)).Uint(uint64(tok.UPOS)))
	return out
}

// short bounds what is hashed of a word.
func short(w string) string {
	if len(w) > 24 {
		return w[:24]
	}
	return w
}

func (v *viewer) suffix(t int) string {
	w := v.word(t)
	return w[max(0, len(w)-3):]
}

// reportAbove climbs from t to the nearest reporting verb above it: steps, the
// verb, and the token by which t's branch hangs on it.
func (v *viewer) reportAbove(t int) (steps, verb, branch int) {
	c := &v.above[t]
	if !c.known {
		c.known = true
		at := t
		for n := int32(1); n <= maxUp; n++ {
			head := int(v.a.Tokens[at].Head)
			if head == 0 {
				break
			}
			if v.report[head] != 0 {
				c.steps, c.verb, c.branch = n, int32(head), int32(at)
				break
			}
			at = head
		}
	}
	return int(c.steps), int(c.verb), int(c.branch)
}

// between says what stands between a token and the verb above it: a comma, a
// mark, another reporting verb.
func (v *viewer) between(t, verb int) uint64 {
	if verb == 0 {
		return 0
	}
	lo, hi := min(t, verb)+1, max(t, verb)
	out := uint64(1)
	for k := lo; k < min(hi, lo+40); k++ {
		switch w := v.word(k); {
		case w == ",":
			out |= 2
		case w == ":" || isMark(w):
			out |= 4
		case w == "that":
			out |= 8
		case v.report[k] != 0:
			out |= 16
		}
	}
	return out
}

// quoteState says where t stands in a quotation.
func (v *viewer) quoteState(t int) uint64 {
	q := v.quoteAt[t]
	if q == 0 {
		if isMark(v.word(t)) {
			return 1
		}
		return 0
	}
	quo := &v.quotes[q-1]
	out := uint64(2)
	switch w := quo.words; {
	case w < 3:
	case w < 6:
		out |= 1 << 2
	case w < 12:
		out |= 2 << 2
	default:
		out |= 3 << 2
	}
	if v.quoteAt[t-1] != q {
		out |= 1 << 4
	}
	if t+1 == len(v.quoteAt) || v.quoteAt[t+1] != q {
		out |= 1 << 5
	}
	if quo.closed {
		out |= 1 << 6
	}
	return out
}

// mentionState says where t stands in the widest mention around it.
func (v *viewer) mentionState(t int) uint64 {
	m := v.around[t]
	if m == 0 {
		return 0
	}
	x := &v.a.Mentions[m]
	out := 1 | uint64(x.Type)<<2 | uint64(x.Form)<<8
	tok := v.a.Tokens[t].Span
	if tok.Start <= x.Full.Start {
		out |= 1 << 12
	}
	if tok.End >= x.Full.End {
		out |= 1 << 13
	}
	if x.Span.Contains(tok) {
		out |= 1 << 14
	}
	return out
}

package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// packing is one Analysis being written or read, table by table, row by row.
// Everything that was coded before is known to reader and writer alike, so it
// may tell what comes next.
type packing struct {
	coder
	a    *readout.Analysis
	text string
	date string // of publication

	known []tokenContexts    // by row of Tokens
	along [256]readout.Token // by XPOS: the tags that it went with last
	// What the symbols are: those of the Analysis when it is written; when it is
	// read, by number, as they come up.
	strings []string
	given   []bool
	most    readout.Sym // the last that was given in order
}

// tokenContexts are what a token tells of what starts, ends or hangs there.
type tokenContexts struct {
	form uint32 // hash of the token in lower case
	end  uint32 // hash of its last letters
	tag  uint32 // XPOS and UPOS
	role uint32 // tag and relation
}

// value codes a field with three contexts, of which the first is the field alone.
func value[T ~uint8 | ~uint16 | ~uint32](p *packing, f field, v *T, a, b uint32) {
	*v = T(p.num(uint64(*v), f, a, b))
}

func (p *packing) num(x uint64, f field, a, b uint32) uint64 {
	k := contexts{mix(uint32(f), 1, 0), mix(uint32(f), 2, a), mix(uint32(f), 3, b)}
	return p.counted(x, f, &k)
}

// signed is num of what is more or less than expected.
func (p *packing) signed(x int64, f field, a, b uint32) int64 {
	return unzigzag(p.num(zigzag(x), f, a, b))
}

// flag codes a bit.
func (p *packing) flag(x bool, f field, a, b uint32) bool {
	n := uint32(0)
	if x {
		n = 1
	}
	l := (&contexts{mix(uint32(f), 1, 0), mix(uint32(f), 2, a), mix(uint32(f), 3, b)}).lines(98)
	n = p.bit(n, f, &l, 0)
	p.sum = (p.sum ^ n) * sumPrime
	return n != 0
}

func mix(a, b, c uint32) uint32 {
	h := a*0x9E3779B1 ^ b*0x85EBCA6B ^ c*0xC2B2AE35
	h ^= h >> 15
	h *= 0x2C1B3C6D
	return h ^ h>>13
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// rows codes the length of a table, whose row 0 is empty in most.
func rows[T comparable](p *packing, f field, t *[]T) (first int) {
	var none T
	n := p.num(uint64(len(*t)), f, 0, 0)
	if p.reading {
		if n > uint64(8*len(p.text)+1024) {
			p.failed = true
			return 0
		}
		if n > 0 {
			*t = make([]T, n)
		}
	}
	if n > 0 && p.flag((*t)[0] == none, f, 1, 1) {
		return 1
	}
	return 0
}

// tokens codes the table of tokens.
func (p *packing) tokens() {
	first := rows(p, fTokens, &p.a.Tokens)
	t := p.a.Tokens
	p.known = make([]tokenContexts, len(t)+1)
	last, flags := uint32(0), readout.TokenFlags(0)
	for i := first; i < len(t) && !p.failed; i++ {
		p.tokenSpan(&t[i], &last, flags)
		flags = t[i].Flags
		p.known[i].form, p.known[i].end = p.form(t[i].Span)
	}
	forms, tagged := map[uint32]uint32{}, map[uint32]uint32{} // form, form with tags -> the last row that has it
	p.along = [256]readout.Token{}
	for i := first; i < len(t) && !p.failed; i++ {
		p.tags(t, i, forms)
		p.lemma(t, i, tagged)
	}
	for i := first; i < len(t) && !p.failed; i++ {
		p.head(t, i)
	}
}

// form hashes what a token looks like.
func (p *packing) form(s readout.Span) (form, end uint32) {
	if s.Start > s.End || int(s.End) > len(p.text) {
		return 0, 0
	}
	w := p.text[s.Start:s.End]
	shape := uint32(0)
	if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
		shape = 1
	} else if w != "" && '0' <= w[0] && w[0] <= '9' {
		return uint32(len(w)), uint32(len(w)) + 100
	}
	w = strings.ToLower(w)
	return hashString(w), mix(hashString(w[max(0, len(w)-3):]), shape, 0)
}

// The kinds of bytes that end or go on in a token.
func kind(b byte) uint32 {
	switch {
	case b == ' ' || b == '\n' || b == '\t' || b == '\r':
		return 0
	case 'a' <= b && b <= 'z':
		return 1
	case 'A' <= b && b <= 'Z':
		return 2
	case '0' <= b && b <= '9':
		return 3
	case b >= 0x80:
		return 4
	}
	return uint32(b)
}

func (p *packing) byteAt(i uint32) byte {
	if int(i) < len(p.text) {
		return p.text[i]
	}
	return ' '
}

// tokenSpan codes where a token stands: from the next byte that is no blank, as
// far as letters or digits go.
func (p *packing) tokenSpan(t *readout.Token, last *uint32, before readout.TokenFlags) {
	at := *last
	for int(at) < len(p.text) && kind(p.text[at]) == 0 {
		at++
	}
	word := at
	for k := kind(p.byteAt(word)); int(word) < len(p.text) && (k >= 1 && k <= 4 || word == at); k = kind(p.byteAt(word)) {
		word++
	}
	next := kind(p.byteAt(word)) | kind(p.byteAt(word+1))<<8
	form, _ := p.form(readout.Span{Start: at, End: word})
	t.Start = uint32(int64(at) + p.signed(int64(t.Start)-int64(at), fTokenStart, kind(p.byteAt(at)), 0))
	t.End = uint32(int64(word) + p.signed(int64(t.End)-int64(word), fTokenEnd, mix(form, next, 0), mix(next, kind(p.byteAt(at)), min(word-at, 4))))
	gap := min(at-*last, 2)
	blank := readout.TokenFlags(0) // what the text says of it
	if gap > 0 {
		blank = readout.SpaceBefore
	}
	flags := t.Flags ^ blank
	value(p, fFlags, &flags, mix(gap, kind(p.byteAt(at)), uint32(before)), mix(gap, form, t.End-t.Start))
	t.Flags = flags ^ blank
	*last = t.End
}

// tags codes the tags of a token: those that its form had before, and those
// that went with the tag before, in most.
func (p *packing) tags(t []readout.Token, i int, forms map[uint32]uint32) {
	x, k := &t[i], &p.known[i]
	var one, two readout.Token
	if i > 0 {
		one = t[i-1]
	}
	if i > 1 {
		two = t[i-2]
	}
	before, again := forms[k.form]
	forms[k.form] = uint32(i)
	if again {
		before = uint32(t[before].XPOS)
		again = p.flag(x.XPOS == uint8(before), fXPOSAgain, mix(k.form, before, uint32(one.XPOS)), mix(before, uint32(one.XPOS), p.known[min(i+1, len(t)-1)].end))
	}
	if again {
		x.XPOS = uint8(before)
	} else {
		c := contexts{
			mix(k.form, 0, uint32(fXPOS)),
			mix(k.end, uint32(one.XPOS), p.known[min(i+1, len(t)-1)].end+uint32(fXPOS)),
			mix(k.end, uint32(one.XPOS), uint32(fXPOS)+uint32(two.XPOS)<<8),
		}
		x.XPOS = uint8(p.counted(uint64(x.XPOS), fXPOS, &c))
	}
	along := &p.along[x.XPOS]
	if p.flag(x.UPOS == along.UPOS && x.Feats == along.Feats, fAlong, mix(uint32(x.XPOS), uint32(along.UPOS), uint32(along.Feats)), mix(uint32(x.XPOS), k.form, uint32(along.Feats))) {
		x.UPOS, x.Feats = along.UPOS, along.Feats
	} else {
		value(p, fUPOS, &x.UPOS, uint32(x.XPOS), mix(uint32(x.XPOS), k.form, 0))
		value(p, fFeats, &x.Feats, mix(uint32(x.XPOS), uint32(x.UPOS), 0), mix(uint32(x.XPOS), k.form, uint32(x.UPOS)))
		along.UPOS, along.Feats = x.UPOS, x.Feats
	}
	k.tag = uint32(x.XPOS)<<5 | uint32(x.UPOS)
}

// lemma codes the lemma of a token: what the form had before, or how a new one
// is made of it.
func (p *packing) lemma(t []readout.Token, i int, forms map[uint32]uint32) {
	x, k := &t[i], &p.known[i]
	key := mix(k.form, k.tag, k.end) // a name keeps its capitals
	if k.form < 64 {                 // figures share a hash
		key = mix(key, hashString(p.piece(x.Span)), 0)
	}
	before, seen := forms[key]
	if seen {
		same := t[before].Lemma
		if p.flag(x.Lemma == same, fLemmaAgain, k.tag, k.form) {
			x.Lemma = same
			return
		}
	}
	forms[key] = uint32(i)
	guess := p.piece(x.Span)
	if x.UPOS != readout.PROPN {
		guess = strings.ToLower(guess)
	}
	p.symbol(&x.Lemma, fLemma, guess, k.tag, k.form)
}

// piece is a span of the text; empty when it lies outside.
func (p *packing) piece(s readout.Span) string {
	if s.Start > s.End || int(s.End) > len(p.text) {
		return ""
	}
	return p.text[s.Start:s.End]
}

// head codes what a token hangs on, and as what.
func (p *packing) head(t []readout.Token, i int) {
	x, k := &t[i], &p.known[i]
	var one, two, next readout.Token
	if i > 0 {
		one = t[i-1]
	}
	if i > 1 {
		two = t[i-2]
	}
	if i+1 < len(t) {
		next = t[i+1]
	}
	after := uint32(next.UPOS)
	c := contexts{
		mix(k.form, k.tag, uint32(fDeprel)),
		mix(k.tag, uint32(one.Deprel)<<8|uint32(one.UPOS), after<<8|uint32(fDeprel)),
		mix(k.tag, uint32(one.UPOS)<<16|uint32(two.UPOS)<<8|uint32(two.Deprel), after<<8|uint32(fDeprel)),
	}
	x.Deprel = readout.Relation(p.counted(uint64(x.Deprel), fDeprel, &c))
	k.role = k.tag<<8 | uint32(x.Deprel)
	code := uint64(0)
	if x.Head != 0 {
		code = 1 + zigzag(int64(x.Head)-int64(i))
	}
	left, right := p.nearest(t, i, -1), p.nearest(t, i, 1)
	pull := uint32(0) // where the token before it hangs
	if i > 0 && one.Head != 0 {
		pull = uint32(int(one.Head) - i + 40)
	}
	c = contexts{
		mix(uint32(x.Deprel), k.tag, left<<16|right<<8|uint32(fHead)),
		mix(uint32(x.Deprel), pull, after<<8|uint32(fHead)),
		mix(uint32(x.Deprel), uint32(next.XPOS)<<16|uint32(one.XPOS)<<8, uint32(two.UPOS)<<8|uint32(fHead)),
	}
	if code = p.counted(code, fHead, &c); code == 0 {
		x.Head = 0
	} else {
		x.Head = uint32(int64(i) + unzigzag(code-1))
	}
}

// nearest is how far it is to a noun and to a verb, on one side.
func (p *packing) nearest(t []readout.Token, i, step int) uint32 {
	noun, verb := uint32(0), uint32(0)
	for d, j := uint32(1), i+step; d < 14 && j > 0 && j < len(t) && (noun == 0 || verb == 0); d, j = d+1, j+step {
		switch t[j].UPOS {
		case readout.NOUN, readout.PROPN, readout.PRON:
			if noun == 0 {
				noun = d
			}
		case readout.VERB:
			if verb == 0 {
				verb = d
			}
		}
	}
	return noun<<4 | verb
}

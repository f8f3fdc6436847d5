package speech

import (
	"cmp"
	"slices"
	"sort"

	"readout"
	"readout/lexicon"
)

// Find fills the tables Statements and Spans. It reads the vectors that the
// parser left of each token; without them it finds less.
func (m *Model) Find(d *readout.Document, a *readout.Analysis) {
	f := newFinder(d, a)
	s := m.scratch.Get().(*scratch)
	labels := m.label(f, s)
	f.signed(labels)
	f.found = slices.DeleteFunc(f.believed(f.assemble(labels), m.cues), func(s statement) bool { return f.bareName(s) && !f.saidBefore(s) })
	for i := range f.found {
		if s := &f.found[i]; f.bareName(*s) {
			s.source, s.content = s.content[0], []readout.Span{f.before(s.cue)}
		}
	}
	m.scratch.Put(s)
	f.passedOver()
	f.leftOver()
	f.relayed()
	f.nested()
	f.write()
}

// bareName reports whether all that a statement says is the name behind its cue:
// in "…, reported Meridian" that is who says it, not what is said.
func (f *finder) bareName(s statement) bool {
	c := s.content[0]
	if len(s.content) > 1 || c.Start < s.cue.End || c.Start-s.cue.End > 2 {
		return false
	}
	if _, v := f.verbIn(s.cue); v == nil || v.Complement&(lexicon.Object|lexicon.Prep|lexicon.Naming|lexicon.Weak) != 0 {
		return false // "blamed Berg" says something of Berg
	}
	return slices.ContainsFunc(f.a.Mentions, func(m readout.Mention) bool {
		return m.Form == readout.Named && acts[m.Type] && (m.Span == c || m.Full == c)
	})
}

var acts = map[readout.EntityType]bool{readout.Person: true, readout.Organisation: true, readout.State: true, readout.Group: true, readout.Place: true}

// saidBefore reports whether what a bare name says stands before its cue: "the
// visit was short, reported Meridian".
func (f *finder) saidBefore(s statement) bool {
	c := f.before(s.cue)
	return !c.IsZero() && !slices.ContainsFunc(f.found, func(o statement) bool { return o.cue != s.cue && o.span().Overlaps(c) })
}

// before is what stands before a cue in its sentence, up to a comma; zero where
// it is no clause.
func (f *finder) before(cue readout.Span) readout.Span {
	t := f.wordsIn(cue).first
	if t == 0 {
		return readout.Span{}
	}
	first := int(f.a.Sentences[f.row[t]].Tokens.First)
	if t-first < 4 || f.word(t-1) != "," {
		return readout.Span{}
	}
	p := f.wordsIn(f.tokens(first, t-1))
	for k := p.first; k < p.end; k++ {
		if f.a.Tokens[k].UPOS == readout.VERB {
			return f.tokens(p.first, p.end)
		}
	}
	return readout.Span{}
}

func newFinder(d *readout.Document, a *readout.Analysis) *finder {
	f := &finder{d: d, a: a, lower: lexicon.Fold(d.Text)}
	f.index()
	f.findQuotes()
	f.indexQuotes()
	return f
}

// finder is the state of one run.
type finder struct {
	d      *readout.Document
	a      *readout.Analysis
	lower  string // the text folded, same offsets
	quotes []quote

	quoteAt    []int32  // token -> 1 + the quotation it stands in
	mentionEnd []uint32 // token -> the widest mention that ends with it
	mentionBeg []uint32 // token -> the widest mention that starts with it
	around     []uint32 // token -> the widest mention around it of someone who can speak

	found []statement
	row   []uint32 // token -> its sentence
}

// sentenceOf is the row of the sentence of token t.
func (f *finder) sentenceOf(t int) uint32 { return f.row[t] }

// word is the folded text of a token.
func (f *finder) word(t int) string {
	if t < 1 || t >= len(f.a.Tokens) {
		return ""
	}
	return f.a.Tokens[t].Of(f.lower)
}

// index notes where mentions start and end.
func (f *finder) index() {
	n := len(f.a.Tokens)
	f.mentionEnd, f.mentionBeg, f.around = make([]uint32, n), make([]uint32, n), make([]uint32, n)
	f.row = make([]uint32, n)
	for i := 1; i < len(f.a.Sentences); i++ {
		for t := f.a.Sentences[i].Tokens.First; t < f.a.Sentences[i].Tokens.End; t++ {
			f.row[t] = uint32(i)
		}
	}
	wider := func(m, than uint32) bool {
		return than == 0 || f.a.Mentions[m].Full.Len() > f.a.Mentions[than].Full.Len()
	}
	for m := 1; m < len(f.a.Mentions); m++ {
		full := f.a.Mentions[m].Full
		b, e := f.tokenAt(full.Start), f.tokenAt(full.End-1)
		if b == 0 || e == 0 {
			continue
		}
		for t := b; t <= e && f.speaks(f.a.Mentions[m]); t++ {
			if wider(uint32(m), f.around[t]) {
				f.around[t] = uint32(m)
			}
		}
		if wider(uint32(m), f.mentionBeg[b]) {
			f.mentionBeg[b] = uint32(m)
		}
		if wider(uint32(m), f.mentionEnd[e]) {
			f.mentionEnd[e] = uint32(m)
		}
	}
}

// tokenAt is the row of the token that covers the byte at, or 0.
func (f *finder) tokenAt(at uint32) int {
	t := f.a.Tokens[1:]
	i := sort.Search(len(t), func(i int) bool { return t[i].End > at })
	if i == len(t) || t[i].Start > at {
		return 0
	}
	return i + 1
}

// indexQuotes notes which tokens stand in which quotation.
func (f *finder) indexQuotes() {
	slices.SortFunc(f.quotes, func(a, b quote) int { return int(a.Start) - int(b.Start) })
	f.quoteAt = make([]int32, len(f.a.Tokens))
	t := 1
	for q := range f.quotes {
		s := f.quotes[q].Span
		for t < len(f.a.Tokens) && f.a.Tokens[t].End <= s.Start {
			t++
		}
		for ; t < len(f.a.Tokens) && f.a.Tokens[t].Start < s.End; t++ {
			f.quoteAt[t] = int32(q + 1)
			if isWord(f.word(t)) {
				f.quotes[q].words++
			}
			if hasWord(f.word(t)) {
				if f.quotes[q].first == 0 {
					f.quotes[q].first = t
				}
				f.quotes[q].last = t
			}
		}
	}
}

func isWord(w string) bool {
	return len(w) > 0 && (w[0] >= 'a' && w[0] <= 'z' || w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80 && len(w) > 3)
}

// sentenceAt is the row of the sentence that covers the byte at, or the last
// one before it.
func (f *finder) sentenceAt(at uint32) uint32 {
	s := f.a.Sentences[1:]
	i := sort.Search(len(s), func(i int) bool { return s[i].End > at })
	return uint32(min(i+1, len(s)))
}

// byPlace orders statements by where their content starts, the longer first.
func byPlace(x, y statement) int {
	return cmp.Or(cmp.Compare(x.span().Start, y.span().Start), cmp.Compare(y.span().End, x.span().End))
}

// write sorts what was found, links nested statements and fills the tables.
func (f *finder) write() {
	a := f.a
	for i := range f.found {
		f.found[i].number = i
	}
	slices.SortStableFunc(f.found, byPlace)
	rows := make([]uint32, len(f.found)) // by number
	for i, s := range f.found {
		rows[s.number] = uint32(i + 2)
	}
	a.Statements = append(a.Statements, readout.Statement{Kind: readout.OwnVoice, Stance: readout.Asserts, Sentence: 0})
	for i := range f.found {
		s := &f.found[i]
		s.speaker = f.speakerIn(s.source)
		f.marks(s)
		first := uint32(len(a.Spans))
		a.Spans = append(a.Spans, s.content...)
		row := readout.Statement{
			Cue: s.cue, Source: s.source, Content: readout.Rows{First: first, End: uint32(len(a.Spans))}, Speaker: s.speaker,
			In: 1, Sentence: s.sentence, Kind: f.kindOf(s),
		}
		if s.nested {
			row.In = rows[s.outer]
		}
		row.Verb, _ = f.verbIn(s.cue)
		row.Stance, row.Factuality = f.stance(s)
		a.Statements = append(a.Statements, row)
	}
}

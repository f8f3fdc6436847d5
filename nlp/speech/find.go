package speech

import (
	"slices"
	"sort"

	"readout"
	"readout/lexicon"
)

// Find fills the tables Statements and Spans.
func Find(d *readout.Document, a *readout.Analysis) {
	f := &finder{d: d, a: a, lower: lexicon.Fold(d.Text)}
	f.index()
	f.findQuotes()
	f.indexQuotes()
	for i := 1; i < len(a.Sentences); i++ {
		f.sentence(uint32(i))
	}
	f.leftOver()
	f.write()
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
}

// statement is a Statement before it has a row.
type statement struct {
	cue      readout.Span
	content  []readout.Span
	speaker  uint32
	sentence uint32
	kind     readout.StatementKind
	entry    *lexicon.ReportVerb // nil for a quotation without a cue
}

// span covers all of the content.
func (s *statement) span() readout.Span {
	return readout.Span{Start: s.content[0].Start, End: s.content[len(s.content)-1].End}
}

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
		}
	}
}

func isWord(w string) bool {
	return len(w) > 0 && (w[0] >= 'a' && w[0] <= 'z' || w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80 && len(w) > 3)
}

// minQuote is the number of words from which a quotation is taken for speech
// although no cue claims it. Shorter ones are titles and scare quotes.
const minQuote = 5

// leftOver gives the quotations that no cue has claimed to the speaker who is
// still talking: the one of the last direct statement in this paragraph or at
// the end of the paragraph before. Otherwise they have no source.
func (f *finder) leftOver() {
	for q := range f.quotes {
		quo := &f.quotes[q]
		if quo.claimed || quo.words < minQuote || f.inContent(quo.Span) {
			continue
		}
		quo.claimed = true
		if s := f.talking(quo.Span); s != nil && f.opensSentence(q) {
			if s.kind == readout.Direct && s.span().End < quo.Start {
				s.content = append(s.content, quo.Span)
				continue
			}
			f.found = append(f.found, statement{content: []readout.Span{quo.Span}, speaker: s.speaker, sentence: f.sentenceAt(quo.Start), kind: readout.Direct})
			continue
		}
		f.found = append(f.found, statement{content: []readout.Span{quo.Span}, sentence: f.sentenceAt(quo.Start), kind: readout.Direct})
	}
}

// opensSentence reports whether quotation q stands at the start of a sentence,
// as the words of someone who goes on talking do.
func (f *finder) opensSentence(q int) bool {
	outer := f.quotes[q].outer
	s := f.a.Sentences[f.sentenceAt(outer.Start)]
	return outer.Start <= s.Start+1
}

// talking is the last statement before s, when it is near enough for its
// speaker to be still talking.
func (f *finder) talking(s readout.Span) *statement {
	var last *statement
	for i := range f.found {
		st := &f.found[i]
		if st.span().Start < s.Start && (last == nil || st.span().Start > last.span().Start) {
			last = st
		}
	}
	if last == nil || last.speaker == 0 {
		return nil
	}
	from, to := f.a.Sentences[last.sentence].Para, f.a.Sentences[f.sentenceAt(s.Start)].Para
	gap := f.sentenceAt(s.Start) - f.sentenceAt(last.span().End-1)
	if from == to && gap <= 2 || from+1 == to && gap <= 1 && (last.kind != readout.Indirect || f.wholeParagraph(s)) {
		return last
	}
	return nil
}

// wholeParagraph reports whether a quotation is all of its paragraph.
func (f *finder) wholeParagraph(s readout.Span) bool {
	for _, p := range f.d.Paragraphs {
		if p.Contains(s) {
			return int(p.Start)+4 >= int(s.Start) && s.End+4 >= p.End
		}
	}
	return false
}

// inContent reports whether s lies in the content of a statement already found.
func (f *finder) inContent(s readout.Span) bool {
	for i := range f.found {
		for _, c := range f.found[i].content {
			if c.Contains(s) {
				return true
			}
		}
	}
	return false
}

// sentenceAt is the row of the sentence that covers the byte at, or the last
// one before it.
func (f *finder) sentenceAt(at uint32) uint32 {
	s := f.a.Sentences[1:]
	i := sort.Search(len(s), func(i int) bool { return s[i].End > at })
	return uint32(min(i+1, len(s)))
}

// write sorts what was found, links nested statements and fills the tables.
func (f *finder) write() {
	a := f.a
	slices.SortStableFunc(f.found, func(x, y statement) int {
		if c := int(x.span().Start) - int(y.span().Start); c != 0 {
			return c
		}
		return int(y.span().End) - int(x.span().End)
	})
	a.Statements = append(a.Statements, readout.Statement{Kind: readout.OwnVoice, Stance: readout.Asserts, Sentence: 0})
	for i := range f.found {
		s := &f.found[i]
		first := uint32(len(a.Spans))
		a.Spans = append(a.Spans, s.content...)
		row := readout.Statement{
			Cue: s.cue, Content: readout.Rows{First: first, End: uint32(len(a.Spans))}, Speaker: s.speaker,
			In: f.reportedBy(i), Sentence: s.sentence, Kind: s.kind,
		}
		row.Stance, row.Factuality = f.stance(s)
		a.Statements = append(a.Statements, row)
	}
}

// reportedBy is the row of the innermost statement in whose content the cue
// and content of found[i] stand; rows count from 2 in the order of found.
func (f *finder) reportedBy(i int) uint32 {
	s := &f.found[i]
	for j := i - 1; j >= 0; j-- {
		o := &f.found[j]
		for _, c := range o.content {
			if c.Contains(s.span()) && (s.cue.IsZero() || c.Contains(s.cue)) && c != s.span() {
				return uint32(j + 2)
			}
		}
	}
	return 1
}

package speech

import (
	"slices"

	"readout"
)

// minQuote is the number of words from which a quotation is taken for speech
// although no cue claims it. Shorter ones are titles and scare quotes.
const minQuote = 5

// longSignature is how many tokens may sign a quotation.
const longSignature = 12

// signed labels quotations that are signed: a paragraph that is one quotation
// and, behind a dash, whose it is.
func (f *finder) signed(labels []label) {
	for i := range f.quotes {
		q := &f.quotes[i]
		if q.words < minQuote || q.first == 0 || !q.closed {
			continue
		}
		row := f.row[q.first]
		para := f.a.Sentences[row].Para
		first := int(f.a.Sentences[row].Tokens.First)
		if f.a.Sentences[row-1].Para == para && row > 1 || q.first > first+1 || f.a.Tokens[first].Start < q.outer.Start {
			continue
		}
		dash := q.last + 1
		for dash < len(labels) && f.a.Tokens[dash].Start < q.outer.End {
			dash++
		}
		end := dash + 1
		for end < len(labels) && f.a.Sentences[f.row[end]].Para == para {
			if end++; end > dash+1+longSignature {
				break
			}
		}
		if end > len(labels) || end > dash+1+longSignature || !isDash(f.word(dash)) || !f.nameOnly(dash+1, end) {
			continue
		}
		for t := q.first; t < end; t++ {
			labels[t] = outside
		}
		for end > dash+1 && !hasWord(f.word(end-1)) {
			end--
		}
		write := func(first, end int, k kind) {
			for t := first; t < end; t++ {
				labels[t] = inside(k)
			}
			labels[first] = begin(k)
		}
		write(q.first, q.last+1, contentBefore)
		write(dash, dash+1, cueOwn)
		write(dash+1, end, sourceAfter)
		if end < len(labels) && isInside(labels[end]) {
			labels[end] = begin(kindAt(labels[end]))
		}
	}
}

// nameOnly reports whether tokens name someone and do nothing.
func (f *finder) nameOnly(first, end int) bool {
	named := false
	for t := first; t < end; t++ {
		switch f.a.Tokens[t].UPOS {
		case readout.VERB, readout.AUX, readout.PRON:
			return false
		case readout.PROPN:
			named = true
		}
	}
	return named
}

func isDash(w string) bool {
	return w == "-" || w == "--" || w == "–" || w == "—" || w == "―"
}

// leftOver gives the quotations that the model has passed over to the speaker
// who is still talking: the one of the last direct statement in this paragraph
// or at the end of the paragraph before. Otherwise they have no source.
func (f *finder) leftOver() {
	taken := make([]bool, len(f.a.Tokens)) // tokens of contents
	for i := range f.found {
		for _, c := range f.found[i].content {
			p := f.wordsIn(c)
			for t := p.first; t < p.end; t++ {
				taken[t] = true
			}
		}
	}
	slices.SortStableFunc(f.found, byPlace)
	var more []statement
	last := -1 // the statement that starts last before the quotation
	for q := range f.quotes {
		quo := &f.quotes[q]
		for last+1 < len(f.found) && f.found[last+1].span().Start < quo.Start {
			last++
		}
		if quo.words < minQuote {
			continue
		}
		if p := f.wordsIn(quo.Span); slices.Contains(taken[p.first:p.end], true) {
			continue
		}
		s := statement{content: []readout.Span{quo.Span}, sentence: f.sentenceAt(quo.Start)}
		if verb := f.saying(quo); verb != 0 {
			s.cue = f.a.Tokens[verb].Span
			i := slices.IndexFunc(f.found, func(o statement) bool { return o.cue.Contains(s.cue) })
			switch {
			case i < 0:
				p := f.nounPhrase(f.subjectOf(verb))
				s.source = f.tokens(p.first, p.end)
			case f.onlyStands(f.found[i].content):
				f.found[i].content = s.content
				continue
			default:
				s.cue, s.source = f.found[i].cue, f.found[i].source
			}
			more = append(more, s)
			continue
		}
		var before *statement
		if last >= 0 {
			before = &f.found[last]
		}
		if n := len(more); n > 0 && (before == nil || before.span().Start < more[n-1].span().Start) {
			before = &more[n-1] // one quotation after another
		}
		if before != nil && f.opensSentence(quo) && f.stillTalking(before, quo) {
			s.source = before.source
		}
		more = append(more, s)
	}
	f.found = append(f.found, more...)
}

// opensSentence reports whether a quotation stands at the start of a sentence,
// as the words of someone who goes on talking do.
func (f *finder) opensSentence(q *quote) bool {
	return q.outer.Start <= f.a.Sentences[f.sentenceAt(q.outer.Start)].Start+1
}

// stillTalking reports whether whoever said last can be the speaker of q.
func (f *finder) stillTalking(last *statement, q *quote) bool {
	s := q.Span
	if last.source.IsZero() {
		return false
	}
	from, to := f.a.Sentences[f.sentenceAt(last.span().End-1)], f.a.Sentences[f.sentenceAt(s.Start)]
	gap := f.sentenceAt(s.Start) - f.sentenceAt(last.span().End-1)
	return from.Para == to.Para && gap <= 2 || from.Para+1 == to.Para && gap <= 1 && (f.kindOf(last) == readout.Direct || f.fillsParagraph(q))
}

// fillsParagraph reports whether a paragraph is one quotation and no more.
func (f *finder) fillsParagraph(q *quote) bool {
	if q.first == 0 || !q.closed {
		return false
	}
	para := f.a.Sentences[f.row[q.first]].Para
	first, end := q.first, q.last+1
	for first > 1 && f.a.Tokens[first-1].Start >= q.outer.Start {
		first--
	}
	for end < len(f.a.Tokens) && f.a.Tokens[end].Start < q.outer.End {
		end++
	}
	return (first == 1 || f.a.Sentences[f.row[first-1]].Para != para) && (end == len(f.a.Tokens) || f.a.Sentences[f.row[end]].Para != para)
}

// marks gives contents the marks that go with them: words that are all quoted
// are cited as the quotation has them, with its full stop; a paraphrase that
// ends in a quotation keeps the closing mark.
func (f *finder) marks(s *statement) {
	for i := range s.content {
		c := &s.content[i]
		p := f.wordsIn(*c)
		if p.end == 0 {
			continue
		}
		if q := f.quoteAt[p.end-1]; q != 0 {
			quo := &f.quotes[q-1]
			if quo.last == p.end-1 {
				c.End = max(c.End, quo.End)
				if f.quoteAt[p.first] != q && quo.closed {
					c.End = max(c.End, quo.outer.End)
				}
			}
		}
		if q := f.quoteAt[p.first]; q != 0 {
			quo := &f.quotes[q-1]
			if quo.first == p.first && f.quoteAt[p.end-1] != q {
				c.Start = min(c.Start, quo.outer.Start)
			}
		}
	}
}

// kindOf says whose words the content of s is: all quoted, partly quoted, or
// paraphrased.
func (f *finder) kindOf(s *statement) readout.StatementKind {
	words, quoted := 0, 0
	for _, c := range s.content {
		p := f.wordsIn(c)
		for t := p.first; t < p.end; t++ {
			if !f.wordAt(t) {
				continue
			}
			words++
			if f.quoteAt[t] != 0 {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return readout.Indirect
	case quoted == words:
		return readout.Direct
	}
	return readout.Mixed
}

// Package token splits a document into sentences and the syntactic words of
// UD v2, as UD English EWT and GUM have them.
package token

import "readout"

const (
	// maxToken bounds the bytes of a token, so that later stages may look at
	// every byte of one: a longer run of letters is cut.
	maxToken = 1000
	// maxSentence bounds the tokens of a sentence: text without a full stop is cut.
	maxSentence = 512
	// maxClosers bounds the closing marks that a sentence may draw in.
	maxClosers = 16
)

// Split fills a.Sentences and a.Tokens. The title and every paragraph are read
// alone, so that no sentence crosses a paragraph.
func Split(d *readout.Document, a *readout.Analysis) {
	if len(a.Sentences) == 0 {
		a.Sentences = append(a.Sentences, readout.Sentence{})
	}
	if len(a.Tokens) == 0 {
		a.Tokens = append(a.Tokens, readout.Token{})
	}
	s := splitter{text: d.Text, a: a}
	body := d.Body()
	if !d.Title.IsZero() {
		s.region(int(d.Title.Start), int(d.Title.End), 0)
	}
	if len(d.Paragraphs) == 0 {
		s.blocks(int(body.Start), int(body.End))
	}
	for i, p := range d.Paragraphs {
		s.region(int(p.Start), int(p.End), uint32(i+1))
	}
}

// splitter reads one document.
type splitter struct {
	text string
	a    *readout.Analysis
	end  int // of the region being read
	done int // where the last region ended: regions never overlap

	// single says that a single quotation mark is open in the paragraph, so
	// that the mark after "parents" closes it and is no possessive.
	single bool
}

// blocks reads text whose paragraphs are not marked: blank lines part them.
func (s *splitter) blocks(start, end int) {
	para := uint32(1)
	for i := start; i < end; {
		if s.text[i] != '\n' {
			i++
			continue
		}
		j := i + 1
		for j < end && (s.text[j] == ' ' || s.text[j] == '\t' || s.text[j] == '\r') {
			j++
		}
		if j < end && s.text[j] == '\n' {
			if s.region(start, i, para) {
				para++
			}
			start = j
		}
		i = j
	}
	s.region(start, end, para)
}

// region reads the title or one paragraph and reports whether it had a token.
func (s *splitter) region(start, end int, para uint32) bool {
	start, end = max(start, s.done), min(end, len(s.text))
	if start >= end {
		return false
	}
	s.done, s.end, s.single = end, end, false
	first := len(s.a.Tokens)
	space := true
	for i := start; i < end; {
		if n := spaceAt(s.text, i, end); n > 0 {
			i, space = i+n, true
			continue
		}
		flags := readout.TokenFlags(0)
		if space || i == 0 {
			flags = readout.SpaceBefore
		}
		i, space = s.next(i, flags), false
	}
	if len(s.a.Tokens) == first {
		return false
	}
	s.sentences(first, para)
	return true
}

// add appends the token [i, j), cut where it is longer than a token may be.
func (s *splitter) add(i, j int, flags readout.TokenFlags) {
	for j-i > maxToken {
		k := i + maxToken
		for k > i+1 && s.text[k]&0xC0 == 0x80 {
			k--
		}
		s.a.Tokens = append(s.a.Tokens, readout.Token{Span: readout.Span{Start: uint32(i), End: uint32(k)}, Flags: flags})
		i, flags = k, 0
	}
	s.a.Tokens = append(s.a.Tokens, readout.Token{Span: readout.Span{Start: uint32(i), End: uint32(j)}, Flags: flags})
}

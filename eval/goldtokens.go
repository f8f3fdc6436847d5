package eval

import "readout"

// A goldSentence is a sentence cut into words by hand.
type goldSentence struct {
	spans []readout.Span
	part  []bool // the word is a later part of an orthographic word
	para  uint32
}

// goldAnalysis is the Analysis that a perfect tokeniser would have made of d:
// what later stages make of it is measured without the errors of the first.
func goldAnalysis(d *readout.Document, sents []goldSentence) *readout.Analysis {
	a := emptyAnalysis(d)
	for _, s := range sents {
		rows := readout.Rows{First: uint32(len(a.Tokens))}
		for i, span := range s.spans {
			tok := readout.Token{Span: span}
			switch {
			case s.part[i]:
				tok.Flags = readout.PartOfWord
			case span.Start == 0 || d.Text[span.Start-1] == ' ' || d.Text[span.Start-1] == '\n':
				tok.Flags = readout.SpaceBefore
			}
			a.Tokens = append(a.Tokens, tok)
		}
		rows.End = uint32(len(a.Tokens))
		if rows.Len() == 0 {
			continue
		}
		span := readout.Span{Start: a.Tokens[rows.First].Start, End: a.Tokens[rows.End-1].End}
		a.Sentences = append(a.Sentences, readout.Sentence{Span: span, Tokens: rows, Para: s.para})
	}
	return a
}

// emptyAnalysis has row 0 in every table, as a stage expects.
func emptyAnalysis(d *readout.Document) *readout.Analysis {
	return &readout.Analysis{
		Doc: d.ID, Language: "en",
		Sentences: make([]readout.Sentence, 1), Tokens: make([]readout.Token, 1),
		Times: make([]readout.Time, 1), Quantities: make([]readout.Quantity, 1),
		Mentions: make([]readout.Mention, 1), Entities: make([]readout.Entity, 1), References: make([]readout.Reference, 1),
		Statements: make([]readout.Statement, 1), Events: make([]readout.Event, 1),
		Args: make([]readout.Arg, 1), Spans: make([]readout.Span, 1),
	}
}

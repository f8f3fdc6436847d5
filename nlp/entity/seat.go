package entity

import (
	"sort"
	"strings"

	"readout"
)

// seats adds the seats of power behind an article that the tagger missed, as
// at the start of a report: "The Kremlin said". It reports whether there were any.
func seats(d *readout.Document, a *readout.Analysis) bool {
	names := len(a.Mentions)
	m := 1
	for t := 2; t < len(a.Tokens); t++ {
		tok := a.Tokens[t]
		for m < names && a.Mentions[m].Full.End <= tok.Start {
			m++
		}
		w := tok.Of(d.Text)
		if w[0] < 'A' || w[0] > 'Z' || m < names && a.Mentions[m].Full.Overlaps(tok.Span) || !strings.EqualFold(a.Tokens[t-1].Of(d.Text), "the") {
			continue
		}
		for n := 2; n > 0; n-- {
			if t+n > len(a.Tokens) || n == 2 && m < names && a.Mentions[m].Full.Overlaps(a.Tokens[t+1].Span) {
				continue
			}
			s := readout.Span{Start: tok.Start, End: a.Tokens[t+n-1].End}
			if _, kind, ok := State(s.Of(d.Text)); ok && kind == Seat {
				row := sentenceAt(a, s.Start)
				a.Mentions = append(a.Mentions, readout.Mention{Span: s, Full: s, Sentence: row, Type: readout.Organisation, Form: readout.Named})
				break
			}
		}
	}
	return len(a.Mentions) > names
}

// sentenceAt is the row of the sentence around the byte at.
func sentenceAt(a *readout.Analysis, at uint32) uint32 {
	return uint32(max(1, sort.Search(len(a.Sentences)-1, func(i int) bool { return a.Sentences[i+1].Start > at })))
}

package compare

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"readout"
	"readout/lexicon"
)

// assertion is one sentence of one report: the unit that is aligned.
type assertion struct {
	doc      int
	sentence uint32
	span     readout.Span
	terms    []string // sorted, unique: stems, actors as "@n", figures as "#n"
	actors   []int    // sorted, unique
	words    int
	title    bool
	voice    uint32 // the statement that all of it stands in; 1 is the outlet
}

// findAssertions cuts the reports into assertions. Page furniture, fragments
// and questions assert nothing.
func (s *comparison) findAssertions() {
	s.byDoc = make([][]int, len(s.docs))
	for doc, d := range s.docs {
		a := s.as[doc]
		lower := lexicon.Fold(d.Text)
		m := 1
		for row := 1; row < len(a.Sentences); row++ {
			sent := a.Sentences[row]
			for m < len(a.Mentions) && a.Mentions[m].Start < sent.Start {
				m++
			}
			as := assertion{doc: doc, sentence: uint32(row), span: s.trimSentence(doc, sent.Span), title: sent.Para == 0, voice: s.voiceOf(doc, sent.Span)}
			if s.skipped(doc, sent.Span) || as.span.IsZero() {
				continue
			}
			s.addTerms(&as, lower, sent, m)
			if as.words < 4 || strings.HasSuffix(as.span.Of(d.Text), "?") {
				continue
			}
			s.byDoc[doc] = append(s.byDoc[doc], len(s.assertions))
			s.assertions = append(s.assertions, as)
		}
	}
}

// addTerms collects the terms of an assertion; mentions from row m on may lie in it.
func (s *comparison) addTerms(as *assertion, lower string, sent readout.Sentence, m int) {
	a := s.as[as.doc]
	inName := make(map[uint32]bool)
	for ; m < len(a.Mentions) && a.Mentions[m].Start < sent.End; m++ {
		i := s.actorAt(as.doc, uint32(m))
		if i < 0 {
			continue
		}
		as.terms = append(as.terms, fmt.Sprintf("@%d", i))
		if acts(s.actors[i].Type) && s.actors[i].Type != readout.Place {
			as.actors = append(as.actors, i)
		}
		if a.Mentions[m].Form == readout.Named {
			for t := sent.Tokens.First; t < sent.Tokens.End; t++ {
				if a.Mentions[m].Span.Contains(a.Tokens[t].Span) {
					inName[t] = true
				}
			}
		}
	}
	for t := sent.Tokens.First; t < sent.Tokens.End; t++ {
		w := a.Tokens[t].Of(lower)
		if !isWord(w) {
			continue
		}
		as.words++
		if inName[t] || stopWord(w) {
			continue
		}
		if w[0] >= '0' && w[0] <= '9' {
			as.terms = append(as.terms, "#"+w)
			continue
		}
		as.terms = append(as.terms, english.Stem(w, false))
	}
	slices.Sort(as.terms)
	as.terms = slices.Compact(as.terms)
	slices.Sort(as.actors)
	as.actors = slices.Compact(as.actors)
}

func isWord(w string) bool {
	return len(w) > 0 && (w[0] >= 'a' && w[0] <= 'z' || w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80 && len(w) > 3)
}

func stopWord(w string) bool {
	return len(w) < 3 || lexicon.Function(w) || lexicon.Determiner[w] || lexicon.Adverb[w] || w == "said" || w == "says" || w == "there"
}

// trimSentence drops quotation marks left alone at the ends of a sentence.
func (s *comparison) trimSentence(doc int, span readout.Span) readout.Span {
	text := s.docs[doc].Text
	t := strings.TrimSpace(span.Of(text))
	at := span.Start + uint32(strings.Index(span.Of(text), t))
	return readout.Span{Start: at, End: at + uint32(len(t))}
}

// voiceOf is the innermost statement in whose content the whole of span stands.
func (s *comparison) voiceOf(doc int, span readout.Span) uint32 {
	a := s.as[doc]
	voice := uint32(1)
	for i := 2; i < len(a.Statements); i++ {
		for _, c := range a.Spans[a.Statements[i].Content.First:a.Statements[i].Content.End] {
			if c.Start <= span.Start+3 && span.End <= c.End+3 {
				voice = uint32(i)
			}
		}
	}
	return voice
}

// index finds assertions by term and weighs terms by how rare they are in
// the story.
type index struct {
	posting map[string][]int
	weight  map[string]float64
	norm    []float64
}

func newIndex(as []assertion) *index {
	x := &index{posting: map[string][]int{}, weight: map[string]float64{}, norm: make([]float64, len(as))}
	for i := range as {
		for _, t := range as[i].terms {
			x.posting[t] = append(x.posting[t], i)
		}
	}
	n := float64(len(as))
	for t, p := range x.posting {
		x.weight[t] = math.Log(1+n/float64(len(p))) * bonus(t)
	}
	for i := range as {
		var sum float64
		for _, t := range as[i].terms {
			sum += x.weight[t] * x.weight[t]
		}
		x.norm[i] = math.Sqrt(sum)
	}
	return x
}

// bonus weighs who and how many above other words.
func bonus(term string) float64 {
	switch term[0] {
	case '@', '#':
		return 1.2
	}
	return 1
}

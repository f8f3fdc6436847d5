package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// tokenAt is the token of a document that covers or follows byte at.
func (s *comparison) tokenAt(doc int, at uint32) uint32 {
	a := s.as[doc]
	k, _ := slices.BinarySearchFunc(a.Tokens[1:], at, func(t readout.Token, at uint32) int { return cmp.Compare(t.End, at+1) })
	return uint32(min(k+1, len(a.Tokens)-1))
}

// headOf is the token of span whose governor stands outside it.
func (s *comparison) headOf(doc int, span readout.Span) uint32 {
	a := s.as[doc]
	first := s.tokenAt(doc, span.Start)
	for t := first; t < uint32(len(a.Tokens)) && a.Tokens[t].Start < span.End; t++ {
		h := a.Tokens[t].Head
		if h == 0 || a.Tokens[h].Start < span.Start || a.Tokens[h].Start >= span.End {
			return t
		}
	}
	return first
}

// governor is the verb or the noun that what stands at span says something of,
// 0 when the tree has none. Places and nouns of number are passed over: "two
// of the rebels in Halden on Friday" is of what the rebels did.
func (s *comparison) governor(doc int, span readout.Span) uint32 {
	a := s.as[doc]
	t := a.Tokens[s.headOf(doc, span)].Head
	for steps := 0; t != 0 && steps < 8; steps++ {
		switch a.Tokens[t].UPOS {
		case readout.VERB:
			return t
		case readout.NOUN:
			if w := s.lemma(doc, t); !ofNumber[w] && !stateWord(w) {
				return t
			}
		}
		t = a.Tokens[t].Head
	}
	return t
}

// timed is the governor of a time. Where the tree hangs a time on a verb that
// reports, the verb right before the time is what it dates.
func (s *comparison) timed(doc int, span readout.Span) uint32 {
	g := s.governor(doc, span)
	if !s.reporting(doc, g) {
		return g
	}
	if before := s.tokenAt(doc, span.Start) - 1; before > 0 && s.as[doc].Tokens[before].UPOS == readout.VERB && !s.reporting(doc, before) {
		return before
	}
	return g
}

// ofNumber has the nouns that only say how many.
var ofNumber = map[string]bool{"number": true, "dozen": true, "hundred": true, "thousand": true, "series": true, "part": true, "group": true, "couple": true, "handful": true, "lot": true, "majority": true}

// word is a token in lower case.
func (s *comparison) word(doc int, t uint32) string { return s.as[doc].Tokens[t].Of(s.lower[doc]) }

// lemma is the lemma of a token, its form where that is not known.
func (s *comparison) lemma(doc int, t uint32) string {
	a := s.as[doc]
	if l := a.Tokens[t].Lemma; l != 0 {
		return lexicon.Fold(a.Symbols.Get(l))
	}
	return s.word(doc, t)
}

// stem is the stem of a token.
func (s *comparison) stem(doc int, t uint32) string { return s.lexis.of(s.lemma(doc, t)).stem }

// reporting reports whether a token is a verb that reports what someone says.
func (s *comparison) reporting(doc int, t uint32) bool {
	if w := s.word(doc, t); strings.HasPrefix(w, "claim") {
		for _, d := range s.dependents(doc, t) {
			if s.lemma(doc, d) == "life" {
				return false // "claiming the lives of"
			}
		}
	}
	return t != 0 && s.as[doc].Tokens[t].UPOS == readout.VERB && lexicon.Reports(s.word(doc, t))
}

// dependents are the tokens that t governs, in order.
func (s *comparison) dependents(doc int, t uint32) []uint32 {
	a := s.as[doc]
	sent := s.sentenceAt(doc, a.Tokens[t].Start)
	r := a.Sentences[sent].Tokens
	var out []uint32
	for k := r.First; k < r.End; k++ {
		if a.Tokens[k].Head == t && k != t {
			out = append(out, k)
		}
	}
	return out
}

// sentenceAt is the sentence that covers byte at.
func (s *comparison) sentenceAt(doc int, at uint32) uint32 {
	a := s.as[doc]
	k, _ := slices.BinarySearchFunc(a.Sentences[1:], at, func(x readout.Sentence, at uint32) int { return cmp.Compare(x.End, at+1) })
	return uint32(min(k+1, len(a.Sentences)-1))
}

// core has the relations by which a governor takes those who take part in it.
func core(r readout.Relation) bool {
	switch r {
	case readout.RelNsubj, readout.RelNsubjPass, readout.RelObj, readout.RelIobj, readout.RelObl, readout.RelOblAgent, readout.RelNmod, readout.RelNmodPoss, readout.RelCompound, readout.RelAmod, readout.RelAppos:
		return true
	}
	return false
}

package compare

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// assertion is one sentence or clause of one report: the unit that is aligned.
type assertion struct {
	doc      int
	sentence uint32
	span     readout.Span
	terms    []string // sorted, unique: stems; "@" actors, "#" figures, "!" event types, "~" casualties, "^" means
	actors   []int    // sorted, unique
	places   []int    // actors that are places below a state
	words    int
	title    bool
	voice    uint32   // the statement that all of it stands in; 1 is the outlet
	told     bool     // has a verb: names and nouns alone tell nothing
	verbs    []string // those of terms that are verbs here
}

// findAssertions cuts the reports into sentences and these into clauses. Page
// furniture, fragments and questions assert nothing.
func (s *comparison) findAssertions() {
	s.sentences = newPool(len(s.docs))
	for doc, d := range s.docs {
		a := s.as[doc]
		t := termer{comparison: s, doc: doc, lower: s.lower[doc]}
		for row := 1; row < len(a.Sentences); row++ {
			sent := a.Sentences[row]
			span := s.trimSentence(doc, sent.Span)
			if s.skipped(doc, sent.Span) || span.IsZero() || strings.HasSuffix(span.Of(d.Text), "?") {
				continue
			}
			whole := t.assertion(uint32(row), span)
			if whole.words < 4 {
				continue
			}
			s.sentences.add(whole)
		}
	}
}

// termer makes the assertions of one document.
type termer struct {
	*comparison
	doc   int
	lower string
	// where the last look-ups started
	mention, quantity int
}

// assertion collects the terms of a span of a sentence.
func (t *termer) assertion(sentence uint32, span readout.Span) assertion {
	a := t.as[t.doc]
	out := assertion{doc: t.doc, sentence: sentence, span: span, title: a.Sentences[sentence].Para == 0, voice: t.voiceOf(t.doc, sentence, span)}
	inName := t.names(&out)
	r := a.Sentences[sentence].Tokens
	for i := r.First; i < r.End; i++ {
		w := a.Tokens[i].Of(t.lower)
		if !span.Contains(a.Tokens[i].Span) || !isWord(w) {
			continue
		}
		out.words++
		out.told = out.told || a.Tokens[i].UPOS == readout.VERB || a.Tokens[i].UPOS == readout.AUX
		lex := t.lexis.of(w)
		if inName[i-r.First] || lex.stop {
			continue
		}
		term := lex.stem
		if w[0] >= '0' && w[0] <= '9' {
			term = "#" + w
		}
		if m := t.meansAt(t.doc, i); m != "" {
			out.terms = append(out.terms, "^"+m)
		} else {
			out.terms = append(out.terms, term)
		}
		if a.Tokens[i].UPOS == readout.VERB {
			out.verbs = append(out.verbs, term)
		}
	}
	t.kinds(&out)
	slices.Sort(out.terms)
	out.terms = slices.Compact(out.terms)
	slices.Sort(out.actors)
	out.actors = slices.Compact(out.actors)
	return out
}

// names adds the actors that an assertion names and returns the tokens of
// their names, whose spelling is not compared again.
func (t *termer) names(out *assertion) []bool {
	a := t.as[t.doc]
	r := a.Sentences[out.sentence].Tokens
	inName := make([]bool, r.Len())
	for t.mention < len(a.Mentions) && a.Mentions[t.mention].Start < a.Sentences[out.sentence].Start {
		t.mention++
	}
	for m := t.mention; m < len(a.Mentions) && a.Mentions[m].Start < out.span.End; m++ {
		i := t.actorAt(t.doc, uint32(m))
		if i < 0 || !out.span.Contains(a.Mentions[m].Span) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(t.actors[i].Name); unicode.IsUpper(r) {
			out.terms = append(out.terms, "@"+strconv.Itoa(i))
		}
		switch kind := t.actors[i].Type; {
		case place(kind) && strings.HasPrefix(t.docs[t.doc].Text[a.Mentions[m].End:], "-based"):
		case place(kind):
			out.places = append(out.places, i)
		case acts(kind):
			out.actors = append(out.actors, i)
		}
		if a.Mentions[m].Form == readout.Named {
			for k := r.First; k < r.End; k++ {
				if a.Mentions[m].Span.Contains(a.Tokens[k].Span) {
					inName[k-r.First] = true
				}
			}
		}
	}
	return inName
}

// kinds adds what kind of event is told and what became of people, so that
// "talks" and "met" are alike.
func (t *termer) kinds(out *assertion) {
	a := t.as[t.doc]
	for _, k := range t.eventsIn[t.doc][out.sentence] {
		if e := a.Events[k]; out.span.Contains(e.Trigger) {
			out.terms = append(out.terms, "!"+e.Type.String())
		}
	}
	for ; t.quantity < len(a.Quantities) && a.Quantities[t.quantity].Start < a.Sentences[out.sentence].Start; t.quantity++ {
	}
	for k := max(1, t.quantity); k < len(a.Quantities) && a.Quantities[k].Start < out.span.End; k++ {
		if q := a.Quantities[k]; q.Casualty != readout.NoCasualty && out.span.Contains(q.Span) {
			out.terms = append(out.terms, "~"+q.Casualty.String())
		}
	}
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
func (s *comparison) voiceOf(doc int, sentence uint32, span readout.Span) uint32 {
	a := s.as[doc]
	voice := uint32(1)
	for _, i := range s.saidIn[doc][sentence] {
		for _, c := range a.Spans[a.Statements[i].Content.First:a.Statements[i].Content.End] {
			if c.Start <= span.Start+3 && span.End <= c.End+3 {
				voice = i
			}
		}
	}
	return voice
}

// findSaid lists the statements whose content touches each sentence, and the
// events that each tells.
func (s *comparison) findSaid() {
	s.lower = make([]string, len(s.docs))
	s.saidIn, s.eventsIn = make([][][]uint32, len(s.docs)), make([][][]uint32, len(s.docs))
	for doc, d := range s.docs {
		a := s.as[doc]
		s.lower[doc] = lexicon.Fold(d.Text)
		s.saidIn[doc] = make([][]uint32, max(1, len(a.Sentences)))
		s.eventsIn[doc] = make([][]uint32, max(1, len(a.Sentences)))
		for k := 1; k < len(a.Events); k++ {
			in := &s.eventsIn[doc][a.Events[k].Sentence]
			*in = append(*in, uint32(k))
		}
		for row := 2; row < len(a.Statements); row++ {
			for _, c := range a.Spans[a.Statements[row].Content.First:a.Statements[row].Content.End] {
				first, _ := slices.BinarySearchFunc(a.Sentences[1:], c.Start, func(x readout.Sentence, at uint32) int { return cmp.Compare(x.End, at+1) })
				for k := first + 1; k < len(a.Sentences) && a.Sentences[k].Start < c.End; k++ {
					if in := s.saidIn[doc][k]; len(in) == 0 || in[len(in)-1] != uint32(row) {
						s.saidIn[doc][k] = append(in, uint32(row))
					}
				}
			}
		}
	}
}

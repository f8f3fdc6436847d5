package compare

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// longPledge is how many bytes of a sentence a commitment may be told by.
const longPledge = 220

// pledged is the text that tells a commitment, whole: what breaks off at a word
// that asks for more goes on to the end of its clause. It is none where a
// question is asked, a danger only warned of, or nobody and nothing is named.
func (s *comparison) pledged(doc int, e readout.Event, parties int) (readout.Span, bool) {
	a, d := s.as[doc], s.docs[doc]
	span := e.Span
	trigger := s.lemma(doc, s.tokenAt(doc, e.Trigger.Start))
	lower := s.lower[doc]
	after := lower[e.Trigger.End:a.Sentences[e.Sentence].End]
	switch trigger {
	case "ask":
		for _, w := range []string{" about ", " whether ", " if ", " why ", " how ", " what "} {
			if k := strings.Index(after, w); k >= 0 && k < 40 {
				return span, false
			}
		}
	case "warn":
		if !hasAny(lexicon.Fold(after), retorts) {
			return span, false
		}
	case "plead":
		return span, false
	}
	if w := strings.Fields(span.Of(lower)); len(w) > 0 && (unfinished[w[len(w)-1]] || len(w) <= 3 && strings.HasSuffix(w[len(w)-1], trigger)) {
		end := a.Sentences[e.Sentence].End
		if k := strings.IndexAny(d.Text[span.End:end], ";"); k > 0 {
			end = span.End + uint32(k)
		}
		span.End = min(end, span.Start+longPledge)
		for span.End < end && span.End > span.Start && d.Text[span.End] != ' ' {
			span.End--
		}
	}
	return span, words(span.Of(d.Text)) >= 3 && (parties > 0 || words(span.Of(d.Text)) >= 5)
}

// retorts has what a warning threatens with, as starts of words.
var retorts = []string{"consequence", "retaliat", "respon", "regret", "strike", "attack", "sanction", "punish", "answer", "act if", "pay ", "price", "war", "force", "destroy", "target"}

// unfinished has the words at which no clause ends.
var unfinished = wordSet("a an the to be is are was were been that which of about for with by from at on in into if whether given and or but will would might may can could should not he she it they we i his her its their has have had")

package syntax

import (
	"fmt"
	"strings"

	"readout"
)

// Score is how much of a treebank's words a model gets right, in per cent, the
// tokens being given. LAS compares universal relations, as the evaluator of
// the CoNLL shared tasks does.
type Score struct {
	Words                              int
	UPOS, XPOS, Feats, Lemma, UAS, LAS float64
}

func (s Score) String() string {
	return fmt.Sprintf("UPOS %.2f XPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f", s.UPOS, s.XPOS, s.Feats, s.Lemma, s.UAS, s.LAS)
}

// score runs the model on the gold tokens of sentences.
func (m *Model) score(sentences []goldSentence) Score {
	d, a := lay(sentences)
	m.Run(d, a)
	var s Score
	row := 1
	for _, g := range sentences {
		first := row
		for _, w := range g {
			t := a.Tokens[row]
			row++
			s.Words++
			count(&s.UPOS, t.UPOS == w.upos)
			count(&s.XPOS, t.XPOS == w.xpos)
			count(&s.Feats, t.Feats == w.feats)
			count(&s.Lemma, a.Symbols.Get(t.Lemma) == w.lemma)
			head := int(t.Head) - first
			if t.Head == 0 {
				head = -1
			}
			count(&s.UAS, head == w.head)
			count(&s.LAS, head == w.head && universal(t.Deprel) == universal(w.deprel))
		}
	}
	for _, n := range []*float64{&s.UPOS, &s.XPOS, &s.Feats, &s.Lemma, &s.UAS, &s.LAS} {
		*n *= 100 / float64(max(s.Words, 1))
	}
	return s
}

func count(n *float64, right bool) {
	if right {
		*n++
	}
}

func universal(rel readout.Relation) string {
	name, _, _ := strings.Cut(rel.String(), ":")
	return name
}

package eval

import (
	"testing"

	"readout"
	"readout/nlp/syntax"
)

// Gold that goes through an Analysis and back is still gold, but for words
// that are not written as they are read.
func TestTreesRoundTrip(t *testing.T) {
	for _, d := range treebankDocs(parseSample(t)) {
		a, names := d.goldParses(func(*readout.Document, *readout.Analysis) {}), tagNames{syntax.XPOSName}
		for i, s := range a.Sentences[1:] {
			for k := s.Tokens.First; k < s.Tokens.End; k++ {
				if !s.Contains(a.Tokens[k].Span) {
					t.Errorf("token %d outside sentence %d", k, i)
				}
			}
		}
		s, err := scoreUD(d.sents, d.treesLike(a, names))
		if want := (udScore{100, 100, 100, 100, 100, 100, 100}); err != nil || s != want {
			t.Errorf("%s: gold tokens: %v, %v", d.doc.ID, s, err)
		}
		s, err = scoreUD(d.sents, treesOf(d.doc, a, names))
		if err != nil || s.LAS != 100 {
			t.Errorf("%s: as if from raw text: %v, %v", d.doc.ID, s, err)
		}
	}
}

func TestTreesOfNothing(t *testing.T) {
	if got := treesOf(&readout.Document{}, &readout.Analysis{}, tagNames{}); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

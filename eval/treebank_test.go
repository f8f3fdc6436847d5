package eval

import (
	"slices"
	"testing"

	"readout"
)

// perfect fills the tables of a gold-token Analysis with the gold tags, as a
// perfect model would.
func perfect(d *treebankDoc) (*readout.Analysis, tagNames) {
	names := []string{"_"}
	number := func(s string) uint8 {
		i := slices.Index(names, s)
		if i < 0 {
			i = len(names)
			names = append(names, s)
		}
		return uint8(i)
	}
	a := d.goldTokens()
	row := 1
	for _, s := range d.sents {
		first := row
		for _, w := range s.words {
			t := &a.Tokens[row]
			t.Lemma, t.XPOS = a.Symbols.Add(w.lemma), number(w.xpos)
			for r := range readout.Relation(readout.Relations) {
				if r.String() == w.deprel || t.Deprel == 0 && r.String() == universal(w.deprel) {
					t.Deprel = r
				}
			}
			for u := readout.ADJ; u <= readout.X; u++ {
				if u.String() == w.upos {
					t.UPOS = u
				}
			}
			if w.head > 0 {
				t.Head = uint32(first + w.head - 1)
			}
			row++
		}
	}
	name := func(i uint8) string { return names[i] }
	return a, tagNames{name}
}

// Gold that goes through an Analysis and back is still gold, but for words
// that are not written as they are read.
func TestTreesRoundTrip(t *testing.T) {
	for _, d := range treebankDocs(parseSample(t)) {
		a, names := perfect(d)
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

package eval

import (
	"math"
	"slices"
	"testing"

	"readout"
	"readout/nlp/speech"
)

// chainsOf makes a chain of each word; a letter is a mention.
func chainsOf(words ...string) (out []chain) {
	for _, w := range words {
		var c chain
		for _, r := range w {
			c = append(c, readout.Span{Start: uint32(r), End: uint32(r) + 1})
		}
		out = append(out, c)
	}
	return out
}

// The expected figures are worked out by hand from the definitions; the texts are
// like the examples of Pradhan et al. (2014) and Luo (2005).
func TestCorefScore(t *testing.T) {
	for _, c := range []struct {
		name                  string
		gold, found           []chain
		mucR, mucP, b3R, b3P  float64
		ceafeR, ceafeP, conll float64
		skipOverall           bool
	}{
		{name: "the same", gold: chainsOf("abc", "de"), found: chainsOf("de", "cba"), mucR: 1, mucP: 1, b3R: 1, b3P: 1, ceafeR: 1, ceafeP: 1, conll: 1},
		// gold {abc} {defg}, found {ab} {cd} {fghi}: MUC R = (1+1)/5, P = (1+0+1)/5;
		// B3 R = (4/3+1/3+1/4+4/4)/7 = 35/84, P = (4/2+1/2+1/2+4/4)/8 = 1/2;
		// CEAFe pairs abc-ab (4/5) and defg-fghi (4/8): 1.3, R = 1.3/2, P = 1.3/3.
		{name: "two for three", gold: chainsOf("abc", "defg"), found: chainsOf("ab", "cd", "fghi"), mucR: 2. / 5, mucP: 2. / 5, b3R: 35. / 84, b3P: .5, ceafeR: .65, ceafeP: 1.3 / 3, conll: (.4 + 2*(35./84)*.5/(35./84+.5) + .52) / 3},
		// All in one: MUC R = 9/9, P = 9/11 … with 12 mentions in 5+2+5 (Luo 2005):
		// B3 P = (25+4+25)/12/12 = 0.375, R = 1; CEAFe best is one of 5: 10/17.
		{name: "all in one", gold: chainsOf("12345", "67", "89ABC"), found: chainsOf("123456789ABC"), mucR: 1, mucP: 9. / 11, b3R: 1, b3P: .375, ceafeR: 10. / 17 / 3, ceafeP: 10. / 17, skipOverall: true},
		{name: "nothing found", gold: chainsOf("ab"), skipOverall: true},
	} {
		var s corefScore
		s.add(c.gold, c.found)
		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: %s is %.4f, want %.4f", c.name, what, got, want)
			}
		}
		near("MUC recall", share(s.muc.r, s.muc.rOf), c.mucR)
		near("MUC precision", share(s.muc.p, s.muc.pOf), c.mucP)
		near("B3 recall", share(s.b3.r, s.b3.rOf), c.b3R)
		near("B3 precision", share(s.b3.p, s.b3.pOf), c.b3P)
		near("CEAFe recall", share(s.ceafe.r, s.ceafe.rOf), c.ceafeR)
		near("CEAFe precision", share(s.ceafe.p, s.ceafe.pOf), c.ceafeP)
		if !c.skipOverall {
			near("CoNLL F1", s.conll(), c.conll)
		}
	}
}

// A greedy pairing takes 9 and is left with 1; the best takes 8 and 7.
func TestBestMatching(t *testing.T) {
	for _, c := range []struct {
		weight [][]float64
		want   float64
	}{
		{[][]float64{{9, 8}, {7, 1}}, 15},
		{[][]float64{{1}, {3}, {2}}, 3},
		{[][]float64{{0, 5, 6}, {5, 9, 0}}, 15},
		{nil, 0},
		{[][]float64{{}}, 0},
	} {
		if got := bestMatching(c.weight); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v: %v, want %v", c.weight, got, c.want)
		}
	}
}

// The sample of speakers is the one that drawSpeakers draws.
func TestSpeakersAreDrawn(t *testing.T) {
	needShared(t, "corpora")
	docs, err := speech.ReadPolnear(sharedDir+"/corpora/attribution/polnear", "dev")
	if err != nil {
		t.Fatal(err)
	}
	gold, err := readSpeakers(speakersGold)
	if err != nil {
		t.Fatal(err)
	}
	drawn := drawSpeakers(docs, len(gold))
	for i := range gold {
		gold[i].names = ""
	}
	if len(gold) != 200 || !slices.Equal(gold, drawn) {
		t.Errorf("speakers.tsv has %d places, not those drawn", len(gold))
	}
}

func TestSameSpeaker(t *testing.T) {
	for _, c := range []struct {
		found, gold string
		want        bool
	}{
		{"Don Fowler", "Don Fowler", true},
		{"Fowler", "Don Fowler", true},
		{"Donald J. Trump", "Donald Trump", true},
		{"Ivana Trump", "Donald Trump", false},
		{"Donald Trump", "Trump campaign", false},
		{"Donald Trump’s campaign", "Trump campaign", true},
		{"Peña Nieto", "Pena Nieto", true},
		{"", "Don Fowler", false},
		{"Barack Obama and Hillary Clinton", "Barack Obama+Hillary Clinton", true},
		{"Barack Obama", "Barack Obama+Hillary Clinton", false},
	} {
		if got := sameSpeaker(c.found, c.gold); got != c.want {
			t.Errorf("%q for %q: %v", c.found, c.gold, got)
		}
	}
}

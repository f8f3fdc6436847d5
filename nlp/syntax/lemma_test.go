package syntax

import (
	"readout/learn"
	"testing"
)

func TestLemmaDev(t *testing.T) {
	var train []goldSentence
	for _, p := range []string{"ewt/en_ewt-train.conllu", "gum/train"} {
		s, err := readTreebank("../../../shared/corpora/syntax/" + p)
		if err != nil {
			t.Fatal(err)
		}
		train = append(train, s...)
	}
	l := learnLemmas(train)
	for _, p := range []string{"ewt/en_ewt-dev.conllu", "gum/dev"} {
		dev, err := readTreebank("../../../shared/corpora/syntax/" + p)
		if err != nil {
			t.Fatal(err)
		}
		right, all := 0, 0
		var bad []string
		for _, s := range dev {
			for _, w := range s {
				norm, _ := appendNorm(nil, []byte(w.form))
				got := string(l.rules[l.rule(w.xpos, lemmaShape(w.form), norm)].apply(nil, w.form))
				all++
				if got == w.lemma {
					right++
				} else {
					bad = append(bad, w.form+"/"+XPOSName(w.xpos)+":"+got+"/"+w.lemma)
				}
			}
		}
		_ = learn.Norm
		t.Logf("%s: %.2f of %d; %d rules, table %d; %v", p, 100*float64(right)/float64(all), all, len(l.rules), len(l.table), bad[:min(len(bad), 100)])
	}
}

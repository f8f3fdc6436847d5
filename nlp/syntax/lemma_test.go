package syntax

import (
	"bytes"
	"strings"
	"testing"

	"readout"
	"readout/learn"
)

func TestRulesMakeTheLemmaTheyWereFoundFor(t *testing.T) {
	for _, pair := range []string{"Ferries ferry", "went go", "BERGEN Bergen", "Bergen Bergen", "’s 's", "Ærøs Ærø", "naïves naïve", "is be", "ÅRS år", "a a", "I I"} {
		form, lemma, _ := strings.Cut(pair, " ")
		r := ruleFor(form, lemma)
		if got := string(r.apply(nil, form)); got != lemma {
			t.Errorf("%s: rule %q makes %q, want %q", form, r, got, lemma)
		}
		if back, err := parseRule(r.String()); err != nil || back != r {
			t.Errorf("rule %q reads back as %q, %v", r, back, err)
		}
	}
	if got := string(lemmaRule{cut: 9, add: "go"}.apply(nil, "Tea")); got != "tea" {
		t.Errorf("a rule longer than the word makes %q", got)
	}
	if got := string(lemmaRule{cut: 1, add: "s"}.apply(nil, "aå")); got != "aå" {
		t.Errorf("a rule that would cut a letter in half makes %q", got)
	}
}

func TestLemmasAreLearnedAndKept(t *testing.T) {
	nns, vbd := xposNumbers["NNS"], xposNumbers["VBD"]
	var s goldSentence
	for _, w := range strings.Fields("harbours/harbour ferries/ferry bridges/bridge pilots/pilot tides/tide cities/city parties/party bodies/body oxen/ox boats/boat roads/road") {
		form, lemma, _ := strings.Cut(w, "/")
		s = append(s, goldWord{form: form, lemma: lemma, upos: readout.NOUN, xpos: nns})
	}
	s = append(s, goldWord{form: "stood", lemma: "stand", upos: readout.VERB, xpos: vbd})
	var w learn.Writer
	learnLemmas([]goldSentence{s}).save(&w)
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := learn.Open(b.String())
	if err != nil {
		t.Fatal(err)
	}
	l, err := loadLemmas(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		xpos        uint8
		form, lemma string
	}{
		{nns, "oxen", "ox"}, {nns, "armies", "army"}, {nns, "lanterns", "lantern"}, {nns, "Lanterns", "lantern"}, {vbd, "stood", "stand"},
	} {
		norm := learn.AppendNorm(nil, []byte(test.form))
		rule := l.rules[l.rule(test.xpos, lemmaShape(test.form), norm)]
		if got := string(rule.apply(nil, test.form)); got != test.lemma {
			t.Errorf("%s/%s: %q, want %q", test.form, XPOSName(test.xpos), got, test.lemma)
		}
	}
}

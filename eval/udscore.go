package eval

import (
	"fmt"
	"strings"
)

// udScore is what shared/eval/ud_eval.py prints: F1 in per cent.
type udScore struct{ Words, Sentences, UPOS, XPOS, Lemmas, UAS, LAS float64 }

func (s udScore) String() string {
	return fmt.Sprintf("Words %.2f Sentences %.2f UPOS %.2f XPOS %.2f Lemmas %.2f UAS %.2f LAS %.2f", s.Words, s.Sentences, s.UPOS, s.XPOS, s.Lemmas, s.UAS, s.LAS)
}

// udPlace is where a word stands among the characters that are no white space;
// the parts of a multi-word token share its place and are told apart by number.
type udPlace struct{ start, end, part, parts int }

type udWord struct {
	at   udPlace
	base int // index of the first word of its sentence
	w    conlluWord
}

// flattenUD lays out sentences as the script's load does.
func flattenUD(sents []conlluSentence) (places [][2]int, words []udWord, text string) {
	var b strings.Builder
	for _, s := range sents {
		base := len(words)
		var at udPlace
		for i, w := range s.words {
			if w.starts(i + 1) {
				start := b.Len()
				b.WriteString(squeeze(w.surface))
				at = udPlace{start: start, end: b.Len()}
			}
			place := at
			if w.last != 0 {
				place.part, place.parts = i+1-w.first, w.last-w.first
			}
			words = append(words, udWord{place, base, w})
		}
		if len(words) > base {
			places = append(places, [2]int{words[base].at.start, words[len(words)-1].at.end})
		}
	}
	return places, words, b.String()
}

// scoreUD compares two readings of the same characters. Words are aligned by
// their characters; relations are compared without their subtypes.
func scoreUD(gold, system []conlluSentence) (udScore, error) {
	gs, gw, gt := flattenUD(gold)
	ss, sw, st := flattenUD(system)
	if gt != st {
		k := 0
		for k < len(gt) && k < len(st) && gt[k] == st[k] {
			k++
		}
		near := func(s string) string { return s[max(0, min(k-20, len(s))):min(k+20, len(s))] }
		return udScore{}, fmt.Errorf("texts differ at byte %d: gold %q, system %q", k, near(gt), near(st))
	}
	at := map[udPlace]int{}
	for i, w := range gw {
		at[w.at] = i
	}
	pair := map[int]int{}
	for i, w := range sw {
		if j, ok := at[w.at]; ok {
			pair[i] = j
		}
	}
	head := func(w udWord) int {
		if w.w.head == 0 {
			return -1
		}
		return w.base + w.w.head - 1
	}
	var upos, xpos, lemmas, uas, las int
	for i, j := range pair {
		a, b := sw[i], gw[j]
		count(&upos, a.w.upos == b.w.upos)
		count(&xpos, a.w.xpos == b.w.xpos)
		count(&lemmas, b.w.lemma == "_" || a.w.lemma == b.w.lemma)
		ha, hb := head(a), head(b)
		ok := ha < 0 && hb < 0
		if ha >= 0 && hb >= 0 {
			k, found := pair[ha]
			ok = found && k == hb
		}
		count(&uas, ok)
		count(&las, ok && universal(a.w.deprel) == universal(b.w.deprel))
	}
	sentences := map[[2]int]bool{}
	for _, p := range gs {
		sentences[p] = true
	}
	same := 0
	for _, p := range ss {
		if sentences[p] {
			same++
			delete(sentences, p)
		}
	}
	f := func(n, a, b int) float64 {
		if a+b == 0 {
			return 0
		}
		return 200 * float64(n) / float64(a+b)
	}
	w := func(n int) float64 { return f(n, len(gw), len(sw)) }
	return udScore{w(len(pair)), f(same, len(gs), len(ss)), w(upos), w(xpos), w(lemmas), w(uas), w(las)}, nil
}

func count(n *int, ok bool) {
	if ok {
		*n++
	}
}

func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

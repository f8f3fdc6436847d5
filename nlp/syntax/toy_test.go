package syntax

import (
	"fmt"
	"strings"

	"readout"
	"readout/learn"
)

// toyTreebank makes sentences of a small grammar of our own: transitive and
// intransitive clauses, adjectives, prepositions, plurals.
func toyTreebank(seed uint64, count int) []goldSentence {
	rng := learn.NewRand(seed)
	pick := func(list string) string {
		f := strings.Fields(list)
		return f[rng.IntN(len(f))]
	}
	var out []goldSentence
	for range count {
		var s goldSentence
		add := func(form, lemma string, u readout.UPOS, xpos, rel string, f readout.Feats) int {
			w := goldWord{form: form, lemma: lemma, upos: u, xpos: xposNumbers[xpos], deprel: relNumbers[rel], feats: f, flags: readout.SpaceBefore}
			if len(s) == 0 {
				w.form = strings.ToUpper(form[:1]) + form[1:]
			}
			s = append(s, w)
			return len(s) - 1
		}
		phrase := func(rel string) int {
			first := add(pick("the a this"), "", readout.DET, "DT", "det", 0)
			s[first].lemma = strings.ToLower(s[first].form)
			adj := -1
			if rng.IntN(2) == 0 {
				a := pick("old quiet narrow")
				adj = add(a, a, readout.ADJ, "JJ", "amod", 0)
			}
			n := pick("harbour ferry pilot bridge tide")
			noun := add(n, n, readout.NOUN, "NN", rel, 0)
			if rng.IntN(3) == 0 {
				s[noun].form, s[noun].xpos, s[noun].feats = n+"s", xposNumbers["NNS"], readout.Plural
			}
			for _, d := range []int{first, adj} {
				if d >= 0 {
					s[d].head = noun
				}
			}
			return noun
		}
		subject := phrase("nsubj")
		stem := pick("reach watch leav paint")
		lemma := map[string]string{"reach": "reach", "watch": "watch", "leav": "leave", "paint": "paint"}[stem]
		verb := add(stem+"ed", lemma, readout.VERB, "VBD", "root", readout.Past|readout.Finite)
		s[verb].head = -1
		s[subject].head = verb
		object := phrase("obj")
		s[object].head = verb
		if rng.IntN(2) == 0 {
			p := pick("near before under")
			prep := add(p, p, readout.ADP, "IN", "case", 0)
			noun := phrase("obl")
			s[prep].head, s[noun].head = noun, verb
		}
		stop := add(".", ".", readout.PUNCT, ".", "punct", 0)
		s[stop].head, s[stop].flags = verb, 0
		out = append(out, s)
	}
	return out
}

// conllu writes sentences as a treebank file has them.
func conllu(sentences []goldSentence) string {
	var b strings.Builder
	for _, s := range sentences {
		for i, w := range s {
			misc := "_"
			if i+1 < len(s) && s[i+1].flags&readout.SpaceBefore == 0 {
				misc = "SpaceAfter=No"
			}
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", i+1, w.form, w.lemma, w.upos,
				XPOSName(w.xpos), FeatString(w.feats), w.head+1, w.deprel, misc)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

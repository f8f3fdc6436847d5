package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// firmness is how firmly a report words what it tells, from what is put in
// doubt to what is stated as a fact.
type firmness uint8

const (
	hedgedly  firmness = iota + 1 // suspected, possible, in doubt
	claimed                       // someone's claim or charge
	said                          // someone says so
	confirmed                     // someone confirms, determines or admits it
	stated                        // the outlet says so
)

var firmnessName = [...]string{"", "hedged", "as a claim or a charge", "as what someone says", "as confirmed or found", "stated as fact"}

// firmWords are the starts of the verbs by which someone holds something more
// or less firmly, and of the adverbs that hedge.
var (
	firmWords = map[firmness][]string{
		hedgedly:  {"suspect", "appear", "seem", "hint", "suggest", "fear", "believ", "presum", "doubt"},
		claimed:   {"accus", "blam", "claim", "alleg", "brand", "contend", "brag", "boast"},
		confirmed: {"confirm", "determin", "establish", "prove", "conclud", "verif", "admit", "acknowledg"},
	}
	hedgingAdverbs = []string{"apparently", "reportedly", "allegedly", "supposedly", "purportedly", "possibly", "probably", "presumably", "perhaps", "likely"}
	hedgingModals  = map[string]bool{"may": true, "might": true, "could": true}
)

// verbFirmness is the firmness of a verb, 0 for one that tells none.
func verbFirmness(word string) firmness {
	for l := hedgedly; l <= confirmed; l++ {
		if startsAny(word, firmWords[l]) {
			return l
		}
	}
	return 0
}

// firmnessOf is how firmly a part words what it has in common with another: by
// a hedge that hangs on that (direct), by the verb that it hangs on, else by
// whose voice it is in. An adjective hedges its noun only: see
// certaintyDifferences.
func (f *facts) firmnessOf(p *part, terms []int32) (level firmness, direct bool) {
	u := &f.sentences.items[p.sentence]
	a := f.as[u.doc]
	ids := f.words[u.doc].ids
	r := a.Sentences[u.sentence].Tokens
	shared := func(t uint32) bool { return t != 0 && ids[t] != none && slices.Contains(terms, ids[t]) }
	level = stated
	hedged := false
	for k := r.First; k < r.End; k++ {
		tok := a.Tokens[k]
		if !p.cited.Contains(tok.Span) {
			continue
		}
		hedged = hedged || tok.UPOS == readout.ADV && startsAny(f.word(u.doc, k), hedgingAdverbs)
		switch word := f.word(u.doc, k); {
		case tok.UPOS == readout.ADV && startsAny(word, hedgingAdverbs) && shared(tok.Head),
			tok.UPOS == readout.AUX && hedgingModals[word] && shared(tok.Head):
			return hedgedly, true
		case tok.UPOS == readout.VERB && !shared(k) && (!strings.HasPrefix(word, "claim") || f.reporting(u.doc, k)):
			if l := verbFirmness(word); l != 0 && l < level && !(startsAny(word, accusing) && !f.namesAccused(u, k, terms)) && slices.ContainsFunc(f.dependents(u.doc, k), func(d uint32) bool {
				switch a.Tokens[d].Deprel {
				case readout.RelCcomp, readout.RelXcomp, readout.RelObj, readout.RelObl, readout.RelNsubjPass:
					return f.anyUnder(u, d, terms)
				}
				return false
			}) {
				level = l
			}
		}
	}
	if level == stated && hedged {
		return hedgedly, false // of something else, but not stated as a fact
	}
	if level < stated || p.speaker == outletVoice {
		return level, false
	}
	row := f.voiceOf(u.doc, u.sentence, p.span)
	if l := verbFirmness(lexicon.Fold(a.Statements[row].Cue.Of(f.docs[u.doc].Text))); l != 0 {
		return l, false
	}
	return said, false
}

// accusing has the verbs that say who did it, not whether it was done.
var accusing = []string{"accus", "blam"}

// namesAccused reports whether whom the verb at t accuses is among the terms.
func (f *facts) namesAccused(u *assertion, t uint32, terms []int32) bool {
	a, ids := f.as[u.doc], f.words[u.doc].ids
	for _, d := range f.dependents(u.doc, t) {
		if r := a.Tokens[d].Deprel; r != readout.RelObj && r != readout.RelNsubjPass {
			continue
		}
		if slices.Contains(terms, ids[d]) || slices.ContainsFunc(f.dependents(u.doc, d), func(k uint32) bool {
			switch a.Tokens[k].Deprel {
			case readout.RelCompound, readout.RelAmod, readout.RelFlat, readout.RelNmodPoss:
				return ids[k] != none && slices.Contains(terms, ids[k])
			}
			return false
		}) {
			return true
		}
	}
	return false
}

// anyUnder reports whether a term stands at token t or hangs on it.
func (f *facts) anyUnder(u *assertion, t uint32, terms []int32) bool {
	ids := f.words[u.doc].ids
	r := f.as[u.doc].Sentences[u.sentence].Tokens
	for k := r.First; k < r.End; k++ {
		if ids[k] != none && slices.Contains(terms, ids[k]) && f.under(u.doc, k, t) {
			return true
		}
	}
	return false
}

// Firmer compares how firmly two reports word what is most surely one fact:
// 1 when the second does by a clear step, -1 when the first does, else 0.
func Firmer(docs []*readout.Document, as []*readout.Analysis) int {
	f := newComparison(docs, as).newFacts()
	var p *pair
	f.measure(f.pairs(), func(q *pair, v *measured) {
		if q.score = chance(v); p == nil || q.score > p.score {
			p = q
		}
	})
	if p == nil {
		return 0
	}
	both := common(p.x.terms, p.y.terms)
	x, _ := f.firmnessOf(p.x, both)
	y, _ := f.firmnessOf(p.y, both)
	if !apart(x, y) {
		return 0
	}
	return cmp.Compare(y, x)
}

// surelyOne is the chance from which how firmly two parts are worded is set
// side by side.
const surelyOne = 0.1

// firmnessDifferences are the facts that one report words more firmly than
// another by a clear step.
func (f *facts) firmnessDifferences() []readout.Difference {
	var out []readout.Difference
	for _, g := range f.told() {
		at := map[firmness][]*part{}
		for _, p := range g.pairs {
			both := common(p.x.terms, p.y.terms)
			x, hedgedX := f.firmnessOf(p.x, both)
			y, hedgedY := f.firmnessOf(p.y, both)
			switch {
			case p.score < surelyOne || f.origin[f.doc(p.x)] == f.origin[f.doc(p.y)] || !apart(x, y):
				continue
			case max(x, y) == stated && (!hedgedX && !hedgedY || p.score < 2*surelyOne):
				continue // a verb in one may hold something else than what the other tells
			}
			if !slices.Contains(at[x], p.x) {
				at[x] = append(at[x], p.x)
			}
			if !slices.Contains(at[y], p.y) {
				at[y] = append(at[y], p.y)
			}
		}
		if len(at) < 2 {
			continue
		}
		d := readout.Difference{About: "how firmly it is told: " + f.textOf(g.head), Kind: "certainty", Verdict: "framing", Why: "words of different firmness for what is by the measure of such pairs one fact"}
		for l := hedgedly; l <= stated; l++ {
			if len(at[l]) == 0 {
				continue
			}
			v := readout.Value{Value: firmnessName[l]}
			for _, q := range at[l] {
				v.Evidence = append(v.Evidence, f.cite(q))
			}
			d.Values = append(d.Values, v)
		}
		out = append(out, d)
	}
	return out
}

// apart reports whether two levels of firmness differ by a clear step.
func apart(x, y firmness) bool {
	lo, hi := min(x, y), max(x, y)
	return lo != hi && lo <= claimed && hi != said
}

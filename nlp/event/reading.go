package event

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// reads decides whether token t is a verb or a noun as fm needs it: from its
// tag when there is one, else from the words around it.
func (f *finder) reads(t int, fm form, first, end int) bool {
	if fm.class == word {
		return true
	}
	switch f.upos(t) {
	case readout.VERB, readout.AUX:
		return fm.class == verb
	case readout.NOUN:
		return fm.class == noun
	case 0:
	default:
		return fm.class == verb && fm.feats&readout.Participle != 0 && f.beBefore(t, first)
	}
	if fm.class == noun {
		return f.looksNoun(t, first)
	}
	return f.looksVerb(t, fm.feats, first, end)
}

// looksNoun reports whether the word before t shows it to be a noun.
func (f *finder) looksNoun(t, first int) bool {
	p := f.word(t - 1)
	if t == first || p == "" {
		return true
	}
	if lexicon.Auxiliary[p] && p != "'s" && !beForms[p] && !haveForms[p] || p == "to" && f.begins(t+1) != 0 || subjectPronoun[p] {
		return false
	}
	return true
}

// looksVerb reports whether t, in a form with the given features, is a verb here.
func (f *finder) looksVerb(t int, feats readout.Feats, first, end int) bool {
	p, n := f.word(t-1), f.word(t+1)
	if t == first {
		p = ""
	}
	if p == "to" && preTo[f.word(t-2)] {
		return false // "according to rescue workers"
	}
	attributive := lexicon.Determiner[p] || p == "'s" && f.ends(t-2) != 0 || adjectival[p]
	switch {
	case feats&readout.Gerund != 0:
		// "by increasingly threatening manoeuvres"
		plain := !lexicon.Function(n) && !lexicon.Determiner[n] && letters(n) && !objectPronoun[n] && f.begins(t+1) == 0
		return !attributive && n != "of" && !(plain && letters(p) && !lexicon.Function(p) && f.ends(t-1) == 0 && f.time(t-1) == 0 && !f.beBefore(t-1, first))
	case feats&(readout.Past|readout.Participle) != 0:
		if p == "" && n != "by" {
			return false // "Suspected rebels …"
		}
		// "the detained leaders", "an agreed plan"
		if attributive && !lexicon.Determiner[n] && !lexicon.Preposition[n] && !pronominal(p) {
			return false
		}
		if feats&readout.Infinitive == 0 && !sameForms[f.word(t)] {
			return true
		}
	}
	if attributive && !pronominal(p) {
		return false
	}
	if !nounToo[strings.TrimSuffix(f.word(t), "s")] && !nounToo[f.word(t)] {
		return true
	}
	switch {
	case lexicon.Auxiliary[p] && !beForms[p] && !haveForms[p], subjectPronoun[p], p == "to", lexicon.Negation[p], p == "who", p == "which":
		return true
	case (beForms[p] || haveForms[p]) && feats&readout.Participle != 0:
		return true
	case lexicon.Adverb[p], f.time(t-1) != 0, p == "and", p == "or", p == ",", p == "that", p == ")":
		return startsObject(n) || f.begins(t+1) != 0 || len(f.restAfter(t)) > 0 && !lexicon.Preposition[n]
	case f.ends(t-1) != 0:
		// "Turkey attacks …" against "US strikes on …", "Gaza attack kills …"
		return startsObject(n) || f.begins(t+1) != 0 || f.time(t+1) != 0 || n == "that" || len(f.restAfter(t)) > 0
	case p == "":
		return false
	}
	// After an ordinary word: a plural subject and a present verb, or a noun
	// with a modifier. An object after it decides.
	return startsObject(n) && !lexicon.Preposition[p]
}

// restAfter are the patterns that start at t with more than one word.
func (f *finder) restAfter(t int) (out []form) {
	for _, fm := range patterns()[f.word(t)] {
		if fm.class == verb && len(fm.rest) > 0 && !fm.rest[0].gap && fm.rest[0].words[f.word(t+1)] {
			out = append(out, fm)
		}
	}
	return out
}

func startsObject(w string) bool {
	return lexicon.Determiner[w] && w != "both" || objectPronoun[w] || w == "that"
}

func pronominal(w string) bool { return w == "that" || w == "this" || w == "these" || w == "those" }

package event

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// A group is a verb with the auxiliaries and adverbs before it.
type group struct {
	first     int  // first token
	passive   bool // "was attacked"
	negated   bool // "did not attack"
	to        bool // an infinitive: "to attack"
	beTo      bool // "is to meet"
	gerund    bool // with no auxiliary
	finite    bool
	bare      bool // no auxiliary: past or participle, the form does not say
	progress  bool // "is attacking"
	perfect   bool
	noLonger  bool   // "will no longer fly"
	modal     string // will would shall may might could can must should, when there is one
	modalAt   int
	implicate bool // the infinitive of a verb that says it was done: "managed to"
}

var modals = set(`will would shall 'll may might could can must should ought 'd wo ca`)

// group reads the verb group that ends with token t.
func (f *finder) group(t, first int, feats readout.Feats) group {
	g := group{first: t}
	nearest := "" // the auxiliary nearest to the verb
	i := t - 1
loop:
	for ; i >= first && i > t-8; i-- {
		w := f.word(i)
		switch {
		case lexicon.Negation[w] && w != "no" && w != "nor" && w != "neither":
			g.negated = true
		case modals[w] || w == "do" || w == "does" || w == "did" || beForms[w] || haveForms[w] || w == "'s" && f.isAux(i, t, feats):
			if nearest == "" {
				nearest = w
			}
			if haveForms[w] {
				g.perfect = true
			}
			if modals[w] && !(w == "'d" && g.perfect) {
				g.modal, g.modalAt = w, i
			}
			g.finite = true
		case w == "to" && i == t-1 || w == "to" && f.word(i+1) == "be" || w == "to" && f.adverb(i+1) && i == t-2:
			g.to = true
			p := f.word(i - 1)
			g.implicate = implicative[p]
			if beForms[p] && p != "been" {
				g.beTo, g.finite = true, true
				i--
			}
			i--
			break loop
		case w == "longer" && f.word(i-1) == "no":
			g.noLonger = true
			i--
		case f.adverb(i):
		default:
			break loop
		}
		g.first = i
	}
	if g.to {
		g.first = i + 1
		// "has to", "have agreed to": an auxiliary before "to" is read by the caller.
		if p := f.word(i); haveForms[p] || p == "needs" || p == "need" {
			g.modal, g.modalAt, g.first, g.finite = "must", i, i, true
		}
	}
	g.bare = nearest == "" && !g.to
	switch {
	case feats&readout.Gerund != 0:
		g.progress = beForms[nearest] || nearest == "'s"
		g.gerund = !g.progress
	case feats&readout.Participle != 0 && (beForms[nearest] || nearest == "'s" && !g.perfect):
		g.passive = true
	case feats&(readout.Past|readout.Present) != 0 && nearest == "":
		g.finite = true
	}
	if g.modal == "wo" {
		g.modal = "will"
	}
	if g.modal == "'ll" || g.modal == "shall" {
		g.modal = "will"
	}
	if g.modal == "'d" || g.modal == "ca" {
		g.modal = map[string]string{"'d": "would", "ca": "can"}[g.modal]
	}
	// An adverb at the head of the group belongs to what stands before it.
	for g.first < t && f.adverb(g.first) {
		g.first++
	}
	return g
}

// isAux reports whether "'s" at i is "is" or "has", not a possessive.
func (f *finder) isAux(i, t int, feats readout.Feats) bool {
	if feats&(readout.Gerund|readout.Participle) == 0 {
		return false
	}
	p := f.word(i - 1)
	return subjectPronoun[p] || p == "there" || p == "that"
}

func (f *finder) adverb(t int) bool {
	w := f.word(t)
	if u := f.upos(t); u != 0 {
		return u == readout.ADV
	}
	return lexicon.Adverb[w] && f.time(t) == 0 || len(w) > 4 && strings.HasSuffix(w, "ly") && w != "only" && f.ends(t) == 0 && w != "family" && w != "assembly" && w != "july" && w != "italy" && w != "ally"
}

func (f *finder) beBefore(t, first int) bool {
	return f.group(t, first, readout.Participle).passive
}

// implicative verbs say that what their infinitive names was done.
var implicative = set(`managed began started continued continues went proceeded helped helps moved rushed dared got used going`)

func fields(s string) []string { return strings.Fields(s) }

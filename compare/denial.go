package compare

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// focusOf are the terms of what a claim says is not so: what hangs on a
// negation, or on a word of refusal, or, when the cue denies, on the head of
// the content; and of them the predicates, what the negation itself is of.
func (w *worder) focusOf(c *claim) (focus, predicates []string) {
	a := w.as[w.doc]
	first := tokenFrom(a, 0, c.sentence, c.content.Start)
	var roots, light []uint32
	for k := first; k < len(a.Tokens) && a.Tokens[k].End <= c.content.End; k++ {
		tok := a.Tokens[k]
		word := tok.Of(w.lower)
		outside := tok.Head == 0 || !c.content.Contains(a.Tokens[tok.Head].Span)
		switch {
		case lexicon.Negation[word] && word != "without" || strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t"):
			h := tok.Head
			if h == 0 || k+1 < len(a.Tokens) && (merely[a.Tokens[k+1].Of(w.lower)] || startsAny(w.lower[a.Tokens[k+1].Start:], settled)) {
				continue
			}
			if tok := a.Tokens[k-1]; tok.UPOS == readout.ADP && k+1 < len(a.Tokens) && strings.HasSuffix(a.Tokens[k+1].Of(w.lower), "ing") {
				continue // "criticised for not helping", "a policy of not charging"
			}
			if w.ellipsis(k) || w.instead(k, h) && c.flags&guilty == 0 {
				continue
			}
			if g := a.Tokens[h].Head; tok.Deprel == readout.RelDet && g != 0 {
				h = g // "no missiles were taken": the verb
			}
			if w.deep(c, h) || w.toDo(h) {
				continue
			}
			roots = append(roots, h)
		case startsAny(w.lower[tok.Start:], againstWords):
			roots = append(roots, uint32(k))
			light = append(light, uint32(k))
		case outside && (c.stance == readout.Denies || c.stance == readout.Doubts):
			roots = append(roots, uint32(k))
		}
	}
	if len(roots) == 0 {
		return nil, nil
	}
	for k := first; k < len(a.Tokens) && a.Tokens[k].End <= c.content.End; k++ {
		if w.keys[k] == "" {
			continue
		}
		h := uint32(k)
		for range maxFocus {
			if slices.Contains(roots, h) {
				focus = append(focus, w.keys[k])
				break
			}
			if w.ownClause(h) {
				break
			}
			if h = a.Tokens[h].Head; h == 0 {
				break
			}
		}
		// a word that only carries the negation hands it down: "no evidence
		// that …", "the report is false"
		for h = uint32(k); ; h = a.Tokens[h].Head {
			bare := w.keys[h] == "" || carriers[w.keys[h]] || slices.Contains(light, h)
			if slices.Contains(roots, h) {
				if h == uint32(k) != bare {
					predicates = append(predicates, w.keys[k])
				}
				break
			}
			if g := a.Tokens[h].Head; g == 0 || w.ownClause(h) || h != uint32(k) && !bare || !c.content.Contains(a.Tokens[g].Span) {
				break
			}
		}
	}
	slices.Sort(focus)
	slices.Sort(predicates)
	return slices.Compact(focus), slices.Compact(predicates)
}

// objectsOf are the terms of what the verbs that a claim negates are done to:
// "never approved the payments" is not of the bill that was approved.
func (w *worder) objectsOf(c *claim) []string {
	a := w.as[w.doc]
	var out []string
	for k := tokenFrom(a, 0, c.sentence, c.content.Start); k < len(a.Tokens) && a.Tokens[k].End <= c.content.End; k++ {
		if r := a.Tokens[k].Deprel; r != readout.RelObj && r != readout.RelNsubjPass || w.keys[k] == "" || a.Tokens[k].UPOS == readout.PRON {
			continue
		}
		if h := a.Tokens[k].Head; slices.ContainsFunc(w.dependents(w.doc, h), func(d uint32) bool {
			word := a.Tokens[d].Of(w.lower)
			return lexicon.Negation[word] || strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t")
		}) {
			out = append(out, w.keys[k])
		}
	}
	return out
}

// maxFocus is how many steps below a negation what is denied may hang.
const maxFocus = 4

// deep reports whether a token stands in a clause inside the content of a
// claim, so that its negation is not that of the claim.
func (w *worder) deep(c *claim, k uint32) bool {
	a := w.as[w.doc]
	for range 8 {
		tok := a.Tokens[k]
		switch tok.Deprel {
		case readout.RelAcl, readout.RelAclRelcl, readout.RelAdvcl, readout.RelAdvclRelcl:
			return c.content.Contains(tok.Span) && tok.Head != 0 && c.content.Contains(a.Tokens[tok.Head].Span)
		}
		if k = tok.Head; k == 0 || !c.content.Contains(a.Tokens[k].Span) {
			return false
		}
	}
	return false
}

// ellipsis reports whether a negation has nothing to negate: "sometimes not.",
// "or not,".
func (w *worder) ellipsis(k int) bool {
	a := w.as[w.doc]
	return k+1 >= len(a.Tokens) || a.Tokens[k+1].UPOS == readout.PUNCT && a.Tokens[k+1].Of(w.lower) != "-"
}

// instead reports whether a negation is of a noun set beside another one: "going
// after Berg, not the economy" says what is meant, and denies no act.
func (w *worder) instead(k int, h uint32) bool {
	a := w.as[w.doc]
	if u := a.Tokens[h].UPOS; u != readout.NOUN && u != readout.PROPN || int(h) < k || a.Tokens[k-1].UPOS != readout.PUNCT {
		return false
	}
	return !slices.ContainsFunc(w.dependents(w.doc, h), func(d uint32) bool { return a.Tokens[d].Deprel == readout.RelCop })
}

// settled has what is said not to be of what is held to be beyond question:
// "the right to strike is not up for debate".
var settled = []string{"up for ", "in doubt", "in question", "in dispute", "negotiable", "a secret"}

// merely has the words after "not" that add to what is said.
var merely = wordSet("just only merely simply necessarily long")

// toDo reports whether the verb at k is what someone is to do: "warned pilots
// not to fly" denies nothing.
func (w *worder) toDo(k uint32) bool {
	for _, d := range w.dependents(w.doc, k) {
		if w.as[w.doc].Tokens[d].Deprel == readout.RelMark && w.as[w.doc].Tokens[d].Of(w.lower) == "to" {
			return true
		}
	}
	return false
}

// ownClause reports whether the verb at k is joined by "and" or "but" to
// another one, whose negation does not reach it: "was not ill and had medicine".
func (w *worder) ownClause(k uint32) bool {
	a := w.as[w.doc]
	if a.Tokens[k].Deprel != readout.RelConj || a.Tokens[k].UPOS != readout.VERB {
		return false
	}
	for _, d := range w.dependents(w.doc, k) {
		if a.Tokens[d].Deprel == readout.RelCc {
			switch a.Tokens[d].Of(w.lower) {
			case "and", "but", "while", "yet":
				return true
			}
		}
	}
	return false
}

// carriers are the terms of words that say nothing of their own where they are
// negated.
var carriers = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`evidence doubt chance possibility likelihood indication sign reason basis claim claims allegation allegations
		accusation report reports charge account accounts rumour suggestion say said know confirm believe think consider able true so case fact
		happen happened occur occurred go going gone have had do did make made part role involvement any be been`) {
		m[concept(w)] = true
	}
	return m
}()

// refer gives a denial that is of what was said before, "this is nonsense",
// "he said he did not", the terms of what stands before it.
func (f *facts) refer(w *worder, c *claim, text string) {
	a := f.as[c.doc]
	if len(strings.Fields(text)) >= 12 || len(c.denies) > 0 && !w.pointsBackIn(c, text) {
		return
	}
	before := w.termsIn(readout.Span{Start: a.Sentences[c.sentence].Start, End: c.span.Start})
	if c.sentence > 1 && len(before) < 3 {
		last := a.Sentences[c.sentence-1].Span
		said := false
		for _, row := range f.saidIn[c.doc][c.sentence-1] {
			if st := a.Statements[row]; st.Sentence == c.sentence-1 {
				if st.Speaker != 0 && f.actorAt(c.doc, st.Speaker) == c.actor {
					return // his own words
				}
				last, said = a.Spans[st.Content.First], true // what was said there, not who said it
				break
			}
		}
		if !said && c.stance != readout.Denies {
			return
		}
		before = append(before, w.termsIn(last)...)
	}
	c.denies, c.pointed = nil, true
	c.focus = append(slices.Clone(c.focus), before...)
	slices.Sort(c.focus)
	c.focus = slices.Compact(c.focus)
	c.terms = append(c.terms, before...)
	slices.Sort(c.terms)
	c.terms = slices.Compact(c.terms)
}

// pointsBackIn reports whether what a claim denies is what was said before:
// "this is nonsense", "denied the allegations", "denied that was their motive".
func (w *worder) pointsBackIn(c *claim, text string) bool {
	if hasAny(text, saidBefore) && !hasAny(text, []string{"that", "of"}) {
		return true
	}
	a := w.as[c.doc]
	for k := tokenFrom(a, 0, c.sentence, c.content.Start); k+1 < len(a.Tokens) && a.Tokens[k].End <= c.content.End; k++ {
		switch a.Tokens[k].Of(w.lower) {
		case "this", "that", "it", "these", "those":
			r := a.Tokens[k].Deprel
			if (r == readout.RelNsubj || r == readout.RelNsubjPass || a.Tokens[k+1].UPOS == readout.AUX) && (c.stance == readout.Denies || hasAny(text, untrue)) {
				return true
			}
		}
	}
	return false
}

// untrue has the words that say of something said that it is not so.
var untrue = append([]string{"not true", "not so", "not the case", "not correct", "not right", "incorrect", "not like that"}, againstWords...)

// saidBefore has what a denial calls what others said.
var saidBefore = []string{"those allegations", "these allegations", "those accusations", "these accusations", "those claims", "these claims", "such claims", "such allegations", "the allegations", "the accusations", "the accounts", "the charges", "the charge", "the claim", "the claims", "the allegation", "the accusation", "the reports", "the report"}

// leavesOpen reports whether a denial is none: "would not confirm or deny", and
// what a court dismisses.
func (f *facts) leavesOpen(c *claim, verb readout.Span) bool {
	lower := f.lower[c.doc]
	before := lower[:verb.Start]
	return strings.HasSuffix(before, "confirm or ") || strings.HasSuffix(before, "confirm nor ") || strings.HasPrefix(lower[verb.Start:], "dismiss") && hasAny(lexicon.Fold(c.content.Of(f.docs[c.doc].Text)), inCourt)
}

// holdsBack has the verbs of those who will not do something.
var holdsBack = wordSet("refuse decline")

// opposing has the verbs of those who are against something, and do not say
// that it is untrue.
var opposing = map[string]bool{"oppose": true, "resist": true, "rebuff": true, "spurn": true, "veto": true, "block": true, "reject": true, "protest": true}

// opposes reports whether a claim says that someone is against what its
// content names: "has opposed any exchange".
func (f *facts) opposes(c *claim) bool {
	if c.row == 0 {
		return false
	}
	a := f.as[c.doc]
	verb := a.Statements[c.row].Verb
	if verb.IsZero() || hasAny(lexicon.Fold(c.content.Of(f.docs[c.doc].Text)), silence) {
		return false
	}
	k := tokenFrom(a, 0, a.Statements[c.row].Sentence, verb.Start)
	if k < len(a.Tokens) && slices.ContainsFunc(f.dependents(c.doc, uint32(k)), func(d uint32) bool { return lexicon.Negation[f.word(c.doc, d)] }) {
		return false // "has not opposed it"
	}
	return k < len(a.Tokens) && a.Tokens[k].Span.Overlaps(verb) && opposing[f.lemma(c.doc, uint32(k))] &&
		!slices.ContainsFunc(c.terms, func(t string) bool { return t == "!blame" || t == "claim" || t == "alleg" }) // "rejected the accusation"
}

// inCourt has what a court or a prosecutor dismisses.
var inCourt = []string{"the case", "the charges", "a case", "lawsuit", "the suit", "appeal", "complaint", "motion", "petition"}

// silence has what one refuses to do who says nothing.
var silence = []string{"comment", "to say", "confirm or deny", "confirm nor deny", "answer", "to discuss", "elaborate", "be drawn"}

package speech

import (
	"readout"
	"readout/lexicon"
)

// cue is a cue in a sentence, with its subject.
type cue struct {
	first, last int // tokens of the cue itself
	lexicon.Cue
	accordingTo bool
	speaker     uint32
	subjFirst   int  // first token of the subject and what joins it; = first when it has none before it
	inverted    bool // "said Tillerson"
	after       int  // first token that may be content to the right
	passive     bool
}

// cues finds the cues of a sentence, in order.
func (f *finder) cues(first, end int) []cue {
	var out []cue
	for t := first; t < end; t++ {
		c, ok := f.cueAt(t, first, end)
		if !ok {
			continue
		}
		var prev *cue
		if len(out) > 0 {
			prev = &out[len(out)-1]
		}
		if c.accordingTo {
			f.source(&c, end)
		} else {
			f.subject(&c, first, end, prev)
		}
		if c.speaker == 0 && !f.standsAlone(&c, first, end) {
			continue
		}
		out = append(out, c)
		t = c.last
	}
	return out
}

// cueAt recognises a cue at token t.
func (f *finder) cueAt(t, first, end int) (cue, bool) {
	w := f.word(t)
	if w == "according" && t+1 < end && f.word(t+1) == "to" {
		return cue{first: t, last: t + 1, subjFirst: t, after: t + 2, accordingTo: true, Cue: lexicon.Cue{ReportVerb: &accordingTo}}, true
	}
	if t+1 < end {
		if c, ok := lexicon.Report(w + " " + f.word(t+1)); ok {
			return cue{first: t, last: t + 1, subjFirst: t, after: t + 2, Cue: c}, f.isVerb(t, c, first)
		}
	}
	c, ok := lexicon.Report(w)
	if !ok || !f.isVerb(t, c, first) {
		return cue{}, false
	}
	return cue{first: t, last: t, subjFirst: t, after: t + 1, Cue: c}, true
}

var accordingTo = lexicon.ReportVerb{Base: "according to", Stance: readout.Asserts, Complement: lexicon.Clause}

// isVerb tells a verb from the noun or adjective of the same form: "the
// claims", "an alleged attack". Where the tagger has spoken, it decides.
func (f *finder) isVerb(t int, c lexicon.Cue, first int) bool {
	switch f.a.Tokens[t].UPOS {
	case readout.VERB:
		return f.a.Tokens[t].Deprel != readout.RelAmod // "alleged meddling"
	case 0:
	default:
		return false
	}
	prev := f.word(t - 1)
	if t == first {
		return c.Feats&readout.Gerund != 0 || c.Feats&readout.Past != 0
	}
	if prev == "to" {
		return false // an infinitive reports nothing that was said
	}
	if lexicon.Determiner[prev] || prev == "'s" || prev == "’s" || lexicon.Preposition[prev] && c.Feats&readout.Gerund == 0 {
		return false
	}
	if c.Feats&(readout.Infinitive|readout.Present) != 0 && c.Feats&readout.Past == 0 {
		// the forms that are nouns as well: a speaker or an auxiliary must stand before
		return f.mentionEnd[t-1] != 0 || lexicon.Auxiliary[prev] || lexicon.Adverb[prev] || prev == "," || prev == "who"
	}
	return true
}

// subject finds who a verb has for its subject, before it or, inverted, after it.
func (f *finder) subject(c *cue, first, end int, prev *cue) {
	if f.treeSubject(c, first, end) {
		return
	}
	t := c.first - 1
	for t >= first && (lexicon.Auxiliary[f.word(t)] || lexicon.Adverb[f.word(t)] || lexicon.Negation[f.word(t)]) {
		if be[f.word(t)] && c.Feats&(readout.Past|readout.Participle) != 0 {
			c.passive = true
		}
		t--
	}
	if c.passive {
		f.agent(c, first, end)
		return
	}
	if m, from := f.speakerEndingAt(t, first); m != 0 {
		c.speaker, c.subjFirst = m, from
		return
	}
	if m, last := f.speakerStartingAt(c.last+1, end); m != 0 && f.mayInvert(c, t, first) {
		c.speaker, c.inverted, c.after = m, true, last+1
		return
	}
	if prev != nil && f.shares(c, t, first) {
		c.speaker, c.subjFirst = prev.speaker, t+1
	}
	if c.speaker == 0 && c.Feats&readout.Gerund != 0 {
		c.speaker = f.mainSubject(first, c.first)
	}
}

var be = map[string]bool{"is": true, "are": true, "was": true, "were": true, "been": true, "being": true, "be": true}

// shares reports whether the verb c goes on with the subject of the verb
// before it: "reiterated … and denied", "…, adding that".
func (f *finder) shares(c *cue, t, first int) bool {
	switch w := f.word(t); {
	case c.Feats&readout.Gerund != 0:
		return true
	case w == "and" || w == "but" || w == "then":
		return true
	case w == ",":
		return c.Feats&(readout.Past|readout.Finite) != 0
	}
	return false
}

// mainSubject is the first actor that a sentence names before t: the subject
// of a participle that hangs on it ("…, blaming the rebels").
func (f *finder) mainSubject(first, t int) uint32 {
	for i := first; i < t; i++ {
		if m := f.mentionBeg[i]; m != 0 && f.speaks(f.a.Mentions[m]) && (i == first || !lexicon.Preposition[f.word(i-1)]) {
			return m
		}
	}
	return 0
}

// agent finds "by X" after a passive: "was denied by Moscow".
func (f *finder) agent(c *cue, first, end int) {
	for t := c.last + 1; t < min(end, c.last+6); t++ {
		if f.word(t) == "by" {
			if m, last := f.speakerStartingAt(t+1, end); m != 0 {
				c.speaker, c.after = m, last+1
			}
			return
		}
	}
}

// source finds the X of "according to X".
func (f *finder) source(c *cue, end int) {
	for t := c.after; t < min(end, c.after+4); t++ {
		if m, last := f.speakerStartingAt(t, end); m != 0 {
			c.speaker, c.after = m, last+1
			return
		}
	}
	for c.after < end && f.word(c.after) != "," && f.word(c.after) != "." {
		c.after++
	}
}

// speaks reports whether a mention can be a speaker.
func (f *finder) speaks(m readout.Mention) bool {
	switch m.Type {
	case readout.Product, readout.Money, readout.DateName, readout.Misc:
		return false
	case readout.NORP:
		return f.d.Text[m.End-1] == 's' // "Tibetans", not "Tibetan"
	}
	return true
}

// headSubject looks for the head of a subject whose last noun, mention m,
// stands after a preposition: "an opposition group based outside the country".
// It is the nearest actor to the left that no preposition introduces.
func (f *finder) headSubject(m uint32, from, first int) (uint32, int) {
	if from <= first || !lexicon.Preposition[f.word(from-1)] {
		return m, from
	}
	for t := from - 2; t >= first && from-t < 20; t-- {
		h := f.mentionBeg[t]
		if h == 0 || !f.speaks(f.a.Mentions[h]) || f.a.Mentions[h].Type == readout.Place {
			continue
		}
		if t == first || !lexicon.Preposition[f.word(t-1)] {
			return h, t
		}
	}
	return m, from
}

// speakerEndingAt finds the subject whose last token is t, looking through
// brackets, appositions, relative pronouns and "of"-phrases. It returns the
// mention and its first token.
func (f *finder) speakerEndingAt(t, first int) (uint32, int) {
	if t < first {
		return 0, 0
	}
	switch w := f.word(t); w {
	case ")":
		for t > first && f.word(t) != "(" {
			t--
		}
		return f.speakerEndingAt(t-1, first)
	case ",":
		return f.beforeApposition(t, first)
	case "who", "which":
		t--
		if f.word(t) == "," {
			t--
		}
	}
	if t < first {
		return 0, 0
	}
	m := f.mentionEnd[t]
	if m == 0 || !f.speaks(f.a.Mentions[m]) {
		return 0, 0
	}
	from := f.tokenAt(f.a.Mentions[m].Full.Start)
	// "a spokesman for the ministry said": the head speaks, not the ministry.
	return f.headSubject(m, from, first)
}

// beforeApposition finds X in "X, a former chairman of Y, said", given the
// second comma.
func (f *finder) beforeApposition(comma, first int) (uint32, int) {
	// someone who opens the sentence and is described at length: "Osama
	// Hamdan, Hamas representative in Lebanon, talking to reporters, said"
	if m := f.mentionBeg[first]; m != 0 && f.speaks(f.a.Mentions[m]) && f.a.Mentions[m].Form == readout.Named {
		if last := f.tokenAt(f.a.Mentions[m].Full.End - 1); last+1 < comma && f.word(last+1) == "," {
			return m, first
		}
	}
	for t := comma - 1; t > first && comma-t < 25; t-- {
		if f.word(t) != "," {
			continue
		}
		if m := f.mentionEnd[t-1]; m != 0 && f.speaks(f.a.Mentions[m]) && f.a.Mentions[m].Form != readout.Pronoun {
			switch w := f.word(t + 1); {
			case lexicon.Determiner[w], w == "who", w == "which", w == "whose", w[0] >= '0' && w[0] <= '9', f.mentionBeg[t+1] != 0, !lexicon.Function(w):
				return f.headSubject(m, f.tokenAt(f.a.Mentions[m].Full.Start), first)
			}
		}
	}
	return 0, 0
}

// speakerStartingAt finds the speaker whose first token is t, and its last token.
func (f *finder) speakerStartingAt(t, end int) (uint32, int) {
	if t >= end {
		return 0, 0
	}
	if lexicon.Determiner[f.word(t)] && f.mentionBeg[t] == 0 && t+1 < end {
		t++
	}
	m := f.mentionBeg[t]
	if m == 0 || !f.speaks(f.a.Mentions[m]) {
		return 0, 0
	}
	return m, f.tokenAt(f.a.Mentions[m].Full.End - 1)
}

// mayInvert reports whether a verb whose subject does not stand before it
// (token t) can have it behind: after a quotation, a comma, or at the start.
func (f *finder) mayInvert(c *cue, t, first int) bool {
	if c.Complement&lexicon.Clause == 0 || c.Complement&lexicon.Weak != 0 || c.Complement&lexicon.Addressee != 0 || c.Feats&(readout.Finite|readout.Past) == 0 {
		return false
	}
	if t != c.first-1 {
		return false
	}
	w := f.word(t)
	return t < first || w == "," || isMark(w) || f.quoteAt[t] != 0 || w == "?" || w == "!" || !lexicon.Function(w) && f.mentionEnd[t] == 0
}

// standsAlone reports whether a cue without a known speaker is kept: only one
// that certainly reports, with a quotation or "that" beside it.
func (f *finder) standsAlone(c *cue, first, end int) bool {
	if c.accordingTo {
		return false
	}
	if c.passive || c.Complement&lexicon.Weak != 0 || c.Complement&lexicon.Clause == 0 {
		return false
	}
	next := f.word(c.last + 1)
	return next == "that" && c.Feats&readout.Gerund == 0 || c.last+1 < end && f.quoteAt[c.last+1] != 0 || isMark(next)
}

func isMark(w string) bool {
	switch w {
	case `"`, "“", "”", "''", "``", "«", "»", "'", "‘", "’":
		return true
	}
	return false
}

package speech

import (
	"readout"
	"readout/lexicon"
)

// maxClimb is how many verbs a missing subject is looked for above its own.
const maxClimb = 3

// treeSubject finds the subject of a cue by the heads of the sentence: its own
// subject, the agent of a passive, the noun that a participle or a relative
// clause hangs on, or the subject of the verb that it is joined to. ok is false
// when the heads are unknown or say nothing, so that words must do.
func (f *finder) treeSubject(c *cue, first, end int) (ok bool) {
	if f.a.Tokens[c.first].UPOS != readout.VERB {
		return false
	}
	if f.child(c.first, first, end, readout.RelAuxPass) != 0 {
		t := f.child(c.first, first, end, readout.RelOblAgent)
		if t == 0 || f.actorAt(t) == 0 {
			c.passive = true
			return false
		}
		c.passive, c.speaker = true, f.actorAt(t)
		return true
	}
	at := c.first
	for range maxClimb {
		t := f.child(at, first, end, readout.RelNsubj)
		if t == 0 && at == c.first {
			t = f.child(at, first, end, readout.RelNsubjPass) // without an auxiliary it is no passive
		}
		if t != 0 {
			return f.takeSubject(c, t, at, first)
		}
		head := int(f.a.Tokens[at].Head)
		switch f.a.Tokens[at].Deprel {
		case readout.RelAcl, readout.RelAclRelcl:
			return f.takeSubject(c, head, at, first)
		case readout.RelConj, readout.RelXcomp, readout.RelAdvcl, readout.RelParataxis:
			if head == 0 || f.a.Tokens[head].UPOS != readout.VERB {
				return false
			}
			at = head
		default:
			return false
		}
	}
	return false
}

// takeSubject makes the actor at token t the speaker. A relative pronoun
// stands for the noun that its clause hangs on.
func (f *finder) takeSubject(c *cue, t, verb, first int) bool {
	if w := f.word(t); w == "who" || w == "which" || w == "that" {
		if f.a.Tokens[verb].Deprel != readout.RelAclRelcl {
			return false
		}
		t = int(f.a.Tokens[verb].Head)
	}
	m := f.actorAt(t)
	if m == 0 || f.quoteAt[t] != f.quoteAt[c.first] || t > c.last && !f.mayInvert(c, c.first-1, first) {
		return false
	}
	c.speaker = m
	full := f.a.Mentions[m].Full
	from, last := f.tokenAt(full.Start), f.tokenAt(full.End-1)
	switch {
	case verb != c.first || f.a.Tokens[c.first].Deprel == readout.RelAcl || f.a.Tokens[c.first].Deprel == readout.RelAclRelcl:
		// the subject of another verb: what stands between the two is not it
		if last+1 == c.first || last < c.first && f.onlyBetween(last+1, c.first) {
			c.subjFirst = from
		}
	case from > c.last:
		c.inverted, c.after = true, last+1
	default:
		c.subjFirst = from
	}
	return true
}

// onlyBetween reports whether only auxiliaries, adverbs and commas stand in
// tokens i to j.
func (f *finder) onlyBetween(i, j int) bool {
	for ; i < j; i++ {
		if w := f.word(i); !lexicon.Auxiliary[w] && !lexicon.Adverb[w] && w != "," && w != "who" && w != "which" && w != "that" {
			return false
		}
	}
	return true
}

// child is the first dependent of a token by a relation, 0 when it has none.
func (f *finder) child(head, first, end int, r readout.Relation) int {
	for t := first; t < end; t++ {
		if int(f.a.Tokens[t].Head) == head && f.a.Tokens[t].Deprel == r {
			return t
		}
	}
	return 0
}

// actorAt is the widest mention of someone who can speak around token t.
func (f *finder) actorAt(t int) uint32 {
	if t <= 0 || t >= len(f.around) {
		return 0
	}
	return f.around[t]
}

package event

import (
	"readout"
	"readout/lexicon"
)

// clauseEnd is the token after the clause that starts at or before token t:
// where a mark, a subordinate clause or another subject begins.
func (f *finder) clauseEnd(t, end int, that bool) int {
	v := f.voiceAt[t]
	limit := min(end, t+32)
	for i := t + 1; i < limit; i++ {
		w := f.word(i)
		if v > 1 && !f.within(f.voiceAt[i], v) {
			return i
		}
		switch {
		case w == "." || w == ";" || w == "?" || w == "!" || w == "—" || w == "--" || w == "–" || w == "(" || w == ")":
			return i
		case w == ":":
			return i
		case w == "”" || w == "\"" && f.voiceAt[t] > 1:
			return i
		case w == ",":
			if f.listed(i, limit) {
				continue
			}
			return i
		case w == "who" || w == "whose" || w == "which" || w == "where" || w == "while" || w == "whereas" || w == "because" ||
			w == "although" || w == "though" || w == "unless" || w == "when" || w == "but" || w == "after" || w == "before" || w == "amid" || w == "following" || w == "until" || w == "if" || w == "as" && f.word(i+1) != "well":
			return i
		case w == "that" && !that && i > t+1 && !f.reporting(i-1):
			return i
		case w == "and" || w == "or":
			if m := f.ends(i - 1); m != 0 && f.preposition(f.first(m), max(t-4, 0)) == "between" {
				continue
			}
			next := i + 1
			for next < limit && f.adverb(next) {
				next++
			}
			if f.newClause(next, limit) {
				return i
			}
		}
	}
	return limit
}

// within reports whether statement s is v or is reported in it.
func (f *finder) within(s, v uint32) bool {
	for n := 0; s > 1 && n < 8; n++ {
		if s == v {
			return true
		}
		s = f.outer(s)
	}
	return s == v
}

// listed reports whether the comma at i stands in a list of names.
func (f *finder) listed(i, limit int) bool {
	if f.ends(i-1) == 0 || i+1 >= limit {
		return false
	}
	m := f.begins(i + 1)
	if m == 0 {
		return false
	}
	_, e := f.tokensOf(f.a.Mentions[m].Full)
	return f.word(e+1) == "and" || f.word(e+1) == "," && f.begins(e+2) != 0
}

// newClause reports whether a clause with its own verb starts at token i.
func (f *finder) newClause(i, limit int) bool {
	if i >= limit {
		return false
	}
	if lexicon.Auxiliary[f.word(i)] || subjectPronoun[f.word(i)] {
		return true
	}
	if _, ok := lexicon.Report(f.word(i)); ok && !f.nounAt(i) {
		return true
	}
	for _, fm := range patterns()[f.word(i)] {
		if fm.class == verb && fm.feats&(readout.Past|readout.Present) != 0 {
			return true
		}
	}
	// "… and reserve soldiers have been called up"
	for j := i; j < min(i+6, limit) && letters(f.word(j)) && !lexicon.Function(f.word(j)); j++ {
		if w := f.word(j + 1); j+1 < limit && lexicon.Auxiliary[w] && !f.capital(j+1) {
			return true
		}
	}
	if m := f.begins(i); m != 0 {
		_, e := f.tokensOf(f.a.Mentions[m].Full)
		w := f.word(e + 1)
		if lexicon.Auxiliary[w] && w != "'s" || f.finiteAt(e+1) {
			return true
		}
		_, ok := lexicon.Report(w)
		return ok
	}
	return false
}

// finiteAt reports whether token t is a past or present form of a known verb.
func (f *finder) finiteAt(t int) bool {
	for _, fm := range patterns()[f.word(t)] {
		if fm.class == verb && fm.feats&readout.Finite != 0 && !f.nounAt(t) {
			return true
		}
	}
	return false
}

func (f *finder) reporting(t int) bool {
	_, ok := lexicon.Report(f.word(t))
	return ok
}

// object finds whom the deed of a trigger is done to, between tokens from and
// end: the first actor that no preposition of place or time governs. With
// prepositions left out a direct object is wanted first.
func (f *finder) object(from, end int, skip []uint32) []uint32 {
	var possessive uint32
	for i := from; i < end; i++ {
		m := f.begins(i)
		if m == 0 {
			continue
		}
		_, e := f.tokensOf(f.a.Mentions[m].Full)
		if !f.actor(m) || f.time(i) != 0 || f.same(m, skip) || f.a.Mentions[m].Form == readout.Nominal && f.attributive(m) {
			i = e
			continue
		}
		p := f.preposition(i, from-1)
		if notTarget[p] || p == "in" && !f.isPerson(m) {
			i = e
			continue
		}
		if f.word(e+1) == "-" && f.a.Tokens[e].End == f.a.Tokens[e+1].Start {
			i = e // "government-manned"
			continue
		}
		owner := f.a.Mentions[m].Form == readout.Pronoun && ownPronoun[f.word(e)] && letters(f.word(e+1)) && !lexicon.Function(f.word(e+1)) && f.time(e+1) == 0
		if w := f.word(e + 1); owner || w == "'s" || w == "'" || w == "’" || f.a.Mentions[m].Type == readout.NORP && f.a.Mentions[m].Form == readout.Named && e+1 < end && !lexicon.Function(f.word(e+1)) {
			if possessive == 0 {
				possessive = m
			}
			i = e
			continue
		}
		if possessive != 0 && p != "" {
			break // the possessor stood nearer to the verb than what a preposition adds
		}
		out := []uint32{m}
		for len(out) < 4 && e+2 < end && (f.word(e+1) == "and" || f.word(e+1) == ",") {
			o := f.begins(e + 2)
			if !f.actor(o) || f.same(o, skip) {
				break
			}
			_, last := f.tokensOf(f.a.Mentions[o].Full)
			if w := f.word(last + 1); p != "between" && lexicon.Auxiliary[w] && w != "'s" || p != "between" && f.verbBefore(last+1) {
				break // the subject of the next clause
			}
			out, e = append(out, o), last
		}
		return out
	}
	if possessive != 0 {
		return []uint32{possessive}
	}
	return nil
}

// preposition is the preposition that governs the noun phrase of the mention
// at token i, "" for a direct object.
func (f *finder) preposition(i, stop int) string {
	for j := i - 1; j > stop && j > i-6; j-- {
		w := f.word(j)
		if lexicon.Preposition[w] {
			return w
		}
		if lexicon.Function(w) || w == "," {
			return ""
		}
	}
	return ""
}

func (f *finder) isPerson(m uint32) bool { return f.a.Mentions[m].Type == readout.Person }

// same reports whether m is, or refers to, one of ms.
func (f *finder) same(m uint32, ms []uint32) bool {
	for _, o := range ms {
		if o == m || f.a.Mentions[m].Entity != 0 && f.a.Mentions[m].Entity == f.a.Mentions[o].Entity || f.a.Mentions[o].Full.Overlaps(f.a.Mentions[m].Full) {
			return true
		}
	}
	return false
}

// agentBy is the actor after "by" in tokens from to end.
func (f *finder) agentBy(from, end int) []uint32 {
	for i := from; i < end; i++ {
		if f.word(i) != "by" {
			continue
		}
		for j := i + 1; j < min(i+10, end); j++ {
			if m := f.begins(j); m != 0 {
				if !f.agent(m) || f.time(j) != 0 {
					return nil
				}
				return []uint32{m}
			}
			if w := f.word(j); lexicon.Preposition[w] || stops[w] || w == "," {
				return nil
			}
		}
	}
	return nil
}

// notTarget are the prepositions whose object is a place, a time, a ground or
// an agent.
var notTarget = set(`by near during after before since as amid despite within following because through outside inside until till via like than along around over about`)

package event

import (
	"readout"
	"readout/lexicon"
)

// actor reports whether m can do or suffer what events tell. A place that is
// the subject of a deed acts as a state.
func (f *finder) actor(m uint32) bool {
	if m == 0 || f.idle[f.first(m)] {
		return false
	}
	switch f.a.Mentions[m].Type {
	case readout.Person, readout.Organisation, readout.State, readout.Group, readout.NORP:
		return true
	case readout.Place, readout.Facility:
		return true
	case 0: // a pronoun or a role that was not resolved
		return f.a.Mentions[m].Form == readout.Nominal || personal[lexicon.Fold(f.a.Mentions[m].Of(f.d.Text))]
	}
	return false
}

// person or body: what can hold, say and promise.
func (f *finder) agent(m uint32) bool {
	return f.actor(m) && f.a.Mentions[m].Type != readout.Facility && !instrument[lexicon.Fold(f.a.Mentions[m].Of(f.d.Text))]
}

// instrument words name what a deed is done with, even where they stand as a
// subject does: "a gas attack", "missile strikes".
var instrument = set(`gas missile missiles rocket rockets bomb bombs mortar artillery poison sarin knife gun shell shells chemical explosives`)

var personal = set(`he she they him her them we us i who`)

// clauseStart is the first token of what may hold the subject of token t: the
// sentence, cut where the content of t's voice starts.
func (f *finder) clauseStart(t, first int) int {
	if v := f.voiceAt[t]; v > 1 && int(f.voiceFrom[t]) > first && int(f.voiceFrom[t]) <= t {
		first = int(f.voiceFrom[t])
	}
	for i := t - 1; i > first; i-- {
		switch f.word(i) {
		case ";", ":", "—", "--", "–":
			return i + 1
		}
	}
	return first
}

// subject finds who stands as the subject of a verb group that starts after
// token t, looking no further left than first.
func (f *finder) subject(t, first, depth int) []uint32 {
	if depth > 3 {
		return nil
	}
	for i := t; i >= first; {
		if f.time(i) != 0 {
			for tm := f.time(i); i >= first && f.time(i) == tm; {
				i--
			}
			if timePreposition[f.word(i)] && i >= first {
				i--
			}
			continue
		}
		if m := f.ends(i); m != 0 {
			b, _ := f.tokensOf(f.a.Mentions[m].Full)
			prev := f.word(b - 1)
			switch {
			case b <= first:
				return f.compound(m, b, first)
			case prev == "of" && f.ends(b-2) != 0:
				i = b - 2 // "the president of Syria": the head is a mention too
				continue
			case prev == "of":
				// "troops of Syria", but "the bombing of Syria killed" has no actor
				if f.nounAt(b - 2) {
					return nil
				}
				return []uint32{m}
			case subordinate[prev] && i == t:
				return f.compound(m, b, b) // "until Norland lifts …"
			case lexicon.Preposition[prev] && prev != "like" && prev != "than":
				if prev == "to" && f.verbBefore(b-2) {
					return nil
				}
				i = b - 2
				continue
			}
			if !f.agent(m) {
				return nil
			}
			return f.compound(m, b, first)
		}
		w := f.word(i)
		switch {
		case f.adverb(i), w == "\"", w == "“", w == "”", w == "'", w == "‘", w == "’":
			i--
		case w == ",":
			if j := f.parenthesis(i, first); j > 0 {
				i = j - 1
			} else if ms := f.clauseSubject(i, first); len(ms) > 0 {
				return ms // "condemned the raids, recalled its ambassador and …"
			} else {
				i--
			}
		case w == ")" || w == "]":
			opens := map[string]string{")": "(", "]": "["}[w]
			for i >= first && f.word(i) != opens {
				i--
			}
			i--
		case w == "and" || w == "or" || w == "but" || w == "then":
			return f.clauseSubject(i, first)
		case w == "who" || w == "which" || w == "that" || w == "whom":
			j := i - 1
			if f.word(j) == "," {
				j--
			}
			if m := f.ends(j); j >= first && f.agent(m) && (w != "that" || f.a.Mentions[m].Type != readout.Person) {
				return []uint32{m}
			}
			return nil
		case stops[w], subordinate[w]:
			return nil
		case lexicon.Preposition[w]:
			i--
		case lexicon.Auxiliary[w]:
			return nil
		case w == "it" || w == "he" || w == "she" || w == "they":
			// "Norland said it had …": a pronoun that no one has marked.
			if v := f.voiceAt[i]; v > 1 && f.a.Statements[v].Kind != readout.Direct && f.a.Statements[v].Speaker != 0 {
				return []uint32{f.a.Statements[v].Speaker}
			}
			return nil
		default:
			next, possessor := f.nounPhrase(i, first)
			if next == i { // nothing was consumed
				return nil
			}
			if lexicon.Preposition[f.word(next)] && next >= first && f.word(next) != "of" {
				i = next - 1
				continue
			}
			if f.word(next) == "of" && next > first {
				i = next - 1
				if f.ends(i) == 0 {
					continue
				}
			}
			if f.agent(possessor) {
				return []uint32{possessor}
			}
			return nil
		}
	}
	return nil
}

// clauseSubject is the first mention of the clause before token t that no
// preposition governs: the subject that a coordinated verb shares.
func (f *finder) clauseSubject(t, first int) []uint32 {
	from := first
	for i := t - 1; i > first; i-- {
		if w := f.word(i); subordinate[w] || w == ";" || w == "who" || w == "which" || w == "where" {
			if f.hasMention(i+1, t) {
				from = i + 1
				break
			}
		}
	}
	for i := from; i < t; i++ {
		m := f.begins(i)
		if m == 0 {
			continue
		}
		_, e := f.tokensOf(f.a.Mentions[m].Full)
		p := f.word(i - 1)
		if i > from && lexicon.Preposition[p] || f.word(e+1) == "'s" || f.time(i) != 0 {
			continue
		}
		if !f.agent(m) || e >= t-1 && f.word(t) != "," {
			return nil
		}
		out := []uint32{m}
		for f.word(e+1) == "and" && f.agent(f.begins(e+2)) && len(out) < 3 {
			m = f.begins(e + 2)
			out = append(out, m)
			_, e = f.tokensOf(f.a.Mentions[m].Full)
		}
		return out
	}
	return nil
}

// control finds the subject of an infinitive or gerund whose group starts at
// token t: "urged Russia to …" has the object, "agreed to …" the subject.
func (f *finder) control(t, first, depth int) []uint32 {
	i := t - 1
	for i >= first && (f.adverb(i) || f.time(i) != 0) {
		i--
	}
	w := f.word(i)
	if lexicon.Preposition[w] && i > first {
		if m := f.ends(i - 1); m != 0 && (w == "of" || w == "for" || w == "from") && f.agent(m) {
			return []uint32{m}
		}
		if i-1 >= first && f.word(i-1) == "," {
			return nil
		}
		return f.clauseSubject(i, first)
	}
	if m := f.ends(i); i >= first && f.agent(m) {
		b, _ := f.tokensOf(f.a.Mentions[m].Full)
		if b > first && lexicon.Preposition[f.word(b-1)] && f.word(b-1) != "on" && f.word(b-1) != "upon" && f.word(b-1) != "for" && f.word(b-1) != "to" {
			return f.clauseSubject(b-1, first)
		}
		return []uint32{m}
	}
	if w == "," || w == "and" || w == "or" {
		return f.clauseSubject(i, first)
	}
	// A verb: "decided to", "plans to", "is trying to".
	g := f.group(i, first, readout.Participle)
	if g.to && depth < 3 {
		return f.control(g.first, first, depth+1)
	}
	return f.subject(g.first-1, first, depth+1)
}

var (
	timePreposition = set(`on in at since late early last this next during over by until earlier`)
	subordinate     = set(`because although though unless whether if when while whereas after before as since until where that`)
)

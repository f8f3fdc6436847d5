package event

import (
	"readout"
	"readout/lexicon"
)

// nominalArgs finds the arguments of a noun: "Israel's attack on Gaza",
// "talks between X and Y", "a gas attack that Assad's forces carried out". It
// returns the first token of the noun phrase and may move its end.
func (f *finder) nominalArgs(e *event, t trigger, end *int) (start int) {
	before, possessor := f.nounPhrase(t.head-1, t.first)
	start = before + 1
	if start > t.head {
		start = t.head
	}
	if f.agent(possessor) && (before+1 < t.head) {
		e.sources = []uint32{possessor}
	}
	if by := f.agentBy(t.head+1, *end); len(by) > 0 && len(e.sources) == 0 {
		e.sources = by
	}
	if s, last := f.lightVerb(t, *end); len(s) > 0 {
		e.sources = s
		*end = max(*end, last+1)
	}
	f.nominalTarget(e, t, *end)
	if t.typ == readout.CONSULT && len(e.sources) == 0 && len(e.targets) == 1 {
		// "In a call with Lund, Berg said …": the other is who the sentence is about.
		e.sources = f.otherSubject(t, e.targets)
	}
	return start
}

// otherSubject is the first actor of the sentence that no preposition governs
// and that is not one of known.
func (f *finder) otherSubject(t trigger, known []uint32) []uint32 {
	for i := t.first; i < t.end; i++ {
		m := f.begins(i)
		if m == 0 {
			continue
		}
		_, last := f.tokensOf(f.a.Mentions[m].Full)
		if f.agent(m) && !f.same(m, known) && f.preposition(i, t.first-1) == "" && f.word(last+1) != "'s" && f.voiceAt[i] == f.voiceAt[t.head] {
			return []uint32{m}
		}
		i = last
	}
	return nil
}

// nominalTarget finds whom a noun is directed at. "Between" names both sides;
// "of" names the victim of a killing and the maker of a speech.
func (f *finder) nominalTarget(e *event, t trigger, end int) {
	p := f.word(t.head + 1)
	at := t.head + 1
	if len(t.rest) > 0 {
		p, at = f.word(t.last), t.last
	} else if !targetPreposition[p] {
		// "the attack late on Tuesday on …"
		for i := t.head + 1; i < min(t.head+7, end); i++ {
			if w := f.word(i); (w == "on" || w == "against") && f.time(i+1) == 0 {
				p, at = w, i
				break
			}
		}
		if !targetPreposition[p] {
			return
		}
	}
	from := at + 1
	if p == "between" {
		from = at // so that both sides are taken
	}
	got := f.object(from, end, e.sources)
	if len(got) == 0 {
		return
	}
	// The mention must follow the preposition closely.
	if b, _ := f.tokensOf(f.a.Mentions[got[0]].Full); b > at+3 {
		return
	}
	switch p {
	case "between", "among":
		e.sources = got[:1]
		e.targets = got[1:]
	case "by", "from":
		if len(e.sources) == 0 {
			e.sources = got
		}
	default:
		e.targets = got
	}
}

var targetPreposition = set(`on against of at with toward towards to between into upon`)

// lightVerb looks in the relative clause after a noun for one who carried it
// out: "the strike that the coalition launched", "the attack, carried out by".
func (f *finder) lightVerb(t trigger, end int) (source []uint32, last int) {
	rel := 0
	for i := t.last + 1; i < min(t.last+14, t.end); i++ {
		w := f.word(i)
		if stops[w] && w != "which" && w != "who" {
			return nil, 0
		}
		if w == "that" || w == "which" {
			rel = i
			continue
		}
		if !light[w] {
			continue
		}
		if by := f.agentBy(i+1, min(i+12, t.end)); len(by) > 0 {
			_, e := f.tokensOf(f.a.Mentions[by[0]].Full)
			return by, e
		}
		from := rel + 1
		if rel == 0 {
			from = t.last + 1
		}
		if f.ends(i) != 0 || !f.hasMention(from, i) {
			return nil, 0
		}
		g := f.group(i, from, 0)
		s := f.subject(g.first-1, from, 1)
		if len(s) > 0 && !lexicon.Preposition[f.word(from)] {
			if f.word(i+1) == "out" {
				i++
			}
			return s, i
		}
		return nil, 0
	}
	return nil, 0
}

var light = set(`carried carry launched launch conducted conduct staged stage committed commit perpetrated perpetrate mounted undertook made
	ordered executed held signed reached imposed`)

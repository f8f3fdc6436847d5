package event

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// speakerForUs puts the speaker in the place of "I" and "we" in his words.
func (f *finder) speakerForUs(e *event) {
	sp := f.a.Statements[e.Voice].Speaker
	if e.Voice < 2 || sp == 0 {
		return
	}
	for _, ms := range []*[]uint32{&e.sources, &e.targets} {
		if len(*ms) == 1 && f.firstPerson(*ms) {
			*ms = []uint32{sp}
		}
	}
	// "Berg said they would not yield": who is not known to be another.
	if len(e.sources) == 1 && f.a.Statements[e.Voice].Kind != readout.Direct && !f.same(sp, e.targets) {
		m := f.a.Mentions[e.sources[0]]
		if m.Form == readout.Pronoun && (m.Entity == 0 || f.a.Mentions[f.a.Entities[m.Entity].First].Form == readout.Pronoun) && thirdPerson[m.Of(f.lower)] {
			e.sources = []uint32{sp}
		}
	}
}

// verbalArgs finds the source and the target of a verb.
func (f *finder) verbalArgs(e *event, t trigger, end int) {
	g := t.group
	first := f.clauseStart(t.head, t.first)
	from := t.last + 1
	if t.object > 0 && t.object > t.head {
		from = t.head + 1 // the target may stand before the class noun: "gave Ukraine weapons"
	}
	passive := g.passive
	reduced := g.bare && !g.gerund && f.participleForm(t)
	if reduced {
		// "troops killed by …", "the strike launched by …", "killed in …"
		n := f.word(t.head + t.particles() + 1)
		passive = n == "by" || t.strict && lexicon.Preposition[n] && n != "at" && n != "on" && n != "to" && n != "up" && n != "out"
	}
	if t.class == word {
		passive = false
	}
	var subj []uint32
	switch {
	case g.to && !g.beTo || g.gerund:
		if subj = f.control(g.first, t.first, 0); len(subj) == 0 && g.gerund {
			subj = f.afterComma(t)
		}
	default:
		subj = f.subject(g.first-1, first, 0)
		if p := f.word(g.first - 1); len(subj) == 0 && g.bare && first > t.first && (p == "," || p == "and") {
			// "condemned the raid, recalled its envoy and …": the verb goes on
			// with the cue of the statement, not with its content.
			if subj = f.clauseSubject(g.first-1, t.first); len(subj) > 0 {
				e.Voice = f.outer(e.Voice)
			}
		}
	}
	if f.parsed(t.head) {
		// Heads know better who the subject is; words may know more of those
		// who are joined to it.
		if ms, _ := f.treeSubject(t.head, 0); len(ms) > 0 && !(len(subj) > len(ms) && f.same(ms[0], subj)) {
			subj = ms
		}
	}
	if passive {
		if e.sources = f.agentBy(t.last+1, end); f.parsed(t.head) && len(e.sources) == 0 {
			e.sources = f.treeAgent(t.head)
		}
		if t.object > 0 && t.object < t.head {
			// "sanctions were imposed on X", "aid to X was suspended"
			e.targets = f.object(t.object+1, g.first, e.sources)
		} else {
			e.targets = subj
		}
		if ms := f.object(t.last+1, end, e.sources); len(e.targets) == 0 && len(ms) > 0 && directed[f.preposition(f.first(ms[0]), t.last)] {
			e.targets = ms // "rockets were fired at Velt"
		}
		return
	}
	e.sources = subj
	skip := subj
	if m := f.around(t.object); m != 0 {
		skip = append(slices.Clip(skip), m) // "recalled its ambassador": what is withdrawn is not the target
	}
	e.targets = f.object(from, end, skip)
	if f.parsed(t.head) {
		if ms := f.treeObject(t.head, skip); len(ms) > 0 {
			e.targets = ms
		}
	}
	if len(e.targets) == 0 && t.object > 0 && len(skip) > len(subj) && !ownPronoun[f.word(f.first(skip[len(skip)-1]))] {
		e.targets = f.object(from, end, subj)
	}
	if len(e.targets) == 0 && len(subj) > 1 && mutual[t.typ] {
		e.targets = subj[1:]
		e.sources = subj[:1]
	}
}

// afterComma is the subject of the clause that a gerund opens: "After meeting
// Lund, Berg …".
func (f *finder) afterComma(t trigger) []uint32 {
	if t.group.first > t.first+1 {
		return nil
	}
	for i := t.last; i < min(t.last+20, t.end-1); i++ {
		if m := f.begins(i + 1); f.word(i) == "," && f.agent(m) && f.voiceAt[i] == f.voiceAt[t.head] {
			return []uint32{m}
		}
	}
	return nil
}

var ownPronoun = set(`its their his her our my`)

// first is the first token of mention m.
func (f *finder) first(m uint32) int {
	b, _ := f.tokensOf(f.a.Mentions[m].Full)
	return b
}

// around is the mention that token t stands in.
func (f *finder) around(t int) uint32 {
	for b := t; b > 0 && b > t-8; b-- {
		if m := f.begins(b); m != 0 && f.a.Mentions[m].Full.Contains(f.a.Tokens[t].Span) {
			return m
		}
	}
	return 0
}

var directed = set(`at on against toward towards to into with for from`)

// participleForm reports whether the head of t can be a participle.
func (f *finder) participleForm(t trigger) bool {
	for _, fm := range patterns()[f.word(t.head)] {
		if fm.pattern == t.pattern && fm.feats&readout.Participle != 0 {
			return true
		}
	}
	return false
}

var thirdPerson = set(`he she it they`)

// mutual are the types in which two subjects do the same to each other.
var mutual = map[readout.EventType]bool{readout.AGREE: true, readout.CONSULT: true, readout.COOPERATE: true, readout.SUPPORT: true, readout.REJECT: true, readout.ASSAULT: true}

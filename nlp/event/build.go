package event

import (
	"slices"
	"sort"

	"readout"
	"readout/lexicon"
)

// fromTrigger makes the event that a trigger names, if it tells of someone.
func (f *finder) fromTrigger(row uint32, t trigger) {
	if t.typ == 0 {
		return
	}
	e := event{head: t.head, trigger: t}
	e.Sentence, e.Type, e.Commitment, e.Status = row, t.typ, t.commit, t.status
	e.Trigger = readout.Span{Start: f.a.Tokens[t.head].Start, End: f.a.Tokens[t.head].End}
	if t.last > t.head && len(t.rest) > 0 && t.last-t.head <= len(t.rest) {
		e.Trigger.End = f.a.Tokens[t.last].End
	}
	e.Voice = f.voiceAt[t.head]
	that := len(t.rest) > 0 && t.rest[len(t.rest)-1].words["that"]
	end := f.clauseEnd(t.last, t.end, that)
	start := t.group.first
	if t.class == noun {
		start = f.nominalArgs(&e, t, &end)
	} else {
		f.verbalArgs(&e, t, end)
	}
	if len(e.targets) == 0 || len(e.targets) == 1 && gives[e.Type] && f.own(e.targets[0]) {
		if ms := f.affected(&e, t); len(ms) > 0 {
			e.targets = ms
		}
	}
	if len(e.sources) > 1 && mutual[e.Type] && (len(e.targets) == 0 || !f.named(e.targets[0])) {
		e.sources, e.targets = e.sources[:1], e.sources[1:] // each does it with the other
	}
	start = f.subjectStart(&e, start, t)
	f.speakerForUs(&e)
	e.Factuality = f.factuality(t)
	f.blamed(&e, t)
	f.commitment(&e, t)
	if !f.tells(&e, t) {
		return
	}
	e.Span = f.clause(&e, start, end, t)
	e.When = f.when(e.Span, row, t.head)
	e.Where = f.where(e.Span, e.sources, e.targets)
	f.found = append(f.found, e)
}

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

// tells reports whether an event says enough to be kept: a deed needs someone
// who does or suffers it, a commitment stands by itself when it is told by a
// finite verb.
func (f *finder) tells(e *event, t trigger) bool {
	switch {
	case e.Type == 0:
		return false
	case t.weak && (e.Commitment == 0 || t.class == noun):
		return len(e.sources) > 0 && len(e.targets) > 0
	case t.strict && t.class == verb && len(t.rest) == 0 && len(e.targets) == 0 && !t.group.passive:
		// "fighting for breath": a transitive verb that takes no object here
		if n := f.word(t.head + 1); n == "for" || n == "like" || !letters(n) && n != "\"" && n != "“" {
			return false
		}
	case len(e.sources)+len(e.targets) > 0:
		return true
	}
	return e.Commitment != 0 && t.class != noun && (t.group.finite || t.group.passive)
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

// gives are the types of what is done with one's own: "withdrew its troops".
var gives = types(readout.AGREE, readout.SUPPORT, readout.AID, readout.RETREAT, readout.CONCEDE, readout.MOBILIZE)

// named reports whether m is a name, or an actor that is more than a noun.
func (f *finder) named(m uint32) bool { return f.a.Mentions[m].Form == readout.Named }

// mutual are the types in which two subjects do the same to each other.
var mutual = map[readout.EventType]bool{readout.AGREE: true, readout.CONSULT: true, readout.COOPERATE: true, readout.SUPPORT: true, readout.REJECT: true, readout.ASSAULT: true}

// subjectStart is the first token of the subject of a verb group that starts
// at start: of its nearest argument before it in the same voice, unless another
// deed stands between them, else of the noun phrase before it.
func (f *finder) subjectStart(e *event, start int, t trigger) int {
	best := 0
	for _, ms := range [][]uint32{e.sources, e.targets} {
		for _, m := range ms {
			b, _ := f.tokensOf(f.a.Mentions[m].Full)
			if b >= t.first && b < start && f.voiceAt[b] == f.voiceAt[t.head] && (best == 0 || b < best) && f.a.Tokens[start].Start-f.a.Tokens[b].Start < maxLead {
				best = b
			}
		}
	}
	for i := len(f.found) - 1; i >= max(0, len(f.found)-window); i-- {
		o := f.found[i]
		if o.head > best && o.head < start && o.Sentence == e.Sentence && f.deed(o.head) {
			best = 0
		}
	}
	switch {
	case best > 0:
		start = best
	case t.class == verb && (t.group.passive || t.group.finite && !t.group.bare):
		first := f.clauseStart(t.head, t.first)
		if before, _ := f.nounPhrase(start-1, first); before < start-1 {
			start = max(before+1, first)
			// "deliveries to Velt", "members of the panel"
			if p := f.word(start - 1); start-1 > first && (p == "of" || p == "to" || p == "for" || p == "from") {
				if before, _ := f.nounPhrase(start-2, first); before < start-2 {
					start = max(before+1, first)
				}
			}
		}
	}
	if t.object > 0 && t.object < start {
		before, _ := f.nounPhrase(t.object-1, t.first)
		start = min(before+1, t.object)
	}
	return start
}

// deed reports whether the trigger at token t is a verb.
func (f *finder) deed(t int) bool {
	for _, fm := range patterns()[f.word(t)] {
		if fm.class == verb && f.looksVerb(t, fm.feats, t-1, t+2) {
			return true
		}
	}
	return false
}

// blamed turns "X was responsible" into an accusation by the one who says so,
// and "we had no part in it" into a denial. In the outlet's own voice neither
// is an event.
func (f *finder) blamed(e *event, t trigger) {
	if !t.blame {
		return
	}
	typ := e.Type
	e.Type = 0
	speaker := f.a.Statements[e.Voice].Speaker
	if e.Voice < 2 || speaker == 0 || len(e.sources) == 0 {
		return
	}
	self, denies := f.self(e.sources, e.Voice), typ == readout.REJECT || t.group.negated
	switch {
	case self && denies:
		e.Type, e.targets = readout.REJECT, f.accuser(speaker)
	case !self && !denies:
		e.Type, e.targets = readout.ACCUSE, e.sources
	default:
		return
	}
	e.sources = []uint32{speaker}
	e.Voice, e.Factuality = f.outer(e.Voice), readout.Certain
}

// clause is the span that tells the event, from token start to its end, cut to
// maxSpan bytes.
func (f *finder) clause(e *event, start, end int, t trigger) readout.Span {
	last := max(end-1, t.last)
	for last > t.last && (f.word(last) == "," || f.word(last) == "\"" || f.word(last) == "“" || f.word(last) == "and") {
		last--
	}
	for _, ms := range [][]uint32{e.sources, e.targets} {
		for _, m := range ms {
			b, l := f.tokensOf(f.a.Mentions[m].Full)
			if l > last && l < t.end && b > t.head && f.voiceAt[l] == f.voiceAt[t.head] && f.a.Tokens[l].End-f.a.Tokens[start].Start < maxSpan {
				last = l
			}
		}
	}
	for last > t.last && f.a.Tokens[last].End-f.a.Tokens[start].Start > maxSpan {
		last--
	}
	if f.a.Tokens[last].End-f.a.Tokens[start].Start > 2*maxSpan {
		start = t.head
	}
	return readout.Span{Start: f.a.Tokens[start].Start, End: f.a.Tokens[last].End}
}

const (
	maxLead = 120 // bytes between a source and its verb that one span may hold
	maxSpan = 220 // bytes of a span
)

// when is the time nearest to token t in the span, else in the sentence.
func (f *finder) when(s readout.Span, row uint32, t int) uint32 {
	sent := f.a.Sentences[row].Span
	best, dist := uint32(0), 1<<30
	at := int(f.a.Tokens[t].Start)
	from := sort.Search(len(f.a.Times), func(i int) bool { return i > 0 && f.a.Times[i].Start >= sent.Start })
	for i := from; i < min(len(f.a.Times), from+window); i++ {
		tm := f.a.Times[i]
		if tm.Type != readout.Date && tm.Type != readout.TimeOfDay || !sent.Contains(tm.Span) {
			continue
		}
		d := int(tm.Start) - at
		if d < 0 {
			d = -d
		}
		if !s.Contains(tm.Span) {
			d += 1 << 16
		}
		if d < dist {
			best, dist = uint32(i), d
		}
	}
	return best
}

// where is a place in the span after a preposition of place.
func (f *finder) where(s readout.Span, args ...[]uint32) uint32 {
	first, last := f.tokensOf(s)
	for i := first; first > 0 && i <= last; i++ {
		m := f.begins(i)
		if m == 0 {
			continue
		}
		switch f.a.Mentions[m].Type {
		case readout.Place, readout.Facility, readout.State:
		default:
			continue
		}
		used := false
		for _, ms := range args {
			used = used || f.same(m, ms)
		}
		if !used && placePreposition[f.preposition(i, first-1)] {
			return m
		}
	}
	return 0
}

var placePreposition = set(`in at near on outside inside around across within over`)

package event

import (
	"readout"
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

// gives are the types of what is done with one's own: "withdrew its troops".
var gives = types(readout.AGREE, readout.SUPPORT, readout.AID, readout.RETREAT, readout.CONCEDE, readout.MOBILIZE)

// named reports whether m is a name, or an actor that is more than a noun.
func (f *finder) named(m uint32) bool { return f.a.Mentions[m].Form == readout.Named }

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

const (
	maxLead = 120 // bytes between a source and its verb that one span may hold
	maxSpan = 220 // bytes of a span
)

var placePreposition = set(`in at near on outside inside around across within over`)

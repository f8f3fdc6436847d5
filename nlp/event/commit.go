package event

import (
	"readout"
	"readout/lexicon"
)

// commitment settles what an event binds someone to, and with it the type of
// what is only announced: PLOVER takes a cooperative deed that is to come for
// AGREE, a hostile one for THREATEN.
func (f *finder) commitment(e *event, t trigger) {
	if e.Type == 0 {
		return
	}
	typ := e.Type
	defer func() {
		if f.anyone(e.sources) && e.Commitment != readout.CommitDemand {
			e.Commitment, e.Status = 0, 0 // "people are willing to pay"
			if t.class == word {
				e.Type = 0
			}
		}
		// What is only announced is announced for certain.
		if e.Factuality == readout.Future && (e.Type != typ || t.pattern == planning) {
			e.Factuality = readout.Certain
		}
	}()
	g := t.group
	if t.pattern == obliging || (g.modal == "must" || g.modal == "should") && t.class == verb {
		f.demand(e, t)
		return
	}
	if t.commit != 0 {
		f.lexical(e, t)
		if t.pattern != planning {
			return
		}
	}
	if t.class == noun {
		return
	}
	switch {
	case t.pattern == planning && g.modal == "":
		f.plan(e, t)
	case g.modal == "will" || g.modal == "would":
		f.announced(e, t)
	case g.beTo, g.to && intends[f.word(g.first-1)], g.to && f.headline(t):
		f.plan(e, t)
		if g.to && f.word(g.first-1) == "expected" {
			e.Status = readout.StatusPending
		}
	case g.to && vows[f.word(g.first-1)]:
		f.vow(e)
		if v := e.Voice; v > 1 && f.a.Tokens[g.first-1].Overlaps(f.a.Statements[v].Cue) {
			e.Voice = f.outer(v)
		}
	}
}

// lexical adjusts the commitment that the word list gives a trigger.
func (f *finder) lexical(e *event, t trigger) {
	g := t.group
	switch {
	case t.pattern == planning:
	case e.Commitment == readout.CommitAgreement && (g.negated || f.failed(t)):
		e.Type, e.Commitment, e.Status = readout.REJECT, 0, 0
	case g.negated || f.failed(t):
		e.Commitment, e.Status = 0, 0
	case t.base == "ask" && e.Commitment == readout.CommitDemand && len(e.sources) == 0 && !g.passive:
		e.Commitment, e.Status = 0, 0 // "asked not to be named"
	case e.Commitment == readout.CommitAppointment && (g.modal == "will" || g.modal == "would"):
		e.Commitment, e.Status = 0, 0
		f.announced(e, t)
	case e.Commitment == readout.CommitAgreement && (g.modal == "will" || g.modal == "would"):
		e.Commitment, e.Status = 0, 0 // announced decides
		f.announced(e, t)
	case e.Commitment == readout.CommitAgreement && (g.modal != "" || g.to):
		e.Status = readout.StatusPending
	case e.Commitment == readout.CommitSuspension && (g.modal == "will" || g.modal == "would" || g.to && !g.implicate):
		e.Status = readout.StatusAnnounced
		if g.modal == "would" && f.voiceAt[t.head] == 1 {
			e.Commitment, e.Status = 0, 0
		}
	case g.modal == "may", g.modal == "might", g.modal == "could", g.modal == "can":
		e.Commitment, e.Status = 0, 0
	case e.Commitment == readout.CommitDemand && g.to && !g.implicate && !intends[f.word(g.first-1)]:
		e.Commitment, e.Status = 0, 0 // "to press its allies": an aim
	case e.Commitment == readout.CommitAppointment && (len(e.sources) == 0 && !g.passive || g.to || g.modal != ""):
		e.Commitment, e.Status = 0, 0
	case e.Commitment == readout.CommitPromise && t.op && t.last > t.head:
		if hostile[f.deedAfter(t)] {
			e.Type, e.Commitment = readout.THREATEN, readout.CommitThreat
		}
	case e.Commitment == readout.CommitDemand && (g.modal != "" || g.gerund && len(e.sources) == 0):
		e.Commitment, e.Status = 0, 0
	}
	if e.Status == readout.StatusPending && e.Commitment == readout.CommitAgreement && g.modal == "would" {
		e.Commitment, e.Status = 0, 0
	}
}

// deedAfter is the type of the verb that the operator t governs.
func (f *finder) deedAfter(t trigger) readout.EventType {
	for i := t.last + 1; i < min(t.last+3, t.end); i++ {
		if menace[f.word(i)] {
			return readout.THREATEN
		}
		for _, fm := range patterns()[f.word(i)] {
			if fm.class == verb && len(fm.rest) == 0 {
				return fm.typ
			}
		}
	}
	return 0
}

// demand reads "must" and "should" in what someone says of another.
func (f *finder) demand(e *event, t trigger) {
	e.Commitment, e.Status = 0, 0
	v := e.Voice
	if t.pattern == obliging {
		e.Type = 0
	}
	if v < 2 || f.a.Statements[v].Speaker == 0 || t.group.negated && t.pattern == obliging && t.group.modal == "should" {
		return
	}
	speaker := f.a.Statements[v].Speaker
	subject := e.sources
	if t.group.passive {
		subject = e.targets
	}
	modal := f.word(t.group.modalAt)
	if len(subject) == 0 && (!t.group.passive || modal != "must" && modal != "should") || f.self(subject, v) {
		return
	}
	e.Type, e.Commitment, e.Status = readout.REQUEST, readout.CommitDemand, readout.StatusPending
	e.targets, e.sources = subject, []uint32{speaker}
	e.Voice, e.Factuality = f.outer(v), readout.Certain
}

// headline reports whether t is what a headline announces: "Minister to Visit
// Velt".
func (f *finder) headline(t trigger) bool {
	i := t.group.first - 1
	return f.title(t.head) && f.agent(f.ends(i)) && !f.verbIn(t.first, i)
}

func (f *finder) verbIn(from, end int) bool {
	for i := from; i < end; i++ {
		if lexicon.Auxiliary[f.word(i)] && f.word(i) != "'s" || f.verbBefore(i) && f.ends(i) == 0 && f.begins(i) == 0 && !f.insideName(i) {
			return true
		}
	}
	return false
}

// plan marks a deed that its source has decided on.
func (f *finder) plan(e *event, t trigger) {
	if t.group.negated {
		e.Commitment, e.Status = 0, 0
		if t.pattern == planning {
			e.Type = 0
		}
		return
	}
	if e.Commitment == 0 || t.pattern == planning {
		e.Commitment, e.Status = readout.CommitPlan, readout.StatusAnnounced
	}
	if len(e.sources) == 0 && !t.group.passive {
		if t.pattern == planning {
			e.Type = 0
		}
		e.Commitment, e.Status = 0, 0 // "measures intended to …", "the aim is to …"
	}
}

// vow marks a deed that its source has sworn to do.
func (f *finder) vow(e *event) {
	if hostile[e.Type] {
		e.Type, e.Commitment, e.Status = readout.THREATEN, readout.CommitThreat, readout.StatusAnnounced
		return
	}
	e.Type, e.Commitment, e.Status = readout.AGREE, readout.CommitPromise, readout.StatusAnnounced
}

// announced reads "will" and "would": a promise or a threat when the speaker
// says it of himself, a plan when another tells it.
func (f *finder) announced(e *event, t trigger) {
	g, v := t.group, e.Voice
	generic := t.pattern == planning
	if generic {
		e.Commitment, e.Status = 0, 0
	}
	drop := func() {
		if generic {
			e.Type = 0
		}
	}
	own := v > 1 && f.self(e.sources, v) && !g.passive
	switch {
	case g.perfect, f.conditional(t):
		drop()
	case g.noLonger:
		e.Type, e.Commitment, e.Status = readout.SANCTION, readout.CommitSuspension, readout.StatusAnnounced
	case g.negated && refusable[e.Type] && !generic:
		e.Type = readout.REJECT
	case g.negated && !own:
		drop()
	case (own || f.firstPerson(e.sources)) && (hostile[e.Type] || menace[f.word(t.head)]) && !g.negated:
		e.Type, e.Commitment, e.Status = readout.THREATEN, readout.CommitThreat, readout.StatusAnnounced
		f.bySpeaker(e, v)
	case own:
		if f.a.Statements[v].Kind == readout.Indirect && g.modal == "would" && generic && !f.definite(t) {
			drop()
			return
		}
		if e.Commitment == 0 {
			e.Commitment, e.Status = readout.CommitPromise, readout.StatusAnnounced
		}
		if e.Type != readout.REJECT && e.Type != readout.REQUEST {
			e.Type = readout.AGREE
		}
		f.bySpeaker(e, v)
	case g.passive && (created[f.word(t.head)] && (v > 1 || instituted[f.word(t.head)] || len(e.targets) > 0) || !generic && friendly[t.typ]) && !f.firstPerson(e.targets) && (g.modal == "will" || v > 1):
		f.toCome(e)
	case g.passive:
		drop()
	case g.modal == "will" && v > 1 && !generic && friendly[e.Type] && len(e.sources) == 0:
		f.toCome(e) // "each side will appoint an envoy"
	case g.modal == "will" && len(e.sources) > 0 && (!generic || v == 1):
		f.toCome(e)
	case g.modal == "would" && len(e.sources) > 0 && v > 1 && f.a.Statements[v].Kind == readout.Indirect && (!generic || f.definite(t)):
		f.toCome(e)
	default:
		drop()
	}
}

// bySpeaker makes the speaker of statement v the source of what he announces.
func (f *finder) bySpeaker(e *event, v uint32) {
	e.Voice = f.outer(v)
	if sp := f.a.Statements[v].Speaker; sp != 0 && !f.same(sp, e.sources) {
		e.sources = []uint32{sp}
	}
}

// definite reports whether a would-clause names an object or a time, as a
// promise does and a musing does not.
func (f *finder) definite(t trigger) bool {
	n := f.word(t.head + 1)
	return lexicon.Determiner[n] || f.begins(t.head+1) != 0 || f.time(t.head+1) != 0 || n == "to"
}

// toCome makes a plan of what will be done.
func (f *finder) toCome(e *event) {
	if e.Commitment == 0 {
		e.Commitment, e.Status = readout.CommitPlan, readout.StatusAnnounced
	}
	switch {
	case friendly[e.Type]:
		e.Type = readout.AGREE
	case hostile[e.Type] && e.Type != readout.MOBILIZE:
		e.Type = readout.THREATEN
	}
}

var atLarge = set(`people men women children users customers consumers voters many everyone anyone someone persons individuals you one`)

func types(ts ...readout.EventType) map[readout.EventType]bool {
	m := map[readout.EventType]bool{}
	for _, t := range ts {
		m[t] = true
	}
	return m
}

var (
	hostile   = types(readout.ASSAULT, readout.COERCE, readout.SANCTION, readout.MOBILIZE, readout.PROTEST, readout.THREATEN)
	friendly  = types(readout.CONSULT, readout.COOPERATE, readout.AID, readout.CONCEDE, readout.RETREAT, readout.SUPPORT, readout.AGREE)
	refusable = types(readout.CONSULT, readout.COOPERATE, readout.AID, readout.CONCEDE, readout.RETREAT, readout.AGREE)
	vows      = set(`vowed vows vow pledged pledges pledge promised promises promise swore sworn undertook undertakes`)
)

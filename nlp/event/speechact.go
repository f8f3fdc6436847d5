package event

import (
	"readout"
	"readout/lexicon"
)

// speechActs makes events of statements that do something by being said: to
// accuse, to deny, to demand. A trigger that stands on the same words gives
// way, and leaves what it knew.
func (f *finder) speechActs() {
	for v := 2; v < min(len(f.a.Statements), maxEvents); v++ {
		s := f.a.Statements[v]
		if s.Speaker == 0 || s.Verb.IsZero() || s.Content.Len() == 0 {
			continue
		}
		cue, known := lexicon.Report(s.Verb.Of(f.lower))
		if _, last := f.tokensOf(s.Verb); last > 0 && f.word(last+1) == "by" {
			continue // "accused by Norland": who stands before it is accused
		}
		if t, _ := f.tokensOf(s.Verb); known && t > 0 && f.nounAt(t) && !f.looksVerb(t, cue.Feats, int(f.a.Sentences[f.sentenceAt(s.Cue.Start)].Tokens.First), len(f.a.Tokens)) {
			continue // "separatist demands"
		}
		neutral := !known || cue.Stance == readout.Asserts
		e := event{}
		switch s.Stance {
		case readout.Accuses, readout.Condemns:
			e.Type = readout.ACCUSE
		case readout.Denies:
			e.Type = readout.REJECT
		case readout.Praises:
			e.Type = readout.SUPPORT
		case readout.Demands:
			e.Type, e.Commitment, e.Status = readout.REQUEST, readout.CommitDemand, readout.StatusPending
		case readout.Threatens:
			e.Type, e.Commitment, e.Status = readout.THREATEN, readout.CommitThreat, readout.StatusAnnounced
		case readout.Promises:
			e.Type, e.Commitment, e.Status = readout.AGREE, readout.CommitPromise, readout.StatusAnnounced
		}
		// Of a neutral cue the stance was read from the content, and what does
		// something there is found as an event of its own.
		if e.Type == 0 || neutral {
			continue
		}
		f.speechAct(&e, uint32(v))
	}
	f.denied()
}

// denied adds the denial in "our planes bombed no one": who says that his side
// did not do a hostile deed denies it, whatever verb reports him. (To take
// every hostile deed that is told of another for an accusation was tried: it
// doubled the accusations and found none that was wanted.)
func (f *finder) denied() {
	told := map[uint32]bool{}
	for i := range f.found {
		e := f.found[i]
		s := f.a.Statements[e.Voice]
		if e.Voice < 2 || told[e.Voice] || e.Factuality != readout.Negated || e.Type != readout.ASSAULT && e.Type != readout.COERCE {
			continue
		}
		if s.Speaker == 0 || s.Stance == readout.Denies && f.denies(e.Voice) || len(e.sources) == 0 || !f.sameSide(s.Speaker, e.sources) {
			continue
		}
		told[e.Voice] = true
		e.Type, e.Voice, e.Factuality = readout.REJECT, f.outer(e.Voice), readout.Certain
		e.sources, e.targets = []uint32{s.Speaker}, f.accuser(s.Speaker)
		f.found = append(f.found, e)
	}
}

// sameSide reports whether m is one of ms, or stands for the same state.
func (f *finder) sameSide(m uint32, ms []uint32) bool {
	if f.same(m, ms) || f.firstPerson(ms) {
		return true
	}
	e := f.a.Mentions[m].Entity
	for _, o := range ms {
		x := f.a.Mentions[o].Entity
		if e != 0 && x != 0 && f.a.Entities[e].State != 0 && f.a.Entities[e].State == f.a.Entities[x].State {
			return true
		}
	}
	return false
}

func (f *finder) speechAct(e *event, v uint32) {
	s := f.a.Statements[v]
	first, last := f.tokensOf(s.Verb)
	content := f.a.Spans[s.Content.First]
	_, end := f.tokensOf(content)
	if first == 0 || end == 0 {
		return
	}
	e.Trigger, e.Voice, e.Sentence, e.head = s.Verb, f.outer(v), f.sentenceAt(s.Cue.Start), first
	e.sources = []uint32{s.Speaker}
	var old *event
	for i := range f.found {
		if f.found[i].Trigger.Overlaps(s.Verb) {
			old = &f.found[i]
			break
		}
	}
	from, _ := f.tokensOf(content)
	if from > last {
		from = last + 1
	}
	switch {
	case e.Type == readout.REJECT:
		e.targets = f.accuser(s.Speaker)
	default:
		e.targets = f.object(from, end+1, e.sources)
	}
	e.Span = f.actSpan(s, content)
	e.Factuality = readout.Certain
	if old != nil {
		f.merge(old, e)
		return
	}
	if o := f.saidBy(e, content); o != nil {
		// "vowed to strike back", "said X was responsible": told already.
		if u := join(o.Span, e.Span); u.Len() <= maxAct {
			o.Span = u
		}
		return
	}
	e.When = f.when(e.Span, e.Sentence, first)
	f.found = append(f.found, *e)
}

// saidBy is an event in the content of a statement that already tells what its
// speaker does by it.
func (f *finder) saidBy(e *event, content readout.Span) *event {
	for i := range f.found {
		o := &f.found[i]
		if content.Contains(o.Trigger) && o.Voice == e.Voice && f.same(e.sources[0], o.sources) && (o.Type == e.Type || o.Commitment != 0 && e.Commitment != 0) {
			return o
		}
	}
	return nil
}

func join(a, b readout.Span) readout.Span {
	return readout.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// merge lets a statement correct the event that its cue has already given.
func (f *finder) merge(old, e *event) {
	_, last := f.tokensOf(old.Trigger)
	// "denied that her troops had …": who stands in the clause is not the target.
	clause := e.Type == readout.REJECT && f.word(last+1) == "that"
	if clause || len(old.targets) == 0 || f.same(e.sources[0], old.targets) {
		old.targets = e.targets
	}
	old.sources, old.Voice = e.sources, e.Voice
	if old.Commitment != 0 && old.Span.End > old.Trigger.End+10 {
		return // it has its own content after the cue
	}
	if u := join(old.Span, e.Span); u.Len() <= maxAct {
		old.Span = u
	}
}

// accuser is who accused the speaker earlier in the report.
func (f *finder) accuser(speaker uint32) []uint32 {
	for _, e := range f.found {
		if e.Type == readout.ACCUSE && f.same(speaker, e.targets) && len(e.sources) > 0 && !f.same(speaker, e.sources) {
			return e.sources[:1]
		}
	}
	return nil
}

// maxAct is how many bytes the evidence of a speech act may have.
const maxAct = 300

// actSpan is the speaker, the cue and the content, when they stand together;
// of a long quotation its first sentence.
func (f *finder) actSpan(s readout.Statement, content readout.Span) readout.Span {
	if row := f.sentenceAt(content.Start); row > 0 {
		content.End = min(content.End, max(f.a.Sentences[row].End, content.Start+1))
	}
	u := readout.Span{Start: min(s.Cue.Start, content.Start), End: max(s.Cue.End, content.End)}
	if full := f.a.Mentions[s.Speaker].Full; !f.cueBetween(full.End, s.Cue.Start) && f.sentenceAt(full.Start) == f.sentenceAt(s.Cue.Start) {
		w := readout.Span{Start: min(u.Start, full.Start), End: max(u.End, full.End)}
		if w.Len() <= maxAct {
			return w
		}
	}
	if u.Len() <= maxAct {
		return u
	}
	if content.Len() <= maxAct {
		return content
	}
	// Cut at a token, never inside a character.
	first, last := f.tokensOf(content)
	if first == 0 {
		return s.Cue
	}
	for last > first && f.a.Tokens[last].End-content.Start > maxAct {
		last--
	}
	return readout.Span{Start: f.a.Tokens[first].Start, End: f.a.Tokens[last].End}
}

// cueBetween reports whether the cue of another statement stands in the bytes
// from start to end: "denied the charge and accused …".
func (f *finder) cueBetween(start, end uint32) bool {
	for t, _ := f.tokensOf(readout.Span{Start: start, End: max(end, start)}); t > 0 && f.a.Tokens[t].Start < end; t++ {
		if f.cueAt[t] {
			return true
		}
	}
	return false
}

// sentenceAt is the row of the sentence that covers the byte at, or 0.
func (f *finder) sentenceAt(at uint32) uint32 {
	lo, hi := 1, len(f.a.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		switch s := f.a.Sentences[mid]; {
		case s.End <= at:
			lo = mid + 1
		case s.Start > at:
			hi = mid
		default:
			return uint32(mid)
		}
	}
	return 0
}

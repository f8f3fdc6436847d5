package event

import (
	"readout"
)

// factuality reads how sure the voice of an event is of it.
func (f *finder) factuality(t trigger) readout.Factuality {
	g := t.group
	if v := f.voiceAt[t.head]; v > 1 && f.a.Statements[v].Stance == readout.Denies && f.denies(v) {
		return readout.Negated
	}
	if t.class == noun {
		for i := t.head - 1; i >= t.first && i > t.head-5; i-- {
			switch w := f.word(i); {
			case w == "no" || w == "denied" || w == "without":
				return readout.Negated
			case alleged[w]:
				return readout.Possible
			case upcoming[w]:
				return readout.Future
			case stops[w] || w == ",":
				return readout.Certain
			}
		}
		return readout.Certain
	}
	if g.negated || f.failed(t) {
		return readout.Negated
	}
	if f.conditional(t) {
		return readout.Future
	}
	switch g.modal {
	case "will", "would", "must", "should", "ought":
		return readout.Future
	case "may", "might", "could", "can":
		return readout.Possible
	}
	if g.beTo || g.to && !g.implicate {
		return readout.Future
	}
	for i := g.first; i < t.head; i++ {
		if alleged[f.word(i)] {
			return readout.Possible
		}
	}
	return readout.Certain
}

// denies reports whether the cue of a statement itself is a denial, so that
// its content is what is denied; a stance may also be read from the content.
func (f *finder) denies(v uint32) bool {
	c := f.a.Statements[v].Verb
	return !c.IsZero() && deny[c.Of(f.lower)]
}

// failed reports whether the infinitive of t names what was not done.
func (f *finder) failed(t trigger) bool {
	if !t.group.to {
		return false
	}
	switch f.word(t.group.first - 1) {
	case "failed", "refused", "declined", "refuses", "fails", "fail", "failure", "unable", "yet":
		return true
	}
	return false
}

// conditional reports whether t stands in a clause opened by "if".
func (f *finder) conditional(t trigger) bool {
	for i := t.group.first - 1; i >= t.first && i > t.group.first-9; i-- {
		switch w := f.word(i); {
		case w == "if" || w == "unless" || w == "whether" || w == "until":
			return true
		case w == "," || stops[w]:
			return false
		}
	}
	return false
}

var (
	alleged  = set(`alleged suspected possible purported reported supposed apparent so-called allegedly reportedly apparently presumed`)
	upcoming = set(`planned proposed upcoming future threatened imminent potential further possible forthcoming scheduled`)
	deny     = set(`deny denies denied denying reject rejects rejected rejecting refute refutes refuted refuting dismiss dismisses dismissed dismissing
		rebut rebuts rebutted repudiate repudiated disavow disavowed`)
)

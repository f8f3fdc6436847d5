package event

import (
	"readout"
	"readout/lexicon"
)

// anyone reports whether ms are people at large, who bind no one.
func (f *finder) anyone(ms []uint32) bool {
	if len(ms) != 1 {
		return false
	}
	_, last := f.tokensOf(f.a.Mentions[ms[0]].Span)
	return f.a.Mentions[ms[0]].Form == readout.Nominal && atLarge[f.word(last)]
}

// firstPerson reports whether one of ms is "I" or "we".
func (f *finder) firstPerson(ms []uint32) bool {
	for _, m := range ms {
		if w := lexicon.Fold(f.a.Mentions[m].Of(f.d.Text)); w == "i" || w == "we" {
			return true
		}
	}
	return false
}

// self reports whether ms are the speaker of statement v himself.
func (f *finder) self(ms []uint32, v uint32) bool {
	if f.firstPerson(ms) {
		return true
	}
	for _, m := range ms {
		w := lexicon.Fold(f.a.Mentions[m].Of(f.d.Text))
		if sp := f.a.Statements[v].Speaker; sp != 0 && (f.same(m, []uint32{sp}) || f.stateOf(m, sp)) {
			return true
		}
		if f.a.Mentions[m].Entity == 0 && (w == "he" || w == "she" || w == "they" || w == "it") && f.a.Statements[v].Kind != readout.Direct {
			return true
		}
	}
	return false
}

// stateOf reports whether m names the state that speaker sp stands for: "the
// Russian minister said Russia would …".
func (f *finder) stateOf(m, sp uint32) bool {
	e, s := f.a.Mentions[m].Entity, f.a.Mentions[sp].Entity
	if e == 0 || s == 0 || f.a.Entities[s].State == 0 {
		return false
	}
	switch f.a.Mentions[m].Type {
	case readout.State, readout.Place, readout.NORP:
		return f.a.Entities[e].State == f.a.Entities[s].State || f.a.Entities[e].Name == f.a.Entities[s].State
	}
	return false
}

// outer is the voice in which it is told that statement v was made.
func (f *finder) outer(v uint32) uint32 {
	if in := f.a.Statements[v].In; in > 0 {
		return in
	}
	return 1
}

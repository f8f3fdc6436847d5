package event

import (
	"slices"

	"readout"
	"readout/learn"
)

// How much likelier than the type of the rules, as the logarithm of the odds,
// another type has to be to replace it.
const sureOfType = 3.0

// decide lets the model correct the types that the rules gave.
func (f *finder) decide() {
	if f.model == nil {
		return
	}
	margin := int32(sureOfType / f.model.types.Scale)
	var rows []uint32
	for i := range f.found {
		e := &f.found[i]
		if e.Commitment != 0 || len(e.sources) == 0 || len(e.targets) == 0 {
			continue
		}
		d := f.deedOf(e)
		rows = f.features(rows[:0], &d, f.model)
		var scores [Roots]int32
		f.model.types.Scores(scores[:], rows)
		best, rule := Root(learn.Best(scores[:])), RootOf(e.Type)
		if best != rule && scores[best]-scores[rule] >= margin {
			e.Type = f.typeOf(best, e)
		}
	}
}

// typeOf is the type of an event of root r. What yields is a deed where it
// gives up ground, force or someone held, and words otherwise.
func (f *finder) typeOf(r Root, e *event) readout.EventType {
	types := roots[r].types
	if len(types) > 1 && !slices.Contains(types, e.Type) && !retreats[f.lemma(e.head)] {
		return types[0]
	}
	return types[len(types)-1]
}

var retreats = set(`withdraw pull retreat leave vacate release free return surrender lift ease end halt stop cease open reopen evacuate
	disarm disengage remove reduce deliver receive`)

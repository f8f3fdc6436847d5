package compare

import (
	"cmp"
	"slices"

	"readout"
)

// maxVariants is how many forms of a name a line shows.
const maxVariants = 12

// acts reports whether actors of a type are listed. Nationalities, products
// and the like are mentions, but nobody who acts.
func acts(t readout.EntityType) bool {
	switch t {
	case readout.Person, readout.Organisation, readout.State, readout.Group, readout.Place, readout.Facility:
		return true
	}
	return false
}

// kind is the kind of actor as CONTRACT has it.
func kind(t readout.EntityType) string {
	if t == readout.Facility {
		t = readout.Place
	}
	return t.String()
}

// actorLines lists the actors, the most mentioned first. Their IDs are those
// that actorID gives.
func (s *comparison) actorLines() []readout.Actor {
	out := []readout.Actor{}
	for i, a := range s.actors {
		if !acts(a.Type) || a.Mentions == 0 {
			continue
		}
		variants := a.Variants
		if len(variants) > maxVariants {
			variants = variants[:maxVariants]
		}
		if variants == nil {
			variants = []string{}
		}
		out = append(out, readout.Actor{ID: s.actorID(i), Name: a.Name, Kind: kind(a.Type), Role: a.Role, StandsFor: s.standsForState(i), Variants: variants, Mentions: a.Mentions})
	}
	slices.SortStableFunc(out, func(x, y readout.Actor) int { return cmp.Compare(y.Mentions, x.Mentions) })
	return out
}

// actorID is the ID of an actor, empty for none and for what is not listed.
func (s *comparison) actorID(i int) string {
	if i < 0 || !acts(s.actors[i].Type) {
		return ""
	}
	return id("actor", i)
}

package event

import "readout"

// A Root is one of the classes that the type of an event is learned in: the
// sixteen types, with CONCEDE and RETREAT, which the annotated sentences call
// YIELD, as one. Roots are numbered from 0.
type Root int

var roots = [...]struct {
	name  string
	types []readout.EventType
	quad  Quad
}{
	{"AGREE", []readout.EventType{readout.AGREE}, VerbalCooperation},
	{"CONSULT", []readout.EventType{readout.CONSULT}, VerbalCooperation},
	{"SUPPORT", []readout.EventType{readout.SUPPORT}, VerbalCooperation},
	{"COOPERATE", []readout.EventType{readout.COOPERATE}, MaterialCooperation},
	{"AID", []readout.EventType{readout.AID}, MaterialCooperation},
	{"YIELD", []readout.EventType{readout.CONCEDE, readout.RETREAT}, MaterialCooperation},
	{"REQUEST", []readout.EventType{readout.REQUEST}, VerbalConflict},
	{"ACCUSE", []readout.EventType{readout.ACCUSE}, VerbalConflict},
	{"REJECT", []readout.EventType{readout.REJECT}, VerbalConflict},
	{"THREATEN", []readout.EventType{readout.THREATEN}, VerbalConflict},
	{"PROTEST", []readout.EventType{readout.PROTEST}, MaterialConflict},
	{"MOBILIZE", []readout.EventType{readout.MOBILIZE}, MaterialConflict},
	{"SANCTION", []readout.EventType{readout.SANCTION}, MaterialConflict},
	{"COERCE", []readout.EventType{readout.COERCE}, MaterialConflict},
	{"ASSAULT", []readout.EventType{readout.ASSAULT}, MaterialConflict},
}

// Roots is how many there are.
const Roots = len(roots)

func (r Root) String() string { return roots[r].name }

// Quad is a quarter of the types: words or deeds, of cooperation or conflict.
type Quad uint8

// The quads, as Zero-Shot-PLOVER (Hu et al. 2024) cuts the types; cooperation
// and conflict are its binary classes.
const (
	VerbalCooperation Quad = iota
	MaterialCooperation
	VerbalConflict
	MaterialConflict
)

// Quad is the quad of a root.
func (r Root) Quad() Quad { return roots[r].quad }

// Conflict reports whether q is a quad of conflict.
func (q Quad) Conflict() bool { return q >= VerbalConflict }

// RootOf is the root of a type.
func RootOf(t readout.EventType) Root { return rootOf[t] }

// rootNamed is the root of that name, or -1.
func rootNamed(name string) Root {
	for i, r := range roots {
		if r.name == name {
			return Root(i)
		}
	}
	return -1
}

var rootOf = func() (of [readout.RETREAT + 1]Root) {
	of[0] = -1
	for i, r := range roots {
		for _, t := range r.types {
			of[t] = Root(i)
		}
	}
	return of
}()

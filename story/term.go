package story

import (
	"cmp"
	"slices"
)

// A kind is what sort of term one is.
type kind uint8

const (
	word   kind = iota
	name        // a word that the report writes with a capital
	figure      // a number with what it counts: "25 year", "59 missile"
	date        // a day of a month
	year
	kinds
)

// How much more a kind of term weighs than a word as rare. Found by how often
// the nearest report is of the same story (training/story.txt).
var kindWeight = [kinds]float32{word: 1, name: 1.3, figure: 1.5, date: 1, year: 0.7}

// A term is one feature of a report: eight bytes, so that a report of the
// window takes a kilobyte.
type term struct {
	id     uint32 // hash of its letters
	weight uint16 // of a vector of length one, in 65,535ths
	kind   kind
	spot   spot
}

// A spot says where in its report a term stands.
type spot uint8

const (
	inLead  spot = 1 << iota // in the headline or the first lines
	inTitle                  // in the headline
	isPlace                  // behind "in", "at", "near": where it happened
	isCore                   // among the heaviest of the report
)

const weightUnit = 1.0 / 65535

func (t term) w() float32 { return float32(t.weight) * weightUnit }

// strongest orders terms by weight, the heaviest first, and then by id.
func strongest(terms []term) {
	slices.SortFunc(terms, func(a, b term) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
	})
}

// The hash of terms (FNV-1a, 32 bits). Two terms that collide are taken for
// one; among the few million of a window each has about one chance in a
// thousand of it.
const (
	hashSeed  = 2166136261
	hashPrime = 16777619
)

func hash[T string | []byte](b T) uint32 {
	h := uint32(hashSeed)
	for i := range len(b) {
		h = (h ^ uint32(b[i])) * hashPrime
	}
	return h
}

// joined is the id of two terms in a row.
func joined(a, b uint32) uint32 { return (a*hashPrime ^ b) * hashPrime }

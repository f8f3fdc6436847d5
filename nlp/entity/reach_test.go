package entity

import (
	"fmt"
	"testing"

	"readout"
)

// What a name is compared with is bounded, however many entities a text has,
// and the very name is still known again.
func TestEntitiesCompared(t *testing.T) {
	r := &resolver{a: &readout.Analysis{Entities: make([]readout.Entity, 1)}}
	compared := 0
	entity := func(name string) uint32 {
		return r.entityFor(readout.Organisation, name, []string{name}, func(e *entity) bool { compared++; return e.name == name })
	}
	const names = 4 * reachEntities
	for i := range names {
		entity(fmt.Sprint("body ", i))
	}
	if most := names * reachEntities; compared > most {
		t.Errorf("%d names were compared %d times, more than %d", names, compared, most)
	}
	for i := range names {
		if got := entity(fmt.Sprint("body ", i)); got != uint32(i+1) {
			t.Fatalf("name %d is entity %d the second time, want %d", i, got, i+1)
		}
	}
}

// A surname is looked for among the mentions around it, not in all of a book.
func TestReachOfSurname(t *testing.T) {
	for _, c := range []struct {
		between int
		want    uint32
	}{{10, 1}, {reachShort - 1, 1}, {reachShort, 0}, {4 * reachShort, 0}} {
		for _, back := range []bool{true, false} {
			r := &resolver{a: &readout.Analysis{Mentions: make([]readout.Mention, c.between+3)}}
			r.ents = []entity{{}, {words: []string{"anna", "petrov"}, name: "Anna Petrov"}}
			full, short := 1, c.between+2
			if !back {
				full, short = short, full
			}
			r.a.Mentions[full] = readout.Mention{Type: readout.Person, Form: readout.Named, Entity: 1}
			if got := r.fuller(short, []string{"petrov"}, 0); got != c.want {
				t.Errorf("%d mentions between, the full name first %t: entity %d, want %d", c.between, back, got, c.want)
			}
		}
	}
}

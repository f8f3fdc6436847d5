package entity

import (
	"strings"

	"readout"
)

// pairs finds what "both men", "the two leaders" and "they" stand for: two
// people who are named together. The group they make is an entity, called by
// their names.

// together is the entity of the members of a coordination, 0 when they are not
// all named people, bodies or states.
func (k *ranker) together(i int) uint32 {
	p := &k.ps[i]
	var members []uint32
	for j := i + 1; j < len(k.ps) && k.ps[j].Start < p.End; j++ {
		o, u := &k.ps[j], &k.ts[j]
		if o.coordinated || o.head != p.head && (k.a.Tokens[o.head].Deprel != readout.RelConj || k.a.Tokens[o.head].Head != p.head) {
			continue
		}
		if u.entity == 0 || !actor(k.a.Entities[u.entity].Type) {
			return 0
		}
		members = append(members, u.entity)
	}
	// The first member may start where the whole does.
	for j := i - 1; j >= 0 && k.ps[j].Start == p.Start; j-- {
		if o := &k.ps[j]; !o.coordinated && o.head == p.head && k.ts[j].entity != 0 {
			members = append([]uint32{k.ts[j].entity}, members...)
		}
	}
	return k.r.group(members)
}

func actor(t readout.EntityType) bool {
	switch t {
	case readout.Person, readout.Organisation, readout.State, readout.Group:
		return true
	}
	return false
}

// group is the entity of several others together.
func (r *resolver) group(members []uint32) uint32 {
	if len(members) < 2 || len(members) > 4 {
		return 0
	}
	var names []string
	for i, m := range members {
		for _, o := range members[:i] {
			if o == m {
				return 0
			}
		}
		names = append(names, r.a.Symbols.Get(r.a.Entities[m].Name))
	}
	name := strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	e := r.entityFor(readout.Group, name, foldName(name), func(e *entity) bool { return e.name == name })
	r.a.Entities[e].Feats |= readout.Plural
	return e
}

// lastTwo finds the two people whom "both men" stands for: the last two who are
// named before phrase i in one sentence, no more than two sentences back.
func (k *ranker) lastTwo(i int) uint32 {
	p := &k.ps[i]
	var members []uint32
	sent := p.sent
	for j := i - 1; j >= 0 && i-j < 100 && p.sent-k.ps[j].sent <= 2; j-- {
		u, o := &k.ts[j], &k.ps[j]
		if o.sent != sent {
			if len(members) > 1 {
				break
			}
			sent, members = o.sent, members[:0]
		}
		c := k.traitsOf(j)
		e := u.entity
		if e == 0 && o.form == readout.Pronoun {
			e = c.entity
		}
		if e == 0 || k.a.Entities[e].Type != readout.Person || k.a.Entities[e].Feats&readout.Plural != 0 {
			continue
		}
		known := false
		for _, m := range members {
			known = known || m == e
		}
		if !known {
			members = append(members, e)
		}
	}
	if len(members) != 2 {
		return 0
	}
	members[0], members[1] = members[1], members[0]
	return k.r.group(members)
}

// isPair reports whether a phrase says that it is two people: "both men", "the
// two diplomats", "the pair".
func (k *ranker) isPair(i int) bool {
	p := &k.ps[i]
	if p.coordinated {
		return false
	}
	head := k.a.Tokens[p.head].Of(k.lower)
	two := head == "pair" || head == "duo" || head == "both" || head == "two" && p.first != p.head
	if p.first > 0 && k.a.Tokens[p.first-1].Of(k.lower) == "both" && k.a.Tokens[p.first-1].Head == p.head {
		two = true // "both the diplomats"
	}
	for w := p.first; w < p.head && w < p.first+2; w++ {
		switch k.a.Tokens[w].Of(k.lower) {
		case "both", "two":
			two = true
		}
	}
	if !two || head == "pair" || head == "duo" || head == "both" || head == "two" {
		return two
	}
	kind, _ := Title(strings.TrimSuffix(head, "s"))
	return head == "men" || head == "women" || kind == RoleNoun || nounSex[strings.TrimSuffix(head, "s")] != 0
}

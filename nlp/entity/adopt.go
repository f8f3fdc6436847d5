package entity

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// adopt gives every mention that is no name the entity of its chain: that of
// the name in it, else one that is called as its first role or group is.
func (k *ranker) adopt() {
	r, a := k.r, k.a
	for i := range k.ps {
		m := k.ps[i].mention
		if m == 0 || k.ps[i].coordinated || k.owner[m] != int32(i) {
			continue
		}
		c := &k.chains[k.find(k.chain[i])]
		switch x := &a.Mentions[m]; {
		case x.Entity != 0:
		case x.Form == readout.Nominal:
			if c.entity != 0 && mayBe(x.Type, a.Entities[c.entity].Type) {
				x.Entity = c.entity
				continue
			}
			x.Entity = r.unnamed(x)
			if c.entity == 0 {
				c.entity = x.Entity
			}
		case x.Form == readout.Pronoun:
			if c.entity != 0 {
				r.stands(x, c.entity)
			}
		}
	}
	writer := r.writer()
	for i := 1; i < len(a.Mentions); i++ {
		x := &a.Mentions[i]
		switch {
		case writer != 0 && x.Form == readout.Pronoun && r.quotedBy(x.Span) == 0 && pronoun(strings.ToLower(x.Of(r.d.Text)))&readout.Person1 != 0:
			r.stands(x, writer)
		case x.Form == readout.Pronoun && pronoun(strings.ToLower(x.Of(r.d.Text)))&readout.Person1 != 0:
			if x.Entity == 0 || r.quotedBy(x.Span) != 0 {
				r.stands(x, r.firstPerson(uint32(i)))
			}
		case x.Entity == 0 && x.Form == readout.Nominal:
			x.Entity = r.unnamed(x)
		}
	}
	k.authors()
}

// firstPerson is who says "I" or "we" at mention i: who says the quotation that
// it stands in; when it is itself the speaker, who speaks around it or spoke
// before.
func (r *resolver) firstPerson(i uint32) uint32 {
	st := r.a.Statements
	if row := r.quotedBy(r.a.Mentions[i].Span); row != 0 && st[row].Speaker != i {
		return r.a.Mentions[st[row].Speaker].Entity
	}
	for _, row := range r.statementsOf[i] {
		if in := st[row].In; in > 1 && st[in].Speaker != i {
			return r.a.Mentions[st[in].Speaker].Entity
		}
		for at := row - 1; at > 1 && at+3 > row; at-- {
			s := st[at].Speaker
			if s != 0 && s != i && r.a.Mentions[s].Sentence+3 > r.a.Mentions[i].Sentence && r.a.Mentions[s].Entity != 0 {
				return r.a.Mentions[s].Entity
			}
		}
	}
	return 0
}

// stands makes a pronoun stand for an entity that can act.
func (r *resolver) stands(x *readout.Mention, e uint32) {
	if e == 0 {
		return
	}
	switch r.a.Entities[e].Type {
	case readout.Person, readout.Organisation, readout.State, readout.Group, readout.NORP:
		x.Entity, x.Type = e, r.a.Entities[e].Type
	}
}

// papers are what people speak through: "the statement said" is its author.
var papers = map[string]bool{"statement": true, "confession": true, "communique": true, "letter": true, "memo": true, "email": true, "e-mail": true, "tweet": true, "post": true, "website": true, "message": true, "testimony": true, "complaint": true, "filing": true, "remarks": true, "speech": true, "interview": true, "declaration": true, "release": true, "broadcast": true, "posting": true, "op-ed": true}

// authors gives what is said by a paper to who wrote it: the one whose it is,
// the body named in it ("a police statement"), or who was told to issue it.
func (k *ranker) authors() {
	by := map[uint32]uint32{} // a paper -> its author, for "the statement" told of again
	for i := range k.ps {
		p := &k.ps[i]
		if p.mention == 0 || k.owner[p.mention] != int32(i) || !k.ts[i].speaks || !papers[k.a.Tokens[p.head].Of(k.lower)] {
			continue
		}
		x := &k.a.Mentions[p.mention]
		e := k.author(i)
		if e == 0 {
			e = by[x.Entity]
		}
		if e != 0 && actor(k.a.Entities[e].Type) {
			if x.Entity != 0 {
				by[x.Entity] = e
			}
			x.Entity, x.Type = e, k.a.Entities[e].Type
		}
	}
}

func (k *ranker) author(i int) uint32 {
	p := &k.ps[i]
	for j := i + 1; j < len(k.ps) && k.ps[j].Start < p.End; j++ {
		o := k.a.Tokens[k.ps[j].head]
		if o.Head == p.head && (o.Deprel == readout.RelNmodPoss || o.Deprel == readout.RelCompound || o.Deprel == readout.RelNmod && k.by(j)) {
			return k.entityOf(j)
		}
	}
	for w := p.first; w < p.head; w++ {
		if k.a.Tokens[w].Head != p.head || k.a.Tokens[w].Deprel != readout.RelCompound {
			continue
		}
		if j, ok := k.byHead[hashWord(k.a.Tokens[w].Of(k.lower))]; ok {
			if e := k.entityOf(int(j)); e != 0 {
				return e
			}
		}
	}
	// "the ministry issued a statement … the statement said"
	if j := k.prev[i]; j >= 0 && p.sent-k.ps[j].sent <= 3 {
		verb := k.a.Tokens[k.ps[j].head].Head
		for n := j - 1; n >= 0 && k.ps[n].sent == k.ps[j].sent; n-- {
			if k.ts[n].role == 1 && k.a.Tokens[k.ps[n].head].Head == verb {
				return k.entityOf(int(n))
			}
		}
		for n := int(j) + 1; n < len(k.ps) && k.ps[n].sent == k.ps[j].sent; n++ {
			if k.ts[n].role == 1 && k.a.Tokens[k.ps[n].head].Head == verb {
				return k.entityOf(n)
			}
		}
	}
	return 0
}

// by reports whether phrase j follows "by", "from" or "of".
func (k *ranker) by(j int) bool {
	at := k.ps[j].first
	if at < 2 {
		return false
	}
	w := k.a.Tokens[at-1].Of(k.lower)
	return w == "by" || w == "from" || w == "of"
}

// entityOf is the entity of a phrase, its mention's or its chain's.
func (k *ranker) entityOf(j int) uint32 {
	if m := k.ps[j].mention; m != 0 && k.a.Mentions[m].Entity != 0 {
		return k.a.Mentions[m].Entity
	}
	return k.traitsOf(j).entity
}

// mayBe reports whether a role or group of type t can be an entity of type e.
func mayBe(t, e readout.EntityType) bool {
	switch t {
	case readout.Person:
		return e == readout.Person
	case readout.Group:
		return e == readout.Group || e == readout.Organisation || e == readout.State || e == readout.NORP
	case readout.State:
		return e == readout.State || e == readout.Organisation
	case readout.Organisation:
		return e == readout.Organisation || e == readout.Facility || e == readout.Product || e == readout.Misc
	}
	return t == e
}

// unnamed is the entity of a role or group that no name stands for: the one
// that was called by the same words before, or a new one.
func (r *resolver) unnamed(m *readout.Mention) uint32 {
	text := r.of(m.Full)
	words := foldName(text)
	if len(words) == 0 {
		words = []string{strings.ToLower(text)}
	}
	id := r.entityFor(m.Type, text, words, func(e *entity) bool { return strings.EqualFold(e.name, text) })
	state := stateIn(text)
	if state == "" {
		state = r.seatOf(m)
	}
	if state != "" {
		r.a.Entities[id].State = r.a.Symbols.Add(state)
	}
	if m.Type == readout.Group {
		r.a.Entities[id].Feats |= readout.Plural
	}
	return id
}

// seatOf is the state of a government or an army that says where it sits or
// whose it is: "the government in Oslo", "the army of Norway".
func (r *resolver) seatOf(m *readout.Mention) string {
	words := strings.Fields(m.Of(r.lower))
	if g := GroupNoun(words[len(words)-1]); g != StateGroup && g != ForceGroup {
		return ""
	}
	rest, ok := strings.CutPrefix(r.d.Text[m.Full.End:], " in ")
	if !ok {
		if rest, ok = strings.CutPrefix(r.d.Text[m.Full.End:], " of "); !ok {
			return ""
		}
	}
	rest = strings.TrimPrefix(rest, "the ")
	name, _, _ := strings.Cut(rest[:min(len(rest), 40)], "\n")
	seat := strings.FieldsFunc(name, func(c rune) bool { return c == ' ' || c == ',' || c == '.' || c == ';' })
	for n := min(2, len(seat)); n > 0; n-- {
		if state, kind, ok := State(strings.Join(seat[:n], " ")); ok && (kind == Country || kind == Capital) {
			return state
		}
	}
	return ""
}

// apposed gives a role that stands beside a person's name to that person:
// "Malaysia's prime minister, Najib Razak," and "Robert Francis, a former vice
// chairman". It is done before anyone is looked for, so that the role may be
// referred to.
func (r *resolver) apposed() {
	byTree := r.appositions()
	for i := 1; i < len(r.a.Mentions); i++ {
		m := &r.a.Mentions[i]
		if m.Form != readout.Nominal || m.Type != readout.Person {
			continue
		}
		e := byTree[uint32(i)]
		if e == 0 {
			e = r.beside(i)
		}
		if e == 0 {
			continue
		}
		m.Entity = e
		if x := &r.ents[e]; x.role == "" {
			x.role = r.of(m.Full)
			r.a.Entities[e].Role = r.a.Symbols.Add(x.role)
			if state := stateIn(x.role); state != "" {
				r.a.Entities[e].State = r.a.Symbols.Add(state)
			}
		}
	}
}

// appositions finds, for roles, the person whose name the tree sets beside them.
func (r *resolver) appositions() map[uint32]uint32 {
	out := map[uint32]uint32{}
	toks := r.a.Tokens
	for t := 1; t < len(toks); t++ {
		if toks[t].Deprel != readout.RelAppos || toks[t].Head == 0 {
			continue
		}
		x, y := r.headed(toks[t].Span), r.headed(toks[toks[t].Head].Span)
		if x == 0 || y == 0 {
			continue
		}
		if r.a.Mentions[x].Form == readout.Named {
			x, y = y, x
		}
		name := r.a.Mentions[y]
		if r.a.Mentions[x].Form == readout.Nominal && name.Form == readout.Named && name.Type == readout.Person {
			out[x] = name.Entity
		}
	}
	return out
}

// headed is the mention that holds a token, 0 for none; of two the later.
func (r *resolver) headed(s readout.Span) uint32 {
	i, found := slices.BinarySearchFunc(r.a.Mentions[1:], s.Start, func(m readout.Mention, at uint32) int { return cmp.Compare(m.Start, at) })
	if found {
		return uint32(i + 1)
	}
	for k := i; k > 0 && k > i-4; k-- {
		if r.a.Mentions[k].Full.Contains(s) {
			return uint32(k)
		}
	}
	return 0
}

// beside finds the person whom a comma alone sets beside the role of mention i.
func (r *resolver) beside(i int) uint32 {
	m := &r.a.Mentions[i]
	before := i - 1
	for before > 0 && m.Full.Contains(r.a.Mentions[before].Span) {
		before--
	}
	// Before it the nearest mention; behind it one may name what the role is of.
	for _, k := range [5]int{before, i + 1, i + 2, i + 3, i + 4} {
		if k < 1 || k >= len(r.a.Mentions) {
			continue
		}
		o := &r.a.Mentions[k]
		if o.Form != readout.Named || o.Type != readout.Person || o.Entity == 0 || o.Sentence != m.Sentence {
			continue
		}
		between := ""
		switch {
		case k < i && o.Full.End <= m.Full.Start:
			between = r.d.Text[o.Full.End:m.Full.Start]
		case k > i && m.Full.End <= o.Full.Start:
			between = r.d.Text[m.Full.End:o.Full.Start]
		}
		if besides(between, k > i) {
			return o.Entity
		}
	}
	return 0
}

// besides reports whether what stands between a role and a name sets one beside
// the other: a comma, with an age or what the role is of before it.
func besides(between string, nameLast bool) bool {
	if between == ", " || between == " — " || between == " - " {
		return true
	}
	if !nameLast {
		// "Robert Francis, 51, a former …"
		rest, ok := strings.CutPrefix(between, ", ")
		rest, ok2 := strings.CutSuffix(rest, ", ")
		return ok && ok2 && len(rest) <= 3 && strings.Trim(rest, "0123456789") == ""
	}
	// "the head of the agency, Jane Roe"
	rest, ok := strings.CutSuffix(between, ", ")
	if !ok || len(rest) > 60 || strings.ContainsAny(rest, ",.;:!?\"“”\n") {
		return false
	}
	for _, p := range [...]string{" of ", " for ", " at ", " in "} {
		if strings.HasPrefix(rest, p) {
			return !strings.Contains(rest, " and ") && !strings.Contains(rest, " who ") && !strings.Contains(rest, " said ")
		}
	}
	return false
}

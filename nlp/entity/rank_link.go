package entity

import "readout"

// open makes the ranker ready for a report whose names are resolved.
func (k *ranker) open(r *resolver, clusters *clusterTable) {
	k.r, k.a, k.text, k.lower = r, r.a, r.d.Text, r.lower
	k.found.find(k.text, k.lower, k.a)
	k.ps = k.found.phrases
	k.describe(clusters)
	k.prev = resize(k.prev, len(k.ps))
	if k.byHead == nil {
		k.byHead = map[uint32]int32{}
	}
	clear(k.byHead)
	for i := range k.ps {
		k.prev[i] = -1
		if k.ps[i].form == readout.Pronoun {
			continue
		}
		if j, ok := k.byHead[k.ts[i].headHash]; ok {
			k.prev[i] = j
		}
		k.byHead[k.ts[i].headHash] = int32(i)
	}
	k.chain = resize(k.chain, len(k.ps))
	k.owner = resize(k.owner, len(k.a.Mentions))
	for i := range k.owner {
		k.owner[i] = -1
	}
	for i := range k.ps {
		if m := k.ps[i].mention; m != 0 && !k.ps[i].coordinated && k.owner[m] < 0 {
			k.owner[m] = int32(i)
		}
	}
	k.roles.fill(r)
	k.first = resize(k.first, len(k.a.Entities))
	for i := len(k.a.Mentions) - 1; i > 0; i-- {
		if m := k.a.Mentions[i]; m.Form == readout.Named {
			k.first[m.Entity] = m.Start
		}
	}
	k.reset()
}

// reset forgets all chains.
func (k *ranker) reset() {
	k.chains, k.into = k.chains[:0], k.into[:0]
	if k.ofEntity == nil {
		k.ofEntity, k.ofQuote = map[uint32]int32{}, map[uint32]int32{}
	}
	clear(k.ofEntity)
	clear(k.ofQuote)
}

// close lets go of the report.
func (k *ranker) close() {
	k.r, k.a, k.text, k.lower = nil, nil, "", ""
	k.found.text, k.found.lower, k.found.a = "", "", nil
}

// link gives every phrase its antecedent, in the order of the text.
func (k *ranker) link() {
	m := 1
	for i := range k.ps {
		m = k.meet(i, m)
		if c, ok := k.forced(i); ok {
			k.enter(i, c)
		} else if j := k.choose(i); j >= 0 {
			k.enter(i, k.find(k.chain[j]))
		} else {
			k.enter(i, k.newChain())
		}
	}
}

// meet notes the names that stand before phrase i and head no phrase, as where
// the tree has them wrong, from mention m on; it returns the mention after.
func (k *ranker) meet(i, m int) int {
	for ; m < len(k.a.Mentions) && k.a.Mentions[m].Start < k.ps[i].Start; m++ {
		if x := &k.a.Mentions[m]; k.owner[m] < 0 && x.Form == readout.Named && x.Entity != 0 {
			k.chains[k.find(k.chainOf(x.Entity))].last = int32(i - 1)
		}
	}
	return m
}

// choose returns the antecedent of phrase i, or -1.
func (k *ranker) choose(i int) int {
	best, most := -1, k.score(k.newFeatures(i))
	for _, j := range k.candidates(i) {
		// Of equals the nearest stays; to refer needs more than a tie.
		if s := k.score(k.pairFeatures(i, int(j))); s > most {
			best, most = int(j), s
		}
	}
	return best
}

// forced returns the chain that rules put phrase i into: that of its name, that
// of the speaker for "I" in a quotation, that of who holds a role.
func (k *ranker) forced(i int) (int32, bool) {
	t, p := &k.ts[i], &k.ps[i]
	if p.coordinated {
		return 0, false
	}
	switch {
	case t.entity != 0:
		c, ok := k.ofEntity[t.entity]
		return k.find(c), ok
	case t.kind == kindI && t.quote != 0:
		c, ok := k.ofQuote[t.quote]
		if ok {
			return k.find(c), true
		}
		s := k.a.Statements[t.quote].Speaker
		switch {
		case s != 0 && k.owner[s] >= 0 && int(k.owner[s]) < i:
			c = k.find(k.chain[k.owner[s]])
		case s != 0 && k.a.Mentions[s].Entity != 0:
			c = k.chainOf(k.a.Mentions[s].Entity)
		default:
			c = k.newChain()
		}
		k.ofQuote[t.quote] = c
		return c, true
	case p.form == readout.Nominal && p.mention != 0 && t.number != 2 && k.a.Mentions[p.mention].Type == readout.Person:
		if t.kind == kindIndefinite {
			e := k.introduced(i)
			return k.find(k.chainOf(e)), e != 0
		}
		e := k.roles.holder(k.r.of(k.a.Mentions[p.mention].Full), func(e uint32) int {
			if c, ok := k.ofEntity[e]; ok {
				return int(k.chains[c].last)
			}
			return -1
		})
		if e != 0 {
			return k.find(k.ofEntity[e]), true
		}
		if j := k.described(i); j >= 0 {
			return k.find(k.chain[j]), true
		}
		if e := k.introduced(i); e != 0 {
			return k.find(k.chainOf(e)), true
		}
	case t.speaks && (t.kind == kindHe || t.kind == kindShe || t.kind == kindIt || t.kind == kindThey):
		if j := k.goesOn(i); j >= 0 {
			return k.find(k.chain[j]), true
		}
	case p.form == readout.Nominal && p.mention != 0 && t.number != 2 && t.kind == kindDefinite && t.speaks:
		return k.bodyGoesOn(i)
	case k.isPair(i):
		if e := k.lastTwo(i); e != 0 {
			return k.find(k.chainOf(e)), true
		}
	}
	return 0, false
}

// chainOf is the chain of a named entity, made when it is met.
func (k *ranker) chainOf(e uint32) int32 {
	if e == 0 {
		return 0
	}
	c, ok := k.ofEntity[e]
	if !ok {
		c = k.newChain()
		k.chains[c] = chainTraits{entity: e, typ: k.a.Entities[e].Type, last: -1, named: true, number: 1, sex: k.r.ents[e].sex}
		k.ofEntity[e] = c
	}
	return c
}

func (k *ranker) newChain() int32 {
	k.chains = append(k.chains, chainTraits{})
	k.into = append(k.into, int32(len(k.into)))
	return int32(len(k.into) - 1)
}

// find is the chain that c was found to be.
func (k *ranker) find(c int32) int32 {
	if int(c) >= len(k.into) {
		return c
	}
	for k.into[c] != c {
		k.into[c] = k.into[k.into[c]]
		c = k.into[c]
	}
	return c
}

func (k *ranker) score(features []uint32) int32 {
	var s int32
	for _, f := range features {
		s += int32(k.weights[f])
	}
	return s
}

// enter puts phrase i into chain c.
func (k *ranker) enter(i int, n int32) {
	k.chain[i] = n
	c, t := &k.chains[n], &k.ts[i]
	c.size++
	c.last = int32(i)
	c.named = c.named || t.kind == kindName
	if c.typ == 0 {
		c.typ = t.typ
	}
	if c.number == 0 || t.kind == kindName {
		c.number = t.number
	}
	c.sex |= t.sex
	if k.ps[i].coordinated && c.entity == 0 {
		if e := k.together(i); e != 0 {
			c.entity, c.typ, c.number = e, readout.Group, 2
			k.ofEntity[e] = n
		}
	}
	if t.entity != 0 {
		if c.entity == 0 {
			c.entity = t.entity
		}
		k.ofEntity[t.entity] = n
	}
	// Who says what was quoted before is the "I" of the quotation.
	if t.speaks {
		for _, row := range k.r.statementsOf[k.ps[i].mention] {
			if k.a.Statements[row].Kind != readout.Direct {
				continue
			}
			if o, ok := k.ofQuote[row]; ok && k.find(o) != k.find(n) && (k.chains[o].entity == 0 || c.entity == 0) {
				k.into[k.find(o)] = k.find(n)
			} else if !ok {
				k.ofQuote[row] = n
			}
		}
	}
}

// references writes the chains of two phrases and more.
func (k *ranker) references() {
	if len(k.a.References) == 0 {
		k.a.References = append(k.a.References, readout.Reference{})
	}
	number := resize(k.cands, len(k.chains))
	size := resize(k.sizes, len(k.chains))
	for i := range k.ps {
		size[k.find(k.chain[i])]++
	}
	n := int32(0)
	for i := range k.ps {
		c := k.find(k.chain[i])
		if size[c] < 2 {
			continue
		}
		if number[c] == 0 {
			n++
			number[c] = n
		}
		k.a.References = append(k.a.References, readout.Reference{Span: k.ps[i].Span, Sentence: k.ps[i].sent, Mention: k.ps[i].mention, Chain: uint32(number[c])})
	}
	k.cands, k.sizes = number, size
}

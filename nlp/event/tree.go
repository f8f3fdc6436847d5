package event

import (
	"readout"
	"readout/lexicon"
)

// parsed reports whether the heads around token t are known.
func (f *finder) parsed(t int) bool { return f.a.Tokens[t].Deprel != 0 }

// dependents calls yield for each token that t governs by one of rels, as far
// as a window reaches, in order.
func (f *finder) dependents(t int, rels ...readout.Relation) []int {
	var out []int
	for i := max(1, t-window); i < min(len(f.a.Tokens), t+window); i++ {
		if int(f.a.Tokens[i].Head) != t || i == t {
			continue
		}
		for _, r := range rels {
			if f.a.Tokens[i].Deprel == r {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// caseOf is the preposition that marks the noun at token t in the tree, "" for none.
func (f *finder) caseOf(t int) string {
	for _, c := range f.dependents(t, readout.RelCase) {
		if c < t && f.word(c) != "'s" {
			return f.word(c)
		}
	}
	return ""
}

// treeSubject finds the subject of the verb at token t over heads; ok is false
// when they name none.
func (f *finder) treeSubject(t, depth int) (ms []uint32, ok bool) {
	if depth > 4 {
		return nil, false
	}
	for _, d := range f.dependents(t, readout.RelNsubj, readout.RelNsubjPass, readout.RelNsubjOuter) {
		if w := f.word(d); w == "who" || w == "which" || w == "that" {
			if h := int(f.a.Tokens[t].Head); h != 0 && f.a.Tokens[t].Deprel == readout.RelAclRelcl {
				return f.treeActors(h), true
			}
			continue
		}
		return f.treeActors(d), true
	}
	h := int(f.a.Tokens[t].Head)
	if h == 0 {
		return nil, false
	}
	switch f.a.Tokens[t].Deprel {
	case readout.RelConj:
		if f.upos(h) == readout.VERB || f.upos(h) == readout.ADJ || f.upos(h) == readout.AUX {
			return f.treeSubject(h, depth+1)
		}
	case readout.RelXcomp:
		for _, d := range f.dependents(h, readout.RelObj, readout.RelIobj) {
			if ms := f.treeActors(d); len(ms) > 0 {
				return ms, true // "urged Norland to …"
			}
		}
		return f.treeSubject(h, depth+1)
	case readout.RelAdvcl:
		for _, k := range f.dependents(t, readout.RelMark, readout.RelCase) {
			if w := f.word(k); w == "of" || w == "from" || w == "for" {
				for _, d := range f.dependents(h, readout.RelObj) {
					if ms := f.treeActors(d); len(ms) > 0 {
						return ms, true // "accused Norland of …"
					}
				}
			}
		}
		if len(f.dependents(t, readout.RelCop)) == 0 && f.a.Tokens[t].Feats&readout.Finite == 0 {
			return f.treeSubject(h, depth+1)
		}
	case readout.RelAcl:
		return f.treeActors(h), true
	}
	return nil, false
}

// treeActors are the actors of the noun phrase whose head is token t: the
// mention itself and those joined to it, else who possesses or modifies it.
func (f *finder) treeActors(t int) []uint32 {
	if m := f.around(t); f.agent(m) {
		out := []uint32{m}
		for _, c := range f.dependents(t, readout.RelConj) {
			if o := f.around(c); f.agent(o) && !f.same(o, out) && len(out) < 4 {
				out = append(out, o)
			}
		}
		return out
	}
	if f.around(t) != 0 {
		return nil
	}
	for _, d := range f.dependents(t, readout.RelNmodPoss, readout.RelAmod, readout.RelCompound) {
		if m := f.around(d); f.agent(m) {
			return []uint32{m}
		}
	}
	for _, d := range f.dependents(t, readout.RelNmod) {
		if m := f.around(d); f.agent(m) && f.caseOf(d) == "of" {
			return []uint32{m}
		}
	}
	return nil
}

// treeObject are the actors that the verb at t is done to: its object, what
// its object is about, or what a preposition of direction adds.
func (f *finder) treeObject(t int, skip []uint32) []uint32 {
	take := func(d int) []uint32 {
		m := f.around(d)
		if !f.actor(m) || f.same(m, skip) || f.a.Mentions[m].Form == readout.Nominal && f.attributive(m) {
			return nil
		}
		out := []uint32{m}
		for _, c := range f.dependents(d, readout.RelConj) {
			if o := f.around(c); f.actor(o) && !f.same(o, out) && !f.same(o, skip) && len(out) < 4 {
				out = append(out, o)
			}
		}
		return out
	}
	var inside []uint32
	for _, d := range f.dependents(t, readout.RelObj, readout.RelIobj) {
		if ms := take(d); len(ms) > 0 {
			return ms
		}
		for _, n := range f.dependents(d, readout.RelNmodPoss) {
			if ms := take(n); len(ms) > 0 && len(inside) == 0 && !lexicon.PersonalPronoun[f.word(n)] {
				inside = ms
			}
		}
		for _, n := range f.dependents(d, readout.RelAmod, readout.RelCompound) {
			// "a senior Norland diplomat", whom no mention names
			if ms := take(n); len(ms) > 0 && len(inside) == 0 && f.a.Mentions[ms[0]].Form == readout.Named {
				inside = ms
			}
		}
		for _, n := range f.dependents(d, readout.RelNmod, readout.RelAcl) {
			if c := f.caseOf(n); directed[c] || c == "of" || c == "by" {
				if ms := take(n); len(ms) > 0 && len(inside) == 0 {
					inside = ms
				}
			}
		}
	}
	if len(inside) > 0 {
		return inside
	}
	for _, d := range f.dependents(t, readout.RelObl) {
		if c := f.caseOf(d); directed[c] && f.time(d) == 0 {
			if ms := take(d); len(ms) > 0 {
				return ms
			}
		}
	}
	return inside
}

// treeAgent is who "by" names in a passive.
func (f *finder) treeAgent(t int) []uint32 {
	for _, d := range f.dependents(t, readout.RelOblAgent, readout.RelObl) {
		if f.caseOf(d) == "by" && f.time(d) == 0 {
			return f.treeActors(d)
		}
	}
	return nil
}

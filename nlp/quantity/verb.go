package quantity

import "readout"

// verb asks the tree what became of those that q counts, where syntax has
// filled it: which verb are they the subject or the object of? It finds what
// stands too far away for after and ahead.
func (r *reader) verb(q *count) readout.Casualty {
	if !q.people {
		return 0
	}
	h := r.top(q)
	for steps := 0; steps < 8 && h >= 0 && r.tokens[h].Deprel == readout.RelConj; steps++ {
		h = r.head(h)
	}
	if h < 0 {
		return 0
	}
	v := r.head(h)
	if v < 0 {
		return 0
	}
	switch r.tokens[h].Deprel {
	case readout.RelObj:
		if r.tokens[v].UPOS == readout.VERB {
			return r.done(v)
		}
	case readout.RelNsubjPass:
		if c := r.done(v); c != 0 {
			return c
		}
		return r.also(v)
	case readout.RelNsubj:
		if w := r.at(v); !r.denied(v) && (w.class == cDeath && w.n == 1 || w.class == cDead) {
			return readout.Killed
		}
		return r.also(v)
	}
	return 0
}

// top is the word of what is counted that the others hang from, -1 when there
// is none.
func (r *reader) top(q *count) int {
	from, to := q.of, q.ofEnd
	if from >= to {
		from, to = q.j-1, q.j
	}
	for k := from; k < to; k++ {
		if h := r.head(k); h >= 0 && (h < from || h >= to) && (h < q.i || h >= q.j) {
			return k
		}
	}
	return -1
}

// head is the word that word k hangs from, -1 for the root and where no tree is.
func (r *reader) head(k int) int {
	if h := r.tokens[k].Head; h != 0 {
		if first := r.a.Sentences[r.row].Tokens.First; h >= first && int(h-first) < len(r.tokens) {
			return int(h - first)
		}
	}
	return -1
}

// done is what the verb v does to its object.
func (r *reader) done(v int) readout.Casualty {
	switch r.at(v).class {
	case cKill, cWound, cShoot:
		if !r.denied(v) {
			return r.outcome(v)
		}
	}
	return 0
}

// also is what a passive that goes on from the verb v says of its subject:
// "survived but were also injured".
func (r *reader) also(v int) readout.Casualty {
	for k := v + 1; k < min(len(r.tokens), v+40); k++ {
		if r.tokens[k].Deprel == readout.RelConj && r.head(k) == v && r.hasBe(k) {
			if c := r.done(k); c != 0 {
				return c
			}
		}
	}
	return 0
}

// hasBe reports whether the verb v is a passive without a subject of its own.
func (r *reader) hasBe(v int) bool {
	be := false
	for k := max(0, v-12); k < v; k++ {
		if r.head(k) != v {
			continue
		}
		switch r.tokens[k].Deprel {
		case readout.RelNsubj, readout.RelNsubjPass:
			return false
		case readout.RelAuxPass:
			be = true
		}
	}
	return be
}

// denied reports whether "not" hangs from word v.
func (r *reader) denied(v int) bool {
	for k := max(0, v-6); k < v; k++ {
		if r.is(k, cNot) && r.head(k) == v {
			return true
		}
	}
	return false
}

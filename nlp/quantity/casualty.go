package quantity

import "readout"

// casualties decides what became of those that the quantities of the sentence
// count, from the words around each, and drops the single persons to whom
// nothing happened.
func (r *reader) casualties(rows []readout.Quantity) {
	if len(rows) == 0 {
		return
	}
	prev := -1
	for k := range r.counts {
		q := &r.counts[k]
		if q.Ordinal || q.Unit != 0 || q.thing {
			continue
		}
		next := len(r.words)
		for m := k + 1; m < len(r.counts); m++ {
			if r.counts[m].i >= max(q.j, q.ofEnd) {
				next = r.counts[m].i
				break
			}
		}
		from := 0
		if k > 0 {
			from = max(r.counts[k-1].j, r.counts[k-1].ofEnd)
		}
		c := r.own(q)
		if q.single {
			c = 0 // "a victim", "a casualty toll" say nothing of what happened
		}
		q.own = c != 0
		if c == 0 {
			c = r.headline(q)
		}
		if c == 0 {
			c = r.ahead(q, from)
		}
		if c == 0 || c == readout.Affected {
			if after := r.after(q, next); after != 0 {
				c = after
			}
		}
		if c == 0 {
			c = r.fromHome(q)
		}
		if c == 0 {
			c = r.verb(q)
		}
		if c == 0 && prev >= 0 && !r.counts[prev].own && r.joined(&r.counts[prev], q) {
			c = r.counts[prev].Casualty
		}
		if c != 0 {
			q.Casualty = c
			prev = k
		}
		rows[k].Casualty = c
	}
	// What is said of the last of a list holds for all of it: "two women and
	// two soldiers were killed".
	for k := len(r.counts) - 2; k >= 0; k-- {
		p, q := &r.counts[k], &r.counts[k+1]
		if p.Casualty == 0 && q.Casualty != 0 && !q.own && !p.Ordinal && !p.thing && p.Unit == 0 && !r.is(q.i-1, cInclude) && r.joined(p, q) {
			p.Casualty, rows[k].Casualty = q.Casualty, q.Casualty
		}
	}
	// Single persons stay only where the clause says what became of them.
	n := 0
	for k := range r.counts {
		if r.counts[k].single && r.counts[k].Casualty == 0 {
			continue
		}
		rows[n] = rows[k]
		n++
	}
	r.a.Quantities = r.a.Quantities[:len(r.a.Quantities)-len(rows)+n]
	r.noteShots(len(r.a.Quantities) - n)
}

// headline reads a number between what became of some and of others, as titles
// have it that lost a comma: "3 killed 38 injured".
func (r *reader) headline(q *count) readout.Casualty {
	k := max(q.j, q.ofEnd)
	before, after := r.at(q.i-1), r.at(k)
	if q.i < 2 || before.class != cKill && before.class != cWound || after.class != cWound && after.class != cKill || after.n != 0 || before.n != 0 || r.passive(q.i-1) {
		return 0
	}
	if c := r.at(q.i - 2).class; c != cDigits && c != cCardinal && c != cPerson || !verbal(r.form(q.i-1)) || !verbal(r.form(k)) {
		return 0 // "kills five, injures seven"
	}
	if next := r.at(k + 1); next.class == cPerson || next.upos == readout.NOUN {
		return 0 // "killed 38 injured soldiers"
	}
	return r.outcome(k)
}

// fromHome reads "drove millions from their homes", whatever the verb.
func (r *reader) fromHome(q *count) readout.Casualty {
	k := max(q.j, q.ofEnd)
	if !q.people || !r.is(k, cFrom) || r.form(k+1) != "their" {
		return 0
	}
	switch r.form(k + 2) {
	case "home", "homes", "houses", "village", "villages", "land", "lands":
		return readout.Displaced
	}
	return 0
}

// noteShots keeps the rows from first on of people who were shot, and whether
// the sentence speaks of death.
func (r *reader) noteShots(first int) {
	shot := false
	for i := range r.words {
		shot = shot || r.words[i].class == cShoot
	}
	for row := first; shot && row < len(r.a.Quantities); row++ {
		if r.a.Quantities[row].Casualty == readout.Affected {
			r.shots = append(r.shots, uint32(row))
		}
	}
}

// survivors makes wounded of those who were shot in a report that tells of no
// death: "Five people were shot" leaves open what became of them only where
// some of them may be the dead.
func (r *reader) survivors() {
	for _, row := range r.shots {
		if !r.deaths {
			r.a.Quantities[row].Casualty = readout.Wounded
		}
	}
}

// outcome returns what the word k says became of someone.
func (r *reader) outcome(k int) readout.Casualty {
	switch w := r.at(k); w.class {
	case cKill, cDead:
		return readout.Killed
	case cDeath:
		return readout.Killed
	case cWound:
		if r.is(k-1, cFatal) {
			return readout.Killed
		}
		return readout.Wounded
	case cMissing:
		return readout.Missing
	case cDetain:
		return readout.Detained
	case cDisplace:
		return readout.Displaced
	case cVictim:
		return readout.Affected
	case cShoot:
		return r.shot(k)
	}
	return 0
}

// shot tells the shot who died from those who were hit: "fatally shot", "shot
// and killed", "shot dead", "shot to death".
func (r *reader) shot(k int) readout.Casualty {
	switch {
	case r.is(k-1, cFatal), r.is(k+1, cFatal), r.is(k+1, cDead), r.is(k+1, cAnd) && r.is(k+2, cKill), r.is(k+1, cTo) && r.is(k+2, cDeath):
		return readout.Killed
	case r.is(k+1, cAnd) && r.is(k+2, cWound):
		return readout.Wounded
	case r.is(k-1, cAnd) && r.is(k-2, cKill):
		return readout.Killed
	}
	return readout.Affected
}

// own looks into what is counted: "three deaths", "20 bodies", "60 wounded
// soldiers", "five hostages".
func (r *reader) own(q *count) readout.Casualty {
	for k := q.of; k < q.ofEnd; k++ {
		switch w := r.at(k); w.class {
		case cDead, cDeath, cWound, cMissing, cDisplace, cVictim:
			if w.class == cVictim && !r.bare(q, k) {
				continue
			}
			return r.outcome(k)
		case cDetain:
			if w.n == 3 {
				return readout.Detained
			}
		}
	}
	return 0
}

// bare says whether word k, "victims", is the whole of what is counted and no
// verb after it says more.
func (r *reader) bare(q *count, k int) bool {
	return r.after(q, len(r.words)) == 0 && r.ahead(q, 0) == 0
}

// joined says whether q goes on the list that p is part of: "four civilians,
// two soldiers and a child".
func (r *reader) joined(p, q *count) bool {
	k := max(p.j, p.ofEnd)
	if q.i-k > 4 || q.i < k || q.i == k && p.of == p.ofEnd {
		return false
	}
	for ; k < q.i; k++ {
		switch r.at(k).class {
		case cAnd, cComma, cInclude, cOther, cA:
		case cFrom, cTo, cUp:
			if q.of < q.ofEnd || q.Unit != 0 { // "40, up from 28", not "from 28 towns"
				return false
			}
		default:
			if r.form(k) != "down" {
				return false
			}
		}
	}
	// A verb of its own after q was looked for before.
	return true
}

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
		q.own = c != 0
		if c == 0 {
			c = r.ahead(q, from)
		}
		if c == 0 || c == readout.Affected {
			if after := r.after(q, next); after != 0 {
				c = after
			}
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

// after looks behind the figure and what it counts for a passive or a verb of
// dying: "58 people were killed", "two others injured", "100 civilians dead".
func (r *reader) after(q *count, next int) readout.Casualty {
	k := max(q.j, q.ofEnd)
	be, moved, inserted, suffered := false, false, false, false
	var hurt readout.Casualty // what is said short of death; death may follow
	for steps := 0; k < len(r.words) && steps < 14; k, steps = k+1, steps+1 {
		if k >= next && !inserted {
			return hurt
		}
		w := r.at(k)
		if steps > 2 && q.of == q.ofEnd && !be && hurt == 0 && !q.single {
			return 0 // a bare number is not the subject of a verb so far away
		}
		switch w.class {
		case cBe:
			be = true
		case cFatal:
			if steps == 0 || r.is(k-2, cOf) {
				return readout.Killed // "four shot, one fatally"; "two of them fatally"
			}
		case cAnd:
			// Another subject, or the same that died of it.
			if hurt != 0 && !r.goesOn(k+1) {
				return hurt
			}
		case cHyphen:
			if steps == 0 && w.space && r.is(k+1, cInclude) { // " - including nine children - dead"
				continue
			}
			if !w.space {
				continue // "life-threatening"
			}
			return hurt
		case cInclude:
			// The comma may be lost: "58 people including 11 children were killed".
			if steps > 1 {
				return hurt
			}
			m := r.insertion(k)
			if m == 0 {
				return hurt
			}
			k, inserted = m, true
		case cComma:
			// "58 people, including 11 children, were killed"
			if steps == 0 || be {
				m := r.insertion(k + 1)
				if m == 0 && q.Value == 1 && steps == 0 {
					m = r.apposition(k + 1)
				}
				if m > 0 {
					k, inserted = m, true
					continue
				}
				if r.is(k+1, cBe) || r.is(k+1, cDeath) || r.form(k+1) == "who" {
					continue
				}
			}
			return hurt
		case cKill:
			if w.n > 0 || !be && r.active(k) || r.is(k+1, cOf) { // "the killing of"
				return hurt
			}
			if (r.is(k+1, cAnd) || r.is(k+1, cOr)) && r.is(k+2, cWound) {
				return readout.Affected
			}
			return readout.Killed
		case cWound, cDetain, cDisplace, cMissing, cShoot:
			if !q.people && (w.class == cShoot || w.class == cMissing) {
				return hurt // five houses were hit
			}
			if f := r.form(k); !be && (f == "struck" || f == "hit" || f == "attacked") {
				return hurt
			}
			if suffered && w.class == cWound {
				if r.is(k-1, cFatal) || r.is(k-2, cFatal) {
					return readout.Killed
				}
				if hurt == 0 || hurt == readout.Affected {
					hurt = readout.Wounded
				}
				continue
			}
			if suffered && w.class == cShoot && !be { // "suffered gun shot wounds"
				continue
			}
			if w.n >= 2 || !be && r.active(k) {
				return hurt
			}
			c := r.outcome(k)
			if c == readout.Killed {
				return c
			}
			if hurt == 0 || hurt == readout.Affected {
				hurt = c
			}
			if c != readout.Affected && c != readout.Wounded {
				return c
			}
			// "was shot … and died", "were injured, two of them …"
			if r.is(k+1, cComma) || r.is(k+1, cPoint) {
				return hurt
			}
			steps -= 6
		case cHospital:
			if !q.people {
				return hurt
			}
			if hurt == 0 || hurt == readout.Affected {
				if w.n == 2 && !r.condition(k) || w.n == 1 && !moved && !r.toHospital(k) && steps > 3 {
					continue
				}
				hurt = readout.Wounded
			}
		case cDead:
			return readout.Killed
		case cDeath:
			if w.n == 1 || w.n == 4 && r.lost(k) { // died; lost their lives
				return readout.Killed
			}
			return hurt
		case cPoint, cClose, cOpen, cVictim, cPerson:
			return hurt
		case cNone:
			switch f := r.form(k); f {
			case "suffering", "suffered", "suffers", "sustained", "sustaining", "received":
				suffered = true
			case "taken", "rushed", "transported", "airlifted", "flown", "brought", "admitted", "remained", "remain", "remains", "listed", "drove", "driven":
				moved = true
			case "with":
				suffered = steps < 3 || be
			case "--", "—":
				if steps > 0 || !r.is(k+1, cInclude) {
					return hurt
				}
			}
			if f := r.form(k); steps == 0 && (f == "mostly" || f == "mainly") {
				if m := r.insertion(k); m > 0 {
					k, inserted = m, true
					continue
				}
			}
			if stopsClause[r.form(k)] {
				return hurt
			}
		}
	}
	return hurt
}

// Words after which another clause begins, whose verb is another's.
var stopsClause = map[string]bool{
	"when": true, "while": true, "because": true, "but": true, "whom": true, "which": true, "whose": true, "that": true,
	"he": true, "she": true, "they": true, "it": true, "we": true, "I": true, ";": true, ":": true, "--": true, "—": true, "if": true, "by": true, "wife": true, "for": true, "against": true,
	"charged": true, "accused": true, "suspected": true, "wanted": true, "saw": true, "says": true, "heard": true,
	"told": true, "tells": true, "fired": true, "opened": true, "pleaded": true, "convicted": true, "faces": true, "sentenced": true,
}

// goesOn says whether what begins at word k has the subject of the clause
// before it: "was shot and later died".
func (r *reader) goesOn(k int) bool {
	switch r.at(k).class {
	case cLater, cDeath, cKill, cWound, cHospital, cIn, cBe, cDead:
		return true
	}
	switch r.form(k) {
	case "pronounced", "taken", "rushed", "subsequently", "declared", "then", "eventually":
		return true
	}
	return false
}

// lost says whether lives were lost at word k: "lost their lives".
func (r *reader) lost(k int) bool {
	for m := k - 1; m >= k-3; m-- {
		if f := r.form(m); f == "lost" || f == "lose" || f == "losing" {
			return true
		}
	}
	return false
}

// toHospital says whether word k is where someone was brought.
func (r *reader) toHospital(k int) bool {
	for m := k - 1; m >= k-4; m-- {
		if r.is(m, cTo) {
			return true
		}
	}
	return false
}

// condition says whether the word before k makes it a state of health.
func (r *reader) condition(k int) bool {
	switch r.form(k - 1) {
	case "critical", "serious", "stable", "fair", "good", "grave", "unknown":
		return true
	}
	return false
}

// insertion returns the comma that closes what begins at word k, where that
// is "including …" or "most of them …"; 0 where it is something else.
func (r *reader) insertion(k int) int {
	if !r.is(k, cInclude) {
		switch r.form(k) {
		case "most", "many", "all", "some", "mostly", "mainly", "among":
		default:
			return 0
		}
	}
	for m := k; m < len(r.words) && m < k+14; m++ {
		if r.is(m, cComma) && !r.is(m+1, cCardinal) && !r.is(m+1, cDigits) && !r.is(m+1, cA) {
			return m
		}
		if m == k {
			continue
		}
		switch w := r.at(m); w.class {
		case cBe, cDead:
			return m - 1
		case cHyphen:
			if w.space {
				return m
			}
		case cDeath, cKill:
			if w.class == cKill || w.n == 1 {
				return m - 1
			}
		case cPoint:
			return 0
		case cNone:
			switch r.form(m) {
			case "has", "have":
				return m - 1
			case "--", "—":
				return m
			}
		}
	}
	return 0
}

// apposition returns the comma that closes a name or an age begun at k, which a
// verb follows: "a man, Tom Berg of Oslo, was".
func (r *reader) apposition(k int) int {
	for m := k; m < len(r.words) && m < k+12; m++ {
		if !r.is(m, cComma) {
			continue
		}
		if r.is(m+1, cBe) || r.is(m+1, cDeath) || r.is(m+1, cKill) || r.form(m+1) == "who" {
			return m
		}
	}
	return 0
}

// active says whether the verb k has an object, so that those before it did it:
// "two gunmen killed three guards".
func (r *reader) active(k int) bool {
	if r.is(k+1, cAnd) || r.is(k+1, cOr) { // "shot and wounded her son"
		switch r.at(k + 2).class {
		case cKill, cWound, cShoot, cDetain:
			k += 2
		}
	}
	switch w := r.at(k + 1); w.class {
	case cDigits, cCardinal, cVagueMany, cVague, cA, cThe, cThat, cHis, cOther, cPerson, cLeast, cUp, cOver:
		return true
	case cAt:
		return r.is(k+2, cLeast)
	case cMore:
		return r.is(k+2, cThan)
	case cNone:
		switch r.form(k + 1) {
		case "him", "their", "them":
			return true
		}
	}
	return false
}

// ahead looks before the figure for a verb or a noun that takes it: "killed at
// least 58", "the death toll stood at 72", "claimed the lives of some 80".
func (r *reader) ahead(q *count, from int) readout.Casualty {
	of := false
	for k, steps := q.i-1, 0; k >= 0 && steps < 8; k, steps = k-1, steps+1 {
		w := r.at(k)
		switch w.class {
		case cKill, cWound, cDetain, cDisplace, cShoot:
			if w.class == cShoot && (q.ofEnd == q.of || !q.people) {
				return 0 // "hit 2,700 points"
			}
			if k < from || steps > 3 && !of {
				return 0
			}
			if w.n >= 2 && !of { // injuries, arrests: not of those after them
				return 0
			}
			// "was killed 5 miles away", "were killed, 3 people said"
			if r.passive(k) && !of {
				return 0
			}
			if (w.class == cWound || w.class == cKill) && (r.is(k-1, cAnd) || r.is(k-1, cOr)) && (r.is(k-2, cKill) || r.is(k-2, cWound)) {
				if r.passive(k - 2) {
					return 0
				}
				return readout.Affected
			}
			return r.outcome(k)
		case cDeath:
			if w.n == 3 || w.n == 4 && of || w.n == 2 && of || w.n == 5 && of || w.n == 0 && of {
				return readout.Killed
			}
			if w.n == 0 && steps < 4 {
				return 0
			}
			return 0
		case cDead:
			if of || r.form(k-1) == "of" {
				return readout.Killed
			}
			return 0
		case cVictim:
			if of {
				return readout.Affected
			}
			return 0
		case cOf:
			of = true
			continue
		case cTo, cAt, cThe, cOver, cAbout, cNearly, cOther, cOnly, cLeast, cThan, cMore, cLess, cUp, cAs, cA, cFrom, cPast, cBe, cNone, cHyphen, cNot, cNo, cPerson:
			switch f := r.form(k); {
			case w.class == cNone && len(f) > 2 && f[len(f)-2:] == "ly", f == "many", f == "estimated", f == "reached", f == "rose", f == "risen", f == "rising", f == "stood", f == "stands", f == "raised", f == "raising", f == "put", f == "putting", f == "was", f == "is", f == "has", f == "had", f == "now", f == "bringing", f == "brought", f == "climbed", f == "includes", f == "passed", f == "topped", f == "hit", f == "number":
				continue
			case w.class == cNone || w.class == cPast || w.class == cPerson || w.class == cBe:
				return r.toll(k, steps)
			}
			continue
		default:
			return 0
		}
	}
	return 0
}

// toll looks a little further for "death toll", which the place may follow:
// "the death toll from the attack rose to 72".
func (r *reader) toll(k, steps int) readout.Casualty {
	for m := k; m >= 0 && m > k-8; m-- {
		switch w := r.at(m); {
		case w.class == cDeath && w.n == 3:
			return readout.Killed
		case w.class == cComma || w.class == cPoint || w.class == cDigits || w.class == cCardinal:
			return 0
		}
	}
	return 0
}

// passive says whether a form of "be" stands before the verb k.
func (r *reader) passive(k int) bool {
	for m := k - 1; m >= 0 && m >= k-3; m-- {
		switch w := r.at(m); w.class {
		case cBe:
			return true
		case cNone, cFatal, cNot:
			continue
		default:
			return false
		}
	}
	return false
}

// joined says whether q goes on the list that p is part of: "four civilians,
// two soldiers and a child".
func (r *reader) joined(p, q *count) bool {
	k := max(p.j, p.ofEnd)
	if q.i-k > 4 || q.i <= k {
		return false
	}
	for ; k < q.i; k++ {
		switch r.at(k).class {
		case cAnd, cComma, cInclude, cOther, cA:
		default:
			return false
		}
	}
	// A verb of its own after q was looked for before.
	return true
}

package quantity

import "readout"

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
				if m == 0 && q.people && steps == 0 {
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
		case cPoint, cClose, cOpen, cVictim:
			return hurt
		case cPerson:
			if hurt != 0 || be {
				return hurt
			}
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
				continue
			}
			if f := r.form(k); steps == 0 && (f == "mostly" || f == "mainly") {
				if m := r.insertion(k); m > 0 {
					k, inserted = m, true
					continue
				}
			}
			if stopsClause[r.form(k)] && !r.is(k-1, cHyphen) { // "a drive-by"
				return hurt
			}
		}
	}
	return hurt
}

// Words after which another clause begins, whose verb is another's.
var stopsClause = words("when while because but whom which whose that he she they it we I ; : -- — if by wife for against charged accused suspected wanted saw says heard told tells fired opened pleaded convicted faces sentenced")

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

package quantity

import "readout"

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
			// "the death toll", or "the deaths of", "the lives of".
			if w.n == 3 || of && w.n != 1 {
				return readout.Killed
			}
			return 0
		case cDead:
			if of || r.is(k-1, cOf) { // "the number of dead"
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
			f := r.form(k)
			if between[f] || w.class == cNone && len(f) > 2 && f[len(f)-2:] == "ly" {
				continue
			}
			switch w.class {
			case cNone, cPast, cPerson, cBe:
				return r.toll(k)
			}
		default:
			return 0
		}
	}
	return 0
}

// Words that may stand between a toll or a verb and its figure.
var between = words("many estimated reached rose risen rising stood stands raised raising put putting was is has had now bringing brought climbed includes passed topped hit number")

// toll looks a little further for "death toll", which the place may follow:
// "the death toll from the attack rose to 72".
func (r *reader) toll(k int) readout.Casualty {
	for m := k; m >= 0 && m > k-8; m-- {
		switch w := r.at(m); {
		case w.class == cDeath && w.n == 3:
			return readout.Killed
		case (w.class == cDigits || w.class == cCardinal) && r.is(m+1, cHyphen) && !r.at(m+1).space:
			// "the toll of the five-year conflict"
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

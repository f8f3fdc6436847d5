package quantity

import (
	"math"
	"strconv"

	"readout"
)

// The units of time by number, as the lexicon has them.
const (
	second = iota + 1
	minute
	hour
	day
	week
	month
	quarter
	year
	decade
	century
	weekend
	fortnight
)

// period appends to b, which begins with P, a length of n units; n < 0 is an
// unknown number of them.
func (r *reader) period(b []byte, n float64, unit int) []byte {
	switch unit {
	case decade:
		n, unit = n*10, year
	case century:
		n, unit = n*100, year
	case fortnight:
		n, unit = n*2, week
	}
	if unit <= hour {
		b = append(b, 'T')
	}
	rest := 0.0
	if whole, f := math.Modf(n); unit == hour && f > 0 && n > 0 {
		n, rest = whole, math.Round(f*60)
	}
	switch {
	case n < 0:
		b = append(b, 'X')
	case n > 0 || rest == 0:
		b = strconv.AppendFloat(b, n, 'f', -1, 64)
	}
	if n != 0 || rest == 0 {
		b = append(b, [...]string{"", "S", "M", "H", "D", "W", "M", "Q", "Y", "", "", "WE"}[unit]...)
	}
	if rest > 0 {
		b = append(strconv.AppendFloat(b, rest, 'f', -1, 64), 'M')
	}
	return b
}

// unitAt reads what is built round a unit of time: lengths, points at a
// distance from now, and repetitions.
func (r *reader) unitAt(i, lo int) (match, bool) {
	unit := int(r.words[i].n)
	if r.words[i].class == cOrdinal {
		unit = second
	}
	if r.age(i) {
		return match{}, false
	}
	if n, begin, ok := r.counted(i, lo); ok {
		if n.article && (unit == second && r.words[i].class == cOrdinal || unit == quarter && !r.is(i+1, cAgo)) {
			return match{}, false // "a second attempt", "a quarter of"
		}
		return r.length(n, begin, i, unit, lo)
	}
	if r.words[i].class == cOrdinal {
		return match{}, false
	}
	return r.relative(i, unit, lo)
}

// age says whether the unit at i is part of an age: "six-year-old", "aged 6 months".
func (r *reader) age(i int) bool {
	j := i + 1
	if r.is(j, cHyphen) {
		j++
	}
	return r.is(j, cOld)
}

// counted looks for the number that counts the unit at i.
func (r *reader) counted(i, lo int) (n number, begin int, ok bool) {
	end := i
	switch {
	case r.is(i-1, cHyphen) && !r.at(i-1).space:
		end--
	case r.is(i-1, cSpan) || r.is(i-1, cMore) && r.form(i-1) == "more":
		end--
	}
	if end-2 >= lo && r.is(end-1, cOf) && r.is(end-2, cVagueMany) { // "hundreds of years"
		return number{value: 3, vague: true}, end - 2, true
	}
	for k := max(lo, end-7); k < end; k++ {
		if r.is(k, cA) || r.is(k, cThe) {
			continue // "a" is a number of its own kind
		}
		if n, ok := r.numberAt(k); ok && n.end == end && !(n.vague && n.unknown) {
			if r.is(k-1, cA) && k-1 >= lo && n.vague {
				k--
			}
			return n, r.rangeFrom(k, lo, &n), true
		}
	}
	// "a week", "half an hour", "a dozen years"
	if k := end - 1; k >= lo && r.is(k, cA) && end == i {
		n = number{value: 1, low: 1, high: 1, article: true}
		if k-1 >= lo && r.is(k-1, cHalf) {
			n.value, n.article = 0.5, false
			k--
		}
		return n, k, true
	}
	if k := end - 2; k >= lo && r.is(k, cA) {
		if n, ok := r.numberAt(k); ok && n.end == end {
			return n, k, true
		}
	}
	return n, 0, false
}

// rangeFrom returns where the range begins whose upper end n stands at k: "two
// to three weeks". Of a range the upper end is kept, as an estimate.
func (r *reader) rangeFrom(k, lo int, n *number) int {
	if c := r.at(k - 1).class; k-2 < lo || c != cTo && c != cOr && c != cHyphen {
		return k
	}
	if w := r.at(k - 2); (w.class == cDigits || w.class == cCardinal) && r.is(k-1, cHyphen) == !r.at(k-1).space {
		v := w.num
		if w.class == cCardinal {
			v = float64(w.n)
		}
		if v < n.value && v*4 >= n.value {
			n.vague, n.ranged = true, true
			return k - 2
		}
	}
	return k
}

// length reads the length of n units, whose unit stands at i, with its limits:
// "at least 72 hours", "the past two months", "six weeks ago".
func (r *reader) length(n number, begin, i, unit, lo int) (match, bool) {
	j := i + 1
	// "an hour and a half"
	if r.is(j, cAnd) && r.is(j+1, cA) && r.is(j+2, cHalf) {
		n.value, j = n.value+0.5, j+3
	}
	hyphen := r.is(i-1, cHyphen)
	count := n.value
	if n.vague && !n.ranged && n.value != 2 {
		count = -1
	}
	bound := readout.Exact
	if n.vague {
		bound = readout.About
	}
	if r.is(j, cAgo) {
		b, t := r.ago(count, unit)
		_, begin = r.limit(begin, lo, false)
		return match{begin, j + 1, t, b, bound}, true
	}
	if r.is(j, cHyphen) && r.is(j+1, cLong) {
		j += 2
	}
	if k := begin - 1; k >= lo && !hyphen {
		switch c := r.at(k).class; c {
		case cLast, cNext:
			return match{r.article(k, lo), j, readout.Duration, r.period(append(r.buf[:0], 'P'), count, unit), bound}, true
		case cEvery:
			return match{k, j, readout.Set, r.period(append(r.buf[:0], 'P'), count, unit), bound}, true
		}
		// "15 a year", "$50 a day", "twice a week": how often, not how long.
		if n.article && r.rate(k) {
			switch r.form(k) {
			case "once", "twice":
				begin = k
			}
			return match{begin, j, readout.Set, r.period(append(r.buf[:0], 'P'), 1, unit), 0}, true
		}
	}
	if !hyphen {
		var limit readout.Bound
		if limit, begin = r.limit(begin, lo, true); limit != readout.Exact {
			bound = limit
		}
	}
	return match{begin, j, readout.Duration, r.period(append(r.buf[:0], 'P'), count, unit), bound}, true
}

// rate says whether word k is a number or a price, so that "a year" after it
// says how often.
func (r *reader) rate(k int) bool {
	switch w := r.at(k); w.class {
	case cDigits, cCardinal, cMultiplier, cPercent, cCurrency, cMeasure, cPerson:
		return true
	case cUnit:
		return w.n < week // "24 hours a day"
	case cNone:
		switch r.form(k) {
		case "once", "twice", "times":
			return true
		}
	}
	return false
}

// limit reads the bound before word i, "at least", "almost", "less than", and
// returns where it begins; words that only estimate ("about") stay outside
// unless all is set.
func (r *reader) limit(i, lo int, take bool) (readout.Bound, int) {
	k := i - 1
	if k < lo {
		return readout.Exact, i
	}
	switch r.at(k).class {
	case cAbout:
		return readout.About, i
	case cNearly:
		return readout.About, k
	case cOver:
		return readout.AtLeast, k
	case cLeast:
		if k-1 >= lo && r.is(k-1, cAt) {
			return readout.AtLeast, k - 1
		}
	case cMost:
		if k-1 >= lo && r.is(k-1, cAt) {
			return readout.AtMost, k - 1
		}
	case cThan:
		if k-1 >= lo && r.is(k-1, cMore) {
			return readout.AtLeast, k - 1
		}
		if k-1 >= lo && r.is(k-1, cLess) {
			return readout.AtMost, k - 1
		}
	case cTo:
		if k-1 >= lo && r.is(k-1, cUp) {
			return readout.AtMost, k - 1
		}
	}
	return readout.Exact, i
}

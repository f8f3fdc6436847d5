package quantity

import (
	"math"
	"strconv"
	"time"

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
		} else if k-2 >= lo && r.is(k-1, cAnd) && false {
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

// ago returns the point n units before now; n < 0 is an unknown number.
func (r *reader) ago(n float64, unit int) ([]byte, readout.TimeType) {
	if n < 0 {
		return append(r.buf[:0], "PAST_REF"...), readout.Date
	}
	return r.shift(-n, unit)
}

// shift returns the point n units from now, as exact as the unit is.
func (r *reader) shift(n float64, unit int) ([]byte, readout.TimeType) {
	if !r.dated {
		return r.buf[:0], readout.Date
	}
	k := int(math.Round(n))
	switch unit {
	case second, minute, hour:
		if r.now.Hour() == 0 && r.now.Minute() == 0 {
			return append(r.day(r.now), "TXX:XX"...), readout.TimeOfDay
		}
		d := time.Duration(n * float64([...]time.Duration{0, time.Second, time.Minute, time.Hour}[unit]))
		return r.now.Add(d).AppendFormat(r.buf[:0], "2006-01-02T15:04"), readout.TimeOfDay
	case day:
		return r.day(r.now.AddDate(0, 0, k)), readout.Date
	case week:
		return r.week(r.now.AddDate(0, 0, 7*k)), readout.Date
	case fortnight:
		return r.week(r.now.AddDate(0, 0, 14*k)), readout.Date
	case weekend:
		return append(r.week(r.now.AddDate(0, 0, 7*k)), "-WE"...), readout.Date
	case month:
		return r.month(firstOf(r.now).AddDate(0, k, 0)), readout.Date
	case quarter:
		t := firstOf(r.now).AddDate(0, 3*k, 0)
		b := append(r.year(t.Year()), "-Q"...)
		return append(b, byte('1'+(int(t.Month())-1)/3)), readout.Date
	case decade:
		y := r.now.Year() + 10*k
		return r.year(y), readout.Date
	case century:
		return r.year(r.now.Year() + 100*k), readout.Date
	}
	return r.year(r.now.Year() + k), readout.Date
}

func firstOf(t time.Time) time.Time { return t.AddDate(0, 0, 1-t.Day()) }

// relative reads a unit that no number counts: "last week", "the weekend",
// "this year", "every day", "the third quarter of 2009", "for years".
func (r *reader) relative(i, unit, lo int) (match, bool) {
	j := i + 1
	plural := r.plural(i)
	if r.is(j, cHyphen) && r.is(j+1, cLong) {
		n := 1.0
		if plural {
			n = -1
		}
		return match{i, j + 2, readout.Duration, r.period(append(r.buf[:0], 'P'), n, unit), 0}, true
	}
	k := i - 1
	if k < lo {
		k = -1
	}
	switch prev := r.at(k); prev.class {
	case cEvery:
		return match{k, j, readout.Set, r.period(append(r.buf[:0], 'P'), 1, unit), 0}, true
	case cOrdinal:
		return r.nth(k, i, unit, lo)
	case cHyphen:
		if r.is(k-1, cOrdinal) && unit == quarter {
			return r.nth(k-1, i, unit, lo)
		}
	case cLast, cNext:
		if unit <= minute {
			return match{}, false // "at the last minute"
		}
		begin := r.article(k, lo)
		if plural {
			return match{begin, j, readout.Duration, r.period(append(r.buf[:0], 'P'), -1, unit), 0}, true
		}
		if prev.n == -2 || begin < k && unit != day && unit != weekend && prev.n != -3 && prev.n != 3 {
			// "the past year": its length, up to now.
			return match{begin, j, readout.Duration, r.period(append(r.buf[:0], 'P'), 1, unit), 0}, true
		}
		if unit <= hour {
			return match{}, false
		}
		n := -1.0
		if prev.n > 0 {
			n = 1
		}
		b, t := r.shift(n, unit)
		return match{begin, j, t, b, 0}, true
	case cThis:
		if unit <= hour || plural {
			return match{}, false
		}
		begin := k
		if k-1 >= lo && (r.is(k-1, cEarlier) || r.is(k-1, cLater)) {
			begin--
		}
		b, t := r.shift(0, unit)
		return match{begin, j, t, b, 0}, true
	case cThe:
		if unit == week && r.is(j, cOf) && (r.is(j+1, cMonth) || r.is(j+2, cMonth)) { // "the week of March 6"
			for m := j + 1; m <= j+2; m++ {
				if !r.is(m, cMonth) {
					continue
				}
				if d, ok := r.monthAt(m, j+1); ok && len(d.value) == len(time.DateOnly) {
					if t, err := time.Parse(time.DateOnly, string(d.value)); err == nil {
						return match{k, d.j, readout.Date, r.week(t), 0}, true
					}
				}
			}
		}
		if unit == weekend && !plural {
			b, t := r.shift(r.weekendShift(k, j), unit)
			return match{k, j, t, b, 0}, true
		}
		if unit == day && !plural && r.dayEnds(j) {
			b, t := r.shift(0, unit)
			return match{k, j, t, b, 0}, true
		}
	}
	if plural && unit != weekend {
		return r.years(i, unit, lo)
	}
	return match{}, false
}

// weekendShift: the weekend before a Monday is in the week before.
func (r *reader) weekendShift(i, j int) float64 {
	if r.dated && r.leaning(i, j) != future && r.now.Weekday() >= time.Monday && r.now.Weekday() <= time.Thursday {
		return -1
	}
	return 0
}

// dayEnds says whether "the day" before word j is a day of its own, not the
// head of a clause: "the day before", "the day that".
func (r *reader) dayEnds(j int) bool {
	switch r.at(j).class {
	case cComma, cPoint, cClose:
		return true
	}
	switch r.form(j - 3) {
	case "end", "ended", "ending", "ends", "finish", "finished", "closed", "closing":
		return true
	}
	return j >= len(r.words)
}

// years reads units in the plural that nothing counts: "for years", "weeks ago".
func (r *reader) years(i, unit, lo int) (match, bool) {
	j := i + 1
	if r.is(j, cAgo) {
		return match{i, j + 1, readout.Date, append(r.buf[:0], "PAST_REF"...), 0}, true
	}
	switch r.at(i - 1).class {
	case cIn, cBefore, cOver, cOf:
	default:
		switch r.form(i - 1) {
		case "for", "For", "after", "took", "take", "takes":
		default:
			return match{}, false
		}
	}
	return match{i, j, readout.Duration, r.period(append(r.buf[:0], 'P'), -1, unit), 0}, true
}

func (r *reader) plural(i int) bool {
	f := r.form(i)
	return f[len(f)-1]|0x20 == 's' && f[len(f)-2]|0x20 != 's'
}

// nth reads "the third quarter of 2009", "the 19th century", the ordinal at k.
func (r *reader) nth(k, i, unit, lo int) (match, bool) {
	n := int(r.at(k).n)
	begin, j := r.article(k, lo), i+1
	switch {
	case unit == century && n <= 21:
		b := appendTwo(r.buf[:0], n-1)
		return match{begin, j, readout.Date, b, 0}, true
	case unit == quarter && n <= 4:
		y := 0
		switch {
		case r.yearNumber(j) > 0:
			y, j = r.yearNumber(j), j+1
		case r.is(j, cOf) && r.yearNumber(j+1) > 0:
			y, j = r.yearNumber(j+1), j+2
		case r.is(j, cOf) && r.is(j+2, cUnit) && r.at(j+2).n == year:
			switch r.at(j + 1).class {
			case cLast:
				y = r.now.Year() - 1
			case cNext:
				y = r.now.Year() + 1
			case cThis:
				y = r.now.Year()
			}
			if y != 0 {
				j += 3
			}
		}
		if y == 0 && r.dated {
			if y = r.now.Year(); n > (int(r.now.Month())+2)/3 || n == (int(r.now.Month())+2)/3 && r.leaning(begin, j) == past {
				y--
			}
		}
		if !r.dated && y < 1000 {
			y = 0
		}
		b := append(appendYear(r.buf[:0], y), "-Q"...)
		return match{begin, j, readout.Date, append(b, byte('0'+n)), 0}, true
	}
	return match{}, false
}

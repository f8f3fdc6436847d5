package quantity

import (
	"strings"
	"time"

	"readout"
)

// dayNumber returns the day of a month that word i names, 0 for none.
func (r *reader) dayNumber(i int) int {
	switch w := r.at(i); {
	case w.class == cDigits && w.n > 0 && w.n <= 2 && w.num >= 1 && w.num <= 31 && w.num == float64(int(w.num)):
		return int(w.num)
	case w.class == cOrdinal && w.suffix && w.n >= 1 && w.n <= 31:
		return int(w.n)
	}
	return 0
}

// yearNumber returns the year that word i names, 0 for none.
func (r *reader) yearNumber(i int) int {
	if w := r.at(i); w.class == cDigits && w.n == 4 && w.num >= 1000 && w.num < 2100 && w.num == float64(int(w.num)) {
		return int(w.num)
	}
	return 0
}

// monthAt reads the dates round the name of a month: "April 4, 2017", "the 4th
// of April", "last October", "in March".
func (r *reader) monthAt(i, lo int) (match, bool) {
	w := &r.words[i]
	if !w.capital {
		return match{}, false
	}
	month := int(w.n)
	begin, j := i, i+1
	day, year := 0, 0
	// "Thursday, 6 April", "the 6th of April"
	if k := i - 1; k >= lo {
		if r.is(k, cOf) && k-1 >= lo && r.at(k-1).suffix {
			k--
		}
		if d := r.dayNumber(k); d > 0 && !r.is(k-1, cCurrency) && (r.at(k).suffix || r.dayNumber(j) == 0) {
			day, begin = d, k
			if r.at(k).suffix {
				begin = r.article(k, lo)
			}
		}
	}
	if day == 0 {
		if d := r.dayNumber(j); d > 0 && !r.is(j+1, cPercent) && !r.is(j+1, cMultiplier) && !r.is(j+1, cPerson) {
			day, j = d, j+1
			if r.is(j, cHyphen) && r.dayNumber(j+1) > day { // April 4-5
				j += 2
			}
		}
	}
	switch {
	case r.yearNumber(j) > 0:
		year, j = r.yearNumber(j), j+1
	case day > 0 && r.is(j, cComma) && r.yearNumber(j+1) > 0:
		year, j = r.yearNumber(j+1), j+2
	case day == 0 && r.is(j, cComma) && r.yearNumber(j+1) > 0:
		year, j = r.yearNumber(j+1), j+2
	case r.is(j, cOf) && r.yearNumber(j+1) > 0:
		year, j = r.yearNumber(j+1), j+2
	}
	if day == 0 && year == 0 && !r.monthAlone(i) {
		return match{}, false
	}
	if day > daysIn(month) {
		return match{}, false
	}
	lean := unclear
	last := 0
	if year == 0 && day == 0 && begin == i && i-1 >= lo {
		switch r.at(i - 1).class {
		case cLast:
			lean, last, begin = past, -1, i-1
		case cNext:
			lean, last, begin = future, 1, i-1
		case cThis:
			begin, last = i-1, 2
		}
	}
	if r.is(j, cOf) && r.is(j+2, cUnit) && r.at(j+2).n == 8 { // October of next year
		switch r.at(j + 1).class {
		case cLast:
			year = r.now.Year() - 1
		case cNext:
			year = r.now.Year() + 1
		case cThis:
			year = r.now.Year()
		}
	}
	// "Tuesday, April 4"
	if day > 0 {
		k := begin - 1
		if r.is(k, cComma) {
			k--
		}
		if k >= lo && r.is(k, cWeekday) {
			begin = k
		}
	}
	if year == 0 {
		if lean == unclear && last == 0 {
			lean = r.leaning(begin, j)
		}
		year = r.yearOf(month, day, lean)
		switch now := int(r.now.Month()); {
		case !r.dated:
		case last == 2:
			year = r.now.Year()
		case last < 0 && month == now:
			year--
		case last > 0 && month == now:
			year++
		}
	}
	if day == 0 {
		b := append(appendYear(r.buf[:0], year), '-')
		return match{begin, j, readout.Date, appendTwo(b, month), 0}, true
	}
	if j2, part := r.partAfter(j); part != "" && begin == i {
		return match{begin, j2, readout.TimeOfDay, append(r.ymd(year, month, day), part...), 0}, true
	}
	return match{begin, j, readout.Date, r.ymd(year, month, day), 0}, true
}

// monthAlone says whether the name of a month that stands without a day or a
// year is no name of a person and no verb: "May said", "April Jones".
func (r *reader) monthAlone(i int) bool {
	if r.words[i].mid {
		return true
	}
	switch prev := r.at(i - 1); prev.class {
	case cIn, cBefore, cEarly, cLate, cLast, cNext, cThis, cFrom, cBetween, cTo, cOf, cEvery, cStartOf:
		return true
	case cAnd, cHyphen, cOr:
		return r.is(i-2, cMonth) || r.is(i-2, cEarly) || r.is(i-2, cLate)
	case cNone:
		if f := r.form(i - 1); f != "by" && f != "for" && f != "By" {
			break
		}
		return true
	}
	if n := r.words[i].n; n == 5 || n == 3 || n == 4 || n == 6 || r.words[i].end-r.words[i].start < 5 {
		return false
	}
	return !r.at(i + 1).capital
}

// weekdayAt reads "Tuesday", "last Friday", "Thursday night", "on Mondays".
func (r *reader) weekdayAt(i, lo int) (match, bool) {
	w := &r.words[i]
	if !w.capital {
		return match{}, false
	}
	// "Sun" and its like are words of their own.
	if f := r.form(i); len(f) <= 5 && f[len(f)-1] != '.' && !r.is(i+1, cMonth) && !r.is(i+2, cMonth) {
		return match{}, false
	}
	// The date that follows says more: "Thursday, April 6".
	for k := i + 1; k <= i+3; k++ {
		if r.is(k, cMonth) && r.at(k).capital {
			if m, ok := r.monthAt(k, i); ok && m.i == i {
				m.i = i
				return m, true
			}
		}
		if c := r.at(k).class; c != cComma && c != cDigits && c != cThe && c != cOf && c != cOrdinal {
			break
		}
	}
	begin, j := i, i+1
	day := int(w.n)
	if f := r.form(i + 1); day > 100 && i+1 < len(r.words) && r.is(i+1, cNone) && !r.is(i-1, cOn) && !r.is(i-1, cEvery) && f[0] >= 'a' && f[0] <= 'z' && !stops[f] {
		// "Sundays raid", the apostrophe lost.
		day -= 100
		if r.dated {
			return match{i, j, readout.Date, r.day(r.weekday(day, past)), 0}, true
		}
	}
	if day > 100 {
		b := append(r.buf[:0], "XXXX-WXX-"...)
		return match{i, j, readout.Set, append(b, byte('0'+day-100)), 0}, true
	}
	b := append(r.buf[:0], "XXXX-WXX-"...)
	b = append(b, byte('0'+day))
	lean, rel := unclear, cNone
	if i-1 >= lo {
		switch c := r.at(i - 1).class; c {
		case cEvery:
			return match{i - 1, j, readout.Set, b, 0}, true
		case cLast, cNext, cThis:
			begin, rel = i-1, c
		}
	}
	if r.dated {
		switch rel {
		case cLast:
			t := r.weekday(day, past)
			if sameDay(t, r.now) {
				t = t.AddDate(0, 0, -7)
			}
			b = r.day(t)
		case cNext:
			t := r.weekday(day, future)
			if !t.After(r.now) {
				t = t.AddDate(0, 0, 7)
			}
			b = r.day(t)
		default:
			if lean = r.leaning(begin, j); strings.HasSuffix(r.form(j), "s") && r.is(j, cBe) {
				lean = past // "Wednesday's ruling"
			} else if rel == cThis && lean == unclear {
				lean = future
			}
			b = r.day(r.weekday(day, lean))
		}
	}
	if j2, part := r.partAfter(j); part != "" {
		return match{begin, j2, readout.TimeOfDay, append(b, part...), 0}, true
	}
	if begin == i && i-1 >= lo {
		switch r.at(i - 1).class {
		case cEarly:
			return match{i - 1, j, readout.TimeOfDay, append(b, "TMO"...), 0}, true
		case cLate:
			return match{i - 1, j, readout.TimeOfDay, append(b, "TEV"...), 0}, true
		}
	}
	return match{begin, j, readout.Date, b, 0}, true
}

func sameDay(a, b time.Time) bool { return a.YearDay() == b.YearDay() && a.Year() == b.Year() }

var parts = [...]string{"", "TMO", "TAF", "TEV", "TNI", "T12:00", "T24:00", "TNI"}

// partAfter returns the part of the day that word j names, and where it ends.
func (r *reader) partAfter(j int) (int, string) {
	if r.is(j, cPart) {
		return j + 1, parts[r.at(j).n]
	}
	return j, ""
}

// yearAt reads a year that stands alone.
func (r *reader) yearAt(i, lo int) (match, bool) {
	y := r.yearNumber(i)
	if y == 0 {
		return match{}, false
	}
	sure := false
	switch r.at(i - 1).class {
	case cIn, cBefore, cFrom, cBetween, cEarly, cLate, cMid, cTo:
		sure = true
	case cCurrency, cThan, cLeast, cAbout, cNearly, cMost, cOver, cVague:
		return match{}, false
	case cHyphen:
		sure = r.yearNumber(i-2) > 0 || r.is(i-2, cMid)
	case cAnd, cOr:
		sure = r.yearNumber(i-2) > 0
	case cOf:
		sure = r.is(i-2, cUnit) || r.is(i-2, cSeason) || r.is(i-2, cMonth) || r.is(i-2, cStartOf)
	}
	if f := r.form(i - 1); f == "No." || f == "#" || f == "number" || f == "/" {
		return match{}, false
	}
	switch r.at(i + 1).class {
	case cPercent, cPerson, cMeasure, cMultiplier, cUnit, cCurrency, cVictim, cZone, cMeridiem:
		if !sure || r.at(i+1).class == cZone {
			return match{}, false
		}
	case cHyphen:
		if r.is(i+2, cUnit) || r.is(i+2, cMeasure) {
			return match{}, false
		}
	}
	if !sure && (y < 1900 || y > 2040) {
		return match{}, false
	}
	return match{i, i + 1, readout.Date, r.year(y), 0}, true
}

// decadeAt reads "the 1990s", "the '60s".
func (r *reader) decadeAt(i, lo int) (match, bool) {
	k := i - 1
	if c := r.at(k).class; c == cEarly || c == cMid || c == cLate {
		k--
	}
	switch f := r.form(k); {
	case r.is(k, cHis), f == "their", f == "my", f == "your": // in her 30s
		return match{}, false
	case r.is(i-1, cHyphen) && !r.words[i].space: // KC-30s
		return match{}, false
	}
	b := appendYear(r.buf[:0], int(r.words[i].n))
	return match{i, i + 1, readout.Date, b[:len(b)-1], 0}, true
}

// holidayAt reads the holidays whose date can be reckoned.
func (r *reader) holidayAt(i, lo int) (match, bool) {
	if !r.words[i].capital {
		return match{}, false
	}
	begin, j := i, i+1
	if f := r.form(j); f == "Day" || f == "Sunday" || f == "Eve" {
		j++
	}
	year := r.yearNumber(j)
	if year > 0 {
		j++
	}
	month, day := 0, 0
	switch r.words[i].n {
	case 1:
		month, day = 12, 25
		if r.form(i+1) == "Eve" {
			day = 24
		}
	case 2:
		month, day = 11, 25
	case 3:
		month, day = 4, 10
	case 4:
		month, day = 10, 31
	default:
		return match{}, false
	}
	l := unclear
	if i-1 >= lo && r.is(i-1, cLast) {
		l, begin = past, i-1
	}
	if year == 0 {
		if year = r.yearOf(month, day, l); year == 0 {
			return match{begin, j, readout.Date, r.buf[:0], 0}, true
		}
		if l == past && time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).After(r.now) {
			year--
		}
	}
	switch r.words[i].n {
	case 2: // the fourth Thursday
		first := int(time.Date(year, 11, 1, 0, 0, 0, 0, time.UTC).Weekday())
		day = 1 + (4-first+7)%7 + 21
	case 3:
		month, day = easter(year)
	}
	return match{begin, j, readout.Date, r.ymd(year, month, day), 0}, true
}

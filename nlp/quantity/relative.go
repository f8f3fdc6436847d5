package quantity

import (
	"math"
	"time"

	"readout"
)

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

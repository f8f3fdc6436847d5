package quantity

import (
	"readout"
)

// clockAt reads a time of day: "4:30 p.m.", "9 a.m. EST Tuesday", "1400 GMT".
func (r *reader) clockAt(i, lo int) (match, bool) {
	w := &r.words[i]
	minutes, j := -1, i+1
	switch {
	case w.class == cClock:
		minutes = int(w.n)
		if r.is(j, cMeridiem) {
			minutes = minutes%720 + 60*int(r.at(j).n)
			j++
		} else if !r.is(j, cZone) && !r.is(i-1, cAt) && !r.is(i-1, cIn) && !r.is(i-1, cAbout) && !r.is(i-1, cBefore) && !r.is(i-1, cFrom) && !r.is(i-1, cTo) && !r.is(i-1, cOn) && !r.is(i-1, cBetween) {
			if r.form(j) != "local" {
				return match{}, false
			}
		}
	case w.class == cDigits && w.n > 0 && w.n <= 2 && w.num <= 12 && (r.is(j, cMeridiem) || r.is(j, cOclock)):
		minutes = 60 * (int(w.num) % 12)
		minutes += 60 * int(r.at(j).n)
		j++
	case w.class == cDigits && w.n == 4 && w.num <= 2400 && (r.is(j, cZone) || r.form(j) == "hours"):
		minutes = int(w.num)/100*60 + int(w.num)%100
		if r.form(j) == "hours" && !r.is(i-1, cAt) && !r.is(i-1, cAbout) {
			return match{}, false
		}
		if !r.is(j, cZone) {
			j++
		}
	default:
		return match{}, false
	}
	utc := false
	if r.is(j, cZone) {
		utc = r.at(j).n == 1
		j++
	} else if r.form(j) == "local" && r.form(j+1) == "time" {
		j += 2
	}
	// The day may follow at once, or stand elsewhere in the sentence.
	var day []byte
	switch r.at(j).class {
	case cWeekday, cDeictic:
		r.clock = i + 1
		m, ok := r.timeAt(j, j)
		r.clock = 0
		if ok && m.typ == readout.Date {
			day, j = m.value, m.j
		}
	default:
		day = r.dayNear(i, j)
	}
	if len(day) == 0 {
		if r.dated {
			day = r.day(r.now)
		} else {
			day = append(r.buf[:0], "XXXX-XX-XX"...)
		}
	}
	b := append(day, 'T')
	b = append(appendTwo(b, minutes/60), ':')
	b = appendTwo(b, minutes%60)
	if utc {
		b = append(b, 'Z')
	}
	return match{i, j, readout.TimeOfDay, b, 0}, true
}

// dayNear returns the day that the sentence names for the clock time [i, j).
func (r *reader) dayNear(i, j int) []byte {
	for k := j; k < len(r.words) && k < j+8; k++ {
		switch r.words[k].class {
		case cWeekday, cMonth, cDeictic:
			if m, ok := r.timeAt(k, j); ok && m.typ == readout.Date && len(m.value) == len("2006-01-02") {
				return m.value
			}
		}
	}
	for k := i - 1; k >= 0 && k > i-8; k-- {
		switch r.words[k].class {
		case cWeekday, cMonth, cDeictic:
			if m, ok := r.timeAt(k, 0); ok && m.j <= i && m.typ == readout.Date && len(m.value) == len("2006-01-02") {
				return m.value
			}
		}
	}
	return nil
}

// deicticAt reads "today", "yesterday morning", "earlier today", "tonight".
func (r *reader) deicticAt(i, lo int) (match, bool) {
	w := &r.words[i]
	if w.capital && i > 0 && r.at(i-1).capital && r.form(i) == "TODAY" {
		return match{}, false // a newspaper
	}
	j := i + 1
	begin := i
	if k := i - 1; k >= lo && (r.is(k, cEarlier) || r.is(k, cLater)) {
		begin = k
	}
	n := int(w.n)
	part := ""
	if n == 100 {
		n, part = 0, "TNI"
	} else {
		j, part = r.partAfter(j)
	}
	var b []byte
	if r.dated {
		b = r.day(r.now.AddDate(0, 0, n))
	} else {
		b, part = r.buf[:0], ""
	}
	if part != "" || n == 100 {
		return match{begin, j, readout.TimeOfDay, append(b, part...), 0}, true
	}
	return match{begin, j, readout.Date, b, 0}, true
}

// partAt reads a part of the day that its own words date: "last night", "this
// morning", "the next morning", "overnight", "midnight".
func (r *reader) partAt(i, lo int) (match, bool) {
	w := &r.words[i]
	j := i + 1
	begin, days, ok := i, 0, false
	switch prev := r.at(i - 1); {
	case i-1 < lo:
	case prev.class == cThis:
		begin, ok = i-1, true
	case prev.class == cLast && prev.n == -1:
		begin, days, ok = i-1, -1, true
		if w.n != 4 {
			days = 0
		}
	}
	if w.n >= 5 {
		ok = true
	}
	if !ok {
		return match{}, false
	}
	var b []byte
	switch {
	case !r.dated && w.n >= 5:
		b = append(append(r.buf[:0], "XXXX-XX-XX"...), parts[w.n]...)
	case !r.dated:
		b = r.buf[:0]
	default:
		if day := r.dayNear(i, j); day != nil && w.n >= 5 {
			b = append(day, parts[w.n]...)
		} else {
			b = append(r.day(r.now.AddDate(0, 0, days)), parts[w.n]...)
		}
	}
	return match{begin, j, readout.TimeOfDay, b, 0}, true
}

// seasonAt reads "last fall", "the summer of 2016", "this spring".
func (r *reader) seasonAt(i, lo int) (match, bool) {
	w := &r.words[i]
	codes := [...]string{"", "SP", "SU", "FA", "WI"}
	begin, j, year := i, i+1, 0
	if r.is(j, cOf) && r.yearNumber(j+1) > 0 {
		year, j = r.yearNumber(j+1), j+2
	} else if r.yearNumber(j) > 0 {
		year, j = r.yearNumber(j), j+1
	}
	ok := year > 0
	if i-1 >= lo {
		switch prev := r.at(i - 1); {
		case prev.class == cThis || prev.class == cLast || prev.class == cNext:
			begin, ok = i-1, true
			if year > 0 || !r.dated {
				break
			}
			year = r.now.Year()
			first := 3 * int(w.n) // spring begins in March
			switch now := int(r.now.Month()); {
			case prev.class == cLast && now < first+2:
				year--
			case prev.class == cNext && now >= first:
				year++
			}
		case prev.class == cThe && (r.is(i-2, cIn) || r.is(i-2, cOf) || r.is(i-2, cBefore)) && w.n != 3, prev.class == cIn && w.n != 3:
			ok = true
			if year == 0 && r.dated {
				year = r.now.Year()
			}
		}
	}
	if !ok {
		return match{}, false
	}
	b := append(appendYear(r.buf[:0], year), '-')
	return match{begin, j, readout.Date, append(b, codes[w.n]...), 0}, true
}

var refs = [...]string{"", "PRESENT_REF", "PAST_REF", "FUTURE_REF"}

// refAt reads the words that point at no date: "now", "recently", "the future".
func (r *reader) refAt(i, lo int) (match, bool) {
	j := i + 1
	begin := i
	switch f := r.form(i); f {
	case "recent":
		if r.is(j, cUnit) {
			j++
		}
	case "future":
		begin = r.article(i, lo)
	}
	return match{begin, j, readout.Date, append(r.buf[:0], refs[r.words[i].n]...), 0}, true
}

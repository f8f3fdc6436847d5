package quantity

import (
	"strconv"
	"time"
)

// Values of TIMEX3 are built in a buffer that the reader owns: most documents
// repeat a few of them.

func (r *reader) day(t time.Time) []byte { return t.AppendFormat(r.buf[:0], time.DateOnly) }

func (r *reader) month(t time.Time) []byte { return t.AppendFormat(r.buf[:0], "2006-01") }

func (r *reader) year(y int) []byte { return appendYear(r.buf[:0], y) }

func (r *reader) week(t time.Time) []byte {
	y, w := t.ISOWeek()
	b := append(appendYear(r.buf[:0], y), "-W"...)
	return appendTwo(b, w)
}

func (r *reader) ymd(y, m, d int) []byte {
	b := append(appendYear(r.buf[:0], y), '-')
	b = append(appendTwo(b, m), '-')
	return appendTwo(b, d)
}

// appendYear appends a year; 0 is an unknown one.
func appendYear(b []byte, y int) []byte {
	if y <= 0 {
		return append(b, "XXXX"...)
	}
	for limit := 1000; limit > y && limit > 1; limit /= 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(y), 10)
}

func appendTwo(b []byte, n int) []byte {
	if n < 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// lean is the direction in time that the words around an expression speak for.
type lean int8

const (
	unclear lean = iota
	past
	future
)

// leaning looks for the nearest verb before the words [i, j), then after them:
// "will meet on Tuesday", "On Friday, the court is expected to".
func (r *reader) leaning(i, j int) lean {
	if r.clock > 0 {
		i = r.clock - 1
	}
	switch f := r.form(i - 1); {
	case f == "until" || f == "till", f == "as" && (r.form(i-2) == "early" || r.form(i-2) == "soon" || r.form(i-2) == "late"):
		for k := max(0, i-8); k < min(len(r.words), j+8); k++ {
			if f := r.form(k); f == "had" || f == "did" || f == "was" {
				return past
			}
		}
		return future
	}
	for k := i - 1; k >= 0 && i-k <= 12; k-- {
		if l := r.lean(k); l != unclear {
			return l
		}
	}
	for k := j; k < len(r.words) && k-j < 12; k++ {
		if l := r.lean(k); l != unclear {
			return l
		}
	}
	return unclear
}

func (r *reader) lean(k int) lean {
	switch w := r.at(k); w.class {
	case cFuture:
		if r.form(k) == "set" && !r.is(k+1, cTo) && r.form(k+1) != "for" {
			return unclear
		}
		return future
	case cPast, cKill, cWound, cDetain, cShoot:
		return past
	case cBe, cDeath:
		if w.n == 1 {
			return past
		}
	case cNone:
		// Most words in -ed of some length are verbs of the past.
		if f := r.form(k); !w.capital && len(f) > 4 && f[len(f)-2:] == "ed" {
			return past
		}
	}
	return unclear
}

// weekday returns the day of the week d (1 is Monday) that is meant.
func (r *reader) weekday(d int, l lean) time.Time {
	today := int(r.now.Weekday()+6)%7 + 1
	back := (today - d + 7) % 7
	if l == future && back > 0 {
		return r.now.AddDate(0, 0, 7-back)
	}
	return r.now.AddDate(0, 0, -back)
}

// yearOf returns the year of month m and day d (0: none named) that is meant:
// the nearest one, or for a bare month the last or the next.
func (r *reader) yearOf(m, d int, l lean) int {
	if !r.dated {
		return 0
	}
	y := r.now.Year()
	if d == 0 {
		switch now := int(r.now.Month()); {
		case l == future && m < now:
			return y + 1
		case l != future && m > now:
			if l == unclear && m-now <= 3 {
				return y
			}
			return y - 1
		}
		return y
	}
	best, gap := y, time.Duration(1<<62)
	for _, c := range [3]int{y, y - 1, y + 1} {
		g := time.Date(c, time.Month(m), d, 0, 0, 0, 0, r.now.Location()).Sub(r.now)
		// News looks back: a day ahead must be clearly nearer, or be spoken of as one.
		switch {
		case g < 0 && l == future:
			g *= -2
		case g < 0:
			g = -g
		case l != future:
			g += g / 2
		}
		if g < gap {
			best, gap = c, g
		}
	}
	return best
}

// daysIn is the number of days that month m may have.
func daysIn(m int) int {
	switch m {
	case 2:
		return 29
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// easter returns Easter Sunday of year y (anonymous Gregorian computus).
func easter(y int) (month, day int) {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	j, k := c/4, c%4
	m := (a + 11*h) / 319
	l := (2*e + 2*j - k - h + m + 32) % 7
	month = (h - m + l + 90) / 25
	return month, (h - m + l + month + 19) % 32
}

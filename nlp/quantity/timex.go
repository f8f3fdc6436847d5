package quantity

import (
	"strings"
	"time"

	"readout"
)

// match is an expression of time: the words [i, j) and what they mean.
type match struct {
	i, j  int
	typ   readout.TimeType
	value []byte
	bound readout.Bound
}

// times finds the expressions of time of the sentence, left to right. Each
// rule starts from the word that makes it a time and looks to both sides, on
// the left no further than the last expression.
func (r *reader) times() {
	lo := 0
	for i := 0; i < len(r.words); i++ {
		m, ok := r.timeAt(i, lo)
		if !ok || m.i < lo || m.j <= i {
			continue
		}
		if m.typ == readout.Date || m.typ == readout.TimeOfDay {
			m.i = r.wrap(m.i, lo)
		}
		r.a.Times = append(r.a.Times, readout.Time{
			Span: r.span(m.i, m.j), Sentence: r.row, Value: r.a.Symbols.AddBytes(m.value), Type: m.typ, Bound: m.bound,
		})
		for k := m.i; k < m.j; k++ {
			r.words[k].taken = true
		}
		lo, i = m.j, m.j-1
	}
}

func (r *reader) timeAt(i, lo int) (match, bool) {
	switch r.words[i].class {
	case cMonth:
		return r.monthAt(i, lo)
	case cWeekday:
		return r.weekdayAt(i, lo)
	case cDate:
		return match{i, i + 1, readout.Date, r.numeric(i), 0}, true
	case cDigits:
		if m, ok := r.clockAt(i, lo); ok {
			return m, ok
		}
		return r.yearAt(i, lo)
	case cClock:
		return r.clockAt(i, lo)
	case cDecade:
		return r.decadeAt(i, lo)
	case cUnit:
		return r.unitAt(i, lo)
	case cOrdinal:
		if f := r.form(i); f == "second" {
			return r.unitAt(i, lo)
		}
	case cDeictic:
		return r.deicticAt(i, lo)
	case cPart:
		return r.partAt(i, lo)
	case cSeason:
		return r.seasonAt(i, lo)
	case cRef:
		return r.refAt(i, lo)
	case cFreq:
		b := append(r.buf[:0], 'P')
		return match{i, i + 1, readout.Set, r.period(b, 1, int(r.words[i].n)), 0}, true
	case cHoliday:
		return r.holidayAt(i, lo)
	}
	return match{}, false
}

// numeric is the date that word i writes in numbers. Of 4/7/2017, which is one
// day in one country and another in the next, the day nearer to publication is
// taken; where that is not known, no more than the year.
func (r *reader) numeric(i int) []byte {
	n := int(r.words[i].n)
	y, m, d := n/10000, n/100%100, n%100
	if f := r.form(i); d > 12 || m == d || strings.IndexAny(f, "-/.") == 4 || strings.Contains(f, ".") {
		return r.ymd(y, m, d)
	}
	if !r.dated {
		return r.year(y)
	}
	off := func(m, d int) time.Duration {
		return time.Date(y, time.Month(m), d, 12, 0, 0, 0, time.UTC).Sub(r.now).Abs()
	}
	if off(d, m) < off(m, d) {
		m, d = d, m
	}
	return r.ymd(y, m, d)
}

// wrap takes in what bounds a date on its left: "the end of", "early",
// "later", and returns the word it now begins with.
func (r *reader) wrap(i, lo int) int {
	if i-2 >= lo && r.is(i-1, cOf) && r.is(i-2, cStartOf) {
		i -= 2
		if i-1 >= lo && r.at(i-1).class == cThe {
			i--
		}
		return i
	}
	if k := i - 1; k >= lo {
		if r.is(k, cHyphen) && k-1 >= lo {
			k--
		}
		switch r.at(k).class {
		case cEarly, cLate, cMid:
			if k == i-1 || r.at(k).class != cEarly {
				return k
			}
		}
	}
	return i
}

// article takes in the article before word i.
func (r *reader) article(i, lo int) int {
	if i-1 >= lo && r.is(i-1, cThe) {
		return i - 1
	}
	return i
}

package compare

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"readout"
)

// sameEvent is how alike two moments must be to be of one event; sure is how
// alike for a conflict of their times.
const (
	sameEvent = 2.0
	sure      = 2.4
)

// timeDifferences compares the durations and the dates that different reports
// give to one thing.
func (s *comparison) timeDifferences() []readout.Difference {
	out := s.whenLines(s.moments(readout.Duration), "duration", howLong)
	return append(out, s.whenLines(s.moments(readout.Date, readout.TimeOfDay), "date", howDated)...)
}

// whenLines groups moments of one thing and makes a line of each group whose
// values differ between reports.
func (s *comparison) whenLines(ms []moment, kind string, relate func(x, y *moment, s *comparison) relation) []readout.Difference {
	byWhat := map[string][]int{}
	group := make([]int, len(ms))
	members := map[int][]int{}
	for i := range ms {
		group[i] = i
		best, score := -1, sameEvent
		for _, w := range ms[i].what {
			for _, j := range byWhat[w] {
				if ms[j].doc == ms[i].doc || relate(&ms[i], &ms[j], s) == unrelated {
					continue
				}
				if at := s.sameMoment(&ms[i], &ms[j]); at >= score {
					best, score = group[j], at
				}
			}
			if len(byWhat[w]) < maxFrequent {
				byWhat[w] = append(byWhat[w], i)
			}
		}
		if best >= 0 {
			group[i] = best
		}
		members[group[i]] = append(members[group[i]], i)
	}
	var out []readout.Difference
	for i := range ms {
		if len(members[i]) > 1 {
			if d, ok := s.whenLine(ms, members[i], kind, relate); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// maxFrequent is how many moments with one word for what happened are compared
// with a new one: it keeps the work in proportion to the reports.
const maxFrequent = 64

// relation is how two times of one thing relate.
type relation uint8

const (
	unrelated relation = iota // cannot be of one thing, or cannot be compared
	equal
	nested // one is the other told more exactly
	disjunct
)

// whenLine makes a line of a group.
func (s *comparison) whenLine(ms []moment, in []int, kind string, relate func(x, y *moment, s *comparison) relation) (readout.Difference, bool) {
	part := make([]bool, len(in))
	conflict := false
	why := ""
	for x := range in {
		for y := x + 1; y < len(in); y++ {
			a, b := &ms[in[x]], &ms[in[y]]
			if a.doc == b.doc {
				continue
			}
			score := s.sameMoment(a, b)
			switch r := relate(a, b, s); {
			case r == disjunct && s.otherToll(a, b):
				continue // another day and another toll: two incidents
			case r == nested && score >= sameEvent:
				if why == "" {
					why = fmt.Sprintf("%s and %s may be the same, told more or less exactly; both of: %s", a.value, b.value, s.onWhat(a, b))
				}
			case r == disjunct && score >= sure:
				if !conflict {
					why = fmt.Sprintf("%s is not %s; both of: %s", a.value, b.value, s.onWhat(a, b))
				}
				conflict = true
			default:
				continue
			}
			part[x], part[y] = true, true
		}
	}
	if why == "" {
		return readout.Difference{}, false
	}
	d := readout.Difference{Kind: kind, Verdict: "granularity", Why: why}
	if conflict {
		d.Verdict = "conflict"
	}
	at := map[string]int{}
	for x, k := range in {
		if !part[x] {
			continue
		}
		m := &ms[k]
		if d.About == "" {
			d.About = s.aboutTime(m, kind)
		}
		v := s.timeValue(m)
		if j, ok := at[m.value]; ok {
			d.Values[j].Evidence = append(d.Values[j].Evidence, v.Evidence...)
			continue
		}
		at[m.value] = len(d.Values)
		d.Values = append(d.Values, v)
	}
	return d, len(d.Values) > 1
}

// otherToll reports whether the sentences of two moments count dead or wounded,
// and a count of one cannot be that of the other.
func (s *comparison) otherToll(x, y *moment) bool {
	for _, f := range s.figuresOf(x.at) {
		for _, g := range s.figuresOf(y.at) {
			if !f.casualty || f.class != g.class {
				continue
			}
			if !overlapping(f, g) && !comparableBy(f, g, one) {
				return true
			}
		}
	}
	return false
}

// onWhat names what ties two moments together.
func (s *comparison) onWhat(x, y *moment) string {
	var out []string
	for _, w := range common(x.what, y.what) {
		switch w[0] {
		case '^':
			out = append(out, meansName[w[1:]])
		case '!':
			out = append(out, strings.ToLower(w[1:]))
		default:
			out = append(out, w)
		}
	}
	for _, i := range commonInts(x.actors, y.actors) {
		out = append(out, s.actors[i].Name)
	}
	return strings.Join(out, ", ")
}

func (s *comparison) timeValue(m *moment) readout.Value {
	u := &s.sentences.items[m.at]
	d, t := s.docs[u.doc], s.as[u.doc].Times[m.row]
	v := readout.Value{Value: oneLine(t.Of(d.Text)), Evidence: []readout.Evidence{d.Cite(s.clause(u.doc, u.span, t.Span))}}
	if h := s.holderOf(u.doc, u.sentence, t.Span); h >= 0 {
		v.Holder = s.actors[h].Name
	}
	return v
}

// aboutTime names what is timed by a sentence that tells it.
func (s *comparison) aboutTime(m *moment, kind string) string {
	what := "how long: "
	if kind == "date" {
		what = "when: "
	}
	return what + oneLine(s.gist(&s.sentences.items[m.at]))
}

// howLong relates two durations by their ranges.
func howLong(x, y *moment, s *comparison) relation {
	if x.frame != y.frame || x.frame == "window" {
		return unrelated
	}
	tx, ty := s.as[x.doc].Times[x.row], s.as[y.doc].Times[y.row]
	a, ok1 := hours(x.value)
	b, ok2 := hours(y.value)
	if !ok1 || !ok2 {
		if x.value == y.value {
			return equal
		}
		if strings.Contains(x.value, "X") && strings.Contains(y.value, "X") {
			return nested // "days", "weeks"
		}
		return unrelated
	}
	if max(a, b) > 40*min(a, b) {
		return unrelated // three hours and six years are of two things
	}
	xl, xh := bounds(a, tx.Bound)
	yl, yh := bounds(b, ty.Bound)
	switch {
	case a == b && tx.Bound == ty.Bound:
		return equal
	case xl <= yh && yl <= xh:
		if max(a, b) > 3*min(a, b) {
			return unrelated // "less than a year", "over a month"
		}
		return nested
	}
	return disjunct
}

// bounds is the range of a duration told with a bound. About leaves a fifth
// on either side.
func bounds(v float64, b readout.Bound) (low, high float64) {
	switch b {
	case readout.AtLeast:
		return v, math.Inf(1)
	case readout.AtMost:
		return 0, v
	case readout.About:
		return 0.8 * v, 1.2 * v
	}
	return v, v
}

// hours reads a TIMEX3 duration of one unit, as most are: "PT3H", "P6Y".
func hours(v string) (float64, bool) {
	rest, ok := strings.CutPrefix(v, "P")
	if !ok || len(rest) < 2 {
		return 0, false
	}
	rest, clock := strings.CutPrefix(rest, "T")
	n, err := strconv.ParseFloat(rest[:len(rest)-1], 64)
	if err != nil {
		return 0, false
	}
	unit := map[byte]float64{'D': 24, 'W': 7 * 24, 'M': 30 * 24, 'Y': 365 * 24}
	if clock {
		unit = map[byte]float64{'H': 1, 'M': 1.0 / 60, 'S': 1.0 / 3600}
	}
	u, ok := unit[rest[len(rest)-1]]
	return n * u, ok
}

// farDays is how many days two dates may lie apart and still be taken for
// dates of one event.
const farDays = 45

// howDated relates two dates: the days that each can stand for.
func howDated(x, y *moment, s *comparison) relation {
	tx := s.as[x.doc].Times[x.row].Of(s.docs[x.doc].Text)
	ty := s.as[y.doc].Times[y.row].Of(s.docs[y.doc].Text)
	if vagueDate(x.value) && vagueDate(y.value) && !strings.EqualFold(tx, ty) {
		return nested // "in recent days", "in recent weeks"
	}
	if !x.dated || !y.dated {
		return unrelated
	}
	a, b, c, d := x.from, x.to, y.from, y.to
	switch {
	case a.Equal(c) && b.Equal(d):
		return equal
	case !a.After(d) && !c.After(b):
		if b.Sub(a) == d.Sub(c) {
			return equal
		}
		return nested
	case strings.EqualFold(tx, ty):
		return unrelated // "Wednesday" in two weeks: the calendar moved, not the facts
	}
	gap := math.Min(math.Abs(c.Sub(b).Hours()), math.Abs(a.Sub(d).Hours())) / 24
	if gap > farDays {
		return unrelated
	}
	return disjunct
}

// vagueDate reports whether a value is of no day: "recent weeks".
func vagueDate(v string) bool { return strings.HasPrefix(v, "PAST") || strings.HasPrefix(v, "PX") }

// days are the first and the last day of a TIMEX3 date.
func days(v string) (from, to time.Time, ok bool) {
	v, _, _ = strings.Cut(v, "T")
	year, err := strconv.Atoi(v[:min(4, len(v))])
	if err != nil || year < 1900 || year > 2200 {
		return from, to, false
	}
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	rest := strings.TrimPrefix(v[4:], "-")
	switch {
	case rest == "":
		return day(year, 1, 1), day(year, 12, 31), true
	case rest[0] == 'W' && len(rest) >= 3:
		week, err := strconv.Atoi(rest[1:3])
		if err != nil {
			return from, to, false
		}
		first := day(year, 1, 4) // ISO: week 1 has the fourth of January
		first = first.AddDate(0, 0, -(int(first.Weekday())+6)%7+7*(week-1))
		return first, first.AddDate(0, 0, 6), true
	case len(rest) == 2 && rest >= "01" && rest <= "12":
		m, _ := strconv.Atoi(rest)
		return day(year, m, 1), day(year, m+1, 1).AddDate(0, 0, -1), true
	case len(rest) == 2:
		part := map[string][2]int{"SP": {3, 5}, "SU": {6, 8}, "FA": {9, 11}, "WI": {12, 14}, "Q1": {1, 3}, "Q2": {4, 6}, "Q3": {7, 9}, "Q4": {10, 12}, "H1": {1, 6}, "H2": {7, 12}}
		p, ok := part[rest]
		return day(year, p[0], 1), day(year, p[1]+1, 1).AddDate(0, 0, -1), ok
	case len(rest) == 5:
		t, err := time.Parse(time.DateOnly, v)
		return t, t, err == nil
	}
	return from, to, false
}

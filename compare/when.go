package compare

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// timeDifferences compares durations and dates that alike sentences of
// different reports give for one thing.
func (s *comparison) timeDifferences() []readout.Difference {
	var out []readout.Difference
	seen := map[[2]int]bool{}
	for i := range s.sentences.items {
		for _, m := range s.sentences.best[i] {
			j := m.to
			if m.score < alike || s.sentences.items[i].doc >= s.sentences.items[j].doc || seen[[2]int{i, j}] || !s.sameActors(i, j) {
				continue
			}
			seen[[2]int{i, j}] = true
			if d, ok := s.timeDifference(i, j, readout.Duration, "duration"); ok {
				out = append(out, d)
			}
			if m.score >= sameEvent {
				if d, ok := s.timeDifference(i, j, readout.Date, "date"); ok {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// sameEvent is the similarity from which two sentences tell one event, so that
// two dates in them are dates of that event.
const sameEvent = 0.5

// sameActors reports whether the actors of one assertion are among those of
// the other: a talk of A with B and one of B with C are two talks.
func (s *comparison) sameActors(i, j int) bool {
	a, b := s.sentences.items[i].actors, s.sentences.items[j].actors
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// timeDifference compares the one time of a type that each sentence has.
func (s *comparison) timeDifference(i, j int, t readout.TimeType, kind string) (readout.Difference, bool) {
	x, y := s.onlyTime(i, t), s.onlyTime(j, t)
	if x == 0 || y == 0 {
		return readout.Difference{}, false
	}
	di, dj := s.sentences.items[i].doc, s.sentences.items[j].doc
	tx, ty := s.as[di].Times[x], s.as[dj].Times[y]
	vx, vy := s.as[di].Symbols.Get(tx.Value), s.as[dj].Symbols.Get(ty.Value)
	if vx == "" || vy == "" || vx == vy || s.origin[di] == s.origin[dj] {
		return readout.Difference{}, false
	}
	if strings.EqualFold(tx.Of(s.docs[di].Text), ty.Of(s.docs[dj].Text)) {
		return readout.Difference{}, false // "Wednesday" in two weeks: an update of the calendar, not of the facts
	}
	verdict, why := "conflict", fmt.Sprintf("%s is not %s, in sentences about the same thing", vx, vy)
	if mayBeOne(tx, ty, vx, vy) {
		verdict, why = "granularity", fmt.Sprintf("%s and %s may be the same, told more or less exactly", vx, vy)
	}
	return readout.Difference{
		About: s.aboutTime(i, j, kind), Kind: kind, Verdict: verdict, Why: why,
		Values: []readout.Value{s.timeValue(i, tx), s.timeValue(j, ty)},
	}, true
}

func (s *comparison) timeValue(i int, t readout.Time) readout.Value {
	u := &s.sentences.items[i]
	d := s.docs[u.doc]
	return readout.Value{Value: oneLine(t.Of(d.Text)), Evidence: []readout.Evidence{d.Cite(s.clause(u.doc, u.span, t.Span))}}
}

// onlyTime is the time of a type that stands in an assertion, when there is
// exactly one.
func (s *comparison) onlyTime(i int, t readout.TimeType) uint32 {
	u := &s.sentences.items[i]
	row := uint32(0)
	for k, x := range s.as[u.doc].Times {
		if k == 0 || x.Sentence != u.sentence || x.Type != t {
			continue
		}
		if row != 0 {
			return 0
		}
		row = uint32(k)
	}
	return row
}

// aboutTime names what is timed by the actors and the strongest terms that
// both sentences share.
func (s *comparison) aboutTime(i, j int, kind string) string {
	what := "how long: "
	if kind == "date" {
		what = "when: "
	}
	return what + oneLine(s.gist(&s.sentences.items[i]))
}

// mayBeOne reports whether two values can be one, told more or less exactly:
// durations whose ranges meet, dates of which one has the other in it.
func mayBeOne(tx, ty readout.Time, vx, vy string) bool {
	x, ok1 := hours(vx)
	y, ok2 := hours(vy)
	if !ok1 || !ok2 {
		return tx.Bound != readout.Exact || ty.Bound != readout.Exact || len(vx) != len(vy)
	}
	xl, xh := bounds(x, tx.Bound)
	yl, yh := bounds(y, ty.Bound)
	return xl <= yh && yl <= xh
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

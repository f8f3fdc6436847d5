package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// telling is one value of a figure with who gives it, in which reports.
type telling struct {
	figure
	docs    []int
	holders []int // who gives it, -1 for an outlet; beside docs
	cites   []readout.Evidence
}

// figureLines makes the lines of a group: a conflict between bodies or
// reports, what one body said first and later, and what is only told more or
// less exactly. A reader wants the three apart.
func (s *comparison) figureLines(g []figure) []readout.Difference {
	ts := s.tellings(g)
	if strings.HasPrefix(g[0].class, "money") {
		return s.boundLine(g, ts) // sums that differ are of different things
	}
	var out []readout.Difference
	d, told, conflict := s.conflictLine(g, ts)
	if conflict {
		out = append(out, d)
	}
	updates := s.updateLines(g)
	out = append(out, updates...)
	out = append(out, s.insideLines(g, told)...)
	out = append(out, s.roundingLines(g, ts)...)
	if !conflict && len(updates) == 0 {
		out = append(out, s.boundLine(g, ts)...)
	}
	return out
}

// tellings joins figures of one value. A number and "at least" that number are
// one value, as reports tell one count both ways.
func (s *comparison) tellings(g []figure) []telling {
	var ts []telling
	for _, f := range g {
		k := slices.IndexFunc(ts, func(t telling) bool { return t.value == f.value && t.vague == f.vague })
		if k < 0 {
			ts = append(ts, telling{figure: f})
			k = len(ts) - 1
		}
		t := &ts[k]
		if low, high := max(t.low, f.low), min(t.high, f.high); low <= high {
			t.low, t.high = low, high
		}
		known := false
		for i := range t.docs {
			known = known || t.docs[i] == f.doc && t.holders[i] == f.holder
		}
		if !known {
			t.docs, t.holders = append(t.docs, f.doc), append(t.holders, f.holder)
			t.cites = append(t.cites, s.docs[f.doc].Cite(s.clause(f.doc, s.sentences.items[f.at].span, s.as[f.doc].Quantities[f.row].Span)))
		}
	}
	return ts
}

// conflictLine sets the numbers of a group against each other when two of
// different reports or bodies cannot both be right; told are the values in it.
func (s *comparison) conflictLine(g []figure, ts []telling) (d readout.Difference, told []float64, ok bool) {
	var in []telling
	verdict, why := "", ""
	for i := range ts {
		part := false
		for j := range ts {
			part = part || i != j && s.against(&ts[i], &ts[j])
		}
		if part && !(ts[i].vague && (ts[i].high < few || s.coarser(&ts[i], ts))) {
			in = append(in, ts[i])
			told = append(told, ts[i].value)
		}
	}
	for i := range in {
		for j := i + 1; j < len(in); j++ {
			if !s.against(&in[i], &in[j]) {
				continue
			}
			if v, w := s.disjoint(&in[i], &in[j]); rank(v) > rank(verdict) {
				verdict, why = v, w
			}
		}
	}
	if verdict == "" {
		return d, nil, false
	}
	return readout.Difference{About: s.aboutFigure(g), Kind: "figure", Verdict: verdict, Why: why, Values: s.figureValues(in)}, told, true
}

// against reports whether two tellings of one thing, of different reports or
// bodies, cannot both be right.
func (s *comparison) against(x, y *telling) bool {
	return !(x.vague && y.vague) && s.tied(x.figure, y.figure) && (severed(x.figure, y.figure) || s.outgrown(x.figure, y.figure)) && s.apart(x, y) && !s.oneBody(x, y)
}

// few is the bound of vague figures that are too small to contradict a number:
// "several".
const few = 20

// severed reports whether two ranges are apart; those of vague figures are no
// sharp bounds, and a toll that has the attacker in it is one higher.
func severed(x, y figure) bool {
	if overlapping(x, y) || besideAttacker(x, y) || rounded(x.value, y.value) {
		return false
	}
	return !(x.vague || y.vague) || !comparableBy(x, y, loose)
}

// rounded reports whether one of two large numbers is the other, rounded: 3
// million and 3,009,611.
func rounded(x, y float64) bool {
	for _, v := range [2][2]float64{{x, y}, {y, x}} {
		if v[0] < 1000 || v[0] != math.Trunc(v[0]) {
			continue
		}
		unit := 1.0
		for math.Mod(v[0], unit*10) == 0 {
			unit *= 10
		}
		if unit >= 100 && math.Abs(v[0]-v[1]) <= unit/2 {
			return true
		}
	}
	return false
}

// besideAttacker reports whether two tolls differ by the attacker alone.
func besideAttacker(x, y figure) bool {
	return x.attacker && !y.attacker && x.value == y.value+1 || y.attacker && !x.attacker && y.value == x.value+1
}

// loose is the ratio up to which a vague figure may stand for a number beside
// its range.
const loose = 1.3

// tied reports whether anything says that two tolls are of one incident: the
// means, a day or a place of both, or sentences that are alike.
func (s *comparison) tied(x, y figure) bool {
	return !x.casualty || x.near || y.near || x.day != "" && x.day == y.day || len(x.places) > 0 && len(y.places) > 0 && s.samePlace(x.places, y.places) || s.sentences.cosine(x.at, y.at) >= alike/2
}

// outgrown reports whether one of two tolls of one incident is a minimum that
// the other has left behind: "at least six", ten.
func (s *comparison) outgrown(x, y figure) bool {
	if x.value > y.value {
		x, y = y, x
	}
	if !x.casualty || x.vague || y.vague || besideAttacker(x, y) || strings.Contains(s.as[x.doc].Quantities[x.row].Span.Of(s.lower[x.doc]), "dozen") || x.value <= 0 || y.value/x.value < one {
		return false
	}
	return x.means == y.means && x.means != "" && (x.near || y.near) || len(x.places) > 0 && len(y.places) > 0 && s.samePlace(x.places, y.places) || x.day != "" && x.day == y.day || s.sentences.cosine(x.at, y.at) >= alike
}

func rank(verdict string) int {
	return slices.Index([]string{"", "granularity", "update", "conflict"}, verdict)
}

// coarser reports whether a vague telling is another one told less exactly.
func (s *comparison) coarser(t *telling, ts []telling) bool {
	return slices.ContainsFunc(ts, func(o telling) bool { return !o.vague && overlapping(o.figure, t.figure) })
}

func overlapping(x, y figure) bool { return x.low <= y.high && y.low <= x.high }

// apart reports whether two tellings are of different reports or bodies: one
// voice that names two figures counts two things.
func (s *comparison) apart(x, y *telling) bool {
	for i := range x.docs {
		for j := range y.docs {
			if x.docs[i] != y.docs[j] || x.holders[i] != y.holders[j] && x.holders[i] >= 0 && y.holders[j] >= 0 {
				return true
			}
		}
	}
	return false
}

// oneBody reports whether two tellings come from one body and no other.
func (s *comparison) oneBody(x, y *telling) bool {
	for _, h := range x.holders {
		for _, k := range y.holders {
			if h != k || h < 0 {
				return false
			}
		}
	}
	return true
}

// disjoint is the verdict on two tellings whose ranges do not meet.
func (s *comparison) disjoint(x, y *telling) (verdict, why string) {
	later := s.later(x, y)
	if x.earlier || y.earlier {
		return "update", fmt.Sprintf("a report revises %s and %s, the one for the other", span(x.figure), span(y.figure))
	}
	if overlapping(x.figure, y.figure) {
		if x.value > y.value {
			x, y = y, x
		}
		return "update", fmt.Sprintf("%s is a minimum, and tolls rise", span(x.figure))
	}
	unattributed := !slices.ContainsFunc(x.holders, func(h int) bool { return h >= 0 }) || !slices.ContainsFunc(y.holders, func(h int) bool { return h >= 0 })
	if unattributed && x.casualty && (later > 0 && y.value > x.value || later < 0 && x.value > y.value) {
		return "update", "the higher count stands in the later report"
	}
	return "conflict", fmt.Sprintf("the ranges %s and %s do not meet", span(x.figure), span(y.figure))
}

// updateLines makes a line of each body that gave different figures in
// different reports: a body's count grows.
func (s *comparison) updateLines(g []figure) []readout.Difference {
	var out []readout.Difference
	for _, h := range holders(g) {
		if h < 0 {
			continue
		}
		var of []figure
		for _, f := range g {
			if f.holder == h {
				of = append(of, f)
			}
		}
		ts := s.tellings(of)
		moved := false
		for i := range ts {
			for j := i + 1; j < len(ts); j++ {
				moved = moved || disjointDocs(ts[i].docs, ts[j].docs) && (severed(ts[i].figure, ts[j].figure) || !ts[i].vague && !ts[j].vague && !comparableBy(ts[i].figure, ts[j].figure, close))
			}
		}
		if !moved {
			continue
		}
		slices.SortStableFunc(ts, func(x, y telling) int { return cmp.Or(-s.later(&x, &y), cmp.Compare(x.value, y.value)) })
		d := readout.Difference{About: s.aboutFigure(g) + ", by " + s.actors[h].Name, Kind: "figure", Verdict: "update", Values: s.figureValues(ts)}
		d.Why = fmt.Sprintf("%s gave each, in different reports", s.actors[h].Name)
		out = append(out, d)
	}
	return out
}

// holders are the holders of figures in order.
func holders(g []figure) []int {
	var out []int
	for _, f := range g {
		if !slices.Contains(out, f.holder) {
			out = append(out, f.holder)
		}
	}
	return out
}

func disjointDocs(x, y []int) bool {
	return !slices.ContainsFunc(x, func(d int) bool { return slices.Contains(y, d) })
}

// insideLines makes a line of each report whose own sources differ, where the
// line of the whole group has not both values already.
func (s *comparison) insideLines(g []figure, told []float64) []readout.Difference {
	var out []readout.Difference
	seen := map[string]bool{}
	for doc := range s.docs {
		var of []figure
		for _, f := range g {
			if f.doc == doc && !f.vague {
				of = append(of, f)
			}
		}
		ts := s.tellings(of)
		for i := range ts {
			for j := i + 1; j < len(ts); j++ {
				x, y := &ts[i], &ts[j]
				// Copies of one text differ inside in one way.
				key := fmt.Sprint(s.origin[doc], x.value, y.value)
				if !twoSources(x, y) || seen[key] || !severed(x.figure, y.figure) && !comparableBy(x.figure, y.figure, one) || slices.Contains(told, x.value) && slices.Contains(told, y.value) {
					continue
				}
				seen[key] = true
				v, w := "granularity", fmt.Sprintf("the ranges %s and %s overlap", span(x.figure), span(y.figure))
				if !overlapping(x.figure, y.figure) {
					v, w = "conflict", fmt.Sprintf("two sources of one report: the ranges %s and %s do not meet", span(x.figure), span(y.figure))
				}
				out = append(out, readout.Difference{
					About: s.aboutFigure(g) + ", inside " + s.outletName(doc), Kind: "figure", Verdict: v, Why: w, Values: s.figureValues([]telling{*x, *y}),
				})
			}
		}
	}
	return out
}

// twoSources reports whether two tellings of one report are of two bodies, or
// of a body and the outlet with figures near each other.
func twoSources(x, y *telling) bool {
	for _, h := range x.holders {
		for _, k := range y.holders {
			if h != k && h >= 0 && k >= 0 {
				return true
			}
		}
	}
	return false
}

// roundingLines makes a line of the vague figures that meet each other and of
// the numbers that they may stand for: "dozens", "scores", 58.
func (s *comparison) roundingLines(g []figure, ts []telling) []readout.Difference {
	var out []readout.Difference
	used := make([]bool, len(ts))
	for i := range ts {
		if used[i] || !ts[i].vague {
			continue
		}
		in := []telling{ts[i]}
		used[i] = true
		for j := range ts {
			if !used[j] && ts[j].vague && overlapping(ts[i].figure, ts[j].figure) {
				used[j] = true
				in = append(in, ts[j])
			}
		}
		numbers := 0
		for j := range ts {
			if !ts[j].vague && slices.ContainsFunc(in, func(t telling) bool {
				return t.vague && t.low <= ts[j].value && ts[j].value <= t.high && s.apart(&t, &ts[j])
			}) {
				in = append(in, ts[j])
				numbers++
			}
		}
		if numbers == 0 {
			continue // "dozens" and "scores" differ for nobody
		}
		slices.SortStableFunc(in, func(x, y telling) int { return cmp.Compare(x.value, y.value) })
		out = append(out, readout.Difference{
			About: s.aboutFigure(g), Kind: "figure", Verdict: "granularity",
			Why: "told as an order of size in one report and as a number in another", Values: s.figureValues(in),
		})
	}
	return out
}

// boundLine makes a line of numbers of different reports whose ranges meet:
// "nearly 300" and 298.
func (s *comparison) boundLine(g []figure, ts []telling) []readout.Difference {
	var in []telling
	for i := range ts {
		for j := range ts {
			if i != j && !ts[i].vague && !ts[j].vague && overlapping(ts[i].figure, ts[j].figure) && s.apart(&ts[i], &ts[j]) && comparableBy(ts[i].figure, ts[j].figure, one) {
				in = append(in, ts[i])
				break
			}
		}
	}
	if len(in) < 2 {
		return nil
	}
	slices.SortStableFunc(in, func(x, y telling) int { return cmp.Compare(x.value, y.value) })
	return []readout.Difference{{
		About: s.aboutFigure(g), Kind: "figure", Verdict: "granularity",
		Why: fmt.Sprintf("the ranges %s and %s overlap", span(in[0].figure), span(in[1].figure)), Values: s.figureValues(in),
	}}
}

// figureValues are the values of a line.
func (s *comparison) figureValues(ts []telling) []readout.Value {
	var out []readout.Value
	for _, t := range ts {
		v := readout.Value{Value: oneLine(s.withNoun(t.doc, s.as[t.doc].Quantities[t.row])), Evidence: t.cites}
		v.Low, v.High = drawn(s.as[t.doc].Quantities[t.row])
		var names []string
		for _, h := range t.holders {
			if h >= 0 && !slices.Contains(names, s.actors[h].Name) {
				names = append(names, s.actors[h].Name)
			}
		}
		v.Holder = strings.Join(names, ", ")
		out = append(out, v)
	}
	return out
}

// withNoun is a figure with the noun that it counts where that follows at once.
func (s *comparison) withNoun(doc int, q readout.Quantity) string {
	text := s.docs[doc].Text
	if q.Of.Start >= q.End && q.Of.Start <= q.End+2 {
		return text[q.Start:q.Of.End]
	}
	return q.Span.Of(text)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// later is 1 when y stands in later reports than x, -1 when in earlier ones, 0
// when that is not known or they are of one day.
func (s *comparison) later(x, y *telling) int {
	a, ok1 := s.docs[x.docs[0]].Date()
	b, ok2 := s.docs[y.docs[0]].Date()
	if !ok1 || !ok2 || a.Equal(b) {
		return 0
	}
	if b.After(a) {
		return 1
	}
	return -1
}

// number prints a figure.
func number(v float64) string {
	if v == math.Trunc(v) {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}

// aboutFigure says what a group counts.
func (s *comparison) aboutFigure(g []figure) string {
	about := "number of " + oneLine(g[0].noun)
	if g[0].class == "distance" {
		return "distance"
	}
	if strings.HasPrefix(g[0].class, "money") {
		return "amount of money"
	}
	if !g[0].casualty {
		return about
	}
	best, n := "", map[string]int{}
	for _, f := range g {
		if f.means != "" {
			n[f.means]++
			if best == "" || n[f.means] > n[best] {
				best = f.means
			}
		}
	}
	if best != "" {
		about += ", " + meansName[best]
	}
	return about
}

// drawn are the bounds of a figure, for those who draw it; a figure without an
// upper bound has only a lower one.
func drawn(q readout.Quantity) (low, high *float64) {
	if math.IsInf(q.Low, 0) || math.IsNaN(q.Low) {
		return nil, nil
	}
	low = &q.Low
	if !math.IsInf(q.High, 0) && !math.IsNaN(q.High) {
		high = &q.High
	}
	return low, high
}

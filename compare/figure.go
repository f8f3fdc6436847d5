package compare

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/kljensen/snowball/english"

	"readout"
)

// figure is a quantity with what it counts, in which incident, and who says so.
type figure struct {
	doc      int
	row      uint32 // quantity
	class    string // what is counted: "killed people", "missil"
	noun     string // the same for the reader
	means    string // the kind of incident, see meansWords
	near     bool   // the sentence itself names the means
	day      string // when the sentence dates it
	holder   int    // actor who gives it; -1: the outlet
	at       int    // assertion
	low      float64
	high     float64
	value    float64
	casualty bool
	of       []string // stems of the noun phrase counted, sorted
}

// differences lists where tellings differ: figures, durations and dates first,
// then certainty and labels.
func (s *comparison) differences() []readout.Difference {
	var out []readout.Difference
	out = append(out, s.figureDifferences()...)
	out = append(out, s.timeDifferences()...)
	out = append(out, s.certaintyDifferences()...)
	out = append(out, s.labelDifferences()...)
	for i := range out {
		out[i].ID = id("difference", i)
	}
	if out == nil {
		out = []readout.Difference{}
	}
	return out
}

// figureDifferences compares the counts of one thing in one incident.
func (s *comparison) figureDifferences() []readout.Difference {
	var out []readout.Difference
	for _, g := range s.groupFigures(s.figures()) {
		d, ok := s.figureDifference(g)
		if !ok {
			continue
		}
		out = append(out, d)
		if d.Verdict == "conflict" {
			out = append(out, s.updates(g)...)
		}
	}
	return out
}

// updates makes a line of each body that gave more than one figure of a
// group: what it said first and what it said later.
func (s *comparison) updates(g []figure) []readout.Difference {
	byHolder := map[int][]figure{}
	var order []int
	for _, f := range g {
		if f.holder < 0 {
			continue
		}
		if len(byHolder[f.holder]) == 0 {
			order = append(order, f.holder)
		}
		byHolder[f.holder] = append(byHolder[f.holder], f)
	}
	var out []readout.Difference
	for _, h := range order {
		if d, ok := s.figureDifference(byHolder[h]); ok {
			d.About += ", by " + s.actors[h].Name
			out = append(out, d)
		}
	}
	return out
}

// figures collects the quantities that can be compared.
func (s *comparison) figures() []figure {
	var out []figure
	for i := range s.sentences.items {
		for _, f := range s.figuresAt(&s.sentences.items[i]) {
			f.at = i
			out = append(out, f)
		}
	}
	return out
}

// figuresAt are the figures of one assertion. Ordinals and ages count nothing.
func (s *comparison) figuresAt(u *assertion) []figure {
	a, d := s.as[u.doc], s.docs[u.doc]
	var out []figure
	for row := 1; row < len(a.Quantities); row++ {
		q := a.Quantities[row]
		if q.Sentence != u.sentence || !u.span.Contains(q.Span) || q.Ordinal || math.IsNaN(q.Value) || partOf(d.Text[q.End:u.span.End]) {
			continue
		}
		f := figure{doc: u.doc, row: uint32(row), low: q.Low, high: q.High, value: q.Value, holder: s.holderOf(u.doc, q.Span)}
		head, unit := headNoun(q.Of.Of(d.Text)), a.Symbols.Get(q.Unit)
		switch {
		case q.Casualty != readout.NoCasualty:
			sub := subset(head)
			f.casualty, f.class, f.noun = true, q.Casualty.String()+" "+sub, sub+" "+q.Casualty.String()
			f.means, f.near = s.meansOf(u, q.Span)
		case len(head) < 3 || unit == "age":
			continue
		default:
			f.class, f.noun = english.Stem(strings.ToLower(head), false)+" "+unit, strings.ToLower(q.Of.Of(d.Text))
			f.of = slices.Compact(slices.Sorted(slices.Values(stems(q.Of.Of(d.Text)))))
		}
		f.day = s.dateIn(u)
		// "rose to six after two died": of two counts of one class in one
		// sentence, the larger has the smaller in it
		if k := slices.IndexFunc(out, func(o figure) bool { return o.class == f.class && o.casualty && o.holder == f.holder }); k >= 0 {
			if f.value > out[k].value {
				out[k] = f
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

// partOf reports whether a figure is a part of another: "58 of the 59 missiles".
func partOf(after string) bool {
	rest, ok := strings.CutPrefix(after, " of the ")
	return ok && rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// headNoun is the last word of the noun phrase that a figure counts.
func headNoun(of string) string {
	w := strings.Fields(of)
	if len(w) == 0 {
		return ""
	}
	return strings.Trim(w[len(w)-1], ".,;:\"'”’")
}

// subset names the part of the people that a casualty figure counts. Nouns
// that count everybody are one; children or soldiers are counted apart.
func subset(head string) string {
	h := strings.ToLower(head)
	switch h {
	case "child", "children", "kids", "minors", "boys", "girls", "infants", "babies", "boy", "girl":
		return "children"
	case "woman", "women":
		return "women"
	case "soldier", "soldiers", "troops", "servicemen", "serviceman", "personnel", "military", "officers", "officer", "servicemembers":
		return "soldiers"
	case "police", "policemen", "policeman":
		return "police"
	case "militants", "militant", "rebels", "rebel", "fighters", "fighter", "terrorists", "terrorist", "insurgents", "gunmen", "jihadists", "separatists":
		return "fighters"
	case "journalists", "journalist", "reporters":
		return "journalists"
	}
	return "people"
}

// holderOf is the actor who gives what stands at span, -1 for the outlet.
func (s *comparison) holderOf(doc int, span readout.Span) int {
	a := s.as[doc]
	holder := -1
	for row := 2; row < len(a.Statements); row++ {
		st := a.Statements[row]
		for _, c := range a.Spans[st.Content.First:st.Content.End] {
			if c.Contains(span) && st.Speaker != 0 {
				holder = s.actorAt(doc, st.Speaker)
			}
		}
	}
	return holder
}

// groupFigures puts together the figures that count the same thing. For
// casualties the incident must not differ; for anything else the sentences
// must be alike, since nouns such as "people" or "days" count everything.
func (s *comparison) groupFigures(fs []figure) [][]figure {
	var groups [][]figure
	// those that name their means first: the rest join the largest group
	for _, named := range []bool{true, false} {
		for _, f := range fs {
			if (f.means != "") != named {
				continue
			}
			best := -1
			for g := range groups {
				if s.sameCount(groups[g], f) && (best < 0 || len(groups[g]) > len(groups[best]) && !named) {
					best = g
				}
			}
			if best < 0 {
				groups = append(groups, []figure{f})
			} else {
				groups[best] = append(groups[best], f)
			}
		}
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(x, y figure) int { return x.at - y.at })
	}
	slices.SortStableFunc(groups, func(x, y []figure) int { return x[0].at - y[0].at })
	return groups
}

// alike is the similarity from which two sentences speak of one thing; close
// is the ratio up to which two counts of one noun are one count, rounded.
const (
	alike = 0.3
	close = 1.15
)

func (s *comparison) sameCount(g []figure, f figure) bool {
	if g[0].class != f.class {
		return false
	}
	for _, o := range g {
		if !sameIncident(o, f) {
			return false
		}
	}
	if f.casualty {
		return true
	}
	for _, o := range g {
		if o.doc != f.doc && comparable(o, f) && s.sameThing(o, f) {
			return true
		}
	}
	return false
}

// sameThing reports whether two figures with one noun count the same: their
// sentences are alike, their nouns have the same modifiers, or they are one
// number rounded, in sentences that share something.
func (s *comparison) sameThing(x, y figure) bool {
	c := s.sentences.cosine(x.at, y.at)
	if c >= alike {
		return true
	}
	mods := both(x.of, y.of)
	lo, hi := min(x.value, y.value), max(x.value, y.value)
	return c >= alike/2 && mods >= 2 || c > 0 && lo >= 20 && hi > lo && hi/lo <= close && (mods >= 1 || c >= alike/3)
}

// sameIncident reports whether two figures can be of one incident: no other
// means, no other day, and where the means do not tie them together, no other
// order of size.
func sameIncident(x, y figure) bool {
	if !sameMeans(x.means, y.means) {
		return false
	}
	if !(x.means == y.means && x.near && y.near) && !comparable(x, y) {
		return false
	}
	// "put the toll at 87 on Wednesday" dates the count, not the event: days
	// tell two incidents apart only where the figures do not suggest one
	return sameDate(x.day, y.day) || len(x.day) >= 10 && len(y.day) >= 10 && daysApart(x.day, y.day) <= recent && within(x, y, one)
}

// one is the ratio up to which two counts on two days suggest one incident.
const one = 1.5

// within reports whether the bounds of two figures are at most a ratio apart.
func within(x, y figure, ratio float64) bool {
	if x.low > y.low {
		x, y = y, x
	}
	return y.low <= x.high || x.high > 0 && y.low/x.high < ratio
}

// sameDate reports whether two TIMEX3 dates can be of one incident: one is part
// of the other, or they are at most a day apart, as reports date one night.
func sameDate(x, y string) bool {
	if x == "" || y == "" || strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
		return true
	}
	if len(x) < 10 || len(y) < 10 {
		return false
	}
	return daysApart(x[:10], y[:10]) <= 1
}

// far is the ratio from which two counts that nothing else ties together are
// taken for counts of two incidents.
const far = 4

// comparable reports whether two figures are of one order of size.
func comparable(x, y figure) bool { return within(x, y, far) }

func daysApart(x, y string) int {
	a, err1 := time.Parse(time.DateOnly, x)
	b, err2 := time.Parse(time.DateOnly, y)
	if err1 != nil || err2 != nil {
		return 0
	}
	return int(math.Abs(a.Sub(b).Hours())) / 24
}

// recent is how many days before its publication are the days that a report
// is about.
const recent = 10

// dateIn is the date that a sentence gives to what it tells: as a day, where it
// is one of the days before publication.
func (s *comparison) dateIn(u *assertion) string {
	a := s.as[u.doc]
	date := ""
	for _, t := range a.Times[1:] {
		v := a.Symbols.Get(t.Value)
		if t.Sentence != u.sentence || t.Type != readout.Date && t.Type != readout.TimeOfDay || len(v) < 4 || v[0] < '1' || v[0] > '2' || strings.Contains(v, "W") {
			continue
		}
		if date != "" && date != v {
			return ""
		}
		date = v
	}
	pub, ok := s.docs[u.doc].Date()
	if !ok || date == "" {
		return ""
	}
	if day := pub.Format(time.DateOnly); strings.HasPrefix(day, date) || len(date) >= 10 && daysApart(day, date[:10]) <= recent {
		if len(date) >= 10 {
			return date[:10]
		}
		return ""
	}
	return date
}

// dayIn is the calendar day that a sentence names, when it names exactly one.
func (s *comparison) dayIn(u *assertion) string {
	a := s.as[u.doc]
	day := ""
	for _, t := range a.Times[1:] {
		if t.Sentence != u.sentence || t.Type != readout.Date && t.Type != readout.TimeOfDay {
			continue
		}
		v := a.Symbols.Get(t.Value)
		if len(v) < 10 || v[0] == 'X' || v[4] != '-' || v[5] == 'W' {
			continue
		}
		if day != "" && day != v[:10] {
			return ""
		}
		day = v[:10]
	}
	return day
}

package compare

import (
	"cmp"
	"math"
	"slices"

	"strings"

	"readout"
	"readout/lexicon"
	"readout/nlp/entity"
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
	places   []int  // actors: where the sentence places it
	holder   int    // actor who gives it; -1: the outlet
	at       int    // assertion
	low      float64
	high     float64
	value    float64
	vague    bool // an order of size, as "dozens" is
	casualty bool
	attacker bool     // who did it is among those counted
	many     bool     // of several incidents together
	earlier  bool     // what a revision replaces: "down from eight"
	of       []string // stems of the noun phrase counted, sorted
}

// differences lists where tellings differ: figures, durations and dates first,
// then certainty and labels.
func (s *comparison) differences() []readout.Difference {
	var out []readout.Difference
	out = append(out, s.figureDifferences()...)
	out = append(out, s.timeDifferences()...)
	out = append(out, s.actorDifferences()...)
	out = append(out, s.certaintyDifferences()...)
	labels := s.labelDifferences()
	out = append(out, labels...)
	deeds := s.deedDifferences()
	out = append(out, deeds...)
	out = append(out, s.descriptorDifferences()...)
	out = append(out, s.distancingDifferences()...)
	out = append(out, s.placeDifferences()...)
	for _, d := range s.swapDifferences() {
		if !slices.ContainsFunc(append(labels, deeds...), func(l readout.Difference) bool { return hasValues(l, d) }) {
			out = append(out, d)
		}
	}
	for i := range out {
		out[i].ID = id("difference", i)
	}
	if out == nil {
		out = []readout.Difference{}
	}
	return out
}

// hasValues reports whether l has every value of d.
func hasValues(l, d readout.Difference) bool {
	for _, v := range d.Values {
		if !slices.ContainsFunc(l.Values, func(x readout.Value) bool { return x.Value == v.Value }) {
			return false
		}
	}
	return true
}

// figureDifferences compares the counts of one thing in one incident.
func (s *comparison) figureDifferences() []readout.Difference {
	var out []readout.Difference
	for _, g := range s.groupFigures(s.figures()) {
		out = append(out, s.figureLines(g)...)
	}
	return out
}

// figures collects the quantities that can be compared.
func (s *comparison) figures() []figure {
	var out []figure
	for i := range s.sentences.items {
		out = append(out, s.figuresOf(i)...)
	}
	repeat(out)
	s.civiliansApart(out)
	return out
}

// figuresOf are the figures of assertion i, found once.
func (s *comparison) figuresOf(i int) []figure {
	if s.figuresIn == nil {
		s.figuresIn = make([][]figure, len(s.sentences.items))
	}
	if s.figuresIn[i] == nil {
		s.figuresIn[i] = s.figuresAt(&s.sentences.items[i])
		for k := range s.figuresIn[i] {
			s.figuresIn[i][k].at = i
		}
		if s.figuresIn[i] == nil {
			s.figuresIn[i] = []figure{}
		}
	}
	return s.figuresIn[i]
}

// civiliansApart makes civilians a part of the people harmed in an incident of
// which the report counts officers or soldiers beside them.
func (s *comparison) civiliansApart(fs []figure) {
	type incident struct {
		doc   int
		means string
	}
	uniformed := map[incident]bool{}
	for _, f := range fs {
		if f.casualty && (strings.HasSuffix(f.class, " soldiers") || strings.HasSuffix(f.class, " police")) {
			uniformed[incident{f.doc, f.means}] = true
		}
	}
	for i := range fs {
		f := &fs[i]
		if head, ok := strings.CutSuffix(f.class, " people"); ok && f.casualty && uniformed[incident{f.doc, f.means}] && s.civilians(*f) {
			f.class, f.noun = head+" civilians", "civilians "+head
		}
	}
}

// repeat gives a count that a report repeats the date and the means that it
// has where they are named, and that it is of several incidents.
func repeat(fs []figure) {
	type same struct {
		doc   int
		class string
		value float64
	}
	named := map[same]figure{}
	for _, dates := range []bool{true, false} {
		for i := range fs {
			f := &fs[i]
			k := same{f.doc, f.class, f.value}
			if f.vague || !f.casualty {
				continue
			}
			o, ok := named[k]
			switch {
			case dates && (!ok || o.day == "" && f.day != ""):
				named[k] = *f
			case !dates && f.day == "":
				f.day = o.day
			}
			if !dates && !f.near && o.near {
				f.means, f.near = o.means, true
			}
			if dates && f.many && !named[k].many {
				o = named[k]
				o.many = true
				named[k] = o
			}
			if !dates {
				f.many = f.many || o.many
			}
		}
	}
}

// figuresAt are the figures of one assertion. Ordinals and ages count nothing.
func (s *comparison) figuresAt(u *assertion) []figure {
	a, d := s.as[u.doc], s.docs[u.doc]
	var out []figure
	first, _ := slices.BinarySearchFunc(a.Quantities[1:], u.span.Start, func(q readout.Quantity, at uint32) int { return cmp.Compare(q.Start, at) })
	for row := first + 1; row < len(a.Quantities) && a.Quantities[row].Start < u.span.End; row++ {
		q := a.Quantities[row]
		if q.Sentence != u.sentence || !u.span.Contains(q.Span) || q.Ordinal || math.IsNaN(q.Value) || partOf(d.Text[q.End:u.span.End]) || strings.HasSuffix(d.Text[:q.Start], "... ") {
			continue
		}
		f := figure{doc: u.doc, row: uint32(row), low: q.Low, high: q.High, value: q.Value, holder: s.holderOf(u.doc, u.sentence, q.Span)}
		f.vague = vagueWord(q.Of.Of(d.Text), q.Span.Of(d.Text))
		if !s.counted(u, &f) {
			continue
		}
		f.day = s.dateIn(u)
		f.places = u.places
		f.earlier = revised(s.lower[u.doc][u.span.Start:q.Start])
		// "rose to six after two died": of two counts of one class in one
		// sentence, the larger has the smaller in it
		if k := slices.IndexFunc(out, func(o figure) bool {
			return o.class == f.class && o.casualty && o.holder == f.holder && o.earlier == f.earlier
		}); k >= 0 {
			if f.value > out[k].value {
				out[k] = f
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

// revised reports whether what stands before a figure says that another has
// taken its place.
func revised(before string) bool {
	before = strings.TrimSpace(before)
	for _, w := range []string{"down from", "up from", "earlier toll of", "earlier figure of", "previous toll of", "previous figure of", "initial toll of", "initial figure of", "earlier put at", "revised from", "initial reports of", "first reports of", "early reports of"} {
		if strings.HasSuffix(before, w) || strings.HasSuffix(before, w+" an earlier") || strings.HasSuffix(before, w+" the previous") {
			return true
		}
	}
	return false
}

// holderOf is the actor who gives what stands at span of a sentence, -1 for
// the outlet.
func (s *comparison) holderOf(doc int, sentence uint32, span readout.Span) int {
	a := s.as[doc]
	holder := -1
	for _, row := range s.saidIn[doc][sentence] {
		st := a.Statements[row]
		for _, c := range a.Spans[st.Content.First:st.Content.End] {
			if c.Contains(span) && st.Speaker != 0 {
				holder = s.actorAt(doc, st.Speaker)
			}
		}
	}
	if holder >= 0 && !speaks(s.actors[holder]) {
		return -1
	}
	return holder
}

// speaks reports whether an actor can be who gives a figure. What is read as
// a speaker is sometimes what happened.
func speaks(a entity.Actor) bool {
	if place(a.Type) || !acts(a.Type) {
		return false
	}
	w := strings.Fields(lexicon.Fold(a.Name))
	if len(w) == 0 {
		return false
	}
	last := w[len(w)-1]
	return meansOfWord[last] == "" && !happening[last] && last != "incident"
}

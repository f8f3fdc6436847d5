package compare

import (
	"math"
	"slices"
	"strings"
	"time"

	"readout"
)

// moment is a time with what happened then: the verb or noun that it depends
// on, by what it counts as, and who and what took part.
type moment struct {
	doc    int
	at     int    // assertion
	row    uint32 // time
	marker string // the preposition before it
	value  string // TIMEX3
	from   time.Time
	to     time.Time
	dated  bool // it has a first and a last day, from and to
	what   []string
	frame  string // of a duration: for, in, after, ago …, window
	actors []int
	with   []int // those whom the act is done to or with
	places []int
	stems  []string
}

// moments collects the times of the reports that date something. What dates
// the saying ("said on Tuesday") and what the calendar repeats is left out.
func (s *comparison) moments(types ...readout.TimeType) []moment {
	var out []moment
	for i := range s.sentences.items {
		u := &s.sentences.items[i]
		a := s.as[u.doc]
		for _, row := range s.timesIn(u) {
			t := a.Times[row]
			v := a.Symbols.Get(t.Value)
			if !slices.Contains(types, t.Type) || v == "" || strings.HasPrefix(v, "PRESENT") || strings.HasPrefix(v, "FUTURE") {
				continue
			}
			g := s.timed(u.doc, t.Span)
			if s.reporting(u.doc, g) && s.past(u.doc, v) {
				g = s.reported(u.doc, g)
			}
			if g == 0 || s.reporting(u.doc, g) || s.listed(u, row) || s.inName(u.doc, t.Span) || u.span.Start > a.Tokens[g].Start || a.Tokens[g].Start >= u.span.End {
				continue
			}
			m := moment{doc: u.doc, at: i, row: row, value: v}
			m.from, m.to, m.dated = days(v)
			if first := s.tokenAt(u.doc, t.Start); first > 1 && a.Tokens[first-1].UPOS == readout.ADP {
				m.marker = s.word(u.doc, first-1)
			}
			m.frame = s.frame(u.doc, t.Span, m.marker)
			s.happened(&m, g)
			out = append(out, m)
		}
	}
	return out
}

// frame is how a duration stands to what it times: how long it went on, within
// which it happened, or how far it lies from something else. "The previous 24
// hours" are a window that moves with the report.
func (s *comparison) frame(doc int, span readout.Span, marker string) string {
	for w := range strings.FieldsSeq(span.Of(s.lower[doc])) {
		switch w {
		case "previous", "past", "last", "next", "coming", "recent":
			return "window"
		}
	}
	next := ""
	if t := s.tokenAt(doc, span.End); int(t) < len(s.as[doc].Tokens) && s.as[doc].Tokens[t].Start >= span.End {
		next = s.word(doc, t)
	}
	switch next {
	case "after", "before", "ago", "later", "earlier", "since", "from", "away":
		return next
	}
	switch marker {
	case "in", "within":
		return "in"
	}
	return "for"
}

// past reports whether a date lies too far before its report to be the day on
// which something was said.
func (s *comparison) past(doc int, v string) bool {
	_, to, ok := days(v)
	pub, dated := s.docs[doc].Date()
	return ok && dated && pub.Sub(to).Hours() > 24*recent
}

// inName reports whether a date stands before its noun as part of its name:
// "the 2013 ferry fire".
func (s *comparison) inName(doc int, span readout.Span) bool {
	a := s.as[doc]
	t := s.headOf(doc, span)
	switch a.Tokens[t].Deprel {
	case readout.RelCompound, readout.RelNummod, readout.RelAmod, readout.RelNmodUnmarked, readout.RelNmodPoss:
		return a.Tokens[t].Head > t
	}
	return false
}

// reported is the verb that a reporting verb takes as what it reports.
func (s *comparison) reported(doc int, t uint32) uint32 {
	for _, d := range s.dependents(doc, t) {
		switch s.as[doc].Tokens[d].Deprel {
		case readout.RelCcomp, readout.RelXcomp, readout.RelAdvcl, readout.RelObl:
			if s.as[doc].Tokens[d].UPOS == readout.VERB && !s.reporting(doc, d) {
				return d
			}
		case readout.RelObj: // "accused the army of killing"
			for _, k := range s.dependents(doc, d) {
				if s.as[doc].Tokens[k].UPOS == readout.VERB && s.as[doc].Tokens[k].Deprel == readout.RelAcl && !s.reporting(doc, k) {
					return k
				}
			}
		}
	}
	return 0
}

// listed reports whether a date is one of several of a list or of a range:
// "in 2014 and 2015".
func (s *comparison) listed(u *assertion, row uint32) bool {
	a, text := s.as[u.doc], s.docs[u.doc].Text
	for _, other := range s.timesIn(u) {
		if other == row || a.Times[other].Type != a.Times[row].Type {
			continue
		}
		x, y := a.Times[min(row, other)], a.Times[max(row, other)]
		if x.End > y.Start {
			continue
		}
		switch strings.TrimSpace(text[x.End:y.Start]) {
		case "and", "or", "-", "–", "to", ",", "through", "until":
			return true
		}
	}
	return false
}

// timesIn are the times that stand in an assertion.
func (s *comparison) timesIn(u *assertion) []uint32 {
	a := s.as[u.doc]
	first, _ := slices.BinarySearchFunc(a.Times[1:], u.span.Start, func(t readout.Time, at uint32) int { return int(int64(t.Start) - int64(at)) })
	var out []uint32
	for row := first + 1; row < len(a.Times) && a.Times[row].Start < u.span.End; row++ {
		if u.span.Contains(a.Times[row].Span) {
			out = append(out, uint32(row))
		}
	}
	return out
}

// happened fills in what a moment is of, from the governor of its time.
func (s *comparison) happened(m *moment, g uint32) {
	a := s.as[m.doc]
	s.addWhat(m, g)
	reach := []uint32{g}
	// "the attack on Tuesday killed …": a noun stands for its verb as well
	if a.Tokens[g].UPOS == readout.NOUN && core(a.Tokens[g].Deprel) {
		if h := a.Tokens[g].Head; h != 0 && a.Tokens[h].UPOS == readout.VERB && !s.reporting(m.doc, h) {
			reach = append(reach, h)
		}
	}
	for depth := 0; len(reach) > 0 && depth < 4; depth++ {
		var next []uint32
		for _, t := range reach {
			for _, d := range s.dependents(m.doc, t) {
				if !core(a.Tokens[d].Deprel) && a.Tokens[d].Deprel != readout.RelConj {
					continue
				}
				if depth <= 1 || depth == 2 && (a.Tokens[d].Deprel == readout.RelCompound || a.Tokens[d].Deprel == readout.RelAmod) {
					if k := s.meansAt(m.doc, d); k != "" && k != "war" && !(arsenal[s.lemma(m.doc, a.Tokens[d].Head)] && !wields[s.lemma(m.doc, g)]) {
						m.what = append(m.what, "^"+k)
					}
				}
				if w := s.word(m.doc, d); isWord(w) && !stopWord(w) {
					m.stems = append(m.stems, s.stem(m.doc, d))
				}
				next = append(next, d)
			}
		}
		reach = next
	}
	u := &s.sentences.items[m.at]
	m.actors, m.places = u.actors, u.places
	for _, d := range s.dependents(m.doc, g) {
		switch a.Tokens[d].Deprel {
		case readout.RelObj, readout.RelObl, readout.RelNmod:
			if i := s.actorAt(m.doc, s.mentionAt(m.doc, a.Tokens[d].Span)); i >= 0 && s.actors[i].Type == readout.Person {
				m.with = append(m.with, i)
			}
		}
	}
	slices.Sort(m.what)
	m.what = slices.Compact(m.what)
	slices.Sort(m.stems)
	m.stems = slices.Compact(m.stems)
}

// arsenal has the nouns for weapons that may lie unused, wields the words for
// their use: what is agreed on chemical weapons is no chemical attack.
var (
	arsenal = wordSet("weapon arm arsenal stockpile agent material munition")
	wields  = wordSet("use fire drop launch kill die injure wound hit strike attack attack use deploy")
)

// addWhat notes what the word at t names: itself, a kind of event, a means.
func (s *comparison) addWhat(m *moment, t uint32) {
	a := s.as[m.doc]
	if k := s.meansAt(m.doc, t); k != "" && k != "war" {
		m.what = append(m.what, "^"+k)
	}
	for _, e := range s.eventsIn[m.doc][s.sentences.items[m.at].sentence] {
		if a.Events[e].Trigger.Overlaps(a.Tokens[t].Span) {
			m.what = append(m.what, "!"+a.Events[e].Type.String())
		}
	}
	if !light[s.lemma(m.doc, t)] {
		m.what = append(m.what, s.stem(m.doc, t))
	}
}

// light has verbs and nouns that say little of what happened.
var light = map[string]bool{"be": true, "have": true, "do": true, "make": true, "take": true, "come": true, "go": true, "get": true, "begin": true, "start": true, "year": true, "day": true, "month": true, "week": true, "time": true, "hour": true, "people": true, "say": true, "report": true, "statement": true}

// sameMoment is how much two moments look like moments of one thing; 0 where
// what happened has no name in common.
func (s *comparison) sameMoment(x, y *moment) float64 {
	named := 0.0
	for _, w := range common(x.what, y.what) {
		switch w[0] {
		case '!':
			named += 0.4
		default:
			named++
		}
	}
	if named == 0 {
		return 0
	}
	if len(x.with) > 0 && len(y.with) > 0 && len(commonInts(x.with, y.with)) == 0 {
		return 0 // met two people
	}
	score := math.Min(named, 1.4)
	score += math.Min(1, 0.5*float64(len(commonInts(x.actors, y.actors))))
	if len(x.places) > 0 && len(y.places) > 0 {
		if s.samePlace(x.places, y.places) {
			score += 0.75
		} else {
			score -= 0.75
		}
	}
	if x.marker == y.marker && (x.marker == "since" || x.marker == "until" || x.marker == "by") {
		score += 0.5
	}
	score += math.Min(1, 0.4*float64(len(common(x.stems, y.stems))))
	return score + 1.5*s.sentences.cosine(x.at, y.at)
}

func commonInts(a, b []int) []int {
	var out []int
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

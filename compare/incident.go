package compare

import (
	"math"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/nlp/entity"
)

// groupFigures puts together the figures that count the same thing. For
// casualties the incident must not differ; for anything else the sentences
// must be alike, since nouns such as "people" or "days" count everything. A
// count that nothing ties to an incident is taken to be of the one that is
// told first.
func (s *comparison) groupFigures(fs []figure) [][]figure {
	var groups [][]figure
	byClass := map[string][]int{}
	for _, tied := range []bool{true, false} {
		for _, f := range fs {
			if (f.near && f.means != "") != tied {
				continue
			}
			best, score := -1, math.Inf(-1)
			for _, g := range byClass[f.class] {
				if !s.sameCount(groups[g], f) {
					continue
				}
				if at := s.affinity(groups[g], f); at > score {
					best, score = g, at
				}
			}
			if best < 0 {
				byClass[f.class] = append(byClass[f.class], len(groups))
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

// affinity is how well a figure fits a group that it may join: the same number
// and the same means count most, then how early a report tells the incident.
func (s *comparison) affinity(g []figure, f figure) float64 {
	score, first := 0.0, uint32(math.MaxUint32)
	for _, o := range g {
		first = min(first, s.sentences.items[o.at].sentence)
		if o.value == f.value && o.doc != f.doc {
			score = max(score, 2)
		}
		if o.means == f.means && o.near && f.means != "" {
			score = max(score, 1)
		}
	}
	return score + 1/float64(1+first)
}

// alike is the similarity from which two sentences speak of one thing; close
// is the ratio up to which two counts of one noun are one count, rounded.
const (
	alike = 0.3
	close = 1.15
)

func (s *comparison) sameCount(g []figure, f figure) bool {
	clashes := 0
	for _, o := range g {
		switch s.sameIncident(o, f) {
		case no:
			return false
		case unlikely:
			clashes++
		}
	}
	// a place or a size that one sentence gives oddly does not split a group
	if clashes*3 > len(g) {
		return false
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
// sentences are alike, they share enough besides the noun, or they are one
// number rounded, in sentences that share something.
// alikeDoing is the similarity from which two sentences tell one thing whatever
// their verbs.
const alikeDoing = 0.5

func (s *comparison) sameThing(x, y figure) bool {
	c := s.sentences.cosine(x.at, y.at)
	if x.class == "population" {
		return comparableBy(x, y, 2) && len(commonInts(s.whereabouts(x.at), s.whereabouts(y.at))) > 0
	}
	if strings.HasPrefix(x.class, "money") { // every sum has the same noun: only what can be one sum is
		return !x.vague && !y.vague && (overlapping(x, y) || rounded(x.value, y.value)) && comparableBy(x, y, close) && s.ties(x, y) >= 2
	}
	if c < alikeDoing && !s.sameDoing(x, y) {
		return false
	}
	if c >= alike {
		return true
	}
	mods := both(x.of, y.of)
	lo, hi := min(x.value, y.value), max(x.value, y.value)
	if c >= alike/2 && mods >= 2 || c > 0 && lo >= 20 && hi > lo && hi/lo <= close && (mods >= 1 || c >= alike/3) {
		return true
	}
	if overlapping(x, y) || comparableBy(x, y, one) {
		t := s.ties(x, y)
		return t >= 2.5 || t >= 2 && mods >= 2
	}
	return c >= alike*2/3 && x.class == "distance"
}

// sameDoing reports whether nothing says that two figures of one noun count
// those to whom two things happened: verbs that differ, a place that only one
// has where the numbers are apart, shares of something.
func (s *comparison) sameDoing(x, y figure) bool {
	if x.class == "distance" || x.casualty {
		return true
	}
	if strings.HasSuffix(x.class, " %") || !overlapping(x, y) && ((len(x.places) > 0) != (len(y.places) > 0) || s.people(x) != s.people(y)) {
		return false
	}
	v, w := s.doing(x), s.doing(y)
	return v == "" || w == "" || v == w
}

// civilians reports whether a figure says that those it counts are civilians.
func (s *comparison) civilians(f figure) bool {
	return strings.HasPrefix(strings.ToLower(headNoun(nounOf(s.as[f.doc].Quantities[f.row]).Of(s.docs[f.doc].Text))), "civilian")
}

// people reports whether a figure counts people by where they are from.
func (s *comparison) people(f figure) bool {
	_, kind, ok := entity.State(headNoun(nounOf(s.as[f.doc].Quantities[f.row]).Of(s.docs[f.doc].Text)))
	return ok && kind == entity.Demonym
}

// doing is the concept of the verb that governs what a figure counts, empty for
// one that says little.
func (s *comparison) doing(f figure) string {
	h := s.as[f.doc].Tokens[s.headOf(f.doc, nounOf(s.as[f.doc].Quantities[f.row]))].Head
	if h == 0 || s.as[f.doc].Tokens[h].UPOS != readout.VERB || s.reporting(f.doc, h) {
		return ""
	}
	switch s.lemma(f.doc, h) {
	case "have", "be", "do", "include", "involve", "see", "get", "make":
		return ""
	}
	return s.lexis.of(s.word(f.doc, h)).concept
}

// ties is how much the sentences of two figures share besides what is counted.
func (s *comparison) ties(x, y figure) float64 {
	var sum float64
	for _, t := range common(s.sentences.items[x.at].terms, s.sentences.items[y.at].terms) {
		if slices.Contains(x.of, t) {
			continue
		}
		switch t[0] {
		case '@', '#':
			sum++
		case '^':
			if !slices.ContainsFunc(x.of, func(w string) bool {
				return "^"+meansOfWord[w] == t || "^"+meansOfWord[w+"s"] == t || "^"+meansOfWord[w+"e"] == t
			}) {
				sum++
			}
		default:
			sum += 0.5
		}
	}
	return sum
}

// whereabouts are the places and states that an assertion names.
func (s *comparison) whereabouts(i int) []int {
	u := &s.sentences.items[i]
	out := slices.Clone(u.places)
	for _, k := range u.actors {
		if s.actors[k].Type == readout.State || s.actors[k].Type == readout.Place {
			out = append(out, k)
		}
	}
	return out
}

// likeness is how likely two figures are of one incident.
type likeness uint8

const (
	no likeness = iota
	unlikely
	likely
)

// sameIncident says whether two figures can be of one incident: no other
// means, no other day, no other place, and where the means do not tie them
// together, no other order of size. Means that only a sentence before names
// tell little.
func (s *comparison) sameIncident(x, y figure) likeness {
	if (x.means == "war") != (y.means == "war") && (x.near || y.near) {
		return no
	}
	if !sameMeans(x.means, y.means) && (x.near && y.near || (x.near || y.near) && (x.vague || y.vague || !comparableBy(x, y, one))) {
		return no
	}
	if (x.many || y.many) && x.value != y.value && (x.many != y.many || s.sentences.cosine(x.at, y.at) < alike) {
		return no // a night's shootings, and one of them or those of another night
	}
	// of one report, civilians and people of whom it does not say so are two counts
	if x.doc == y.doc && x.value != y.value && s.civilians(x) != s.civilians(y) {
		return no
	}
	if x.doc == y.doc && x.earlier != y.earlier {
		return likely
	}
	// one voice that names two figures counts two things
	if x.doc == y.doc && x.value != y.value && !x.vague && !y.vague && min(x.holder, y.holder) < 0 {
		// unless both name the means and are near each other: two sources, of
		// which one was not read
		if x.holder == y.holder && !(x.near && y.near && x.means == y.means && comparableBy(x, y, one)) {
			return no
		}
		return unlikely
	}
	tied := x.means == y.means && x.near && y.near
	if !sameDate(x.day, y.day) {
		return no
	}
	if x.casualty && len(x.day) >= 10 && len(y.day) >= 10 && !samePrefix(x.day, y.day) && !overlapping(x, y) && !comparableBy(x, y, overnight) {
		return no // two days, two tolls
	}
	// a count of another month or year is of what went before, unless it is
	// the same count
	if distant(x.day) != distant(y.day) && x.value != y.value && !(tied && len(x.places) > 0 && s.samePlace(x.places, y.places)) {
		return no
	}
	if tied && !comparableBy(x, y, far*far) || !tied && !comparable(x, y) {
		return unlikely
	}
	if len(x.places) > 0 && len(y.places) > 0 && !s.samePlace(x.places, y.places) {
		return unlikely
	}
	return likely
}

// samePlace reports whether some place of x is, lies in or has in it a place
// of y. Where a sentence names a town and its region, the town is the place:
// two towns of one region are two places.
func (s *comparison) samePlace(x, y []int) bool {
	for _, i := range s.narrowest(x) {
		for _, j := range s.narrowest(y) {
			if i == j || s.sharedWord(i, j) || s.within(i, j) || s.within(j, i) {
				return true
			}
		}
	}
	return false
}

// narrowest are the places of a sentence that have no other of them in them.
func (s *comparison) narrowest(places []int) []int {
	if len(places) < 2 {
		return places
	}
	var out []int
	for _, i := range places {
		if !slices.ContainsFunc(places, func(j int) bool { return i != j && s.within(j, i) }) {
			out = append(out, i)
		}
	}
	return out
}

func (s *comparison) sharedWord(i, j int) bool {
	return slices.ContainsFunc(s.known[i], func(w string) bool { return slices.Contains(s.known[j], w) })
}

// within reports whether some report puts the place i into the place j.
func (s *comparison) within(i, j int) bool {
	for _, w := range s.known[i] {
		for _, v := range s.known[j] {
			if s.liesIn[[2]string{w, v}] {
				return true
			}
		}
	}
	return false
}

// placeWords are the words of a place's name by which it is known, not those
// of states or of any place: "northern Idlib province" is Idlib.
func placeWords(name string) []string {
	var out []string
	for _, w := range strings.Fields(name) {
		if w[0] >= 'A' && w[0] <= 'Z' && len(w) >= 4 && !stateWord(w) {
			out = append(out, strings.ToLower(w))
		}
	}
	return out
}

func stateWord(w string) bool {
	for _, form := range []string{w, strings.TrimSuffix(w, "s"), strings.TrimSuffix(w, "'s")} {
		// a capital stands for its state too, but is a place of its own
		if state, _, ok := entity.State(form); ok && len(form) >= 4 && strings.EqualFold(state[:min(4, len(state))], form[:4]) {
			return true
		}
	}
	switch strings.ToLower(w) {
	case "saint", "port", "mount", "lake", "river", "province", "city", "town", "village", "district", "region", "state", "county", "north", "south", "east", "west", "northern", "southern", "eastern", "western":
		return true
	}
	return false
}

// findPlaces notes by which words each place is known, and which of these the
// reports put into one another: "Halden in Sorland province".
func (s *comparison) findPlaces() {
	s.known = make([][]string, len(s.actors))
	s.liesIn = map[[2]string]bool{}
	for i, a := range s.actors {
		if place(a.Type) {
			s.known[i] = placeWords(a.Name)
		}
	}
	for doc, d := range s.docs {
		a := s.as[doc]
		last := 0
		for m := 1; m < len(a.Mentions); m++ {
			if !place(a.Mentions[m].Type) {
				continue
			}
			if last != 0 && a.Mentions[last].Sentence == a.Mentions[m].Sentence && a.Mentions[last].End <= a.Mentions[m].Start {
				between := d.Text[a.Mentions[last].End:a.Mentions[m].Start]
				i, j := s.actorAt(doc, uint32(last)), s.actorAt(doc, uint32(m))
				if i >= 0 && j >= 0 && i != j && len(between) < 40 && (strings.Contains(between, " in ") || strings.HasPrefix(between, ", ") && len(between) == 2 || strings.Contains(between, " of ") || strings.Contains(between, " near ")) {
					for _, w := range s.known[i] {
						for _, v := range s.known[j] {
							s.liesIn[[2]string{w, v}] = true
						}
					}
				}
			}
			last = m
		}
	}
}

// place reports whether mentions of a type say where something is.
func place(t readout.EntityType) bool { return t == readout.Place || t == readout.Facility }

// one is the ratio up to which two counts on two days suggest one incident.
const one = 1.5

// comparableBy reports whether two figures are at most a ratio apart.
func comparableBy(x, y figure, ratio float64) bool {
	if x.vague || y.vague {
		if x.low > y.low {
			x, y = y, x
		}
		return y.low <= x.high || x.high > 0 && y.low/x.high < ratio
	}
	lo, hi := min(x.value, y.value), max(x.value, y.value)
	return lo == hi || lo > 0 && hi/lo < ratio
}

// sameDate reports whether two TIMEX3 dates can be of one incident: one is part
// of the other, or they are at most a day apart, as reports date one night. X
// stands for what is not known: of two weekdays, only how far they are apart.
func sameDate(x, y string) bool {
	if x != "" && y != "" && (x[0] == 'X' || y[0] == 'X') {
		if a, b := weekday(x), weekday(y); a > 0 && b > 0 {
			gap := (a - b + 7) % 7
			return gap <= 1 || gap == 6
		}
	}
	if samePrefix(x, y) {
		return true
	}
	return len(x) >= 10 && len(y) >= 10 && x[0] != 'X' && y[0] != 'X' && daysApart(x[:10], y[:10]) <= 1
}

// overnight is the ratio up to which a toll of one day may be that of the next.
const overnight = 3

// samePrefix reports whether two dates are one day, told more or less exactly.
func samePrefix(x, y string) bool {
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] && x[i] != 'X' && y[i] != 'X' {
			return false
		}
	}
	return true
}

// weekday is the day of the week of a date, 1 to 7; 0 when that is not known.
func weekday(v string) int {
	if rest, ok := strings.CutPrefix(v, "XXXX-WXX-"); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '7' {
		return int(rest[0] - '0')
	}
	if len(v) != len(time.DateOnly) {
		return 0
	}
	if t, err := time.Parse(time.DateOnly, v); err == nil {
		return (int(t.Weekday())+6)%7 + 1
	}
	return 0
}

// far is the ratio from which two counts that nothing else ties together are
// taken for counts of two incidents.
const far = 4

// comparable reports whether two figures are of one order of size.
func comparable(x, y figure) bool { return comparableBy(x, y, far) }

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
// is one of the days before publication; as a month or a year, where it lies
// further back.
func (s *comparison) dateIn(u *assertion) string {
	a := s.as[u.doc]
	date := ""
	for _, row := range s.timesIn(u) {
		t := a.Times[row]
		v, _, _ := strings.Cut(a.Symbols.Get(t.Value), "T")
		if first := s.tokenAt(u.doc, t.Start); longAgo(a.Symbols.Get(t.Value), t.Of(s.lower[u.doc])) && first > 1 && s.word(u.doc, first-1) == "in" {
			return longPast
		}
		if t.Type != readout.Date && t.Type != readout.TimeOfDay || len(v) < 4 || v[0] != 'X' && (v[0] < '1' || v[0] > '2') || strings.Contains(v, "W") && len(v) != len("XXXX-WXX-1") {
			continue
		}
		if first := s.tokenAt(u.doc, t.Start); first > 1 && s.word(u.doc, first-1) == "since" {
			continue // when the count began
		}
		if h := a.Tokens[s.headOf(u.doc, t.Span)].Head; h != 0 && a.Tokens[h].UPOS == readout.NUM {
			continue // "including 81 in 2012"
		}
		if g := s.timed(u.doc, t.Span); s.reporting(u.doc, g) && !s.past(u.doc, v) || g != 0 && tolls[s.lemma(u.doc, g)] {
			continue // when it was said or counted, not when it happened
		}
		if date != "" && date != v && !strings.HasPrefix(date, v) && !strings.HasPrefix(v, date) {
			if s.past(u.doc, v) && s.past(u.doc, date) {
				return longPast // "between January 2010 and August 2013"
			}
			return ""
		}
		if len(v) > len(date) {
			date = v
		}
	}
	if date == "" || date[0] == 'X' {
		return date
	}
	pub, ok := s.docs[u.doc].Date()
	if !ok {
		return date
	}
	if day := pub.Format(time.DateOnly); len(date) >= 10 && daysApart(day, date) <= recent {
		return date
	} else if strings.HasPrefix(day, date) {
		return "" // "this year"
	}
	return date[:min(len(date), 7)]
}

// longPast stands for a time before that of the story which has no date.
const longPast = "past"

// longAgo reports whether a time is of years or months that went before: "in
// recent years".
func longAgo(value, text string) bool {
	return vagueDate(value) && (strings.Contains(text, "year") || strings.Contains(text, "month"))
}

// tolls has the verbs by which a count moves: a date beside them is of the
// count.
var tolls = map[string]bool{"put": true, "rise": true, "climb": true, "reach": true, "stand": true, "revise": true, "update": true, "grow": true, "increase": true, "confirm": true, "raise": true}

// distant reports whether a date is a month or a year.
func distant(day string) bool { return day != "" && len(day) < 10 }

// dayIn is the calendar day that a sentence names, when it names exactly one.
func (s *comparison) dayIn(u *assertion) string {
	a := s.as[u.doc]
	day := ""
	for _, row := range s.timesIn(u) {
		t := a.Times[row]
		if t.Type != readout.Date && t.Type != readout.TimeOfDay {
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

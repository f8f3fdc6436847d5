package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
	"readout/nlp/entity"
)

// labelWords lists names for one kind of referent, in groups of like
// connotation: the plain ones first, then those that take a side or judge.
// What a line begins with says how a use is tied to its referent: of a state,
// or as the one such thing that the story is about. After the
// bias-inducing nouns of Recasens et al. 2013 and the entries on contested
// words in the style books of AP, the BBC and Reuters.
const labelWords = `
state: who rules: government authorities administration leadership | regime junta dictatorship occupier
state: the fighting: conflict fighting crisis | war | genocide
story: those who fight: fighter gunman militiaman militia | rebel opposition revolutionary resistance | militant separatist insurgent | terrorist extremist jihadist bandit mercenary thug | freedom-fighter | proxy
event: the event: attack strike raid bombing shelling shooting incident crash downing offensive operation protest immolation | massacre slaughter atrocity carnage bloodbath | crime | aggression | tragedy disaster | provocation | genocide | riot | suicide
story: those held: detainee captive | hostage | prisoner | guest
`

// labelClass is one line of labelWords.
type labelClass struct {
	name, tie string
	group     map[string]int // word -> connotation; 0 is plain
}

var labelOf = func() map[string][]*labelClass {
	m := map[string][]*labelClass{}
	for line := range strings.Lines(strings.TrimSpace(labelWords)) {
		tie, rest, _ := strings.Cut(line, ": ")
		name, list, _ := strings.Cut(rest, ": ")
		c := &labelClass{name: name, tie: tie, group: map[string]int{}}
		for i, words := range strings.Split(list, "|") {
			for _, w := range strings.Fields(words) {
				if _, ok := c.group[w]; !ok {
					c.group[w] = i
					m[w] = append(m[w], c)
				}
			}
		}
	}
	return m
}()

// label is one use of a label for a referent.
type label struct {
	at    int
	doc   int
	word  string // singular, with a modifier that marks it
	group int
	span  readout.Span
}

// referent is what a label is for.
type referent struct {
	class  *labelClass
	anchor string
	state  bool // the anchor is a state whose people those who fight are
}

// labelDifferences finds one referent under different names: what is called a
// government here and a regime there, of one state. A class gives one line
// for each referent.
func (s *comparison) labelDifferences() []readout.Difference {
	uses := map[referent][]label{}
	var order []referent
	add := func(r referent, l label) {
		if _, ok := uses[r]; !ok {
			order = append(order, r)
		}
		uses[r] = append(uses[r], l)
	}
	for doc := range s.docs {
		last := "" // the event that the report spoke of last
		for _, i := range s.sentences.byDoc[doc] {
			last = s.labels(i, last, add)
		}
	}
	order = atHome(order, uses)
	var out []readout.Difference
	for _, r := range order {
		if r.class.tie == "event" && !s.widelyTold(uses[r]) {
			continue
		}
		values := s.labelValues(uses[r])
		if len(values) < 2 {
			continue
		}
		about := "what to call " + r.class.name
		if r.anchor != "" {
			about += " (" + r.anchor + ")"
		}
		out = append(out, readout.Difference{
			About: about, Kind: "label", Verdict: "framing", Why: "words of different connotation for one referent, in different reports", Values: values,
		})
	}
	return out
}

// atHome takes those who fight of the state that reports name most for those of
// the story: in a war of Norland, of which two reports tell, "Norland rebels" are
// the rebels.
func atHome(order []referent, uses map[referent][]label) []referent {
	var home referent
	for _, r := range order {
		if r.state && len(uses[r]) > len(uses[home]) && slices.ContainsFunc(uses[r], func(l label) bool { return l.doc != uses[r][0].doc }) {
			home = r
		}
	}
	if home.class == nil {
		return order
	}
	story := referent{class: home.class}
	if len(uses[story]) == 0 {
		order = append(order, story)
	}
	uses[story] = append(uses[story], uses[home]...)
	slices.SortStableFunc(uses[story], func(x, y label) int { return cmp.Compare(x.at, y.at) })
	return slices.DeleteFunc(order, func(r referent) bool { return r == home })
}

// widelyTold reports whether an event is one that the story is about: at least
// two reports, and one in three, name it plainly.
func (s *comparison) widelyTold(uses []label) bool {
	var docs []int
	for _, l := range uses {
		if l.group == 0 && !slices.Contains(docs, l.doc) {
			docs = append(docs, l.doc)
		}
	}
	return len(docs) >= 2 && 3*len(docs) >= len(s.docs)
}

// labels finds the labels in an assertion with what ties each to its referent.
func (s *comparison) labels(i int, last string, found func(referent, label)) string {
	u := &s.sentences.items[i]
	a := s.as[u.doc]
	r := a.Sentences[u.sentence].Tokens
	for t := r.First; t < r.End; t++ {
		w := s.word(u.doc, t)
		if m := s.meansAt(u.doc, t); m != "" && m != "war" && m != "gun" && m != "fire" {
			last = meansName[m]
		}
		if a.Tokens[t].UPOS != readout.NOUN && a.Tokens[t].UPOS != readout.PROPN || !u.span.Contains(a.Tokens[t].Span) {
			continue
		}
		w = s.lemma(u.doc, t)
		modifies := a.Tokens[t].Deprel == readout.RelCompound && a.Tokens[t].Head > t
		for _, c := range labelOf[w] {
			anchor, from, ok, of := "", t, false, false
			switch c.tie {
			case "state":
				if anchor, from = s.stateBefore(u, t, r.First); anchor == "" && !(c.name == "the fighting" && t+1 < r.End && s.word(u.doc, t+1) == "of") {
					anchor = s.stateAfter(u, t, r.End) // but "the genocide of the Norlanders" names whom it is of
				}
				ok = anchor != ""
			case "story":
				ok = !(w == "guest" && !s.quotedWord(u.doc, t)) && !s.inNameOf(u.doc, t) && (!modifies || groupNoun[s.lemma(u.doc, a.Tokens[t].Head)]) &&
					!s.besideOther(u.doc, t, c, modifies) && !(abstract[w] && !modifies && !s.aGroup(u.doc, t))
				from = s.modified(u.doc, t, r.First)
				if w != "proxy" { // whose proxies says who pays them
					anchor, of = s.groupOf(u.doc, t)
				}
			case "event":
				if anchor, from = s.meansBefore(u, t, r.First); anchor == "" && s.pointsBack(u.doc, t, c.group[w] > 0) {
					anchor = last
				}
				ok = anchor != "" && !(modifies && c.group[w] > 0) && !s.titled(u.doc, t)
			}
			name, group := w, c.group[w]
			if t > r.First && c.tie == "state" {
				if mark := s.markAt(u.doc, t-1); mark != "" {
					name, group = mark+" "+w, 10+len(mark)
					from = min(from, t-1)
				}
			}
			if ok {
				found(referent{c, anchor, of}, label{i, u.doc, name, group, readout.Span{Start: a.Tokens[from].Start, End: a.Tokens[t].End}})
			}
		}
	}
	return last
}

// quotedWord reports whether the token at t stands alone in quotation marks.
func (s *comparison) quotedWord(doc int, t uint32) bool {
	if t < 2 || int(t)+1 >= len(s.as[doc].Tokens) {
		return false
	}
	const marks = "\"“”‘’'"
	return strings.ContainsAny(s.word(doc, t-1), marks) && strings.ContainsAny(s.word(doc, t+1), marks)
}

// stateBefore is the state that a name, a demonym or a leader among the four
// words before token t stands for.
func (s *comparison) stateBefore(u *assertion, t, first uint32) (string, uint32) {
	a := s.as[u.doc]
	for k := t; k > first && t-k < 4; {
		k--
		if state := s.stateAt(u.doc, a.Tokens[k].Span); state != "" {
			return state, k
		}
		if w := s.word(u.doc, k); lexicon.Function(w) || lexicon.Reports(w) {
			break
		}
	}
	return "", t
}

// stateAfter is the state that a name right after the noun at t puts it in:
// "the government in Oslo".
func (s *comparison) stateAfter(u *assertion, t, end uint32) string {
	if t+2 >= end {
		return ""
	}
	switch s.word(u.doc, t+1) {
	case "in", "of":
		return s.stateAt(u.doc, s.as[u.doc].Tokens[t+2].Span)
	}
	return ""
}

// meansBefore is the means that stands in the noun phrase before token t.
func (s *comparison) meansBefore(u *assertion, t, first uint32) (string, uint32) {
	for k := t; k > first && t-k < 4; {
		k--
		if m := s.meansAt(u.doc, k); m != "" && m != "war" {
			return meansName[m], k
		}
		if w := s.word(u.doc, k); lexicon.Function(w) || lexicon.Reports(w) {
			break
		}
	}
	return "", t
}

// groupNoun has the nouns that a label of those who fight may stand before.
var groupNoun = map[string]bool{"group": true, "force": true, "leader": true, "commander": true, "fighter": true, "organization": true, "organisation": true, "spokesman": true, "official": true, "hold": true, "checkpoint": true, "position": true, "village": true, "faction": true, "militia": true}

// pointsBack reports whether the noun at t can stand for an event that was
// spoken of: it has an article or a pointer, or is what something is called;
// what a name says more of is an event of its own.
func (s *comparison) pointsBack(doc int, t uint32, judging bool) bool {
	a := s.as[doc]
	called := false
	for _, d := range s.dependents(doc, t) {
		if a.Tokens[d].UPOS == readout.PROPN {
			return false
		}
		called = called || a.Tokens[d].Deprel == readout.RelCop || s.word(doc, d) == "as" || s.word(doc, d) == "\"" || s.word(doc, d) == "“"
	}
	return s.definite(doc, t) || judging && (called || a.Tokens[t].Deprel == readout.RelXcomp || a.Tokens[t].Deprel == readout.RelObj)
}

// definite reports whether the noun at t has an article or a pointer before
// its phrase that says it was spoken of.
func (s *comparison) definite(doc int, t uint32) bool {
	for _, d := range s.dependents(doc, t) {
		switch s.word(doc, d) {
		case "the", "this", "that", "these", "those", "such":
			return true
		}
	}
	return false
}

// abstract has the labels that are more often a doing than a group: "met with
// opposition", "offered no resistance".
var abstract = wordSet("opposition resistance")

// aGroup reports whether an abstract label is for a group: with an article or a
// state before it, and not of something.
func (s *comparison) aGroup(doc int, t uint32) bool {
	a := s.as[doc]
	group := a.Tokens[t].Deprel == readout.RelCompound
	for _, d := range s.dependents(doc, t) {
		switch {
		case a.Tokens[d].Deprel == readout.RelNmod && (s.marked(doc, d, "to") || s.marked(doc, d, "from")):
			return false
		case s.stateAt(doc, a.Tokens[d].Span) != "" || s.word(doc, d) == "the":
			group = true
		}
	}
	return group
}

// besideOther reports whether the noun at t, or what it stands before, is
// joined by "and" to another label of its class: "rebels, government forces and
// Norland militia" are three parties.
func (s *comparison) besideOther(doc int, t uint32, c *labelClass, modifies bool) bool {
	a := s.as[doc]
	if modifies {
		t = a.Tokens[t].Head
	}
	first := t
	if a.Tokens[t].Deprel == readout.RelConj {
		first = a.Tokens[t].Head
	}
	labelled := func(k uint32) bool {
		if _, ok := c.group[s.lemma(doc, k)]; ok {
			return true
		}
		return slices.ContainsFunc(s.dependents(doc, k), func(d uint32) bool {
			_, ok := c.group[s.lemma(doc, d)]
			return ok && a.Tokens[d].Deprel == readout.RelCompound
		})
	}
	if first != t && labelled(first) {
		return true
	}
	return slices.ContainsFunc(s.dependents(doc, first), func(k uint32) bool {
		return k != t && a.Tokens[k].Deprel == readout.RelConj && labelled(k)
	})
}

// titled reports whether the noun at t opens a name of its own: "Operation
// Northern Wind".
func (s *comparison) titled(doc int, t uint32) bool {
	a, text := s.as[doc], s.docs[doc].Text
	upper := func(k uint32) bool {
		c := text[a.Tokens[k].Start]
		return c >= 'A' && c <= 'Z'
	}
	return int(t)+1 < len(a.Tokens) && upper(t) && upper(t+1) && a.Tokens[t+1].UPOS == readout.PROPN
}

// inNameOf reports whether the noun at t is part of a name.
func (s *comparison) inNameOf(doc int, t uint32) bool {
	a := s.as[doc]
	m := s.mentionAt(doc, a.Tokens[t].Span)
	return m != 0 && a.Mentions[m].Form == readout.Named && a.Mentions[m].Contains(a.Tokens[t].Span)
}

// groupOf is the body or the people whose the noun at t is, "" for no one in
// particular: those of a militia of one valley are not those of another, nor of
// the rebels of the story. ofState says that it is a state whose they are.
func (s *comparison) groupOf(doc int, t uint32) (name string, ofState bool) {
	a := s.as[doc]
	of := s.dependents(doc, t)
	if a.Tokens[t].Deprel == readout.RelCompound { // "the Free Halden rebel group"
		of = append(slices.Clone(of), s.dependents(doc, a.Tokens[t].Head)...)
	}
	for _, d := range of {
		if d == t {
			continue
		}
		switch r := a.Tokens[d].Deprel; {
		case r != readout.RelCompound && r != readout.RelAppos && r != readout.RelFlat && r != readout.RelAmod:
			continue
		case sided[s.markAt(doc, d)]:
			return s.markAt(doc, d), false
		}
		if state := s.stateAt(doc, a.Tokens[d].Span); state != "" {
			return state, true
		} else if stateWord(a.Tokens[d].Of(s.docs[doc].Text)) {
			continue
		}
		m := s.mentionAt(doc, a.Tokens[d].Span)
		w := s.word(doc, d)
		aPeople := !strings.HasSuffix(s.lemma(doc, d), "ist") && !strings.Contains(w, "-") && w[0] < utf8.RuneSelf // not a creed or a side
		if a.Tokens[d].UPOS == readout.ADJ && aPeople && a.Tokens[d].Of(s.docs[doc].Text) != w {
			return title(w), false // "Sunni": a capital of its own
		}
		i := s.actorAt(doc, m)
		if i < 0 || a.Mentions[m].Contains(a.Tokens[t].Span) {
			continue
		}
		switch x := s.actors[i]; x.Type {
		case readout.Organisation, readout.Group:
			if a.Mentions[m].Form == readout.Named {
				return x.Name, false
			}
		case readout.NORP:
			if x.State == "" && aPeople {
				return title(w), false
			}
		}
	}
	return "", false
}

// sided has the marks of those who fight on the other side.
var sided = wordSet("pro-government government-backed anti-government")

// modified is the first token of the modifiers before the noun at t.
func (s *comparison) modified(doc int, t, first uint32) uint32 {
	a := s.as[doc]
	from := t
	for k := t; k > first && t-k < 3; k-- {
		switch a.Tokens[k-1].UPOS {
		case readout.ADJ, readout.PROPN, readout.PUNCT:
			if w := s.word(doc, k-1); a.Tokens[k-1].UPOS == readout.PUNCT && w != "-" {
				return from
			}
			from = k - 1
		default:
			return from
		}
	}
	return from
}

// maxNested is how many mentions may stand one in another.
const maxNested = 4

// mentionAt is the innermost mention that covers span, else one that covers its
// start, 0 for none.
func (s *comparison) mentionAt(doc int, span readout.Span) uint32 {
	a := s.as[doc]
	after, _ := slices.BinarySearchFunc(a.Mentions[1:], span.Start+1, func(m readout.Mention, at uint32) int { return cmp.Compare(m.Start, at) })
	found := 0
	for m := after; m > 0 && m+maxNested > after; m-- {
		switch {
		case a.Mentions[m].End >= span.End:
			return uint32(m)
		case a.Mentions[m].End > span.Start && found == 0:
			found = m
		}
	}
	return uint32(found)
}

// stateAt is the state that the name covering span belongs to.
func (s *comparison) stateAt(doc int, span readout.Span) string {
	if state, _, ok := entity.State(span.Of(s.docs[doc].Text)); ok {
		return state
	}
	m := s.mentionAt(doc, span)
	if m == 0 {
		return ""
	}
	if actor := s.actorAt(doc, m); actor >= 0 && s.actors[actor].Type == readout.Person {
		return s.actors[actor].State
	}
	return ""
}

// perWord is how many places of a report are cited for one word.
const perWord = 3

// labelValues groups uses by word. Reports of different origins must differ in
// the connotation of their words: one has a word of a group that the other
// never uses.
func (s *comparison) labelValues(uses []label) []readout.Value {
	var words []string
	type in struct {
		word string
		doc  int
	}
	cites := map[in]int{}
	evidence := map[string][]readout.Evidence{}
	group := map[string]int{}
	byGroup := map[int][]int{} // group -> documents
	for _, l := range uses {
		if !slices.Contains(words, l.word) {
			words = append(words, l.word)
		}
		group[l.word] = l.group
		if !slices.Contains(byGroup[l.group], l.doc) {
			byGroup[l.group] = append(byGroup[l.group], l.doc)
		}
		if cites[in{l.word, l.doc}]++; cites[in{l.word, l.doc}] <= perWord {
			evidence[l.word] = append(evidence[l.word], s.docs[l.doc].Cite(s.around(&s.sentences.items[l.at], l.span)))
		}
	}
	differ := false
	for g, x := range byGroup {
		for h, y := range byGroup {
			if g >= h {
				continue
			}
			for _, d := range x {
				for _, e := range y {
					// one of the two never uses the other's words
					if s.twoTellings(d, e) && (!slices.Contains(y, d) || !slices.Contains(x, e)) {
						differ = true
					}
				}
			}
		}
	}
	if !differ {
		return nil
	}
	slices.SortStableFunc(words, func(x, y string) int { return group[x] - group[y] })
	var out []readout.Value
	for _, w := range words {
		out = append(out, readout.Value{Value: w, Evidence: evidence[w]})
	}
	return out
}

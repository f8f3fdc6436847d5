package compare

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
	"readout/nlp/entity"
)

// labelWords lists names for one kind of referent. Words before the bar are
// the plain ones, words after it carry a judgement or take a side. A line is
// a class; only a plain word against a judging one, or two judging ones, make
// a difference of framing.
const labelWords = `
who rules: government authorities administration leadership | regime junta dictatorship occupation
who fights: rebels fighters insurgents militants separatists opposition gunmen militiamen | terrorists extremists bandits mercenaries jihadists thugs freedom-fighters proxies
the attack: attack strike raid bombing shelling shooting | massacre aggression slaughter atrocity crime onslaught carnage bloodbath terrorism
the killing: killing death | assassination murder execution martyrdom lynching liquidation
the operation: operation offensive campaign | invasion onslaught aggression crackdown pogrom cleansing
the protest: protest demonstration rally march | riot mob unrest uprising revolution insurrection
the seizure: arrest detention capture | abduction kidnapping hostage-taking
the conflict: war conflict fighting crisis | genocide insurgency rebellion terrorism
the seized: detained arrested captured held | abducted kidnapped hostage hostages
`

type labelClass struct {
	name    string
	judging map[string]bool // word -> judging
}

var labelOf = func() map[string][]*labelClass {
	m := map[string][]*labelClass{}
	for line := range strings.Lines(strings.TrimSpace(labelWords)) {
		name, list, _ := strings.Cut(line, ":")
		c := &labelClass{name: name, judging: map[string]bool{}}
		plain, judging, _ := strings.Cut(list, "|")
		for i, words := range []string{plain, judging} {
			for _, w := range strings.Fields(words) {
				for _, form := range []string{w, strings.TrimSuffix(w, "s"), w + "s"} {
					if _, ok := c.judging[form]; !ok {
						c.judging[form] = i == 1
						m[form] = append(m[form], c)
					}
				}
			}
		}
	}
	return m
}()

// label is one use of a label for a referent.
type label struct {
	at      int
	word    string // as in the class, singular
	judging bool
	span    readout.Span
}

// labelDifferences finds one referent under different names: what is called a
// government here and a regime there, of one state. A class gives one line
// for each referent.
func (s *comparison) labelDifferences() []readout.Difference {
	type key struct {
		class  *labelClass
		anchor string
	}
	uses := map[key][]label{}
	var order []key
	for i := range s.sentences.items {
		s.labels(i, func(c *labelClass, anchor string, l label) {
			k := key{c, anchor}
			if _, ok := uses[k]; !ok {
				order = append(order, k)
			}
			uses[k] = append(uses[k], l)
		})
	}
	var out []readout.Difference
	for _, k := range order {
		values := s.labelValues(uses[k])
		if len(values) < 2 {
			continue
		}
		about := "what to call " + k.class.name
		if k.anchor != "" {
			about += " (" + k.anchor + ")"
		}
		out = append(out, readout.Difference{
			About: about, Kind: "label", Verdict: "framing", Why: "different words for one referent, of which at least one judges", Values: values,
		})
	}
	return out
}

// labels finds the labels in an assertion with what anchors them: the state or
// the kind of incident that the words before them name.
func (s *comparison) labels(i int, found func(*labelClass, string, label)) {
	u := &s.sentences.items[i]
	a := s.as[u.doc]
	lower := s.lower[u.doc]
	r := a.Sentences[u.sentence].Tokens
	for t := r.First; t < r.End; t++ {
		w := a.Tokens[t].Of(lower)
		for _, c := range labelOf[w] {
			anchor, from := s.anchor(u, t, r.First, lower)
			if anchor == "" {
				continue
			}
			found(c, anchor, label{i, strings.TrimSuffix(w, "s"), c.judging[w], readout.Span{Start: a.Tokens[from].Start, End: a.Tokens[t].End}})
		}
	}
}

// anchor finds what the label at token t is of, among the four words before
// it: a state by name, demonym or leader, or the means of an attack.
func (s *comparison) anchor(u *assertion, t, first uint32, lower string) (string, uint32) {
	a := s.as[u.doc]
	for k := t; k > first && t-k < 4; {
		k--
		w := a.Tokens[k].Of(lower)
		if m := meansOfWord[w]; m != "" && m != "war" && happening[a.Tokens[t].Of(lower)] {
			return meansName[m], k
		}
		if state := s.stateAt(u.doc, a.Tokens[k].Span); state != "" {
			return state, k
		}
		if lexicon.Function(w) || lexicon.Reports(w) {
			break
		}
	}
	return "", t
}

// stateAt is the state that the name covering span belongs to.
func (s *comparison) stateAt(doc int, span readout.Span) string {
	a := s.as[doc]
	if state, _, ok := entity.State(span.Of(s.docs[doc].Text)); ok {
		return state
	}
	i, found := slices.BinarySearchFunc(a.Mentions[1:], span, func(m readout.Mention, x readout.Span) int {
		switch {
		case m.End <= x.Start:
			return -1
		case m.Start > x.Start:
			return 1
		}
		return 0
	})
	if !found {
		return ""
	}
	if actor := s.actorAt(doc, uint32(i+1)); actor >= 0 && s.actors[actor].Type == readout.Person {
		return s.actors[actor].State
	}
	return ""
}

// labelValues groups uses by word. There must be a judging word, used by
// reports of other origins than another word.
func (s *comparison) labelValues(uses []label) []readout.Value {
	var words []string
	judging := map[string]bool{}
	docs := map[string][]int{}
	evidence := map[string][]readout.Evidence{}
	for _, l := range uses {
		u := &s.sentences.items[l.at]
		if !slices.Contains(words, l.word) {
			words = append(words, l.word)
		}
		judging[l.word] = l.judging
		if !slices.Contains(docs[l.word], u.doc) {
			docs[l.word] = append(docs[l.word], u.doc)
			evidence[l.word] = append(evidence[l.word], s.docs[u.doc].Cite(s.around(u, l.span)))
		}
	}
	differ := false
	for _, x := range words {
		for _, y := range words {
			if x != y && judging[x] && s.otherOrigins(docs[x], docs[y]) {
				differ = true
			}
		}
	}
	if !differ {
		return nil
	}
	var out []readout.Value
	for _, w := range words {
		out = append(out, readout.Value{Value: w, Evidence: evidence[w]})
	}
	return out
}

// otherOrigins reports whether some report in x and some report in y are
// independent of each other.
func (s *comparison) otherOrigins(x, y []int) bool {
	for _, a := range x {
		for _, b := range y {
			if s.origin[a] != s.origin[b] {
				return true
			}
		}
	}
	return false
}

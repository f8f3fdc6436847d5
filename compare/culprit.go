package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// Blamed is one party that a report holds responsible for what happened to
// people, in its own voice or another's.
type Blamed struct {
	Doc    int    // of the documents given, in their order
	Who    string // the noun phrase, as the report has it
	Weight float64
	Holder string // who says so; empty for the report itself
	Span   readout.Span

	at    int    // assertion
	head  uint32 // token
	force float64
}

// deed has the verbs and nouns by which someone harms people or is said to,
// with how much they say so.
var deed = func() map[string]float64 {
	m := map[string]float64{}
	add := func(w float64, words string) {
		for _, x := range strings.Fields(words) {
			m[x] = w
		}
	}
	add(2, `kill massacre slaughter murder execute behead butcher bombard bomb shell gas poison assassinate`)
	add(1.5, `attack strike raid airstrike bombing bombardment shelling massacre shooting crime killing assault bombing ambush offensive`)
	add(1, `target hit pound launch fire drop carry commit wound injure wounding storm detonate destroy pummel conduct perpetrate injuring shoot down abduct kidnap seize`)
	add(0.5, `air car suicide warplane jet helicopter plane missile rocket mortar barrel artillery aircraft sniper gunfire`)
	return m
}()

// harms has the verbs that need an object to be active.
var harms = map[string]bool{"kill": true, "massacre": true, "slaughter": true, "murder": true, "execute": true, "behead": true, "bombard": true, "shell": true, "gas": true, "poison": true, "target": true, "hit": true, "wound": true, "injure": true, "destroy": true, "bomb": true}

// blames finds whom each report holds responsible: who does the harm in its
// sentences, and whom it says is accused. Titles and what stands early weigh
// more, and so do sentences that count the dead.
func (s *comparison) blames() []Blamed {
	var out []Blamed
	for doc := range s.docs {
		for k, i := range s.sentences.byDoc[doc] {
			u := &s.sentences.items[i]
			weight := 1 / (1 + float64(k)/6)
			if u.title {
				weight = 2
			}
			if slices.ContainsFunc(u.terms, func(t string) bool { return t == "~killed" || t == "~wounded" }) {
				weight *= 1.5
			}
			for _, b := range s.blamesIn(u) {
				b.Weight *= weight
				b.at = i
				if b.Weight > 0 {
					out = append(out, b)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Blamed) int {
		return cmp.Or(cmp.Compare(x.Doc, y.Doc), cmp.Compare(y.Weight, x.Weight))
	})
	return out
}

// blamesIn finds the parties that one sentence holds responsible.
func (s *comparison) blamesIn(u *assertion) []Blamed {
	a := s.as[u.doc]
	r := a.Sentences[u.sentence].Tokens
	var out []Blamed
	add := func(t uint32, w float64) {
		who, span := s.party(u.doc, t)
		if who == "" {
			return
		}
		b := Blamed{Doc: u.doc, Who: who, Weight: w, Span: span, head: t, force: w}
		if h := s.holderOf(u.doc, u.sentence, a.Tokens[t].Span); h >= 0 {
			b.Holder = s.actors[h].Name
		}
		out = append(out, b)
	}
	for t := r.First; t < r.End; t++ {
		w := s.lemma(u.doc, t)
		switch a.Tokens[t].UPOS {
		case readout.VERB:
			s.blameVerb(u, t, w, add)
		case readout.NOUN, readout.PROPN:
			if d := deed[w]; d > 0 {
				for _, k := range s.dependents(u.doc, t) {
					switch a.Tokens[k].Deprel {
					case readout.RelCompound, readout.RelAmod, readout.RelNmodPoss:
						if k < t {
							add(k, d)
						}
					case readout.RelNmod, readout.RelObl, readout.RelOblAgent:
						if s.marked(u.doc, k, "by") || s.marked(u.doc, k, "from") {
							add(k, d+0.5)
						}
					}
				}
			}
		case readout.ADJ:
			if w == "responsible" || w == "accountable" || w == "guilty" {
				if k := s.subject(u.doc, t); k != 0 {
					add(k, 2.5)
				} else if h := a.Tokens[t].Head; h != 0 {
					for _, k := range s.dependents(u.doc, h) {
						if a.Tokens[k].Deprel == readout.RelObj {
							add(k, 2.5)
						}
					}
				}
			}
		}
	}
	return out
}

// blameVerb finds whom a verb makes responsible: its subject when it harms, its
// agent when it is passive, its object when it accuses.
func (s *comparison) blameVerb(u *assertion, t uint32, w string, add func(uint32, float64)) {
	a := s.as[u.doc]
	if d := deed[w]; d > 0 {
		passive, object := false, false
		for _, k := range s.dependents(u.doc, t) {
			switch a.Tokens[k].Deprel {
			case readout.RelNsubjPass, readout.RelAuxPass:
				passive = true
			case readout.RelObj:
				object = true
			case readout.RelOblAgent, readout.RelObl:
				if s.marked(u.doc, k, "by") {
					add(k, d+0.5)
				} else if s.marked(u.doc, k, "in") || s.marked(u.doc, k, "after") {
					if e := deed[s.lemma(u.doc, k)]; e > 0 {
						for _, m := range s.dependents(u.doc, k) {
							if a.Tokens[m].Deprel == readout.RelNmod && s.marked(u.doc, m, "by") {
								add(m, d+0.5)
							}
						}
					}
				}
			}
		}
		// "ten killed in a raid": a participle without an object, as headlines
		// have it, is passive
		if !passive && (object || !strings.HasSuffix(s.word(u.doc, t), "ed") || !harms[w]) {
			if k := s.subject(u.doc, t); k != 0 {
				add(k, d)
			}
		}
		return
	}
	switch w {
	case "accuse", "blame", "condemn":
		if hasAny(s.lower[u.doc][a.Tokens[t].End:u.span.End], notDone) {
			return
		}
		for _, k := range s.dependents(u.doc, t) {
			switch {
			case a.Tokens[k].Deprel == readout.RelObj || a.Tokens[k].Deprel == readout.RelNsubjPass:
				if w == "condemn" { // for what they said or failed to do, as often
					add(k, outright-0.5)
				} else {
					add(k, outright)
				}
			case a.Tokens[k].Deprel == readout.RelObl && w == "blame" && s.marked(u.doc, k, "on"):
				add(k, 2.5)
			}
		}
	case "claim":
		for _, k := range s.dependents(u.doc, t) {
			if s.lemma(u.doc, k) == "responsibility" {
				if k := s.subject(u.doc, t); k != 0 {
					add(k, 4)
				}
			}
		}
	}
}

// notDone has what those are accused of who did not do the harm: "accused Norland
// of not reining in its ally".
var notDone = []string{"of not ", "of failing ", "of doing nothing", "of doing too little"}

// subject is the subject of the verb or the adjective at t, 0 for none; that
// of a relative clause is what it belongs to.
func (s *comparison) subject(doc int, t uint32) uint32 {
	a := s.as[doc]
	for _, k := range s.dependents(doc, t) {
		if a.Tokens[k].Deprel == readout.RelNsubj {
			if w := s.word(doc, k); w == "which" || w == "that" || w == "who" {
				return a.Tokens[t].Head
			}
			return k
		}
	}
	switch a.Tokens[t].Deprel {
	case readout.RelAcl:
		return a.Tokens[t].Head
	case readout.RelConj, readout.RelXcomp, readout.RelAdvcl:
		if h := a.Tokens[t].Head; h != 0 && h != t && a.Tokens[h].UPOS == readout.VERB {
			for _, k := range s.dependents(doc, h) {
				if a.Tokens[k].Deprel == readout.RelNsubj {
					return k
				}
			}
		}
	}
	return 0
}

// marked reports whether the noun at t has a preposition.
func (s *comparison) marked(doc int, t uint32, preposition string) bool {
	for _, k := range s.dependents(doc, t) {
		if s.as[doc].Tokens[k].Deprel == readout.RelCase && s.word(doc, k) == preposition {
			return true
		}
	}
	return false
}

// party is the noun phrase at t with the words before it that say whose it is;
// a pronoun or a mention gives its actor's name.
func (s *comparison) party(doc int, t uint32) (string, readout.Span) {
	a := s.as[doc]
	span := a.Tokens[t].Span
	if m := s.mentionAt(doc, span); m != 0 && a.Tokens[t].UPOS == readout.PRON {
		if i := s.actorAt(doc, m); i >= 0 {
			return s.actors[i].Name, a.Mentions[m].Span
		}
	}
	if a.Tokens[t].UPOS == readout.PRON {
		return "", span
	}
	for _, k := range s.dependents(doc, t) {
		switch a.Tokens[k].Deprel {
		case readout.RelCompound, readout.RelAmod, readout.RelNmodPoss, readout.RelFlat, readout.RelNmodDesc:
			if k < t {
				span.Start = min(span.Start, a.Tokens[k].Start)
			}
		}
	}
	return oneLine(span.Of(s.docs[doc].Text)), span
}

// BlamedIn is whom each report holds responsible for harm to people, the
// strongest first within a report.
func BlamedIn(docs []*readout.Document, as []*readout.Analysis) []Blamed {
	s := newComparison(docs, as)
	out := s.blames()
	for i := range out {
		out[i].Doc = slices.Index(docs, s.docs[out[i].Doc])
	}
	return out
}

// outright is the force from which a phrase says who is responsible, rather
// than who did something that did harm.
const outright = 2.5

// actorDifferences sets against each other the parties that reports, or those
// whom they cite, hold responsible.
func (s *comparison) actorDifferences() []readout.Difference {
	var all []accusations
	f := s.newFacts()
	for _, b := range s.blames() {
		camp := s.camp(b)
		if b.force < outright || camp == "" {
			continue
		}
		u := &s.sentences.items[b.at]
		c := claim{doc: b.Doc, sentence: u.sentence, content: u.span}
		f.place(&c)
		k := slices.IndexFunc(all, func(x accusations) bool { return x.past == c.past && sameWhere(x.where, c.where) })
		if k < 0 {
			k = len(all)
			all = append(all, accusations{past: c.past, where: c.where, cited: map[[2]int]int{}})
		}
		x := &all[k]
		at := slices.IndexFunc(x.camps, func(v readout.Value) bool { return v.Value == camp })
		if at < 0 {
			at = len(x.camps)
			x.camps = append(x.camps, readout.Value{Value: camp})
		}
		if x.cited[[2]int{at, b.Doc}]++; x.cited[[2]int{at, b.Doc}] > perWord {
			continue
		}
		x.camps[at].Evidence = append(x.camps[at].Evidence, s.docs[b.Doc].Cite(s.clause(b.Doc, u.span, s.as[b.Doc].Tokens[b.head].Span)))
	}
	var out []readout.Difference
	for _, x := range all {
		if len(x.camps) < 2 || !s.toldApart(x) {
			continue
		}
		d := readout.Difference{About: "who is held responsible", Kind: "actor", Verdict: "conflict", Why: "different parties are said to have done it, or are accused of it", Values: x.camps}
		var of []string
		for _, i := range x.where {
			of = append(of, s.actors[i].Name)
		}
		if x.past != "" {
			of = append(of, x.past)
		}
		if len(of) > 0 {
			d.About += " (" + strings.Join(of, ", ") + ")"
		}
		out = append(out, d)
	}
	return out
}

// accusations are the camps held responsible in one place and year beside
// those of the story.
type accusations struct {
	past  string
	where []int
	camps []readout.Value
	cited map[[2]int]int // camp, document
}

// toldApart reports whether two tellings have two of the camps: what one report
// alone sets side by side is a dispute of its parties and no difference.
func (s *comparison) toldApart(x accusations) bool {
	for k := range x.cited {
		for l := range x.cited {
			if k[0] < l[0] && s.twoTellings(k[1], l[1]) {
				return true
			}
		}
	}
	return false
}

func sameWhere(x, y []int) bool {
	return len(x) == 0 && len(y) == 0 || slices.ContainsFunc(x, func(i int) bool { return slices.Contains(y, i) })
}

// armed has the nouns for what a state acts by.
var armed = map[string]bool{"force": true, "troop": true, "army": true, "government": true, "military": true, "regime": true, "fire": true, "navy": true, "police": true, "authority": true}

// camp is the party that a phrase stands for: a group or an organisation by
// name, those who fight, or a state; empty for what is no party.
func (s *comparison) camp(b Blamed) string {
	a := s.as[b.Doc]
	state, group := "", ""
	for _, k := range s.dependents(b.Doc, b.head) {
		if a.Tokens[k].Deprel == readout.RelAppos {
			state = s.stateAt(b.Doc, a.Tokens[k].Span) // "Norland's ally, President Berg"
		}
	}
	for t := s.tokenAt(b.Doc, b.Span.Start); t < uint32(len(a.Tokens)) && a.Tokens[t].Start < b.Span.End; t++ {
		w := s.lemma(b.Doc, t)
		for _, c := range labelOf[w] {
			if c.name == "those who fight" {
				return "those who fight" // by whatever label; see label.go
			}
		}
		if st := s.stateAt(b.Doc, a.Tokens[t].Span); st != "" && (a.Tokens[t].Deprel != readout.RelNmodPoss || deed[s.lemma(b.Doc, b.head)] > 0 || armed[s.lemma(b.Doc, b.head)]) {
			state = st
		}
		if m := s.mentionAt(b.Doc, a.Tokens[t].Span); m != 0 && a.Mentions[m].Form == readout.Named && !(armed[s.lemma(b.Doc, b.head)] && !a.Mentions[m].Contains(a.Tokens[b.head].Span)) {
			if i := s.actorAt(b.Doc, m); i >= 0 && (s.actors[i].Type == readout.Organisation || s.actors[i].Type == readout.Group) {
				group = s.actors[i].Name
			}
		}
	}
	if group != "" {
		return group
	}
	return state
}

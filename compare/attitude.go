package compare

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// Whether something should be, or someone should stay, is a question where one
// party is for it and another against it. Reports tell it with verbs of
// attitude ("opposes the plan"), with nouns ("reiterated its support for the
// president", "gave the go-ahead for the dam") and with what must be ("the
// president must step down").

// attitude is a claim of being for or against something.
type attitude struct {
	claim
	side int    // 0 for it, 1 against it
	head string // concept of the noun of what it is about
	of   int    // actor that it is about, -1 for none
	mods []string
}

// The verbs and nouns that take a side, and what one who must go does.
var (
	attitudeVerb = sidesOf("support back welcome approve endorse favour favor embrace authorise authorize champion", "oppose reject resist boycott veto")
	attitudeNoun = sidesOf("support backing approval go-ahead endorsement nod consent blessing", "opposition objection resistance")
	mustLeave    = wordSet("resign quit go leave relinquish step give abdicate")
	mustWord     = wordSet("must should")
	signalled    = wordSet("light signal")
	undoing      = wordSet("scrapping scrap halt halted stop stopped closure cancellation cancelled suspension suspended withdrawal scrapped abandoned closed")
)

func sidesOf(with, against string) map[string]int {
	m := map[string]int{}
	for side, list := range []string{with, against} {
		for _, w := range strings.Fields(list) {
			m[w] = side
		}
	}
	return m
}

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// attitudes finds who is for and against what in a report.
func (f *facts) attitudes(w *worder, doc int) []attitude {
	a := f.as[doc]
	var out []attitude
	for t := uint32(1); int(t) < len(a.Tokens); t++ {
		var x attitude
		var ok bool
		switch lemma := f.lemma(doc, t); a.Tokens[t].UPOS {
		case readout.VERB, readout.ADJ:
			if side, is := attitudeVerb[lemma]; is {
				x, ok = f.takesSide(w, doc, t, t, side)
			} else if lemma == "opposed" {
				x, ok = f.takesSide(w, doc, t, t, 1)
			} else if mustLeave[lemma] {
				x, ok = f.toLeave(w, doc, t)
			}
		case readout.NOUN:
			side, is := attitudeNoun[lemma]
			if is || signalled[lemma] && t > 1 && f.word(doc, t-1) == "green" {
				x, ok = f.lendsSide(w, doc, t, side)
			}
		}
		if ok {
			out = append(out, x)
		}
	}
	return out
}

// takesSide reads "the villagers oppose the plant": verb is the token of which
// the subject is, at is the word that takes the side.
func (f *facts) takesSide(w *worder, doc int, verb, at uint32, side int) (attitude, bool) {
	a := f.as[doc]
	var subject, object uint32
	for _, d := range f.dependents(doc, verb) {
		switch a.Tokens[d].Deprel {
		case readout.RelNsubj:
			subject = d
		case readout.RelNsubjPass:
			if a.Tokens[verb].UPOS != readout.ADJ && f.lemma(doc, verb) != "oppose" {
				return attitude{}, false // what is supported, not who supports
			}
			subject = d
		}
		if lexicon.Negation[f.word(doc, d)] {
			return attitude{}, false
		}
	}
	for _, d := range f.dependents(doc, at) {
		switch a.Tokens[d].Deprel {
		case readout.RelObj:
			object = d
		case readout.RelObl, readout.RelNmod:
			if object == 0 && (at != verb || a.Tokens[at].Deprel != readout.RelObj) && f.marks(doc, d, "to", "for", "of", "against") {
				object = d
			}
		}
	}
	return f.attitude(w, doc, subject, object, min(subject, at), side)
}

// lendsSide reads a noun: "gave the go-ahead for the dam", "Norland's support
// for the president".
func (f *facts) lendsSide(w *worder, doc int, noun uint32, side int) (attitude, bool) {
	a := f.as[doc]
	var subject, object uint32
	for _, d := range f.dependents(doc, noun) {
		switch a.Tokens[d].Deprel {
		case readout.RelNmodPoss:
			subject = d
		case readout.RelNmod, readout.RelObl, readout.RelAcl:
			if object == 0 && f.marks(doc, d, "to", "for", "of", "against") {
				object = d
			}
		}
		if w := f.word(doc, d); w == "no" || w == "without" {
			return attitude{}, false
		}
	}
	from := subject
	if verb := a.Tokens[noun].Head; verb != 0 && a.Tokens[noun].Deprel == readout.RelObj {
		for _, d := range f.dependents(doc, verb) {
			switch a.Tokens[d].Deprel {
			case readout.RelNsubj:
				if subject == 0 || a.Tokens[subject].UPOS == readout.PRON || f.person(doc, d) {
					subject = d // "the minister reiterated Norland's support"
				}
				from = d
			case readout.RelObl:
				if object == 0 && d > noun && f.marks(doc, d, "to", "for") {
					object = d
				}
			}
			if lexicon.Negation[f.word(doc, d)] {
				return attitude{}, false
			}
		}
	}
	return f.attitude(w, doc, subject, object, from, side)
}

// person reports whether the noun at t names a person.
func (s *comparison) person(doc int, t uint32) bool {
	m := s.mentionAt(doc, s.as[doc].Tokens[t].Span)
	return m != 0 && s.as[doc].Mentions[m].Type == readout.Person
}

// marks reports whether the noun at t has one of the prepositions.
func (s *comparison) marks(doc int, t uint32, words ...string) bool {
	for _, d := range s.dependents(doc, t) {
		if s.as[doc].Tokens[d].Deprel == readout.RelCase && slices.Contains(words, s.word(doc, d)) {
			return true
		}
	}
	return false
}

// toLeave reads "the president must give up power" as said by whoever says it.
func (f *facts) toLeave(w *worder, doc int, verb uint32) (attitude, bool) {
	a := f.as[doc]
	var subject uint32
	must, how := false, ""
	for _, d := range f.dependents(doc, verb) {
		switch word := f.word(doc, d); {
		case a.Tokens[d].Deprel == readout.RelNsubj:
			subject = d
		case mustWord[word]:
			must = true
		case lexicon.Negation[word]:
			return attitude{}, false
		case d == verb+1 || a.Tokens[d].Deprel == readout.RelObj:
			how += " " + word
		}
	}
	switch f.lemma(doc, verb) {
	case "step":
		must = must && (strings.Contains(how, "down") || strings.Contains(how, "aside"))
	case "give", "relinquish", "leave":
		must = must && (strings.Contains(how, "power") || strings.Contains(how, "office"))
	}
	row := f.saying(doc, a.Tokens[verb].Span)
	if !must || subject == 0 || row == 0 {
		return attitude{}, false
	}
	st := a.Statements[row]
	of := f.actorAt(doc, f.mentionAt(doc, a.Tokens[subject].Span))
	if of < 0 || f.actors[of].Type != readout.Person {
		return attitude{}, false
	}
	x := attitude{side: 1, of: of, claim: claim{doc: doc, sentence: st.Sentence, row: row, stance: st.Stance, holder: f.ofWhom(doc, st, f.actorName(doc, st.Speaker)), actor: f.actorAt(doc, st.Speaker)}}
	x.content = f.reach(doc, subject, verb)
	x.span = x.content
	if m := a.Mentions[st.Speaker].Full; m.Start < x.span.Start && x.span.Start-m.Start < 60 && a.Mentions[st.Speaker].Sentence == st.Sentence {
		x.span.Start = m.Start
	}
	x.party = f.party(doc, x.actor)
	x.flags = against
	return x, x.holder != ""
}

// saying is the innermost statement with a speaker whose content has span.
func (s *comparison) saying(doc int, span readout.Span) uint32 {
	a := s.as[doc]
	var row uint32
	for _, r := range s.saidIn[doc][s.sentenceAt(doc, span.Start)] {
		st := a.Statements[r]
		for _, c := range a.Spans[st.Content.First:st.Content.End] {
			if c.Contains(span) && st.Speaker != 0 {
				row = max(row, r)
			}
		}
	}
	return row
}

// reach is the text from token x to the end of what hangs on token y, of at
// most maxReach words.
func (s *comparison) reach(doc int, x, y uint32) readout.Span {
	a := s.as[doc]
	last := y
	for t := y + 1; int(t) < len(a.Tokens) && t <= y+maxReach && s.sentenceAt(doc, a.Tokens[t].Start) == s.sentenceAt(doc, a.Tokens[y].Start); t++ {
		h := t
		for h > y {
			h = a.Tokens[h].Head
		}
		if h != y || a.Tokens[t].UPOS == readout.PUNCT {
			break
		}
		last = t
	}
	return readout.Span{Start: a.Tokens[min(x, y)].Start, End: a.Tokens[last].End}
}

const maxReach = 12

// attitude makes the claim of a subject about an object.
func (f *facts) attitude(w *worder, doc int, subject, object, from uint32, side int) (attitude, bool) {
	a := f.as[doc]
	if subject == 0 || object == 0 {
		return attitude{}, false
	}
	m := f.mentionAt(doc, a.Tokens[subject].Span)
	actor := f.actorAt(doc, m)
	if m == 0 || actor < 0 {
		return attitude{}, false
	}
	x := attitude{side: side, of: -1, claim: claim{doc: doc, sentence: f.sentenceAt(doc, a.Tokens[object].Start), holder: f.actorName(doc, m), actor: actor, stance: readout.Asserts, flags: reported}}
	if side == 1 {
		x.stance, x.flags = readout.Denies, reported|against
	}
	if o := f.mentionAt(doc, a.Tokens[object].Span); o != 0 && f.actorAt(doc, o) >= 0 {
		x.of = f.actorAt(doc, o)
	}
	if a.Tokens[object].UPOS == readout.NOUN && x.of < 0 || x.of >= 0 && a.Tokens[object].UPOS == readout.NOUN && f.actors[x.of].Type != readout.Person {
		x.head = w.keys[object]
		if x.head == "" {
			x.head = concept(f.word(doc, object))
		}
		for _, d := range f.dependents(doc, object) {
			if k := w.keys[d]; k != "" && (a.Tokens[d].Deprel == readout.RelCompound || a.Tokens[d].Deprel == readout.RelAmod) {
				x.mods = append(x.mods, k)
			}
		}
	}
	if x.head == "" && x.of < 0 || tooWide[x.head] {
		return attitude{}, false
	}
	first := min(a.Tokens[subject].Start, a.Tokens[from].Start)
	if full := a.Mentions[m].Full; full.Start < first && a.Mentions[m].Sentence == x.sentence {
		first = full.Start
	}
	x.span = f.reach(doc, object, object)
	for _, d := range f.dependents(doc, object) {
		if r := a.Tokens[d].Deprel; d < object && (r == readout.RelDet || r == readout.RelAmod || r == readout.RelCompound || r == readout.RelNmodPoss) {
			x.span.Start = min(x.span.Start, a.Tokens[d].Start)
		}
	}
	x.content = x.span
	x.span.Start = min(x.span.Start, first)
	x.party = f.party(doc, actor)
	return x, x.holder != ""
}

// tooWide has the nouns that do not say what one is for or against.
var tooWide = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("move step idea decision effort way thing people action call country side one work process right") {
		m[concept(w)] = true
	}
	return m
}()

// policies makes a question of each thing that some are for and others
// against. It appends the claims that it uses.
func (f *facts) policies(cs *[]claim, used map[int]bool) []question {
	var all []attitude
	for doc := range f.docs {
		w := f.worder(doc)
		all = append(all, f.attitudes(&w, doc)...)
	}
	all = slices.DeleteFunc(all, func(x attitude) bool {
		for i := range used {
			if c := &(*cs)[i]; c.doc == x.doc && 2*meetLen(c.content, x.content) > max(c.content.Len(), x.content.Len()) {
				return true // stands in another question
			}
		}
		return false
	})
	var out []question
	in := map[int]int{} // attitude -> question
	at := map[int]int{} // attitude -> claim
	for i := range all {
		for j := range all {
			x, y := &all[i], &all[j]
			if x.side != 0 || y.side != 1 || f.sameHolder(&x.claim, &y.claim) || !sameObject(x, y) {
				continue
			}
			k, ok := in[i]
			if l, is := in[j]; !ok && is {
				k, ok = l, true
			}
			if !ok {
				k = len(out)
				out = append(out, question{policy: true})
			}
			for side, n := range [2]int{i, j} {
				if _, is := in[n]; is {
					continue
				}
				in[n] = k
				at[n] = len(*cs)
				*cs = append(*cs, all[n].claim)
				out[k].sides[side] = append(out[k].sides[side], at[n])
			}
		}
	}
	return slices.DeleteFunc(out, func(q question) bool { return len(q.sides[0]) == 0 || len(q.sides[1]) == 0 })
}

// sameObject reports whether two attitudes are about one thing: one actor, or
// one noun whose modifiers do not tell two apart.
func sameObject(x, y *attitude) bool {
	if x.of >= 0 && x.of == y.of {
		return true
	}
	if x.head == "" || x.head != y.head {
		return false
	}
	return x.doc == y.doc || len(x.mods) == 0 || len(y.mods) == 0 || both(x.mods, y.mods) > 0
}

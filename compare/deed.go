package compare

import (
	"slices"
	"strings"

	"readout"
)

// deedWords lists the words for one kind of act by what they make of it, the
// plain ones first: verbs, and the nouns made of them after the slash. After
// the entries on contested words in the style books of AP, the BBC and Reuters.
const deedWords = `
killing: kill/killing death | targeted-kill/targeted-killing | assassinate/assassination | murder/murder | execute/execution | slaughter massacre butcher/slaughter massacre | martyr/martyrdom | liquidate/liquidation | lynch/lynching
seizure: detain/detention | arrest/arrest | seize capture/seizure capture | kidnap abduct/kidnapping abduction
urging: encourage urge persuade convince/encouragement | goad incite instigate provoke/incitement instigation provocation
showing: show present display/display | parade/parading
clearing: disperse remove clear/dispersal removal | crush/crushing
taking: take occupy/capture occupation | annex/annexation | liberate/liberation
visiting: enter visit search/entry visit search | storm raid/raid | attack invade ransack/attack invasion
leaving: leave/departure | flee/flight | desert/desertion
denial: deny/denial | strongly-deny | refute disprove rebut/refutation
`

// deedWord is the place of a word in deedWords.
type deedWord struct {
	kind  string
	group int
	verb  string // what it is a form of
}

// deedVerbs and deedNouns are the words of deedWords.
var deedVerbs, deedNouns = func() (verbs, nouns map[string]deedWord) {
	verbs, nouns = map[string]deedWord{}, map[string]deedWord{}
	for line := range strings.Lines(strings.TrimSpace(deedWords)) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for group, words := range strings.Split(rest, "|") {
			vs, ns, _ := strings.Cut(strings.TrimSpace(words), "/")
			list := strings.Fields(vs)
			for _, v := range list {
				verbs[v] = deedWord{kind, group, v}
			}
			for i, n := range strings.Fields(ns) {
				if _, ok := nouns[n]; !ok {
					nouns[n] = deedWord{kind, group, list[min(i, len(list)-1)]}
				}
			}
		}
	}
	return verbs, nouns
}()

// act is one telling of an act upon someone or something.
type act struct {
	deedWord
	at     int // assertion
	span   readout.Span
	victim string // the noun for whom no name is given
}

// patient is what an act is done to: a kind of act and an actor, or a noun
// with how many.
type patient struct{ kind, who string }

// deedDifferences finds acts upon one patient that reports tell with words of
// different connotation: detained here, kidnapped there.
func (s *comparison) deedDifferences() []readout.Difference {
	uses := map[patient][]act{}
	names := map[patient]string{}
	var order []patient
	for i := range s.sentences.items {
		u := &s.sentences.items[i]
		if distant(s.dateIn(u)) {
			continue // of what went before
		}
		r := s.as[u.doc].Sentences[u.sentence].Tokens
		for t := r.First; t < r.End; t++ {
			d, who, name, ok := s.deedAt(u, t)
			if !ok {
				continue
			}
			d.at = i
			k := patient{d.kind, who}
			if _, ok := uses[k]; !ok {
				order = append(order, k)
				names[k] = name
			}
			uses[k] = append(uses[k], d)
		}
	}
	order = s.mergeVictims(order, uses)
	var out []readout.Difference
	for _, k := range order {
		if k.who == unnamed {
			continue
		}
		if d, ok := s.deedLine(uses[k]); ok {
			if noun, ok := strings.CutPrefix(k.who, unnamed); ok {
				names[k] = "the " + noun
			}
			d.About = "what was done to " + names[k]
			switch k.kind {
			case "denial":
				d.About = "how " + names[k] + " answers the accusation"
			case "killing":
				d.About = "what to call the killing (" + names[k] + ")"
			}
			out = append(out, d)
		}
	}
	return out
}

// mergeVictims gives the killing of someone whom a phrase does not name to the
// victim of the story: the one of whom two reports tell, twice as often as of
// any other.
func (s *comparison) mergeVictims(order []patient, uses map[patient][]act) []patient {
	var first, second int
	var victim patient
	for _, k := range order {
		if k.kind != "killing" || k.who == unnamed {
			continue
		}
		var docs []int
		for _, x := range uses[k] {
			if d := s.sentences.items[x.at].doc; !slices.Contains(docs, d) {
				docs = append(docs, d)
			}
		}
		if n := len(uses[k]); n > first && len(docs) > 1 {
			first, second, victim = n, max(first, second), k
		} else {
			second = max(second, n)
		}
	}
	var kept []patient
	for _, k := range order {
		switch {
		case k.kind != "killing" || k.who != unnamed:
			kept = append(kept, k)
		case first > 0 && first >= 2*second:
			uses[victim] = append(uses[victim], uses[k]...)
		case first == 0: // nobody is named: "the pilot"
			for _, x := range uses[k] {
				of := patient{k.kind, unnamed + x.victim}
				if uses[of] == nil {
					kept = append(kept, of)
				}
				uses[of] = append(uses[of], x)
			}
		}
	}
	return kept
}

// unnamed stands for a victim whom a phrase does not name.
const unnamed = "?"

// deedAt is the act that the token at t names, with its patient.
func (s *comparison) deedAt(u *assertion, t uint32) (d act, who, name string, ok bool) {
	a := s.as[u.doc]
	if !u.span.Contains(a.Tokens[t].Span) {
		return d, "", "", false
	}
	lemma := s.lemma(u.doc, t)
	verb := a.Tokens[t].UPOS == readout.VERB
	switch {
	case verb:
		d.deedWord, ok = deedVerbs[lemma]
	case a.Tokens[t].UPOS == readout.NOUN:
		d.deedWord, ok = deedNouns[lemma]
	}
	if !ok {
		return d, "", "", false
	}
	d.span = a.Tokens[t].Span
	if d.kind == "denial" {
		who, name, ok = s.denier(u, t, &d)
		return d, who, name, ok
	}
	var object uint32
	for _, k := range s.dependents(u.doc, t) {
		switch r := a.Tokens[k].Deprel; {
		case s.word(u.doc, k) == "not" || s.word(u.doc, k) == "n't":
			return d, "", "", false
		case verb && (r == readout.RelObj || r == readout.RelNsubjPass):
			object = k
		case !verb && (r == readout.RelNmodPoss || r == readout.RelNmod && s.marks(u.doc, k, "of")):
			object = k
		case !verb && s.word(u.doc, k) == "targeted" && d.kind == "killing" && d.group == 0:
			d.deedWord = deedVerbs["targeted-kill"]
			d.span.Start = a.Tokens[k].Start
		}
	}
	if verb {
		// "the detained observers", "the observers who were detained"
		if r := a.Tokens[t].Deprel; object == 0 && (r == readout.RelAmod || r == readout.RelAcl && strings.HasSuffix(s.word(u.doc, t), "ed")) {
			object = a.Tokens[t].Head
		} else if r == readout.RelAclRelcl && object != 0 && a.Tokens[object].UPOS == readout.PRON && a.Tokens[object].Deprel == readout.RelNsubjPass {
			object = a.Tokens[t].Head
		}
	}
	if object == 0 {
		return d, "", "", false
	}
	who, name = s.patientAt(u.doc, object, d.kind)
	if who == unnamed {
		if d.victim = s.lemma(u.doc, object); everybody[s.word(u.doc, object)] || s.word(u.doc, object) != d.victim {
			d.victim = "" // anyone
		}
	}
	return d, who, name, who != ""
}

// patientAt is whom the noun at t is for: a person by name, unnamed for
// another victim, else the noun with how many there are.
func (s *comparison) patientAt(doc int, t uint32, kind string) (who, name string) {
	a := s.as[doc]
	m := s.mentionAt(doc, a.Tokens[t].Span)
	actor := s.actorAt(doc, m)
	if m == 0 || actor < 0 || a.Mentions[m].Form == readout.Pronoun {
		return "", ""
	}
	x := s.actors[actor]
	named := x.Type != readout.Group && x.Type != readout.NORP && !strings.EqualFold(x.Name, x.Role) && x.Name != "" && x.Name[0] >= 'A' && x.Name[0] <= 'Z'
	switch {
	case place(x.Type):
		if kind != "visiting" && kind != "taking" && kind != "leaving" || !named {
			return "", ""
		}
	case kind == "visiting" || kind == "taking" || kind == "leaving":
		return "", ""
	case kind == "killing":
		if x.Type != readout.Person {
			return "", ""
		}
		if !named {
			return unnamed, ""
		}
	}
	if named {
		return s.actorID(actor), x.Name
	}
	word := lastWord(strings.ToLower(x.Name))
	noun := s.lexis.of(word).concept
	name = "the " + strings.ToLower(strings.TrimPrefix(x.Name, "the "))
	if !everybody[word] {
		return noun, name
	}
	for _, k := range s.dependents(doc, t) {
		if a.Tokens[k].UPOS == readout.NUM {
			return s.word(doc, k) + " " + noun, name
		}
	}
	return "", "" // "people" are anyone
}

// denier is the party that denies, with how strongly.
func (s *comparison) denier(u *assertion, t uint32, d *act) (who, name string, ok bool) {
	f := s.newFacts()
	a := s.as[u.doc]
	for _, k := range s.dependents(u.doc, t) {
		switch w := s.word(u.doc, k); {
		case a.Tokens[k].Deprel == readout.RelNsubj || a.Tokens[k].Deprel == readout.RelNmodPoss:
			m := s.mentionAt(u.doc, a.Tokens[k].Span)
			if actor := s.actorAt(u.doc, m); m != 0 && actor >= 0 {
				who, name = f.party(u.doc, actor), s.actors[actor].Name
				if st := s.actors[actor].State; st == who {
					name = st
				}
			}
		case vehement[w] && d.group == 0:
			d.deedWord = deedVerbs["strongly-deny"]
			d.verb = w + " deny"
			d.span.Start = min(d.span.Start, a.Tokens[k].Start)
		}
	}
	return who, name, who != ""
}

// vehement has the adverbs that make a denial a strong one.
var vehement = wordSet("strongly flatly categorically vehemently firmly fiercely adamantly strenuously utterly")

// deedLine makes a line of the tellings of an act when two independent reports
// differ in what they make of it.
func (s *comparison) deedLine(ds []act) (readout.Difference, bool) {
	out := readout.Difference{Kind: "label", Verdict: "framing", Why: "words of different connotation for one act, in different reports"}
	docs, cites, group, text := map[string][]int{}, map[string][]readout.Evidence{}, map[string]int{}, map[string]string{}
	var words []string
	for _, d := range ds {
		u := &s.sentences.items[d.at]
		if !slices.Contains(words, d.verb) {
			words = append(words, d.verb)
		}
		if group[d.verb] = d.group; text[d.verb] == "" {
			text[d.verb] = oneLine(d.span.Of(s.lower[u.doc]))
		}
		if !slices.Contains(docs[d.verb], u.doc) {
			docs[d.verb] = append(docs[d.verb], u.doc)
			cites[d.verb] = append(cites[d.verb], s.docs[u.doc].Cite(s.around(u, d.span)))
		}
	}
	differ := false
	for _, x := range words {
		for _, y := range words {
			differ = differ || group[x] < group[y] && s.keepsTo(docs[x], docs[y])
		}
	}
	if !differ {
		return out, false
	}
	slices.SortStableFunc(words, func(x, y string) int { return group[x] - group[y] })
	for _, w := range words {
		out.Values = append(out.Values, readout.Value{Value: text[w], Evidence: cites[w]})
	}
	return out, true
}

// keepsTo reports whether a report of one list is not in the other, where
// another report is.
func (s *comparison) keepsTo(x, y []int) bool {
	for _, d := range x {
		for _, e := range y {
			if s.twoTellings(d, e) && (!slices.Contains(y, d) || !slices.Contains(x, e)) {
				return true
			}
		}
	}
	return false
}

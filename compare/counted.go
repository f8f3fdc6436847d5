package compare

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"

	"readout"
	"readout/lexicon"
	"readout/nlp/entity"
)

// counted fills in what a figure counts; false when that cannot be compared.
func (s *comparison) counted(u *assertion, f *figure) bool {
	a, d := s.as[u.doc], s.docs[u.doc]
	q := a.Quantities[f.row]
	of := q.Of.Of(d.Text)
	head, unit := headNoun(of), a.Symbols.Get(q.Unit)
	if of == "" {
		head = s.numberOf(u.doc, q.Span)
		of = head
	}
	if w, _, _ := strings.Cut(strings.ToLower(of), " "); w == "more" || w == "additional" || w == "another" || w == "extra" {
		return false // counts what comes on top of another count
	}
	if article(q.Span.Of(d.Text)) && strings.HasPrefix(lexicon.Fold(d.Text[max(q.End, q.Of.End):u.span.End]), " and ") {
		return false // "a monk and his nephew": one of a list
	}
	casualty := q.Casualty
	sub := subset(head)
	if casualty != readout.NoCasualty && (q.Value != math.Trunc(q.Value) || strings.HasPrefix(s.lower[u.doc][max(q.End, q.Of.End):u.span.End], " per ") || sub == "people" && s.oneOfSeveral(u, f.row)) {
		return false // a rate, or one of the counts that make up the whole
	}
	if casualty != readout.NoCasualty && s.someone(u, q) {
		return false
	}
	if sub == "people" && strings.HasSuffix(strings.TrimSpace(s.lower[u.doc][u.span.Start:q.Start]), "including") {
		sub = english.Stem(strings.ToLower(head), false)
	}
	if casualty == readout.NoCasualty && sub != "people" && s.ofTheDead(u, q.Span) {
		casualty = readout.Killed // "the victims included 20 children"
	}
	switch {
	case casualty != readout.NoCasualty:
		f.casualty, f.class, f.noun = true, casualty.String()+" "+sub, sub+" "+casualty.String()
		f.attacker = attackerIn(s.lower[u.doc][max(q.End, q.Of.End):u.span.End])
		f.means, f.near = s.meansOf(u, q.Span)
		f.many = strings.Contains(u.span.Of(s.lower[u.doc]), "shootings") || strings.Contains(u.span.Of(s.lower[u.doc]), "weekend") || strings.Contains(s.lower[u.doc][q.End:min(u.span.End, max(q.End, q.Of.End)+40)], " since ")
		if f.near && s.meansIsCounted(u, q) {
			f.means, f.near = "", false
		}
	case scale[unit] > 0 && head == "":
		k := scale[unit]
		if strings.Contains(s.lower[u.doc][q.Start:min(q.End+16, u.span.End)], "nautical") {
			k = scale["nautical mile"]
		}
		if strings.HasSuffix(d.Text[:q.Start], "(") {
			return false // the same again in other units
		}
		f.class, f.noun = "distance", "distance"
		f.low, f.high, f.value = f.low*k, f.high*k, f.value*k
	case currency[unit]:
		f.class, f.noun = "money "+unit, "amount"
		f.of = slices.Compact(slices.Sorted(slices.Values(stems(of))))
	case len(head) < 3 || unit == "age":
		return false
	case f.value >= 10000 && s.population(u, q):
		f.class, f.noun = "population", "inhabitants"
	default:
		noun := strings.ToLower(head)
		if _, kind, ok := entity.State(head); ok && kind == entity.Demonym {
			noun = "people" // "94 Norlanders"
		}
		f.class, f.noun = english.Stem(noun, false)+" "+unit, strings.ToLower(of)
		f.of = slices.Compact(slices.Sorted(slices.Values(stems(of))))
	}
	return true
}

// numberOf is the noun that a number counts where the sentence says "the number
// of deserters reached 94", empty elsewhere.
func (s *comparison) numberOf(doc int, span readout.Span) string {
	a := s.as[doc]
	verb := a.Tokens[s.headOf(doc, span)].Head
	if verb == 0 || a.Tokens[verb].UPOS != readout.VERB || !tolls[s.lemma(doc, verb)] {
		return ""
	}
	for _, k := range s.dependents(doc, verb) {
		if a.Tokens[k].Deprel != readout.RelNsubj || !totals[s.lemma(doc, k)] {
			continue
		}
		for _, of := range s.dependents(doc, k) {
			if a.Tokens[of].Deprel == readout.RelNmod && a.Tokens[of].UPOS == readout.NOUN && s.marks(doc, of, "of") {
				return a.Tokens[of].Of(s.docs[doc].Text)
			}
		}
	}
	return ""
}

// totals has the nouns for a count.
var totals = map[string]bool{"number": true, "total": true, "tally": true, "count": true}

// scale turns units of length into kilometres.
var scale = map[string]float64{"km": 1, "kilometre": 1, "kilometer": 1, "mile": 1.609, "mi": 1.609, "nautical mile": 1.852, "nmi": 1.852}

// currency has the units of money.
var currency = wordSet("USD GBP EUR JPY INR CNY RUB CHF ILS SAR AED TRY KRW NGN ZAR AUD CAD HKD TWD SEK SGD")

// article reports whether a figure is no more than an article.
func article(figure string) bool {
	switch strings.ToLower(figure) {
	case "a", "an":
		return true
	}
	return false
}

// vagueWord reports whether a figure is an order of size and no number.
func vagueWord(of, figure string) bool {
	for _, w := range strings.Fields(strings.ToLower(figure)) {
		switch w {
		case "dozens", "scores", "hundreds", "thousands", "several", "many", "few", "numerous", "tens", "some", "handful":
			return !strings.ContainsAny(figure, "0123456789")
		}
	}
	return false
}

// ofTheDead reports whether a figure stands in a list of what the dead
// included, in a sentence that counts the dead or speaks of them.
func (s *comparison) ofTheDead(u *assertion, span readout.Span) bool {
	text := u.span.Of(s.lower[u.doc])
	before := text[:span.Start-u.span.Start]
	k := strings.LastIndex(before, "includ")
	if k < 0 || len(before)-k > 40 {
		return false
	}
	for _, w := range []string{"victims", "killed", "killing", "dead", "death toll", "deaths", "fatalities"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// meansIsCounted reports whether the means nearest to a figure is only in the
// people that it counts: "seven people, three of them gunmen".
func (s *comparison) meansIsCounted(u *assertion, q readout.Quantity) bool {
	text := u.span.Of(s.lower[u.doc])
	n := 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r < 'a' || r > 'z' }) {
		if meansOfWord[w] != "" {
			n++
			if w != "gunman" && w != "gunmen" {
				return false
			}
		}
	}
	return n > 0
}

// population reports whether a large number of people is of those who live in
// a place.
func (s *comparison) population(u *assertion, q readout.Quantity) bool {
	text := s.lower[u.doc]
	before, after := text[u.span.Start:q.Start], text[max(q.End, q.Of.End):u.span.End]
	for _, w := range []string{"home to ", "population of ", "inhabited by "} {
		if strings.HasSuffix(before, w) || strings.HasSuffix(before, w+"some ") || strings.HasSuffix(before, w+"about ") {
			return true
		}
	}
	rest, verb := after, false
	for _, w := range []string{" who live", " live", " living"} {
		if r, ok := strings.CutPrefix(rest, w); ok {
			rest, verb = r, true
			break
		}
	}
	if !verb && !strings.HasSuffix(before, "there are ") {
		return false
	}
	r, ok := strings.CutPrefix(rest, " in ")
	return ok && r != "" && s.docs[u.doc].Text[u.span.End-uint32(len(r))] >= 'A' && s.docs[u.doc].Text[u.span.End-uint32(len(r))] <= 'Z'
}

// someone reports whether a figure speaks of somebody and counts nobody: "a
// 26-year-old man", "her two daughters", "one of the wounded", and "two others"
// where nothing before says besides whom.
func (s *comparison) someone(u *assertion, q readout.Quantity) bool {
	lower := s.lower[u.doc]
	figure := lower[q.Start:q.End]
	before := strings.TrimSpace(lower[u.span.Start:q.Start])
	if s.named(u.doc, q) || s.inPlaces(u, q) || s.inCare(u.doc, q) || s.ageOf(u, q) || s.besideOthers(u, q) || s.spokenOf(u.doc, q) {
		return true
	}
	of := lower[q.Of.Start:q.Of.End]
	if q.Value == 1 && !strings.HasPrefix(figure, "one") && !strings.HasPrefix(figure, "1") && !strings.HasPrefix(figure, "at least") && !strings.HasPrefix(figure, "only one") {
		return true
	}
	if k := strings.LastIndex(before, "ages "); k >= 0 && len(before)-k < 14 || strings.HasSuffix(before, "father of") || strings.HasSuffix(before, "mother of") {
		return true
	}
	if strings.HasSuffix(before, "age") || strings.HasSuffix(before, "ages") || strings.HasSuffix(before, "aged") {
		return true
	}
	for _, w := range []string{"his", "her", "their", "its", "my", "our", "the other", "another"} {
		if strings.HasSuffix(before, " "+w) || before == w || strings.HasPrefix(figure, w+" ") {
			return true
		}
	}
	for w := range strings.FieldsSeq(of) {
		if strings.HasSuffix(w, "year-old") {
			return true
		}
		switch w {
		case "son", "sons", "daughter", "daughters", "brother", "brothers", "sister", "sisters", "wife", "husband", "mother", "father", "cousin", "cousins", "parents", "friends":
			return true
		case "other", "others":
			if q.Casualty == readout.Wounded && q.Value >= few/2 {
				break // "47 others were injured": besides the dead; of four, one is often beside a wounded
			}
			if !slices.Contains(u.terms, "~killed") || strings.Contains(lower[u.span.Start:q.Start], "hospital") {
				return true
			}
		}
	}
	if !u.title {
		// how some of them fared is no count of all
		for _, w := range partly {
			if strings.Contains(lower[u.span.Start:u.span.End], w) {
				return true
			}
		}
	}
	return strings.HasPrefix(lower[q.End:u.span.End], " of the ")
}

// attackerIn reports whether what follows a toll says that who did it is among
// them: "three dead, including the gunman".
func attackerIn(after string) bool {
	_, after, ok := strings.Cut(after[:min(len(after), 60)], "including ")
	if !ok {
		return false
	}
	for w := range strings.FieldsFuncSeq(after, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch {
		case conceptOf[w] == "!aggressor" || w == "suspect" || w == "himself" || w == "herself" || w == "bomber":
			return true
		case w != "the" && w != "suspected" && w != "alleged" && w != "lone" && w != "a":
			return false
		}
	}
	return false
}

// named reports whether a figure is of those whose names are told: "named four
// victims", "the names of two individuals".
func (s *comparison) named(doc int, q readout.Quantity) bool {
	a := s.as[doc]
	switch h := a.Tokens[s.headOf(doc, nounOf(q))].Head; s.lemma(doc, h) {
	case "name", "identify", "identity":
		return h != 0
	}
	return false
}

var partly = []string{" condition", "treated and released", "remaining ", "discharged", "on the scene", "at the scene", "drove himself", "private vehicle", "life-threatening", "critical injur", "intended to", "could be"}

// oneOfSeveral reports whether a count stands in a list with another one of
// its kind: "killed 13 students and two teachers".
func (s *comparison) oneOfSeveral(u *assertion, row uint32) bool {
	a := s.as[u.doc]
	for _, other := range []uint32{row - 1, row + 1} {
		if other == 0 || int(other) >= len(a.Quantities) || a.Quantities[other].Sentence != u.sentence || a.Quantities[other].Casualty != a.Quantities[row].Casualty {
			continue
		}
		x, y := a.Quantities[min(row, other)], a.Quantities[max(row, other)]
		if from := max(x.End, x.Of.End); from <= y.Start && !x.Of.IsZero() && !y.Of.IsZero() {
			switch strings.TrimSpace(s.lower[u.doc][from:y.Start]) {
			case "and", ", and", ",":
				return true
			}
		}
	}
	return false
}

// nounOf is the span of the noun that a figure counts, else that of the figure.
func nounOf(q readout.Quantity) readout.Span {
	if q.Of.IsZero() {
		return q.Span
	}
	return q.Of
}

// inCare reports whether a figure of wounded is of those whom somebody found
// or took somewhere: rarely all.
func (s *comparison) inCare(doc int, q readout.Quantity) bool {
	if q.Casualty != readout.Wounded {
		return false
	}
	h := s.as[doc].Tokens[s.headOf(doc, nounOf(q))].Head
	return h != 0 && care[s.lemma(doc, h)]
}

var care = wordSet("take transport airlift carry rush fly find locate discover remain release hospitalize hospitalise")

// ageOf reports whether a bare number between commas is an age: "Sean Point,
// 27, was found dead", "two men, 18 and 19, were".
func (s *comparison) ageOf(u *assertion, q readout.Quantity) bool {
	if !q.Of.IsZero() || q.Value < 1 || q.Value > 110 || q.Value != math.Trunc(q.Value) {
		return false
	}
	before, after := s.lower[u.doc][u.span.Start:q.Start], s.lower[u.doc][q.End:u.span.End]
	listed := strings.HasSuffix(before, ", ") || strings.HasSuffix(before, " and ") && len(before) > 7 && before[len(before)-6] >= '0' && before[len(before)-6] <= '9'
	return listed && (strings.HasPrefix(after, ",") || strings.HasPrefix(after, " and "))
}

// besideOthers reports whether a figure counts those who were harmed besides
// others that the sentence names: "Baby, 4 people injured", "three children
// shot, 1 injured", "one woman died and a second woman", "also died".
func (s *comparison) besideOthers(u *assertion, q readout.Quantity) bool {
	a := s.as[u.doc]
	text := s.lower[u.doc]
	before := text[u.span.Start:q.Start]
	if rest, ok := strings.CutSuffix(before, ", "); ok || strings.HasSuffix(before, " and ") {
		if !ok {
			rest = strings.TrimSuffix(before, " and ")
		}
		if w := lastWord(rest); someoneWord[w] || rest != "" && strings.HasPrefix(text[q.End:], " "+w) && (w == "injured" || w == "wounded" || w == "hurt") {
			return true
		}
		if (strings.HasSuffix(rest, " shot") || strings.HasSuffix(rest, " wounded") || strings.HasSuffix(rest, " injured")) && q.Of.IsZero() && q.Casualty == readout.Wounded {
			return true
		}
	}
	noun := headNoun(nounOf(q).Of(text))
	after := text[max(q.End, q.Of.End):u.span.End]
	if rest, ok := strings.CutPrefix(after, " shot, "); ok && len(rest) > 2 && rest[0] >= '1' && rest[0] <= '9' || strings.HasPrefix(after, " still ") {
		return true
	}
	if w := strings.Fields(after); len(w) > 2 && w[0] == "and" && strings.HasPrefix(w[2], "teen") && subset(noun) == "children" {
		return true // "two kids and two teens"
	}
	if strings.Contains(after, "a second "+noun) || strings.Contains(after, "another "+noun) {
		return true
	}
	h := a.Tokens[s.headOf(u.doc, nounOf(q))].Head
	if h == 0 {
		return false
	}
	for _, k := range s.dependents(u.doc, h) {
		switch s.word(u.doc, k) {
		case "still":
			return true
		case "also":
			if r := a.Tokens[s.headOf(u.doc, nounOf(q))].Deprel; r == readout.RelNsubj || r == readout.RelNsubjPass {
				return true
			}
		}
	}
	return false
}

// spokenOf reports whether a figure is of dead of whom the report told before:
// "the two dead musicians", "the bodies of three fallen officers".
func (s *comparison) spokenOf(doc int, q readout.Quantity) bool {
	dead := false
	for w := range strings.FieldsSeq(q.Of.Of(s.lower[doc])) {
		dead = dead || w == "dead" || w == "slain" || w == "fallen" || w == "deceased"
	}
	if !dead {
		return false
	}
	t := s.headOf(doc, q.Of)
	return s.definite(doc, t) || s.lemma(doc, s.as[doc].Tokens[t].Head) == "body"
}

// someoneWord has nouns for one person.
var someoneWord = wordSet("baby infant child toddler boy girl teen teenager woman man mother father officer deputy trooper driver suspect gunman shooter")

// inPlaces reports whether a figure is of one place of several: "two people on
// the first floor and one on the third".
func (s *comparison) inPlaces(u *assertion, q readout.Quantity) bool {
	w := strings.Fields(s.lower[u.doc][max(q.End, q.Of.End):u.span.End])
	if len(w) == 0 || !ofPlace[w[0]] {
		return false
	}
	for k := 2; k+2 < len(w) && k < 8; k++ {
		if w[k] == "and" && w[k+2] == w[0] {
			return true
		}
	}
	return false
}

var ofPlace = wordSet("on in at near outside inside from")

// partOf reports whether a figure is a part of another: "58 of the 59 missiles".
func partOf(after string) bool {
	for _, w := range []string{" of those ", " of them", " of whom ", " of these "} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
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
	switch strings.ToLower(head) {
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
	if w := strings.ToLower(head); w == head && !everybody[w] && len(w) > 2 && w[0] >= 'a' && w[0] <= 'z' {
		return w // "four adults", "two bailiffs": some of those harmed
	}
	return "people"
}

// everybody has the nouns under which a report counts all those harmed.
var everybody = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("people persons person victims victim others other dead deaths death lives life fatalities fatality casualties casualty civilians civilian residents inhabitants bodies body injured injuries wounded villagers protesters demonstrators passengers worshippers individuals patients residents citizens personnel killed") {
		m[w] = true
	}
	return m
}()

// span prints the range of a figure.
func span(f figure) string {
	switch {
	case f.low == f.high:
		return number(f.low)
	case math.IsInf(f.high, 1):
		return number(f.low) + " or more"
	}
	return number(f.low) + "–" + number(f.high)
}

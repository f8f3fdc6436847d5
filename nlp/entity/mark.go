package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// Mark finds names by rules: runs of capitalised words, joined by the small
// words that stand inside names, cut into title and name, and typed by the
// gazetteers and by the words in and around them. Capitals that say nothing,
// at the start of a sentence and in headlines, count only where the rest of
// the report or a gazetteer bears them out.
func Mark(d *readout.Document, a *readout.Analysis) {
	k := &marker{d: d, a: a, lower: lexicon.Fold(d.Text), seen: map[string]bool{}, common: map[string]bool{}, people: map[string]bool{}}
	k.survey()
	for s := 1; s < len(a.Sentences); s++ {
		k.sentence(uint32(s))
	}
	k.settle()
}

type marker struct {
	d      *readout.Document
	a      *readout.Analysis
	lower  string
	seen   map[string]bool // capitalised inside a sentence of the body
	common map[string]bool // written in lower case somewhere, folded
	people map[string]bool // words of the names of people
}

func (k *marker) text(t int) string { return k.a.Tokens[t].Of(k.d.Text) }
func (k *marker) word(t int) string { return k.a.Tokens[t].Of(k.lower) }

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// survey notes which words the body writes with and without a capital.
func (k *marker) survey() {
	for s := 1; s < len(k.a.Sentences); s++ {
		sent := k.a.Sentences[s]
		if sent.Para == 0 || k.loud(sent) {
			continue
		}
		for t := int(sent.Tokens.First); t < int(sent.Tokens.End); t++ {
			w := k.text(t)
			if !capital(w) {
				k.common[w] = true
			} else if !k.opens(t, int(sent.Tokens.First)) {
				k.seen[w] = true
			}
		}
	}
}

// opens reports whether token t opens a sentence or a quotation in it.
func (k *marker) opens(t, first int) bool {
	for t--; t >= first; t-- {
		switch w := k.text(t); w {
		case `"`, "“", "‘", "'", "``", "(", "[", "-", "–", "—", "•", "*":
			continue
		case ":":
			return true
		default:
			return false
		}
	}
	return true
}

// loud reports whether most words of a sentence have a capital, as in
// headlines, so that a capital says nothing there.
func (k *marker) loud(s readout.Sentence) bool {
	n, caps := 0, 0
	for t := s.Tokens.First; t < s.Tokens.End; t++ {
		w := k.text(int(t))
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) && len(w) > 3 {
			n++
			if capital(w) {
				caps++
			}
		}
	}
	return n >= 4 && caps*10 >= n*7
}

func (k *marker) sentence(row uint32) {
	s := k.a.Sentences[row]
	first, end := int(s.Tokens.First), int(s.Tokens.End)
	loud := k.loud(s)
	for t := first; t < end; {
		if !k.starts(t, first, end, loud) {
			t++
			continue
		}
		e := k.run(t, end, loud)
		k.cut(row, t, e)
		t = e
	}
}

// starts reports whether a name, or the title before one, starts at token t.
func (k *marker) starts(t, first, end int, loud bool) bool {
	w := k.text(t)
	if !capital(w) || NoName(w) || len(w) == 1 && !k.initial(t, end) {
		return false
	}
	low := k.word(t)
	if loud || k.opens(t, first) {
		return k.borneOut(t, end, loud)
	}
	return !lexicon.Function(low) && !lexicon.Determiner[low] || isStateName(w)
}

// initial reports whether a single letter is the initial of a name.
func (k *marker) initial(t, end int) bool {
	return t+1 < end && (k.text(t+1) == "." || capital(k.text(t+1)))
}

func isStateName(w string) bool {
	_, _, ok := State(w)
	return ok
}

// borneOut reports whether a capital that says nothing starts a name all the
// same: the word is in a gazetteer, or stands with a capital elsewhere and
// never without, or a title or a given name opens a longer run.
func (k *marker) borneOut(t, end int, loud bool) bool {
	w, low := k.text(t), k.word(t)
	if isStateName(w) || k.longState(t, end) {
		return true
	}
	if lexicon.Function(low) || lexicon.Determiner[low] || lexicon.Adverb[low] {
		return false
	}
	if _, _, ok := Body(w); ok {
		return true
	}
	if k.seen[w] && !k.common[low] {
		return true
	}
	if loud {
		_, given := Given(w)
		return given && t+1 < end && capital(k.text(t+1)) && (k.seen[k.text(t+1)] || NameWord(k.text(t+1)))
	}
	if _, ok := Outlet(w); ok && !k.common[low] {
		return true
	}
	next := t+1 < end && capital(k.text(t+1)) && !NoName(k.text(t+1))
	if next {
		kind, _ := Title(w)
		return kind != 0 || !k.common[low] || OrgWord(w)
	}
	if t+1 < end && (k.word(t+1) == "-" || k.word(t+1) == "'s" || k.word(t+1) == "’s") && !k.common[low] && GroupNoun(low) == 0 {
		return true
	}
	if GroupNoun(low) != 0 || k.common[low] || lexicon.Reports(low) {
		return false
	}
	if _, ok := City(w); ok {
		return true
	}
	if kind, _ := Title(w); kind != 0 {
		return false
	}
	return NameWord(w) && len(w) > 3 || capitals(w) && len(w) >= 2 && len(w) <= 6
}

// longState reports whether a state's name of several words starts at t.
func (k *marker) longState(t, end int) bool {
	for n := 2; n <= 4 && t+n <= end; n++ {
		if isStateName(k.d.Text[k.a.Tokens[t].Start:k.a.Tokens[t+n-1].End]) {
			return true
		}
	}
	return false
}

// run returns the end of the run of name words that starts at t.
func (k *marker) run(t, end int, loud bool) int {
	org := false
	e := t + 1
	if OrgWord(k.text(t)) {
		org = true
	}
	for e < end {
		w := k.text(e)
		joined := k.a.Tokens[e].Start == k.a.Tokens[e-1].End
		switch {
		case capital(w) && !NoName(w) && !(loud && !k.seen[w] && !k.known(w)):
			if lexicon.Function(k.word(e)) && !isStateName(w) && len(w) > 1 {
				return e
			}
			org = org || OrgWord(w)
			e++
		case w == "." && len(k.text(e-1)) == 1 && joined:
			e++
		case w == "-" && joined && e+1 < end && k.a.Tokens[e+1].Start == k.a.Tokens[e].End && capital(k.text(e+1)):
			if isStateName(k.text(e-1)) || isStateName(k.text(e+1)) {
				return e // "US-Russian" names two
			}
			e += 2
		case nameParticle[w] && e+1 < end && (capital(k.text(e+1)) || k.text(e+1) == "-" && e+2 < end && capital(k.text(e+2))):
			e++
			if k.text(e) == "-" {
				e++
			}
		case inName[w] && (org || k.titled(e-1)) && k.afterJoin(e, end) > 0:
			e = k.afterJoin(e, end)
		case w == "and" && org && k.joinsBody(t, e, end):
			e += 2
		case w == "&" && e+1 < end && capital(k.text(e+1)):
			e += 2
		default:
			return e
		}
	}
	return e
}

// joinsBody reports whether the "and" at e stands inside the name of a body:
// "Union of Medical Care and Relief Organizations". An "of" must have opened a
// list of what the body is for, and no person follows.
func (k *marker) joinsBody(t, e, end int) bool {
	if e+1 >= end || !capital(k.text(e+1)) || isStateName(k.text(e+1)) {
		return false
	}
	if _, given := Given(k.text(e + 1)); given {
		return false
	}
	if kind, _ := Title(k.text(e + 1)); kind != 0 {
		return false
	}
	for i := t; i < e; i++ {
		if inName[k.text(i)] {
			return true
		}
	}
	return false
}

// known reports whether a gazetteer has the word.
func (k *marker) known(w string) bool {
	if isStateName(w) {
		return true
	}
	if _, _, ok := Body(w); ok {
		return true
	}
	kind, _ := Title(w)
	return kind != 0
}

// titled reports whether token t is the head of a title that goes on: "Secretary of State".
func (k *marker) titled(t int) bool {
	kind, _ := Title(k.text(t))
	return kind == RoleNoun
}

// afterJoin returns the token after "of", "for the" and the capital that
// follows; 0 when none follows.
func (k *marker) afterJoin(e, end int) int {
	n := e + 1
	if n < end && k.text(n) == "the" {
		n++
	}
	if n < end && capital(k.text(n)) && !NoName(k.text(n)) {
		return n + 1
	}
	return 0
}

var (
	inName       = map[string]bool{"of": true, "for": true, "on": true}
	nameParticle = map[string]bool{"al": true, "el": true, "bin": true, "ibn": true, "bint": true, "abu": true, "de": true, "der": true, "den": true, "van": true, "von": true,
		"da": true, "dos": true, "do": true, "du": true, "del": true, "della": true, "di": true, "la": true, "le": true, "ben": true, "ul": true, "ur": true, "ter": true, "zu": true}
)

// cut parts a run into titles and the name after them.
func (k *marker) cut(row uint32, t, e int) {
	name := t
	titled := false
	for i := t; i < e; {
		n := k.titlePart(i, e, i > t)
		if n == 0 {
			break
		}
		kind, _ := Title(k.text(i + n - 1))
		titled = titled || kind == RoleNoun || kind == Honorific
		i += n
		name = i
	}
	switch {
	case name >= e && titled:
		return // a role without a name: described, not named
	case !titled || name >= e:
		name = t
		// a nationality before a personal name is no part of it
		if _, kind, ok := State(k.text(t)); ok && kind == Demonym && e-t >= 3 {
			if _, given := Given(k.text(t + 1)); given {
				k.add(row, t, t, t+1, readout.NORP)
				name = t + 1
				t = name
			}
		}
	}
	k.add(row, t, name, e, k.typeOf(name, e, titled && name > t))
}

// titlePart is the number of tokens of a part of a title at i: a title word,
// a nationality or a state, "of State".
func (k *marker) titlePart(i, e int, inside bool) int {
	if kind, _ := Title(k.text(i)); kind != 0 {
		return 1
	}
	for n := min(4, e-i-1); n >= 1; n-- {
		if isStateName(k.d.Text[k.a.Tokens[i].Start:k.a.Tokens[i+n-1].End]) && k.leads(i+n, e) {
			return n
		}
	}
	w := k.text(i)
	if inside && inName[w] && i+1 < e {
		return 2
	}
	if k.leads(i+1, e) && (OrgWord(w) || w == "-") {
		return 1 // "Defense Secretary", "Kremlin-backed President"
	}
	return 0
}

// leads reports whether a title word stands at i, or after one more word.
func (k *marker) leads(i, e int) bool {
	for n := 0; n < 2 && i+n < e; n++ {
		if kind, _ := Title(k.text(i + n)); kind != 0 {
			return i+n+1 < e || kind == RoleNoun
		}
	}
	return false
}

// typeOf types the name in tokens t to e.
func (k *marker) typeOf(t, e int, titled bool) readout.EntityType {
	name := k.d.Text[k.a.Tokens[t].Start:k.a.Tokens[e-1].End]
	first, last := k.text(t), k.text(e-1)
	if _, kind, ok := State(name); ok {
		switch kind {
		case Demonym:
			return readout.NORP
		case Seat:
			return readout.Organisation
		}
		return readout.Place
	}
	if titled {
		return readout.Person
	}
	if _, _, ok := Body(name); ok {
		return readout.Organisation
	}
	if _, ok := Outlet(name); ok {
		return readout.Organisation
	}
	if Nationality(name) {
		return readout.NORP
	}
	_, given := Given(first)
	switch {
	case OrgWord(last) && e-t > 1, OrgWord(first) && e-t > 1 && !given:
		return readout.Organisation
	case FacilityWord(last) && e-t > 1:
		return readout.Facility
	case PlaceWord(last) && e-t > 1, PlaceWord(first) && e-t > 1 && !given:
		return readout.Place
	case Region(name):
		return readout.Place
	case given && e-t > 1:
		return readout.Person
	}
	if _, ok := City(name); ok {
		return readout.Place
	}
	if k.personLike(t, e) {
		return readout.Person
	}
	for i := t; i < e; i++ {
		if OrgWord(k.text(i)) && e-t > 1 {
			return readout.Organisation
		}
	}
	if capitals(name) && len(name) <= 8 {
		return readout.Organisation
	}
	return 0 // settled at the end, from the whole report
}

// personLike reports whether all words of a name are known from the names of
// people, or a verb of speech follows.
func (k *marker) personLike(t, e int) bool {
	n := 0
	for i := t; i < e; i++ {
		if w := k.text(i); capital(w) && len(w) > 1 {
			if !NameWord(w) {
				n = -10
			}
			n++
		}
	}
	return n > 0 && e-t <= 5
}

func (k *marker) add(row uint32, full, t, e int, typ readout.EntityType) {
	m := readout.Mention{
		Span:     readout.Span{Start: k.a.Tokens[t].Start, End: k.a.Tokens[e-1].End},
		Full:     readout.Span{Start: k.a.Tokens[full].Start, End: k.a.Tokens[e-1].End},
		Sentence: row, Type: typ, Form: readout.Named,
	}
	if typ == readout.Person {
		for i := t; i < e; i++ {
			if w := k.text(i); capital(w) && len(w) > 2 {
				k.people[w] = true
			}
		}
	}
	k.a.Mentions = append(k.a.Mentions, m)
}

// settle types what nothing in the name itself could: someone who speaks, a
// place after a preposition of place, and then the surnames of those named in
// full anywhere in the report.
func (k *marker) settle() {
	for _, last := range []bool{false, true} {
		for i := 1; i < len(k.a.Mentions); i++ {
			m := &k.a.Mentions[i]
			if m.Type != 0 {
				continue
			}
			words := strings.Fields(m.Of(k.d.Text))
			if k.people[words[len(words)-1]] {
				m.Type = readout.Person
				continue
			}
			if m.Type = k.typeInPlace(m, words, last); m.Type == readout.Person {
				for _, w := range words {
					k.people[w] = true
				}
			}
		}
	}
}

// typeInPlace types a name by the words around it; last says that a guess is
// better than none.
func (k *marker) typeInPlace(m *readout.Mention, words []string, last bool) readout.EntityType {
	prev, next := "", ""
	if before := strings.Fields(k.lower[k.a.Sentences[m.Sentence].Start:m.Full.Start]); len(before) > 0 {
		prev = before[len(before)-1]
	}
	if after := strings.Fields(k.lower[m.End:min(len(k.lower), int(m.End)+40)]); len(after) > 0 {
		next = after[0]
	}
	_, kind, isState := State(words[0])
	switch {
	case prev == "in" || prev == "near" || prev == "at" || prev == "outside" || prev == "around" || prev == "town" || prev == "village" || prev == "city":
		return readout.Place
	case prev != "the" && (lexicon.Strong(next) || lexicon.Strong(prev)):
		return readout.Person
	case !last:
		return 0
	case len(words) >= 2 && len(words) <= 3 && prev != "the" && !(isState && kind == Demonym) && !k.anyCommon(words):
		return readout.Person
	case prev == "the":
		return readout.Organisation
	}
	return readout.Misc
}

// anyCommon reports whether the report writes one of words in lower case too.
func (k *marker) anyCommon(words []string) bool {
	for _, w := range words {
		if k.common[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

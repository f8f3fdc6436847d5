package entity

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// Actor is one actor over several reports.
type Actor struct {
	Name     string
	Role     string
	State    string
	Type     readout.EntityType
	Variants []string // the forms used, most frequent first
	Mentions int
	words    []string
	sex      readout.Feats // 0 when not known
	unnamed  bool
	fixed    bool // the user gave its name
}

// Link joins the entities of several reports of one story. It returns the
// actors and, for each report, the actor of each of its entities (-1: none).
// Full names are placed before short ones, so that a surname finds its owner;
// a surname that fits two people joins neither. What the user knows of actors
// comes before what is guessed from names.
func Link(docs []*readout.Document, as []*readout.Analysis, known []Known) (actors []Actor, of [][]int) {
	l := linker{docs: docs, as: as, known: newKnownBook(known), short: map[string]string{}}
	l.abbreviations()
	of = make([][]int, len(as))
	var todo []key
	for d, a := range as {
		of[d] = make([]int, len(a.Entities))
		for e := range of[d] {
			of[d][e] = -1
		}
		named := make([]bool, len(a.Entities))
		for _, m := range a.Mentions[1:] {
			named[m.Entity] = named[m.Entity] || m.Form == readout.Named
		}
		l.named = append(l.named, named)
		for e := 1; e < len(a.Entities); e++ {
			todo = append(todo, key{d, e, len(foldName(a.Symbols.Get(a.Entities[e].Name)))})
		}
	}
	slices.SortStableFunc(todo, func(x, y key) int { return cmp.Compare(min(y.words, 2), min(x.words, 2)) })
	for _, k := range todo {
		of[k.doc][k.entity] = l.place(k)
	}
	l.collect(of)
	return l.actors, of
}

type key struct{ doc, entity, words int }

type linker struct {
	docs   []*readout.Document
	as     []*readout.Analysis
	named  [][]bool // document -> entity -> has a name
	actors []Actor
	known  *knownBook
	short  map[string]string // abbreviation -> what a report spells it out as; "" when two reports differ
}

// abbreviations reads "Syrian Observatory for Human Rights (SOHR)" in any report.
func (l *linker) abbreviations() {
	for d, a := range l.as {
		text := l.docs[d].Text
		for i := 1; i < len(a.Mentions); i++ {
			m := a.Mentions[i]
			if m.Form != readout.Named || m.Type != readout.Organisation && m.Type != readout.Group || m.Entity == 0 || !strings.HasPrefix(text[m.End:], " (") {
				continue
			}
			short, _, ok := strings.Cut(text[m.End+2:], ")")
			full := m.Of(text)
			if !ok || len(short) < 2 || len(short) > 10 || strings.ContainsAny(short, " \n,;") || !capitals(short) || capitals(full) || !initials(short, full) {
				continue
			}
			if old, seen := l.short[short]; seen && !sameBody(old, full) {
				full = ""
			}
			l.short[short] = full
		}
	}
}

// initials reports whether the letters of an abbreviation stand, in order, at
// the starts of words of a name, the first of both alike.
func initials(short, full string) bool {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(full, "-", " ")))
	at := 0
	for _, r := range strings.ToLower(strings.ReplaceAll(short, ".", "")) {
		for at < len(words) && !strings.HasPrefix(words[at], string(r)) {
			at++
		}
		if at == len(words) {
			return false
		}
		at++
	}
	first := strings.TrimPrefix(strings.Join(words, " "), "the ")
	return first != "" && strings.EqualFold(first[:1], short[:1])
}

// place finds or adds the actor of an entity.
func (l *linker) place(k key) int {
	a := l.as[k.doc]
	e := a.Entities[k.entity]
	name := a.Symbols.Get(e.Name)
	words := foldName(name)
	if len(words) == 0 {
		words = []string{strings.ToLower(name)}
	}
	role, state := a.Symbols.Get(e.Role), a.Symbols.Get(e.State)
	sex := e.Feats & (readout.Masculine | readout.Feminine)
	found := -1
	if i := l.known.find(name, l.short[name]); i >= 0 {
		return l.placeKnown(i, e.Type, role, state)
	}
	if full := l.short[name]; full != "" && e.Type != readout.Person {
		name, words = full, foldName(full)
	}
	unnamed := !l.named[k.doc][k.entity] && e.Type == readout.Person
	if unnamed {
		// "an official" here and "an official" there are two people, unless the
		// phrase names an office that someone is known to hold
		if found = l.holder(name, state); found < 0 {
			l.actors = append(l.actors, Actor{Name: name, Role: role, State: state, Type: e.Type, words: words, unnamed: true})
			return len(l.actors) - 1
		}
		return found
	}
	for i := range l.actors {
		c := &l.actors[i]
		if c.unnamed {
			continue
		}
		if !sameClass(c.Type, e.Type) || !sameActor(c, e.Type, name, words) {
			continue
		}
		if c.State != "" && state != "" && c.State != state && (e.Type == readout.Person && len(words) == 1 || !l.named[k.doc][k.entity]) {
			continue // "the government" of one state, and of another
		}
		if e.Type == readout.Person && len(words) == 1 && sex != 0 && c.sex != 0 && sex&c.sex == 0 {
			continue // "Mr. Lind" is not Anna Lind
		}
		if found >= 0 && e.Type == readout.Person && len(words) == 1 {
			found = -1 // two people with one surname
			break
		}
		found = i
		if len(words) > 1 || e.Type != readout.Person {
			break
		}
	}
	if found < 0 {
		l.actors = append(l.actors, Actor{Name: name, Role: role, State: state, Type: e.Type, words: words, sex: sex})
		return len(l.actors) - 1
	}
	c := &l.actors[found]
	if c.fixed {
		return found
	}
	c.sex |= sex
	if len(words) > len(c.words) && e.Type == readout.Person {
		c.Name, c.words = name, words
	}
	if len(role) > len(c.Role) {
		c.Role = role
	}
	if c.State == "" {
		c.State = state
	}
	return found
}

// placeKnown finds or adds the user's actor i.
func (l *linker) placeKnown(i int, t readout.EntityType, role, state string) int {
	k := l.known.known[i]
	if l.known.actor[i] < 0 {
		if k.Type != 0 {
			t = k.Type
		}
		l.known.actor[i] = len(l.actors)
		l.actors = append(l.actors, Actor{Name: k.Name, Role: cmp.Or(k.Role, role), State: cmp.Or(k.State, state), Type: t, words: foldName(k.Name), fixed: true})
	}
	return l.known.actor[i]
}

// holder finds the person who is known to hold the office that an unnamed
// phrase names: the same role, of the same state.
func (l *linker) holder(name, state string) int {
	if state == "" {
		return -1
	}
	found := -1
	for i := range l.actors {
		c := &l.actors[i]
		if c.unnamed || c.Type != readout.Person || c.State != state || c.Role == "" {
			continue
		}
		if office(c.Role) == office(name) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// office is a role without the state in front of it: "foreign minister".
func office(role string) string {
	words := strings.Fields(strings.ToLower(role))
	for len(words) > 1 {
		if k, _ := Title(words[0]); k != 0 {
			break
		}
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// sameClass reports whether entities of two types can be one actor. Taggers
// differ over organisations, groups and products from report to report.
func sameClass(x, y readout.EntityType) bool {
	return class(x) == class(y)
}

func class(t readout.EntityType) readout.EntityType {
	switch t {
	case readout.Facility:
		return readout.Place
	case readout.Product, readout.Misc:
		return readout.Misc
	}
	return t
}

func sameActor(c *Actor, t readout.EntityType, name string, words []string) bool {
	switch t {
	case readout.Person:
		return samePerson(words, c.words)
	case readout.State:
		return strings.EqualFold(c.Name, name)
	case readout.Organisation:
		return sameBody(name, c.Name)
	}
	return sameWords(words, c.words)
}

// collect counts the mentions and the forms of each actor.
func (l *linker) collect(of [][]int) {
	counts := make([]map[string]int, len(l.actors))
	for d, a := range l.as {
		for _, m := range a.Mentions[1:] {
			i := -1
			if m.Entity != 0 {
				i = of[d][m.Entity]
			}
			if i < 0 {
				continue
			}
			l.actors[i].Mentions++
			if m.Form == readout.Pronoun {
				continue
			}
			if counts[i] == nil {
				counts[i] = map[string]int{}
			}
			counts[i][strings.Join(strings.Fields(m.Full.Of(l.docs[d].Text)), " ")]++
		}
	}
	for i := range l.actors {
		forms := counts[i]
		for f := range forms {
			l.actors[i].Variants = append(l.actors[i].Variants, f)
		}
		slices.SortFunc(l.actors[i].Variants, func(x, y string) int {
			return cmp.Or(cmp.Compare(forms[y], forms[x]), cmp.Compare(x, y))
		})
	}
}

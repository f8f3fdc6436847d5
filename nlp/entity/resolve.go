package entity

import (
	"strings"

	"readout"
)

type resolver struct {
	d            *readout.Document
	a            *readout.Analysis
	lower        string
	ents         []entity            // parallel to a.Entities
	quotes       []quoted            // direct speech, in the order of the text, not overlapping
	contents     []readout.Span      // what is said, directly or not, likewise
	statementsOf map[uint32][]uint32 // mention -> the statements that it makes
	past         map[nameKey]uint32  // entities before the last reachEntities
	tried        []int32             // entity -> the mention it was last compared with, see fuller
}

// entity is what is known of an entity while a report is read.
type entity struct {
	words []string // folded name
	name  string
	role  string
	leads string // the state that the list of leaders has it lead on the day of the report
	sex   readout.Feats
}

// of returns the text of a mention without an article.
func (r *resolver) of(s readout.Span) string {
	t := s.Of(r.d.Text)
	for _, article := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		t = strings.TrimPrefix(t, article)
	}
	return strings.Join(strings.Fields(t), " ")
}

// roleOf is the title that stands before the name of a mention.
func (r *resolver) roleOf(m readout.Mention) string {
	if m.Full.Start >= m.Start {
		return ""
	}
	return strings.TrimSpace(strings.TrimRight(r.of(readout.Span{Start: m.Full.Start, End: m.Start}), ", "))
}

// How far is looked in a very long text, so that time stays linear in its
// length; no report of usual length has so many.
const (
	reachEntities = 512 // entities that a name is compared with, the newest
	reachShort    = 512 // mentions on either side of a surname
)

// A nameKey is an entity that names are no longer compared with, but for the
// very name.
type nameKey struct {
	typ  readout.EntityType
	name string
}

// entityFor returns the entity of a type for which same holds, or adds one.
func (r *resolver) entityFor(t readout.EntityType, name string, words []string, same func(*entity) bool) uint32 {
	if len(r.ents) == 0 {
		r.ents = append(r.ents, entity{})
	}
	for i := max(1, len(r.ents)-reachEntities); i < len(r.ents); i++ {
		if r.a.Entities[i].Type == t && same(&r.ents[i]) {
			if len(words) > len(r.ents[i].words) {
				r.ents[i].words, r.ents[i].name = words, name
				r.a.Entities[i].Name = r.a.Symbols.Add(name)
			}
			return uint32(i)
		}
	}
	if id, ok := r.past[nameKey{t, name}]; ok {
		return id
	}
	if gone := len(r.ents) - reachEntities; gone > 0 {
		if r.past == nil {
			r.past = map[nameKey]uint32{}
		}
		r.past[nameKey{r.a.Entities[gone].Type, r.ents[gone].name}] = uint32(gone)
	}
	r.ents = append(r.ents, entity{words: words, name: name})
	r.a.Entities = append(r.a.Entities, readout.Entity{Name: r.a.Symbols.Add(name), Type: t})
	return uint32(len(r.a.Entities) - 1)
}

// fullNames makes entities of everything but single surnames.
func (r *resolver) fullNames() {
	for i := 1; i < len(r.a.Mentions); i++ {
		m := &r.a.Mentions[i]
		if m.Form != readout.Named {
			continue
		}
		name := r.of(m.Span)
		words := foldName(name)
		if len(words) == 0 {
			words = []string{strings.ToLower(name)}
		}
		switch m.Type {
		case readout.Money, readout.DateName:
			// figures and times have tables of their own
		case readout.Person:
			if len(words) == 1 {
				continue
			}
			m.Entity = r.entityFor(readout.Person, name, words, func(e *entity) bool {
				return len(e.words) > 1 && samePerson(words, e.words)
			})
			r.addRole(m)
		case readout.Place, readout.State:
			m.Entity = r.place(m, name, words)
		case readout.Facility, readout.Misc:
			if _, kind, ok := State(name); ok && kind == Seat {
				m.Entity = r.place(m, name, words) // "the White House" acts
			} else {
				m.Entity = r.body(m.Type, name, words)
			}
		case readout.NORP:
			m.Entity = r.norp(m, name, words)
		default:
			m.Entity = r.body(m.Type, name, words)
		}
	}
}

// place joins the names of states and places. A country acts; its capital
// acts too ("Moscow says") unless it is only where something happens.
func (r *resolver) place(m *readout.Mention, name string, words []string) uint32 {
	state, kind, ok := State(name)
	switch {
	case ok && (kind == Country || kind == Demonym || kind == Capital && !r.locative(m)):
		m.Type = readout.State
		id := r.entityFor(readout.State, state, foldName(state), func(e *entity) bool { return e.name == state })
		r.a.Entities[id].State = r.a.Symbols.Add(state)
		return id
	case ok && kind == Seat:
		m.Type = readout.Organisation
		id := r.body(readout.Organisation, name, words)
		r.a.Entities[id].State = r.a.Symbols.Add(state)
		return id
	}
	m.Type = readout.Place
	return r.entityFor(readout.Place, name, words, func(e *entity) bool { return sameWords(words, e.words) })
}

// norp joins nationalities; in the plural they are people who act.
func (r *resolver) norp(m *readout.Mention, name string, words []string) uint32 {
	id := r.entityFor(readout.NORP, name, words, func(e *entity) bool { return sameWords(words, e.words) })
	if state, _, ok := State(name); ok {
		r.a.Entities[id].State = r.a.Symbols.Add(state)
	}
	return id
}

// body joins the names of organisations and other things with one name.
func (r *resolver) body(t readout.EntityType, name string, words []string) uint32 {
	if full, _, ok := Body(name); ok && t == readout.Organisation {
		name, words = full, foldName(full)
	}
	id := r.entityFor(t, name, words, func(e *entity) bool { return sameBody(name, e.name) })
	if state, kind, ok := State(name); ok && kind == Seat {
		r.a.Entities[id].State = r.a.Symbols.Add(state)
	}
	return id
}

func sameWords(x, y []string) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if !sameWord(x[i], y[i]) {
			return false
		}
	}
	return true
}

// locative reports whether a mention only says where: "in Moscow".
func (r *resolver) locative(m *readout.Mention) bool {
	before := strings.TrimRight(r.lower[:m.Full.Start], " \n")
	i := strings.LastIndexAny(before, " \n\t(\"“")
	switch strings.Trim(before[i+1:], ",;") {
	case "in", "at", "from", "near", "into", "around", "outside", "across", "through", "inside", "central", "eastern", "western", "northern", "southern", "downtown", "visit", "visited", "visiting", "left", "leaving", "reached":
		return true
	case "to":
		return !strings.HasSuffix(before[:max(i, 0)], "according")
	}
	after := r.d.Text[m.End:]
	return strings.HasPrefix(after, " (") || strings.HasPrefix(after, ", Dec.") || strings.HasPrefix(after, ", Jan.")
}

// addRole keeps the fullest title seen with a name, its state and its sex.
func (r *resolver) addRole(m *readout.Mention) {
	e := &r.ents[m.Entity]
	role := r.roleOf(*m)
	if kind, _ := Title(role); len(role) > len(e.role) && kind != Honorific {
		e.role = role
		r.a.Entities[m.Entity].Role = r.a.Symbols.Add(role)
		if state := stateIn(role); state != "" {
			r.a.Entities[m.Entity].State = r.a.Symbols.Add(state)
		}
	}
	if sex := sexOf(role); sex != 0 {
		e.sex = sex
	}
	if e.sex == 0 && len(e.words) > 1 {
		e.sex, _ = Given(strings.Fields(e.name)[0])
	}
	r.a.Entities[m.Entity].Feats = e.sex
}

// sexOf is the sex that a title tells: "Mr.", "Congresswoman"; 0 for none.
func sexOf(title string) (sex readout.Feats) {
	for _, w := range strings.Fields(strings.ToLower(title)) {
		if _, s := Title(w); s != 0 {
			sex = s
		}
	}
	return sex
}

// stateIn finds the state that a title names: "Russian Foreign Minister".
func stateIn(role string) string {
	words := strings.Fields(role)
	for i := range words {
		for _, n := range []int{2, 1} {
			if i+n > len(words) {
				continue
			}
			name := strings.TrimRight(strings.Join(words[i:i+n], " "), ",")
			name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
			if state, _, ok := State(name); ok {
				return state
			}
		}
	}
	return ""
}

// shortNames joins single surnames to the fuller name that they stand for:
// the last one before them, else the first after them.
func (r *resolver) shortNames() {
	for i := 1; i < len(r.a.Mentions); i++ {
		m := &r.a.Mentions[i]
		if m.Form != readout.Named || m.Type != readout.Person || m.Entity != 0 {
			continue
		}
		name := r.of(m.Span)
		words := foldName(name)
		if len(words) == 0 {
			words = []string{strings.ToLower(name)}
		}
		sex := sexOf(r.roleOf(*m))
		if id := r.fuller(i, words, sex); id != 0 {
			m.Entity = id
		} else {
			m.Entity = r.entityFor(readout.Person, name, words, func(e *entity) bool {
				return len(e.words) == 1 && sameWord(words[0], e.words[0]) && (sex == 0 || e.sex == 0 || sex == e.sex)
			})
		}
		r.addRole(m)
	}
}

// fuller finds the person whose full name a single name at mention i stands for.
func (r *resolver) fuller(i int, words []string, sex readout.Feats) uint32 {
	if n := len(r.ents) - len(r.tried); n > 0 {
		r.tried = append(r.tried, make([]int32, n)...)
	}
	for _, step := range []int{-1, 1} {
		for k := i + step; k > 0 && k < len(r.a.Mentions) && max(k-i, i-k) <= reachShort; k += step {
			e := r.a.Mentions[k].Entity
			if e == 0 || r.a.Mentions[k].Type != readout.Person || len(r.ents[e].words) < 2 || r.tried[e] == int32(i) || !strings.Contains(r.ents[e].name, " ") {
				// "Lind-Berg" is two surnames
				continue
			}
			r.tried[e] = int32(i)
			if sex != 0 && r.ents[e].sex != 0 && sex != r.ents[e].sex {
				continue // "Mr. Lind" is not Anna Lind
			}
			if samePerson(words, r.ents[e].words) {
				return e
			}
		}
	}
	return 0
}

// count fills First and Count.
func (r *resolver) count() {
	for i := 1; i < len(r.a.Mentions); i++ {
		if e := r.a.Mentions[i].Entity; e != 0 {
			if r.a.Entities[e].Count == 0 {
				r.a.Entities[e].First = uint32(i)
			}
			r.a.Entities[e].Count++
		}
	}
}

package compare

import (
	"slices"
	"strings"

	"readout"
	"readout/nlp/entity"
)

// speakers names who makes a statement: an actor, several who say it together
// ("Lind and Berg agreed that …") and then the actors' IDs, else the words of
// the report, and nothing where those are no more than "who".
func (s *comparison) speakers(doc int, st readout.Statement) (name string, ids []string) {
	name = s.actorName(doc, st.Speaker)
	if name == "" && !st.Source.IsZero() {
		if name = oneLine(st.Source.Of(s.docs[doc].Text)); standsFor(name) {
			name = ""
		}
	}
	name = s.ofWhom(doc, st, name)
	if st.Speaker == 0 {
		return name, nil
	}
	if names, ids := s.membersOf(doc, st.Speaker); len(names) > 1 {
		return and(names), ids // "both ministers"
	}
	name = s.ofState(s.actorAt(doc, st.Speaker), name)
	names := []string{name}
	ids = append(ids, s.actorID(s.actorAt(doc, st.Speaker)))
	for _, t := range s.joined(doc, st) {
		m := s.mentionAt(doc, s.as[doc].Tokens[t].Span)
		other := s.actorName(doc, m)
		if m == 0 {
			if s.as[doc].Tokens[t].Feats&readout.Plural == 0 {
				continue // "his word and the record": a thing
			}
			other = s.as[doc].Tokens[t].Of(s.docs[doc].Text)
		}
		if slices.Contains(names, other) {
			continue
		}
		names = append(names, other)
		if i := s.actorID(s.actorAt(doc, m)); i != "" && !slices.Contains(ids, i) {
			ids = append(ids, i)
		}
	}
	if len(names) == 1 {
		return name, nil
	}
	return and(names), slices.DeleteFunc(ids, func(i string) bool { return i == "" })
}

func and(names []string) string {
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// membersOf names the actors of whom a group was made that a mention stands
// for, none where it stands for no such group.
func (s *comparison) membersOf(doc int, mention uint32) (names, ids []string) {
	a := s.as[doc]
	group := a.Mentions[mention].Entity
	if group == 0 || a.Entities[group].Type != readout.Group {
		return nil, nil
	}
	head, last, ok := strings.Cut(a.Symbols.Get(a.Entities[group].Name), " and ")
	if !ok {
		return nil, nil
	}
	for _, part := range append(strings.Split(head, ", "), last) {
		e := slices.IndexFunc(a.Entities, func(e readout.Entity) bool {
			return e.Type != readout.Group && e.Name != 0 && a.Symbols.Get(e.Name) == part
		})
		if e <= 0 || s.of[doc][e] < 0 {
			return nil, nil
		}
		names, ids = append(names, s.actors[s.of[doc][e]].Name), append(ids, s.actorID(s.of[doc][e]))
	}
	return names, ids
}

// ofState adds the state to the name of a government or an army that is called
// nothing else and does not say it: "the new government (Norland)".
func (s *comparison) ofState(actor int, name string) string {
	state := s.standsForState(actor)
	if state == "" || name == "" || name[:1] != strings.ToLower(name[:1]) || s.namesState(name, state) {
		return name
	}
	return name + " (" + state + ")"
}

// namesState reports whether a word of a name names a state: "Norlandic troops".
func (s *comparison) namesState(name, state string) bool {
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if of, _, ok := entity.State(w); ok && of == state {
			return true
		}
	}
	return strings.Contains(name, state)
}

// joined are the tokens of a source that "and" joins to the one that its
// speaker stands at.
func (s *comparison) joined(doc int, st readout.Statement) (out []uint32) {
	a := s.as[doc]
	first, _ := slices.BinarySearchFunc(a.Tokens[1:], st.Source.Start, func(t readout.Token, at uint32) int { return int(t.End) - int(at) - 1 })
	full := a.Mentions[st.Speaker].Full
	head, and := uint32(0), uint32(0)
	for t := uint32(first + 1); int(t) < len(a.Tokens) && a.Tokens[t].Start < st.Source.End; t++ {
		tok := a.Tokens[t]
		switch {
		case full.Contains(tok.Span):
			if h := a.Tokens[tok.Head]; tok.Head == 0 || !full.Contains(h.Span) {
				head = t
			}
		case tok.Deprel == readout.RelConj && head != 0 && tok.Head == head && (tok.UPOS == readout.NOUN || tok.UPOS == readout.PROPN || tok.UPOS == readout.PRON):
			out = append(out, t)
		case tok.Deprel == readout.RelCc && tok.Of(s.docs[doc].Text) == "and":
			and = tok.Head
		}
	}
	if len(out) == 0 || out[len(out)-1] != and {
		return nil // a list without "and" says who someone is
	}
	return out
}

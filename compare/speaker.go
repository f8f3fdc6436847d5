package compare

import (
	"slices"
	"strings"

	"readout"
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
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1], slices.DeleteFunc(ids, func(i string) bool { return i == "" })
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

package entity

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// nominals joins roles and groups: "the Russian foreign minister" to the
// minister who has a name, "the ministry" to the ministry named before,
// "rebels" to "Syrian rebels". What cannot be joined is an entity of its own.
func (r *resolver) nominals() {
	for i := 1; i < len(r.a.Mentions); i++ {
		m := &r.a.Mentions[i]
		if m.Form != readout.Nominal {
			continue
		}
		text := r.of(m.Full)
		lower := strings.ToLower(text)
		definite := strings.HasPrefix(strings.ToLower(m.Full.Of(r.d.Text)), "the ") || strings.Contains(text, "'s ") || strings.Contains(text, "’s ")
		head := lower[strings.LastIndexByte(lower, ' ')+1:]
		if m.Type == readout.Person {
			m.Entity = r.apposed(i, text)
		}
		switch {
		case m.Entity != 0:
		case m.Type == readout.Person && definite:
			m.Entity = r.holder(i, lower, head)
		case m.Type == readout.Organisation && definite:
			m.Entity = r.named(i, head)
		}
		if m.Entity == 0 {
			words := foldName(text)
			if len(words) == 0 {
				words = []string{lower}
			}
			m.Entity = r.entityFor(m.Type, text, words, func(e *entity) bool { return strings.EqualFold(e.name, text) })
			if state := stateIn(text); state != "" {
				r.a.Entities[m.Entity].State = r.a.Symbols.Add(state)
			}
			r.a.Entities[m.Entity].Feats = plurality(m.Type)
		}
	}
}

// apposed finds the person whom a comma sets beside a role: "Malaysia's prime
// minister, Najib Razak," and "Robert Francis, a former vice chairman". The
// role becomes that person's.
func (r *resolver) apposed(i int, role string) uint32 {
	m := &r.a.Mentions[i]
	next := i + 1
	for next < len(r.a.Mentions) && r.a.Mentions[next].Start < m.Full.End {
		next++
	}
	for _, k := range []int{i - 1, next} {
		if k < 1 || k >= len(r.a.Mentions) {
			continue
		}
		o := &r.a.Mentions[k]
		if o.Form != readout.Named || o.Type != readout.Person || o.Entity == 0 || o.Sentence != m.Sentence {
			continue
		}
		var between string
		if k < i {
			between = r.d.Text[o.Full.End:max(m.Full.Start, o.Full.End)]
		} else {
			between = r.d.Text[m.Full.End:max(o.Full.Start, m.Full.End)]
		}
		if between != ", " {
			continue
		}
		if e := &r.ents[o.Entity]; e.role == "" {
			e.role = role
			r.a.Entities[o.Entity].Role = r.a.Symbols.Add(role)
			if state := stateIn(role); state != "" {
				r.a.Entities[o.Entity].State = r.a.Symbols.Add(state)
			}
		}
		return o.Entity
	}
	return 0
}

func plurality(t readout.EntityType) readout.Feats {
	if t == readout.Group {
		return readout.Plural
	}
	return 0
}

// holder finds the named person who holds the role that a definite noun
// phrase names: the last one before it whose title has the same head, or a
// head of the same kind, and no other state.
func (r *resolver) holder(i int, text, head string) uint32 {
	state := stateIn(r.of(r.a.Mentions[i].Full))
	for k := i - 1; k > 0; k-- {
		e := r.a.Mentions[k].Entity
		if e == 0 || r.a.Entities[e].Type != readout.Person || r.ents[e].role == "" {
			continue
		}
		if s := r.a.Symbols.Get(r.a.Entities[e].State); state != "" && s != "" && s != state {
			continue
		}
		role := strings.ToLower(r.ents[e].role)
		if lesser(role) != lesser(text) {
			continue
		}
		if strings.HasSuffix(role, head) || kindOfRole(head) != "" && kindOfRole(head) == kindOfRole(role) {
			return e
		}
	}
	return 0
}

// lesser reports whether a role is not the office itself: "vice president",
// "former minister".
func lesser(role string) bool {
	for _, w := range []string{"vice", "deputy", "former", "assistant", "acting", "ex-", "under"} {
		if strings.Contains(role, w) {
			return true
		}
	}
	return false
}

// kindOfRole groups roles that stand in for each other.
func kindOfRole(role string) string {
	for _, k := range []struct{ word, kind string }{
		{"secretary of state", "diplomat"}, {"foreign minister", "diplomat"}, {"foreign secretary", "diplomat"}, {"ambassador", "diplomat"}, {"envoy", "diplomat"}, {"diplomat", "diplomat"},
		{"president", "leader"}, {"prime minister", "leader"}, {"premier", "leader"}, {"chancellor", "leader"}, {"leader", "leader"},
		{"spokesman", "spokesperson"}, {"spokeswoman", "spokesperson"}, {"spokesperson", "spokesperson"},
	} {
		if strings.HasSuffix(role, k.word) {
			return k.kind
		}
	}
	return ""
}

// named finds the last organisation before mention i whose name has the noun
// head in it: "the ministry", "the observatory".
func (r *resolver) named(i int, head string) uint32 {
	for k := i - 1; k > 0; k-- {
		m := r.a.Mentions[k]
		if m.Entity == 0 || m.Type != readout.Organisation || m.Form == readout.Pronoun {
			continue
		}
		for _, w := range r.ents[m.Entity].words {
			if w == head {
				return m.Entity
			}
		}
	}
	return 0
}

// pronouns resolves "he" and "they" to the last actor that fits, and "I"
// inside a quotation to its speaker.
func (r *resolver) pronouns() {
	for i := 1; i < len(r.a.Mentions); i++ {
		m := &r.a.Mentions[i]
		if m.Form != readout.Pronoun {
			continue
		}
		f := pronoun(strings.ToLower(m.Of(r.d.Text)))
		speaker, quoted := r.quotedBy(m.Span)
		switch {
		case f&readout.Person1 != 0:
			if quoted {
				m.Entity = speaker
			}
		default:
			m.Entity = r.antecedent(i, f, speaker)
		}
		if m.Entity != 0 {
			m.Type = r.a.Entities[m.Entity].Type
		}
	}
}

// quotedBy is the entity that speaks the words at s, when they stand in a
// direct quotation. Statements come in the order of the text, and so do
// mentions, so that a speaker who is a pronoun is resolved already unless the
// quotation stands before it.
func (r *resolver) quotedBy(s readout.Span) (uint32, bool) {
	for i := 2; i < len(r.a.Statements); i++ {
		st := r.a.Statements[i]
		if st.Kind != readout.Direct {
			continue
		}
		for _, c := range r.a.Spans[st.Content.First:st.Content.End] {
			if c.Contains(s) {
				return r.a.Mentions[st.Speaker].Entity, true
			}
		}
	}
	return 0, false
}

// window is how many sentences back a pronoun may reach.
const window = 3

// antecedent finds who a third-person pronoun stands for. Subjects come
// before others, the same sentence before the one before it.
func (r *resolver) antecedent(i int, f readout.Feats, not uint32) uint32 {
	m := r.a.Mentions[i]
	for back := uint32(0); back <= window && back < m.Sentence; back++ {
		var best uint32
		for k := i - 1; k > 0; k-- {
			c := r.a.Mentions[k]
			if c.Sentence > m.Sentence-back {
				continue
			}
			if c.Sentence < m.Sentence-back {
				break
			}
			if c.Entity == 0 || c.Entity == not || !r.fits(c, f) || c.Full.Contains(m.Span) {
				continue
			}
			if best == 0 || r.isSubject(c) {
				best = c.Entity
			}
		}
		if best != 0 {
			return best
		}
	}
	return 0
}

// fits reports whether a mention can be what a pronoun with features f stands for.
func (r *resolver) fits(c readout.Mention, f readout.Feats) bool {
	e := r.a.Entities[c.Entity]
	switch {
	case f&readout.Plural != 0:
		return e.Type == readout.Group || e.Feats&readout.Plural != 0
	case f&(readout.Masculine|readout.Feminine) != 0:
		sex := r.ents[c.Entity].sex
		return e.Type == readout.Person && e.Feats&readout.Plural == 0 && (sex == 0 || sex&f != 0)
	}
	return e.Type == readout.Organisation || e.Type == readout.State
}

// isSubject takes a mention that opens its sentence, or that no preposition
// stands before, for a subject.
func (r *resolver) isSubject(c readout.Mention) bool {
	s := r.a.Sentences[c.Sentence]
	before := strings.Fields(r.lower[s.Start:max(s.Start, c.Full.Start)])
	if len(before) == 0 {
		return true
	}
	w := before[len(before)-1]
	return len(before) <= 3 && !lexicon.Preposition[w]
}

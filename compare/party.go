package compare

import (
	"fmt"
	"strings"

	"readout"
	"readout/lexicon"
	"readout/nlp/entity"
)

// A party is who an actor speaks and acts for: a state for its government, its
// soldiers and its ministers, else the actor.

// officials are the words that show that someone acts for a state.
var officials = []string{"government", "regime", "army", "military", "forces", "troops", "ministry", "minister", "president", "officials", "official", "authorities", "police", "administration", "white house", "kremlin", "state department",
	"foreign office", "security service", "air force", "navy", "prime", "secretary", "spokesman", "spokeswoman", "envoy", "ambassador", "diplomat", "chancellor", "general", "warplanes", "planes", "aircraft", "jets", "intelligence", "agents"}

// parties names the party of every actor, by number.
func (s *comparison) partiesOf() []string {
	out := make([]string, len(s.actors))
	rules := map[string]string{} // last name -> the state of its bearer
	for _, a := range s.actors {
		if a.Type == readout.Person && a.State != "" {
			rules[lastWord(lexicon.Fold(a.Name))] = a.State
		}
	}
	for i, a := range s.actors {
		out[i] = fmt.Sprintf("actor %d", i)
		if a.State == "" && a.Type != readout.Person {
			a.State = stateOfRuler(a.Name, rules)
		}
		name := lexicon.Fold(a.Name + " " + a.Role)
		if a.State == "" && a.Type != readout.Person {
			a.State = stateOfBody(a.Name)
		}
		switch last := lastWord(lexicon.Fold(a.Name)); {
		case last == "reporter" || last == "reporters" || last == "correspondent" || last == "journalist" || last == "journalists":
		case a.State != "" && (a.Type == readout.State || a.Type == readout.NORP || hasAny(name, officials)):
			out[i] = a.State
		case a.State == "" && a.Type != readout.Person && conceptOf[lastWord(name)] == "!rebels":
			out[i] = "rebels"
		case a.State == "" && a.Type != readout.Person && a.Name != "" && isLetter(a.Name[0]) && hasAny(name, officials[:9]) && len(strings.Fields(name)) <= 3:
			out[i] = someState
		}
	}
	return out
}

// stateOfRuler is the state of the person whose government or army a name says
// it is: "Berg's forces".
func stateOfRuler(name string, rules map[string]string) string {
	for _, mark := range []string{"'s ", "’s "} {
		if who, body, ok := strings.Cut(name, mark); ok && hasAny(lexicon.Fold(body), officials[:9]) {
			return rules[lastWord(lexicon.Fold(who))]
		}
	}
	return ""
}

// standsForState is the state that an actor speaks and acts for without being it: the
// Kremlin, a ministry, an army, a minister in office; "" for none.
func (s *comparison) standsForState(actor int) string {
	if actor < 0 {
		return ""
	}
	a := s.actors[actor]
	state := a.State
	if state == "" && a.Type != readout.Person {
		state = stateOfBody(a.Name)
	}
	name := lexicon.Fold(a.Name + " " + a.Role)
	if state == "" || a.Name == state || !(a.Type == readout.State || hasAny(name, officials)) || hasAny(name, opposed) {
		return ""
	}
	return state
}

// opposed are the words of names and roles that do not speak for the state they name.
var opposed = []string{"former", "free ", "militia", "jihadi", "opposition", "rebel", "rebels", "resistance", "revolutionary", "liberation", "separatist", "separatists", "exile", "exiled"}

// stateOfBody is the state that the first word of an official body's name names:
// "Norlandic Defence Ministry".
func stateOfBody(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	if rest == "" || !hasAny(lexicon.Fold(rest), officials) {
		return ""
	}
	state, _, _ := entity.State(first)
	return state
}

// someState is the party of "the government" and "its forces" where the text
// does not say whose.
const someState = "?"

// ownState is, for each document, the state whose government it speaks of most.
func (s *comparison) ownState(parties []string) []string {
	out := make([]string, len(s.docs))
	for doc, a := range s.as {
		n := map[string]int{}
		for m := 1; m < len(a.Mentions); m++ {
			i := s.actorAt(doc, uint32(m))
			if i < 0 || parties[i] != s.actors[i].State || parties[i] == "" || !hasAny(lexicon.Fold(s.actors[i].Name), officials[:9]) {
				continue
			}
			p := parties[i]
			if n[p]++; out[doc] == "" || n[p] > n[out[doc]] || n[p] == n[out[doc]] && p < out[doc] {
				out[doc] = p
			}
		}
	}
	return out
}

// party is the party of an actor as a document means it.
func (f *facts) party(doc, actor int) string {
	if actor < 0 {
		return ""
	}
	if p := f.parties[actor]; p != someState {
		return p
	}
	if p := f.own[doc]; p != "" {
		return p
	}
	return fmt.Sprintf("actor %d", actor)
}

func lastWord(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexByte(s, ' ')+1:]
}

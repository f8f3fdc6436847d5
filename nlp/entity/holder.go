package entity

import (
	"slices"
	"strings"

	"readout"
)

// A roleBook knows who holds which role in a report: "the foreign minister" is
// the minister who is named, "the senator" is "Sen. Kerr", and "the president"
// may be someone whom the list of leaders has in office on the day of the report.
type roleBook struct {
	r    *resolver
	held map[string][]uint32 // last word of a role -> entities, in order of first place
}

// mostHolders bounds how many people with one role are looked at.
const mostHolders = 24

// fill enters the roles of the people who are named.
func (b *roleBook) fill(r *resolver) {
	b.r = r
	if b.held == nil {
		b.held = map[string][]uint32{}
	}
	clear(b.held)
	for e := 1; e < len(r.ents); e++ {
		if r.a.Entities[e].Type != readout.Person {
			continue
		}
		b.add(uint32(e), r.ents[e].role)
		b.leader(uint32(e))
	}
}

// add enters the role of an entity under its last words.
func (b *roleBook) add(e uint32, role string) {
	if role == "" {
		return
	}
	for _, h := range headsOfRole(strings.ToLower(role)) {
		if l := b.held[h]; len(l) < mostHolders && !slices.Contains(l, e) {
			b.held[h] = append(l, e)
		}
	}
}

// leader enters a head of state or government.
func (b *roleBook) leader(e uint32) {
	t, ok := b.r.d.Date()
	words := b.r.ents[e].words
	if !ok || len(words) == 0 {
		return
	}
	for _, l := range Leaders(words[len(words)-1]) {
		full := strings.Contains(l.Name, " ")
		if !l.Held(t) || full && len(words) > 1 && !samePerson(words, foldName(l.Name)) || !full && len(words) > 1 {
			continue
		}
		if s := b.r.a.Symbols.Get(b.r.a.Entities[e].State); s != "" && s != l.State {
			continue
		}
		if b.r.ents[e].leads == "" {
			b.r.ents[e].leads = l.State
		}
		for _, h := range []string{"president", "leader", "premier", "chancellor", "prime minister"} {
			if l := b.held[h]; len(l) < mostHolders && !slices.Contains(l, e) {
				b.held[h] = append(l, e)
			}
		}
		return
	}
}

// headsOfRole are the words under which a role is looked up: its last word, or
// the last before "of", "for" and the like, and what stands for it.
func headsOfRole(role string) []string {
	var out []string
	// a role may be two: "writer and activist"
	for part := range strings.SplitSeq(role, " and ") {
		words := roleWords(part)
		if len(words) == 0 {
			continue
		}
		head := words[len(words)-1]
		out = append(out, head)
		// "chief of the general staff Col. Gen."
		if all := strings.Fields(part); len(all) > 0 {
			if last := all[len(all)-1]; last != head {
				if kind, _ := Title(last); kind == RoleNoun {
					out = append(out, last)
					out = append(out, sameRole[last]...)
				}
			}
		}
		if len(words) > 1 && head == "minister" && words[len(words)-2] == "prime" {
			out = append(out, "prime minister", "premier", "leader")
		}
		out = append(out, sameRole[head]...)
	}
	return out
}

// roleWords are the words of a role up to what says of what it is one.
func roleWords(role string) []string {
	words := strings.FieldsFunc(role, func(r rune) bool { return r == ' ' || r == ',' || r == '-' })
	for i, w := range words {
		if i > 0 && (w == "of" || w == "for" || w == "to" || w == "in" || w == "at" || w == "on" || w == "who") {
			words = words[:i]
			break
		}
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "a" || w == "an" || w == "'s" })
}

var sameRole = map[string][]string{
	"sen.": {"senator", "lawmaker"}, "sen": {"senator", "lawmaker"}, "senator": {"lawmaker"},
	"rep.": {"congressman", "congresswoman", "representative", "lawmaker"}, "rep": {"congressman", "congresswoman", "representative", "lawmaker"},
	"congressman": {"lawmaker", "representative"}, "congresswoman": {"lawmaker", "representative"},
	"mp": {"lawmaker", "legislator", "parliamentarian"}, "gov.": {"governor"}, "gov": {"governor"}, "gen.": {"general"}, "gen": {"general"},
	"col.": {"colonel"}, "col": {"colonel"}, "maj.": {"major"}, "capt.": {"captain"}, "capt": {"captain"}, "lt.": {"lieutenant"}, "sgt.": {"sergeant"}, "adm.": {"admiral"},
	"president": {"leader"}, "premier": {"leader", "prime minister"}, "chancellor": {"leader"}, "justice": {"judge"}, "dictator": {"leader"}, "king": {"monarch"},
	"spokesman": {"spokesperson"}, "spokeswoman": {"spokesperson"}, "ambassador": {"diplomat", "envoy"}, "envoy": {"diplomat"},
	"lawyer": {"attorney"}, "attorney": {"lawyer"}, "nominee": {"candidate"}, "candidate": {"nominee"}, "ceo": {"chief executive"}, "executive": {"ceo"},
	"businessman": {"billionaire", "tycoon"}, "professor": {"academic", "scholar", "researcher"}, "commissioner": {"chief"}, "chairman": {"chair"}, "chairwoman": {"chair"},
}

// holder finds who holds the role that a noun phrase names, looking at people
// met before token place at; recent says how late an entity was met. 0 when
// nobody or too many do.
func (b *roleBook) holder(text string, met func(uint32) int) uint32 {
	words := roleWords(strings.ToLower(text))
	if len(words) == 0 {
		return 0
	}
	head := words[len(words)-1]
	if len(words) > 1 && words[len(words)-2] == "prime" && head == "minister" {
		head, words = "prime minister", words[:len(words)-1]
	}
	state := stateIn(text)
	less := lesser(strings.ToLower(text))
	var best uint32
	bestMet, bestFit := -1, -1
	for _, e := range b.held[head] {
		when := met(e)
		if when < 0 {
			continue
		}
		x := &b.r.ents[e]
		role := strings.ToLower(x.role)
		if s := b.stateOf(e); state != "" && s != "" && s != state {
			continue
		}
		if lesser(role) != less && role != "" {
			continue
		}
		fit := b.fit(words[:len(words)-1], role, state != "" && b.stateOf(e) == state)
		if fit < 0 {
			continue
		}
		if fit > bestFit || fit == bestFit && when > bestMet {
			best, bestFit, bestMet = e, fit, when
		}
	}
	return best
}

// stateOf is the state that someone serves, as the report or the list has it.
func (b *roleBook) stateOf(e uint32) string {
	if s := b.r.a.Symbols.Get(b.r.a.Entities[e].State); s != "" {
		return s
	}
	return b.r.ents[e].leads
}

// fit compares what stands before the head of a phrase with a role: how many
// words they share, or -1 when the phrase says what the role does not.
func (b *roleBook) fit(words []string, role string, sameState bool) int {
	have := roleWords(role)
	n := 0
	for _, w := range words {
		switch {
		case slices.Contains(have, w):
			n++
		case sameState || loose[w] || len(have) <= 1:
			// a role of one word leaves open what kind it is: "Sen. Kerr", "the
			// California senator"
		default:
			return -1
		}
	}
	return n
}

var loose = map[string]bool{"new": true, "current": true, "then": true, "top": true, "senior": true, "veteran": true, "outspoken": true, "embattled": true}

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

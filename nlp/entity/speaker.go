package entity

import (
	"slices"
	"strings"

	"readout"
)

// Who "he" is in "he said" is decided by what reports are like rather than by
// the ranker, which is taught on texts with little speech: who is told of
// outside of what is said, as a subject, is the one who goes on speaking.

// speakerReach is how many sentences back the speaker of "he said" is looked
// for; sentences of quotations do not count.
const speakerReach = 4

// goesOn finds who a pronoun that speaks stands for, sentence by sentence back
// over what is told outside of what is said: the subject, or who the subject
// belongs to. In the sentence of the pronoun itself someone else whose sex fits
// comes before a subject of unknown sex. It returns the phrase or -1.
func (k *ranker) goesOn(i int) int {
	t, p := &k.ts[i], &k.ps[i]
	best, most := -1, 0
	sents, last := 0, p.sent
	for j := i - 1; j >= 0 && sents <= speakerReach && i-j < 400; j-- {
		u, o := &k.ts[j], &k.ps[j]
		if u.told && !t.told {
			continue
		}
		if o.sent != last {
			if best >= 0 {
				return best
			}
			last = o.sent
			sents++
		}
		if fit := k.maySpeak(t, u, o, j, o.sent == p.sent); fit > most && !o.Contains(p.Span) {
			best, most = j, fit
		}
	}
	return best
}

// maySpeak says how well phrase j fits a pronoun that speaks; 0 is not at all.
func (k *ranker) maySpeak(t, u *traits, o *phrase, j int, same bool) int {
	c := k.traitsOf(j)
	if !k.agree(t, u, c) || o.coordinated && t.kind != kindThey {
		return 0
	}
	typ := c.typ
	if typ == 0 {
		typ = u.typ
	}
	subject := u.role == 1 || u.speaks // whatever the tree has whom a quotation is from for
	if u.role == 4 {
		owned := k.a.Tokens[k.a.Tokens[o.head].Head].Deprel
		subject = roleOfRelation(owned) == 1 && typ == readout.Person
	}
	switch t.kind {
	case kindHe, kindShe:
		known := (c.sex|u.sex)&t.sex != 0
		switch {
		case typ != readout.Person:
			return 0
		case subject && known:
			return 4
		case known && same:
			return 3
		case subject:
			return 2
		case known:
			return 1
		}
	case kindThey:
		if subject && c.entity != 0 && (typ == readout.Group || typ == readout.NORP || typ == readout.Organisation || c.number == 2) {
			return 1
		}
	case kindIt:
		if subject && (typ == readout.Organisation || typ == readout.State) {
			return 1
		}
	}
	return 0
}

func (k *ranker) traitsOf(j int) *chainTraits { return &k.chains[k.find(k.chain[j])] }

// described finds whom a long description stands for that names nobody: "the
// New York businessman", "the former secretary of state". Such a phrase varies
// the name of who is told of; a new person would be introduced. It returns the
// phrase or -1.
func (k *ranker) described(i int) int {
	t, p := &k.ts[i], &k.ps[i]
	if t.kind != kindDefinite || t.nwords == 0 || t.number == 2 || k.ps[i].mention == 0 || vagueRole[k.a.Tokens[p.head].Of(k.lower)] {
		return -1
	}
	sents, last := 0, p.sent
	for j := i - 1; j >= 0 && sents <= 2 && i-j < 200; j-- {
		u, o := &k.ts[j], &k.ps[j]
		if u.told && !t.told {
			continue
		}
		if o.sent != last {
			last = o.sent
			sents++
		}
		if u.role != 1 || o.coordinated || o.Contains(p.Span) || !k.agree(t, u, k.traitsOf(j)) {
			continue
		}
		c := k.traitsOf(j)
		if c.typ != readout.Person || c.entity == 0 {
			continue
		}
		if head := k.a.Tokens[p.head].Of(k.lower); offices[head] && !k.mayHold(c.entity, head) {
			return -1
		}
		role := strings.Fields(strings.ToLower(k.r.ents[c.entity].role))
		if len(role) > 0 && vagueRole[role[len(role)-1]] {
			return -1
		}
		if state := stateIn(k.r.of(k.a.Mentions[p.mention].Full)); state != "" && k.roles.stateOf(c.entity) != state || !k.serves(i, c.entity) {
			return -1
		}
		return j
	}
	return -1
}

// serves reports whether what follows a role, by name, that it is of is what the person
// who is entity e serves: "the deputy leader of the Harbour Union".
func (k *ranker) serves(i int, e uint32) bool {
	p := &k.ps[i]
	role := strings.ToLower(k.r.ents[e].role)
	for j := i + 1; j < len(k.ps) && k.ps[j].Start < p.End; j++ {
		m := k.ps[j].mention
		if m == 0 || k.a.Mentions[m].Form != readout.Named || k.ps[j].head <= p.head {
			continue
		}
		switch x := &k.a.Mentions[m]; x.Type {
		case readout.Organisation, readout.State, readout.Place, readout.Group:
			name := strings.ToLower(k.r.of(x.Span))
			if state, _, ok := State(k.r.of(x.Span)); ok && state == k.roles.stateOf(e) || strings.Contains(role, name) {
				continue
			}
			return false
		}
	}
	return true
}

// offices are what one person holds, so that who holds another is not meant.
var offices = map[string]bool{"governor": true, "president": true, "director": true, "mayor": true, "senator": true, "secretary": true, "chancellor": true, "premier": true,
	"general": true, "ambassador": true, "judge": true, "king": true, "queen": true, "sheriff": true, "congressman": true, "congresswoman": true}

// mayHold reports whether the person who is entity e may hold an office: not
// when the report gives him another.
func (k *ranker) mayHold(e uint32, office string) bool {
	other := false
	for _, h := range headsOfRole(strings.ToLower(k.r.ents[e].role)) {
		if h == office {
			return true
		}
		other = other || offices[h] || h == "nominee" || h == "candidate"
	}
	return !other
}

// anyBody has the nouns that stand for any body that was named.
var anyBody = map[string]bool{"group": true, "organisation": true, "organization": true, "agency": true, "body": true, "company": true, "firm": true, "airline": true, "carrier": true,
	"watchdog": true, "charity": true, "network": true, "movement": true, "observatory": true, "union": true, "bank": true, "paper": true, "newspaper": true, "broadcaster": true, "monitor": true}

// bodyGoesOn finds the body that "the monitoring group" stands for when it
// speaks: the one with the word in its name, else the one that spoke last, no
// more than two sentences before, by name. It returns the chain.
func (k *ranker) bodyGoesOn(i int) (int32, bool) {
	t, p := &k.ts[i], &k.ps[i]
	if t.kind != kindDefinite || !t.speaks || t.told || !anyBody[k.a.Tokens[p.head].Of(k.lower)] {
		return 0, false
	}
	head := k.a.Tokens[p.head].Of(k.lower)
	for e := len(k.r.ents) - 1; e > 0; e-- {
		if c, ok := k.ofEntity[uint32(e)]; ok && k.a.Entities[e].Type == readout.Organisation && slices.Contains(k.r.ents[e].words, head) {
			return k.find(c), true
		}
	}
	sents, last := 0, p.sent
	for j := i - 1; j >= 0 && i-j < 200; j-- {
		u, o := &k.ts[j], &k.ps[j]
		if o.sent != last {
			last = o.sent
			sents++
		}
		if sents > 2 {
			return 0, false
		}
		if c := k.traitsOf(j); u.speaks && !u.told && c.entity != 0 && c.named && c.typ == readout.Organisation && !o.Contains(p.Span) {
			return k.find(k.chain[j]), true
		}
	}
	return 0, false
}

// vagueRole has the roles that many people of a report may have, so that the
// phrase tells of someone new as often as not.
var vagueRole = map[string]bool{"spokesman": true, "spokeswoman": true, "spokesperson": true, "official": true, "source": true, "officer": true, "aide": true, "adviser": true, "advisor": true, "lawyer": true, "attorney": true, "witness": true, "resident": true, "analyst": true, "expert": true, "judge": true, "suspect": true, "victim": true, "reporter": true, "journalist": true, "diplomat": true, "soldier": true, "gunman": true, "attacker": true, "driver": true, "minister": true, "ministry": true, "activist": true}

// introduced finds the name that follows a role in the lead: "A former chairman
// says … said Don Fowler". The role speaks, and who speaks next is someone named
// there for the first time. It returns the entity, or 0.
func (k *ranker) introduced(i int) uint32 {
	m := k.ps[i].mention
	rows := k.r.statementsOf[m]
	if len(rows) == 0 {
		return 0
	}
	st := k.a.Statements
	for row := rows[0] + 1; int(row) < len(st) && row <= rows[0]+3; row++ {
		s := st[row].Speaker
		if s == 0 || s == m {
			continue
		}
		o := k.a.Mentions[s]
		if o.Sentence > k.ps[i].sent+4 || o.Sentence <= k.ps[i].sent && k.ps[i].sent > 2 {
			return 0
		}
		if o.Form != readout.Named {
			continue
		}
		if o.Type != readout.Person || o.Entity == 0 || k.first[o.Entity] < k.a.Mentions[m].Start {
			return 0
		}
		e := &k.r.ents[o.Entity]
		if sex := k.ts[i].sex; sex != 0 && e.sex != 0 && e.sex != sex {
			return 0
		}
		if e.role != "" && !slices.ContainsFunc(headsOfRole(strings.ToLower(e.role)), func(h string) bool { return h == k.a.Tokens[k.ps[i].head].Of(k.lower) }) {
			return 0
		}
		return o.Entity
	}
	return 0
}

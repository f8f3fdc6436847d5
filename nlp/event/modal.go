package event

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// Verbs that bind without being in the word list: "will open an office",
// "plans to …", "must …". Their type depends on who says it, see commit.go.
var (
	planning = &pattern{class: verb, typ: readout.AGREE, commit: readout.CommitPlan, status: readout.StatusAnnounced, op: true}
	obliging = &pattern{class: verb, typ: readout.REQUEST, commit: readout.CommitDemand, status: readout.StatusPending, op: true}
)

// modals adds the verb groups that commit although no pattern names their
// verb. triggers are in order, and so is what is returned.
func (f *finder) modals(triggers []trigger, first, end int) []trigger {
	known := map[int]bool{}
	for _, t := range triggers {
		for i := min(t.head, t.group.first); i <= t.last; i++ {
			known[i] = true
		}
		if t.object > 0 {
			known[t.object] = true
		}
	}
	for t := first; t < end; t++ {
		w := f.word(t)
		if known[t] {
			continue
		}
		switch {
		case w == "will" || w == "'ll" || w == "shall" || w == "wo" || w == "would" || w == "must" || w == "should":
			h, g := f.headAfter(t, first, end)
			if h == 0 || known[h] || stative[f.word(h)] || f.upos(t) == readout.NOUN || f.ends(t) != 0 || f.begins(t) != 0 {
				continue
			}
			p := planning
			if w == "must" || w == "should" {
				p = obliging
			}
			triggers = append(triggers, trigger{pattern: p, head: h, last: h, group: g, first: max(first, t-window), end: end})
			known[h] = true
		case intends[w] && f.word(t+1) == "to" && !lexicon.Determiner[f.word(t-1)]:
			h := t + 2
			if h >= end || known[h] || lexicon.Determiner[f.word(h)] || f.begins(h) != 0 || stative[f.word(h)] {
				continue
			}
			g := f.group(t, first, readout.Past|readout.Finite)
			triggers = append(triggers, trigger{pattern: planning, head: t, last: h, group: g, first: max(first, t-window), end: end})
			known[t], known[h] = true, true
		}
	}
	slices.SortStableFunc(triggers, func(a, b trigger) int { return a.head - b.head })
	return triggers
}

// headAfter is the verb that the modal at t governs, with its group.
func (f *finder) headAfter(t, first, end int) (int, group) {
	feats := readout.Infinitive
	i := t + 1
	for ; i < end && i < t+8; i++ {
		w := f.word(i)
		switch {
		case f.adverb(i) || lexicon.Negation[w] || w == "longer":
			continue
		case w == "have" || w == "has":
			return 0, group{} // "would have", "must have": no commitment
		case beForms[w]:
			feats = readout.Participle
			continue
		}
		break
	}
	w := f.word(i)
	if i >= end || i >= t+8 || !letters(w) || lexicon.Function(w) || lexicon.Determiner[w] || f.begins(i) != 0 || f.time(i) != 0 {
		return 0, group{}
	}
	if feats == readout.Participle {
		if strings.HasSuffix(w, "ing") {
			feats = readout.Gerund
		} else if !participle(w) {
			return 0, group{}
		}
	}
	g := f.group(i, first, feats)
	if g.modal == "" {
		return 0, group{}
	}
	return i, g
}

func letters(w string) bool { return len(w) > 1 && w[0] >= 'a' && w[0] <= 'z' }

func participle(w string) bool {
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "en") || irregularParticiple[w]
}

var (
	irregularParticiple = set(`set held sent put built made brought paid shut cut met told left lost found kept sought taught won led`)
	// stative verbs bind no one: "will remain", "will need".
	stative = set(`be have remain need know seem appear mean depend like want think believe understand feel look become consider
		see love hate prefer cost contain belong exist matter get happen occur come suffer lead prove help say tell add note cause
		watch watching looking talking trying waiting try wait result lose win find hear live die stay turn fall rise grow considered seen known expected allowed able required needed
		used begin start last end fail increase decrease affect benefit create argue suggest hope recall probably likely
		know regarded based forced left lost found named called told concerned involved reported`)
	// intends has verbs of a plan that is made: "decided to", "plans to".
	intends = set(`plan plans planned planning decide decides decided intend intends intended expected due scheduled poised slated set`)
	// created is what a plan in the passive brings about: "a group would be set up".
	created = set(`set established held formed sent released deployed launched opened convened appointed signed delivered lifted withdrawn
		suspended closed created built discussed implemented imposed reinstated resumed restored published announced introduced
		handed transferred specified unveiled dispatched loaded freed relocated evacuated`)
	// instituted is what needs no one else to be a plan in the report's own voice.
	instituted = set(`set established held formed launched opened convened signed lifted suspended closed imposed resumed restored
		reinstated published appointed introduced implemented created`)
	menace = set(`respond retaliate pay regret avenge punish face destroy bear strike hit crush defend react answer fight target attack resist`)
)

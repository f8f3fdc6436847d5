package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// denied is the share of what is denied, by weight, that an assertion must say
// to be what is denied.
const denied = 0.5

// opposition is a claim that says that something is not so, and one of another
// party that says that it is.
type opposition struct {
	pro, contra int
	score       float64
	words       int // that are denied and said
}

// oppositions finds the claims that say what others deny: the words that hang
// on the negation are among theirs.
func (f *facts) oppositions(cs []claim, used map[int]bool) []opposition {
	lists := map[string][]int{}
	for i := range cs {
		if cs[i].flags&(against|outlets|unsure) == 0 {
			for _, t := range cs[i].terms {
				lists[t] = append(lists[t], i)
			}
		}
	}
	var out []opposition
	for j := range cs {
		c := &cs[j]
		if c.flags&against == 0 || used[j] || c.flags&outlets != 0 {
			continue
		}
		seen := map[int]bool{}
		for _, t := range c.focus {
			for _, i := range lists[t] {
				if seen[i] || used[i] || t[0] == '@' || f.sameHolder(c, &cs[i]) || c.doc == cs[i].doc && c.span.Overlaps(cs[i].span) {
					continue
				}
				seen[i] = true
				if v, n := f.opposed(&cs[i], c); v >= denied && (c.flags&guilty == 0 || cs[i].flags&guilty == 0 || f.oneIncident(&cs[i], c)) {
					out = append(out, opposition{i, j, v, n})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y opposition) int { return cmp.Compare(y.score, x.score) })
	return out
}

// opposed is how much of what a claim denies another one says: 0 when they
// share a topic only.
func (f *facts) opposed(pro, contra *claim) (share float64, n int) {
	if len(contra.denies) > 0 && !slices.ContainsFunc(contra.denies, func(t string) bool { return slices.Contains(pro.terms, t) }) {
		return 0, 0 // of one thing, but not that it is or was done
	}
	if contra.flags&guilty != 0 && pro.flags&(guilty|condemns) == condemns {
		return 0, 0 // who condemns an act says nothing of who did it
	}
	if contra.flags&demands != 0 && pro.flags&demands == 0 && pro.stance != readout.Promises {
		return 0, 0 // what must not be is no denial that it is
	}
	if (f.opposes(contra) || f.withheld(contra)) && !f.favours(pro) {
		return 0, 0
	}
	if contra.flags&reported != 0 && strings.Contains(lexicon.Fold(pro.content.Of(f.docs[pro.doc].Text)), lexicon.Fold(contra.span.Of(f.docs[contra.doc].Text))) {
		return 0, 0 // one utterance, in two reports
	}
	if contra.flags&guilty != 0 && len(contra.denies) == 0 {
		return 0, 0 // "denied any involvement": see blame
	}
	if !f.opposes(contra) && pro.flags&guilty == 0 && (pro.stance == readout.Demands && contra.flags&demands == 0 || f.ofCharges(contra) || !f.says(pro)) {
		return 0, 0 // nothing that can be so or not
	}
	if !contra.pointed && f.alike(pro, contra) >= restated {
		return 0, 0 // the same said twice
	}
	if contra.flags&guilty != 0 && contra.party != "" && !f.laysTo(pro, contra) {
		return 0, 0 // "I never hurt anyone" answers who says that he did
	}
	if contra.party != "" && !slices.Contains(pro.accuses, contra.party) && hasAny(lexicon.Fold(contra.content.Of(f.docs[contra.doc].Text)), neverDid) {
		return 0, 0
	}
	if !contra.pointed && len(contra.objects) > 0 && !slices.ContainsFunc(contra.objects, func(t string) bool { return slices.Contains(pro.terms, t) }) {
		return 0, 0
	}
	what, all := 0.0, 0.0
	for _, t := range contra.focus {
		if moves[t] {
			continue
		}
		w := f.weight[t] * f.weight[t]
		all += w
		if slices.Contains(pro.terms, t) {
			what += w
			if t[0] != '@' && t[0] != '#' {
				n++
			}
		}
	}
	switch {
	case n == 0 || all == 0:
		return 0, 0
	case len(contra.denies) == 0 && !contra.pointed && what < 0.7*all:
		return 0, 0 // what it is that is denied was not read
	case contra.flags&unsure != 0 && contra.stance != readout.Denies && contra.stance != readout.Doubts && n < 3:
		return 0, 0 // "we do not yet know whether it will work"
	case contra.stance == readout.Doubts && n < 2 && what < 0.7*all:
		return 0, 0
	case n == 1 && (what < 0.7*all || len(common(pro.terms, contra.terms)) < 2 && !f.opposes(contra)):
		return 0, 0
	case contra.flags&reported != 0 && pro.flags&demands == 0 && what < 0.7*all:
		return 0, 0 // "resisted calls to free": what is refused is a demand
	}
	return what / all, n
}

// withheld reports whether a claim is a denial only in that someone did not say
// what its verb says: "did not endorse the plan".
func (f *facts) withheld(c *claim) bool {
	if c.row == 0 || c.stance != readout.Denies || f.says(c) {
		return false
	}
	cue, ok := lexicon.Report(lexicon.Fold(f.as[c.doc].Statements[c.row].Verb.Of(f.docs[c.doc].Text)))
	return ok && cue.Stance != readout.Denies
}

// moves are the terms of verbs that say nothing of their own: "going to work".
var moves = map[string]bool{concept("go"): true, concept("going"): true, concept("come"): true, concept("see"): true}

// restated is the similarity from which two claims say the same, whatever one of
// them denies.
const restated = 0.7

// ofCharges reports whether a denial is of charges that it does not spell out:
// only who makes them says what is denied.
func (f *facts) ofCharges(c *claim) bool {
	text := lexicon.Fold(c.span.Of(f.docs[c.doc].Text))
	return hasAny(text, chargeWords) && !strings.Contains(text, " that ") && !strings.Contains(text, " of ")
}

// chargeWords has what a denial calls what it is accused of.
var chargeWords = []string{"allegation", "accusation", "charge", "claims against"}

// neverDid has how someone denies an act of his own.
var neverDid = []string{"i never ", "i've never ", "i’ve never ", "i have never ", "i did not ", "i didn't ", "i didn’t "}

// says reports whether the content of a claim is a clause: who "praised the plan"
// says nothing that another can deny.
func (f *facts) says(c *claim) bool {
	if c.row == 0 {
		return true
	}
	a := f.as[c.doc]
	h := f.comparison.headOf(c.doc, c.content)
	if u := a.Tokens[h].UPOS; u != readout.NOUN && u != readout.PROPN {
		return true
	}
	return slices.ContainsFunc(f.dependents(c.doc, h), func(d uint32) bool {
		switch a.Tokens[d].Deprel {
		case readout.RelCop, readout.RelNsubj, readout.RelNsubjPass:
			return true
		}
		return false
	})
}

// favours reports whether a claim is for what it speaks of.
func (f *facts) favours(c *claim) bool {
	switch c.stance {
	case readout.Praises, readout.Promises, readout.Demands:
		return true
	case readout.Condemns, readout.Denies, readout.Doubts:
		return false
	}
	text := lexicon.Fold(c.span.Of(f.docs[c.doc].Text))
	return hasAny(text, favourWords) && !hasAny(text, []string{"reject", "oppos", "against"})
}

// favourWords has what those say who are for something, as starts of words.
var favourWords = []string{"ready", "willing", "support", "favour", "favor", "welcom", "great", "good ", "realistic", "push for", "plan to", "plans to", "consider", "prepared to", "necessary", "win-win", "right to", "best"}

func (f *facts) sameHolder(x, y *claim) bool {
	return x.actor >= 0 && x.actor == y.actor || strings.EqualFold(x.holder, y.holder) || x.party != "" && x.party == y.party
}

func besideOf(a, b uint32) bool { return a <= b+2 && b <= a+2 }

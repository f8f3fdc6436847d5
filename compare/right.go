package compare

import (
	"slices"
	"strings"

	"readout"
)

// Whether an act was right is one question: claims that justify it stand
// against claims that condemn it.

// sameAct is the similarity from which a justification and a condemnation are
// taken to be of one act.
const sameAct = 0.18

// sameJudged is the same for praise and condemnation of anything else.
const sameJudged = 0.35

// right groups the claims that justify an act with those that condemn it.
func (f *facts) right(cs []claim, used map[int]bool) []question {
	var out []question
	at := map[int]int{}
	for i := range cs {
		x := &cs[i]
		if x.flags&justifies == 0 || x.flags&outlets != 0 || x.flags&condemns != 0 || x.party == "" {
			continue
		}
		for j := range cs {
			y := &cs[j]
			if y.flags&condemns == 0 || y.flags&outlets != 0 || y.flags&justifies != 0 || y.party == "" || f.sameHolder(x, y) || !f.oneAct(x, y) {
				continue
			}
			k, ok := at[i]
			if l, in := at[j]; !ok && in {
				k, ok = l, true
			}
			if !ok {
				k = len(out)
				out = append(out, question{rights: true})
			}
			for side, n := range [2]int{i, j} {
				if _, in := at[n]; !in {
					at[n] = k
					out[k].sides[side] = append(out[k].sides[side], n)
				}
			}
		}
	}
	for i := range at {
		used[i] = true
	}
	return slices.DeleteFunc(out, func(q question) bool { return len(q.sides[0]) == 0 || len(q.sides[1]) == 0 })
}

// oneAct reports whether two claims judge one act: the one who justifies is
// accused of an attack, or both share the word for the act and enough else.
func (f *facts) oneAct(x, y *claim) bool {
	// who condemns names who did it: the one who justifies, or whom he speaks of
	if y.doer != "" && y.doer != x.party && y.doer != x.doer {
		return false
	}
	if y.doer == x.party && (violent(x.terms) || violent(y.terms)) {
		return true
	}
	// who praises and who condemns may speak of anything; words of right and
	// wrong are of an act when both name it
	judged := x.stance == readout.Praises && y.stance == readout.Condemns
	if !slices.ContainsFunc(common(x.terms, y.terms), func(t string) bool {
		return t[0] != '@' && t[0] != '#' && (judged || violent([]string{t}) || actTerm[t])
	}) {
		return false
	}
	if judged {
		return f.alike(x, y) >= sameJudged
	}
	return f.alike(x, y) >= sameAct
}

// actTerm has the terms for what someone did that can be right or wrong.
var actTerm = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("action operation crackdown intervention arrest protest sanction order law ban deportation eviction") {
		m[concept(w)] = true
	}
	return m
}()

// violent reports whether terms tell of an attack or a war.
func violent(terms []string) bool {
	return slices.ContainsFunc(terms, func(t string) bool {
		return t == "!attack" || t == "!war" || t == "!kill" || t == "!missile" || t == "!shoot"
	})
}

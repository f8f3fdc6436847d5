package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
	"readout/nlp/entity"
)

// Who is responsible is a question where one party denies what others accuse
// it of, or accuses in its turn. It is found from the denials: each party that
// denies an act, with the claims that say that it did it.

// alikeIncident is the similarity from which two claims speak of one incident.
const alikeIncident = 0.25

// blame makes a question of each act that a party denies and others lay to it,
// then of what two parties lay to each other.
func (f *facts) blame(cs []claim, used map[int]bool) []question {
	var out []question
	for i := range cs {
		d := &cs[i]
		if used[i] || d.flags&against == 0 || d.flags&guilty == 0 || d.flags&outlets != 0 || d.party == "" || !f.deniesGuilt(d) {
			continue
		}
		q := question{blames: true}
		q.sides[1] = []int{i}
		// who accuses is found from the denials, and further denials from who
		// accuses: a denial of few words has only them to be known by
		in := map[int]bool{i: true}
		for more := true; more; {
			more = false
			for j := range cs {
				e := &cs[j]
				if in[j] || used[j] || e.flags&guilty == 0 {
					continue
				}
				switch {
				case e.party == d.party:
					if (e.flags&against != 0 || len(e.accuses) > 0) && (f.ofOne(cs, e, q.sides[1]) || e.flags&against != 0 && f.ofOne(cs, e, q.sides[0])) {
						q.sides[1] = append(q.sides[1], j)
						in[j], more = true, true
					}
				case e.flags&against == 0 && e.holder != d.holder && f.laysTo(e, d) && (f.answers(e, d) || f.ofOne(cs, e, q.sides[1])):
					q.sides[0] = append(q.sides[0], j)
					in[j], more = true, true
				}
			}
		}
		if !slices.ContainsFunc(q.sides[0], func(j int) bool { return cs[j].flags&outlets == 0 }) {
			continue
		}
		for _, side := range q.sides {
			for _, j := range side {
				used[j] = true
			}
		}
		out = append(out, q)
	}
	return append(f.joined(cs, out), f.counter(cs, used)...)
}

// joined makes one question of those that ask who is responsible for one
// incident: who denies it are several.
func (f *facts) joined(cs []claim, qs []question) []question {
	var out []question
	for _, q := range qs {
		k := slices.IndexFunc(out, func(o question) bool { return f.oneQuestion(cs, o, q) })
		if k < 0 {
			out = append(out, q)
			continue
		}
		for side := range q.sides {
			out[k].sides[side] = append(out[k].sides[side], q.sides[side]...)
		}
	}
	return out
}

// oneQuestion reports whether two questions of blame are of one incident: the
// same means, in the same years and, where both name them, places.
func (f *facts) oneQuestion(cs []claim, p, q question) bool {
	what := f.incident(cs, p)
	if what == "" || what != f.incident(cs, q) {
		return false
	}
	pasts, wheres := [2]map[string]bool{{}, {}}, [2]map[int]bool{{}, {}}
	for i, o := range []question{p, q} {
		for _, side := range o.sides {
			for _, c := range side {
				pasts[i][cs[c].past] = true
				for _, w := range cs[c].where {
					wheres[i][w] = true
				}
			}
		}
	}
	for y := range pasts[0] {
		if !pasts[1][y] && y != "" {
			return false
		}
	}
	for y := range pasts[1] {
		if !pasts[0][y] && y != "" {
			return false
		}
	}
	if len(wheres[0]) == 0 || len(wheres[1]) == 0 {
		return true
	}
	for w := range wheres[0] {
		if wheres[1][w] {
			return true
		}
	}
	return false
}

// ofOne reports whether a claim is of one incident with one of those listed.
func (f *facts) ofOne(cs []claim, c *claim, list []int) bool {
	return slices.ContainsFunc(list, func(k int) bool { return f.oneIncident(c, &cs[k]) })
}

// deniesGuilt reports whether a claim denies that someone did something: that
// is what its cue says, or its negation is of the act or of the part in it.
func (f *facts) deniesGuilt(d *claim) bool {
	text := lexicon.Fold(d.content.Of(f.docs[d.doc].Text))
	if hasAny(text, claimNouns) && hasAny(text, againstWords) {
		return true // "claims that the army used gas were false"
	}
	return d.stance == readout.Denies || violent(d.denies) || hasAny(text, innocent) ||
		slices.ContainsFunc(d.denies, func(t string) bool { return guiltTerm[t] })
}

// claimNouns has what others say, as those call it who deny it.
var claimNouns = []string{"claims", "allegations", "accusations", "reports", "charges", "accounts"}

// innocent has phrases of those who say that they had no part in it, guiltTerm
// the terms of having one.
var (
	innocent  = []string{"nothing to do with", "no part in", "no role in", "no hand in", "not involved", "not responsible", "no involvement", "not behind", "not to blame", "no responsibility"}
	guiltTerm = func() map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields("involved involvement responsible guilty behind commit committed orchestrate instigate incite perpetrate carried fault") {
			m[concept(w)] = true
		}
		return m
	}()
)

// answers reports whether a denial of few words, "no part in it", is by the
// party that a claim accuses, of the story's own incident.
func (f *facts) answers(a, d *claim) bool {
	return slices.Contains(a.accuses, d.party) && (d.pointed || len(d.focus) <= 4) && a.past == d.past && len(a.where)+len(d.where) == 0
}

// laysTo reports whether a claim lays an act to the party of a denial: it
// names it, or stands beside the denial.
func (f *facts) laysTo(a, d *claim) bool {
	if slices.Contains(a.accuses, d.party) || slices.ContainsFunc(a.accuses, func(p string) bool { return slices.Contains(d.accuses, p) }) {
		return true // or it is denied for someone else
	}
	return a.flags&outlets == 0 && a.doc == d.doc && besideOf(a.sentence, d.sentence) && len(a.accuses) > 0
}

// counter makes a question of what two parties lay to each other, or to
// different others.
func (f *facts) counter(cs []claim, used map[int]bool) []question {
	var out []question
	for _, m := range f.mutual(cs, used) {
		if used[m.i] || used[m.j] {
			continue
		}
		used[m.i], used[m.j] = true, true
		x, y := &cs[m.i], &cs[m.j]
		q := question{blames: true, sides: [2][]int{{m.i}, {m.j}}}
		for k := range cs {
			z := &cs[k]
			if used[k] || z.flags&guilty == 0 || z.flags&outlets != 0 || !f.oneIncident(z, x) && !f.oneIncident(z, y) {
				continue
			}
			switch z.party {
			case x.party:
				q.sides[0] = append(q.sides[0], k)
			case y.party:
				q.sides[1] = append(q.sides[1], k)
			default:
				continue
			}
			used[k] = true
		}
		out = append(out, q)
	}
	return out
}

// crossed is two claims whose holders lay something to each other.
type crossed struct {
	i, j  int
	score float64
}

// mutual are the accusations that answer each other, the most alike first.
func (f *facts) mutual(cs []claim, used map[int]bool) []crossed {
	var accusing []int
	for i := range cs {
		if c := &cs[i]; !used[i] && c.flags&outlets == 0 && c.flags&guilty != 0 && c.stance == readout.Accuses && c.party != "" && len(c.accuses) > 0 {
			accusing = append(accusing, i)
		}
	}
	var all []crossed
	for n, j := range accusing {
		for _, i := range accusing[:n] {
			x, y := &cs[i], &cs[j]
			if f.sameHolder(x, y) || x.doer == y.doer { // both accuse the same
				continue
			}
			to, fro, alike := f.accuse(x, y.party), f.accuse(y, x.party), f.alike(x, y)
			if (to && fro || (to || fro) && (alike >= alikeIncident/2 || x.means != "" && x.means == y.means)) && f.oneIncident(x, y) {
				all = append(all, crossed{i, j, alike})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y crossed) int { return cmp.Compare(y.score, x.score) })
	return all
}

// oneIncident reports whether two claims can be about who did one thing.
func (f *facts) oneIncident(x, y *claim) bool {
	if len(x.where)+len(y.where) > 0 {
		if !slices.ContainsFunc(x.where, func(i int) bool { return slices.Contains(y.where, i) }) {
			return false
		}
	} else if x.past != y.past {
		return false
	}
	if x.means != "" && y.means != "" && !sameMeans(x.means, y.means) {
		return false
	}
	if x.means != "" && x.means == y.means {
		return true
	}
	if x.doc == y.doc && besideOf(x.sentence, y.sentence) && (slices.Contains(x.accuses, y.party) || slices.Contains(y.accuses, x.party)) {
		return true
	}
	return f.alike(x, y) >= alikeIncident
}

// alike is the cosine of the words of two claims.
func (f *facts) alike(x, y *claim) float64 {
	if x.norm == 0 || y.norm == 0 {
		return 0
	}
	return f.shared(x.terms, y.terms) / (x.norm * y.norm)
}

// incident names what a question of blame is about.
func (f *facts) incident(cs []claim, q question) string {
	n := map[string]int{}
	best := ""
	for _, side := range q.sides {
		for _, i := range side {
			if m := cs[i].means; m != "" {
				n[m]++
				if best == "" || n[m] > n[best] || n[m] == n[best] && m < best {
					best = m
				}
			}
		}
	}
	if best == "" {
		return ""
	}
	return "the " + strings.TrimPrefix(meansName[best], "the ")
}

// place notes where and when, other than in the story's own days, the sentence
// of a claim is set.
func (f *facts) place(c *claim) {
	a, d := f.as[c.doc], f.docs[c.doc]
	from := c.sentence // "that attack" and "it" are what stands before
	for text := lexicon.Fold(c.content.Of(d.Text)); from > 1 && c.sentence-from < maxBack && !c.content.IsZero() && hasAny(text, []string{"that attack", "that strike", "that incident", "that massacre", "that killing", "it on", "it "}); {
		from--
		text = lexicon.Fold(a.Sentences[from].Of(d.Text))
	}
	for m := 1; m < len(a.Mentions); m++ {
		if men := a.Mentions[m]; from <= men.Sentence && men.Sentence <= c.sentence && (men.Type == readout.Place || men.Type == readout.Facility) {
			if _, kind, ok := entity.State(men.Of(d.Text)); ok && kind == entity.Capital {
				continue // who rules there, more often than where
			}
			if i := f.actorAt(c.doc, uint32(m)); i >= 0 && !f.central(i) && !slices.Contains(c.where, i) {
				c.where = append(c.where, i)
			}
		}
	}
	pub, ok := d.Date()
	if !ok {
		return
	}
	for t := 1; t < len(a.Times); t++ {
		if x := a.Times[t]; from <= x.Sentence && x.Sentence <= c.sentence && x.Type == readout.Date {
			v := a.Symbols.Get(x.Value)
			if len(v) >= 4 && v[0] >= '0' && v[0] <= '9' && v[:4] != pub.Format("2006") {
				c.past = v[:4]
			}
		}
	}
}

// maxBack is how many sentences back what "that attack" is may stand.
const maxBack = 3

// central reports whether an actor is a place where the story is set: one of
// those that the reports name most.
func (f *facts) central(actor int) bool {
	most := 0
	for i := range f.actors {
		if t := f.actors[i].Type; t == readout.Place || t == readout.Facility {
			most = max(most, f.actors[i].Mentions)
		}
	}
	return 3*f.actors[actor].Mentions >= most
}

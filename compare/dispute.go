package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// opposed is how much of a denial's words an assertion must share to be what
// is denied.
const opposed = 0.4

// claim is a statement that can be a position in a dispute.
type claim struct {
	ref
	holder string
	actor  int
	stance readout.Stance
	terms  []string
	span   readout.Span // from cue or speaker to the end of the content
	means  string
	blames bool // says who is responsible
}

// disputes finds the questions on which parties take opposed positions. Who
// is responsible for an incident is one question, whatever the words; any
// other is a denial, a doubt or a condemnation set against an assertion of the
// same words by someone else.
func (s *comparison) disputes() []readout.Dispute {
	claims := s.claims()
	out := s.blame(claims)
	out = append(out, s.opposition(claims)...)
	for i := range out {
		out[i].ID = id("dispute", i)
	}
	if out == nil {
		out = []readout.Dispute{}
	}
	return out
}

// claims collects the statements with a speaker, report by report.
func (s *comparison) claims() []claim {
	var out []claim
	for doc := range s.docs {
		a, d := s.as[doc], s.docs[doc]
		for row := 2; row < len(a.Statements); row++ {
			st := a.Statements[row]
			if st.Speaker == 0 || s.lines[doc][row] == "" || s.relays(doc, uint32(row)) {
				continue
			}
			c := claim{ref: ref{doc, uint32(row)}, holder: s.actorName(doc, st.Speaker), actor: s.actorAt(doc, st.Speaker), stance: st.Stance}
			c.terms = s.contentTerms(c.ref)
			first, last := a.Spans[st.Content.First], a.Spans[st.Content.End-1]
			c.span = readout.Span{Start: first.Start, End: last.End}
			if !st.Cue.IsZero() && st.Cue.Start < c.span.Start && c.span.Start-st.Cue.Start < 60 {
				c.span.Start = st.Cue.Start
			}
			if m := a.Mentions[st.Speaker].Full; m.Start < c.span.Start && c.span.Start-m.Start < 60 {
				c.span.Start = m.Start
			}
			text := strings.ToLower(c.span.Of(d.Text))
			c.blames = blaming(text, st.Stance, st.Cue.Of(d.Text))
			if c.blames && st.Stance != readout.Denies && st.Stance != readout.Doubts && s.accused(c) < 0 && !s.negated(c) {
				c.blames = false // says that it happened, not who did it
			}
			if c.blames {
				c.means = s.meansNear(doc, st.Sentence, c.span)
			}
			out = append(out, c)
		}
	}
	return out
}

// relays reports whether a statement does no more than report another one, whose
// speaker is the holder: "the minister said Turkey condemns …".
func (s *comparison) relays(doc int, row uint32) bool {
	a := s.as[doc]
	size := 0
	st := a.Statements[row]
	for _, c := range a.Spans[st.Content.First:st.Content.End] {
		size += c.Len()
	}
	for i := 2; i < len(a.Statements); i++ {
		in := a.Statements[i]
		if in.In != row || in.Speaker == 0 {
			continue
		}
		for _, c := range a.Spans[in.Content.First:in.Content.End] {
			if 10*c.Len() >= 6*size {
				return true
			}
		}
	}
	return false
}

// guilt has the words that say who did it.
var guilt = []string{"responsib", "blame", "accus", "carried out", "perpetrat", "behind the", "guilty", "culpab", "involve", "shot down", "shooting down", "did it", "culprit", "committed", "the work of",
	"part in", "role in", "hand in", "to do with", "fault", "brought down", "downed", "downing", "instigat", "ordered the", "complicit"}

// blaming reports whether a statement says who did something, or denies it: by
// its verb, or by its words unless it only demands or condemns.
func blaming(text string, st readout.Stance, cue string) bool {
	if c, ok := lexicon.Report(strings.ToLower(cue)); ok && c.Stance == readout.Accuses {
		return true
	}
	switch st {
	case readout.Demands, readout.Promises, readout.Condemns, readout.Praises, readout.Threatens:
		return false
	}
	for _, w := range guilt {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// meansNear is the means of the incident that a statement speaks of.
func (s *comparison) meansNear(doc int, sentence uint32, span readout.Span) string {
	for _, i := range s.sentences.byDoc[doc] {
		if u := &s.sentences.items[i]; u.sentence == sentence {
			// "fire", "shooting" and "protest" said before are too often of
			// something else
			switch means, near := s.meansOf(u, span); {
			case means == "war" || !near && (means == "fire" || means == "gun" || means == "protest"):
			default:
				return means
			}
		}
	}
	return ""
}

// blame makes a line of each incident whose author at least two holders see
// differently: one accuses and another denies, or they accuse each other.
func (s *comparison) blame(claims []claim) []readout.Dispute {
	var out []readout.Dispute
	for _, group := range s.incidents(claims) {
		ps := s.positions(group)
		denied := slices.ContainsFunc(ps, func(p readout.Position) bool { return p.Stance != "asserts" })
		asserted := slices.ContainsFunc(ps, func(p readout.Position) bool { return p.Stance == "asserts" })
		holders := map[string]bool{}
		for _, p := range ps {
			holders[p.Holder] = true
		}
		if len(holders) < 2 || !asserted || !denied && !s.accusedDiffer(group) {
			continue
		}
		what := "what happened"
		if m := group[0].means; m != "" {
			what = "the " + strings.TrimPrefix(meansName[m], "the ")
		}
		out = append(out, readout.Dispute{Question: "Who is responsible for " + what + "?", Positions: ps})
	}
	return out
}

// incidents groups the claims that say who did something: those that name the
// means by it, the others by the words and the people that they share.
func (s *comparison) incidents(claims []claim) [][]claim {
	var out [][]claim
	for _, named := range []bool{true, false} {
		for _, c := range claims {
			if !c.blames || (c.means != "") != named {
				continue
			}
			k := slices.IndexFunc(out, func(g []claim) bool {
				if named {
					return g[0].means == c.means
				}
				return slices.ContainsFunc(g, func(o claim) bool { return both(o.terms, c.terms) >= 3 || s.answers(o, c) })
			})
			if k < 0 {
				out = append(out, []claim{c})
			} else {
				out[k] = append(out[k], c)
			}
		}
	}
	return out
}

// answers reports whether one of two claims is by the one whom the other accuses.
func (s *comparison) answers(x, y claim) bool {
	return x.actor >= 0 && y.actor >= 0 && x.actor != y.actor && (s.accused(x) == y.actor || s.accused(y) == x.actor)
}

// positions makes one position of the claims of one holder with one stance.
func (s *comparison) positions(claims []claim) []readout.Position {
	out := []readout.Position{}
	for _, c := range claims {
		stance := "asserts"
		switch c.stance {
		case readout.Denies:
			stance = "denies"
		case readout.Doubts:
			stance = "doubts"
		case readout.Accuses:
		default:
			if s.negated(c) {
				stance = "denies"
			}
		}
		cite := s.docs[c.doc].Cite(c.span)
		k := slices.IndexFunc(out, func(p readout.Position) bool { return p.Holder == c.holder && p.Stance == stance })
		if k < 0 {
			out = append(out, readout.Position{Holder: c.holder, Stance: stance, Gist: oneLine(c.span.Of(s.docs[c.doc].Text))})
			k = len(out) - 1
		}
		out[k].Evidence = append(out[k].Evidence, cite)
	}
	return out
}

// accusedDiffer reports whether two holders accuse different actors.
func (s *comparison) accusedDiffer(claims []claim) bool {
	for i, x := range claims {
		for _, y := range claims[i+1:] {
			if x.holder == y.holder {
				continue
			}
			a, b := s.accused(x), s.accused(y)
			if a >= 0 && b >= 0 && a != b && (a == y.actor || b == x.actor) {
				return true
			}
		}
	}
	return false
}

// accused is the first actor other than the speaker that a claim names.
func (s *comparison) accused(c claim) int {
	a := s.as[c.doc]
	for m := 1; m < len(a.Mentions); m++ {
		if c.span.Contains(a.Mentions[m].Span) {
			if i := s.actorAt(c.doc, uint32(m)); i >= 0 && i != c.actor && acts(s.actors[i].Type) {
				return i
			}
		}
	}
	return -1
}

// opposition sets a denial or a doubt against the assertions that share most
// of its words. Each claim stands in one line.
func (s *comparison) opposition(claims []claim) []readout.Dispute {
	var out []readout.Dispute
	used := map[ref]bool{}
	against := func(st readout.Stance) bool { return st == readout.Denies || st == readout.Doubts }
	for _, c := range claims {
		if c.blames || !against(c.stance) || used[c.ref] {
			continue
		}
		pro, contra := []claim{}, []claim{c}
		for _, o := range claims {
			if o.ref == c.ref || used[o.ref] || overlap(c.terms, o.terms) < opposed || both(c.terms, o.terms) < 3 {
				continue
			}
			switch {
			case against(o.stance) || s.negated(o):
				contra = append(contra, o)
			case o.holder != c.holder:
				pro = append(pro, o)
			}
		}
		if len(pro) == 0 {
			continue
		}
		for _, o := range append(slices.Clone(pro), contra...) {
			used[o.ref] = true
		}
		slices.SortStableFunc(pro, func(x, y claim) int { return cmp.Compare(both(c.terms, y.terms), both(c.terms, x.terms)) })
		out = append(out, readout.Dispute{Question: s.question(pro[0]), Positions: append(s.positions(pro), s.positions(contra)...)})
	}
	return out
}

// negated reports whether the content of a claim says that something is not so.
func (s *comparison) negated(c claim) bool {
	for _, w := range strings.Fields(lexicon.Fold(s.contentText(c))) {
		if lexicon.Negation[w] || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
	}
	return false
}

// question asks whether what a claim asserts is so.
func (s *comparison) question(c claim) string {
	text := strings.TrimRight(s.contentText(c), ".!")
	if s.as[c.doc].Statements[c.row].Kind == readout.Direct {
		return "Is it so, as " + c.holder + " said: “" + text + "”?"
	}
	return "Is it so that " + text + "?"
}

// contentText is the content of a claim without its cue.
func (s *comparison) contentText(c claim) string {
	a := s.as[c.doc]
	return oneLine(a.Spans[a.Statements[c.row].Content.First].Of(s.docs[c.doc].Text))
}

// both counts the terms that two sorted sets share.
func both(a, b []string) int { return len(common(a, b)) }

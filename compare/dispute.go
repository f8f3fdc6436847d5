package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// opposed is how much of a denial's words an assertion must share to be what
// is denied.
const opposed = 0.34

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
			if st.Speaker == 0 || s.lines[doc][row] == "" {
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
			c.blames = blaming(text, st.Stance)
			if c.blames {
				c.means = s.meansNear(doc, st.Sentence, c.span)
			}
			out = append(out, c)
		}
	}
	return out
}

// guilt has the words that say who did it.
var guilt = []string{"responsib", "blame", "accus", "carried out", "perpetrat", "behind the", "guilty", "culpab", "involvement", "involved in", "shot down", "shooting down", "did it", "culprit"}

// blaming reports whether a statement says who did something, or denies it.
func blaming(text string, stance readout.Stance) bool {
	if stance == readout.Accuses {
		return true
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
			return s.meansOf(u, span)
		}
	}
	return ""
}

// blame makes a line of each incident whose author at least two holders see
// differently: one accuses and another denies, or they accuse others.
func (s *comparison) blame(claims []claim) []readout.Dispute {
	byMeans := map[string][]claim{}
	var order []string
	for _, c := range claims {
		if !c.blames {
			continue
		}
		if _, ok := byMeans[c.means]; !ok {
			order = append(order, c.means)
		}
		byMeans[c.means] = append(byMeans[c.means], c)
	}
	var out []readout.Dispute
	for _, m := range order {
		ps := s.positions(byMeans[m])
		denied := slices.ContainsFunc(ps, func(p readout.Position) bool { return p.Stance != "asserts" })
		asserted := slices.ContainsFunc(ps, func(p readout.Position) bool { return p.Stance == "asserts" })
		if len(ps) < 2 || !denied && !s.accusedDiffer(byMeans[m]) || !asserted {
			continue
		}
		what := "what happened"
		if m != "" {
			what = "the " + meansName[m]
		}
		out = append(out, readout.Dispute{Question: "Who is responsible for " + what + "?", Positions: ps})
	}
	return out
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

// opposition sets denials, doubts and condemnations against the assertions
// that share most of their words.
func (s *comparison) opposition(claims []claim) []readout.Dispute {
	var out []readout.Dispute
	for _, c := range claims {
		if c.blames || c.stance != readout.Denies && c.stance != readout.Doubts {
			continue
		}
		var against []claim
		for _, o := range claims {
			if o.holder != c.holder && o.stance != readout.Denies && o.stance != readout.Doubts && overlap(c.terms, o.terms) >= opposed && both(c.terms, o.terms) >= 3 {
				against = append(against, o)
			}
		}
		if len(against) == 0 {
			continue
		}
		slices.SortStableFunc(against, func(x, y claim) int {
			return cmp.Compare(both(c.terms, y.terms), both(c.terms, x.terms))
		})
		q := "Is it so that " + strings.TrimSuffix(s.contentText(against[0]), ".") + "?"
		out = append(out, readout.Dispute{Question: q, Positions: append(s.positions(against), s.positions([]claim{c})...)})
	}
	return out
}

// contentText is the content of a claim without its cue.
func (s *comparison) contentText(c claim) string {
	a := s.as[c.doc]
	return oneLine(a.Spans[a.Statements[c.row].Content.First].Of(s.docs[c.doc].Text))
}

// both counts the terms that two sorted sets share.
func both(a, b []string) int {
	n := 0
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			n, x, y = n+1, x+1, y+1
		}
	}
	return n
}

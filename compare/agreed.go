package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// told is the similarity from which two sentences of different origins assert
// the same fact. Below it they share a topic.
const told = 0.3

// group is a set of assertions of several documents that tell one fact.
type group struct {
	members []int // one a document, the seed first
	weight  float64
}

// agreed lists what several reports assert compatibly, what most independent
// origins tell first. Reports of one origin agree as well, and the line says
// that they are one. Each clause serves one line.
func (s *comparison) agreed() []readout.AgreedLine {
	groups := s.agreeing()
	out := []readout.AgreedLine{}
	used := map[int]bool{}
	for _, g := range groups {
		var docs []int
		line := readout.AgreedLine{ID: id("agreed", len(out))}
		taken := false
		for _, i := range g.members {
			taken = taken || used[i]
		}
		if taken {
			continue
		}
		for _, i := range g.members {
			used[i] = true
			s.shareSentence(i)
			docs = append(docs, s.clauses.items[i].doc)
			line.Evidence = append(line.Evidence, s.docs[s.clauses.items[i].doc].Cite(s.clauses.items[i].span))
		}
		line.Independent = s.independent(docs)
		line.Gist = s.clauseGist(&s.clauses.items[s.clearest(g.members)])
		out = append(out, line)
	}
	return out
}

// shareSentence notes that most of a sentence is told by others as well, so
// that it is nothing that one report alone tells.
func (s *comparison) shareSentence(i int) {
	u := &s.clauses.items[i]
	if 2*u.span.Len() > s.as[u.doc].Sentences[u.sentence].Len() {
		s.shared[ref{u.doc, u.sentence}] = true
	}
}

// agreeing builds the groups around every assertion: its best match in each
// document, where that says the same and none of their figures conflict.
func (s *comparison) agreeing() []group {
	var out []group
	for i := range s.clauses.items {
		if s.clauses.items[i].title && s.clauses.items[i].words < 5 || s.clauses.items[i].words > 70 || s.onlyAttributes(&s.clauses.items[i]) {
			continue
		}
		g := group{members: []int{i}}
		docs := []int{s.clauses.items[i].doc}
		for _, m := range s.clauses.best[i] {
			if m.score < told || s.onlyAttributes(&s.clauses.items[m.to]) || !s.sameFact(i, m.to) || s.conflicting(i, m.to) {
				continue
			}
			g.members = append(g.members, m.to)
			g.weight += m.score
			docs = append(docs, s.clauses.items[m.to].doc)
		}
		if len(docs) >= 2 {
			g.weight += 2*float64(s.independent(docs)-1) + 0.5*float64(len(docs))
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(x, y group) int { return cmp.Compare(y.weight, x.weight) })
	return out
}

// onlyAttributes reports whether a clause does no more than say who speaks:
// it has the cue of a statement and none of its content.
func (s *comparison) onlyAttributes(u *assertion) bool {
	a := s.as[u.doc]
	for row := 2; row < len(a.Statements); row++ {
		st := a.Statements[row]
		if st.Cue.IsZero() || !u.span.Contains(st.Cue) {
			continue
		}
		inside := 0
		for _, c := range a.Spans[st.Content.First:st.Content.End] {
			inside += int(max(0, int64(min(c.End, u.span.End))-int64(max(c.Start, u.span.Start))))
		}
		if 4*inside < u.span.Len() {
			return true
		}
	}
	return false
}

// sameFact reports whether what two clauses share is a fact and not a topic:
// what happened, with who, how many or by what, and something more.
func (s *comparison) sameFact(i, j int) bool {
	if s.denied(i) != s.denied(j) {
		return false
	}
	x, y := &s.clauses.items[i], &s.clauses.items[j]
	happened, who, n := false, false, 0
	for _, t := range common(x.terms, y.terms) {
		n++
		switch t[0] {
		case '!', '~':
			happened = true
		case '@', '#', '^':
			who = true
		default:
			happened = happened || slices.Contains(x.verbs, t) || slices.Contains(y.verbs, t)
		}
	}
	score := s.clauses.cosine(i, j)
	return happened && who && n >= 3 || score >= verbatim && n >= 4
}

// verbatim is the similarity from which two clauses are nearly word for word.
const verbatim = 0.6

// common are the terms that two sorted sets share.
func common(a, b []string) []string {
	var out []string
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			out = append(out, a[x])
			x, y = x+1, y+1
		}
	}
	return out
}

// denied reports whether a clause says that something is not so: by a
// negation, or as what someone denies.
func (s *comparison) denied(i int) bool {
	u := &s.clauses.items[i]
	a, d := s.as[u.doc], s.docs[u.doc]
	r := a.Sentences[u.sentence].Tokens
	for t := r.First; t < r.End; t++ {
		if u.span.Contains(a.Tokens[t].Span) && lexicon.Negation[lexicon.Fold(a.Tokens[t].Of(d.Text))] {
			return true
		}
	}
	for row := 2; row < len(a.Statements); row++ {
		st := a.Statements[row]
		if st.Stance != readout.Denies && st.Stance != readout.Doubts {
			continue
		}
		if u.span.Contains(st.Cue) {
			return true
		}
		for _, c := range a.Spans[st.Content.First:st.Content.End] {
			if c.Overlaps(u.span) {
				return true
			}
		}
	}
	return false
}

// conflicting reports whether two assertions give figures for one thing that
// do not meet; they then agree on nothing that is worth a line.
func (s *comparison) conflicting(i, j int) bool {
	for _, x := range s.figuresAt(&s.clauses.items[i]) {
		for _, y := range s.figuresAt(&s.clauses.items[j]) {
			if x.class != y.class {
				continue
			}
			lo, hi := min(x.value, y.value), max(x.value, y.value)
			if x.low > y.high || y.low > x.high || hi > close*lo && x.high-x.low+y.high-y.low < hi {
				return true
			}
		}
	}
	return false
}

// clearest picks the assertion to show: the shortest full sentence of more
// than five words, the outlet's own before someone's claim.
func (s *comparison) clearest(members []int) int {
	best := members[0]
	cost := func(i int) int {
		u := &s.clauses.items[i]
		c := u.words
		if c < 6 {
			c += 100
		}
		if u.voice > 1 {
			c += 20
		}
		return c
	}
	for _, i := range members[1:] {
		if cost(i) < cost(best) {
			best = i
		}
	}
	return best
}

// subordinates open clauses that cannot be read alone.
var subordinates = map[string]bool{"when": true, "after": true, "before": true, "as": true, "where": true, "because": true, "although": true, "if": true, "during": true,
	"since": true, "following": true, "amid": true, "who": true, "which": true, "killing": true}

// clauseGist is the text of a clause without the conjunction that joins it to
// the rest of its sentence.
func (s *comparison) clauseGist(u *assertion) string {
	text := strings.TrimRight(s.gist(u), ",;: ")
	if w, _, _ := strings.Cut(strings.ToLower(text), " "); subordinates[w] {
		return oneLine(s.trimSentence(u.doc, s.as[u.doc].Sentences[u.sentence].Span).Of(s.docs[u.doc].Text))
	}
	for {
		w, rest, ok := strings.Cut(text, " ")
		switch strings.ToLower(w) {
		case "and", "but", "that", "while", "saying", "said":
		default:
			return text
		}
		if !ok {
			return text
		}
		text = rest
	}
}

// gist is the text of an assertion on one line.
func (s *comparison) gist(u *assertion) string {
	return oneLine(u.span.Of(s.docs[u.doc].Text))
}

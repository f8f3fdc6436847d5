package compare

import (
	"slices"

	"readout"
)

// distancing has the modifiers by which a report keeps its distance from the
// name of a body.
var distancing = wordSet("so-called self-proclaimed self-styled self-declared self-described purported")

// calling is how one report names a body.
type calling struct {
	doc  int
	mark string // empty for the plain name
	cite readout.Evidence
}

// distancingDifferences finds the bodies whose name one report keeps at arm's
// length, "the so-called Halden Observatory", and another uses as it is.
func (s *comparison) distancingDifferences() []readout.Difference {
	uses := map[int][]calling{}
	var order []int // actors that are marked somewhere
	for i := range s.sentences.items {
		u := &s.sentences.items[i]
		a := s.as[u.doc]
		r := a.Sentences[u.sentence].Tokens
		for t := r.First + 1; t < r.End; t++ {
			m := s.mentionAt(u.doc, a.Tokens[t].Span)
			if m == 0 || a.Mentions[m].Form != readout.Named || a.Mentions[m].Start != a.Tokens[t].Start || !u.span.Contains(a.Mentions[m].Span) {
				continue
			}
			who := s.actorAt(u.doc, m)
			if who < 0 || s.actors[who].Type != readout.Organisation && s.actors[who].Type != readout.Group {
				continue
			}
			mark, span := s.markAt(u.doc, t-1), a.Mentions[m].Span
			if !distancing[mark] {
				mark = ""
			} else {
				span.Start = a.Tokens[t-1].Start
			}
			if slices.ContainsFunc(uses[who], func(n calling) bool { return n.doc == u.doc && n.mark == mark }) {
				continue
			}
			if mark != "" && !slices.Contains(order, who) {
				order = append(order, who)
			}
			uses[who] = append(uses[who], calling{u.doc, mark, s.docs[u.doc].Cite(s.around(u, span))})
		}
	}
	slices.Sort(order)
	var out []readout.Difference
	for _, who := range order {
		if d, ok := s.distancingLine(s.actors[who].Name, uses[who]); ok {
			out = append(out, d)
		}
	}
	return out
}

// distancingLine makes a line where an independent report has the plain name
// and never marks it.
func (s *comparison) distancingLine(name string, ns []calling) (readout.Difference, bool) {
	plain := readout.Value{Value: name}
	var marked []readout.Value
	for _, n := range ns {
		if n.mark == "" {
			continue
		}
		k := slices.IndexFunc(marked, func(v readout.Value) bool { return v.Value == n.mark+" "+name })
		if k < 0 {
			k = len(marked)
			marked = append(marked, readout.Value{Value: n.mark + " " + name})
		}
		marked[k].Evidence = append(marked[k].Evidence, n.cite)
		for _, o := range ns {
			if o.mark == "" && s.twoTellings(n.doc, o.doc) && !slices.Contains(plain.Evidence, o.cite) &&
				!slices.ContainsFunc(ns, func(x calling) bool { return x.doc == o.doc && x.mark != "" }) {
				plain.Evidence = append(plain.Evidence, o.cite)
			}
		}
	}
	if len(plain.Evidence) == 0 {
		return readout.Difference{}, false
	}
	return readout.Difference{
		About: "how " + name + " is named", Kind: "label", Verdict: "framing",
		Why: "one report keeps its distance from a name that another uses as it is", Values: append([]readout.Value{plain}, marked...),
	}, true
}

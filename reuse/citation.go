package reuse

import (
	"cmp"
	"slices"

	"readout"
)

// copiedWords is the least length, in copied words, of a passage that is cited
// as copied text.
const copiedWords = 10

// Citations returns the citations of docs as lines of the dossier: the credits
// of each text, and the passages that it shares with another origin's. A
// credit without a place in the text has no evidence and is left out.
func Citations(docs []*readout.Document) []readout.Citation {
	_, s := KnownOutlets().study(docs)
	return s.citations()
}

// Provenance is all that can be said of where documents come from, without
// reading them as language.
type Provenance struct {
	Origins   []Origin
	Texts     []readout.TextOrigin // one a document, in order of date, then of ID
	Citations []readout.Citation
}

// Study finds the provenance of docs in one pass, with the publishers of t.
func (t *Outlets) Study(docs []*readout.Document) Provenance {
	origins, s := t.study(docs)
	return Provenance{origins, s.texts(), s.citations()}
}

func (s *scene) citations() []readout.Citation {
	var out []readout.Citation
	copied := s.copies()
	for i, p := range s.docs {
		for _, c := range s.credits[i] {
			if !c.Span.IsZero() {
				out = append(out, readout.Citation{Document: p.doc.ID, Kind: c.Kind, Origin: c.Origin, Evidence: []readout.Evidence{p.doc.Cite(c.Span)}})
			}
		}
		out = append(out, copied[i]...)
	}
	return out
}

// copies names, for each document, whose text it shares. Direction follows the
// credit, then the time; where neither tells, both are said of the later one
// in order.
func (s *scene) copies() map[int][]readout.Citation {
	out := map[int][]readout.Citation{}
	for _, p := range s.pairs {
		words := 0
		for _, m := range p.matches {
			if m.copied() >= copiedWords {
				words += m.copied()
			}
		}
		from, to := p.a, p.b
		if s.source(p.a, p.b) == s.docs[p.b].doc.ID {
			from, to = p.b, p.a
		}
		// Two who share a sentence may both have it from a third: without a wire
		// or a good part of the text, nothing shows whose it is.
		if words == 0 || s.wire[from] == "" && words*6 < s.docs[to].size {
			continue
		}
		origin := cmp.Or(s.wire[from], s.docs[from].doc.Outlet, s.outlet[from])
		if origin == "" {
			continue
		}
		c := readout.Citation{Document: s.docs[to].doc.ID, Kind: CopiedText, Origin: origin}
		for _, m := range p.best(2) {
			if m.copied() < copiedWords {
				continue
			}
			a, b := m.A, m.B
			if to == p.a {
				a, b = b, a
			}
			c.Evidence = append(c.Evidence, s.docs[to].doc.Cite(b), s.docs[from].doc.Cite(a))
		}
		if len(c.Evidence) > 0 && !slices.ContainsFunc(out[to], func(x readout.Citation) bool { return x.Origin == origin }) {
			out[to] = append(out[to], c)
		}
	}
	return out
}

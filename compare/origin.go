package compare

import (
	"strings"

	"readout"
	"readout/reuse"
)

// findOrigins asks reuse which reports are one telling, whose text each is,
// whom they cite, and where page furniture stands.
func (s *comparison) findOrigins() {
	s.origin = make([]int, len(s.docs))
	at := map[string]int{}
	for i, d := range s.docs {
		at[d.ID] = i
		s.skip = append(s.skip, reuse.Boilerplate(d))
	}
	s.provenance = s.outlets.Study(s.docs)
	for i, o := range s.provenance.Origins {
		s.unknown = append(s.unknown, o.Unknown)
		for _, doc := range o.Documents {
			s.origin[at[doc]] = i
		}
	}
}

// addOrigins fills in where the reports come from: origins, texts, citations
// and the sources of figures.
func (s *comparison) addOrigins(d *readout.Dossier) {
	d.Origins, d.Texts, d.Citations = []readout.Origin{}, s.provenance.Texts, []readout.Citation{}
	for i, o := range s.provenance.Origins {
		line := o.Line()
		line.ID = id("origin", i)
		d.Origins = append(d.Origins, line)
	}
	for i, c := range s.provenance.Citations {
		c.ID = id("citation", i)
		d.Citations = append(d.Citations, c)
	}
	d.Sources = s.figureSources()
}

// Origins is the part of the dossier that says where the reports come from: it
// is the same as what the whole says.
func Origins(outlets *reuse.Outlets, docs []*readout.Document, as []*readout.Analysis) *readout.Dossier {
	s := newComparisonWith(outlets, nil, docs, as)
	d := &readout.Dossier{Schema: readout.Schema, Notes: s.notes(), Documents: s.documentLines()}
	s.addOrigins(d)
	return d
}

// skipped reports whether span lies in page furniture.
func (s *comparison) skipped(doc int, span readout.Span) bool {
	for _, b := range s.skip[doc] {
		if b.Overlaps(span) && b.Start <= span.Start {
			return true
		}
	}
	return false
}

// independent counts the origins among documents that are known to be
// independent. Unknown is never independent.
func (s *comparison) independent(docs []int) int {
	seen := map[int]bool{}
	for _, d := range docs {
		if !s.unknown[s.origin[d]] {
			seen[s.origin[d]] = true
		}
	}
	return len(seen)
}

// passage is a stretch of a sentence of one report.
type passage struct {
	doc      int
	sentence uint32
	span     readout.Span
}

// behind counts what stands behind a fact that several passages tell: the
// origins of those that tell it in their outlet's voice, and the speakers of
// those that have it from someone. Two newsrooms that have it from one
// ministry are one source, and so are two of one origin.
func (s *comparison) behind(told []passage) int {
	with := map[int][]int{} // speaker -> documents
	var docs []int
	for _, p := range told {
		docs = append(docs, p.doc)
		voice := s.voiceOf(p.doc, p.sentence, p.span)
		if voice <= 1 {
			continue
		}
		if a := s.actorAt(p.doc, s.as[p.doc].Statements[voice].Speaker); a >= 0 {
			with[a] = append(with[a], p.doc)
		}
	}
	all := s.independent(docs)
	n := all
	for _, docs := range with {
		n -= max(0, s.independent(docs)-1)
	}
	return max(n, min(1, all))
}

// twoTellings reports whether two reports are of different origin or of
// different outlets: an outlet that changes a word of what it copies tells it
// in its own way.
func (s *comparison) twoTellings(d, e int) bool {
	return s.origin[d] != s.origin[e] || !strings.EqualFold(s.outletName(d), s.outletName(e))
}

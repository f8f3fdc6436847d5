package compare

import (
	"readout"
	"readout/reuse"
)

// findOrigins asks reuse which reports are one telling, whom they cite, and
// where page furniture stands.
func (s *comparison) findOrigins() {
	s.origin = make([]int, len(s.docs))
	at := map[string]int{}
	for i, d := range s.docs {
		at[d.ID] = i
		s.skip = append(s.skip, reuse.Boilerplate(d))
	}
	s.origins, s.citations = reuse.Study(s.docs)
	for i, o := range s.origins {
		for _, doc := range o.Documents {
			s.origin[at[doc]] = i
		}
	}
}

// addOrigins fills the origins and citations of the dossier.
func (s *comparison) addOrigins(d *readout.Dossier) {
	d.Origins, d.Citations = []readout.Origin{}, []readout.Citation{}
	for i, o := range s.origins {
		line := o.Line()
		line.ID = id("origin", i)
		d.Origins = append(d.Origins, line)
	}
	for i, c := range s.citations {
		c.ID = id("citation", i)
		d.Citations = append(d.Citations, c)
	}
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

// independent counts the origins among documents.
func (s *comparison) independent(docs []int) int {
	seen := map[int]bool{}
	for _, d := range docs {
		seen[s.origin[d]] = true
	}
	return len(seen)
}

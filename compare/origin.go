package compare

import (
	"readout"
	"readout/reuse"
)

// findOrigins asks reuse which reports are one telling, and where page
// furniture stands.
func (s *comparison) findOrigins() {
	s.origin = make([]int, len(s.docs))
	at := map[string]int{}
	for i, d := range s.docs {
		at[d.ID] = i
		s.skip = append(s.skip, reuse.Boilerplate(d))
	}
	for i, o := range reuse.Origins(s.docs) {
		for _, doc := range o.Documents {
			s.origin[at[doc]] = i
		}
	}
}

// addOrigins fills the origins and citations of the dossier.
func (s *comparison) addOrigins(d *readout.Dossier) {
	d.Origins, d.Citations = []readout.Origin{}, []readout.Citation{}
	for i, o := range reuse.Origins(s.docs) {
		line := readout.Origin{ID: id("origin", i), Name: o.Name, Documents: o.Documents, Reason: o.Reason, Evidence: o.Evidence}
		if line.Evidence == nil {
			line.Evidence = []readout.Evidence{}
		}
		d.Origins = append(d.Origins, line)
	}
	for _, doc := range s.docs {
		for _, c := range reuse.Credits(doc) {
			if c.Span.IsZero() {
				continue
			}
			d.Citations = append(d.Citations, readout.Citation{
				ID: id("citation", len(d.Citations)), Document: doc.ID, Kind: c.Kind, Origin: c.Origin, Evidence: []readout.Evidence{doc.Cite(c.Span)},
			})
		}
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

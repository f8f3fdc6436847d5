package reuse

import (
	"strings"
)

// outlets links the own reports of one publisher. A text that is another's
// copy is that one's telling, whoever printed it.
func (s *scene) outlets() {
	borrowed := make([]bool, len(s.docs))
	for _, l := range s.links {
		if s.outlet[l.a] != s.outlet[l.b] {
			if l.From == s.docs[l.a].doc.ID {
				borrowed[l.b] = true
			} else if l.From == s.docs[l.b].doc.ID {
				borrowed[l.a] = true
			}
		}
	}
	first := map[string]int{}
	for i := range s.docs {
		o := s.publisher[i]
		if borrowed[i] || s.wire[i] != "" && (o == nil || o.name != s.wire[i]) {
			continue
		}
		for _, key := range []string{"outlet " + s.outlet[i], "owner " + s.owner[i]} {
			if strings.HasSuffix(key, " ") {
				continue
			}
			j, ok := first[key]
			if !ok {
				first[key] = i
				continue
			}
			why := "both are " + s.name(i) + "'s own"
			if s.outlet[j] != s.outlet[i] {
				why = s.name(j) + " and " + s.name(i) + " have one owner, " + s.owner[i]
			}
			s.link(j, i, Link{Reason: SameOutlet, Why: why, Evidence: append(s.opening(j), s.opening(i)...)})
		}
	}
}

// unplaced reports whether neither outlet nor wire of document i is known.
func (s *scene) unplaced(i int) bool { return s.outlet[i] == "" && s.wire[i] == "" }

// unknown links the documents of which neither outlet nor wire is known, with
// one another: nothing shows that they are two.
func (s *scene) unknown() {
	first := -1
	for i := range s.docs {
		if !s.unplaced(i) {
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		s.link(first, i, Link{Reason: SameOutlet, Why: "of neither is the outlet known, so nothing shows that they are two", Evidence: append(s.opening(first), s.opening(i)...)})
	}
}

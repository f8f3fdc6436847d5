package reuse

import (
	"slices"

	"readout"
)

// scene is the state of one partition.
type scene struct {
	docs      []*prepared
	credits   [][]Credit
	wire      []string  // the wire whose copy the text is, "" when none
	publisher []*outlet // nil when the table does not know it
	outlet    []string  // its name in the table, else as the document has it, folded
	owner     []string  // "" when not known
	parent    []int
	links     []scored
	pairs     []pair
}

type scored struct {
	a, b int
	Link
}

func (t *Outlets) study(docs []*readout.Document) ([]Origin, *scene) {
	s := &scene{}
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, byDate)
	for _, d := range docs {
		p := t.prepare(d)
		s.docs = append(s.docs, p)
		s.credits = append(s.credits, credits(p))
		s.addPublisher(t.publisher(d), d)
		s.parent = append(s.parent, len(s.parent))
		w, _ := textWire(p, s.credits[len(s.credits)-1])
		s.wire = append(s.wire, w)
	}
	s.markRepeated()
	s.versions()
	s.text()
	s.wires()
	s.relays()
	s.outlets()
	s.unknown()
	return s.origins(), s
}

func (s *scene) find(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

// addPublisher notes who published d.
func (s *scene) addPublisher(o *outlet, d *readout.Document) {
	name, owner := foldName(d.Outlet), ""
	switch {
	case o != nil:
		name, owner = o.name, o.owner
	case name == "":
		name = host(d.URL)
	}
	s.publisher, s.outlet, s.owner = append(s.publisher, o), append(s.outlet, name), append(s.owner, owner)
}

// link makes a and b one telling; it reports whether they were two before.
func (s *scene) link(a, b int, l Link) bool {
	ra, rb := s.find(a), s.find(b)
	if ra == rb {
		return false
	}
	s.parent[max(ra, rb)] = min(ra, rb)
	l.A, l.B = s.docs[a].doc.ID, s.docs[b].doc.ID
	s.links = append(s.links, scored{a, b, l})
	return true
}

// versions links a document with the one that it corrects.
func (s *scene) versions() {
	at := map[string]int{}
	for i, p := range s.docs {
		if p.doc.ID != "" {
			at[p.doc.ID] = i
		}
	}
	for i, p := range s.docs {
		if j, ok := at[p.doc.Prev]; ok && i != j {
			s.link(i, j, Link{Reason: SameText, From: s.docs[j].doc.ID, Why: "the one corrects the other", Evidence: append(s.opening(i), s.opening(j)...)})
		}
	}
}

package reuse

import (
	"cmp"

	"readout"
)

// The reasons why documents are one telling, as the dossier prints them.
const (
	OwnReport  = "own report"
	SameText   = "same text"
	SameWire   = "same wire"
	SameOutlet = "same outlet"
)

// Origin is one independent telling of a story.
type Origin struct {
	Name      string
	Documents []string
	Reason    string
	// Unknown says that of none of its documents an outlet or a wire is known:
	// then nothing shows that it is independent of the others.
	Unknown bool
	// Links are the collapses that made it, one fewer than its documents.
	Links []Link
}

// Link is one collapse of two documents into one telling, and its proof.
type Link struct {
	A, B   string // Document.ID
	Reason string
	Why    string // the rule, with its figures, for the reader
	// Share is the copied share of the shorter text; 0 when credits prove the link.
	Share    float64
	Evidence []readout.Evidence // of A and B in turn
	// From is the ID of the document that the other one was taken from, where
	// credit or time tells it; else empty.
	From string
}

// Line returns o as a line of the dossier.
func (o Origin) Line() readout.Origin {
	line := readout.Origin{Name: o.Name, Documents: o.Documents, Reason: o.Reason, Unknown: o.Unknown}
	for _, l := range o.Links {
		line.Evidence = append(line.Evidence, l.Evidence...)
		line.Collapses = append(line.Collapses, readout.Collapse{A: l.A, B: l.B, Reason: l.Reason, Why: l.Why, Share: l.Share, From: l.From, Evidence: l.Evidence})
	}
	return line
}

// Origins partitions docs into independent tellings. Documents are one when
// they share enough copied text, run the same wire's copy, relay one another's
// report, or come from one publisher; what is unknown is never counted as
// independent. The result does not depend on the order of docs, and is in the
// order of their dates, then of their IDs.
func Origins(docs []*readout.Document) []Origin {
	origins, _ := KnownOutlets().study(docs)
	return origins
}

func (s *scene) origins() []Origin {
	at := map[int]int{}
	var out []Origin
	for i, p := range s.docs {
		root := s.find(i)
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, Origin{Reason: OwnReport, Name: s.name(i), Unknown: true})
		}
		out[k].Documents = append(out[k].Documents, p.doc.ID)
		out[k].Unknown = out[k].Unknown && s.unplaced(i)
	}
	rank := map[string]int{OwnReport: 0, SameOutlet: 1, SameWire: 2, SameText: 3}
	for _, l := range s.links {
		o := &out[at[s.find(l.a)]]
		o.Links = append(o.Links, l.Link)
		if rank[l.Reason] > rank[o.Reason] {
			o.Reason = l.Reason
		}
		for _, i := range []int{l.a, l.b} {
			if s.wire[i] != "" && l.Reason != SameOutlet {
				o.Name = s.wire[i]
			}
		}
	}
	return out
}

// name is what the telling of document i is called: the wire, else the outlet
// as the document writes it.
func (s *scene) name(i int) string {
	d := s.docs[i].doc
	return cmp.Or(s.wire[i], d.Outlet, s.outlet[i], "unknown outlet")
}

func byDate(a, b *readout.Document) int {
	ta, oka := a.Date()
	tb, okb := b.Date()
	switch {
	case oka && okb && !ta.Equal(tb):
		return ta.Compare(tb)
	case oka != okb:
		if oka {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Text, b.Text))
}

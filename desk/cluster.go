package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"readout"
	"readout/reuse"
	"readout/story"
)

// ClusterIn is reports of whatever events, in the order in which they are to
// be answered for.
type ClusterIn struct {
	Documents []*readout.Document
}

// Clustered is where one report was placed, and whose text it carries.
type Clustered struct {
	Document  *readout.Document
	Placement readout.Placement // when it came: on the reports before it only
	// Moved are placements of a later rule, with its reason; the last one holds.
	Moved  []readout.Placement
	Copies []reuse.Copy // earlier reports that share text with it
	// Origin is whose text it is: the wire that it credits, the origin of the
	// report that it copies, else its outlet; empty when not known.
	Origin string
}

// ByDate is the order of publication, for a stable sort: reports without a date
// come last, in the order given.
func ByDate(a, b *readout.Document) int { return story.ByDate(a, b) }

// ClusterOut is a line for every document, in the order given.
type ClusterOut struct {
	Lines []Clustered
	Notes []string // what a reader should know of the input
}

// Cluster places reports into stories in order of publication, each on what was
// published before it; those without a date come last, in the order given.
func Cluster(ctx context.Context, in ClusterIn) (*ClusterOut, error) {
	row := make(map[string]int, len(in.Documents))
	for i, d := range in.Documents {
		row[d.ID] = i
	}
	order := slices.Clone(in.Documents)
	slices.SortStableFunc(order, ByDate)
	out := &ClusterOut{Lines: make([]Clustered, len(in.Documents))}
	placer, index := story.NewPlacer(), reuse.NewIndex()
	index.Text = func(id string) *readout.Document {
		if i, ok := row[id]; ok {
			return in.Documents[i]
		}
		return nil
	}
	undated, empty := 0, 0
	for _, d := range order {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		line := &out.Lines[row[d.ID]]
		line.Document, line.Placement = d, placer.Place(d)
		for _, m := range placer.Moves() {
			moved := &out.Lines[row[m.Doc]]
			moved.Moved = append(moved.Moved, m)
		}
		line.Copies = index.Lookup(d)
		index.Add(d)
		wire, _ := reuse.Wire(d)
		line.Origin = cmp.Or(wire, d.Outlet)
		for _, c := range line.Copies {
			if wire == "" && c.Sharing == reuse.SameCopy {
				line.Origin = out.Lines[row[c.Document]].Origin
				break
			}
		}
		if _, ok := d.Date(); !ok {
			undated++
		}
		if body := d.Body(); len(d.Text[body.Start:body.End]) == 0 {
			empty++
		}
	}
	if undated > 0 {
		out.Notes = append(out.Notes, fmt.Sprintf("%d of %d reports have no date that can be read: they are placed last, by what they say alone", undated, len(order)))
	}
	if empty > 0 {
		out.Notes = append(out.Notes, fmt.Sprintf("%d of %d reports have no body: they are placed by their headline alone", empty, len(order)))
	}
	return out, nil
}

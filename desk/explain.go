package desk

import (
	"context"
	"errors"
	"fmt"

	"readout"
	"readout/compare"
	"readout/store"
)

// ExplainIn names a line of a dossier.
type ExplainIn struct {
	ID   string `json:"id" path:"id" doc:"The story."`
	Line string `json:"line" path:"line" doc:"The line's ID in the dossier, such as difference-1."`
}

// ExplainOut is a line with its reasons.
type ExplainOut struct {
	Line     string    `json:"line"`
	Says     string    `json:"says" doc:"What the line says."`
	Why      []string  `json:"why" doc:"How its evidence was aligned, and which rules fired."`
	Passages []Passage `json:"passages" doc:"Every piece of evidence in its paragraph."`
}

// Passage is a piece of evidence in its paragraph.
type Passage struct {
	Outlet    string           `json:"outlet"`
	Published string           `json:"published"`
	Evidence  readout.Evidence `json:"evidence"`
	Paragraph readout.Evidence `json:"paragraph"`
}

// Explain says why a line of a story's dossier exists: the reports are compared
// again, so that every rule can say what it did.
func (k *Desk) Explain(ctx context.Context, in ExplainIn) (*ExplainOut, error) {
	s, err := k.store.Story(ctx, in.ID)
	if err != nil {
		return nil, notFound(err, "story", in.ID)
	}
	docs, as, err := k.members(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	with, err := k.knows(ctx)
	if err != nil {
		return nil, err
	}
	x, err := with.explain(docs, as, in.Line)
	var unknown *compare.UnknownLine
	if errors.As(err, &unknown) {
		return nil, fmt.Errorf("%w: %w", err, store.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	out := &ExplainOut{Line: x.ID, Says: x.Line, Why: append([]string{}, x.Why...), Passages: []Passage{}}
	byID := map[string]*readout.Document{}
	for _, d := range docs {
		byID[d.ID] = d
	}
	for _, e := range x.Evidence {
		if d := byID[e.Document]; d != nil {
			out.Passages = append(out.Passages, Passage{Outlet: d.Outlet, Published: d.Published, Evidence: e, Paragraph: d.Cite(paragraphOf(d, e))})
		}
	}
	return out, nil
}

// paragraphOf is the paragraph that evidence starts in, as far as it reaches.
func paragraphOf(d *readout.Document, e readout.Evidence) readout.Span {
	s := readout.Span{Start: e.Start, End: e.End}
	for _, p := range append([]readout.Span{d.Title}, d.Paragraphs...) {
		if p.Overlaps(s) {
			return readout.Span{Start: min(p.Start, s.Start), End: max(p.End, s.End)}
		}
	}
	return s
}

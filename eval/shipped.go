package eval

import (
	"context"

	"readout"
	"readout/compare"
	"readout/nlp"
	"readout/nlp/entity"
	"readout/nlp/event"
	"readout/nlp/quantity"
	"readout/nlp/syntax"
	"readout/story"
)

// shipped is the program as it ships.
func shipped() (system, error) {
	model, err := syntax.Load()
	if err != nil {
		return system{}, err
	}
	r, err := nlp.Open()
	if err != nil {
		return system{}, err
	}
	names, err := entity.Load()
	if err != nil {
		return system{}, err
	}
	events, err := event.Load()
	if err != nil {
		return system{}, err
	}
	return system{
		read: func(ctx context.Context, docs []*readout.Document) ([]*readout.Analysis, error) {
			return r.ReadAll(ctx, docs, 0)
		},
		compare: compare.Compare,
		place:   place,
		parse:   model.Run,
		mark: func(d *readout.Document, a *readout.Analysis) {
			model.Run(d, a)
			quantity.Find(d, a) // a weekday is a time, not a name
			names.Mark(d, a)
		},
		names:  tagNames{syntax.XPOSName},
		before: r.Before,
		after:  r.After,
		events: events,
	}, nil
}

func place(ctx context.Context, docs []*readout.Document) ([]readout.Placement, error) {
	p := story.NewPlacer()
	var out []readout.Placement
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out = append(out, p.Place(d))
	}
	return out, nil
}

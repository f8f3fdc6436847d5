package eval

import (
	"context"

	"readout"
	"readout/nlp/quantity"
	"readout/nlp/speech"
	"readout/nlp/token"
)

func shipped() (system, error) {
	dash := func(uint8) string { return "_" }
	return system{
		read: func(ctx context.Context, docs []*readout.Document) ([]*readout.Analysis, error) {
			var out []*readout.Analysis
			for _, d := range docs {
				a := emptyAnalysis(d)
				token.Split(d, a)
				quantity.Find(d, a)
				speech.Find(d, a)
				out = append(out, a)
			}
			return out, nil
		},
		compare: func([]*readout.Document, []*readout.Analysis) *readout.Dossier { return &readout.Dossier{} },
		names:   tagNames{dash, dash},
	}, nil
}

package desk

import (
	"context"

	"readout"
	"readout/compare"
	"readout/nlp"
)

// CompareIn is the reports of one event.
type CompareIn struct {
	Documents []*readout.Document
	Workers   int // 0: one a core; the answer does not depend on it
}

// CompareOut is what the reports say, side by side.
type CompareOut struct {
	Dossier *readout.Dossier
}

// Compare lays the reports side by side.
func Compare(ctx context.Context, in CompareIn) (*CompareOut, error) {
	r, err := nlp.Open()
	if err != nil {
		return nil, err
	}
	analyses, err := r.ReadAll(ctx, in.Documents, in.Workers)
	if err != nil {
		return nil, err
	}
	return &CompareOut{Dossier: compare.Compare(in.Documents, analyses)}, nil
}

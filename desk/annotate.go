package desk

import (
	"context"

	"readout"
	"readout/nlp"
)

// Model names the rules and weights that read the reports.
func Model() (string, error) {
	r, err := nlp.Open()
	if err != nil {
		return "", err
	}
	return r.Model(), nil
}

// AnnotateIn is reports to be read, each for itself.
type AnnotateIn struct {
	Documents []*readout.Document
	Workers   int // 0: one a core
}

// AnnotateOut is what was read in each, in the order of the documents.
type AnnotateOut struct {
	Analyses []*readout.Analysis
}

// Annotate reads each report for itself.
func Annotate(ctx context.Context, in AnnotateIn) (*AnnotateOut, error) {
	r, err := nlp.Open()
	if err != nil {
		return nil, err
	}
	analyses, err := r.ReadAll(ctx, in.Documents, in.Workers)
	if err != nil {
		return nil, err
	}
	return &AnnotateOut{Analyses: analyses}, nil
}

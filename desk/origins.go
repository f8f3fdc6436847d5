package desk

import (
	"context"

	"readout"
	"readout/compare"
)

// OriginsIn is the reports of one event.
type OriginsIn struct {
	Documents  []*readout.Document
	Publishers Publishers
	Workers    int // 0: one a core; the answer does not depend on it
}

// OriginsOut is where the reports come from: the lines of the dossier that
// Compare makes of them, and no others.
type OriginsOut struct {
	Dossier *readout.Dossier
}

// Origins tells how many of the reports are independent, and why.
func Origins(ctx context.Context, in OriginsIn) (*OriginsOut, error) {
	k, analyses, err := prepare(ctx, in.Publishers, "", in.Documents, in.Workers)
	if err != nil {
		return nil, err
	}
	return &OriginsOut{Dossier: compare.Origins(k.outlets, in.Documents, analyses)}, nil
}

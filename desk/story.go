package desk

import (
	"context"
	"errors"
	"fmt"

	"readout"
	"readout/store"
)

// StoryIn names a story.
type StoryIn struct {
	ID string `json:"id" path:"id" doc:"The story."`
}

// StoryOut is a story with its dossier.
type StoryOut struct {
	Story   StorySummary     `json:"story"`
	Dossier *readout.Dossier `json:"dossier"`
	// Documents are the reports whole, for faces that show the evidence in its place.
	Documents []*readout.Document `json:"-"`
}

// notFound names what is not there.
func notFound(err error, what, id string) error {
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no %s %q: %w", what, id, err)
	}
	return err
}

// Story is the dossier of a story.
func (k *Desk) Story(ctx context.Context, in StoryIn) (*StoryOut, error) {
	s, err := k.store.Story(ctx, in.ID)
	if err != nil {
		return nil, notFound(err, "story", in.ID)
	}
	out := &StoryOut{Story: summary(s)}
	out.Dossier, out.Documents, err = k.dossier(ctx, s.ID)
	return out, err
}

// dossier is that of a story, as it is kept; that of a single report, or one
// that was kept by another version of the program, is made as it is asked for.
func (k *Desk) dossier(ctx context.Context, story string) (*readout.Dossier, []*readout.Document, error) {
	packed, err := k.store.Dossier(ctx, story)
	if err != nil {
		return nil, nil, notFound(err, "story", story)
	}
	if len(packed) > 0 {
		rows, err := k.store.Reports(ctx, story)
		if err != nil {
			return nil, nil, err
		}
		docs := make([]*readout.Document, len(rows))
		for i, r := range rows {
			docs[i] = r.Doc
		}
		if d, err := store.UnpackDossier(packed, docs); err == nil {
			return d.WithLists(), docs, nil
		}
	}
	docs, as, err := k.members(ctx, story)
	if err != nil {
		return nil, nil, err
	}
	with, err := k.knows(ctx)
	if err != nil {
		return nil, nil, err
	}
	return with.guarded(docs, as).WithLists(), docs, nil
}

// CoverageIn names a story.
type CoverageIn struct {
	ID string `json:"id" path:"id" doc:"The story."`
}

// CoverageOut says how independently a story is reported.
type CoverageOut struct {
	Story StorySummary `json:"story"`
	// Verdict is a sentence: "9 reports by 8 outlets are 4 independent origins."
	Verdict   string                 `json:"verdict"`
	Origins   []readout.Origin       `json:"origins"`
	Citations []readout.Citation     `json:"citations" doc:"What each report says it rests on."`
	Documents []readout.DocumentLine `json:"documents"`
}

// Coverage says how independently a story is reported.
func (k *Desk) Coverage(ctx context.Context, in CoverageIn) (*CoverageOut, error) {
	s, err := k.Story(ctx, StoryIn(in))
	if err != nil {
		return nil, err
	}
	d := s.Dossier
	return &CoverageOut{
		Story:   s.Story,
		Verdict: fmt.Sprintf("%s by %s: %s.", plural(s.Story.Reports, "report"), plural(s.Story.Outlets, "outlet"), plural(readout.Independent(d.Origins), "independent origin")),
		Origins: d.Origins, Citations: d.Citations, Documents: d.Documents,
	}, nil
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// AccountsIn names some reports of a story.
type AccountsIn struct {
	ID        string   `json:"id" path:"id" doc:"The story."`
	Documents []string `json:"documents,omitempty" query:"documents" doc:"The reports to compare, by their IDs; all when none is given."`
}

// AccountsOut is what they say, side by side.
type AccountsOut struct {
	Dossier *readout.Dossier `json:"dossier"`
}

// Accounts compares some of the reports of a story.
func (k *Desk) Accounts(ctx context.Context, in AccountsIn) (*AccountsOut, error) {
	s, err := k.store.Story(ctx, in.ID)
	if err != nil {
		return nil, notFound(err, "story", in.ID)
	}
	docs, as, err := k.members(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	if len(in.Documents) > 0 {
		at := map[string]int{}
		for i, d := range docs {
			at[d.ID] = i
		}
		var some []*readout.Document
		var read []*readout.Analysis
		taken := map[string]bool{}
		for _, id := range in.Documents {
			i, ok := at[id]
			if !ok {
				return nil, Wrong{fmt.Sprintf("the story %s has no report %q", s.ID, id)}
			}
			if !taken[id] {
				some, read = append(some, docs[i]), append(read, as[i])
			}
			taken[id] = true
		}
		docs, as = some, read
	}
	with, err := k.knows(ctx)
	if err != nil {
		return nil, err
	}
	return &AccountsOut{Dossier: with.compare(docs, as).WithLists()}, nil
}

package desk

import (
	"context"
	"os"
	"strings"

	"readout"
	"readout/compare"
	"readout/nlp"
	"readout/nlp/entity"
	"readout/story"
)

// CompareIn is the reports of one event.
type CompareIn struct {
	Documents  []*readout.Document
	Publishers Publishers
	Workers    int // 0: one a core; the answer does not depend on it
	// Actors names a file of actors that the user knows, CSV or a dictionary of
	// TABARI and PETRARCH; empty for none.
	Actors string
}

// CompareOut is what the reports say, side by side.
type CompareOut struct {
	Dossier *readout.Dossier
}

// Compare lays the reports side by side.
func Compare(ctx context.Context, in CompareIn) (*CompareOut, error) {
	outlets, err := in.Publishers.table()
	if err != nil {
		return nil, err
	}
	var known []entity.Known
	if in.Actors != "" {
		data, err := os.ReadFile(in.Actors)
		if err != nil {
			return nil, err
		}
		if known, err = entity.ParseKnown(in.Actors, string(data)); err != nil {
			return nil, err
		}
	}
	r, err := nlp.Open()
	if err != nil {
		return nil, err
	}
	analyses, err := r.ReadAll(ctx, in.Documents, in.Workers)
	if err != nil {
		return nil, err
	}
	d := compare.With(outlets, known, in.Documents, analyses)
	if note := apart(in.Documents); note != "" {
		d.Notes = append(d.Notes, note)
	}
	return &CompareOut{Dossier: d}, nil
}

// apart says which reports do not seem to be about one event; empty when all do.
func apart(docs []*readout.Document) string {
	groups := story.Together(docs)
	if len(groups) < 2 {
		return ""
	}
	title := map[string]string{}
	for _, d := range docs {
		title[d.ID] = d.ID
		if !d.Title.IsZero() {
			title[d.ID] = "“" + strings.Join(strings.Fields(d.Title.Of(d.Text)), " ") + "”"
		}
	}
	var names []string
	for _, g := range groups {
		for i, id := range g {
			g[i] = title[id]
		}
		names = append(names, strings.Join(g, ", "))
	}
	return "These reports do not seem to be about one event; compare each group by itself: " + strings.Join(names, " | ")
}

package desk

import (
	"context"
	"strings"

	"readout"
	"readout/compare"
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
	k, analyses, err := prepare(ctx, in.Publishers, in.Actors, in.Documents, in.Workers)
	if err != nil {
		return nil, err
	}
	d := k.compare(in.Documents, analyses)
	if note := apart(in.Documents); note != "" {
		d.Notes = append(d.Notes, note)
	}
	return &CompareOut{Dossier: d}, nil
}

// WhyIn asks why a line of the dossier of these reports exists.
type WhyIn struct {
	CompareIn
	ID string // of a line: agreed-1
}

// Why says why a line exists: the alignment, the rules, the evidence. An
// ID that no line has is a *compare.UnknownLine, which lists what there is.
func Why(ctx context.Context, in WhyIn) (*compare.Explanation, error) {
	k, analyses, err := prepare(ctx, in.Publishers, in.Actors, in.Documents, in.Workers)
	if err != nil {
		return nil, err
	}
	return k.explain(in.Documents, analyses, in.ID)
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

package desk

import (
	"context"
	"os"

	"readout"
	"readout/compare"
	"readout/extract"
	"readout/nlp"
	"readout/store"
)

// codecReports is how many reports of each set the codec learns from.
const codecReports = 500

// trainCodec learns what the codec of kept analyses expects, from every n-th
// report of each set.
func trainCodec(ctx context.Context, out string, sets ...string) error {
	var docs []*readout.Document
	for _, set := range sets {
		all, problems := extract.ReadAll(ctx, []string{set}, nil, extract.Options{})
		if len(all) == 0 && len(problems) > 0 {
			return problems[0]
		}
		for i, n := 0, min(len(all), codecReports); i < n; i++ {
			docs = append(docs, all[i*len(all)/n])
		}
	}
	reader, err := nlp.Open()
	if err != nil {
		return err
	}
	as, err := reader.ReadAll(ctx, docs, 0)
	if err != nil {
		return err
	}
	return os.WriteFile(out, store.LearnAnalyses(docs, as), 0o644)
}

// codecStories is how many stories of each set the codec learns from.
const codecStories = 400

// trainDossiers learns what the codec of kept dossiers expects, from stories of
// each set as the program finds them.
func trainDossiers(ctx context.Context, out string, sets ...string) error {
	reader, err := nlp.Open()
	if err != nil {
		return err
	}
	var dossiers []*readout.Dossier
	var of [][]*readout.Document
	for _, set := range sets {
		docs, problems := extract.ReadAll(ctx, []string{set}, nil, extract.Options{})
		if len(docs) == 0 && len(problems) > 0 {
			return problems[0]
		}
		found, err := Cluster(ctx, ClusterIn{Documents: docs})
		if err != nil {
			return err
		}
		var order []string
		stories := map[string][]*readout.Document{}
		for _, l := range found.Lines {
			id := l.Placement.Story
			if stories[id] = append(stories[id], l.Document); len(stories[id]) == 2 {
				order = append(order, id)
			}
		}
		for _, id := range order[:min(len(order), codecStories)] {
			as, err := reader.ReadAll(ctx, stories[id], 0)
			if err != nil {
				return err
			}
			dossiers, of = append(dossiers, compare.Compare(stories[id], as)), append(of, stories[id])
		}
	}
	return os.WriteFile(out, store.LearnDossiers(dossiers, of), 0o644)
}

package desk

import (
	"context"
	"os"

	"readout"
	"readout/extract"
	"readout/nlp"
	"readout/store"
)

// codecReports is how many reports of each set the codec learns from.
const codecReports = 300

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
	return os.WriteFile(out, store.Learn(docs, as), 0o644)
}

package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"readout"
	"readout/compare"
	"readout/extract"
	"readout/learn"
	"readout/nlp"
)

// goldFacts is what the annotators of a case found agreed.
type goldFacts struct {
	Agreed []struct {
		Evidence []struct{ Doc, Quote string } `json:"evidence"`
	} `json:"agreed"`
}

// trainAgreed learns from annotated cases which parts of two reports tell one
// fact: those that are evidence of one agreed fact in both. Each case counts
// alike, whatever its size.
func trainAgreed(ctx context.Context, in TrainIn) error {
	r, err := nlp.Open()
	if err != nil {
		return err
	}
	golds, err := filepath.Glob(filepath.Join(in.Data, "*", "gold.json"))
	if err != nil || len(golds) == 0 {
		return fmt.Errorf("no case with gold.json in %s", in.Data)
	}
	var examples []learn.Labelled
	for _, name := range golds {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var gold goldFacts
		if err := json.Unmarshal(data, &gold); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		docs, _ := extract.ReadAll(ctx, []string{filepath.Join(filepath.Dir(name), "articles.jsonl")}, nil, extract.Options{})
		as, err := r.ReadAll(ctx, docs, 0)
		if err != nil {
			return err
		}
		pairs := compare.Examples(docs, as)
		yes := 0
		for _, p := range pairs {
			is := gold.tellOne(docs, p)
			if is {
				yes++
			}
			examples = append(examples, learn.Labelled{Features: p.Features, Is: is, Weight: 1000 / float64(300+len(pairs))})
		}
		fmt.Fprintf(in.Log, "%s: %d pairs, %d tell one fact\n", filepath.Base(filepath.Dir(name)), len(pairs), yes)
	}
	weights := learn.FitLogistic(examples, learn.LogisticOptions{Steps: 1500, Rate: 1, Decay: 0.0005})
	var b strings.Builder
	for i, f := range compare.Features() {
		fmt.Fprintf(&b, "%s %.3f\n", f, weights[i])
	}
	return os.WriteFile(in.Out, []byte(b.String()), 0o644)
}

// tellOne reports whether both parts of a pair are evidence of one fact: they
// share half of the shorter with a quotation.
func (g *goldFacts) tellOne(docs []*readout.Document, p compare.Example) bool {
	for _, fact := range g.Agreed {
		x, y := false, false
		for _, q := range fact.Evidence {
			x, y = x || meets(docs, p.X, q.Doc, q.Quote), y || meets(docs, p.Y, q.Doc, q.Quote)
		}
		if x && y {
			return true
		}
	}
	return false
}

func meets(docs []*readout.Document, e readout.Evidence, doc, quote string) bool {
	if e.Document != doc {
		return false
	}
	for _, d := range docs {
		if d.ID != doc {
			continue
		}
		at := strings.Index(d.Text, quote)
		shared := min(int(e.End), at+len(quote)) - max(int(e.Start), at)
		return at >= 0 && 2*shared >= min(int(e.End-e.Start), len(quote))
	}
	return false
}

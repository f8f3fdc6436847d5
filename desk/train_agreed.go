package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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

// taught is one story with the pairs of its parts.
type taught struct {
	name     string
	examples []learn.Labelled
	facts    [][]int // example -> the facts that both of its parts tell
	n        int     // facts
}

// trainAgreed learns which parts of two reports tell one fact: from annotated
// cases, where both are evidence of one agreed fact, and from ECB+, where both
// name the same events. Leaving one case out after another says how well the
// weights do on a story that they have not seen.
func trainAgreed(ctx context.Context, in TrainIn) error {
	r, err := nlp.Open()
	if err != nil {
		return err
	}
	cases, err := readCases(ctx, r, filepath.Join(in.Data, "cases"))
	if err != nil {
		return err
	}
	for _, t := range cases {
		yes := 0
		for _, e := range t.examples {
			if e.Is {
				yes++
			}
		}
		fmt.Fprintf(in.Log, "%s: %d pairs, %d tell one fact\n", t.name, len(t.examples), yes)
	}
	var mean ranking
	for i := range cases {
		rest := slices.Delete(slices.Clone(cases), i, i+1)
		q := cases[i].rank(fitAgreed(rest))
		fmt.Fprintf(in.Log, "without %s: %s\n", cases[i].name, q)
		mean.add(q, float64(len(cases)))
	}
	fmt.Fprintf(in.Log, "leaving one case out, mean: %s\n", mean)
	weights := fitAgreed(cases)
	var b strings.Builder
	for i, f := range compare.Features() {
		fmt.Fprintf(&b, "%s %.3f\n", f, weights[i])
	}
	return os.WriteFile(in.Out, []byte(b.String()), 0o644)
}

func fitAgreed(from []taught) []float64 {
	var all []learn.Labelled
	for _, t := range from {
		all = append(all, t.examples...)
	}
	return learn.FitLogistic(all, learn.LogisticOptions{Steps: 2000, Rate: 0.5, Decay: 0.02, Standardise: true})
}

// ranking is how well the pairs of a story are ordered: mean precision at the
// pairs that tell one fact, and the share of facts among the surest 40 and 80.
type ranking struct{ precision, at40, at80 float64 }

func (q ranking) String() string {
	return fmt.Sprintf("average precision %.1f %%, facts among the 40 surest pairs %.1f %%, among 80 %.1f %%", 100*q.precision, 100*q.at40, 100*q.at80)
}

func (q *ranking) add(o ranking, of float64) {
	q.precision += o.precision / of
	q.at40 += o.at40 / of
	q.at80 += o.at80 / of
}

func (t *taught) rank(weights []float64) (q ranking) {
	order := make([]int, len(t.examples))
	chance := make([]float64, len(t.examples))
	for i := range order {
		order[i], chance[i] = i, learn.Logistic(weights, t.examples[i].Features)
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(chance[y], chance[x]) })
	yes := 0
	seen := map[int]bool{}
	for k, i := range order {
		if t.examples[i].Is {
			yes++
			q.precision += float64(yes) / float64(k+1)
		}
		for _, f := range t.facts[i] {
			if !seen[f] && k < 80 {
				q.at80 += 1 / float64(t.n)
				if k < 40 {
					q.at40 += 1 / float64(t.n)
				}
			}
			seen[f] = true
		}
	}
	q.precision /= float64(max(1, yes))
	return q
}

// readCases reads the annotated cases below a folder.
func readCases(ctx context.Context, r *nlp.Reader, dir string) ([]taught, error) {
	golds, err := filepath.Glob(filepath.Join(dir, "*", "gold.json"))
	if err != nil || len(golds) == 0 {
		return nil, fmt.Errorf("no case with gold.json in %s", dir)
	}
	var out []taught
	for _, name := range golds {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var gold goldFacts
		if err := json.Unmarshal(data, &gold); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		docs, _ := extract.ReadAll(ctx, []string{filepath.Join(filepath.Dir(name), "articles.jsonl")}, nil, extract.Options{})
		as, err := r.ReadAll(ctx, docs, 0)
		if err != nil {
			return nil, err
		}
		pairs := compare.Examples(docs, as)
		t := taught{name: filepath.Base(filepath.Dir(name)), n: len(gold.Agreed)}
		for _, p := range pairs {
			both := gold.tell(docs, p)
			t.facts = append(t.facts, both)
			t.examples = append(t.examples, learn.Labelled{Features: p.Features, Is: len(both) > 0, Weight: 1000 / float64(300+len(pairs))})
		}
		out = append(out, t)
	}
	return out, nil
}

// tell lists the facts of which both parts of a pair are evidence: they share
// half of the shorter with a quotation.
func (g *goldFacts) tell(docs []*readout.Document, p compare.Example) (both []int) {
	for i, fact := range g.Agreed {
		x, y := false, false
		for _, q := range fact.Evidence {
			x, y = x || meets(docs, p.X, q.Doc, q.Quote), y || meets(docs, p.Y, q.Doc, q.Quote)
		}
		if x && y {
			both = append(both, i)
		}
	}
	return both
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

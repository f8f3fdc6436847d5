package eval

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"readout"
	"readout/reuse"
)

// The labels of 200 pairs of texts, read and labelled by hand; the file says how.
//
//go:embed testdata/reuse.tsv
var reuseLabels string

// textPair is two reports of different outlets, and what a careful reader says
// they share: copy, edited, partial, independent or boilerplate.
type textPair struct {
	a, b        *readout.Document
	label, half string
}

func (p textPair) copied() bool { return p.label == "copy" || p.label == "edited" }

// readPairs reads the pairs that are labelled, in the order of the file.
func readPairs(name string) ([]textPair, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	type label struct{ label, half string }
	labels := map[string]label{}
	for l := range strings.Lines(reuseLabels) {
		if f := strings.Fields(l); len(f) == 3 && f[0] != "#" {
			labels[f[0]] = label{f[1], f[2]}
		}
	}
	var out []textPair
	for l := range strings.Lines(string(data)) {
		var p struct {
			ID   string
			A, B article
		}
		if err := json.Unmarshal([]byte(l), &p); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if l, ok := labels[p.ID]; ok {
			out = append(out, textPair{p.A.document(), p.B.document(), l.label, l.half})
		}
	}
	if len(out) != len(labels) {
		return nil, fmt.Errorf("%s has %d of %d labelled pairs", name, len(out), len(labels))
	}
	return out, nil
}

// scoreReuse has each pair compared: is one text copied or edited from the
// other, or both from a third.
func scoreReuse(e *env) ([]Score, error) {
	pairs, err := readPairs(e.corpus("reuse", "pairs.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []Score
	for _, half := range []string{"tune", "held"} {
		var c counts
		n, boilerplate, called := 0, 0, 0
		for _, p := range pairs {
			if p.half != half {
				continue
			}
			n++
			got := reuse.Compare(p.a, p.b).Sharing >= reuse.Edited
			switch {
			case got && p.copied():
				c.right++
			case got && p.label == "boilerplate":
				called++
			}
			if got {
				c.found++
			}
			if p.copied() {
				c.gold++
			}
			if p.label == "boilerplate" {
				boilerplate++
			}
		}
		on := fmt.Sprintf("reuse pairs labelled by hand, the half tuned on, %d pairs, %d copied or edited", n, c.gold)
		if half == "held" {
			on = fmt.Sprintf("reuse pairs labelled by hand, the half held out, %d pairs, %d copied or edited", n, c.gold)
		}
		out = append(out,
			Score{Name: "reuse/" + half + "/P", Value: 100 * c.precision(), On: on},
			Score{Name: "reuse/" + half + "/R", Value: 100 * c.recall(), On: on},
			Score{Name: "reuse/" + half + "/F1", Value: 100 * c.f1(), On: on},
			Score{Name: "reuse/" + half + "/boilerplate-called-copy", Value: float64(called), Count: true, On: fmt.Sprintf("%s; %d pairs of boilerplate", on, boilerplate)})
	}
	return out, nil
}

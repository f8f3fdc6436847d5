package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"readout"
	"readout/compare"
)

// claimPair is two claims of two outlets, and whether annotators found that the
// second strengthens, or in the other file weakens, the first.
type claimPair struct {
	A        string `json:"claim_a"`
	B        string `json:"claim_b"`
	Relation int    `json:"relation"`
}

func readClaims(name string) ([]claimPair, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var file struct {
		Data []claimPair `json:"data"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return file.Data, nil
}

// scoreClaims asks of pairs of claims what the firmness of their wording says:
// the second weakens the first where it words what both tell less firmly, and
// strengthens it elsewhere. The share of the larger class stands beside each,
// since a measure below that says nothing of the relation.
func scoreClaims(e *env) ([]Score, error) {
	dir := e.corpus("accounts", "claimdiff")
	strength, err := readClaims(filepath.Join(dir, "ClaimDiff-strength-train.json"))
	if err != nil {
		return nil, err
	}
	weak, err := readClaims(filepath.Join(dir, "ClaimDiff-weak-train.json"))
	if err != nil {
		return nil, err
	}
	softer, err := e.softer(strength)
	if err != nil {
		return nil, err
	}
	softerWeak, err := e.softer(weak)
	if err != nil {
		return nil, err
	}
	var out []Score
	add := func(name string, pairs []claimPair, says func(i int) bool) {
		right, yes := 0, 0
		for i, p := range pairs {
			count(&right, says(i) == (p.Relation == 1))
			count(&yes, p.Relation == 1)
		}
		on := fmt.Sprintf("ClaimDiff train, %d pairs", len(pairs))
		out = append(out, Score{Name: "claims/" + name, Value: 100 * ratio(right, len(pairs)), On: on},
			Score{Name: "claims/" + name + "/majority", Value: 100 * ratio(max(yes, len(pairs)-yes), len(pairs)), On: on})
	}
	add("strengthen", strength, func(i int) bool { return !softer[i] })
	add("weaken", weak, func(i int) bool { return softerWeak[i] })
	return out, nil
}

// softer is, for each pair, whether the second claim words what both tell less
// firmly.
func (e *env) softer(pairs []claimPair) ([]bool, error) {
	var docs []*readout.Document
	for _, p := range pairs {
		docs = append(docs, &readout.Document{ID: "a", Outlet: "A", Text: p.A}, &readout.Document{ID: "b", Outlet: "B", Text: p.B})
	}
	as, err := e.read(e.ctx, docs)
	if err != nil {
		return nil, err
	}
	out := make([]bool, len(pairs))
	for i := range pairs {
		out[i] = compare.Firmer(docs[2*i:2*i+2], as[2*i:2*i+2]) < 0
	}
	return out, nil
}

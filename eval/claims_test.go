package eval

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

// The second claim of the first pair words the first less firmly; that of the
// second says something else.
func TestScoreClaims(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "corpora", "accounts", "claimdiff")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"ClaimDiff-strength-train.json": `{"data": [
 {"claim_a": "The bridge at Halden was destroyed by two rockets.", "claim_b": "The bridge at Halden was reportedly destroyed by two rockets.", "relation": 0},
 {"claim_a": "The bridge at Halden was destroyed by two rockets.", "claim_b": "Two rockets fell on the bridge at Halden.", "relation": 1},
 {"claim_a": "The bridge at Halden was destroyed.", "claim_b": "Trains were late.", "relation": 1}]}`,
		"ClaimDiff-weak-train.json": `{"data": [
 {"claim_a": "The bridge at Halden was destroyed by two rockets.", "claim_b": "The bridge at Halden was reportedly destroyed by two rockets.", "relation": 1},
 {"claim_a": "The bridge at Halden was destroyed.", "claim_b": "Trains were late.", "relation": 1}]}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sys, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	scores, err := scoreClaims(&env{ctx: t.Context(), shared: filepath.Dir(filepath.Dir(filepath.Dir(dir))), system: sys})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{"claims/strengthen": 100, "claims/strengthen/majority": 200.0 / 3, "claims/weaken": 50, "claims/weaken/majority": 100}
	for _, s := range scores {
		if w, ok := want[s.Name]; !ok || math.Abs(s.Value-w) > 1e-9 {
			t.Errorf("%s is %v, want %v", s.Name, s.Value, w)
		}
	}
	if len(scores) != len(want) {
		t.Errorf("%d scores, want %d", len(scores), len(want))
	}
}

package learn

import (
	"math"
	"testing"
)

// A rule that one feature decides is learned, and the other feature ignored.
func TestFitLogistic(t *testing.T) {
	var ex []Labelled
	for i := range 200 {
		x, noise := float64(i%20)/20, float64(i*7%13)/13
		ex = append(ex, Labelled{Features: []float64{1, x, noise}, Is: x > 0.5, Weight: 1})
	}
	w := FitLogistic(ex, LogisticOptions{Steps: 4000, Rate: 2, Decay: 0.0001})
	if p := Logistic(w, []float64{1, 0.9, 0.5}); p < 0.9 {
		t.Errorf("chance of a clear case: %.2f, want at least 0.9", p)
	}
	if p := Logistic(w, []float64{1, 0.1, 0.5}); p > 0.1 {
		t.Errorf("chance of a clear counter-case: %.2f, want at most 0.1", p)
	}
	if math.Abs(w[2]) > math.Abs(w[1])/10 {
		t.Errorf("weights %v: the noise weighs too much", w)
	}
	again := FitLogistic(ex, LogisticOptions{Steps: 4000, Rate: 2, Decay: 0.0001})
	for k := range w {
		if w[k] != again[k] {
			t.Fatalf("two runs differ: %v, %v", w, again)
		}
	}
}

// Features of other units and offsets give the same chances: 0 to 1, or
// hundreds above a thousand.
func TestFitLogisticStandardised(t *testing.T) {
	opt := LogisticOptions{Steps: 2000, Rate: 0.5, Decay: 0.01, Standardise: true}
	var small, large []Labelled
	for i := range 200 {
		x, y := float64(i%20)/20, float64(i*7%13)/13
		small = append(small, Labelled{Features: []float64{1, x, y, 3}, Is: x+y > 1, Weight: 1})
		large = append(large, Labelled{Features: []float64{1, 1000 + 500*x, y, 3}, Is: x+y > 1, Weight: 1})
	}
	a, b := FitLogistic(small, opt), FitLogistic(large, opt)
	for i := range small {
		p, q := Logistic(a, small[i].Features), Logistic(b, large[i].Features)
		if math.Abs(p-q) > 1e-6 {
			t.Fatalf("example %d: %.6f and %.6f", i, p, q)
		}
	}
	if p := Logistic(a, []float64{1, 0.9, 0.9, 3}); p < 0.9 {
		t.Errorf("chance of a clear case: %.2f, want at least 0.9", p)
	}
}

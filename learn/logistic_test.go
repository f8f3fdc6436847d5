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

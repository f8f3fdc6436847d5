package learn

import "math"

// Labelled is one example of two classes: what was measured, whether it is of
// the class, and how much it counts.
type Labelled struct {
	Features []float64
	Is       bool
	Weight   float64
}

// LogisticOptions say how FitLogistic goes about it.
type LogisticOptions struct {
	Steps int     // of gradient descent
	Rate  float64 // of a step
	Decay float64 // L2 penalty; none on the first feature, which is 1
}

// FitLogistic returns the weights of a logistic regression, by gradient
// descent on the mean loss over all examples. It starts at zero and draws
// nothing, so the same examples give the same weights.
func FitLogistic(examples []Labelled, opt LogisticOptions) []float64 {
	if len(examples) == 0 {
		return nil
	}
	w := make([]float64, len(examples[0].Features))
	g := make([]float64, len(w))
	total := 0.0
	for _, e := range examples {
		total += e.Weight
	}
	for range opt.Steps {
		clear(g)
		for _, e := range examples {
			miss := -Logistic(w, e.Features)
			if e.Is {
				miss++
			}
			miss *= e.Weight
			for k, v := range e.Features {
				g[k] += miss * v
			}
		}
		for k := range w {
			step := g[k] / total
			if k > 0 {
				step -= opt.Decay * w[k]
			}
			w[k] += opt.Rate * step
		}
	}
	return w
}

// Logistic is the chance that what has these features is of the class.
func Logistic(weights, features []float64) float64 {
	z := 0.0
	for i, v := range features {
		z += weights[i] * v
	}
	return 1 / (1 + math.Exp(-z))
}

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

	// Standardise fits on features of mean 0 and variance 1, so that the penalty
	// bears on all alike; the weights returned are for the features as they are.
	Standardise bool
}

// FitLogistic returns the weights of a logistic regression, by gradient
// descent on the mean loss over all examples. It starts at zero and draws
// nothing, so the same examples give the same weights.
func FitLogistic(examples []Labelled, opt LogisticOptions) []float64 {
	if len(examples) == 0 {
		return nil
	}
	if opt.Standardise {
		return fitStandardised(examples, opt)
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

// fitStandardised fits on standardised features and gives the weights back on
// those of the examples.
func fitStandardised(examples []Labelled, opt LogisticOptions) []float64 {
	n := len(examples[0].Features)
	mean, dev, total := make([]float64, n), make([]float64, n), 0.0
	for _, e := range examples {
		total += e.Weight
		for k, v := range e.Features {
			mean[k] += e.Weight * v
		}
	}
	for k := range mean {
		mean[k] /= total
	}
	for _, e := range examples {
		for k, v := range e.Features {
			dev[k] += e.Weight * (v - mean[k]) * (v - mean[k])
		}
	}
	for k := range dev {
		if dev[k] = math.Sqrt(dev[k] / total); dev[k] == 0 {
			dev[k] = 1
		}
	}
	scaled := make([]Labelled, len(examples))
	for i, e := range examples {
		scaled[i] = Labelled{Features: make([]float64, n), Is: e.Is, Weight: e.Weight}
		scaled[i].Features[0] = 1
		for k := 1; k < n; k++ {
			scaled[i].Features[k] = (e.Features[k] - mean[k]) / dev[k]
		}
	}
	opt.Standardise = false
	w := FitLogistic(scaled, opt)
	for k := 1; k < n; k++ {
		w[k] /= dev[k]
		w[0] -= w[k] * mean[k]
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

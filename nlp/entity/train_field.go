package entity

import (
	"math"

	"readout/learn"
)

// A field holds the forward and backward sums of one sentence, each position
// scaled so that nothing under- or overflows.
type field struct {
	score, alpha, beta [][nLabels]float64
	norm               []float64
	trans              [nLabels][nLabels]float64 // exponentials
	marginal           [nLabels]float64
}

// learn takes a step of stochastic gradient descent on the likelihood of one
// sentence, and returns its loss before the step.
//
// context holds the scores that the network over contexts gives to the labels
// of each token, and gets the gradient of the loss in their place; it may have
// no rows.
func (t *trainer) learn(s *instance, context learn.Matrix, rate float64) float64 {
	f, n := &t.field, len(s.labels)
	f.score, f.alpha, f.beta, f.norm = resize(f.score, n), resize(f.alpha, n), resize(f.beta, n), resize(f.norm, n)
	loss := t.forward(s, context)
	for l := range label(nLabels) {
		if !l.goesOn() {
			f.beta[n-1][l] = 1
		}
	}
	for i := n - 2; i >= 0; i-- {
		for l := range label(nLabels) {
			var sum float64
			for _, next := range followers[l] {
				sum += f.trans[l][next] * f.score[i+1][next] * f.beta[i+1][next]
			}
			f.beta[i][l] = sum / f.norm[i+1]
		}
	}
	// Decay of all weights at once is a change of their common scale.
	t.scale *= 1 - rate*t.Decay/float64(len(t.train))
	if t.scale < 1e-6 {
		for i := range t.weights {
			t.weights[i] *= float32(t.scale)
		}
		t.scale = 1
	}
	step := rate / t.scale
	start := uint32(0)
	for i := range n {
		gold := s.labels[i]
		rows := s.features[start:s.ends[i]]
		start = s.ends[i]
		for l := range label(nLabels) {
			p := f.alpha[i][l] * f.beta[i][l]
			g := -p
			if l == gold {
				g += 1
			}
			if context.Rows > 0 {
				context.Row(i)[l] = float32(-g / batchSize)
			}
			if g < 1e-3 && g > -1e-3 {
				continue
			}
			delta := float32(step * g)
			for _, r := range rows {
				t.weights[int(r)*nLabels+int(l)] += delta
			}
		}
		if i == 0 {
			continue
		}
		for a := range label(nLabels) {
			if f.alpha[i-1][a] < 1e-9 {
				continue
			}
			for _, b := range followers[a] {
				p := f.alpha[i-1][a] * f.trans[a][b] * f.score[i][b] * f.beta[i][b] / f.norm[i]
				t.trans[a][b] -= float32(rate * p)
			}
		}
		t.trans[s.labels[i-1]][gold] += float32(rate)
	}
	return loss
}

// forward fills score and alpha and returns the negative log-likelihood.
func (t *trainer) forward(s *instance, context learn.Matrix) float64 {
	f, n := &t.field, len(s.labels)
	for a := range label(nLabels) {
		for _, b := range followers[a] {
			f.trans[a][b] = math.Exp(float64(t.trans[a][b]))
		}
	}
	loss := 0.0
	start := uint32(0)
	for i := range n {
		var sums [nLabels]float32
		for _, r := range s.features[start:s.ends[i]] {
			row := t.weights[int(r)*nLabels:][:nLabels]
			for l, w := range row {
				sums[l] += w
			}
		}
		start = s.ends[i]
		most := math.Inf(-1)
		for l := range sums {
			f.score[i][l] = float64(sums[l]) * t.scale
			if context.Rows > 0 {
				f.score[i][l] += float64(context.Row(i)[l])
			}
			most = max(most, f.score[i][l])
		}
		loss -= f.score[i][s.labels[i]] - most
		for l := range f.score[i] {
			f.score[i][l] = math.Exp(f.score[i][l] - most)
		}
		norm := 0.0
		for l := range label(nLabels) {
			x := 0.0
			if i == 0 {
				if l.starts() {
					x = 1
				}
			} else {
				for _, p := range predecessors[l] {
					x += f.alpha[i-1][p] * f.trans[p][l]
				}
				if p := s.labels[i-1]; l == s.labels[i] {
					loss -= float64(t.trans[p][l])
				}
			}
			if i == n-1 && l.goesOn() {
				x = 0
			}
			f.alpha[i][l] = x * f.score[i][l]
			norm += f.alpha[i][l]
		}
		norm = max(norm, 1e-300)
		for l := range f.alpha[i] {
			f.alpha[i][l] /= norm
		}
		f.norm[i] = norm
		loss += math.Log(norm)
	}
	return loss
}

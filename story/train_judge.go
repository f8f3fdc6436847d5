package story

import (
	"math"
	"math/rand/v2"

	"readout/learn"
)

// Settings of the judge's training, found by cross-validation over stories.
const (
	judges      = 5 // averaged: each has seen other folds of the stories, and errs elsewhere
	hiddenUnits = 24
	batch       = 64
	firstRate   = 0.01
	decay       = 3e-4
	hideFeature = 0.05 // chance that a feature is hidden from a choice
)

// trainer fits a judge to choices: the likelihood of the right option among all
// of them and a new story, whose score is 0 (a conditional logit), by Adam over
// small batches. Weights are averaged over the last quarter.
type trainer struct {
	shift, scale [featureCount]float64
	w            []float64 // linear, then per hidden unit: weights, bias, out
	m, v, g, sum []float64
	x            [maxCandidates][featureCount]float64
	h            [maxCandidates][hiddenUnits]float64
	e            [maxCandidates]float64
	rng          *rand.Rand
}

const unitSize = int(featureCount) + 2

func (t *trainer) unit(k int) []float64 {
	return t.w[int(featureCount)+k*unitSize:][:unitSize]
}

// fit trains on all choices but those of the fold.
func fit(choices []choice, fold int, o TrainOptions) *judge {
	t := &trainer{}
	t.standardise(choices)
	t.scaleAll(choices)
	out := t.judge()
	for k := range judges {
		t.run(choices, fold, o, uint64(k))
		out.average(t.judge(), judges)
	}
	return out
}

// run fits the weights anew.
func (t *trainer) run(choices []choice, fold int, o TrainOptions, part uint64) {
	size := int(featureCount) + hiddenUnits*unitSize
	for _, s := range []*[]float64{&t.w, &t.m, &t.v, &t.g, &t.sum} {
		*s = make([]float64, size)
	}
	rng := learn.NewRand(o.Seed<<8 + part)
	t.rng = rng
	for k := range hiddenUnits {
		u := t.unit(k)
		for i := range featureCount {
			u[i] = rng.NormFloat64() * 0.25
		}
	}
	var rows []int
	total := 0.0
	for i, c := range choices {
		// A fifth of the stories, by another cut than that of the folds.
		if c.fold != fold && c.cut%(judges+2) != int(part) {
			rows = append(rows, i)
			total += c.weight
		}
	}
	mean := total / float64(max(len(rows), 1))
	steps := o.Epochs * ((len(rows) + batch - 1) / batch)
	step, averaged := 0, 0.0
	for range o.Epochs {
		rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		for at := 0; at < len(rows); at += batch {
			clear(t.g)
			for _, r := range rows[at:min(at+batch, len(rows))] {
				t.learn(&choices[r], choices[r].weight/mean/batch)
			}
			step++
			t.step(step, firstRate*(1-float64(step)/float64(steps+1)))
			if step > steps*3/4 {
				averaged++
				for i, w := range t.w {
					t.sum[i] += w
				}
			}
		}
	}
	for i := range t.w {
		t.w[i] = t.sum[i] / max(averaged, 1)
	}
}

// average adds one of n judges to the mean of them.
func (j *judge) average(k *judge, n float32) {
	for i := range j.linear {
		j.linear[i] += k.linear[i] / n
	}
	j.hidden = append(j.hidden, k.hidden...)
	j.bias = append(j.bias, k.bias...)
	for _, x := range k.out {
		j.out = append(j.out, x/n)
	}
}

func (t *trainer) standardise(choices []choice) {
	n := 0.0
	for _, c := range choices {
		for _, f := range c.options {
			n++
			for i, x := range f {
				t.shift[i] += float64(x)
				t.scale[i] += float64(x) * float64(x)
			}
		}
	}
	for i := range t.shift {
		t.shift[i] /= max(n, 1)
		deviation := math.Sqrt(max(t.scale[i]/max(n, 1)-t.shift[i]*t.shift[i], 0))
		t.scale[i] = 1
		if deviation > 1e-6 {
			t.scale[i] = 1 / deviation
		}
	}
	t.shift[fBias], t.scale[fBias] = 0, 1
}

// scaleAll puts the features of all choices to scale.
func (t *trainer) scaleAll(choices []choice) {
	for n := range choices {
		c := &choices[n]
		c.scaled = make([][featureCount]float64, len(c.options))
		for k, f := range c.options {
			for i, x := range f {
				c.scaled[k][i] = bounded((float64(x) - t.shift[i]) * t.scale[i])
			}
		}
	}
}

// learn adds the gradient of one choice.
func (t *trainer) learn(c *choice, weight float64) {
	all, right := 1.0, 0.0
	var keep [featureCount]bool
	for i := range keep {
		keep[i] = i == fBias || t.rng.Float64() >= hideFeature
	}
	for k := range c.options {
		x := &t.x[k]
		*x = c.scaled[k]
		for i := range x {
			if !keep[i] {
				x[i] = 0
			}
		}
		s := product(t.w, x)
		for j := range hiddenUnits {
			u := t.unit(j)
			a := u[featureCount] + product(u, x)
			t.h[k][j] = a / (1 + math.Abs(a))
			s += u[featureCount+1] * t.h[k][j]
		}
		t.e[k] = math.Exp(min(s, 40))
		all += t.e[k]
		if c.right[k] {
			right += t.e[k]
		}
	}
	for k := range c.options {
		d := t.e[k] / all
		if c.right[k] {
			d -= t.e[k] / right
		}
		if d *= weight; math.Abs(d) < 1e-7 {
			continue
		}
		x := &t.x[k]
		add(t.g, x, d)
		for j := range hiddenUnits {
			u, g := t.unit(j), t.g[int(featureCount)+j*unitSize:][:unitSize]
			h := t.h[k][j]
			g[featureCount+1] += d * h
			slope := 1 - math.Abs(h)
			da := d * u[featureCount+1] * slope * slope
			g[featureCount] += da
			add(g, x, da)
		}
	}
}

// product and add work on the weights of the features, which come first.
func product(w []float64, x *[featureCount]float64) float64 {
	w = w[:featureCount]
	var a, b float64
	for i := 0; i+1 < len(x); i += 2 {
		a += w[i] * x[i]
		b += w[i+1] * x[i+1]
	}
	if featureCount%2 == 1 {
		a += w[featureCount-1] * x[featureCount-1]
	}
	return a + b
}

func add(g []float64, x *[featureCount]float64, by float64) {
	g = g[:featureCount]
	for i := range x {
		g[i] += by * x[i]
	}
}

func (t *trainer) step(n int, rate float64) {
	m0, v0 := 1-math.Pow(0.9, float64(n)), 1-math.Pow(0.99, float64(n))
	for i := range t.w {
		g := t.g[i]
		if i != fBias {
			g += decay * t.w[i]
		}
		t.m[i] = 0.9*t.m[i] + 0.1*g
		t.v[i] = 0.99*t.v[i] + 0.01*g*g
		t.w[i] -= rate * (t.m[i] / m0) / (math.Sqrt(t.v[i]/v0) + 1e-8)
	}
}

func (t *trainer) judge() *judge {
	j := &judge{}
	for i := range featureCount {
		j.shift[i], j.scale[i] = float32(t.shift[i]), float32(t.scale[i])
		if len(t.w) > 0 {
			j.linear[i] = float32(t.w[i])
		}
	}
	for k := range len(t.w) / unitSize {
		u := t.unit(k)
		var h features
		for i := range h {
			h[i] = float32(u[i])
		}
		j.hidden = append(j.hidden, h)
		j.bias = append(j.bias, float32(u[featureCount]))
		j.out = append(j.out, float32(u[featureCount+1]))
	}
	return j
}

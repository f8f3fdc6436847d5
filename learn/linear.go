package learn

import (
	"math"
	"math/rand/v2"
)

// Linear scores classes by adding up one row of weights per feature. Rows are
// 8 or 16 bits with one scale for the whole table, so that sums are exact.
type Linear struct {
	Buckets, Classes int
	Scale            float32 // of one unit of the scores
	rows             []int16
}

// NewLinear opens the model that Perceptron.Save wrote under name.
func NewLinear(f *File, name string) (*Linear, error) {
	t, err := f.Int16(name)
	if err != nil {
		return nil, err
	}
	if t.Cols == 0 {
		return nil, ErrFormat
	}
	// The table was written as one row, so that all weights share a scale.
	shape, _, err := f.Float32(name + ".shape")
	if err != nil {
		return nil, err
	}
	if len(shape) != 2 || int(shape[0])*int(shape[1]) != len(t.Data) || shape[0] < 1 {
		return nil, ErrFormat
	}
	return &Linear{Buckets: int(shape[0]), Classes: int(shape[1]), Scale: t.Scale[0], rows: t.Data}, nil
}

// Scores sets scores (of Classes elements) to the sums of the features' rows.
func (m *Linear) Scores(scores []int32, features []uint32) {
	scores = scores[:m.Classes]
	clear(scores)
	for _, f := range features {
		row := m.rows[int(f)*m.Classes:]
		row = row[:len(scores)]
		for c, w := range row {
			scores[c] += int32(w)
		}
	}
}

// Best returns the class of the highest score, the first of equals.
func Best[T int32 | float32](scores []T) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

// Perceptron trains a Linear: weights are moved when the model errs, and the
// average over all moments is kept, which errs less on unseen text.
type Perceptron struct {
	Buckets, Classes int

	weights []float32
	sums    []float32 // of weight × the moments it stood, up to stamps
	stamps  []uint32  // per row: when sums was brought up to date
	now     uint32
}

// NewPerceptron returns a model of zeros.
func NewPerceptron(buckets, classes int) *Perceptron {
	n := buckets * classes
	return &Perceptron{Buckets: buckets, Classes: classes,
		weights: make([]float32, n), sums: make([]float32, n), stamps: make([]uint32, buckets)}
}

// Scores sets scores to the sums of the features' rows as they are now.
func (p *Perceptron) Scores(scores []float32, features []uint32) {
	scores = scores[:p.Classes]
	clear(scores)
	for _, f := range features {
		row := p.weights[int(f)*p.Classes:][:len(scores)]
		for c, w := range row {
			scores[c] += w
		}
	}
}

// Tick counts one decision; call it once per example, updated or not.
func (p *Perceptron) Tick() { p.now++ }

// Add moves the weights of class by step for each of the features.
func (p *Perceptron) Add(features []uint32, class int, step float32) {
	for _, f := range features {
		p.settle(f)
		p.weights[int(f)*p.Classes+class] += step
	}
}

// Update moves the weights from the class that was wrongly chosen to the right one.
func (p *Perceptron) Update(features []uint32, right, wrong int) {
	if right == wrong {
		return
	}
	p.Add(features, right, 1)
	p.Add(features, wrong, -1)
}

func (p *Perceptron) settle(f uint32) {
	age := float32(p.now - p.stamps[f])
	if age == 0 {
		return
	}
	p.stamps[f] = p.now
	row := p.weights[int(f)*p.Classes:][:p.Classes]
	sum := p.sums[int(f)*p.Classes:][:p.Classes]
	for c, w := range row {
		sum[c] += age * w
	}
}

// Averaged returns the averaged weights, Buckets×Classes.
func (p *Perceptron) Averaged() []float32 {
	out := make([]float32, len(p.weights))
	for f := range p.Buckets {
		p.settle(uint32(f))
	}
	for i, s := range p.sums {
		out[i] = s / float32(max(p.now, 1))
	}
	return out
}

// Save writes the averaged model under name.
func (p *Perceptron) Save(w *Writer, name string) {
	w.Int16(name, p.Buckets*p.Classes, p.Averaged())
	w.Float32(name+".shape", 2, []float32{float32(p.Buckets), float32(p.Classes)})
}

// Linear returns the averaged model as it will run, rounded as Save rounds it.
func (p *Perceptron) Linear() *Linear { return quantised(p.Buckets, p.Classes, p.Averaged()) }

func quantised(buckets, classes int, weights []float32) *Linear {
	scale := rowScale(weights, maxWeight16)
	m := &Linear{Buckets: buckets, Classes: classes, Scale: scale, rows: make([]int16, len(weights))}
	for i, v := range weights {
		m.rows[i] = quantise(v, scale, maxWeight16)
	}
	return m
}

// NewRand is the source of chance of all training: equal seeds, equal models.
func NewRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15)) }

// fill sets w to uniform noise of the variance that keeps sums of fan inputs near one.
func fill(w []float32, fan int, rng *rand.Rand) {
	limit := float32(math.Sqrt(3 / float64(max(fan, 1))))
	for i := range w {
		w[i] = limit * (2*rng.Float32() - 1)
	}
}

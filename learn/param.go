package learn

import (
	"math"
	"math/rand/v2"
)

// Param is a table of weights in training. A Dense one gets a gradient for all
// rows, a sparse one (embeddings) for the rows that a batch touched.
type Param struct {
	Name       string
	Rows, Cols int
	W          []float32

	m, v []float32 // Adam's moments
}

// NewParam returns weights of uniform noise fit for sums of fan inputs; with
// fan 0 they are zeros.
func NewParam(name string, rows, cols, fan int, rng *rand.Rand) *Param {
	n := rows * cols
	p := &Param{Name: name, Rows: rows, Cols: cols, W: make([]float32, n), m: make([]float32, n), v: make([]float32, n)}
	if fan > 0 {
		fill(p.W, fan, rng)
	}
	return p
}

// Matrix views the weights as a matrix.
func (p *Param) Matrix() Matrix { return Matrix{Rows: p.Rows, Cols: p.Cols, Stride: p.Cols, Data: p.W} }

// Row returns row i.
func (p *Param) Row(i uint32) []float32 { return p.W[int(i)*p.Cols:][:p.Cols:p.Cols] }

// Grad returns a gradient of the shape of p.
func (p *Param) Grad() Matrix { return NewMatrix(p.Rows, p.Cols) }

// Adam is the optimiser of Kingma and Ba (2015).
type Adam struct {
	Rate, Beta1, Beta2 float32
	step               int
	c1, c2             float32
}

// Next begins a step at the given rate.
func (a *Adam) Next(rate float32) {
	a.step++
	a.Rate = rate
	a.c1 = 1 / (1 - float32(math.Pow(float64(a.Beta1), float64(a.step))))
	a.c2 = 1 / (1 - float32(math.Pow(float64(a.Beta2), float64(a.step))))
}

// Apply moves all weights of p against the gradient g.
func (a *Adam) Apply(p *Param, g []float32) { a.move(p.W, p.m, p.v, g) }

// ApplyRow moves one row; rows that no batch touched keep their moments as they are.
func (a *Adam) ApplyRow(p *Param, row uint32, g []float32) {
	lo, hi := int(row)*p.Cols, int(row+1)*p.Cols
	a.move(p.W[lo:hi], p.m[lo:hi], p.v[lo:hi], g)
}

func (a *Adam) move(w, m, v, g []float32) {
	m, v, g = m[:len(w)], v[:len(w)], g[:len(w)]
	for i, d := range g {
		m[i] += (1 - a.Beta1) * (d - m[i])
		v[i] += (1 - a.Beta2) * (d*d - v[i])
		w[i] -= a.Rate * m[i] * a.c1 / (float32(math.Sqrt(float64(v[i]*a.c2))) + 1e-8)
	}
}

// RowGrads gathers gradients of single rows of an embedding table.
type RowGrads struct {
	Cols int
	Rows []uint32 // touched, in the order of first touch
	slot map[uint32]int
	data []float32
}

// Reset forgets all rows.
func (r *RowGrads) Reset() {
	r.Rows, r.data = r.Rows[:0], r.data[:0]
	if r.slot == nil {
		r.slot = map[uint32]int{}
	}
	clear(r.slot)
}

// Row returns the gradient of a row, zero at first touch. It holds until the next call.
func (r *RowGrads) Row(row uint32) []float32 {
	at, ok := r.slot[row]
	if !ok {
		at = len(r.data)
		r.slot[row] = at
		r.Rows = append(r.Rows, row)
		r.data = append(r.data, make([]float32, r.Cols)...)
	}
	return r.data[at : at+r.Cols]
}

// Axpy does y += a×x.
func Axpy(y, x []float32, a float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += a * v
	}
}

// Dot is the inner product of two vectors of one length.
func Dot(x, y []float32) float32 {
	y = y[:len(x)]
	var sum float32
	for i, v := range x {
		sum += v * y[i]
	}
	return sum
}

// SoftmaxLoss turns scores into the gradient of -log of the probability of
// gold, times weight, and returns that loss.
func SoftmaxLoss(scores []float32, gold int, weight float32) float32 {
	most := scores[0]
	for _, s := range scores {
		most = max(most, s)
	}
	var sum float32
	goldScore := scores[gold] - most
	for i, s := range scores {
		e := float32(math.Exp(float64(s - most)))
		scores[i] = e
		sum += e
	}
	by := weight / sum
	for i := range scores {
		scores[i] *= by
	}
	scores[gold] -= weight
	return weight * (float32(math.Log(float64(sum))) - goldScore)
}

// Mask sets m to 0 with chance p and else to 1/(1-p), so that sums keep their size.
func Mask(m []float32, p float32, rng *rand.Rand) {
	if p == 0 {
		for i := range m {
			m[i] = 1
		}
		return
	}
	keep := 1 / (1 - p)
	limit := uint16(p * 65536)
	for i := 0; i < len(m); i += 4 {
		bits := rng.Uint64()
		for j := i; j < min(i+4, len(m)); j++ {
			m[j] = keep
			if uint16(bits) < limit {
				m[j] = 0
			}
			bits >>= 16
		}
	}
}

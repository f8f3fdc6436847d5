package learn

import "math/rand/v2"

// Affine is a dense layer in training: y = x·Wᵀ + b.
type Affine struct {
	W, B *Param
}

// NewAffine returns a layer of small noise and no bias.
func NewAffine(name string, in, out int, rng *rand.Rand) *Affine {
	return &Affine{W: NewParam(name, out, in, in, rng), B: NewParam(name+".bias", 1, out, 0, rng)}
}

// Params lists the layer's weights.
func (l *Affine) Params() []*Param { return []*Param{l.W, l.B} }

// Save writes the layer as NewDense reads it.
func (l *Affine) Save(w *Writer) { SaveDense(w, l.W.Name, l.W.Cols, l.W.W, l.B.W) }

// Forward sets y.
func (l *Affine) Forward(g *Gemm, y, x Matrix) {
	for i := range y.Rows {
		copy(y.Row(i), l.B.W)
	}
	g.Add(y, x, false, l.W.Matrix(), true)
}

// Backward adds to the gradients of weights and bias, and to dx unless it has no rows.
func (l *Affine) Backward(g *Gemm, dx, dy, x Matrix, dw, db Matrix) {
	g.Add(dw, dy, true, x, false)
	for i := range dy.Rows {
		Axpy(db.Data, dy.Row(i), 1)
	}
	if dx.Rows > 0 {
		g.Add(dx, dy, false, l.W.Matrix(), false)
	}
}

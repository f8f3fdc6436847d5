package learn

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// EncoderTrainer is the encoder of Encoder in training. It reads rows of
// embeddings, sentences laid one after the other with a row of zeros before,
// between and after them, and gives each token a vector that knows its
// sentence: a window of three words, then layers of recurrent units in both
// directions.
type EncoderTrainer struct {
	In, Dim int
	Window  *Affine
	Layers  []*Affine
	Peep    []*Param // per layer: forward forget, reset, backward forget, reset; Dim/2 each
}

// NewEncoderTrainer returns an encoder of small noise.
func NewEncoderTrainer(in, dim, layers int, rng *rand.Rand) *EncoderTrainer {
	e := &EncoderTrainer{In: in, Dim: dim, Window: NewAffine("encoder.window", 3*in, dim, rng)}
	for i := range layers {
		l := NewAffine(fmt.Sprintf("encoder.%d", i), dim, 3*dim, rng)
		h := dim / 2
		for d := range 2 {
			for k := range h { // remember more than forget, at first
				l.B.W[d*3*h+h+k] = 1
			}
		}
		e.Layers = append(e.Layers, l)
		e.Peep = append(e.Peep, NewParam(fmt.Sprintf("encoder.%d.peep", i), 1, 2*dim, dim, rng))
	}
	return e
}

// Params lists the encoder's weights.
func (e *EncoderTrainer) Params() []*Param {
	out := e.Window.Params()
	for i, l := range e.Layers {
		out = append(append(out, l.Params()...), e.Peep[i])
	}
	return out
}

// Save writes the encoder as NewEncoder reads it.
func (e *EncoderTrainer) Save(w *Writer) {
	e.Window.Save(w)
	for i, l := range e.Layers {
		l.Save(w)
		w.Float32(e.Peep[i].Name, e.Peep[i].Cols, e.Peep[i].W)
	}
}

// EncoderPass is the memory of one forward and backward pass.
type EncoderPass struct {
	Gemm  Gemm
	x     Matrix
	spans [][2]int
	out   []Matrix // out[0] after the window, out[i] after layer i
	in    []Matrix // input of layer i after dropout
	masks [][]float32
	u     []Matrix
	c     []Matrix
	f, r  []Matrix
}

// Forward returns the vectors of all rows; spans are the rows of each
// sentence. Dropout is the chance that a dimension is dropped for a whole
// sentence between layers.
func (e *EncoderTrainer) Forward(p *EncoderPass, x Matrix, spans [][2]int, dropout float32, rng *rand.Rand) Matrix {
	t := x.Rows
	p.x, p.spans = x, spans
	p.out, p.in, p.masks, p.u, p.c, p.f, p.r = nil, nil, nil, nil, nil, nil, nil
	h0 := NewMatrix(t, e.Dim)
	e.Window.Forward(&p.Gemm, h0.Slice(1, t-1), windows(x))
	for i, v := range h0.Data {
		h0.Data[i] = max(v, 0)
	}
	ClearPads(h0, spans)
	p.out = append(p.out, h0)
	for i, l := range e.Layers {
		in, mask := NewMatrix(t, e.Dim), make([]float32, len(spans)*e.Dim)
		Mask(mask, dropout, rng)
		applyMasks(in, p.out[i], spans, mask)
		u := NewMatrix(t, 3*e.Dim)
		l.Forward(&p.Gemm, u, in)
		c, f, r, y := NewMatrix(t, e.Dim), NewMatrix(t, e.Dim), NewMatrix(t, e.Dim), NewMatrix(t, e.Dim)
		for _, span := range spans {
			for d := range 2 {
				e.scan(i, d, span, in, u, c, f, r, y)
			}
		}
		p.in, p.masks, p.u = append(p.in, in), append(p.masks, mask), append(p.u, u)
		p.c, p.f, p.r, p.out = append(p.c, c), append(p.f, f), append(p.r, r), append(p.out, y)
	}
	return p.out[len(p.out)-1]
}

// windows views rows 1..n-2 of x each with its neighbours.
func windows(x Matrix) Matrix {
	return Matrix{Rows: x.Rows - 2, Cols: 3 * x.Cols, Stride: x.Stride, Data: x.Data}
}

// ClearPads zeroes the rows that belong to no sentence.
func ClearPads(m Matrix, spans [][2]int) {
	at := 0
	for _, s := range spans {
		for ; at < s[0]; at++ {
			clear(m.Row(at))
		}
		at = s[1]
	}
	for ; at < m.Rows; at++ {
		clear(m.Row(at))
	}
}

func applyMasks(dst, src Matrix, spans [][2]int, mask []float32) {
	for i, s := range spans {
		m := mask[i*src.Cols:][:src.Cols]
		for t := s[0]; t < s[1]; t++ {
			a, b := dst.Row(t), src.Row(t)
			for k, w := range m {
				a[k] = b[k] * w
			}
		}
	}
}

func (e *EncoderTrainer) scan(layer, d int, span [2]int, in, u, c, f, r, y Matrix) {
	h := e.Dim / 2
	v := e.Peep[layer].W[d*2*h:][:2*h]
	state := make([]float32, h)
	for s := range span[1] - span[0] {
		t := span[0] + s
		if d == 1 {
			t = span[1] - 1 - s
		}
		uu := u.Row(t)[d*3*h:][:3*h]
		x, cc := in.Row(t)[d*h:][:h], c.Row(t)[d*h:][:h]
		ff, rr, yy := f.Row(t)[d*h:][:h], r.Row(t)[d*h:][:h], y.Row(t)[d*h:][:h]
		for k := range h {
			fk := squash(v[k]*state[k] + uu[h+k])
			rk := squash(v[h+k]*state[k] + uu[2*h+k])
			ck := fk*(state[k]-uu[k]) + uu[k]
			state[k], cc[k], ff[k], rr[k] = ck, ck, fk, rk
			yy[k] = rk*(ck-x[k]) + x[k]
		}
	}
}

// Mid is what the last layer reads, as Encoder.Run leaves it in MidQ: easier
// tasks are learned there, and leave the last layer to the hardest.
func (p *EncoderPass) Mid() Matrix { return p.out[len(p.out)-2] }

// Backward adds to the gradients g, which stand in the order of Params, and
// returns the gradient of x. dy and dmid, the gradients of the result and of
// Mid, are used up.
func (e *EncoderTrainer) Backward(p *EncoderPass, dy, dmid Matrix, g []Matrix) Matrix {
	for i := len(e.Layers) - 1; i >= 0; i-- {
		du, din := NewMatrix(dy.Rows, 3*e.Dim), NewMatrix(dy.Rows, e.Dim)
		gl := g[2+3*i:]
		for _, span := range p.spans {
			for d := range 2 {
				e.scanBack(p, i, d, span, dy, du, din, gl[2].Data)
			}
		}
		e.Layers[i].Backward(&p.Gemm, din, du, p.in[i], gl[0], gl[1])
		applyMasks(dy, din, p.spans, p.masks[i])
		if i == len(e.Layers)-1 {
			Axpy(dy.Data, dmid.Data, 1)
		}
	}
	for i, v := range p.out[0].Data {
		if v <= 0 {
			dy.Data[i] = 0
		}
	}
	dx := NewMatrix(p.x.Rows, e.In)
	inner := dy.Slice(1, dy.Rows-1)
	e.Window.Backward(&p.Gemm, Matrix{}, inner, windows(p.x), g[0], g[1])
	for k := range 3 {
		w := e.Window.W.Matrix().Part(k*e.In, (k+1)*e.In)
		p.Gemm.Add(dx.Slice(k, k+inner.Rows), inner, false, w, false)
	}
	return dx
}

func (e *EncoderTrainer) scanBack(p *EncoderPass, layer, d int, span [2]int, dy, du, din Matrix, dv []float32) {
	h := e.Dim / 2
	v := e.Peep[layer].W[d*2*h:][:2*h]
	dv = dv[d*2*h:][:2*h]
	carry, zero := make([]float32, h), make([]float32, h)
	n := span[1] - span[0]
	for s := range n {
		t, before := span[1]-1-s, span[1]-2-s
		if d == 1 {
			t, before = span[0]+s, span[0]+s+1
		}
		prev := zero
		if s < n-1 {
			prev = p.c[layer].Row(before)[d*h:][:h]
		}
		u, gu := p.u[layer].Row(t)[d*3*h:][:3*h], du.Row(t)[d*3*h:][:3*h]
		x, gx := p.in[layer].Row(t)[d*h:][:h], din.Row(t)[d*h:][:h]
		c, gy := p.c[layer].Row(t)[d*h:][:h], dy.Row(t)[d*h:][:h]
		f, r := p.f[layer].Row(t)[d*h:][:h], p.r[layer].Row(t)[d*h:][:h]
		for k := range h {
			dc := carry[k] + gy[k]*r[k]
			gx[k] += gy[k] * (1 - r[k])
			dr := gy[k] * (c[k] - x[k]) * squashSlope(r[k])
			df := dc * (prev[k] - u[k]) * squashSlope(f[k])
			gu[k], gu[h+k], gu[2*h+k] = dc*(1-f[k]), df, dr
			dv[k] += df * prev[k]
			dv[h+k] += dr * prev[k]
			carry[k] = dc*f[k] + df*v[k] + dr*v[h+k]
		}
	}
}

// squashSlope is the slope of squash where its value is y.
func squashSlope(y float32) float32 {
	s := 2*y - 1
	w := max(1-s*s, 0)
	return 0.5 * w * float32(math.Sqrt(float64(w)))
}

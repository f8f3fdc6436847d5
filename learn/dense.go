package learn

import (
	"fmt"
	"math"
)

// MaxWeight is the largest 16-bit weight of a dense layer and maxInput the
// largest 16-bit activation: sums of up to 1,024 products stay inside 32 bits.
const (
	MaxWeight = 2047
	maxInput  = 1023
	maxIn     = 1024
)

// Lanes is the number of tokens that Dense works on at a time: buffers given
// to it hold a multiple of Lanes rows.
const Lanes = 6

// Pad rounds n up to a multiple of Lanes.
func Pad(n int) int { return (n + Lanes - 1) / Lanes * Lanes }

const block = 16 // outputs worked on at a time

// Dense is an affine layer as it runs: 16-bit weights and activations, 32-bit
// sums, which are exact and so the same on every machine.
type Dense struct {
	In, Out int // Out is rounded up to a multiple of 16

	panels []int16 // per 16 outputs: [In/2][16][2]
	scale  []float32
	bias   []float32
}

// NewDense opens the layer that SaveDense wrote under name.
func NewDense(f *File, name string) (*Dense, error) {
	t, err := f.Int16(name)
	if err != nil {
		return nil, err
	}
	bias, _, err := f.Float32(name + ".bias")
	if err != nil {
		return nil, err
	}
	if t.Cols%2 != 0 || t.Cols > maxIn || t.Cols == 0 || len(bias) != t.Rows() {
		return nil, fmt.Errorf("%w: layer %q: %d×%d weights, %d biases", ErrFormat, name, t.Rows(), t.Cols, len(bias))
	}
	out := (t.Rows() + block - 1) / block * block
	l := &Dense{In: t.Cols, Out: out, panels: make([]int16, out*t.Cols),
		scale: make([]float32, out), bias: make([]float32, out)}
	copy(l.scale, t.Scale)
	copy(l.bias, bias)
	for o := range t.Rows() {
		panel := l.panels[o/block*block*l.In:]
		for i, w := range t.Row(o) {
			if w > MaxWeight || w < -MaxWeight {
				return nil, fmt.Errorf("%w: layer %q: weight %d", ErrFormat, name, w)
			}
			panel[i/2*2*block+o%block*2+i%2] = w
		}
	}
	return l, nil
}

// Pack makes l a layer without bias whose weights are n rows of activations,
// so that a product of activations with activations runs in the same kernel.
// It keeps the memory of earlier calls.
func (l *Dense) Pack(rows []int16, in int, scale []float32, n int) {
	l.In, l.Out = in, (n+block-1)/block*block
	l.panels, l.scale, l.bias = grow(l.panels, l.Out*in), grow(l.scale, l.Out), grow(l.bias, l.Out)
	clear(l.bias)
	clear(l.scale)
	copy(l.scale, scale[:n])
	for o := 0; o < l.Out; o++ {
		panel := l.panels[o/block*block*in+o%block*2:]
		if o >= n {
			for i := 0; i < in; i += 2 {
				panel[i*block], panel[i*block+1] = 0, 0
			}
			continue
		}
		row := rows[o*in:][:in]
		for i := 0; i < in; i += 2 {
			panel[i*block], panel[i*block+1] = row[i], row[i+1]
		}
	}
}

// SaveDense writes an affine layer: weights are rows of inputs, one per output.
func SaveDense(w *Writer, name string, in int, weights, bias []float32) {
	w.Int16(name, in, weights)
	w.Float32(name+".bias", len(bias), bias)
}

// Apply sets rows of y to the layer's outputs for rows of x, n of them rounded
// up to Lanes. Row i of x counts sx[i] times its numbers and starts at
// x[i*xstride]: rows that overlap make a window over neighbours.
func (l *Dense) Apply(y []float32, ystride int, x []int16, xstride int, sx []float32, n int) {
	l.apply(y, ystride, x, xstride, sx, n, -math.MaxFloat32)
}

// ApplyReLU is Apply with negative outputs set to 0.
func (l *Dense) ApplyReLU(y []float32, ystride int, x []int16, xstride int, sx []float32, n int) {
	l.apply(y, ystride, x, xstride, sx, n, 0)
}

func (l *Dense) apply(y []float32, ystride int, x []int16, xstride int, sx []float32, n int, floor float32) {
	n = Pad(n)
	if n == 0 {
		return
	}
	_ = x[(n-1)*xstride+l.In-1]
	_ = y[(n-1)*ystride+l.Out-1]
	_ = sx[n-1]
	for o := 0; o < l.Out; o += block {
		panel := l.panels[o*l.In : (o+block)*l.In]
		for i := 0; i < n; i += Lanes {
			if useVNNI {
				dpw6x16(l.In/2, &x[i*xstride], xstride, &panel[0], &sx[i], &l.scale[o], &l.bias[o], &y[i*ystride+o], ystride, floor)
			} else if useAVX2 {
				madd6x16(l.In/2, &x[i*xstride], xstride, &panel[0], &sx[i], &l.scale[o], &l.bias[o], &y[i*ystride+o], ystride, floor)
			} else {
				l.portable(y[i*ystride+o:], ystride, x[i*xstride:], xstride, sx[i:], panel, o, floor)
			}
		}
	}
}

func (l *Dense) portable(y []float32, ystride int, x []int16, xstride int, sx []float32, panel []int16, o int, floor float32) {
	for i := range Lanes {
		var sum [block]int32
		row := x[i*xstride:][:l.In]
		for p := 0; p < l.In; p += 2 {
			a, b := int32(row[p]), int32(row[p+1])
			w := panel[p*block:][:2*block]
			for c := range block {
				sum[c] += a*int32(w[2*c]) + b*int32(w[2*c+1])
			}
		}
		out := y[i*ystride:][:block]
		for c := range out {
			v := float32(float32(sum[c]) * sx[i])
			v = float32(v*l.scale[o+c]) + l.bias[o+c]
			if !(v > floor) {
				v = floor
			}
			out[c] = v
		}
	}
}

// Quantise rounds x to 16-bit activations in q and returns the scale that they
// count; len(x) is a multiple of 16.
func Quantise(q []int16, x []float32) float32 {
	return QuantiseBy(q, x, Absmax(x))
}

// QuantiseBy is Quantise for a row of which the largest magnitude is given;
// the rows of a window must share one.
func QuantiseBy(q []int16, x []float32, most float32) float32 {
	q = q[:len(x)]
	if most == 0 {
		clear(q)
		return 0
	}
	by := maxInput / most
	if useAVX2 && len(x) > 0 && len(x)%16 == 0 {
		round16(len(x), &x[0], by, &q[0])
	} else {
		for i, v := range x {
			q[i] = int16(math.RoundToEven(float64(float32(v * by))))
		}
	}
	return most / maxInput
}

// Absmax is the largest magnitude in x.
func Absmax(x []float32) float32 {
	if useAVX2 && len(x) > 0 && len(x)%8 == 0 {
		return absmax(len(x), &x[0])
	}
	var most float32
	for _, v := range x {
		most = max(most, float32(math.Abs(float64(v))))
	}
	return most
}

// AddRow does y += scale × row; the lengths are equal.
func AddRow(y []float32, row []int8, scale float32) {
	y = y[:len(row)]
	if useAVX2 && len(row) > 0 && len(row)%8 == 0 {
		addRow8(len(row), &row[0], scale, &y[0])
		return
	}
	for i, v := range row {
		y[i] += float32(float32(v) * scale)
	}
}

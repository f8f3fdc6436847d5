package learn

import (
	"fmt"
	"math"
)

// Weights of a dense layer keep to ±63 and activations to ±127. Activations
// are kept with Zero added, because the instructions multiply unsigned by
// signed bytes; 254·63·2 is the largest sum of two products that fits 16 bits,
// which one of them needs.
const (
	// Zero is the byte of an activation of 0.
	Zero      = 127
	maxInput  = 127
	maxWeight = 63
	maxIn     = 1 << 14
)

// Lanes is the number of tokens that Dense works on at a time: buffers given
// to it hold a multiple of Lanes rows.
const Lanes = 6

// Pad rounds n up to a multiple of Lanes.
func Pad(n int) int { return (n + Lanes - 1) / Lanes * Lanes }

const block = 16 // outputs worked on at a time

// Dense is an affine layer as it runs: byte weights and activations, 32-bit
// sums, which are exact and so the same on every machine.
type Dense struct {
	In, Out int // Out is rounded up to a multiple of 16

	panels []int8  // per 16 outputs: [In/4][16][4]
	sums   []int32 // what undoes Zero: -Zero times the sum of an output's weights
	scale  []float32
	bias   []float32
}

// NewDense opens the layer that SaveDense wrote under name.
func NewDense(f *File, name string) (*Dense, error) {
	t, err := f.Int8(name)
	if err != nil {
		return nil, err
	}
	bias, _, err := f.Float32(name + ".bias")
	if err != nil {
		return nil, err
	}
	if t.Cols%4 != 0 || t.Cols > maxIn || t.Cols == 0 || len(bias) != t.Rows() {
		return nil, fmt.Errorf("%w: layer %q: %d×%d weights, %d biases", ErrFormat, name, t.Rows(), t.Cols, len(bias))
	}
	for _, w := range t.Data {
		if w > maxWeight || w < -maxWeight {
			return nil, fmt.Errorf("%w: layer %q: weight %d", ErrFormat, name, w)
		}
	}
	l := new(Dense)
	l.size(t.Cols, t.Rows())
	copy(l.scale, t.Scale)
	copy(l.bias, bias)
	for o := range t.Rows() {
		panel := l.panel(o)
		var sum int32
		for i, w := range t.Row(o) {
			panel[i/4*4*block+i%4] = w
			sum += int32(w)
		}
		l.sums[o] = -Zero * sum
	}
	return l, nil
}

// size makes room for a layer without bias, all zero beyond the outputs given.
func (l *Dense) size(in, out int) {
	l.In, l.Out = in, (out+block-1)/block*block
	l.panels, l.sums = grow(l.panels, l.Out*in), grow(l.sums, l.Out)
	l.scale, l.bias = grow(l.scale, l.Out), grow(l.bias, l.Out)
	clear(l.panels[l.Out/block*block*in-min(l.Out, block)*in:])
	clear(l.sums)
	clear(l.scale)
	clear(l.bias)
}

// panel returns where the weights of output o start.
func (l *Dense) panel(o int) []int8 { return l.panels[o/block*block*l.In+o%block*4:] }

// Pack makes l a layer without bias whose weights are n rows that QuantiseKey
// made, so that products of activations with activations run in the same
// kernel. It keeps the memory of earlier calls.
func (l *Dense) Pack(rows []uint8, in int, scale []float32, n int) {
	l.size(in, n)
	copy(l.scale, scale[:n])
	for o := range n {
		panel, row := l.panel(o), rows[o*in:][:in]
		var sum int32
		for i := 0; i < in; i += 4 {
			to, from := panel[i*block:][:4], row[i:][:4]
			a, b, c, d := int8(from[0]-Zero), int8(from[1]-Zero), int8(from[2]-Zero), int8(from[3]-Zero)
			to[0], to[1], to[2], to[3] = a, b, c, d
			sum += int32(a) + int32(b) + int32(c) + int32(d)
		}
		l.sums[o] = -Zero * sum
	}
}

// SaveDense writes an affine layer: weights are rows of inputs, one per output.
func SaveDense(w *Writer, name string, in int, weights, bias []float32) {
	w.rows8(name, in, weights, maxWeight)
	w.Float32(name+".bias", len(bias), bias)
}

// Apply sets rows of y to the layer's outputs for rows of x, n of them rounded
// up to Lanes. Row i of x counts sx[i] times its numbers and starts at
// x[i*xstride]: rows that overlap make a window over neighbours.
func (l *Dense) Apply(y []float32, ystride int, x []uint8, xstride int, sx []float32, n int) {
	l.apply(y, ystride, x, xstride, sx, n, -math.MaxFloat32)
}

// ApplyReLU is Apply with negative outputs set to 0.
func (l *Dense) ApplyReLU(y []float32, ystride int, x []uint8, xstride int, sx []float32, n int) {
	l.apply(y, ystride, x, xstride, sx, n, 0)
}

func (l *Dense) apply(y []float32, ystride int, x []uint8, xstride int, sx []float32, n int, floor float32) {
	n = Pad(n)
	if n == 0 {
		return
	}
	// The kernels check no bounds.
	_ = x[(n-1)*xstride+l.In-1]
	_ = y[(n-1)*ystride+l.Out-1]
	_ = sx[n-1]
	o := 0
	for ; useVNNI && o+2*block <= l.Out; o += 2 * block {
		for i := 0; i < n; i += Lanes {
			dot6x32(l.In/4, &x[i*xstride], xstride, &l.panels[o*l.In], &l.sums[o], &sx[i], &l.scale[o], &l.bias[o], &y[i*ystride+o], ystride, floor)
		}
	}
	for ; o < l.Out; o += block {
		for i := 0; i < n; i += Lanes {
			if useVNNI {
				dot6x16(l.In/4, &x[i*xstride], xstride, &l.panels[o*l.In], &l.sums[o], &sx[i], &l.scale[o], &l.bias[o], &y[i*ystride+o], ystride, floor)
			} else if useAVX2 {
				madd6x16(l.In/4, &x[i*xstride], xstride, &l.panels[o*l.In], &l.sums[o], &sx[i], &l.scale[o], &l.bias[o], &y[i*ystride+o], ystride, floor)
			} else {
				l.portable(y[i*ystride+o:], ystride, x[i*xstride:], xstride, sx[i:], l.panels[o*l.In:(o+block)*l.In], o, floor)
			}
		}
	}
}

func (l *Dense) portable(y []float32, ystride int, x []uint8, xstride int, sx []float32, panel []int8, o int, floor float32) {
	for i := range Lanes {
		var sum [block]int32
		copy(sum[:], l.sums[o:])
		row := x[i*xstride:][:l.In]
		for p := 0; p < l.In; p += 4 {
			a, b, c, d := int32(row[p]), int32(row[p+1]), int32(row[p+2]), int32(row[p+3])
			w := panel[p*block:][:4*block]
			for k := range sum {
				sum[k] += a*int32(w[4*k]) + b*int32(w[4*k+1]) + c*int32(w[4*k+2]) + d*int32(w[4*k+3])
			}
		}
		out := y[i*ystride:][:block]
		for k := range out {
			v := float32(float32(sum[k]) * sx[i])
			v = float32(v*l.scale[o+k]) + l.bias[o+k]
			if !(v > floor) {
				v = floor
			}
			out[k] = v
		}
	}
}

// Quantise rounds x to activations in q and returns the scale that they count.
func Quantise(q []uint8, x []float32) float32 {
	return QuantiseBy(q, x, Absmax(x))
}

// QuantiseBy is Quantise for a row of which the largest magnitude is given;
// the rows of a window must share one.
func QuantiseBy(q []uint8, x []float32, most float32) float32 {
	return quantiseTo(q, x, most, maxInput)
}

// QuantiseKey is Quantise for a row that Pack will make weights of.
func QuantiseKey(q []uint8, x []float32) float32 {
	return quantiseTo(q, x, Absmax(x), maxWeight)
}

func quantiseTo(q []uint8, x []float32, most, limit float32) float32 {
	q = q[:len(x)]
	if most == 0 {
		FillZero(q)
		return 0
	}
	by := limit / most
	if useAVX2 && len(x) > 0 && len(x)%32 == 0 {
		round8(len(x), &x[0], by, &q[0])
	} else {
		for i, v := range x {
			q[i] = uint8(Zero + int(math.RoundToEven(float64(float32(v*by)))))
		}
	}
	return most / limit
}

// FillZero sets activations to 0.
func FillZero(q []uint8) {
	if len(q) == 0 {
		return
	}
	q[0] = Zero
	for n := 1; n < len(q); n *= 2 {
		copy(q[n:], q[:n]) // far faster than byte by byte
	}
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

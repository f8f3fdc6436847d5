package learn

import (
	"bytes"
	"math"
	"testing"
)

// two sentences of three and four words with their rows of zeros.
var gradientSpans = [][2]int{{1, 4}, {5, 9}}

func encoderInput(in int) Matrix {
	rng := NewRand(12)
	x := NewMatrix(10, in)
	for _, s := range gradientSpans {
		for t := s[0]; t < s[1]; t++ {
			copy(x.Row(t), noise(rng, in, 1))
		}
	}
	return x
}

// The loss is a weighted sum of outputs; slopes are compared with differences.
func TestEncoderGradients(t *testing.T) {
	rng := NewRand(11)
	e := NewEncoderTrainer(16, 16, 2, rng)
	for _, p := range e.Params() {
		for i := range p.W {
			p.W[i] += 0.2 * (2*rng.Float32() - 1)
		}
	}
	x := encoderInput(16)
	weights := noise(rng, 10*16, 1)
	loss := func() float64 {
		var p EncoderPass
		y := e.Forward(&p, x, gradientSpans, 0, rng)
		var sum float64
		for i, v := range y.Data {
			sum += float64(v)*float64(weights[i]) - float64(p.Mid().Data[i])*float64(weights[i])/3
		}
		return sum
	}
	for i := range 10 { // rows of zeros have no say
		if i == 0 || i == 4 || i == 9 {
			clear(weights[i*16 : (i+1)*16])
		}
	}
	var pass EncoderPass
	e.Forward(&pass, x, gradientSpans, 0, rng)
	var grads []Matrix
	for _, p := range e.Params() {
		grads = append(grads, p.Grad())
	}
	dy := NewMatrix(10, 16)
	copy(dy.Data, weights)
	dmid := NewMatrix(10, 16)
	Axpy(dmid.Data, weights, -1./3)
	dx := e.Backward(&pass, dy, dmid, grads)

	check := func(name string, w *float32, got float32) {
		t.Helper()
		const step = 1e-2
		old := *w
		*w = old + step
		up := loss()
		*w = old - step
		down := loss()
		*w = old
		want := (up - down) / (2 * step)
		if math.Abs(want-float64(got)) > 0.02+0.03*math.Abs(want) {
			t.Errorf("%s: slope %.4f, difference %.4f", name, got, want)
		}
	}
	for i, p := range e.Params() {
		for range 12 {
			k := rng.IntN(len(p.W))
			check(p.Name, &p.W[k], grads[i].Data[k])
		}
	}
	for _, s := range gradientSpans {
		for k := s[0] * 16; k < s[1]*16; k += 5 {
			check("input", &x.Data[k], dx.Data[k])
		}
	}
}

func TestEncoderRunsAsItWasTrained(t *testing.T) {
	rng := NewRand(13)
	e := NewEncoderTrainer(16, 32, 2, rng)
	x := encoderInput(16)
	want := e.Forward(new(EncoderPass), x, gradientSpans, 0, rng)
	var w Writer
	e.Save(&w)
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := Open(b.String())
	if err != nil {
		t.Fatal(err)
	}
	run, err := NewEncoder(f)
	if err != nil {
		t.Fatal(err)
	}
	encode := func() []float32 {
		var s EncoderScratch
		run.Start(&s, 10)
		copy(s.X, x.Data)
		run.Run(&s, 10, gradientSpans)
		return s.Y[:10*32]
	}
	got := encode()
	for _, s := range gradientSpans {
		for k := s[0] * 32; k < s[1]*32; k++ {
			if math.Abs(float64(got[k]-want.Data[k])) > 0.06 {
				t.Fatalf("number %d of row %d is %v, was %v in training", k%32, k/32, got[k], want.Data[k])
			}
		}
	}
	if useAVX2 {
		var portable []float32
		portably(func() { portable = encode() })
		sameBits(t, "encoder", got, portable)
	}
}

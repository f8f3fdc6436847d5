package learn

import (
	"math"
	"testing"
)

// portably runs f without the assembly kernels.
func portably(f func()) {
	setAVX2(false)
	defer setAVX2(true)
	f()
}

func noise(rng interface{ Float32() float32 }, n int, size float32) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = size * (2*rng.Float32() - 1)
	}
	return x
}

func sameBits(t *testing.T, what string, a, b []float32) {
	t.Helper()
	for i := range a {
		if math.Float32bits(a[i]) != math.Float32bits(b[i]) {
			t.Fatalf("%s: element %d is %v in assembly, %v in Go", what, i, a[i], b[i])
		}
	}
}

func needAssembly(t *testing.T) {
	if !useAVX2 {
		t.Skip("no assembly kernels on this machine")
	}
}

func TestKernelsGiveTheSameBytes(t *testing.T) {
	needAssembly(t)
	rng := NewRand(3)
	for round := range 30 {
		h := 16 * (1 + rng.IntN(10))
		size := float32(math.Pow(10, float64(rng.IntN(9)-4)))
		x := noise(rng, 2*h, size)
		var a, b float32
		a = Absmax(x)
		qa, qb := make([]uint8, 2*h), make([]uint8, 2*h)
		sa := Quantise(qa, x)
		portably(func() { b = Absmax(x) })
		sb := float32(0)
		portably(func() { sb = Quantise(qb, x) })
		if a != b || sa != sb {
			t.Fatalf("round %d: magnitude %v and %v, scale %v and %v", round, a, b, sa, sb)
		}
		for i := range qa {
			if qa[i] != qb[i] {
				t.Fatalf("round %d: activation %d is %d and %d", round, i, qa[i], qb[i])
			}
		}
		row := make([]int8, h)
		for i := range row {
			row[i] = int8(rng.IntN(256) - 128)
		}
		ya := noise(rng, h, size)
		yb := append([]float32{}, ya...)
		AddRow(ya, row, size/3)
		portably(func() { AddRow(yb, row, size/3) })
		sameBits(t, "AddRow", ya, yb)

		u, v, c := noise(rng, 3*h, size), noise(rng, 2*h, 1), noise(rng, h, size)
		cb := append([]float32{}, c...)
		SRU(h, u, x, v, c, ya)
		portably(func() { SRU(h, u, x, v, cb, yb) })
		sameBits(t, "SRU state", c, cb)
		sameBits(t, "SRU output", ya, yb)
	}
}

func TestDenseGivesTheSameBytesAndIsClose(t *testing.T) {
	rng := NewRand(4)
	for range 10 {
		in, out, n := 16*(1+rng.IntN(12)), 1+rng.IntN(70), 1+rng.IntN(20)
		weights, bias := noise(rng, in*out, 0.5), noise(rng, out, 1)
		l := denseOf(t, in, weights, bias)
		x, sx := make([]uint8, Pad(n)*in), make([]float32, Pad(n))
		input := noise(rng, n*in, 3)
		for i := range n {
			sx[i] = Quantise(x[i*in:], input[i*in:(i+1)*in])
		}
		ya, yb := make([]float32, Pad(n)*l.Out), make([]float32, Pad(n)*l.Out)
		l.Apply(ya, l.Out, x, in, sx, n)
		if useAVX2 {
			portably(func() { l.Apply(yb, l.Out, x, in, sx, n) })
			sameBits(t, "Dense", ya, yb)
			if vnni := useVNNI; vnni {
				setVNNI(false)
				l.Apply(yb, l.Out, x, in, sx, n)
				setVNNI(true)
				sameBits(t, "Dense with AVX2 alone", ya, yb)
			}
		}
		for i := range n {
			for o := range out {
				want := bias[o]
				for k := range in {
					want += weights[o*in+k] * input[i*in+k]
				}
				if got := ya[i*l.Out+o]; math.Abs(float64(got-want)) > 0.03*math.Sqrt(float64(in)) {
					t.Fatalf("%d×%d: output %d of row %d is %v, want about %v", in, out, o, i, got, want)
				}
			}
		}
	}
}

func TestDenseDoesNotOverflow(t *testing.T) {
	weights := make([]float32, maxIn)
	input := make([]float32, maxIn)
	for i := range weights {
		weights[i], input[i] = 1, 1
	}
	l := denseOf(t, maxIn, weights, []float32{0})
	x, sx, y := make([]uint8, Lanes*maxIn), make([]float32, Lanes), make([]float32, Lanes*l.Out)
	sx[0] = Quantise(x, input)
	l.Apply(y, l.Out, x, maxIn, sx, 1)
	if math.Abs(float64(y[0])-maxIn) > 1 {
		t.Errorf("%d products of ones add up to %v", maxIn, y[0])
	}
}

func TestGemmMultiplies(t *testing.T) {
	rng := NewRand(5)
	var g Gemm
	for range 20 {
		m, n, k := 1+rng.IntN(30), 1+rng.IntN(40), 1+rng.IntN(300)
		for _, aT := range []bool{false, true} {
			for _, bT := range []bool{false, true} {
				a, b, c := NewMatrix(m, k), NewMatrix(k, n), NewMatrix(m, n)
				if aT {
					a = NewMatrix(k, m)
				}
				if bT {
					b = NewMatrix(n, k)
				}
				copy(a.Data, noise(rng, m*k, 1))
				copy(b.Data, noise(rng, n*k, 1))
				g.Add(c, a, aT, b, bT)
				for i := range m {
					for j := range n {
						var want float64
						for p := range k {
							want += at(a, i, p, aT) * at(b, p, j, bT)
						}
						if got := c.Row(i)[j]; math.Abs(float64(got)-want) > 1e-3 {
							t.Fatalf("%d×%d×%d %v %v: [%d][%d] = %v, want %v", m, n, k, aT, bT, i, j, got, want)
						}
					}
				}
			}
		}
	}
}

func at(m Matrix, i, j int, transposed bool) float64 {
	if transposed {
		i, j = j, i
	}
	return float64(m.Row(i)[j])
}

func BenchmarkGemm(b *testing.B) {
	var g Gemm
	x, w, y := NewMatrix(500, 192), NewMatrix(576, 192), NewMatrix(500, 576)
	for b.Loop() {
		g.Add(y, x, false, w, true)
	}
	b.ReportMetric(float64(500*192*576)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkDense(b *testing.B) {
	b.Run("best", benchmarkDense)
	if useVNNI {
		setVNNI(false)
		defer setVNNI(true)
		b.Run("avx2", benchmarkDense)
	}
}

func benchmarkDense(b *testing.B) {
	rng := NewRand(6)
	l := denseOf(b, 192, noise(rng, 192*576, 1), make([]float32, 576))
	x, sx, y := make([]uint8, 126*192), make([]float32, 126), make([]float32, 126*576)
	for i := range x {
		x[i] = uint8(rng.IntN(255))
	}
	for b.Loop() {
		l.Apply(y, 576, x, 192, sx, 126)
	}
	b.ReportMetric(float64(126*192*576)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkSRU(b *testing.B) {
	rng := NewRand(6)
	const h = 96
	u, x, v, c, y := noise(rng, 3*h, 1), noise(rng, h, 1), noise(rng, 2*h, 1), noise(rng, h, 1), make([]float32, h)
	for b.Loop() {
		SRU(h, u, x, v, c, y)
	}
}

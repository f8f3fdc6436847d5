package learn

// Matrix is a view of float32 numbers, row by row, for training.
type Matrix struct {
	Rows, Cols, Stride int
	Data               []float32
}

// NewMatrix returns a matrix of zeros.
func NewMatrix(rows, cols int) Matrix {
	return Matrix{Rows: rows, Cols: cols, Stride: cols, Data: make([]float32, rows*cols)}
}

// Row returns row i.
func (m Matrix) Row(i int) []float32 { return m.Data[i*m.Stride:][:m.Cols:m.Cols] }

// Slice returns the rows from lo to hi.
func (m Matrix) Slice(lo, hi int) Matrix {
	m.Data, m.Rows = m.Data[lo*m.Stride:], hi-lo
	return m
}

// Part returns the columns from lo to hi.
func (m Matrix) Part(lo, hi int) Matrix {
	m.Data, m.Cols = m.Data[min(lo, len(m.Data)):], hi-lo
	return m
}

// Gemm multiplies matrices for training; it keeps the memory that packing
// needs, so each worker has its own.
type Gemm struct {
	a, b []float32
	edge [6 * 16]float32
}

// Add does c += a·b, of a or b transposed where said.
func (g *Gemm) Add(c, a Matrix, aT bool, b Matrix, bT bool) {
	m, n, k := c.Rows, c.Cols, a.Cols
	ars, acs := a.Stride, 1
	if aT {
		k, ars, acs = a.Rows, 1, a.Stride
	}
	brs, bcs := b.Stride, 1
	if bT {
		brs, bcs = 1, b.Stride
	}
	if m == 0 || n == 0 || k == 0 {
		return
	}
	if !useAVX2 {
		portableGemm(c, m, n, k, a.Data, ars, acs, b.Data, brs, bcs)
		return
	}
	const depth = 256 // keeps a panel of b in the first cache
	for k0 := 0; k0 < k; k0 += depth {
		kc := min(depth, k-k0)
		g.pack(a.Data[k0*acs:], m, kc, ars, acs, b.Data[k0*brs:], n, brs, bcs)
		for j := 0; j < n; j += 16 {
			bp := &g.b[j*kc]
			for i := 0; i < m; i += 6 {
				ap := &g.a[i*kc]
				if i+6 <= m && j+16 <= n {
					fma6x16(kc, ap, bp, &c.Data[i*c.Stride+j], c.Stride)
					continue
				}
				clear(g.edge[:])
				fma6x16(kc, ap, bp, &g.edge[0], 16)
				for r := i; r < min(i+6, m); r++ {
					row := c.Data[r*c.Stride+j:][:min(16, n-j)]
					for s, v := range g.edge[(r-i)*16:][:len(row)] {
						row[s] += v
					}
				}
			}
		}
	}
}

func (g *Gemm) pack(a []float32, m, k, ars, acs int, b []float32, n, brs, bcs int) {
	g.a = grow(g.a, (m+5)/6*6*k)
	g.b = grow(g.b, (n+15)/16*16*k)
	packPanels(g.a, a, m, k, ars, acs, 6)
	packPanels(g.b, b, n, k, bcs, brs, 16)
}

// packPanels writes width rows at a time, interleaved step by step of k.
func packPanels(dst, src []float32, rows, k, rs, ks, width int) {
	at := 0
	for r0 := 0; r0 < rows; r0 += width {
		w := min(width, rows-r0)
		panel := dst[at : at+width*k]
		at += width * k
		if w < width {
			clear(panel)
		}
		if rs == 1 {
			for p := range k {
				copy(panel[p*width:p*width+w], src[r0+p*ks:])
			}
			continue
		}
		r := 0
		if ks == 1 {
			for ; r+2 <= w; r += 2 {
				interleave(panel[r:], width, src[(r0+r)*rs:][:k], src[(r0+r+1)*rs:][:k])
			}
		}
		for ; r < w; r++ {
			from := src[(r0+r)*rs:]
			for p := range k {
				panel[p*width+r] = from[p*ks]
			}
		}
	}
}

// interleave writes two rows side by side, a step apart.
func interleave(dst []float32, step int, a, b []float32) {
	b = b[:len(a)]
	for p, v := range a {
		q := dst[p*step:][:2:2]
		q[0], q[1] = v, b[p]
	}
}

func portableGemm(c Matrix, m, n, k int, a []float32, ars, acs int, b []float32, brs, bcs int) {
	for i := range m {
		row := c.Data[i*c.Stride:][:n]
		for p := range k {
			v := a[i*ars+p*acs]
			if v == 0 {
				continue
			}
			for j := range row {
				row[j] += v * b[p*brs+j*bcs]
			}
		}
	}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

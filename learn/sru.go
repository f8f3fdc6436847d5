package learn

import "math"

// SRU runs one direction of a simple recurrent unit (Lei et al. 2018): the
// matrix product is done for all steps at once beforehand, and only cheap
// arithmetic is left to be done step by step. Its gates use
// a/sqrt(1+a²) in place of a sigmoid, because square roots and quotients are
// rounded alike on every machine.
//
// Step s reads candidate, forget and reset inputs u (3h numbers), the state c
// and the input x, and writes y (h numbers each); v holds the two peepholes.
func SRU(h int, u, x, v, c, y []float32) {
	u, x, v, c, y = u[:3*h], x[:h], v[:2*h], c[:h], y[:h]
	if useAVX2 && h > 0 && h%8 == 0 {
		sruStep(h, &u[0], &x[0], &v[0], &c[0], &y[0])
		return
	}
	for i := range h {
		f := squash(float32(v[i]*c[i]) + u[h+i])
		r := squash(float32(v[h+i]*c[i]) + u[2*h+i])
		c[i] = float32(f*(c[i]-u[i])) + u[i]
		y[i] = float32(r*(c[i]-x[i])) + x[i]
	}
}

func squash(a float32) float32 {
	root := float32(math.Sqrt(float64(float32(a*a) + 1)))
	return float32(a/root*0.5) + 0.5
}

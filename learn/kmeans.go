package learn

import "math"

// Directions scales each row of data to length one, in place of dst.
func Directions(dst, src []float32, dim int) {
	for i := 0; i+dim <= len(src); i += dim {
		unit(dst[i:][:dim], src[i:][:dim])
	}
}

func unit(dst, src []float32) {
	var sum float64
	for _, x := range src {
		sum += float64(x) * float64(x)
	}
	scale := float32(1 / math.Sqrt(sum+1e-9))
	for i, x := range src {
		dst[i] = x * scale
	}
}

// KMeans groups the rows of data, which have length one, by direction
// (spherical k-means), and returns the cluster of each.
func KMeans(data []float32, dim, k, rounds int, seed uint64) []int {
	rows := len(data) / dim
	rng := NewRand(seed)
	centre := make([]float32, k*dim)
	for i, r := range rng.Perm(rows)[:k] {
		copy(centre[i*dim:][:dim], data[r*dim:])
	}
	out := make([]int, rows)
	for range rounds {
		sums := make([]float32, k*dim)
		for r := range rows {
			x := data[r*dim:][:dim]
			best, most := 0, float32(-2)
			for c := range k {
				y := centre[c*dim:][:len(x)]
				var s0, s1, s2, s3 float32
				for i := 0; i+3 < len(x); i += 4 {
					s0 += x[i] * y[i]
					s1 += x[i+1] * y[i+1]
					s2 += x[i+2] * y[i+2]
					s3 += x[i+3] * y[i+3]
				}
				if dot := s0 + s1 + s2 + s3; dot > most {
					best, most = c, dot
				}
			}
			out[r] = best
			s := sums[best*dim:][:dim]
			for i, v := range x {
				s[i] += v
			}
		}
		for c := range k {
			unit(centre[c*dim:][:dim], sums[c*dim:][:dim])
		}
	}
	return out
}

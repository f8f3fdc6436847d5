package entity

import (
	"math"

	"readout/learn"
)

// A clusterTable maps folded words to clusters of words that stand in like
// places, at three grains. 0 is a word that it does not know.
type clusterTable struct {
	words *learn.Vocabulary
	ids   []byte // three bytes a word: 64 clusters, 254, and 1,024 in two halves
}

func (c *clusterTable) of(folded []byte) (out [3]uint16) {
	if c == nil {
		return out
	}
	n := c.words.LookupBytes(folded)
	if n == 0 {
		return out
	}
	row := c.ids[4*n:][:4]
	return [3]uint16{uint16(row[0]), uint16(row[1]), uint16(row[2]) | uint16(row[3])<<8}
}

// The numbers of clusters, coarse to fine.
var clusterSizes = [3]int{64, 250, 1024}

// newClusters groups the words of vectors by direction (spherical k-means).
func newClusters(v *learn.Vectors, seed uint64) *clusterTable {
	c := &clusterTable{words: &v.Vocabulary, ids: make([]byte, 4*len(v.Words))}
	data := make([]float32, len(v.Data))
	for i := range v.Words {
		unit(data[i*v.Dim:][:v.Dim], v.Data[i*v.Dim:][:v.Dim])
	}
	for grain, k := range clusterSizes {
		if k > len(v.Words)/4 {
			k = max(1, len(v.Words)/4)
		}
		for i, n := range kmeans(data, v.Dim, k, 8, seed+uint64(grain)) {
			if i == 0 {
				continue
			}
			switch grain {
			case 0, 1:
				c.ids[4*i+grain] = byte(n + 1)
			default:
				c.ids[4*i+2], c.ids[4*i+3] = byte(n+1), byte((n+1)>>8)
			}
		}
	}
	return c
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

// kmeans returns the cluster of each row of data, whose rows have length one.
func kmeans(data []float32, dim, k, rounds int, seed uint64) []int {
	rows := len(data) / dim
	rng := learn.NewRand(seed)
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

package entity

import "readout/learn"

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
	learn.Directions(data, v.Data, v.Dim)
	for grain, k := range clusterSizes {
		if k > len(v.Words)/4 {
			k = max(1, len(v.Words)/4)
		}
		for i, n := range learn.KMeans(data, v.Dim, k, 8, seed+uint64(grain)) {
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

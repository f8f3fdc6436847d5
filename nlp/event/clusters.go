package event

import "readout/learn"

// clusters maps words to groups of words that stand in like places, coarse to
// fine; a nil table knows no word.
type clusters struct {
	words *learn.Vocabulary
	ids   []byte // four bytes a word: groups of 64, of 250, and of 1,024 in two halves
}

// grains are the numbers of groups.
var grains = [3]int{64, 250, 1024}

// of is the groups of a folded word; 0 is none.
func (c *clusters) of(word string) (out [len(grains)]uint16) {
	if c == nil {
		return out
	}
	if n := c.words.Lookup(word); n != 0 {
		row := c.ids[4*n:][:4]
		out = [len(grains)]uint16{uint16(row[0]), uint16(row[1]), uint16(row[2]) | uint16(row[3])<<8}
	}
	return out
}

// newClusters groups the words of vectors.
func newClusters(v *learn.Vectors, seed uint64) *clusters {
	c := &clusters{words: &v.Vocabulary, ids: make([]byte, 4*len(v.Words))}
	data := make([]float32, len(v.Data))
	learn.Directions(data, v.Data, v.Dim)
	for grain, k := range grains {
		for i, n := range learn.KMeans(data, v.Dim, max(1, min(k, len(v.Words)/4)), 8, seed+uint64(grain)) {
			if i > 0 {
				c.ids[4*i+grain] = byte(n + 1)
				if grain == 2 {
					c.ids[4*i+3] = byte((n + 1) >> 8)
				}
			}
		}
	}
	return c
}

package speech

import (
	"bytes"
	"testing"

	"readout"
	"readout/learn"
)

// A very long report has vectors for its first tokens only.
func TestPieceBeyondVectors(t *testing.T) {
	const kept, dim = 10, 4
	a := &readout.Analysis{}
	a.Vectors.Parts = []int{dim}
	a.Vectors.Data, a.Vectors.Last = bytes.Repeat([]byte{1}, kept*dim), bytes.Repeat([]byte{2}, kept*dim)
	a.Vectors.Scale, a.Vectors.LastScale = make([]float32, kept), make([]float32, kept)
	for _, p := range []piece{{1, 5}, {8, 14}, {10, 16}, {11, 17}, {50, 60}} {
		var v vectors
		v.of(a, p, dim)
		have := min(max(0, kept-p.first), p.end-p.first)
		if n := bytes.Count(v.top, []byte{2}); n != have*dim {
			t.Errorf("tokens %d to %d: %d bytes of vectors, want %d", p.first, p.end, n, have*dim)
		}
		if n := bytes.Count(v.mid, []byte{learn.Zero}); n != len(v.mid)-have*dim {
			t.Errorf("tokens %d to %d: %d bytes stand for nothing, want %d", p.first, p.end, n, len(v.mid)-have*dim)
		}
	}
}

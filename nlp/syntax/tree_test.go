package syntax

import (
	"testing"

	"readout/learn"
)

// bestTree tries all trees of one root over n words.
func bestTree(scores []float32, stride, n int) float32 {
	heads := make([]int, n)
	best := float32(-1e30)
	var walk func(i int, sum float32)
	walk = func(i int, sum float32) {
		if i == n {
			if isTree(heads) && sum > best {
				best = sum
			}
			return
		}
		for h := 0; h <= n; h++ {
			if h != i+1 {
				heads[i] = h
				walk(i+1, sum+scores[i*stride+h])
			}
		}
	}
	walk(0, 0)
	return best
}

func isTree(heads []int) bool {
	roots := 0
	for i := range heads {
		if heads[i] == 0 {
			roots++
		}
		steps := 0
		for j := i; heads[j] != 0; j = heads[j] - 1 {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

func TestTreesAreTreesAndTheBest(t *testing.T) {
	rng := learn.NewRand(9)
	var s treeScratch
	misses := 0
	const rounds = 400
	for range rounds {
		n := 1 + rng.IntN(5)
		stride := n + 1 + rng.IntN(3)
		scores := make([]float32, n*stride)
		for i := range scores {
			scores[i] = rng.Float32()
		}
		want := bestTree(scores, stride, n)
		heads := make([]int, n)
		s.makeTree(heads, append([]float32{}, scores...), stride, n)
		if !isTree(heads) {
			t.Fatalf("%v is no tree", heads)
		}
		var got float32
		for i, h := range heads {
			got += scores[i*stride+h]
		}
		if got < want-1e-4 {
			misses++
		}
	}
	// The root is chosen before the rest, which may lose a better tree when
	// several words would be root; noise has far more of those than text.
	if misses > rounds/5 {
		t.Errorf("%d of %d trees were not the best", misses, rounds)
	}
}

func TestEdmondsIsExactForItsRoot(t *testing.T) {
	rng := learn.NewRand(10)
	var s treeScratch
	for range 500 {
		n := 2 + rng.IntN(4)
		scores := make([]float32, n*n)
		for i := range scores {
			scores[i] = rng.Float32()
		}
		root := rng.IntN(n)
		heads := s.edmonds(scores, n, root)
		shifted := make([]int, n)
		var got float32
		for i, h := range heads {
			shifted[i] = h + 1
			if i != root {
				got += scores[i*n+h]
			}
		}
		shifted[root] = 0
		if !isTree(shifted) {
			t.Fatalf("%v is no tree", shifted)
		}
		// The same as a search over all trees in which only root may be the root.
		wide := make([]float32, n*(n+1))
		for i := range n {
			wide[i*(n+1)] = -100
			if i == root {
				wide[i*(n+1)] = 0
			}
			copy(wide[i*(n+1)+1:], scores[i*n:(i+1)*n])
		}
		if want := bestTree(wide, n+1, n); got < want-1e-4 {
			t.Fatalf("tree of %v, the best has %v", got, want)
		}
	}
}

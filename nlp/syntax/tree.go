package syntax

import "math"

// treeScratch is the memory of makeTree.
type treeScratch struct {
	seen   []int
	ints   slab[int]
	floats slab[float32]
}

// slab hands out zeroed slices that all go back at once.
type slab[T any] struct {
	mem  []T
	used int
}

func (s *slab[T]) take(n int) []T {
	if s.used+n > len(s.mem) {
		s.mem, s.used = make([]T, 2*(len(s.mem)+n)), 0 // what was handed out lives on
	}
	out := s.mem[s.used : s.used+n : s.used+n]
	s.used += n
	clear(out)
	return out
}

// makeTree finds for n words the heads of a tree of one root. scores[i*stride+j]
// is how well j heads i, words counted from 1 and 0 being the root. Most
// sentences come out as a tree by taking each word's best head; the others go
// through the algorithm of Chu, Liu and Edmonds, once per likely root.
func (s *treeScratch) makeTree(heads []int, scores []float32, stride, n int) {
	roots, root := 0, 0
	for i := range n {
		row := scores[i*stride : i*stride+n+1]
		row[i+1] = float32(math.Inf(-1))
		best := 0
		for j, v := range row {
			if v > row[best] {
				best = j
			}
		}
		heads[i] = best
		if best == 0 {
			roots, root = roots+1, i
		}
	}
	if roots == 1 && s.acyclic(heads) {
		return
	}
	if roots != 1 {
		root = bestRoot(heads, scores, stride, n, roots == 0)
	}
	s.rooted(heads, scores, stride, n, root)
}

// bestRoot is the word that loses least by being the only root: among those
// that want to be, or among all when none does.
func bestRoot(heads []int, scores []float32, stride, n int, all bool) int {
	root, least := 0, float32(math.Inf(1))
	for i := range n {
		if !all && heads[i] != 0 {
			continue
		}
		row := scores[i*stride : i*stride+n+1]
		other := float32(math.Inf(-1))
		for _, v := range row[1:] {
			other = max(other, v)
		}
		if n == 1 {
			return 0
		}
		if loss := other - row[0]; loss < least {
			root, least = i, loss
		}
	}
	return root
}

func (s *treeScratch) acyclic(heads []int) bool {
	s.seen = grow(s.seen, len(heads))
	clear(s.seen)
	for i := range heads {
		// Climb until the root or a word seen before; seen on this very climb
		// means that it runs in a circle.
		for j := i; s.seen[j] == 0; j = heads[j] - 1 {
			s.seen[j] = i + 1
			if heads[j] == 0 {
				break
			}
			if s.seen[heads[j]-1] == i+1 {
				return false
			}
		}
	}
	return true
}

// rooted finds the best tree in which root alone hangs from the root.
func (s *treeScratch) rooted(heads []int, scores []float32, stride, n, root int) {
	// Dense form over nodes 0..n-1, entry [i*n+j]: j heads i.
	s.ints.used, s.floats.used = 0, 0
	dense := s.floats.take(n * n)
	for i := range n {
		copy(dense[i*n:(i+1)*n], scores[i*stride+1:])
	}
	for i, h := range s.edmonds(dense, n, root) {
		heads[i] = h + 1
	}
	heads[root] = 0
}

// edmonds returns the head of each of n nodes in the best tree below root.
func (s *treeScratch) edmonds(scores []float32, n, root int) []int {
	heads := s.ints.take(n)
	for i := range n {
		heads[i] = -1
		if i == root {
			continue
		}
		for j := range n {
			if j != i && (heads[i] < 0 || scores[i*n+j] > scores[i*n+heads[i]]) {
				heads[i] = j
			}
		}
	}
	cycle := s.findCycle(heads, root)
	if cycle == nil {
		return heads
	}
	// Contract the cycle to one node, the last of a smaller graph.
	number, nodes := s.ints.take(n), s.ints.take(n)[:0]
	var sum float32
	for _, v := range cycle {
		number[v] = -1
		sum += scores[v*n+heads[v]]
	}
	for v := range n {
		if number[v] >= 0 {
			number[v] = len(nodes)
			nodes = append(nodes, v)
		}
	}
	m := len(nodes) + 1
	small := s.floats.take(m * m)
	enter, leave := s.ints.take(m), s.ints.take(m) // the cycle's node that an arc touches
	for a, v := range nodes {
		for b, w := range nodes {
			small[a*m+b] = scores[v*n+w]
		}
		best, into := -1, -1
		for _, c := range cycle {
			if best < 0 || scores[v*n+c] > scores[v*n+best] {
				best = c
			}
			if into < 0 || scores[c*n+v]-scores[c*n+heads[c]] > scores[into*n+v]-scores[into*n+heads[into]] {
				into = c
			}
		}
		small[a*m+m-1], leave[a] = scores[v*n+best], best
		small[(m-1)*m+a], enter[a] = scores[into*n+v]-scores[into*n+heads[into]]+sum, into
	}
	sub := s.edmonds(small, m, number[root])
	for a, h := range sub[:m-1] {
		switch {
		case h < 0:
		case h == m-1:
			heads[nodes[a]] = leave[a]
		default:
			heads[nodes[a]] = nodes[h]
		}
	}
	from := sub[m-1]
	heads[enter[from]] = nodes[from]
	return heads
}

func (s *treeScratch) findCycle(heads []int, root int) []int {
	seen := s.ints.take(len(heads))
	for i := range heads {
		v := i
		for v != root && seen[v] == 0 {
			seen[v] = i + 1
			v = heads[v]
		}
		if v == root || seen[v] != i+1 {
			continue
		}
		cycle := append(s.ints.take(len(heads))[:0], v)
		for w := heads[v]; w != v; w = heads[w] {
			cycle = append(cycle, w)
		}
		return cycle
	}
	return nil
}

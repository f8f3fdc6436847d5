package syntax

import "math"

// treeScratch is the memory of makeTree.
type treeScratch struct {
	seen   []int
	scores []float32
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
	s.seen = growInts(s.seen, len(heads))
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
	s.scores = growFloats(s.scores, n*n)
	for i := range n {
		for j := range n {
			s.scores[i*n+j] = scores[i*stride+j+1]
		}
	}
	for i, h := range edmonds(s.scores, n, root) {
		heads[i] = h + 1
	}
	heads[root] = 0
}

// edmonds returns the head of each of n nodes in the best tree below root.
func edmonds(scores []float32, n, root int) []int {
	heads := make([]int, n)
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
	cycle := findCycle(heads, root)
	if cycle == nil {
		return heads
	}
	// Contract the cycle to one node, the last of a smaller graph.
	inside := make([]bool, n)
	var sum float32
	for _, v := range cycle {
		inside[v] = true
		sum += scores[v*n+heads[v]]
	}
	number, nodes := make([]int, n), make([]int, 0, n)
	for v := range n {
		if !inside[v] {
			number[v] = len(nodes)
			nodes = append(nodes, v)
		}
	}
	m := len(nodes) + 1
	small := make([]float32, m*m)
	enter, leave := make([]int, m), make([]int, m) // the cycle's node that an arc touches
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
	sub := edmonds(small, m, number[root])
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

func findCycle(heads []int, root int) []int {
	seen := make([]int, len(heads))
	for i := range heads {
		v := i
		for v != root && seen[v] == 0 {
			seen[v] = i + 1
			v = heads[v]
		}
		if v == root || seen[v] != i+1 {
			continue
		}
		cycle := []int{v}
		for w := heads[v]; w != v; w = heads[w] {
			cycle = append(cycle, w)
		}
		return cycle
	}
	return nil
}

func growInts(s []int, n int) []int {
	if cap(s) < n {
		return make([]int, n, 2*n)
	}
	return s[:n]
}

func growFloats(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, 2*n)
	}
	return s[:n]
}

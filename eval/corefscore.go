package eval

import "readout"

// A chain is the places that refer to one thing.
type chain []readout.Span

// corefScore adds up three measures of coreference over documents, each as the
// numerators and denominators of its recall and precision, so that the whole
// corpus is scored at once, as the CoNLL-2012 scorer does (Pradhan et al. 2014).
type corefScore struct{ muc, b3, ceafe coverage }

// coverage is what was covered of gold (recall) and of what was found (precision).
type coverage struct{ r, rOf, p, pOf float64 }

func (c coverage) f1() float64 { return harmonic(share(c.p, c.pOf), share(c.r, c.rOf)) }

func share(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// conll is the mean of the three F1.
func (s *corefScore) conll() float64 { return (s.muc.f1() + s.b3.f1() + s.ceafe.f1()) / 3 }

// add scores the chains of one document. Spans match when they are equal; a
// span belongs to one chain of each side.
func (s *corefScore) add(gold, found []chain) {
	inGold, inFound := chainOf(gold), chainOf(found)
	links := func(chains []chain, other map[readout.Span]int) (right, all float64) {
		for _, c := range chains {
			// A chain of n mentions needs n-1 links; each part into which the
			// other side cuts it costs one.
			parts := map[int]bool{}
			alone := 0
			for _, m := range c {
				if k, ok := other[m]; ok {
					parts[k] = true
				} else {
					alone++
				}
			}
			right += float64(len(c) - len(parts) - alone)
			all += float64(len(c) - 1)
		}
		return right, all
	}
	right, all := links(gold, inFound)
	s.muc.r, s.muc.rOf = s.muc.r+right, s.muc.rOf+all
	right, all = links(found, inGold)
	s.muc.p, s.muc.pOf = s.muc.p+right, s.muc.pOf+all

	shared := overlaps(gold, inFound)
	for g, c := range gold {
		for f, n := range shared[g] {
			s.b3.r += float64(n*n) / float64(len(c))
			s.b3.p += float64(n*n) / float64(len(found[f]))
		}
		s.b3.rOf += float64(len(c))
	}
	for _, c := range found {
		s.b3.pOf += float64(len(c))
	}

	similar := make([][]float64, len(gold))
	for g := range gold {
		similar[g] = make([]float64, len(found))
		for f, n := range shared[g] {
			similar[g][f] = 2 * float64(n) / float64(len(gold[g])+len(found[f]))
		}
	}
	best := bestMatching(similar)
	s.ceafe.r, s.ceafe.rOf = s.ceafe.r+best, s.ceafe.rOf+float64(len(gold))
	s.ceafe.p, s.ceafe.pOf = s.ceafe.p+best, s.ceafe.pOf+float64(len(found))
}

func chainOf(chains []chain) map[readout.Span]int {
	m := map[readout.Span]int{}
	for i, c := range chains {
		for _, s := range c {
			m[s] = i
		}
	}
	return m
}

// overlaps counts, for each chain, the mentions that it shares with others.
func overlaps(chains []chain, other map[readout.Span]int) []map[int]int {
	out := make([]map[int]int, len(chains))
	for i, c := range chains {
		out[i] = map[int]int{}
		for _, m := range c {
			if k, ok := other[m]; ok {
				out[i][k]++
			}
		}
	}
	return out
}

// bestMatching is the greatest sum of weights of a one-to-one matching of rows
// with columns (the Hungarian algorithm, with potentials; cubic).
func bestMatching(weight [][]float64) float64 {
	rows := len(weight)
	if rows == 0 {
		return 0
	}
	cols := len(weight[0])
	n := max(rows, cols)
	cost := func(i, j int) float64 {
		if i < rows && j < cols {
			return -weight[i][j]
		}
		return 0
	}
	const inf = 1e18
	u, v := make([]float64, n+1), make([]float64, n+1)
	match := make([]int, n+1) // column -> row, both from 1
	for i := 1; i <= n; i++ {
		match[0] = i
		least, way, used := make([]float64, n+1), make([]int, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = inf
		}
		at := 0
		for match[at] != 0 {
			used[at] = true
			row, delta, next := match[at], inf, 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost(row-1, j-1) - u[row] - v[j]; c < least[j] {
					least[j], way[j] = c, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range used {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			match[at] = match[way[at]]
			at = way[at]
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum -= cost(match[j]-1, j-1)
	}
	return sum
}

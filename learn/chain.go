package learn

import (
	"fmt"
	"math"
)

// never is the score of what may not follow.
const never = -1e9

// Chain is a linear-chain conditional random field over the scores that a
// network gives each token (Lafferty et al. 2001): which labels may follow
// each other, and how gladly.
type Chain struct {
	Labels int
	// Trans[a*(Labels+1)+b] is for label b after a; a = Labels is the start of
	// a sequence, b = Labels its end.
	Trans []float32
	may   []bool
}

// NewChain returns a chain of which may says what may follow what; the number
// of labels stands for the outside of the sequence.
func NewChain(labels int, may func(a, b int) bool) *Chain {
	n := labels + 1
	c := &Chain{Labels: labels, Trans: make([]float32, n*n), may: make([]bool, n*n)}
	for a := range n {
		for b := range n {
			c.may[a*n+b] = may(a, b)
			if !c.may[a*n+b] {
				c.Trans[a*n+b] = never
			}
		}
	}
	return c
}

// Load reads the transitions that Save wrote under name.
func (c *Chain) Load(f *File, name string) error {
	w, _, err := f.Float32(name)
	if err != nil {
		return err
	}
	if len(w) != len(c.Trans) {
		return fmt.Errorf("%w: %q: %d transitions of %d labels", ErrFormat, name, len(w), c.Labels)
	}
	for i, v := range w {
		if c.may[i] {
			c.Trans[i] = v
		}
	}
	return nil
}

// Save writes the transitions under name.
func (c *Chain) Save(w *Writer, name string) { w.Float32(name, c.Labels+1, c.Trans) }

// ChainScratch is the memory of a run.
type ChainScratch struct {
	best []float32
	next []float32
	back []uint8
}

// Best sets out to the sequence of labels with the highest score; row i of
// scores starts at i*stride.
func (c *Chain) Best(out []uint8, scores []float32, stride int, s *ChainScratch) {
	n, l := len(out), c.Labels
	if n == 0 {
		return
	}
	s.best, s.next, s.back = grow(s.best, l), grow(s.next, l), grow(s.back, n*l)
	for b := range l {
		s.best[b] = c.Trans[l*(l+1)+b] + scores[b]
	}
	for i := 1; i < n; i++ {
		row, back := scores[i*stride:][:l], s.back[i*l:][:l]
		for b := range l {
			from, most := 0, float32(math.Inf(-1))
			for a := range l {
				if v := s.best[a] + c.Trans[a*(l+1)+b]; v > most {
					from, most = a, v
				}
			}
			s.next[b], back[b] = most+row[b], uint8(from)
		}
		s.best, s.next = s.next, s.best
	}
	for b := range l {
		s.best[b] += c.Trans[b*(l+1)+l]
	}
	out[n-1] = uint8(Best(s.best))
	for i := n - 1; i > 0; i-- {
		out[i-1] = s.back[i*l+int(out[i])]
	}
}

// ChainPass is the memory of training.
type ChainPass struct {
	score, alpha, beta, norm, trans, marginal []float64
}

// Loss turns scores into the gradient of the negative log-likelihood of gold,
// times weight, adds that of the transitions to gtrans, and returns the loss.
func (c *Chain) Loss(scores []float32, stride int, gold []uint8, gtrans []float32, weight float32, p *ChainPass) float64 {
	n, l := len(gold), c.Labels
	if n == 0 {
		return 0
	}
	w := l + 1
	p.score, p.alpha, p.beta = grow(p.score, n*l), grow(p.alpha, n*l), grow(p.beta, n*l)
	p.norm, p.trans, p.marginal = grow(p.norm, n+1), grow(p.trans, w*w), grow(p.marginal, l)
	for i, t := range c.Trans {
		p.trans[i] = math.Exp(float64(t))
	}
	var loss float64
	for i := range n {
		row := scores[i*stride:][:l]
		most := row[Best(row)]
		e, x := p.score[i*l:][:l], p.alpha[i*l:][:l]
		var sum float64
		for b := range l {
			e[b] = math.Exp(float64(row[b] - most))
			x[b] = 0
			if i == 0 {
				x[b] = p.trans[l*w+b]
			} else {
				for a, v := range p.alpha[(i-1)*l : i*l] {
					x[b] += v * p.trans[a*w+b]
				}
			}
			x[b] *= e[b]
			sum += x[b]
		}
		sum = max(sum, 1e-300)
		for b := range l {
			x[b] /= sum
		}
		p.norm[i] = sum
		prev := l
		if i > 0 {
			prev = int(gold[i-1])
		}
		loss += math.Log(sum) - float64(row[gold[i]]-most) - float64(c.Trans[prev*w+int(gold[i])])
	}
	var sum float64
	for a, v := range p.alpha[(n-1)*l:] {
		if a < l {
			sum += v * p.trans[a*w+l]
		}
	}
	sum = max(sum, 1e-300)
	p.norm[n] = sum
	loss += math.Log(sum) - float64(c.Trans[int(gold[n-1])*w+l])
	for a := range l {
		p.beta[(n-1)*l+a] = p.trans[a*w+l] / sum
	}
	for i := n - 2; i >= 0; i-- {
		next, e := p.beta[(i+1)*l:][:l], p.score[(i+1)*l:][:l]
		for b := range l {
			p.marginal[b] = e[b] * next[b] / p.norm[i+1]
		}
		for a := range l {
			var sum float64
			for b, v := range p.marginal[:l] {
				sum += p.trans[a*w+b] * v
			}
			p.beta[i*l+a] = sum
		}
	}
	by := float64(weight)
	for i := range n {
		row := scores[i*stride:][:l]
		for b := range l {
			row[b] = float32(p.alpha[i*l+b] * p.beta[i*l+b] * by)
		}
		row[gold[i]] -= weight
		if i == 0 {
			for b := range l {
				gtrans[l*w+b] += float32(p.trans[l*w+b] * p.score[b] / p.norm[0] * p.beta[b] * by)
			}
			gtrans[l*w+int(gold[0])] -= weight
			continue
		}
		for b := range l {
			v := p.score[i*l+b] * p.beta[i*l+b] / p.norm[i] * by
			if v == 0 {
				continue
			}
			for a := range l {
				gtrans[a*w+b] += float32(p.alpha[(i-1)*l+a] * p.trans[a*w+b] * v)
			}
		}
		gtrans[int(gold[i-1])*w+int(gold[i])] -= weight
	}
	for a := range l {
		gtrans[a*w+l] += float32(p.alpha[(n-1)*l+a] * p.trans[a*w+l] / p.norm[n] * by)
	}
	gtrans[int(gold[n-1])*w+l] -= weight
	return loss * by
}

// Hold keeps what may not follow from moving.
func (c *Chain) Hold(gtrans []float32) {
	for i, ok := range c.may {
		if !ok {
			gtrans[i] = 0
		}
	}
}

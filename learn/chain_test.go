package learn

import (
	"math"
	"testing"
)

// labels 0 outside, 1 begins, 2 goes on; 2 needs 1 or 2 before it.
func toyChain() *Chain {
	c := NewChain(3, func(a, b int) bool { return b != 2 || a == 1 || a == 2 })
	rng := NewRand(5)
	for i, ok := range c.may {
		if ok {
			c.Trans[i] = rng.Float32() - 0.5
		}
	}
	return c
}

// every sequence that may be, with its score.
func sequences(c *Chain, scores []float32, n int, visit func(seq []uint8, score float64)) {
	seq := make([]uint8, n)
	w := c.Labels + 1
	var walk func(i, prev int, sum float64)
	walk = func(i, prev int, sum float64) {
		if i == n {
			visit(seq, sum+float64(c.Trans[prev*w+c.Labels]))
			return
		}
		for b := range c.Labels {
			if c.may[prev*w+b] {
				seq[i] = uint8(b)
				walk(i+1, b, sum+float64(c.Trans[prev*w+b])+float64(scores[i*c.Labels+b]))
			}
		}
	}
	walk(0, c.Labels, 0)
}

func TestChainBest(t *testing.T) {
	c := toyChain()
	rng := NewRand(6)
	var s ChainScratch
	for range 50 {
		scores := noise(rng, 5*3, 2)
		most, want := math.Inf(-1), make([]uint8, 5)
		sequences(c, scores, 5, func(seq []uint8, score float64) {
			if score > most {
				most = score
				copy(want, seq)
			}
		})
		got := make([]uint8, 5)
		c.Best(got, scores, 3, &s)
		if string(got) != string(want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

// The loss is that of its definition, and its gradient the slope of it.
func TestChainLoss(t *testing.T) {
	c := toyChain()
	scores := noise(NewRand(7), 4*3, 1)
	gold := []uint8{0, 1, 2, 1}
	define := func() float64 {
		var sum, right float64
		sequences(c, scores, 4, func(seq []uint8, score float64) {
			sum += math.Exp(score)
			if string(seq) == string(gold) {
				right = score
			}
		})
		return math.Log(sum) - right
	}
	var p ChainPass
	grad, gtrans := append([]float32(nil), scores...), make([]float32, len(c.Trans))
	got := c.Loss(grad, 3, gold, gtrans, 1, &p)
	if want := define(); math.Abs(got-want) > 1e-5 {
		t.Fatalf("loss %v, want %v", got, want)
	}
	slope := func(x *float32, got float32) {
		t.Helper()
		const step = 1e-2
		old := *x
		*x = old + step
		up := define()
		*x = old - step
		down := define()
		*x = old
		if want := (up - down) / (2 * step); math.Abs(want-float64(got)) > 1e-3 {
			t.Errorf("slope %v, want %v", got, want)
		}
	}
	for i := range scores {
		slope(&scores[i], grad[i])
	}
	c.Hold(gtrans)
	for i := range c.Trans {
		if c.may[i] {
			slope(&c.Trans[i], gtrans[i])
		} else if gtrans[i] != 0 {
			t.Errorf("what may not follow moves by %v", gtrans[i])
		}
	}
}

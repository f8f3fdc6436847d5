package entity

import (
	"math"
	"math/rand/v2"

	"readout/learn"
)

// contextTrainer trains a contextNet together with the hashed features: both
// give scores to the same field, whose gradient moves both.
type contextTrainer struct {
	parts   []int
	encoder *learn.EncoderTrainer
	out     *learn.Affine
	params  []*learn.Param
	grads   []learn.Matrix
	adam    learn.Adam
	pass    learn.EncoderPass
	rng     *rand.Rand
	x       learn.Matrix
}

// Dropout of the context network.
const (
	dropVector = 0.2  // numbers of a vector, for a sentence
	dropLayer  = 0.25 // between window, layer and labels, for a sentence
)

func newContextTrainer(parts []int, dim int, rng *rand.Rand) *contextTrainer {
	in := 0
	for _, p := range parts {
		in += p
	}
	c := &contextTrainer{parts: parts, encoder: learn.NewEncoderTrainer(in, dim, 1, rng), out: learn.NewAffine("context.labels", dim, nLabels, rng),
		rng: rng, adam: learn.Adam{Beta1: 0.9, Beta2: 0.98}}
	c.params = append(c.encoder.Params(), c.out.Params()...)
	for _, p := range c.params {
		c.grads = append(c.grads, p.Grad())
	}
	return c
}

// step learns a batch of sentences: learn is given each with the scores of its
// tokens, and leaves in their place the gradient of its loss.
func (c *contextTrainer) step(batch []*instance, rate float32, learnOne func(*instance, learn.Matrix)) {
	rows := 1
	var spans [][2]int
	for _, s := range batch {
		spans = append(spans, [2]int{rows, rows + len(s.labels)})
		rows += len(s.labels) + 1
	}
	x := learn.NewMatrix(rows, c.encoder.In)
	mask := make([]float32, c.encoder.In)
	for i, s := range batch {
		learn.Mask(mask, dropVector, c.rng)
		for k := range s.labels {
			row := x.Row(spans[i][0] + k)
			unpackVector(row, &s.vectors, k)
			for j, m := range mask {
				row[j] *= m
			}
		}
	}
	h := c.encoder.Forward(&c.pass, x, spans, dropLayer, c.rng)
	masks := learn.NewMatrix(len(batch), h.Cols)
	learn.Mask(masks.Data, dropLayer, c.rng)
	in := learn.NewMatrix(rows, h.Cols)
	for i, span := range spans {
		for t := span[0]; t < span[1]; t++ {
			for k, m := range masks.Row(i) {
				in.Row(t)[k] = m * h.Row(t)[k]
			}
		}
	}
	scores := learn.NewMatrix(rows, nLabels)
	c.out.Forward(&c.pass.Gemm, scores, in)
	for i, s := range batch {
		learnOne(s, scores.Slice(spans[i][0], spans[i][1]))
	}
	learn.ClearPads(scores, spans)
	for _, g := range c.grads {
		clear(g.Data)
	}
	last := len(c.grads)
	dh := learn.NewMatrix(rows, h.Cols)
	c.out.Backward(&c.pass.Gemm, dh, scores, in, c.grads[last-2], c.grads[last-1])
	for i, span := range spans {
		for t := span[0]; t < span[1]; t++ {
			for k, m := range masks.Row(i) {
				dh.Row(t)[k] *= m
			}
		}
	}
	c.encoder.Backward(&c.pass, dh, learn.NewMatrix(rows, h.Cols), c.grads[:last-2])
	var norm float64
	for _, g := range c.grads {
		for _, v := range g.Data {
			norm += float64(v) * float64(v)
		}
	}
	by := float32(1)
	if norm := math.Sqrt(norm); norm > 5 {
		by = float32(5 / norm)
	}
	c.adam.Next(rate)
	for i, p := range c.params {
		if by != 1 {
			for k := range c.grads[i].Data {
				c.grads[i].Data[k] *= by
			}
		}
		c.adam.Apply(p, c.grads[i].Data)
	}
}

func (c *contextTrainer) save(w *learn.Writer) {
	parts := make([]float32, len(c.parts))
	for i, p := range c.parts {
		parts[i] = float32(p)
	}
	w.Float32("context.parts", len(parts), parts)
	c.encoder.Save(w)
	c.out.Save(w)
}

package speech

import (
	"math"
	"math/rand/v2"

	"readout/learn"
)

// net is the network in training.
type net struct {
	features *learn.Param // sparse
	lift     *learn.Affine
	encoder  *learn.EncoderTrainer
	out      *learn.Affine
	trans    *learn.Param
	chain    *learn.Chain // its weights are those of trans
	dense    []*learn.Param
}

func newNet(o *TrainOptions, stateDim int, rng *rand.Rand) *net {
	n := &net{
		features: learn.NewParam("features", o.Buckets, o.Embed, 8*o.Embed, rng),
		lift:     learn.NewAffine("lift", 2*stateDim, o.Embed, rng),
		encoder:  learn.NewEncoderTrainer(o.Embed, o.Dim, o.Layers, rng),
		out:      learn.NewAffine("labels", o.Dim, nLabels, rng),
		chain:    learn.NewChain(nLabels, mayFollow),
	}
	n.trans = learn.NewParam("chain", nLabels+1, nLabels+1, 0, rng)
	copy(n.trans.W, n.chain.Trans)
	n.chain.Trans = n.trans.W
	n.dense = append(n.encoder.Params(), n.lift.W, n.lift.B, n.out.W, n.out.B, n.trans)
	return n
}

// save writes the model as open reads it.
func (n *net) save(w *learn.Writer, cues []string) {
	w.Strings("cues", cues)
	w.Int8("features", n.features.Cols, n.features.W)
	in, dim := n.features.Cols, n.lift.W.Cols/2
	mid, top := make([]float32, 0, in*dim), make([]float32, 0, in*dim)
	for o := range in {
		row := n.lift.W.Row(uint32(o))
		mid, top = append(mid, row[:dim]...), append(top, row[dim:]...)
	}
	learn.SaveDense(w, "lift.mid", dim, mid, n.lift.B.W)
	learn.SaveDense(w, "lift.top", dim, top, make([]float32, in))
	n.encoder.Save(w)
	n.out.Save(w)
	n.chain.Save(w, "chain")
}

// pass is the memory of one forward and backward pass.
type pass struct {
	n       *net
	o       *TrainOptions
	rng     *rand.Rand
	encoder learn.EncoderPass
	chain   learn.ChainPass
	grads   []learn.Matrix // in the order of net.dense
	rows    learn.RowGrads
	loss    float64
}

func newPass(n *net, o *TrainOptions, rng *rand.Rand) *pass {
	p := &pass{n: n, o: o, rng: rng}
	for _, d := range n.dense {
		p.grads = append(p.grads, d.Grad())
	}
	p.rows.Cols = n.features.Cols
	return p
}

// example is a piece of a report to learn from.
type example struct {
	rows   []featureRow
	seen   vectors
	labels []label
}

// run adds the gradients of the mean loss over total tokens to p.
func (p *pass) run(batch []*example, total int) {
	n := p.n
	dim := n.lift.W.Cols / 2
	rows := 1
	var spans [][2]int
	for _, e := range batch {
		spans = append(spans, [2]int{rows, rows + len(e.labels)})
		rows += len(e.labels) + 1
	}
	raw, x := learn.NewMatrix(rows, 2*dim), learn.NewMatrix(rows, n.features.Cols)
	for i, e := range batch {
		for k := range e.labels {
			to := raw.Row(spans[i][0] + k)
			for j, v := range e.seen.mid[k*dim:][:dim] {
				to[j] = float32(int(v)-learn.Zero) * e.seen.midScale[k]
			}
			for j, v := range e.seen.top[k*dim:][:dim] {
				to[dim+j] = float32(int(v)-learn.Zero) * e.seen.topScale[k]
			}
		}
	}
	drop(raw.Data, p.o.DropState, p.rng)
	n.lift.Forward(&p.encoder.Gemm, x, raw)
	learn.ClearPads(x, spans) // the lift's bias is not for them
	used := make([][]uint32, rows)
	for i, e := range batch {
		for k := range e.labels {
			at := spans[i][0] + k
			for _, r := range e.rows[k] {
				if p.rng.Float32() >= p.o.DropFeature {
					used[at] = append(used[at], r)
					learn.Axpy(x.Row(at), n.features.Row(r), 1)
				}
			}
		}
	}
	mask := learn.NewMatrix(rows, n.features.Cols)
	learn.Mask(mask.Data, p.o.Dropout, p.rng)
	multiply(x.Data, mask.Data)

	h := n.encoder.Forward(&p.encoder, x, spans, p.o.Dropout, p.rng)
	masked, hmask := learn.NewMatrix(rows, p.o.Dim), learn.NewMatrix(rows, p.o.Dim)
	learn.Mask(hmask.Data, p.o.Dropout, p.rng)
	copy(masked.Data, h.Data)
	multiply(masked.Data, hmask.Data)
	scores := learn.NewMatrix(rows, nLabels)
	n.out.Forward(&p.encoder.Gemm, scores, masked)
	at := len(n.dense) - 1
	for i, e := range batch {
		first := spans[i][0] * nLabels
		p.loss += n.chain.Loss(scores.Data[first:first+len(e.labels)*nLabels], nLabels, e.labels, p.grads[at].Data, 1/float32(total), &p.chain)
	}
	n.chain.Hold(p.grads[at].Data)
	learn.ClearPads(scores, spans)

	dh, dmid := learn.NewMatrix(rows, p.o.Dim), learn.NewMatrix(rows, p.o.Dim)
	n.out.Backward(&p.encoder.Gemm, dh, scores, masked, p.grads[at-2], p.grads[at-1])
	multiply(dh.Data, hmask.Data)
	dx := n.encoder.Backward(&p.encoder, dh, dmid, p.grads[:at-4])
	multiply(dx.Data, mask.Data)
	for t, list := range used {
		for _, r := range list {
			learn.Axpy(p.rows.Row(r), dx.Row(t), 1)
		}
	}
	learn.ClearPads(dx, spans)
	n.lift.Backward(&p.encoder.Gemm, learn.Matrix{}, dx, raw, p.grads[at-4], p.grads[at-3])
}

func multiply(x, by []float32) {
	for i, v := range by {
		x[i] *= v
	}
}

// drop sets numbers to 0 with chance p.
func drop(x []float32, p float32, rng *rand.Rand) {
	if p == 0 {
		return
	}
	mask := make([]float32, len(x))
	learn.Mask(mask, p, rng)
	multiply(x, mask)
}

func (p *pass) reset() {
	for _, g := range p.grads {
		clear(g.Data)
	}
	p.rows.Reset()
}

// step moves the weights against the gradients.
func (p *pass) step(adam *learn.Adam, rate float32) {
	adam.Next(rate)
	var norm float64
	for _, g := range p.grads {
		for _, v := range g.Data {
			norm += float64(v) * float64(v)
		}
	}
	by := float32(1)
	if norm := math.Sqrt(norm); norm > 5 {
		by = float32(5 / norm)
	}
	for i, d := range p.n.dense {
		g := p.grads[i].Data
		if by != 1 {
			for k := range g {
				g[k] *= by
			}
		}
		adam.Apply(d, g)
	}
	for _, r := range p.rows.Rows {
		g := p.rows.Row(r)
		if by != 1 {
			for k := range g {
				g[k] *= by
			}
		}
		adam.ApplyRow(p.n.features, r, g)
	}
}

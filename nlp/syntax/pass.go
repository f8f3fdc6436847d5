package syntax

import (
	"math/rand/v2"

	"readout/learn"
)

// dropout rates of training.
type dropout struct {
	embedding, layer, head, affix float32
	word                          float32 // a word seen c times is hidden with chance word/(word+c)
}

// pass is one worker's memory for its part of a batch.
type pass struct {
	n       *net
	drop    dropout
	counts  []int // per row of words: how often training text has it
	rng     *rand.Rand
	encoder learn.EncoderPass
	grads   []learn.Matrix // in the order of net.dense
	words   learn.RowGrads
	affixes learn.RowGrads
	losses  [5]float64 // UPOS, XPOS, features, arcs, relations
}

func newPass(n *net, counts []int, drop dropout, rng *rand.Rand) *pass {
	p := &pass{n: n, counts: counts, drop: drop, rng: rng}
	for _, d := range n.dense {
		p.grads = append(p.grads, d.Grad())
	}
	p.words.Cols, p.affixes.Cols = n.embed, n.embed
	return p
}

func (p *pass) reset() {
	for _, g := range p.grads {
		clear(g.Data)
	}
	p.words.Reset()
	p.affixes.Reset()
}

// example is a treebank sentence with the features of its words.
type example struct {
	words []goldWord
	feats []wordFeatures
	class []int // of features
}

// gradient returns where the gradient of a layer's weights stands.
func (p *pass) gradient(of *learn.Param) learn.Matrix {
	for i, d := range p.n.dense {
		if d == of {
			return p.grads[i]
		}
	}
	panic("no gradient for " + of.Name)
}

// run adds the gradients of the mean loss over total words to p.
func (p *pass) run(batch []example, total int) {
	n := p.n
	rows := 1
	var spans [][2]int
	for _, e := range batch {
		spans = append(spans, [2]int{rows, rows + len(e.words)})
		rows += len(e.words) + 1
	}
	weight := 1 / float32(total)

	x, raw := learn.NewMatrix(rows, n.embed), learn.NewMatrix(rows, n.vectors.Dim)
	used := make([]wordFeatures, rows)
	for i, e := range batch {
		for k := range e.words {
			p.see(&used[spans[i][0]+k], e.feats[k], raw.Row(spans[i][0]+k))
		}
	}
	n.lift.Forward(&p.encoder.Gemm, x, raw)
	mask := learn.NewMatrix(rows, n.embed)
	learn.Mask(mask.Data, p.drop.embedding, p.rng)
	learn.ClearPads(x, spans) // the lift's bias is not for them
	for _, s := range spans {
		for at := s[0]; at < s[1]; at++ {
			row, m := x.Row(at), mask.Row(at)
			for _, w := range used[at].words {
				learn.Axpy(row, n.words.Row(w), 1)
			}
			for _, a := range used[at].affixes {
				if a != dropped {
					learn.Axpy(row, n.affixes.Row(a), 1)
				}
			}
			for k := range row {
				row[k] *= m[k]
			}
		}
	}

	h := n.encoder.Forward(&p.encoder, x, spans, p.drop.layer, p.rng)
	dh, dmid := learn.NewMatrix(rows, n.dim), learn.NewMatrix(rows, n.dim)
	p.tagLoss(batch, spans, p.encoder.Mid(), dmid, weight)
	p.treeLoss(batch, spans, h, dh, weight)

	dx := n.encoder.Backward(&p.encoder, dh, dmid, p.grads[:len(n.encoder.Params())])
	for i := range dx.Data {
		dx.Data[i] *= mask.Data[i]
	}
	for _, s := range spans {
		for t := s[0]; t < s[1]; t++ {
			for _, w := range used[t].words {
				learn.Axpy(p.words.Row(w), dx.Row(t), 1)
			}
			for _, a := range used[t].affixes {
				if a != dropped {
					learn.Axpy(p.affixes.Row(a), dx.Row(t), 1)
				}
			}
		}
	}
	learn.ClearPads(dx, spans)
	n.lift.Backward(&p.encoder.Gemm, learn.Matrix{}, dx, raw, p.gradient(n.lift.W), p.gradient(n.lift.B))
}

const dropped = ^uint32(0)

// see copies the features of a word, some of them hidden.
func (p *pass) see(out *wordFeatures, in wordFeatures, raw []float32) {
	*out = in
	for i, w := range in.words {
		if w < firstWord {
			continue
		}
		if c := float32(p.counts[w]); c == 0 || p.rng.Float32() < p.drop.word/(p.drop.word+c) {
			out.words[i] = uint32(i) // unknown or plain
		}
	}
	for i := range out.affixes {
		if p.rng.Float32() < p.drop.affix {
			out.affixes[i] = dropped
		}
	}
	if p.rng.Float32() >= p.drop.affix {
		copy(raw, p.n.vectors.Row(p.n.fromRaw[in.words[0]]))
	}
}

// dropSentences multiplies a copy of h with one mask per sentence.
func (p *pass) dropSentences(h learn.Matrix, spans [][2]int) (out learn.Matrix, masks []float32) {
	out, masks = learn.NewMatrix(h.Rows, h.Cols), make([]float32, len(spans)*h.Cols)
	learn.Mask(masks, p.drop.head, p.rng)
	maskRows(out, h, spans, masks)
	return out, masks
}

// maskRows adds to out the rows of h times the mask of their sentence.
func maskRows(out, h learn.Matrix, spans [][2]int, masks []float32) {
	for i, s := range spans {
		m := masks[i*h.Cols:][:h.Cols]
		for t := s[0]; t < s[1]; t++ {
			a, b := out.Row(t), h.Row(t)
			for k, v := range m {
				a[k] += v * b[k]
			}
		}
	}
}

func (p *pass) tagLoss(batch []example, spans [][2]int, h, dh learn.Matrix, weight float32) {
	n, g := p.n, &p.encoder.Gemm
	in, masks := p.dropSentences(h, spans)
	scores := learn.NewMatrix(h.Rows, n.tags.W.Rows)
	n.tags.Forward(g, scores, in)
	uposLo, uposHi := n.upos()
	xposLo, xposHi := n.xpos()
	featLo, featHi := n.featr()
	learn.ClearPads(scores, spans)
	for i, e := range batch {
		for k, w := range e.words {
			row := scores.Row(spans[i][0] + k)
			p.losses[0] += float64(learn.SoftmaxLoss(row[uposLo:uposHi], int(w.upos), weight))
			p.losses[1] += float64(learn.SoftmaxLoss(row[xposLo:xposHi], int(w.xpos), weight))
			p.losses[2] += float64(learn.SoftmaxLoss(row[featLo:featHi], e.class[k], weight/2))
		}
	}
	din := learn.NewMatrix(h.Rows, h.Cols)
	n.tags.Backward(g, din, scores, in, p.gradient(n.tags.W), p.gradient(n.tags.B))
	maskRows(dh, din, spans, masks)
}

func (p *pass) treeLoss(batch []example, spans [][2]int, h, dh learn.Matrix, weight float32) {
	n, g := p.n, &p.encoder.Gemm
	in, masks := p.dropSentences(h, spans)
	arcs, rels := learn.NewMatrix(h.Rows, 2*n.arc), learn.NewMatrix(h.Rows, 2*n.rel)
	n.arcs.Forward(g, arcs, in)
	n.rels.Forward(g, rels, in)
	for i, v := range arcs.Data {
		arcs.Data[i] = max(v, 0)
	}
	arcMask, arcMasks := p.dropSentences(arcs, spans)
	darcs, drels := learn.NewMatrix(h.Rows, 2*n.arc), learn.NewMatrix(h.Rows, 2*n.rel)
	for i, e := range batch {
		lo, hi := spans[i][0], spans[i][1]
		p.arcLoss(e, arcMask.Slice(lo, hi), darcs.Slice(lo, hi), weight)
		p.relLoss(e, rels.Slice(lo, hi), drels.Slice(lo, hi), weight)
	}
	dmask := learn.NewMatrix(h.Rows, 2*n.arc)
	maskRows(dmask, darcs, spans, arcMasks)
	for i, v := range arcs.Data {
		if v <= 0 {
			dmask.Data[i] = 0
		}
	}
	din := learn.NewMatrix(h.Rows, h.Cols)
	n.arcs.Backward(g, din, dmask, in, p.gradient(n.arcs.W), p.gradient(n.arcs.B))
	n.rels.Backward(g, din, drels, in, p.gradient(n.rels.W), p.gradient(n.rels.B))
	maskRows(dh, din, spans, masks)
}

func (p *pass) arcLoss(e example, arcs, darcs learn.Matrix, weight float32) {
	n, g, count := p.n, &p.encoder.Gemm, len(e.words)
	dep := arcs.Part(0, n.arc)
	heads := learn.NewMatrix(count+1, n.arc)
	copy(heads.Row(0), n.rootArc.W)
	for i := range count {
		copy(heads.Row(i+1), arcs.Row(i)[n.arc:])
	}
	query := learn.NewMatrix(count, n.arc)
	n.head.Forward(g, query, dep)
	scores := learn.NewMatrix(count, count+1)
	g.Add(scores, query, false, heads, true)
	ddist := p.gradient(n.distance).Data
	for i, w := range e.words {
		row := scores.Row(i)
		for j := range count {
			if j == i {
				row[j+1] = -1e9
			} else {
				row[j+1] += n.distance.W[distanceStep(j, i)]
			}
		}
		p.losses[3] += float64(learn.SoftmaxLoss(row, w.head+1, weight))
		for j := range count {
			if j != i {
				ddist[distanceStep(j, i)] += row[j+1]
			}
		}
	}
	dquery, dheads, ddep := learn.NewMatrix(count, n.arc), learn.NewMatrix(count+1, n.arc), learn.NewMatrix(count, n.arc)
	g.Add(dquery, scores, false, heads, false)
	g.Add(dheads, scores, true, query, false)
	n.head.Backward(g, ddep, dquery, dep, p.gradient(n.head.W), p.gradient(n.head.B))
	learn.Axpy(p.gradient(n.rootArc).Data, dheads.Row(0), 1)
	for i := range count {
		row := darcs.Row(i)
		learn.Axpy(row[:n.arc], ddep.Row(i), 1)
		learn.Axpy(row[n.arc:], dheads.Row(i+1), 1)
	}
}

func (p *pass) relLoss(e example, rels, drels learn.Matrix, weight float32) {
	n, g, count := p.n, &p.encoder.Gemm, len(e.words)
	pair, mask := learn.NewMatrix(count, 2*n.rel), learn.NewMatrix(count, 2*n.rel)
	learn.Mask(mask.Data, p.drop.head, p.rng)
	for i, w := range e.words {
		head := n.rootRel.W
		if w.head >= 0 {
			head = rels.Row(w.head)[n.rel:]
		}
		row := pair.Row(i)
		pairUp(row, rels.Row(i)[:n.rel], head)
		for k, m := range mask.Row(i) {
			row[k] *= m
		}
	}
	scores := learn.NewMatrix(count, n.relOut.W.Rows)
	n.relOut.Forward(g, scores, pair)
	for i, w := range e.words {
		p.losses[4] += float64(learn.SoftmaxLoss(scores.Row(i), int(w.deprel), weight))
	}
	dpair := learn.NewMatrix(count, 2*n.rel)
	n.relOut.Backward(g, dpair, scores, pair, p.gradient(n.relOut.W), p.gradient(n.relOut.B))
	droot := p.gradient(n.rootRel).Data
	for i, w := range e.words {
		head, dhead := n.rootRel.W, droot
		if w.head >= 0 {
			head, dhead = rels.Row(w.head)[n.rel:], drels.Row(w.head)[n.rel:]
		}
		dep, ddep := rels.Row(i)[:n.rel], drels.Row(i)[:n.rel]
		m, d := mask.Row(i), dpair.Row(i)
		for k := range dep {
			if dep[k]+head[k] > 0 {
				slope := d[k] * m[k]
				ddep[k] += slope
				dhead[k] += slope
			}
			slope := d[n.rel+k] * m[n.rel+k]
			ddep[k] += slope * head[k]
			dhead[k] += slope * dep[k]
		}
	}
}

package syntax

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"readout/learn"
)

// TrainOptions say what a model is trained on and how; zero values are the
// settings of the model that is shipped.
type TrainOptions struct {
	Train   []string // treebanks: files or folders of .conllu
	Dev     []string // scored after each epoch; the mean of their LAS decides
	Auto    []string // text parsed by another model, to learn from beside the treebanks
	Vectors string   // word vectors made by TrainVectors
	From    string   // the state of an earlier training to go on from
	Out     string   // the model; its state is kept beside it as Out.state
	Epochs  int
	Seed    uint64
	Log     io.Writer

	Embed, Dim, Layers, Arc, Rel, Buckets int
	Batch                                 int // words
	AutoWords                             int // of Auto, drawn anew for each epoch
	Rate                                  float32
	Dropout                               float32 // between layers and before the scorers
}

func (o *TrainOptions) defaults() {
	set := func(n *int, v int) {
		if *n == 0 {
			*n = v
		}
	}
	set(&o.Epochs, 30)
	set(&o.Embed, 128)
	set(&o.Dim, 256)
	set(&o.Layers, 4)
	set(&o.Arc, 128)
	set(&o.Rel, 96)
	set(&o.Buckets, 1<<15)
	set(&o.Batch, 800)
	if o.Dropout == 0 {
		o.Dropout = 0.25
	}
	if o.Rate == 0 {
		o.Rate = 2e-3
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
}

// workers share a batch. Their number is fixed, whatever the machine has, since
// it decides how sums are rounded: equal seeds give equal models.
const workers = 2

// Train trains a model and keeps the best on the development parts in o.Out.
func Train(ctx context.Context, o TrainOptions) error {
	o.defaults()
	t, err := newTrainer(o)
	if err != nil {
		return err
	}
	best := math.Inf(-1)
	for epoch := range o.Epochs {
		start := time.Now()
		losses, err := t.epoch(ctx, epoch)
		if err != nil {
			return err
		}
		took := time.Since(start)
		var b bytes.Buffer
		var w learn.Writer
		t.net.save(&w, t.trained, t.lemmas)
		if _, err := w.WriteTo(&b); err != nil {
			return err
		}
		m, err := open(b.String())
		if err != nil {
			return err
		}
		var sum float64
		line := fmt.Sprintf("epoch %d: %.0f s, loss %.3f:", epoch+1, took.Seconds(), losses)
		for i, dev := range t.dev {
			s := m.score(dev)
			sum += s.LAS
			line += fmt.Sprintf("\n  %s: %v", o.Dev[i], s)
		}
		fmt.Fprintln(o.Log, line)
		if sum > best {
			best = sum
			var state learn.Writer
			t.net.saveState(&state)
			if err := errors.Join(writeFile(o.Out, &w), writeFile(o.Out+".state", &state)); err != nil {
				return err
			}
		}
	}
	return nil
}

type trainer struct {
	TrainOptions
	net      *net
	examples []example
	auto     []example
	dev      [][]goldSentence
	lemmas   *lemmatiser
	trained  []bool
	passes   [workers]*pass
	adam     learn.Adam
	rng      *rand.Rand
	words    int
	steps    int
	sums     [2]learn.RowGrads // of words and of affixes
}

func newTrainer(o TrainOptions) (*trainer, error) {
	t := &trainer{TrainOptions: o, rng: learn.NewRand(o.Seed), adam: learn.Adam{Beta1: 0.9, Beta2: 0.98}}
	var train []goldSentence
	for _, path := range o.Train {
		s, err := readTreebank(path)
		if err != nil {
			return nil, err
		}
		train = append(train, s...)
	}
	for _, path := range o.Dev {
		s, err := readTreebank(path)
		if err != nil {
			return nil, err
		}
		t.dev = append(t.dev, s)
	}
	if len(train) == 0 {
		return nil, fmt.Errorf("syntax: no sentences in %q", o.Train)
	}
	data, err := os.ReadFile(o.Vectors)
	if err != nil {
		return nil, err
	}
	f, err := learn.Open(string(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o.Vectors, err)
	}
	vectors, err := learn.LoadVectors(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o.Vectors, err)
	}
	normalise(vectors)
	shape := netShape{o.Embed, o.Dim, o.Layers, o.Arc, o.Rel, o.Buckets}
	t.net = newNet(shape, train, vectors, t.rng)
	if o.From != "" {
		if err := t.net.loadState(o.From); err != nil {
			return nil, err
		}
	}
	t.lemmas = learnLemmas(train)
	var auto []goldSentence
	for _, path := range o.Auto {
		s, err := readTreebank(path)
		if err != nil {
			return nil, err
		}
		auto = append(auto, s...)
	}
	t.prepare(train, auto)
	return t, nil
}

// normalise scales vectors to a mean square of one, fit for the layer above.
func normalise(v *learn.Vectors) {
	var sum float64
	for _, x := range v.Data {
		sum += float64(x) * float64(x)
	}
	by := float32(math.Sqrt(float64(len(v.Data)) / sum))
	for i := range v.Data {
		v.Data[i] *= by
	}
}

// prepare finds the features of all words, as running does.
func (t *trainer) prepare(train, auto []goldSentence) {
	counts := make([]int, t.net.words.Rows)
	t.examples, t.words = t.look(train, counts)
	var more int
	t.auto, more = t.look(auto, counts)
	t.AutoWords = min(t.AutoWords, more)
	t.trained = make([]bool, len(counts))
	for i, c := range counts {
		t.trained[i] = c > 0 || i < firstWord
	}
	drop := dropout{embedding: 0.2, layer: t.Dropout, head: t.Dropout, affix: 0.03, word: 0.25}
	for i := range t.passes {
		t.passes[i] = newPass(t.net, counts, drop, learn.NewRand(t.Seed+uint64(100+i)))
	}
	for i := range t.sums {
		t.sums[i].Cols = t.Embed
	}
	fmt.Fprintf(t.Log, "syntax: %d sentences, %d words, vocabulary %d, %d kinds of features, %d CPUs\n",
		len(t.examples), t.words, len(counts), len(t.net.feats), runtime.NumCPU())
}

func (t *trainer) look(sentences []goldSentence, counts []int) (out []example, words int) {
	see := seer{vocabulary: t.net.vocabulary, buckets: t.net.buckets}
	for _, s := range sentences {
		if len(s) > window {
			continue
		}
		d, a := lay([]goldSentence{s})
		e := example{words: s, feats: make([]wordFeatures, len(s)), class: make([]int, len(s))}
		shape := caseOf(d.Text)
		for i, w := range s {
			see.features(&e.feats[i], a.Tokens[i+1].Of(d.Text), w.flags, i == 0, shape)
			e.class[i], _ = slices.BinarySearch(t.net.feats, w.feats)
			for _, row := range e.feats[i].words {
				counts[row]++
			}
		}
		out = append(out, e)
		words += len(s)
	}
	return out, words
}

// draw is what an epoch learns from: the treebanks, and for the first two
// thirds of the epochs a part of the other text.
func (t *trainer) draw(epoch int) []example {
	out := slices.Clone(t.examples)
	if t.withAuto(epoch) {
		words := 0
		for _, i := range t.rng.Perm(len(t.auto)) {
			if words += len(t.auto[i].words); words > t.AutoWords {
				break
			}
			out = append(out, t.auto[i])
		}
	}
	t.rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func (t *trainer) withAuto(epoch int) bool { return t.AutoWords > 0 && 3*epoch < 2*t.Epochs }

// total is how many words all epochs hold.
func (t *trainer) total() int {
	n := 0
	for epoch := range t.Epochs {
		n += t.words
		if t.withAuto(epoch) {
			n += t.AutoWords
		}
	}
	return n
}

func (t *trainer) epoch(ctx context.Context, epoch int) ([5]float64, error) {
	order := t.draw(epoch)
	total := t.total()/t.Batch + t.Epochs
	for _, p := range t.passes {
		p.losses = [5]float64{}
	}
	batches := 0
	for at := 0; at < len(order); {
		var parts [workers][]example
		words := 0
		for ; at < len(order) && words < t.Batch; at++ {
			e := order[at]
			w := (words * workers / t.Batch)
			parts[w] = append(parts[w], e)
			words += len(e.words)
		}
		if err := ctx.Err(); err != nil {
			return [5]float64{}, err
		}
		var wait sync.WaitGroup
		for i, p := range t.passes {
			wait.Go(func() {
				p.reset()
				if len(parts[i]) > 0 {
					p.run(parts[i], words)
				}
			})
		}
		wait.Wait()
		t.step(total)
		batches++
	}
	var losses [5]float64
	for _, p := range t.passes {
		for i, l := range p.losses {
			losses[i] += l / float64(batches)
		}
	}
	return losses, nil
}

// step moves the weights against the gradients of all workers.
func (t *trainer) step(total int) {
	warmup := float32(min(100, total/10+1))
	rate := t.Rate * min(1, float32(t.steps+1)/warmup) * max(0.01, 1-float32(t.steps)/float32(total))
	t.steps++
	t.adam.Next(rate)
	first := t.passes[0]
	var norm float64
	for i := range first.grads {
		g := first.grads[i].Data
		for _, p := range t.passes[1:] {
			learn.Axpy(g, p.grads[i].Data, 1)
		}
		for _, v := range g {
			norm += float64(v) * float64(v)
		}
	}
	by := float32(1)
	if norm := math.Sqrt(norm); norm > 5 {
		by = float32(5 / norm)
	}
	var wait sync.WaitGroup
	defer wait.Wait()
	wait.Go(func() {
		for i, p := range t.net.dense {
			g := first.grads[i].Data
			if by != 1 {
				for k := range g {
					g[k] *= by
				}
			}
			t.adam.Apply(p, g)
		}
	})
	tables := [...]*learn.Param{t.net.words, t.net.affixes}
	for i, table := range tables {
		wait.Go(func() {
			sums := &t.sums[i]
			sums.Reset()
			for _, p := range t.passes {
				g := [...]*learn.RowGrads{&p.words, &p.affixes}[i]
				for _, row := range g.Rows {
					learn.Axpy(sums.Row(row), g.Row(row), by)
				}
			}
			for _, row := range sums.Rows {
				t.adam.ApplyRow(table, row, sums.Row(row))
			}
		})
	}
}

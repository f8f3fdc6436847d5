package syntax

import (
	"bytes"
	"context"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"

	"readout/learn"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// toyOptions trains a small network on the toy treebank.
func toyOptions(t *testing.T) TrainOptions {
	t.Helper()
	train := write(t, "train.conllu", conllu(toyTreebank(1, 240)))
	vectors := filepath.Join(t.TempDir(), "vectors")
	err := TrainVectors(context.Background(), []string{train}, vectors, learn.VectorOptions{
		Dim: 16, Window: 2, Epochs: 2, Words: 100, MinCount: 1, Negatives: 3, Subsample: 1, Rate: 0.05, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return TrainOptions{Train: []string{train}, Dev: []string{write(t, "dev.conllu", conllu(toyTreebank(2, 40)))},
		Vectors: vectors, Out: filepath.Join(t.TempDir(), "model"),
		Epochs: 10, Embed: 32, Dim: 32, Layers: 2, Arc: 16, Rel: 16, Buckets: 512, Batch: 60, Rate: 1e-2}
}

func TestTrainingLearnsAGrammarAndRepeats(t *testing.T) {
	o := toyOptions(t)
	if err := Train(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	m, err := open(string(first))
	if err != nil {
		t.Fatal(err)
	}
	s := m.score(toyTreebank(3, 60))
	if s.UPOS < 99 || s.XPOS < 98 || s.Lemma < 99 || s.Feats < 98 || s.LAS < 96 {
		t.Errorf("unseen sentences of the grammar: %v", s)
	}
	if err := Train(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if again, _ := os.ReadFile(o.Out); !bytes.Equal(first, again) {
		t.Error("a second training with the same seed gave other weights")
	}
}

func TestTrainingGoesOnFromAState(t *testing.T) {
	o := toyOptions(t)
	if err := Train(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	next := o
	next.From, next.Out, next.Epochs, next.Rate = o.Out+".state", filepath.Join(t.TempDir(), "next"), 1, 1e-6
	if err := Train(context.Background(), next); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(next.Out)
	if err != nil {
		t.Fatal(err)
	}
	m, err := open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	// At this rate one epoch learns nothing: what is known was in the state.
	if s := m.score(toyTreebank(3, 60)); s.LAS < 96 {
		t.Errorf("after going on: %v", s)
	}
	next.Dim = 48
	if err := Train(context.Background(), next); err == nil {
		t.Error("a state of another shape was taken")
	}
}

func TestTrainingStopsWhenAsked(t *testing.T) {
	o := toyOptions(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Train(ctx, o); err != context.Canceled {
		t.Errorf("%v, want that it was cancelled", err)
	}
	if _, err := os.Stat(o.Out); err == nil {
		t.Error("a cancelled training wrote a model")
	}
}

// TestNetGradients compares slopes with differences of the loss.
func TestNetGradients(t *testing.T) {
	o := toyOptions(t)
	o.Log = io.Discard
	o.Embed, o.Dim = 16, 16
	tr, err := newTrainer(o)
	if err != nil {
		t.Fatal(err)
	}
	n, rng := tr.net, learn.NewRand(4)
	for _, p := range append(n.dense, n.words) {
		for i := range p.W {
			p.W[i] += 0.2 * (2*rng.Float32() - 1)
		}
	}
	p := newPass(n, make([]int, n.words.Rows), dropout{}, rng)
	for i := range p.counts {
		p.counts[i] = 1
	}
	batch := tr.examples[:2]
	loss := func() float64 {
		p.losses = [5]float64{}
		p.reset()
		p.run(batch, 1)
		var sum float64
		for _, l := range p.losses {
			sum += l
		}
		return sum
	}
	loss()
	grads := make([][]float32, len(n.dense))
	for i, g := range p.grads {
		grads[i] = append([]float32{}, g.Data...)
	}
	word := batch[0].feats[1].words[0]
	wordGrad := append([]float32{}, p.words.Row(word)...)
	affix := batch[0].feats[1].affixes[4]
	affixGrad := append([]float32{}, p.affixes.Row(affix)...)

	check := func(name string, w *float32, got float32) {
		t.Helper()
		const step = 4e-3
		old := *w
		*w = old + step
		up := loss()
		*w = old - step
		down := loss()
		*w = old
		want := (up - down) / (2 * step)
		// A step may cross the bend of a rectifier, hence the slack.
		if math.Abs(want-float64(got)) > 0.05+0.05*math.Abs(want) {
			t.Errorf("%s: slope %.4f, difference %.4f", name, got, want)
		}
	}
	for i, d := range n.dense {
		for range 8 {
			k := rng.IntN(len(d.W))
			check(d.Name, &d.W[k], grads[i][k])
		}
	}
	for k := range wordGrad {
		check("word", &n.words.Row(word)[k], wordGrad[k])
		check("affix", &n.affixes.Row(affix)[k], affixGrad[k])
	}
}

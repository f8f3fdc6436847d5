package speech

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"readout"
	"readout/learn"
)

// TrainOptions say what a model is trained on and how; zero values are the
// settings of the model that is shipped.
type TrainOptions struct {
	Data    string                                     // the folder of PolNeAR
	Prepare func(*readout.Document, *readout.Analysis) // runs the stages before
	Out     string                                     // the model
	Epochs  int
	Seed    uint64
	Limit   int // reports learned from; 0 is all
	Log     io.Writer

	Embed, Dim, Layers, Buckets     int
	Batch                           int // tokens
	Rate                            float32
	Dropout, DropState, DropFeature float32
}

func (o *TrainOptions) defaults() {
	set := func(n *int, v int) {
		if *n == 0 {
			*n = v
		}
	}
	set(&o.Epochs, 9)
	set(&o.Embed, 128)
	set(&o.Dim, 192)
	set(&o.Layers, 3)
	set(&o.Buckets, 1<<15)
	set(&o.Batch, 1500)
	if o.Rate == 0 {
		o.Rate = 2e-3
	}
	if o.Dropout == 0 {
		o.Dropout, o.DropState, o.DropFeature = 0.25, 0.1, 0.1
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
}

// prepared is a report that the stages before have read.
type prepared struct {
	Attributed
	a *readout.Analysis
}

func prepare(o *TrainOptions, docs []Attributed) []prepared {
	var out []prepared
	for _, d := range docs {
		a := new(readout.Analysis)
		o.Prepare(d.Doc, a)
		out = append(out, prepared{d, a})
	}
	return out
}

// Train trains a model and keeps the best on the development part in o.Out.
func Train(ctx context.Context, o TrainOptions) error {
	o.defaults()
	train, err := ReadPolnear(o.Data, "train")
	if err != nil {
		return err
	}
	dev, err := ReadPolnear(o.Data, "dev")
	if err != nil {
		return err
	}
	rng := learn.NewRand(o.Seed)
	rng.Shuffle(len(train), func(i, j int) { train[i], train[j] = train[j], train[i] })
	if o.Limit > 0 && o.Limit < len(train) {
		train = train[:o.Limit]
	}
	start := time.Now()
	devSet := prepare(&o, dev)
	var examples []*example
	tokens, dim := 0, 0
	var top spanScore
	cues := cueCounts{}
	for _, d := range train {
		p := prepare(&o, []Attributed{d})[0]
		labels := goldLabels(p.a, d.Doc.Text, d.Gold)
		top.add(&p, labels)
		cues.add(newFinder(d.Doc, p.a), d.Gold)
		tokens += len(p.a.Tokens)
		if k := len(p.a.Vectors.Parts); k > 0 {
			dim = p.a.Vectors.Parts[k-1]
		}
		examples = append(examples, cutUp(&p, labels, o.Buckets, dim)...)
	}
	fmt.Fprintf(o.Log, "speech: %d reports, %d pieces, %d tokens, %.0f s; the labels allow %v\n", len(train), len(examples), tokens, time.Since(start).Seconds(), &top)
	n := newNet(&o, dim, rng)
	p := newPass(n, &o, learn.NewRand(o.Seed+100))
	adam := &learn.Adam{Beta1: 0.9, Beta2: 0.98}
	steps, total := 0, o.Epochs*(tokens/o.Batch+1)
	best := -1.0
	for epoch := range o.Epochs {
		start := time.Now()
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		p.loss = 0
		batches := 0
		for at := 0; at < len(examples); {
			if err := ctx.Err(); err != nil {
				return err
			}
			words, from := 0, at
			for ; at < len(examples) && words < o.Batch; at++ {
				words += len(examples[at].labels)
			}
			p.reset()
			p.run(examples[from:at], words)
			warmup := min(1, float32(steps+1)/100)
			p.step(adam, o.Rate*warmup*max(0.01, 1-float32(steps)/float32(total)))
			steps++
			batches++
		}
		var w learn.Writer
		n.save(&w, cues.words())
		var b bytes.Buffer
		if _, err := w.WriteTo(&b); err != nil {
			return err
		}
		m, err := open(b.String())
		if err != nil {
			return err
		}
		var s spanScore
		for i := range devSet {
			d := &devSet[i]
			f := newFinder(d.Doc, d.a)
			s.add(d, m.label(f, new(scratch)))
		}
		fmt.Fprintf(o.Log, "epoch %d: %.0f s, loss %.4f; dev %v\n", epoch+1, time.Since(start).Seconds(), p.loss/float64(batches), &s)
		if v := s.mean(); v > best {
			best = v
			if err := os.WriteFile(o.Out, b.Bytes(), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// cutUp makes examples of a report.
func cutUp(p *prepared, labels []label, buckets, dim int) (out []*example) {
	f := newFinder(p.Doc, p.a)
	rows := allFeatures(nil, f, buckets)
	for _, c := range pieces(p.a) {
		e := &example{rows: rows[c.first:c.end], labels: labels[c.first:c.end]}
		e.seen.of(p.a, c, dim)
		out = append(out, e)
	}
	return out
}

package entity

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"readout"
	"readout/learn"
)

// CorefOptions say how the ranker is trained. The zero value of a number is
// its default, with which the shipped weights were made.
type CorefOptions struct {
	Train, Dev string // folders of GUM
	Out        string
	Epochs     int
	Seed       uint64
	Log        io.Writer
	// Prepare runs the stages before coref.
	Prepare func(*readout.Document) *readout.Analysis
}

func (o *CorefOptions) defaults() error {
	if o.Prepare == nil || o.Out == "" {
		return errors.New("entity: training of coref needs a reader and a file to write")
	}
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
	return nil
}

// The costs of errors, added to the scores of what is wrong while learning, so
// that a margin is learned (Durrett and Klein 2013): to refer where nothing is
// referred to, to refer to nothing, and to refer to something else.
const (
	costFalse = 0.1
	costMiss  = 3.0
	costWrong = 1.0
	rateRank  = 0.05
	lassoRank = 5e-3 // pull to zero of each weight at each step
)

// A rankText is a report of the training set: its ranker, ready to link, and
// the gold chain of each phrase, 0 for none.
type rankText struct {
	*ranker
	gold []int32
}

type rankTrainer struct {
	CorefOptions
	weights, grads []float32 // grads: sums of squares (AdaGrad)
	step           uint32
	delta          map[uint32]float32
	sums           []float32 // of the weights at the end of each epoch but the first
}

// TrainCoref learns the ranker on GUM and keeps what the last epoch gives. It
// logs the share of right decisions on both parts.
func TrainCoref(ctx context.Context, o CorefOptions) error {
	if err := o.defaults(); err != nil {
		return err
	}
	names, err := Load()
	if err != nil {
		return err
	}
	train, err := o.texts(ctx, o.Train, names.clusters)
	if err != nil {
		return err
	}
	dev, err := o.texts(ctx, o.Dev, names.clusters)
	if err != nil {
		return err
	}
	t := &rankTrainer{CorefOptions: o, weights: make([]float32, rankBuckets), grads: make([]float32, rankBuckets), sums: make([]float32, rankBuckets), delta: map[uint32]float32{}}
	rng := learn.NewRand(o.Seed)
	for epoch := range o.Epochs {
		right, all := 0, 0
		for _, i := range rng.Perm(len(train)) {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			r, n := t.learn(train[i], true)
			right, all = right+r, all+n
		}
		if epoch > 0 {
			for f, w := range t.weights {
				t.sums[f] += w
			}
		}
		r, n := 0, 0
		for _, d := range dev {
			a, b := t.learn(d, false)
			r, n = r+a, n+b
		}
		fmt.Fprintf(o.Log, "epoch %d: decisions right: train %.2f, dev %.2f\n", epoch+1, 100*float64(right)/float64(all), 100*float64(r)/float64(n))
	}
	if o.Epochs > 1 { // the mean errs less on unseen text
		for f, s := range t.sums {
			t.weights[f] = s / float32(o.Epochs-1)
		}
	}
	used := 0
	for f, w := range t.weights {
		if math.Abs(float64(w)) < 0.004 {
			t.weights[f] = 0
			continue
		}
		used++
	}
	fmt.Fprintf(o.Log, "%d weights\n", used)
	var w learn.Writer
	w.Int16("weights", rankBuckets, t.weights)
	f, err := os.Create(o.Out)
	if err != nil {
		return err
	}
	if _, err := w.WriteTo(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// texts reads a folder of GUM.
func (o *CorefOptions) texts(ctx context.Context, dir string, clusters *clusterTable) ([]rankText, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.conllu"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("entity: no *.conllu in %s", dir)
	}
	var out []rankText
	for _, name := range files {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		g, err := ReadGUM(name)
		if err != nil {
			return nil, err
		}
		a := o.Prepare(g.Doc)
		r := newResolver(g.Doc, a)
		k := new(ranker)
		k.open(r, clusters)
		out = append(out, rankText{k, goldOf(k, g.Chains)})
	}
	return out, nil
}

// goldOf maps gold chains to phrases: a phrase with the same span, else the
// widest one inside that starts or ends where gold does.
func goldOf(k *ranker, chains [][]readout.Span) []int32 {
	gold := make([]int32, len(k.ps))
	at := map[readout.Span]int{}
	for i, p := range k.ps {
		at[p.Span] = i
	}
	var rest []struct {
		readout.Span
		chain int32
	}
	for c, spans := range chains {
		for _, s := range spans {
			if i, ok := at[s]; ok {
				gold[i] = int32(c + 1)
			} else {
				rest = append(rest, struct {
					readout.Span
					chain int32
				}{s, int32(c + 1)})
			}
		}
	}
	for _, s := range rest {
		best := -1
		for i, p := range k.ps {
			if gold[i] == 0 && (p.Start == s.Start || p.End == s.End) && s.Contains(k.a.Tokens[p.head].Span) && p.Overlaps(s.Span) &&
				(best < 0 || p.Len() > k.ps[best].Len()) {
				best = i
			}
		}
		if best >= 0 {
			gold[best] = s.chain
		}
	}
	return gold
}

// learn goes through a text once; with update it moves the weights.
func (t *rankTrainer) learn(x rankText, update bool) (right, all int) {
	k := x.ranker
	k.reset()
	var feats [][]uint32
	var scores []float64
	var good []bool
	m := 1
	for i := range k.ps {
		m = k.meet(i, m)
		g := x.gold[i]
		if c, ok := k.forced(i); ok {
			k.enter(i, c)
			continue
		}
		cands := append([]int32{-1}, k.candidates(i)...)
		feats, scores, good = feats[:0], scores[:0], good[:0]
		anyGood := false
		for _, j := range cands {
			var f []uint32
			ok := false
			if j >= 0 {
				f = k.pairFeatures(i, int(j))
				ok = g != 0 && x.gold[j] == g
			} else {
				f = k.newFeatures(i)
			}
			anyGood = anyGood || ok
			feats = append(feats, append([]uint32(nil), f...))
			good = append(good, ok)
		}
		good[0] = !anyGood
		best := 0
		for n := range cands {
			s := 0.0
			for _, f := range feats[n] {
				s += float64(t.weights[f])
			}
			scores = append(scores, s)
			if s > scores[best] {
				best = n
			}
		}
		all++
		if good[best] {
			right++
		}
		if update {
			for n := range cands {
				switch {
				case good[n]:
				case n == 0:
					scores[n] += costMiss
				case good[0]:
					scores[n] += costFalse
				default:
					scores[n] += costWrong
				}
			}
			t.update(feats, scores, good)
		}
		if j := cands[best]; j >= 0 {
			k.enter(i, k.find(k.chain[j]))
		} else {
			k.enter(i, k.newChain())
		}
	}
	return right, all
}

// update makes one step up the likelihood of the good choices.
func (t *rankTrainer) update(feats [][]uint32, scores []float64, good []bool) {
	most := math.Inf(-1)
	for _, s := range scores {
		most = max(most, s)
	}
	var sum, sumGood float64
	for n, s := range scores {
		e := math.Exp(s - most)
		sum += e
		if good[n] {
			sumGood += e
		}
	}
	clear(t.delta)
	for n, s := range scores {
		e := math.Exp(s - most)
		d := -e / sum
		if good[n] && sumGood > 0 {
			d += e / sumGood
		}
		if math.Abs(d) < 1e-4 {
			continue
		}
		for _, f := range feats[n] {
			t.delta[f] += float32(d)
		}
	}
	t.step++
	for f, d := range t.delta {
		if d == 0 {
			continue
		}
		t.grads[f] += d * d
		rate := float32(rateRank / math.Sqrt(float64(t.grads[f])+1e-6))
		w := t.weights[f] + rate*d
		if pull := rate * lassoRank; w > pull {
			w -= pull
		} else if w < -pull {
			w += pull
		} else {
			w = 0
		}
		t.weights[f] = w
	}
}

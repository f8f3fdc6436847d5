package entity

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"readout"
	"readout/learn"
)

// TrainOptions say what a model of names is trained on and how; zero values
// are the settings of the model that is shipped.
type TrainOptions struct {
	Train   string // folder of .tsv files: token, BIOES label
	Dev     string // the same, scored after each epoch; its F1 chooses the epoch
	Vectors string // word vectors, from which clusters are made
	Out     string // the model
	// Prepare runs the stages before this one, which stages do not import.
	Prepare func(*readout.Document, *readout.Analysis)
	Log     io.Writer

	Epochs      int
	Seed        uint64
	Cutoff      int     // features seen less often are left out
	Features    int     // at most so many are kept in the model
	Rate        float64 // of the first epoch
	Decay       float64 // L2, for the whole of the training set
	Dropout     float64 // share of the features of a sentence that are hidden while it is learned
	Context     int     // size of the network over contexts; less than 0: none
	ContextRate float64 // of its optimiser
	Copies      float64 // share of texts that are learned a second time in capitals
}

func (o *TrainOptions) defaults() {
	o.Epochs = cmp.Or(o.Epochs, 14)
	o.Seed = cmp.Or(o.Seed, 1)
	o.Cutoff = cmp.Or(o.Cutoff, 2)
	o.Features = cmp.Or(o.Features, 100000)
	o.Rate = cmp.Or(o.Rate, 0.06)
	o.Decay = cmp.Or(o.Decay, 1)
	o.Dropout = cmp.Or(o.Dropout, 0.4)
	o.Context = cmp.Or(o.Context, 160)
	o.ContextRate = cmp.Or(o.ContextRate, 1.5e-3)
	o.Copies = cmp.Or(o.Copies, 0.1)
	if o.Log == nil {
		o.Log = io.Discard
	}
}

// An instance is a sentence with the features of its tokens.
type instance struct {
	features []uint32 // rows, all tokens one after the other
	ends     []uint32 // where those of each token end
	labels   []label
	vectors  readout.Vectors // one row for each token
}

type trainer struct {
	TrainOptions
	clusters  *clusterTable
	keys      []uint32 // of the features, by row
	rows      map[uint32]uint32
	train     []instance
	dev       []goldText
	weights   []float32 // rows of nLabels, times scale
	trans     [nLabels][nLabels]float32
	average   []float32 // of weights times scale, over the training
	meanTrans [nLabels][nLabels]float32
	scale     float64
	field     field
	hidden    instance
	context   *contextTrainer // nil when Prepare leaves no vectors
}

// Train trains a model and keeps the best on the development part in o.Out.
func Train(ctx context.Context, o TrainOptions) error {
	o.defaults()
	t := &trainer{TrainOptions: o, scale: 1}
	if err := t.read(); err != nil {
		return err
	}
	t.weights, t.average = make([]float32, len(t.keys)*nLabels), make([]float32, len(t.keys)*nLabels)
	rng := learn.NewRand(o.Seed)
	if v := t.train[0].vectors; len(v.Parts) > 0 && o.Context > 0 {
		t.context = newContextTrainer(v.Parts, o.Context, learn.NewRand(o.Seed+1))
	}
	best := -1.0
	step := 0
	averages := 0
	next := len(t.train) / 4
	for epoch := range o.Epochs {
		order := rng.Perm(len(t.train))
		loss := 0.0
		for at := 0; at < len(order); at += batchSize {
			if err := ctx.Err(); err != nil {
				return err
			}
			done := float64(step) / float64(len(t.train)*o.Epochs)
			batch := t.batch(order[at:min(at+batchSize, len(order))])
			rate := o.Rate / (1 + 12*done)
			learnOne := func(s *instance, context learn.Matrix) { loss += t.learn(t.hide(s, rng), context, rate) }
			if t.context != nil {
				t.context.step(batch, float32(o.ContextRate*min(1, 100*done+0.01)*(1-done)), learnOne)
			} else {
				for _, s := range batch {
					learnOne(s, learn.Matrix{})
				}
			}
			if step += len(batch); step >= next {
				// The average over the way errs less than where it ends.
				averages++
				for i, w := range t.weights {
					t.average[i] += (w*float32(t.scale) - t.average[i]) / float32(averages)
				}
				for i := range t.trans {
					for j, w := range t.trans[i] {
						t.meanTrans[i][j] += (w - t.meanTrans[i][j]) / float32(averages)
					}
				}
				next += len(t.train) / 4
			}
		}
		if epoch == 1 {
			averages = 0 // the first steps are too wild to count
		}
		m, file, err := t.model()
		if err != nil {
			return err
		}
		s := m.score(t.dev, o.Prepare)
		fmt.Fprintf(o.Log, "epoch %d: loss %.4f; dev %v\n", epoch+1, loss/float64(len(t.train)), s)
		if s.F1() > best {
			best = s.F1()
			if o.Out != "" {
				if err := os.WriteFile(o.Out, file, 0o644); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

const batchSize = 16

func (t *trainer) batch(order []int) (out []*instance) {
	for _, i := range order {
		out = append(out, &t.train[i])
	}
	return out
}

// hide drops features by chance, so that none is relied upon alone.
func (t *trainer) hide(s *instance, rng *rand.Rand) *instance {
	if t.Dropout == 0 {
		return s
	}
	out := &t.hidden
	out.labels, out.features, out.ends = s.labels, out.features[:0], out.ends[:0]
	start := uint32(0)
	limit := uint32(t.Dropout * (1 << 32))
	for _, end := range s.ends {
		for _, f := range s.features[start:end] {
			if rng.Uint32() >= limit {
				out.features = append(out.features, f)
			}
		}
		start = end
		out.ends = append(out.ends, uint32(len(out.features)))
	}
	return out
}

func (t *trainer) read() error {
	data, err := os.ReadFile(t.Vectors)
	if err != nil {
		return err
	}
	f, err := learn.Open(string(data))
	if err != nil {
		return err
	}
	v, err := learn.LoadVectors(f)
	if err != nil {
		return err
	}
	t.clusters = newClusters(v, t.Seed)
	fmt.Fprintf(t.Log, "clusters of %d words\n", len(v.Words)-1)
	texts, err := readColumns(t.Train)
	if err != nil {
		return err
	}
	if t.dev, err = readColumns(t.Dev); err != nil {
		return err
	}
	texts = append(texts, t.capitalised(texts)...)
	t.index(texts)
	return nil
}

// capitalised copies some texts with sentences in capitals or in the title
// case of headlines, where the corpus has few of them.
func (t *trainer) capitalised(texts []goldText) []goldText {
	rng := learn.NewRand(t.Seed + 7)
	var out []goldText
	for _, g := range texts {
		if rng.Float64() >= t.Copies {
			continue
		}
		var a readout.Analysis
		t.Prepare(g.doc, &a)
		text := []byte(g.doc.Text)
		for i := 1; i < len(a.Sentences); i++ {
			s := a.Sentences[i]
			way := rng.IntN(4)
			for j := s.Start; j < s.End; j++ {
				first := j == s.Start || text[j-1] == ' '
				if c := text[j]; 'a' <= c && c <= 'z' && (way == 0 || way == 1 && first) {
					text[j] = c - 32
				}
			}
		}
		d := *g.doc
		d.Text = string(text)
		out = append(out, goldText{&d, g.names})
	}
	return out
}

// index finds the features of all texts and numbers those that are seen often
// enough.
func (t *trainer) index(texts []goldText) {
	counts := make([]uint8, 1<<26)
	var cur instance
	t.each(texts, func(features []learn.Hash) {
		for _, h := range features {
			key := featureKey(h)
			if c := &counts[key>>6]; *c < 255 {
				*c++
			}
			cur.features = append(cur.features, key)
		}
		cur.ends = append(cur.ends, uint32(len(cur.features)))
	}, func(labels []label, vectors readout.Vectors) {
		cur.labels, cur.vectors = slices.Clone(labels), vectors
		cur.vectors.Data, cur.vectors.Scale = slices.Clone(vectors.Data), slices.Clone(vectors.Scale)
		cur.features, cur.ends = slices.Clone(cur.features), slices.Clone(cur.ends)
		t.train = append(t.train, cur)
		cur = instance{}
	})
	t.rows = map[uint32]uint32{}
	for i := range t.train {
		t.number(&t.train[i], counts)
	}
	fmt.Fprintf(t.Log, "%d sentences, %d features\n", len(t.train), len(t.keys))
}

// number puts rows in place of the keys of features, and leaves out the rare.
func (t *trainer) number(s *instance, counts []uint8) {
	kept, start := s.features[:0], uint32(0)
	for i, end := range s.ends {
		for _, key := range s.features[start:end] {
			if int(counts[key>>6]) < t.Cutoff {
				continue
			}
			row, ok := t.rows[key]
			if !ok {
				row = uint32(len(t.keys))
				t.rows[key] = row
				t.keys = append(t.keys, key)
			}
			kept = append(kept, row)
		}
		start, s.ends[i] = end, uint32(len(kept))
	}
	s.features = slices.Clone(kept)
}

// each calls token for the features of every token of texts, and sentence
// after those of each sentence.
func (t *trainer) each(texts []goldText, token func([]learn.Hash), sentence func([]label, readout.Vectors)) {
	var v view
	var hashes []learn.Hash
	lost := 0
	for _, g := range texts {
		var a readout.Analysis
		t.Prepare(g.doc, &a)
		labels, missed := project(&a, g.names)
		lost += missed
		v.look(g.doc, &a, t.clusters)
		for i := 1; i < len(a.Sentences); i++ {
			first, end := int(a.Sentences[i].Tokens.First), int(a.Sentences[i].Tokens.End)
			if first >= end {
				continue
			}
			for at := first; at < end; at++ {
				hashes = v.contextFeatures(hashes[:0], at, first, end)
				for distance := range distances {
					hashes = wordFeatures(hashes, v.at(at+distance-2, first, end), distance)
				}
				token(hashes)
			}
			sentence(labels[first:end], rowsOf(a.Vectors, first, end))
		}
	}
	if lost > 0 {
		fmt.Fprintf(t.Log, "%d names do not begin and end with our tokens, or span sentences\n", lost)
	}
}

// rowsOf is the part of v that tokens first to end have.
func rowsOf(v readout.Vectors, first, end int) readout.Vectors {
	if len(v.Parts) == 0 {
		return v
	}
	dim := 0
	for _, p := range v.Parts {
		dim += p
	}
	v.Data, v.Scale = v.Data[first*dim:end*dim], v.Scale[first*len(v.Parts):end*len(v.Parts)]
	return v
}

// project labels the tokens that names cover, and counts the names whose
// bounds are none of tokens.
func project(a *readout.Analysis, names []goldName) (labels []label, missed int) {
	labels = make([]label, len(a.Tokens))
	t := 1
	s := 1
	for _, n := range names {
		for t < len(a.Tokens) && a.Tokens[t].End <= n.Start {
			t++
		}
		e := t
		for e < len(a.Tokens) && a.Tokens[e].Start < n.End {
			e++
		}
		if e == t {
			missed++
			continue
		}
		for s+1 < len(a.Sentences) && int(a.Sentences[s].Tokens.End) <= t {
			s++
		}
		if end := int(a.Sentences[s].Tokens.End); e > end {
			e = end
			missed++
		} else if a.Tokens[t].Start != n.Start || a.Tokens[e-1].End != n.End {
			missed++
		}
		setLabels(labels[t:e], n.typ)
		t = e
	}
	return labels, missed
}

// model makes the model of the weights as they are: the strongest features,
// rounded to bytes.
func (t *trainer) model() (*Model, []byte, error) {
	type ranked struct {
		row  int
		most float32
	}
	all := make([]ranked, len(t.keys))
	for r := range all {
		var sum float32
		for _, w := range t.average[r*nLabels:][:nLabels] {
			sum += w * w
		}
		all[r] = ranked{r, sum}
	}
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.most, a.most), cmp.Compare(a.row, b.row)) })
	all = all[:min(len(all), t.Features)]
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Compare(t.keys[a.row], t.keys[b.row]) })
	// One step of all weights, so that a few outliers are clipped.
	const step = weightStep
	var keys, rows []byte
	for _, f := range all {
		keys = binary.LittleEndian.AppendUint32(keys, t.keys[f.row])
		for _, w := range t.average[f.row*nLabels:][:nLabels] {
			q := math.RoundToEven(float64(w) * (1 - t.Dropout) / step)
			rows = append(rows, byte(128+int(max(-127, min(127, q)))))
		}
	}
	trans := make([]float32, nLabels*nLabels)
	for i := range trans {
		trans[i] = float32(math.RoundToEven(float64(t.meanTrans[i/nLabels][i%nLabels]) / step))
	}
	var w learn.Writer
	w.Strings("words", t.clusters.words.Words[1:])
	w.Bytes("clusters", t.clusters.ids)
	w.Bytes("keys", keys)
	w.Bytes("rows", rows)
	w.Float32("transitions", nLabels, trans)
	if t.context != nil {
		t.context.save(&w)
	}
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		return nil, nil, err
	}
	m, err := readModel(b.String())
	return m, b.Bytes(), err
}

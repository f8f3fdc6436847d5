package event

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"

	"readout"
	"readout/learn"
)

// TrainOptions say what the types are learned from and how; zero values are
// the settings of the model that is shipped.
type TrainOptions struct {
	Train   string // sentences with a marked source, target and type
	Blame   string // folder of MUC-4, whose part dev is learned from
	Vectors string // word vectors, from which clusters are made
	Out     string // the model
	// Prepare fills the tables of the stages before this one.
	Prepare func(*readout.Document) *readout.Analysis
	Log     io.Writer

	Epochs  int
	Seed    uint64
	Rate    float64
	Decay   float64 // L2
	Dropout float64 // share of the features that are hidden at each step
}

func (o *TrainOptions) defaults() {
	o.Epochs = cmp.Or(o.Epochs, 20)
	o.Seed = cmp.Or(o.Seed, 1)
	o.Rate = cmp.Or(o.Rate, 0.05)
	o.Decay = cmp.Or(o.Decay, 1e-4)
	o.Dropout = cmp.Or(o.Dropout, 0.3)
	if o.Log == nil {
		o.Log = io.Discard
	}
}

// Train learns the types and writes the model. It prints what five-fold
// cross-validation on the same sentences scores.
func Train(ctx context.Context, o TrainOptions) error {
	o.defaults()
	data, err := os.ReadFile(o.Vectors)
	if err != nil {
		return err
	}
	file, err := learn.Open(string(data))
	if err != nil {
		return err
	}
	v, err := learn.LoadVectors(file)
	if err != nil {
		return err
	}
	like := &Model{clusters: newClusters(v, o.Seed)}
	marked, err := ReadMarked(o.Train)
	if err != nil {
		return err
	}
	instances := make([]Instance, len(marked))
	for i, x := range marked {
		if err := ctx.Err(); err != nil {
			return err
		}
		d := x.Document(i)
		instances[i] = like.Instance(d, o.Prepare(d), x)
	}
	right := 0
	for fold := range Folds {
		m := like.fit(instances, fold, o)
		for i, x := range instances {
			if i%Folds == fold && m.best(x.features) == x.root {
				right++
			}
		}
	}
	fmt.Fprintf(o.Log, "%d sentences; types right in %d-fold cross-validation %.2f\n", len(instances), Folds, 100*float64(right)/float64(len(instances)))
	m := like.fit(instances, -1, o)
	if err := m.learnBlame(ctx, o); err != nil {
		return err
	}
	return m.write(o.Out)
}

// learnBlame learns on whose word a perpetrator is held to be one.
func (m *Model) learnBlame(ctx context.Context, o TrainOptions) error {
	reports, err := ReadMUC(o.Blame, "dev")
	if err != nil {
		return err
	}
	var examples []learn.Example
	for _, r := range reports {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(r.Perps) == 0 {
			continue
		}
		a := o.Prepare(r.Document)
		f := newFinder(r.Document, a, nil)
		f.find()
		for _, p := range r.Perps {
			var ms []uint32
			for i := 1; i < len(a.Mentions) && len(ms) < mostMentions; i++ {
				if p.Is(r.Document, a, uint32(i)) {
					ms = append(ms, uint32(i))
				}
			}
			if len(ms) == 0 {
				continue
			}
			word := readout.Responsibility(0)
			for i := range f.found {
				if x := f.blamedFor(&f.found[i]); x != 0 && f.same(x, ms) {
					word = f.onWord(&f.found[i], x)
					break
				}
			}
			examples = append(examples, learn.Example{Features: f.blameFeatures(nil, ms, word), Class: int(p.Classes[0]) - 1, Weight: 1})
		}
	}
	l := &learn.Multinomial{Buckets: blameBuckets, Classes: responsibilities, Epochs: o.Epochs, Seed: o.Seed, Rate: float32(o.Rate), Decay: 1e-3, Dropout: 0.5}
	right := 0
	for fold := range Folds {
		var train []learn.Example
		for i, x := range examples {
			if i%Folds != fold {
				train = append(train, x)
			}
		}
		l.Train(train)
		lin := l.Linear()
		var scores [responsibilities]int32
		for i := fold; i < len(examples); i += Folds {
			lin.Scores(scores[:], examples[i].Features)
			if learn.Best(scores[:]) == examples[i].Class {
				right++
			}
		}
	}
	fmt.Fprintf(o.Log, "%d perpetrators; classes of responsibility right in %d-fold cross-validation %.2f\n", len(examples), Folds, 100*float64(right)/float64(len(examples)))
	l.Train(examples)
	m.trained[1] = l
	return nil
}

// Folds is how many parts cross-validation cuts the sentences into: sentence i
// is in part i modulo Folds.
const Folds = 5

// An Instance is a marked sentence as the model sees it.
type Instance struct {
	features []uint32
	root     Root
}

// Instance makes an instance of a sentence that the stages before this one
// have read.
func (m *Model) Instance(d *readout.Document, a *readout.Analysis, x Marked) Instance {
	f := newFinder(d, a, nil)
	f.find()
	deed := f.between(x.Source, x.Target)
	return Instance{f.features(nil, &deed, m), x.Root}
}

// Without learns a model of types like m from all instances but those of a fold.
func (m *Model) Without(fold int, instances []Instance) *Model {
	var o TrainOptions
	o.defaults()
	return m.fit(instances, fold, o)
}

// Between is the root that m finds for an instance.
func (m *Model) Between(x Instance) Root { return m.best(x.features) }

func (m *Model) fit(instances []Instance, without int, o TrainOptions) *Model {
	l := learn.Multinomial{Buckets: buckets, Classes: Roots, Epochs: o.Epochs, Seed: o.Seed,
		Rate: float32(o.Rate), Decay: float32(o.Decay), Dropout: float32(o.Dropout)}
	var examples []learn.Example
	for i, x := range instances {
		if i%Folds != without {
			examples = append(examples, learn.Example{Features: x.features, Class: int(x.root), Weight: 1})
		}
	}
	l.Train(examples)
	return &Model{types: l.Linear(), blame: m.blame, clusters: m.clusters, trained: [2]*learn.Multinomial{&l}, name: fmt.Sprintf("event without %d", without)}
}

// write writes a model that was just learned.
func (m *Model) write(name string) error {
	var w learn.Writer
	m.trained[0].Save(&w, "types")
	m.trained[1].Save(&w, "blame")
	w.Strings("words", m.clusters.words.Words[1:])
	w.Bytes("clusters", m.clusters.ids)
	var out bytes.Buffer
	if _, err := w.WriteTo(&out); err != nil {
		return err
	}
	return os.WriteFile(name, out.Bytes(), 0o644)
}

package story

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"readout"
	"readout/learn"
)

// TrainOptions say what is learned from. Zero values are the settings of the
// model that is shipped; training/story.txt is its recipe.
type TrainOptions struct {
	Corpora string // the folder of corpora
	Out     string // the model
	Epochs  int
	Seed    uint64
	Log     io.Writer // progress, and the scores of every fold
}

// A labelled report tells the story that it is named after; without one it is a
// distractor.
type labelled struct {
	doc   *readout.Document
	story string
	topic string // what keeps it from the judge with stories that look like its own
}

// corpus is a stream of labelled reports.
type corpus struct {
	name string
	docs []labelled
	thin int // words are counted in one of so many reports; 0: in all
}

// folds is how many parts the stories of all corpora are cut into for
// cross-validation.
const folds = 5

// Train counts the words of the corpora, has the reports placed as their labels
// say and then as the judge itself says, and fits the judge to the choices that
// came up. It writes the judge that has seen all, and logs how judges do on the
// stories of a fold that they have not seen.
func Train(ctx context.Context, o TrainOptions) error {
	o.Epochs, o.Seed = cmp.Or(o.Epochs, 36), cmp.Or(o.Seed, 1)
	corpora, err := readCorpora(o.Corpora)
	if err != nil {
		return err
	}
	words, counts, names, docs := countWords(corpora)
	b := newBackground(docs, words, counts, names)
	fmt.Fprintf(o.Log, "story: %d words of %d reports\n", len(words), docs)
	var first []choice // as the labels say
	for _, c := range corpora {
		first = append(first, choicesOf(&model{background: b}, c)...)
	}
	m, err := learnJudge(ctx, b, corpora, first, -1, o)
	if err != nil {
		return err
	}
	for _, c := range corpora {
		_, placed := gather(m, c)
		var s sums
		s.add(c, placed, -1)
		fmt.Fprintf(o.Log, "story: %-14s %v\n", c.name, s)
	}
	var w learn.Writer
	saveBackground(&w, docs, words, counts, names)
	m.judge.save(&w)
	if err := write(&w, o.Out); err != nil {
		return err
	}
	return crossValidate(ctx, b, corpora, first, o)
}

// learnJudge fits a judge to the first choices, has it place the reports, and
// fits another to those choices too: it has seen then what errors look like
// from inside. Nothing is learned of the stories of the fold.
func learnJudge(ctx context.Context, b *background, corpora []corpus, first []choice, fold int, o TrainOptions) (*model, error) {
	choices := slices.Clone(first)
	m := &model{background: b, judge: fit(choices, fold, o)}
	for _, c := range corpora {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		choices = append(choices, choicesOf(m, c)...)
	}
	return &model{background: b, judge: fit(choices, fold, o)}, ctx.Err()
}

// crossValidate logs how judges do on the stories that were kept from them, and
// with them all that is of one topic. Undated corpora are placed in several
// orders.
func crossValidate(ctx context.Context, b *background, corpora []corpus, first []choice, o TrainOptions) error {
	all := make([]sums, len(corpora))
	for fold := range folds {
		m, err := learnJudge(ctx, b, corpora, first, fold, o)
		if err != nil {
			return err
		}
		for i, c := range corpora {
			_, placed := gather(m, c)
			all[i].add(c, placed, fold)
			if c.dated() {
				continue
			}
			for k := range orders {
				other := c.shuffled(uint64(orders + k))
				_, placed := gather(m, other)
				all[i].add(other, placed, fold)
			}
		}
	}
	for i, c := range corpora {
		fmt.Fprintf(o.Log, "story: %-14s %v of stories kept from the judge\n", c.name, all[i])
	}
	return nil
}

func write(w *learn.Writer, name string) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := w.WriteTo(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// sums are B-cubed precision and recall, summed over reports.
type sums struct{ p, r, n float64 }

// add scores the reports whose story is of the fold; all, when fold is -1.
// Distractors take part and are not scored.
func (s *sums) add(c corpus, placed []string, fold int) {
	size, gold, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for i, d := range c.docs {
		size[placed[i]]++
		gold[d.story]++
		both[[2]string{placed[i], d.story}]++
	}
	for i, d := range c.docs {
		if d.story == "" || fold >= 0 && d.fold() != fold {
			continue
		}
		k := float64(both[[2]string{placed[i], d.story}])
		s.p += k / float64(size[placed[i]])
		s.r += k / float64(gold[d.story])
		s.n++
	}
}

func (s sums) String() string {
	p, r := s.p/max(s.n, 1), s.r/max(s.n, 1)
	return fmt.Sprintf("B3 P %.3f R %.3f F1 %.3f", p, r, 2*p*r/max(p+r, 1e-9))
}

// dated says whether any report of the corpus has a date.
func (c corpus) dated() bool {
	return slices.ContainsFunc(c.docs, func(d labelled) bool { _, ok := d.doc.Date(); return ok })
}

func (c corpus) shuffled(seed uint64) corpus {
	c.docs = slices.Clone(c.docs)
	learn.NewRand(seed).Shuffle(len(c.docs), func(i, j int) { c.docs[i], c.docs[j] = c.docs[j], c.docs[i] })
	return c
}

// fold is by topic, so that no judge has seen the look-alike of a story that
// was kept from it.
func (d labelled) fold() int { return int(hash(cmp.Or(d.topic, d.story))>>8) % folds }

// sortStream puts reports in order of publication; those without a date come
// last, in the order given.
func sortStream(docs []labelled) {
	slices.SortStableFunc(docs, func(a, b labelled) int { return ByDate(a.doc, b.doc) })
}

// ByDate orders reports for a Placer, by a stable sort: by date, those without
// one last.
func ByDate(a, b *readout.Document) int {
	at, aok := a.Date()
	bt, bok := b.Date()
	if aok != bok {
		if aok {
			return -1
		}
		return 1
	}
	return at.Compare(bt)
}

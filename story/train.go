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
// came up. It logs how a judge does on the stories of a fold that it has not
// seen, and writes the one that has seen all.
func Train(ctx context.Context, o TrainOptions) error {
	o.Epochs, o.Seed = cmp.Or(o.Epochs, 30), cmp.Or(o.Seed, 1)
	corpora, err := readCorpora(o.Corpora)
	if err != nil {
		return err
	}
	words, counts, names, docs := countWords(corpora)
	m := &model{background: newBackground(docs, words, counts, names)}
	fmt.Fprintf(o.Log, "story: %d words of %d reports\n", len(words), docs)
	var choices []choice
	for round := range 2 {
		for _, c := range corpora {
			if err := ctx.Err(); err != nil {
				return err
			}
			got, _ := gather(m, c)
			choices = append(choices, balanced(got)...)
		}
		m.judge = fit(choices, -1, o)
		fmt.Fprintf(o.Log, "story: round %d, %d choices\n", round+1, len(choices))
		for _, c := range corpora {
			_, placed := gather(m, c)
			p, r, f := score(c, placed, -1)
			fmt.Fprintf(o.Log, "story: %-14s B3 P %.3f R %.3f F1 %.3f\n", c.name, p, r, f)
		}
	}
	var w learn.Writer
	saveBackground(&w, docs, words, counts, names)
	m.judge.save(&w)
	if err := write(&w, o.Out); err != nil {
		return err
	}
	return crossValidate(ctx, m, corpora, choices, o)
}

// crossValidate logs how judges do on the stories that were kept from them.
func crossValidate(ctx context.Context, m *model, corpora []corpus, choices []choice, o TrainOptions) error {
	sums := make([]float64, len(corpora))
	for fold := range folds {
		held := &model{background: m.background, judge: fit(choices, fold, o)}
		for i, c := range corpora {
			if err := ctx.Err(); err != nil {
				return err
			}
			_, placed := gather(held, c)
			_, _, f := score(c, placed, fold)
			sums[i] += f / folds
		}
	}
	for i, c := range corpora {
		fmt.Fprintf(o.Log, "story: %-14s B3 F1 %.3f of stories kept from the judge\n", c.name, sums[i])
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

// score is B-cubed over the reports whose story is of the fold; of all, when
// fold is -1. Distractors take part and are not scored.
func score(c corpus, placed []string, fold int) (p, r, f float64) {
	size, gold, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for i, d := range c.docs {
		size[placed[i]]++
		gold[d.story]++
		both[[2]string{placed[i], d.story}]++
	}
	n := 0.0
	for i, d := range c.docs {
		if d.story == "" || fold >= 0 && foldOf(d.story) != fold {
			continue
		}
		k := float64(both[[2]string{placed[i], d.story}])
		p += k / float64(size[placed[i]])
		r += k / float64(gold[d.story])
		n++
	}
	p, r = p/max(n, 1), r/max(n, 1)
	return p, r, 2 * p * r / max(p+r, 1e-9)
}

func foldOf(story string) int { return int(hash(story)>>8) % folds }

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

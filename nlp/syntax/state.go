package syntax

import (
	"fmt"
	"os"
	"slices"

	"readout/learn"
)

// The state of a training is all weights as they were learned, not rounded and
// the word vectors not folded in, so that a later training can start from them.

func (n *net) params() []*learn.Param { return append(slices.Clone(n.dense), n.words, n.affixes) }

func (n *net) saveState(w *learn.Writer) {
	w.Strings("vocabulary", n.vocabulary.Words[1:])
	for _, p := range n.params() {
		w.Float32(p.Name, p.Cols, p.W)
	}
}

// loadState sets the weights to those of an earlier training of the same shape.
func (n *net) loadState(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	f, err := learn.Open(string(data))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	words, err := f.Strings("vocabulary")
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if !slices.Equal(words, n.vocabulary.Words[1:]) {
		return fmt.Errorf("%s: trained with another vocabulary", path)
	}
	for _, p := range n.params() {
		weights, cols, err := f.Float32(p.Name)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if cols != p.Cols || len(weights) != len(p.W) {
			return fmt.Errorf("%s: %s has another shape", path, p.Name)
		}
		copy(p.W, weights)
	}
	return nil
}

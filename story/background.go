package story

import (
	"fmt"
	"math"

	"readout/learn"
)

// background is in how many reports of news at large each word is, and whether
// it is a name there.
type background struct {
	weights map[uint32]float32
	names   map[uint32]bool // false for a known word that is no name
	unseen  float32         // the weight of a word that was not counted
}

const (
	// unseenCount is the count that a word has which was not counted.
	unseenCount = 10
	// rarityPower flattens the weight of rare words, which are names of a story
	// and noise alike.
	rarityPower = 0.7
)

func newBackground(docs int, words []string, counts []float32, names string) *background {
	b := &background{weights: make(map[uint32]float32, len(words)), names: make(map[uint32]bool, len(words))}
	rarity := func(n float64) float32 {
		return float32(math.Pow(math.Log(1+float64(docs)/(n+0.5)), rarityPower))
	}
	for i, w := range words {
		id := hash(w)
		b.weights[id] = rarity(float64(counts[i]))
		b.names[id] = names[i] == 1
	}
	b.unseen = rarity(unseenCount)
	return b
}

func (b *background) weight(id uint32) float32 {
	if w, ok := b.weights[id]; ok {
		return w
	}
	return b.unseen
}

func (b *background) isName(id uint32) bool {
	is, known := b.names[id]
	return is || !known
}

func (b *background) String() string { return fmt.Sprintf("%d words", len(b.weights)) }

// loadBackground reads what saveBackground wrote.
func loadBackground(f *learn.File) (*background, error) {
	words, err := f.Strings("words")
	if err != nil {
		return nil, err
	}
	counts, _, err := f.Float32("counts")
	if err != nil {
		return nil, err
	}
	names, err := f.Bytes("names")
	if err != nil {
		return nil, err
	}
	if len(counts) != len(words)+1 || len(names) != len(words) {
		return nil, fmt.Errorf("%w: %d words, %d counts", learn.ErrFormat, len(words), len(counts))
	}
	return newBackground(int(counts[0]), words, counts[1:], names), nil
}

func saveBackground(w *learn.Writer, docs int, words []string, counts []float32, names string) {
	w.Strings("words", words)
	w.Float32("counts", 1, append([]float32{float32(docs)}, counts...))
	w.Bytes("names", []byte(names))
}

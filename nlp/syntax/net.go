package syntax

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"readout"
	"readout/learn"
)

// netShape is the size of the network.
type netShape struct {
	embed, dim, layers int
	arc, rel           int
	buckets            int // rows of the affix table
}

// outputs of the tag layer: UPOS, XPOS, then classes of features.
type tagset struct {
	feats []readout.Feats
}

func (t tagset) upos() (lo, hi int)  { return 0, maxUPOS + 1 }
func (t tagset) xpos() (lo, hi int)  { return maxUPOS + 1, maxUPOS + 1 + len(xposNames) }
func (t tagset) featr() (lo, hi int) { _, lo = t.xpos(); return lo, lo + len(t.feats) }

// Distances between a word and its head are scored in steps.
const distances = 24

func distanceStep(head, word int) int {
	d := head - word
	side := 0
	if d < 0 {
		d, side = -d, distances/2
	}
	step := d - 1
	switch {
	case d > 40:
		step = 11
	case d > 24:
		step = 10
	case d > 14:
		step = 9
	case d > 9:
		step = 8
	case d > 7:
		step = 7
	}
	return side + step
}

// pairUp describes a word and its head to the scorer of relations.
func pairUp(pair, dep, head []float32) {
	sums, products := pair[:len(dep)], pair[len(dep):]
	for k, v := range dep {
		sums[k] = max(v+head[k], 0)
		products[k] = v * head[k]
	}
}

// net is the network in training.
type net struct {
	netShape
	tagset
	vocabulary *learn.Vocabulary
	fromRaw    []uint32 // per row of words: its row of vectors
	vectors    *learn.Vectors

	words, affixes *learn.Param // sparse
	lift           *learn.Affine
	encoder        *learn.EncoderTrainer
	tags, arcs     *learn.Affine
	head           *learn.Affine // bilinear form of the arcs
	rels, relOut   *learn.Affine
	rootArc        *learn.Param
	rootRel        *learn.Param
	distance       *learn.Param
	dense          []*learn.Param
}

func newNet(shape netShape, train []goldSentence, vectors *learn.Vectors, rng *rand.Rand) *net {
	n := &net{netShape: shape, vectors: vectors}
	counts, forms := map[string]int{}, map[string]int{}
	seen := map[readout.Feats]int{}
	for _, s := range train {
		for _, w := range s {
			norm := learn.Norm(w.form)
			counts[norm]++
			if norm != w.form {
				forms[w.form]++
			}
			seen[w.feats]++
		}
	}
	words := slices.Clone(vectors.Words[1:])
	known := map[string]bool{}
	for _, w := range words {
		known[w] = true
	}
	for _, list := range []map[string]int{counts, forms} {
		var more []string
		for w, c := range list {
			if c >= 2 && !known[w] {
				more = append(more, w)
			}
		}
		slices.Sort(more)
		words = append(words, more...)
	}
	n.vocabulary = learn.NewVocabulary(words)
	rows := len(words) + firstWord
	n.fromRaw = make([]uint32, rows)
	for i, w := range words {
		n.fromRaw[i+firstWord] = vectors.Lookup(w)
	}
	for f := range seen {
		n.feats = append(n.feats, f)
	}
	slices.Sort(n.feats)

	n.words = learn.NewParam("words", rows, n.embed, 0, rng)
	n.affixes = learn.NewParam("affixes", n.buckets, n.embed, 8*n.embed, rng)
	n.lift = learn.NewAffine("lift", vectors.Dim, n.embed, rng)
	n.encoder = learn.NewEncoderTrainer(n.embed, n.dim, n.layers, rng)
	_, outputs := n.featr()
	n.tags = learn.NewAffine("tags", n.dim, outputs, rng)
	n.arcs = learn.NewAffine("arcs", n.dim, 2*n.arc, rng)
	n.head = learn.NewAffine("head", n.arc, n.arc, rng)
	n.rels = learn.NewAffine("rels", n.dim, 2*n.rel, rng)
	n.relOut = learn.NewAffine("relation", 2*n.rel, readout.Relations, rng)
	n.rootArc = learn.NewParam("root.arc", 1, n.arc, n.arc, rng)
	n.rootRel = learn.NewParam("root.rel", 1, n.rel, n.rel, rng)
	n.distance = learn.NewParam("distance", 1, distances, 0, rng)
	n.dense = append(n.dense, n.encoder.Params()...)
	for _, l := range []*learn.Affine{n.lift, n.tags, n.arcs, n.head, n.rels, n.relOut} {
		n.dense = append(n.dense, l.Params()...)
	}
	n.dense = append(n.dense, n.rootArc, n.rootRel, n.distance)
	return n
}

// wordTable is the word table as it runs: what was learned from the treebank
// and the lifted vector from running text in one row. A word that the treebank
// does not have keeps the row of unknown words for its first part.
func (n *net) wordTable(trained []bool) []float32 {
	out := slices.Clone(n.words.W)
	for r := range n.words.Rows {
		row := out[r*n.embed : (r+1)*n.embed]
		if !trained[r] {
			copy(row, n.words.Row(unknown))
		}
		vector := n.vectors.Row(n.fromRaw[r])
		if r == plain || r >= firstWord && n.fromRaw[r] == 0 && isForm(n.vocabulary.Words[r-firstWord+1]) {
			continue // rows of forms are added beside a word's own row
		}
		for k := range row {
			row[k] += learn.Dot(n.lift.W.Row(uint32(k)), vector) + n.lift.B.W[k]
		}
	}
	return out
}

func isForm(word string) bool { return learn.Norm(word) != word }

// save writes the model as load reads it.
func (n *net) save(w *learn.Writer, trained []bool, lemmas *lemmatiser) {
	w.Strings("vocabulary", n.vocabulary.Words[1:])
	w.Int8("words", n.embed, n.wordTable(trained))
	w.Int8("affixes", n.embed, n.affixes.W)
	n.encoder.Save(w)
	for _, l := range []*learn.Affine{n.tags, n.arcs, n.head, n.rels, n.relOut} {
		l.Save(w)
	}
	for _, p := range []*learn.Param{n.rootArc, n.rootRel, n.distance} {
		w.Float32(p.Name, p.Cols, p.W)
	}
	var feats []string
	for _, f := range n.feats {
		feats = append(feats, fmt.Sprint(uint32(f)))
	}
	w.Strings("feats", feats)
	lemmas.save(w)
}

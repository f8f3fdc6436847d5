package syntax

import (
	"fmt"
	"strconv"
	"sync"

	"readout"
	"readout/learn"
)

// Model tags and parses. It is read-only and safe for many goroutines.
type Model struct {
	name           string
	vocabulary     *learn.Vocabulary
	words, affixes *learn.Rows8
	encoder        *learn.Encoder
	tags, arcs     *learn.Dense
	head           *learn.Dense
	rels, relOut   *learn.Dense
	rootArc        []float32
	rootRel        []float32
	distance       [2*window + 1]float32 // by head - word + window
	lemmas         *lemmatiser
	tagset
	scratch sync.Pool
}

// Name is the name of the model: it changes with the weights.
func (m *Model) Name() string { return m.name }

// open reads a model from a weight file.
func open(data string) (*Model, error) {
	f, err := learn.Open(data)
	if err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	m := &Model{name: fmt.Sprintf("syntax-%016x", f.Sum())}
	if err := m.read(f); err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	m.scratch.New = func() any { return newScratch(m) }
	return m, nil
}

func (m *Model) read(f *learn.File) error {
	words, err := f.Strings("vocabulary")
	if err != nil {
		return err
	}
	m.vocabulary = learn.NewVocabulary(words)
	if m.words, err = f.Int8("words"); err != nil {
		return err
	}
	if m.affixes, err = f.Int8("affixes"); err != nil {
		return err
	}
	if m.encoder, err = learn.NewEncoder(f); err != nil {
		return err
	}
	for name, l := range map[string]**learn.Dense{"tags": &m.tags, "arcs": &m.arcs, "head": &m.head, "rels": &m.rels, "relation": &m.relOut} {
		if *l, err = learn.NewDense(f, name); err != nil {
			return err
		}
	}
	if m.rootArc, _, err = f.Float32("root.arc"); err != nil {
		return err
	}
	if m.rootRel, _, err = f.Float32("root.rel"); err != nil {
		return err
	}
	steps, _, err := f.Float32("distance")
	if err != nil {
		return err
	}
	feats, err := f.Strings("feats")
	if err != nil {
		return err
	}
	for _, s := range feats {
		n, err := strconv.ParseUint(s, 10, 32)
		if err != nil {
			return fmt.Errorf("%w: features %q", learn.ErrFormat, s)
		}
		m.feats = append(m.feats, readout.Feats(n))
	}
	if m.lemmas, err = loadLemmas(f); err != nil {
		return err
	}
	_, outputs := m.featr()
	arc, rel := m.head.In, m.relOut.In/2
	if m.words.Rows() != len(words)+firstWord || m.words.Cols != m.encoder.In || m.affixes.Cols != m.encoder.In ||
		m.affixes.Rows() == 0 || len(m.feats) == 0 || m.tags.In != m.encoder.Dim || m.tags.Out < outputs ||
		m.arcs.In != m.encoder.Dim || m.arcs.Out != 2*arc || m.head.Out != arc || len(m.rootArc) != arc ||
		m.rels.In != m.encoder.Dim || m.rels.Out != 2*rel || len(m.rootRel) != rel || arc%16 != 0 || rel%16 != 0 || m.relOut.In != 2*rel ||
		m.relOut.Out < readout.Relations || len(steps) != distances {
		return fmt.Errorf("%w: the parts do not fit together", learn.ErrFormat)
	}
	for d := -window; d <= window; d++ {
		if d != 0 {
			m.distance[d+window] = steps[distanceStep(d, 0)]
		}
	}
	return nil
}

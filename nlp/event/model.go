package event

import (
	"fmt"

	"readout"
	"readout/learn"
	"readout/models"
)

// Model types events. The rules find them; where the model is sure of another
// type, or of one for a verb that no rule knows, it decides. A nil Model
// leaves all to the rules.
type Model struct {
	types    *learn.Linear
	blame    *learn.Linear // classes of responsibility
	clusters *clusters
	trained  [2]*learn.Multinomial // of a model that was just learned: types and blame
	name     string
}

// Load opens the model that is shipped.
func Load() (*Model, error) { return open(models.Event) }

// Name names the weights.
func (m *Model) Name() string { return m.name }

// best is the root of the highest score, -1 without a model.
func (m *Model) best(features []uint32) Root {
	var scores [Roots]int32
	m.types.Scores(scores[:], features)
	return Root(learn.Best(scores[:]))
}

// between is the deed that joins a marked source and target: of the events
// that were found the one with most of them as arguments, else the verb that
// governs both. The marks take the place of its arguments.
func (f *finder) between(source, target readout.Span) (d deed) {
	best := 1
	s, t := f.words(source), f.words(target)
	for i := range f.found {
		e := &f.found[i]
		score := 0
		for _, m := range e.sources {
			if f.refers(m, source) {
				score += 3
				break
			}
		}
		for _, m := range e.targets {
			if f.refers(m, target) {
				score += 3
				break
			}
		}
		if f.joins(e.head, s, t) {
			score += 2
		}
		if score > best {
			best, d = score, f.deedOf(e)
		}
	}
	if d.head == 0 {
		d.head = max(1, f.governor(s, t))
		first := 1
		if row := f.sentenceAt(f.a.Tokens[d.head].Start); row > 0 {
			first = int(f.a.Sentences[row].Tokens.First)
		}
		d.trigger = trigger{head: d.head, last: d.head, group: f.group(d.head, first, f.a.Tokens[d.head].Feats)}
	}
	d.source, d.target = s, t
	return d
}

func (f *finder) refers(m uint32, s readout.Span) bool {
	if s.IsZero() {
		return false
	}
	x := f.a.Mentions[m]
	if x.Full.Overlaps(s) {
		return true
	}
	first, last := f.tokensOf(s)
	for t := first; first > 0 && t <= last; t++ {
		if o := f.begins(t); o != 0 && x.Entity != 0 && f.a.Mentions[o].Entity == x.Entity {
			return true
		}
	}
	return false
}

// joins reports whether head is the verb that governs both arguments.
func (f *finder) joins(head int, s, t [2]int) bool { return f.governor(s, t) == head }

// governor is the lowest token that stands above the words of both arguments
// in the tree and is no part of them; of one when there is only one. 0 when
// heads are not known.
func (f *finder) governor(s, t [2]int) int {
	above := func(x [2]int) (out []int) {
		if x[0] == 0 {
			return nil
		}
		at := x[1]
		for n := 0; n < 64 && at > 0; n++ {
			if at < x[0] || at > x[1] {
				out = append(out, at)
			}
			at = int(f.a.Tokens[at].Head)
		}
		return out
	}
	a, b := above(s), above(t)
	if len(a) == 0 {
		a = b
	}
	if len(b) == 0 {
		b = a
	}
	for _, x := range a {
		for _, y := range b {
			if x == y && (f.upos(x) == readout.VERB || f.upos(x) == readout.AUX || f.upos(x) == readout.ADJ) {
				return x
			}
		}
	}
	if len(a) > 0 {
		return a[len(a)-1]
	}
	return 0
}

// open reads a model.
func open(data string) (*Model, error) {
	file, err := learn.Open(data)
	if err != nil {
		return nil, err
	}
	m := &Model{name: fmt.Sprintf("event-%08x", uint32(file.Sum()))}
	if m.types, err = learn.NewLinear(file, "types"); err != nil {
		return nil, err
	}
	if m.blame, err = learn.NewLinear(file, "blame"); err != nil {
		return nil, err
	}
	if m.blame.Classes != responsibilities || m.blame.Buckets != blameBuckets {
		return nil, fmt.Errorf("%w: %d classes of responsibility", learn.ErrFormat, m.blame.Classes)
	}
	if m.types.Classes != Roots || m.types.Buckets != buckets {
		return nil, fmt.Errorf("%w: %d types of %d features", learn.ErrFormat, m.types.Classes, m.types.Buckets)
	}
	words, err := file.Strings("words")
	if err != nil {
		return nil, err
	}
	ids, err := file.Bytes("clusters")
	if err != nil {
		return nil, err
	}
	if len(ids) != 4*(len(words)+1) {
		return nil, fmt.Errorf("%w: clusters of %d bytes for %d words", learn.ErrFormat, len(ids), len(words))
	}
	m.clusters = &clusters{words: learn.NewVocabulary(words), ids: []byte(ids)}
	return m, nil
}

package entity

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"readout"
	"readout/learn"
)

// A Model is a linear-chain conditional random field over hashed features. It
// is read-only and may be shared.
type Model struct {
	clusters *clusterTable
	// Features are found by open addressing: a slot holds the key of a feature
	// and the number of its row; row 0 stands for none. A key's place is told
	// by its upper bits, so that keys in order fill the slots in order.
	slots []uint64
	shift int
	rows  []byte // per feature: rowBytes weights, each with 128 added
	trans [nLabels][nLabels]int32
	// context is nil in a model that was trained without vectors.
	context *contextNet

	name    string
	scratch sync.Pool
}

// Name is the name of the model: it changes with the weights.
func (m *Model) Name() string { return m.name }

// errModel says that a weight file does not hold this model.
var errModel = errors.New("entity: not a model of names")

// readModel opens what save wrote.
func readModel(data string) (*Model, error) {
	f, err := learn.Open(data)
	if err != nil {
		return nil, err
	}
	words, err := f.Strings("words")
	if err != nil {
		return nil, err
	}
	ids, err := f.Bytes("clusters")
	if err != nil {
		return nil, err
	}
	keys, err := f.Bytes("keys")
	if err != nil {
		return nil, err
	}
	rows, err := f.Bytes("rows")
	if err != nil {
		return nil, err
	}
	trans, _, err := f.Float32("transitions")
	if err != nil {
		return nil, err
	}
	n := len(keys) / 4
	if len(ids) != 4*(len(words)+1) || len(rows) != n*nLabels || len(trans) != nLabels*nLabels {
		return nil, fmt.Errorf("%w: %d words, %d features, %d weights", errModel, len(words), n, len(rows))
	}
	var context *contextNet
	if f.Has("context.parts") {
		if context, err = openContext(f); err != nil {
			return nil, err
		}
	}
	m := &Model{context: context, name: fmt.Sprintf("entity-%016x", f.Sum()), clusters: &clusterTable{words: learn.NewVocabulary(words), ids: []byte(ids)}}
	m.place(keys, rows)
	for i, w := range trans {
		m.trans[i/nLabels][i%nLabels] = int32(w)
	}
	return m, nil
}

// place fills the table of features. keys and rows are in the order of rows.
func (m *Model) place(keys, rows string) {
	n := len(keys) / 4
	m.shift = 31
	for 2<<(31-m.shift) < n+n/2 {
		m.shift--
	}
	m.slots, m.rows = make([]uint64, 1<<(32-m.shift)), make([]byte, (n+1)*rowBytes)
	mask := len(m.slots) - 1
	for i := range rowBytes {
		m.rows[i] = 128
	}
	for i := range n {
		row := m.rows[(i+1)*rowBytes:][:rowBytes]
		copy(row, rows[i*nLabels:][:nLabels])
		key := binary.LittleEndian.Uint32([]byte(keys[4*i : 4*i+4]))
		at := int(key >> m.shift)
		for m.slots[at] != 0 {
			at = (at + 1) & mask
		}
		m.slots[at] = uint64(key)<<32 | uint64(i+1)
	}
}

// featureKey is what is kept of a feature's hash. Two features of one key in a
// million share their row; the training sees it so, too.
func featureKey(h learn.Hash) uint32 {
	x := uint64(h)
	x ^= x >> 32
	x *= 0xd6e8feb86659fd93
	return uint32(x >> 32)
}

// row finds the row of a feature, 0 when the model has none.
func (m *Model) row(key uint32) uint32 {
	mask := uint32(len(m.slots) - 1)
	for at := key >> m.shift & mask; ; at = (at + 1) & mask {
		s := m.slots[at]
		if s>>32 == uint64(key) || s == 0 {
			return uint32(s)
		}
	}
}

// A tagScratch is the memory of one run, reused.
type tagScratch struct {
	view    view
	context contextScratch
	hashes  []learn.Hash
	sums    [][distances]sum // per form and distance
	has     []uint8          // per form: which distances are summed
	scores  [][nLabels]int32 // per token
	back    [][nLabels]label // per token of a sentence
	paths   [2][nLabels]int32
	labels  []label
	votes   []vote // per folded form
	current sum
}

// A sum adds up rows of weights: bytes, four to a word of 64 bits, even and
// odd ones apart, each in 16 bits. With 128 in every weight that is at most
// 256 rows, more than a token has features.
type sum struct {
	lanes [rowBytes / 4]uint64
	rows  int32
}

const evenBytes = 0x00ff00ff00ff00ff

func (s *sum) addRow(row []byte) {
	row = row[:rowBytes]
	for i := range rowBytes / 8 {
		x := binary.LittleEndian.Uint64(row[8*i:])
		s.lanes[2*i] += x & evenBytes
		s.lanes[2*i+1] += x >> 8 & evenBytes
	}
	s.rows++
}

func (s *sum) addSum(t *sum) {
	for i, x := range t.lanes {
		s.lanes[i] += x
	}
	s.rows += t.rows
}

// scores adds the sums to out, without the added 128s.
func (s *sum) scores(out *[nLabels]int32) {
	base := 128 * s.rows
	for l := range nLabels {
		lane := s.lanes[l/8*2+l%2] >> (l % 8 / 2 * 16)
		out[l] += int32(uint16(lane)) - base
	}
}

func (m *Model) addFeatures(s *sum, features []learn.Hash) {
	for _, f := range features {
		if r := m.row(featureKey(f)); r != 0 {
			s.addRow(m.rows[int(r)*rowBytes:])
		}
	}
}

// tag labels all tokens of a: each sentence by itself, then once more those
// that label a word otherwise than the rest of the report does.
func (m *Model) tag(d *readout.Document, a *readout.Analysis, s *tagScratch) []label {
	v := &s.view
	v.look(d, a, m.clusters)
	s.sums, s.has = resize(s.sums, len(v.words)), resize(s.has, len(v.words))
	s.labels, s.scores = resize(s.labels, len(a.Tokens)), resize(s.scores, len(a.Tokens))
	if m.context != nil {
		m.context.score(a, &s.context, s.scores)
	}
	for i := 1; i < len(a.Sentences); i++ {
		r := a.Sentences[i].Tokens
		m.sentence(s, int(r.First), int(r.End))
	}
	s.vote()
	for i := 1; i < len(a.Sentences); i++ {
		if r := a.Sentences[i].Tokens; s.persuade(int(r.First), int(r.End)) {
			m.decode(s, int(r.First), int(r.End))
		}
	}
	return s.labels
}

// wordSum is the sum of the features of a form at a distance.
func (m *Model) wordSum(s *tagScratch, form int32, distance int) *sum {
	out := &s.sums[form][distance]
	if s.has[form]>>distance&1 == 0 {
		s.has[form] |= 1 << distance
		s.hashes = wordFeatures(s.hashes[:0], &s.view.words[form], distance)
		m.addFeatures(out, s.hashes)
	}
	return out
}

func (m *Model) sentence(s *tagScratch, first, end int) {
	if end <= first {
		return
	}
	v := &s.view
	for t := first; t < end; t++ {
		s.current = sum{}
		for distance := range distances {
			form := int32(0)
			if at := t + distance - 2; at >= first && at < end {
				form = v.form[at]
			}
			s.current.addSum(m.wordSum(s, form, distance))
		}
		s.hashes = v.contextFeatures(s.hashes[:0], t, first, end)
		m.addFeatures(&s.current, s.hashes)
		s.current.scores(&s.scores[t])
	}
	m.decode(s, first, end)
}

// decode finds the best sequence of labels (Viterbi).
func (m *Model) decode(s *tagScratch, first, end int) {
	const never = -1 << 30
	s.back = resize(s.back, end-first)
	prev, cur := &s.paths[0], &s.paths[1]
	*prev = s.scores[first]
	for l := label(1); l < nLabels; l++ {
		if !l.starts() {
			prev[l] = never
		}
	}
	for t := first + 1; t < end; t++ {
		scores, back := &s.scores[t], &s.back[t-first]
		for l := range label(nLabels) {
			best, from := int32(never), outside
			for _, p := range predecessors[l] {
				if x := prev[p] + m.trans[p][l]; x > best {
					best, from = x, p
				}
			}
			cur[l] = max(scores[l]+best, never)
			back[l] = from
		}
		prev, cur = cur, prev
	}
	best := outside
	for l := label(1); l < nLabels; l++ {
		if !l.goesOn() && prev[l] > prev[best] {
			best = l
		}
	}
	for t := end - 1; t >= first; t-- {
		s.labels[t] = best
		best = s.back[t-first][best]
	}
}

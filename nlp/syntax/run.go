package syntax

import (
	"readout"
	"readout/learn"
)

const (
	// window is the most tokens that are parsed together: a longer sentence is
	// cut, so that time stays linear and memory bounded.
	window = 256
	// chunk is about how many tokens go through the network together: enough
	// to keep its kernels busy, few enough for the cache.
	chunk = 192
)

// scratch is the memory of one worker.
type scratch struct {
	m       *Model
	seer    seer
	feats   wordFeatures
	enc     learn.EncoderScratch
	pieces  []piece
	spans   [][2]int
	tags    []float32
	arcs    []float32
	rels    []float32
	q, keys []uint8
	qs, ks  []float32
	query   []float32
	packed  learn.Dense
	scores  []float32
	heads   []int
	tree    treeScratch
	lemma   []byte
}

// piece is a run of tokens that is parsed as one sentence.
type piece struct {
	first, end uint32 // rows of Tokens
	anchor     uint32 // row of the first token of its sentence when that was cut before it, else 0
}

func newScratch(m *Model) *scratch {
	return &scratch{m: m, seer: seer{vocabulary: m.vocabulary, buckets: m.affixes.Rows()}}
}

// Run fills tags, features, lemmas, heads and relations of a's tokens.
func (m *Model) Run(d *readout.Document, a *readout.Analysis) {
	s := m.scratch.Get().(*scratch)
	defer m.scratch.Put(s)
	m.vectors(a)
	s.pieces = s.pieces[:0]
	rows := 1
	for i := 1; i < len(a.Sentences); i++ {
		sentence := a.Sentences[i].Tokens
		for at := sentence.First; at < sentence.End; {
			end := min(at+window, sentence.End)
			p := piece{first: at, end: end}
			if at != sentence.First {
				p.anchor = sentence.First
			}
			if len(s.pieces) > 0 && rows+int(end-at) > chunk {
				s.run(d, a, rows)
				rows = 1
			}
			s.pieces = append(s.pieces, p)
			rows += int(end-at) + 1
			at = end
		}
	}
	if len(s.pieces) > 0 {
		s.run(d, a, rows)
	}
}

// run takes the gathered pieces through the network.
func (s *scratch) run(d *readout.Document, a *readout.Analysis, rows int) {
	m := s.m
	m.encoder.Start(&s.enc, rows)
	s.spans = s.spans[:0]
	at := 1
	for _, p := range s.pieces {
		tokens := a.Tokens[p.first:p.end]
		s.spans = append(s.spans, [2]int{at, at + len(tokens)})
		text := d.Text[tokens[0].Start:max(tokens[0].Start, tokens[len(tokens)-1].End)]
		shape := caseOf(text)
		for i := range tokens {
			t := &tokens[i]
			s.seer.features(&s.feats, t.Of(d.Text), t.Flags, i == 0 && p.anchor == 0, shape)
			x := s.enc.X[at*m.encoder.In : (at+1)*m.encoder.In]
			for _, w := range s.feats.words {
				learn.AddRow(x, m.words.Row(int(w)), m.words.Scale[w])
			}
			for _, f := range s.feats.affixes {
				learn.AddRow(x, m.affixes.Row(int(f)), m.affixes.Scale[f])
			}
			at++
		}
		at++
	}
	m.encoder.Run(&s.enc, rows, s.spans)
	s.keepVectors(a)
	dim := m.encoder.Dim
	s.tags = grow(s.tags, learn.Pad(rows)*m.tags.Out)
	m.tags.Apply(s.tags, m.tags.Out, s.enc.MidQ, dim, s.enc.MidQS, rows)
	s.arcs = grow(s.arcs, learn.Pad(rows)*m.arcs.Out)
	m.arcs.ApplyReLU(s.arcs, m.arcs.Out, s.enc.Q, dim, s.enc.QS, rows)
	s.rels = grow(s.rels, learn.Pad(rows)*m.rels.Out)
	m.rels.Apply(s.rels, m.rels.Out, s.enc.Q, dim, s.enc.QS, rows)
	for i, p := range s.pieces {
		row, tokens := s.spans[i][0], a.Tokens[p.first:p.end]
		for k := range tokens {
			s.tag(d, a, &tokens[k], s.tags[(row+k)*m.tags.Out:])
		}
		s.parse(tokens, p, row)
	}
	s.pieces = s.pieces[:0]
}

func (s *scratch) tag(d *readout.Document, a *readout.Analysis, t *readout.Token, scores []float32) {
	m := s.m
	uposLo, uposHi := m.upos()
	xposLo, xposHi := m.xpos()
	featLo, featHi := m.featr()
	// 0 means unknown: never an answer.
	t.UPOS = readout.UPOS(1 + learn.Best(scores[uposLo+1:uposHi]))
	t.XPOS = uint8(1 + learn.Best(scores[xposLo+1:xposHi]))
	t.Feats = m.feats[learn.Best(scores[featLo:featHi])]
	t.Lemma = s.lemmaOf(t.Of(d.Text), t.XPOS, &a.Symbols)
}

// longLemma is the longest form that is given a lemma of its own: what is
// longer is no word, and would be kept twice.
const longLemma = 256

func (s *scratch) lemmaOf(form string, xpos uint8, symbols *readout.Symbols) readout.Sym {
	if len(form) > longLemma {
		return 0
	}
	s.seer.form = append(s.seer.form[:0], form...)
	s.seer.norm = learn.AppendNorm(s.seer.norm[:0], s.seer.form)
	r := s.m.lemmas.rules[s.m.lemmas.rule(xpos, lemmaShape(form), s.seer.norm)]
	s.lemma = r.apply(s.lemma[:0], form)
	return symbols.AddBytes(s.lemma)
}

// parse finds heads and relations of the words of one piece, whose rows in the
// network's outputs start at row.
func (s *scratch) parse(tokens []readout.Token, p piece, row int) {
	m, n := s.m, len(tokens)
	arc, rel := m.head.In, m.relOut.In/2
	padded := learn.Pad(n)

	// Queries of the words as dependents.
	s.q, s.qs = grow(s.q, padded*arc), grow(s.qs, padded)
	learn.FillZero(s.q[n*arc:])
	for i := range n {
		s.qs[i] = learn.Quantise(s.q[i*arc:], s.arcs[(row+i)*2*arc:][:arc])
	}
	s.query = grow(s.query, padded*arc)
	m.head.Apply(s.query, arc, s.q, arc, s.qs, n)
	for i := range n {
		s.qs[i] = learn.Quantise(s.q[i*arc:], s.query[i*arc:][:arc])
	}
	// Keys of the root and of the words as heads.
	s.keys, s.ks = grow(s.keys, (n+1)*arc), grow(s.ks, n+1)
	s.ks[0] = learn.QuantiseKey(s.keys, m.rootArc)
	for i := range n {
		s.ks[i+1] = learn.QuantiseKey(s.keys[(i+1)*arc:], s.arcs[(row+i)*2*arc+arc:][:arc])
	}
	s.packed.Pack(s.keys, arc, s.ks, n+1)
	stride := s.packed.Out
	s.scores = grow(s.scores, padded*stride)
	s.packed.Apply(s.scores, stride, s.q, arc, s.qs, n)
	for i := range n {
		scores := s.scores[i*stride+1:][:n]
		for j, b := range m.distance[window-i:][:n] {
			scores[j] += b
		}
	}
	s.heads = grow(s.heads, n)
	s.tree.makeTree(s.heads, s.scores, stride, n)

	// Relations of the arcs chosen.
	s.q = grow(s.q, padded*2*rel)
	learn.FillZero(s.q[n*2*rel:])
	s.query = grow(s.query, max(2*rel, padded*m.relOut.Out))
	for i, h := range s.heads {
		head, pair := m.rootRel, s.query[:2*rel]
		if h > 0 {
			head = s.rels[(row+h-1)*2*rel+rel:][:rel]
		}
		pairUp(pair, s.rels[(row+i)*2*rel:][:rel], head)
		s.qs[i] = learn.Quantise(s.q[i*2*rel:], pair)
	}
	m.relOut.Apply(s.query, m.relOut.Out, s.q, 2*rel, s.qs, n)
	for i, h := range s.heads {
		t, scores := &tokens[i], s.query[i*m.relOut.Out:]
		if h > 0 {
			scores[readout.RelRoot] = -1e9
			t.Head = p.first + uint32(h-1)
			t.Deprel = readout.Relation(1 + learn.Best(scores[1:readout.Relations]))
			continue
		}
		t.Head, t.Deprel = 0, readout.RelRoot
		if p.anchor != 0 {
			// The rest of a sentence that was cut hangs loosely from its start.
			t.Head, t.Deprel = p.anchor, readout.RelParataxis
		}
	}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

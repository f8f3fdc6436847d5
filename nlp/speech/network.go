package speech

import (
	"fmt"
	"sync"

	"readout"
	"readout/learn"
	"readout/models"
)

// Model labels who says what. It is read-only and safe for many goroutines.
type Model struct {
	name     string
	features *learn.Rows8
	// The states of the parser's encoder are lifted to the size of a row of
	// features: what its last layer read, and its result.
	mid, top *learn.Dense
	encoder  *learn.Encoder
	out      *learn.Dense
	chain    *learn.Chain
	cues     map[string]bool // lemmas that give speech often enough to be believed
	scratch  sync.Pool
}

// Load opens the model that is shipped. It is opened once.
func Load() (*Model, error) { return shipped() }

var shipped = sync.OnceValues(func() (*Model, error) { return open(models.Speech) })

// Name is the name of the model: it changes with the weights.
func (m *Model) Name() string { return m.name }

func open(data string) (*Model, error) {
	f, err := learn.Open(data)
	if err != nil {
		return nil, fmt.Errorf("speech: %w", err)
	}
	m := &Model{name: fmt.Sprintf("speech-%016x", f.Sum())}
	if err := m.read(f); err != nil {
		return nil, fmt.Errorf("speech: %w", err)
	}
	m.scratch.New = func() any { return new(scratch) }
	return m, nil
}

func (m *Model) read(f *learn.File) (err error) {
	if m.features, err = f.Int8("features"); err != nil {
		return err
	}
	if m.encoder, err = learn.NewEncoder(f); err != nil {
		return err
	}
	for name, l := range map[string]**learn.Dense{"lift.mid": &m.mid, "lift.top": &m.top, "labels": &m.out} {
		if *l, err = learn.NewDense(f, name); err != nil {
			return err
		}
	}
	m.chain = learn.NewChain(nLabels, mayFollow)
	if err := m.chain.Load(f, "chain"); err != nil {
		return err
	}
	cues, err := f.Strings("cues")
	if err != nil {
		return err
	}
	m.cues = map[string]bool{}
	for _, w := range cues {
		m.cues[w] = true
	}
	in := m.encoder.In
	if m.features.Cols != in || m.features.Rows() == 0 || m.mid.Out != in || m.top.Out != in || m.mid.In != m.top.In || m.out.In != m.encoder.Dim || m.out.Out < nLabels {
		return fmt.Errorf("%w: the parts do not fit together", learn.ErrFormat)
	}
	return nil
}

// scratch is the memory of one worker.
type scratch struct {
	enc    learn.EncoderScratch
	lifted []float32
	seen   vectors
	scores []float32
	chain  learn.ChainScratch
	labels []label
	rows   []featureRow
}

// A piece is what is read together: some paragraphs, so that a quotation and
// who says it are seen together, but not a whole book, so that memory stays
// bounded.
type piece struct{ first, end int } // tokens

const (
	pieceTokens = 384  // after so many a piece ends with its paragraph
	longest     = 1024 // or with its sentence, or anywhere
)

// pieces cuts a report.
func pieces(a *readout.Analysis) (out []piece) {
	at := 1
	cut := func(end int) {
		for ; end-at > longest; at += longest {
			out = append(out, piece{at, at + longest})
		}
		if end > at {
			out = append(out, piece{at, end})
			at = end
		}
	}
	for i := 1; i < len(a.Sentences); i++ {
		s := &a.Sentences[i]
		if n := int(s.Tokens.End) - at; n > longest || n > pieceTokens && s.Para != a.Sentences[i-1].Para {
			cut(int(s.Tokens.First))
		}
	}
	cut(len(a.Tokens))
	return out
}

// vectors are what the parser's encoder makes of a piece: what its last layer
// read, and what it gave.
type vectors struct {
	mid, top           []uint8 // rows of dim, as many as Dense works on
	midScale, topScale []float32
}

// of takes the vectors of a piece; tokens that have none are zero.
func (v *vectors) of(a *readout.Analysis, p piece, dim int) {
	n := p.end - p.first
	rows := learn.Pad(n)
	v.mid, v.top = grow(v.mid, rows*dim), grow(v.top, rows*dim)
	v.midScale, v.topScale = grow(v.midScale, rows), grow(v.topScale, rows)
	from := &a.Vectors
	have := 0
	if k := len(from.Parts); k > 0 && from.Parts[k-1] == dim && len(from.Last) == len(from.LastScale)*dim {
		width := len(from.Data) / max(1, len(from.LastScale))
		have = min(n, max(0, len(from.LastScale)-p.first))
		first := min(p.first, len(from.LastScale)) // the tokens of a very long report have none from some row on
		for i := range have {
			t := p.first + i
			copy(v.mid[i*dim:][:dim], from.Data[(t+1)*width-dim:])
			v.midScale[i] = from.Scale[(t+1)*k-1]
		}
		copy(v.top, from.Last[first*dim:][:have*dim])
		copy(v.topScale, from.LastScale[first:][:have])
	}
	learn.FillZero(v.mid[have*dim:])
	learn.FillZero(v.top[have*dim:])
	clear(v.midScale[have:])
	clear(v.topScale[have:])
}

// label labels the tokens of a report; the result is that of scratch.
func (m *Model) label(f *finder, s *scratch) []label {
	s.rows = allFeatures(s.rows, f, m.features.Rows())
	s.labels = grow(s.labels, len(f.a.Tokens))
	clear(s.labels)
	in, dim := m.encoder.In, m.encoder.Dim
	for _, p := range pieces(f.a) {
		n := p.end - p.first
		rows := n + 2
		m.encoder.Start(&s.enc, rows)
		padded := learn.Pad(n)
		s.lifted = grow(s.lifted, padded*in)
		s.seen.of(f.a, p, m.mid.In)
		m.mid.Apply(s.lifted, in, s.seen.mid, m.mid.In, s.seen.midScale, n)
		x := s.enc.X[in:]
		m.top.Apply(x, in, s.seen.top, m.top.In, s.seen.topScale, n)
		for i := range n {
			row := x[i*in:][:in]
			for k, v := range s.lifted[i*in:][:in] {
				row[k] += v
			}
			for _, r := range s.rows[p.first+i] {
				learn.AddRow(row, m.features.Row(int(r)), m.features.Scale[r])
			}
		}
		clear(x[n*in : padded*in]) // what was computed beyond the piece
		m.encoder.Run(&s.enc, rows, [][2]int{{1, n + 1}})
		s.scores = grow(s.scores, padded*m.out.Out)
		m.out.Apply(s.scores, m.out.Out, s.enc.Q[dim:], dim, s.enc.QS[1:], n)
		m.chain.Best(s.labels[p.first:p.end], s.scores, m.out.Out, &s.chain)
	}
	return s.labels
}

// allFeatures finds the features of all tokens of a report.
func allFeatures(out []featureRow, f *finder, buckets int) []featureRow {
	v := &viewer{finder: f, buckets: buckets}
	v.look()
	out = grow(out, len(f.a.Tokens))
	for i := 1; i < len(f.a.Sentences); i++ {
		s := &f.a.Sentences[i]
		opens := s.Para != f.a.Sentences[i-1].Para
		for t := int(s.Tokens.First); t < int(s.Tokens.End); t++ {
			out[t] = v.features(t, s, opens)
		}
	}
	return out
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

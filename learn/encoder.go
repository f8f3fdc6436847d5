package learn

import (
	"fmt"
)

// Encoder gives each token a vector that knows its sentence: a window of three
// words, then layers of recurrent units in both directions. It is read-only
// and may be shared; each worker has an EncoderScratch.
type Encoder struct {
	In, Dim int

	window *Dense
	layers []*Dense
	peep   [][]float32
}

// NewEncoder opens the encoder that EncoderTrainer.Save wrote.
func NewEncoder(f *File) (*Encoder, error) {
	window, err := NewDense(f, "encoder.window")
	if err != nil {
		return nil, err
	}
	e := &Encoder{In: window.In / 3, Dim: window.Out, window: window}
	if window.In%12 != 0 || e.Dim%16 != 0 {
		return nil, fmt.Errorf("%w: encoder of %d inputs, %d outputs", ErrFormat, window.In, e.Dim)
	}
	for i := 0; ; i++ {
		name := fmt.Sprintf("encoder.%d", i)
		if _, ok := f.sections[name]; !ok {
			break
		}
		l, err := NewDense(f, name)
		if err != nil {
			return nil, err
		}
		peep, _, err := f.Float32(name + ".peep")
		if err != nil {
			return nil, err
		}
		if l.In != e.Dim || l.Out != 3*e.Dim || len(peep) != 2*e.Dim {
			return nil, fmt.Errorf("%w: encoder layer %d: %d×%d, %d peepholes", ErrFormat, i, l.Out, l.In, len(peep))
		}
		e.layers, e.peep = append(e.layers, l), append(e.peep, peep)
	}
	if len(e.layers) == 0 {
		return nil, fmt.Errorf("%w: encoder without layers", ErrFormat)
	}
	return e, nil
}

// EncoderScratch is the memory that a run of the encoder needs.
type EncoderScratch struct {
	X  []float32 // embeddings: rows of In, filled by the caller
	Y  []float32 // the result: rows of Dim
	Q  []uint8   // the result in bytes
	QS []float32 // and the scale of each of its rows
	// What the last layer read, in bytes.
	MidQ  []uint8
	MidQS []float32

	q   []uint8
	qs  []float32
	u   []float32
	out []float32
	c   []float32
}

// Start makes room for n rows of embeddings, all zero. Row 0, the row after
// each sentence and so the last row stay zero.
func (e *Encoder) Start(s *EncoderScratch, n int) {
	rows := Pad(n) + 2*Lanes
	s.X = grow(s.X, rows*e.In)
	clear(s.X)
	s.q, s.qs = grow(s.q, rows*e.In), grow(s.qs, rows)
	s.Y, s.out = grow(s.Y, rows*e.Dim), grow(s.out, rows*e.Dim)
	s.Q, s.QS = grow(s.Q, rows*e.Dim), grow(s.QS, rows)
	s.u, s.c = grow(s.u, rows*3*e.Dim), grow(s.c, e.Dim)
	FillZero(s.q)
	clear(s.qs)
	s.MidQ, s.MidQS = grow(s.MidQ, rows*e.Dim), grow(s.MidQS, rows)
	FillZero(s.Q)
	clear(s.QS)
	FillZero(s.MidQ)
	clear(s.MidQS)
	clear(s.Y)
	clear(s.out)
}

// Run encodes sentences that stand in n rows; spans are the rows of each. What
// a sentence gets does not depend on the others.
func (e *Encoder) Run(s *EncoderScratch, n int, spans [][2]int) {
	for _, span := range spans {
		x := s.X[span[0]*e.In : span[1]*e.In]
		most := Absmax(x)
		QuantiseBy(s.q[span[0]*e.In:], x, most)
		for t := span[0]; t < span[1]; t++ {
			s.qs[t] = most / maxInput
		}
	}
	// Row t of the result belongs to the window that starts a row earlier.
	e.window.ApplyReLU(s.Y[e.Dim:], e.Dim, s.q, e.In, s.qs[1:], n-2)
	for i, l := range e.layers {
		e.quantise(s, spans)
		l.Apply(s.u, 3*e.Dim, s.Q, e.Dim, s.QS, n)
		for _, span := range spans {
			e.scan(s, e.peep[i], span)
		}
		s.Y, s.out = s.out, s.Y
	}
	s.Q, s.QS, s.MidQ, s.MidQS = s.MidQ, s.MidQS, s.Q, s.QS
	e.quantise(s, spans)
}

func (e *Encoder) quantise(s *EncoderScratch, spans [][2]int) {
	for _, span := range spans {
		for t := span[0]; t < span[1]; t++ {
			s.QS[t] = Quantise(s.Q[t*e.Dim:], s.Y[t*e.Dim:(t+1)*e.Dim])
		}
	}
}

func (e *Encoder) scan(s *EncoderScratch, peep []float32, span [2]int) {
	h, d := e.Dim/2, e.Dim
	clear(s.c)
	for t := span[0]; t < span[1]; t++ {
		SRU(h, s.u[t*3*d:], s.Y[t*d:], peep, s.c, s.out[t*d:])
	}
	for t := span[1] - 1; t >= span[0]; t-- {
		SRU(h, s.u[t*3*d+3*h:], s.Y[t*d+h:], peep[2*h:], s.c[h:], s.out[t*d+h:])
	}
}

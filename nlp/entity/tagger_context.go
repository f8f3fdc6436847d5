package entity

import (
	"fmt"
	"math"

	"readout"
	"readout/learn"
)

// A contextNet scores labels by what stands around a token: a window and a
// layer of recurrent units over the vectors that the syntax stage leaves. What
// it knows of words it has from there; the hashed features know single words,
// lists and the report.
type contextNet struct {
	parts   []int
	encoder *learn.Encoder
	out     *learn.Dense
}

const (
	contextChunk = 192 // tokens that go through the network together
	contextPiece = 256 // a longer sentence is cut: memory stays bounded
	weightStep   = 1.0 / 32
)

func openContext(f *learn.File) (*contextNet, error) {
	c := new(contextNet)
	parts, _, err := f.Float32("context.parts")
	if err != nil {
		return nil, err
	}
	sum := 0
	for _, p := range parts {
		if p < 1 || p > 4096 || p != float32(int(p)) {
			return nil, fmt.Errorf("%w: a part of %v numbers", errModel, p)
		}
		c.parts = append(c.parts, int(p))
		sum += int(p)
	}
	if c.encoder, err = learn.NewEncoder(f); err != nil {
		return nil, err
	}
	if c.out, err = learn.NewDense(f, "context.labels"); err != nil {
		return nil, err
	}
	if c.encoder.In != sum || c.out.In != c.encoder.Dim || c.out.Out < nLabels {
		return nil, fmt.Errorf("%w: context network of %d inputs, %d outputs", errModel, c.encoder.In, c.out.Out)
	}
	return c, nil
}

// contextScratch is the memory of one run.
type contextScratch struct {
	enc   learn.EncoderScratch
	first []int // of each piece: its first token
	spans [][2]int
	out   []float32
}

// score sets the scores of a's tokens to what the network gives them; tokens
// without vectors get none.
func (c *contextNet) score(a *readout.Analysis, s *contextScratch, scores [][nLabels]int32) {
	if !fits(c.parts, &a.Vectors) {
		return
	}
	have := len(a.Vectors.Scale) / len(c.parts)
	s.first, s.spans = s.first[:0], s.spans[:0]
	rows := 1
	for i := 1; i < len(a.Sentences); i++ {
		r := a.Sentences[i].Tokens
		last := min(int(r.End), have)
		for at := int(r.First); at < last; {
			n := min(contextPiece, last-at)
			if len(s.first) > 0 && rows+n > contextChunk {
				c.run(a, s, rows, scores)
				rows = 1
			}
			s.first, s.spans = append(s.first, at), append(s.spans, [2]int{rows, rows + n})
			rows += n + 1
			at += n
		}
	}
	if len(s.first) > 0 {
		c.run(a, s, rows, scores)
	}
}

func fits(parts []int, v *readout.Vectors) bool {
	if len(parts) != len(v.Parts) {
		return false
	}
	for i, p := range parts {
		if p != v.Parts[i] {
			return false
		}
	}
	return true
}

func (c *contextNet) run(a *readout.Analysis, s *contextScratch, rows int, scores [][nLabels]int32) {
	e := c.encoder
	e.Start(&s.enc, rows)
	for i, span := range s.spans {
		for k := range span[1] - span[0] {
			unpackVector(s.enc.X[(span[0]+k)*e.In:][:e.In], &a.Vectors, s.first[i]+k)
		}
	}
	e.Run(&s.enc, rows, s.spans)
	if n := learn.Pad(rows) * c.out.Out; cap(s.out) < n {
		s.out = make([]float32, n+n/4)
	}
	out := s.out[:learn.Pad(rows)*c.out.Out]
	c.out.Apply(out, c.out.Out, s.enc.Q, e.Dim, s.enc.QS, rows)
	for i, span := range s.spans {
		for k := range span[1] - span[0] {
			to := &scores[s.first[i]+k]
			for l, x := range out[(span[0]+k)*c.out.Out:][:nLabels] {
				to[l] = int32(math.RoundToEven(float64(max(-1000, min(1000, x))) / weightStep))
			}
		}
	}
	s.first, s.spans = s.first[:0], s.spans[:0]
}

// unpackVector writes the vector of token t to x.
func unpackVector(x []float32, v *readout.Vectors, t int) {
	row := v.Data[t*len(x):][:len(x)]
	at := 0
	for i, n := range v.Parts {
		scale := v.Scale[t*len(v.Parts)+i]
		for k := at; k < at+n; k++ {
			x[k] = scale * float32(int32(row[k])-learn.Zero)
		}
		at += n
	}
}

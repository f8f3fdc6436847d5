package syntax

import (
	"readout"
	"readout/learn"
)

// maxVectors is the most tokens of one report whose vectors are kept for later
// stages: 50 MB, a hundred times the length of a long report.
const maxVectors = 1 << 17

// vectors makes room for the vectors of a's tokens: the sum of a word's
// embeddings, and what the third layer made of it, which the tags are read
// from. What the last layer made of it, which knows little but heads, stands
// apart.
func (m *Model) vectors(a *readout.Analysis) {
	v := &a.Vectors
	rows := min(len(a.Tokens), maxVectors)
	v.Parts = append(v.Parts[:0], m.encoder.In, m.encoder.Dim)
	v.Data = grow(v.Data, rows*(m.encoder.In+m.encoder.Dim))
	v.Scale = grow(v.Scale, 2*rows)
	v.Last, v.LastScale = grow(v.Last, rows*m.encoder.Dim), grow(v.LastScale, rows)
	clear(v.Scale[:min(2, len(v.Scale))])
	clear(v.LastScale[:min(1, len(v.LastScale))])
}

// keepVectors copies what the network made of the pieces at hand.
func (s *scratch) keepVectors(a *readout.Analysis) {
	e, v := s.m.encoder, &a.Vectors
	dim := e.In + e.Dim
	for i, p := range s.pieces {
		row := s.spans[i][0]
		for t := int(p.first); t < min(int(p.end), maxVectors); t++ {
			out := v.Data[t*dim:][:dim]
			v.Scale[2*t] = learn.Quantise(out, s.enc.X[row*e.In:][:e.In])
			copy(out[e.In:], s.enc.MidQ[row*e.Dim:][:e.Dim])
			v.Scale[2*t+1] = s.enc.MidQS[row]
			copy(v.Last[t*e.Dim:][:e.Dim], s.enc.Q[row*e.Dim:])
			v.LastScale[t] = s.enc.QS[row]
			row++
		}
	}
}

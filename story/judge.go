package story

import (
	"fmt"

	"readout/learn"
)

// judge says how much more likely a report belongs to a candidate than to no
// earlier story: a logit over the features, with a small hidden layer for what
// they say together (a name in common weighs more after a month than on the
// day itself).
type judge struct {
	shift, scale features
	linear       features
	hidden       []features
	bias, out    []float32
}

// score of a candidate; that of a new story is 0.
func (j *judge) score(f *features) float32 {
	var x features
	for i := range x {
		x[i] = bounded((f[i] - j.shift[i]) * j.scale[i])
	}
	s := float32(0)
	for i := range x {
		s += float32(j.linear[i] * x[i])
	}
	k := 0
	for ; k+4 <= len(j.hidden); k += 4 { // four sums at once do not wait for each other
		h0, h1, h2, h3 := &j.hidden[k], &j.hidden[k+1], &j.hidden[k+2], &j.hidden[k+3]
		a0, a1, a2, a3 := j.bias[k], j.bias[k+1], j.bias[k+2], j.bias[k+3]
		for i, x := range x {
			a0 += float32(h0[i] * x)
			a1 += float32(h1[i] * x)
			a2 += float32(h2[i] * x)
			a3 += float32(h3[i] * x)
		}
		s += float32(j.out[k] * squash(a0))
		s += float32(j.out[k+1] * squash(a1))
		s += float32(j.out[k+2] * squash(a2))
		s += float32(j.out[k+3] * squash(a3))
	}
	for ; k < len(j.hidden); k++ {
		a := j.bias[k]
		h := &j.hidden[k]
		for i := range x {
			a += float32(h[i] * x[i])
		}
		s += float32(j.out[k] * squash(a))
	}
	return s
}

// bounded keeps a feature within what training has shown.
func bounded[F float32 | float64](x F) F { return min(max(x, -4), 4) }

// squash keeps a between -1 and 1, by the four rules of arithmetic alone, so
// that it is the same on every machine.
func squash(a float32) float32 {
	if a < 0 {
		return a / (1 - a)
	}
	return a / (1 + a)
}

func (j *judge) save(w *learn.Writer) {
	rows := append([]float32{}, j.shift[:]...)
	rows = append(rows, j.scale[:]...)
	rows = append(rows, j.linear[:]...)
	for _, h := range j.hidden {
		rows = append(rows, h[:]...)
	}
	w.Float32("judge", int(featureCount), rows)
	w.Float32("judge.out", 2, append(append([]float32{}, j.bias...), j.out...))
}

func loadJudge(f *learn.File) (*judge, error) {
	rows, cols, err := f.Float32("judge")
	if err != nil {
		return nil, err
	}
	out, _, err := f.Float32("judge.out")
	if err != nil {
		return nil, err
	}
	hidden := len(rows)/max(cols, 1) - 3
	if cols != int(featureCount) || hidden < 0 || len(out) != 2*hidden {
		return nil, fmt.Errorf("%w: %d weights of %d features, %d of the hidden layer", learn.ErrFormat, len(rows), cols, len(out))
	}
	j := &judge{bias: out[:hidden], out: out[hidden:]}
	row := func(i int) features { return features(rows[i*cols : (i+1)*cols]) }
	j.shift, j.scale, j.linear = row(0), row(1), row(2)
	for k := range hidden {
		j.hidden = append(j.hidden, row(3+k))
	}
	return j, nil
}

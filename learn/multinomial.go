package learn

import "math"

// Multinomial trains a Linear by multinomial logistic regression: the classes'
// chances, not only their order, are learned, so that a reader can ask how
// sure it is. Few examples with many features: each step hides some of the
// features, so that none is relied upon alone, and decays the weights it meets.
type Multinomial struct {
	Buckets, Classes int
	Epochs           int
	Rate             float32 // of the first step; Adagrad lowers it by row
	Decay            float32 // L2
	Dropout          float32 // share of the features that are hidden at each step
	Seed             uint64

	weights, squares, sums []float32
}

// Example is what a Multinomial learns from. Weight is how much it counts.
type Example struct {
	Features []uint32
	Class    int
	Weight   float32
}

// Train learns from examples, and averages the weights over the last half of
// the epochs.
func (l *Multinomial) Train(examples []Example) {
	n := l.Buckets * l.Classes
	l.weights, l.squares, l.sums = make([]float32, n), make([]float32, n), make([]float32, n)
	rng := NewRand(l.Seed)
	scores := make([]float32, l.Classes)
	var kept []uint32
	averaged := 0
	for epoch := range l.Epochs {
		for _, i := range rng.Perm(len(examples)) {
			x := examples[i]
			kept = kept[:0]
			for _, f := range x.Features {
				if l.Dropout == 0 || rng.Float32() >= l.Dropout {
					kept = append(kept, f)
				}
			}
			clear(scores)
			for _, f := range kept {
				for c, w := range l.weights[int(f)*l.Classes:][:l.Classes] {
					scores[c] += w
				}
			}
			Softmax(scores, 1)
			scores[x.Class]--
			for _, f := range kept {
				row := int(f) * l.Classes
				for c, e := range scores {
					w := &l.weights[row+c]
					g := x.Weight*e + l.Decay*(*w)
					l.squares[row+c] += g * g
					*w -= l.Rate * g / float32(math.Sqrt(float64(l.squares[row+c])+1e-6))
				}
			}
		}
		if 2*epoch >= l.Epochs {
			averaged++
			for i, w := range l.weights {
				l.sums[i] += w
			}
		}
	}
	// What was hidden in training is all there when the model runs.
	scale := (1 - l.Dropout) / float32(max(averaged, 1))
	for i := range l.sums {
		l.sums[i] *= scale
	}
	l.weights, l.squares = nil, nil
}

// Softmax turns scores, each times scale, into chances that add up to one.
func Softmax(scores []float32, scale float32) {
	top := scores[Best(scores)]
	var sum float32
	for c, s := range scores {
		scores[c] = float32(math.Exp(float64((s - top) * scale)))
		sum += scores[c]
	}
	for c := range scores {
		scores[c] /= sum
	}
}

// Save writes the model under name, as Perceptron.Save does.
func (l *Multinomial) Save(w *Writer, name string) {
	w.Int16(name, l.Buckets*l.Classes, l.sums)
	w.Float32(name+".shape", 2, []float32{float32(l.Buckets), float32(l.Classes)})
}

// Linear returns the model as it will run, rounded as Save rounds it.
func (l *Multinomial) Linear() *Linear { return quantised(l.Buckets, l.Classes, l.sums) }

package learn

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Norm is the form under which a word is looked up: lower case, every digit a
// 0, quotation marks straight.
func Norm(word string) string {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || '1' <= c && c <= '9' {
			return string(AppendNorm(nil, []byte(word)))
		}
	}
	return word
}

// AppendNorm appends Norm of word to dst.
func AppendNorm(dst, word []byte) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRune(word[i:])
			dst = utf8.AppendRune(dst, normRune(r))
			i += n
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '1' <= c && c <= '9':
			c = '0'
		}
		dst = append(dst, c)
		i++
	}
	return dst
}

func normRune(r rune) rune {
	switch {
	case r == '’' || r == '‘':
		return '\''
	case r == '“' || r == '”':
		return '"'
	case unicode.IsDigit(r):
		return '0'
	}
	return unicode.ToLower(r)
}

// Vocabulary numbers words from 1; 0 is a word that it does not know.
type Vocabulary struct {
	Words []string // Words[0] is empty
	index map[string]uint32
}

// NewVocabulary numbers words in their order.
func NewVocabulary(words []string) *Vocabulary {
	v := &Vocabulary{Words: append([]string{""}, words...), index: make(map[string]uint32, len(words))}
	for i, w := range words {
		if _, twice := v.index[w]; !twice {
			v.index[w] = uint32(i + 1)
		}
	}
	return v
}

// Lookup returns the number of word, 0 when it is not known.
func (v *Vocabulary) Lookup(word string) uint32 { return v.index[word] }

// LookupBytes is Lookup without making a string.
func (v *Vocabulary) LookupBytes(word []byte) uint32 { return v.index[string(word)] }

// Vectors are word vectors learned from running text.
type Vectors struct {
	Vocabulary
	Dim  int
	Data []float32 // row 0, of unknown words, is zero
}

// Row returns the vector of word number i.
func (v *Vectors) Row(i uint32) []float32 { return v.Data[int(i)*v.Dim:][:v.Dim] }

// Save writes the vectors in 8 bits.
func (v *Vectors) Save(w *Writer) {
	w.Strings("words", v.Words[1:])
	w.Int8("vectors", v.Dim, v.Data)
}

// LoadVectors reads what Save wrote.
func LoadVectors(f *File) (*Vectors, error) {
	words, err := f.Strings("words")
	if err != nil {
		return nil, err
	}
	rows, err := f.Int8("vectors")
	if err != nil {
		return nil, err
	}
	if rows.Rows() != len(words)+1 {
		return nil, fmt.Errorf("%w: %d words, %d vectors", ErrFormat, len(words), rows.Rows())
	}
	v := &Vectors{Vocabulary: *NewVocabulary(words), Dim: rows.Cols, Data: make([]float32, len(rows.Data))}
	for i, q := range rows.Data {
		v.Data[i] = float32(q) * rows.Scale[i/rows.Cols]
	}
	return v, nil
}

// VectorOptions say how word vectors are learned.
type VectorOptions struct {
	Dim, Window, Epochs int
	Words               int // at most so many, the most frequent
	MinCount            int
	Negatives           int
	Subsample           float64 // words of a higher frequency are thinned out
	Rate                float32
	Seed                uint64
	Log                 io.Writer
}

// TrainVectors learns structured skip-gram vectors (Ling et al. 2015): each
// place around the word has a predictor of its own, so that vectors keep word
// order, which tells syntax more than a bag of neighbours. A sentence is a
// list of words in the form of Norm. One thread, so that equal seeds give
// equal vectors.
func TrainVectors(ctx context.Context, sentences [][]string, o VectorOptions) (*Vectors, error) {
	t := newVectorTrainer(sentences, o)
	for epoch := range o.Epochs {
		loss, err := t.epoch(ctx, epoch)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(o.Log, "vectors: epoch %d of %d, loss %.4f\n", epoch+1, o.Epochs, loss)
	}
	return t.out, nil
}

type vectorTrainer struct {
	VectorOptions
	out      *Vectors
	context  [][]float32 // per place: the predictors of all words
	text     []uint32    // word numbers; 0 ends a sentence
	keep     []float32   // chance that a word is kept
	noise    []uint32    // words drawn as negatives
	done     int
	exp      [1024]float32
	gradient []float32
}

func newVectorTrainer(sentences [][]string, o VectorOptions) *vectorTrainer {
	counts := map[string]int{}
	total := 0
	for _, s := range sentences {
		for _, w := range s {
			counts[w]++
			total++
		}
	}
	words := make([]string, 0, len(counts))
	for w, n := range counts {
		if n >= o.MinCount && !strings.Contains(w, "\n") {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	words = words[:min(len(words), o.Words)]
	v := &Vectors{Vocabulary: *NewVocabulary(words), Dim: o.Dim, Data: make([]float32, (len(words)+1)*o.Dim)}
	t := &vectorTrainer{VectorOptions: o, out: v, keep: make([]float32, len(words)+1), gradient: make([]float32, o.Dim)}
	fill(v.Data[o.Dim:], o.Dim*4, NewRand(o.Seed))
	for range 2 * o.Window {
		t.context = append(t.context, make([]float32, len(v.Data)))
	}
	for i, w := range words {
		share := float64(counts[w]) / float64(total)
		t.keep[i+1] = float32(min(1, math.Sqrt(o.Subsample/share)))
		for range 1 + int(math.Pow(float64(counts[w]), 0.75)) {
			t.noise = append(t.noise, uint32(i+1))
		}
	}
	for _, s := range sentences {
		for _, w := range s {
			if n := v.Lookup(w); n != 0 {
				t.text = append(t.text, n)
			}
		}
		t.text = append(t.text, 0)
	}
	for i := range t.exp {
		t.exp[i] = float32(1 / (1 + math.Exp(-(float64(i)-511.5)/64)))
	}
	return t
}

func (t *vectorTrainer) epoch(ctx context.Context, epoch int) (float64, error) {
	rng := NewRand(t.Seed + uint64(epoch) + 1)
	var loss float64
	var pairs int
	sentence := make([]uint32, 0, 256)
	for _, n := range t.text {
		t.done++
		if n != 0 {
			if rng.Float32() < t.keep[n] {
				sentence = append(sentence, n)
			}
			continue
		}
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		rate := t.Rate * max(1e-3, 1-float32(t.done)/float32(len(t.text)*t.Epochs))
		for i, word := range sentence {
			row := t.out.Row(word)
			clear(t.gradient)
			for place, predictor := range t.context {
				offset := place - t.Window
				if offset >= 0 {
					offset++
				}
				if j := i + offset; j >= 0 && j < len(sentence) {
					loss += t.pair(row, predictor, sentence[j], true, rate)
					pairs++
					for range t.Negatives {
						if w := t.noise[rng.IntN(len(t.noise))]; w != sentence[j] {
							t.pair(row, predictor, w, false, rate)
						}
					}
				}
			}
			for k, g := range t.gradient {
				row[k] += g
			}
		}
		sentence = sentence[:0]
	}
	return loss / float64(max(pairs, 1)), nil
}

// pair moves the predictor of one word and gathers the gradient of row.
func (t *vectorTrainer) pair(row, predictor []float32, word uint32, seen bool, rate float32) float64 {
	out := predictor[int(word)*t.Dim:][:len(row)]
	gradient := t.gradient[:len(row)]
	var dot float32
	for k, x := range row {
		dot += x * out[k]
	}
	p := t.exp[int(min(max(dot*64+512, 0), 1023))]
	step := -p * rate
	if seen {
		step += rate
	}
	for k, x := range row {
		gradient[k] += step * out[k]
		out[k] += step * x
	}
	if seen {
		return -math.Log(float64(max(p, 1e-4)))
	}
	return 0
}

package syntax

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/learn"
)

// What is seen of a word: two rows of the word table and hashed rows of the
// affix table. Training and running share this file; a change needs new weights.
const (
	wordRows  = 2 // the word in lower case; the form when that differs
	affixRows = 9
	unknown   = 0 // row of a word that is not in the table
	plain     = 1 // row of a form that is its own lower case, or a rare one
	firstWord = 2
	longForm  = 48 // bytes of a word that are looked at, half at each end
)

// wordFeatures are the rows of one word.
type wordFeatures struct {
	words   [wordRows]uint32
	affixes [affixRows]uint32
}

// seer finds the features of words; it holds the memory for that.
type seer struct {
	vocabulary *learn.Vocabulary // words, then forms; number n stands in row n-1+firstWord
	buckets    int
	norm, form []byte
}

// sentenceCase is what the sentence as a whole says about capitals.
type sentenceCase uint8

const (
	mixedCase sentenceCase = iota
	upperCase              // a line in capitals: they say nothing about its words
)

func (s *seer) features(out *wordFeatures, form string, flags readout.TokenFlags, first bool, c sentenceCase) {
	if len(form) > longForm {
		s.form = append(append(s.form[:0], form[:longForm/2]...), form[len(form)-longForm/2:]...)
	} else {
		s.form = append(s.form[:0], form...)
	}
	s.norm = learn.AppendNorm(s.norm[:0], s.form)
	same := bytes.Equal(s.norm, s.form)
	out.words = [wordRows]uint32{unknown, plain}
	if n := s.vocabulary.LookupBytes(s.norm); n != 0 {
		out.words[0] = n - 1 + firstWord
	}
	if !same && c != upperCase {
		if n := s.vocabulary.LookupBytes(s.form); n != 0 {
			out.words[1] = n - 1 + firstWord
		}
	}
	w := s.norm
	h := learn.Seed(1)
	for i := range 3 {
		if i < len(w) {
			h = h.Byte(w[i])
		} else {
			h = h.Byte(0)
		}
		out.affixes[i] = h.Uint(uint64(i)).Bucket(s.buckets)
	}
	h = learn.Seed(2)
	for i := range 4 {
		if i < len(w) {
			h = h.Byte(w[len(w)-1-i])
		} else {
			h = h.Byte(0)
		}
		out.affixes[3+i] = h.Uint(uint64(i)).Bucket(s.buckets)
	}
	shape := shapeOf(s.form)
	var place uint64
	if first {
		place = 1
	}
	place |= uint64(c) << 1
	out.affixes[7] = learn.Seed(3).Uint(shape).Uint(place).Bucket(s.buckets)
	out.affixes[8] = learn.Seed(4).Uint(shape & 0xff).Uint(uint64(flags & readout.SpaceBefore)).Uint(uint64(min(len(form), 12))).Bucket(s.buckets)
}

// shapeOf folds a form to the kinds of its letters, at most four kinds with
// runs shortened to two: "Obama" is Xxx, "2016-17" dd-dd.
func shapeOf(form []byte) uint64 {
	var shape uint64
	var kinds, run int
	var last byte
	for i := 0; i < len(form) && kinds < 8; {
		r, n := utf8.DecodeRune(form[i:])
		i += n
		k := byte('o')
		switch {
		case r < utf8.RuneSelf && 'a' <= r && r <= 'z':
			k = 'x'
		case r < utf8.RuneSelf && 'A' <= r && r <= 'Z':
			k = 'X'
		case r < utf8.RuneSelf && '0' <= r && r <= '9':
			k = 'd'
		case r < utf8.RuneSelf:
			k = byte(r)
		case unicode.IsUpper(r):
			k = 'X'
		case unicode.IsLetter(r):
			k = 'x'
		case unicode.IsDigit(r):
			k = 'd'
		}
		if k == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = k, 1
		}
		shape = shape<<8 | uint64(k)
		kinds++
	}
	return shape
}

// caseOf looks for lines in capitals: headlines, tickers, old wire copy.
func caseOf(text string) sentenceCase {
	upper, lower := 0, 0
	for i := range len(text) {
		if c := text[i]; 'a' <= c && c <= 'z' {
			lower++
		} else if 'A' <= c && c <= 'Z' {
			upper++
		}
	}
	if upper > 5 && lower*4 < upper {
		return upperCase
	}
	return mixedCase
}

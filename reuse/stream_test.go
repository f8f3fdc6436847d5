package reuse

import (
	"fmt"
	"math/rand/v2"
	"time"

	"readout"
)

// A stream is made, not found: no public one has a million reports that may be
// kept. Words are drawn from 40,000 by Zipf's law, sentences are of 8 to 27
// words, one sentence in twelve holds a stock phrase of ten words out of 4,000,
// and reports are of 250 to 550 words, 400 on average (2.6 kB). 500 outlets put
// their own 40 words of furniture under each text. Of every hundred reports
// twelve run an earlier text of the last 2,000 with one word in forty changed,
// eight lift 60 words of one into a text of their own, and the others are their
// own. The clock runs so that a window holds as many reports as asked for.
type stream struct {
	r      *rand.Rand
	words  []string
	zipf   *rand.Zipf
	phrase [][]int
	foot   [][]int
	recent [][]int // the words of the last texts
	of     []string
	n      int
	step   time.Duration
	at     time.Time
	buf    []byte
}

const (
	streamRecent  = 2000
	streamOutlets = 500
)

func newStream(window int) *stream {
	r := rand.New(rand.NewPCG(7, 11))
	s := &stream{r: r, step: Window / time.Duration(window), at: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)}
	const syllables = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo vu"
	for i := range 40000 {
		w := ""
		for k := i + 60; k > 0; k /= 50 {
			w += syllables[k%50*3 : k%50*3+2]
		}
		s.words = append(s.words, w)
	}
	s.zipf = rand.NewZipf(r, 1.07, 8, uint64(len(s.words)-1))
	for range 4000 {
		s.phrase = append(s.phrase, s.draw(10))
	}
	for range streamOutlets {
		s.foot = append(s.foot, s.draw(40))
	}
	return s
}

func (s *stream) draw(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = int(s.zipf.Uint64())
	}
	return out
}

// next returns the next report, and the ID of the one that it copies.
func (s *stream) next() (d *readout.Document, from string) {
	n := 250 + s.r.IntN(301)
	var text []int
	kind := s.r.IntN(100)
	if len(s.recent) < 10 {
		kind = 99
	}
	source := 0
	if kind < 20 {
		source = s.r.IntN(len(s.recent))
		from = s.of[source]
	}
	switch {
	case kind < 12:
		text = append(text, s.recent[source]...)
		for range len(text) / 40 {
			text[s.r.IntN(len(text))] = int(s.zipf.Uint64())
		}
	default:
		for len(text) < n {
			if s.r.IntN(12) == 0 {
				text = append(text, s.phrase[int(s.zipf.Uint64())%len(s.phrase)]...)
			}
			text = append(text, s.draw(8+s.r.IntN(20))...)
		}
		if kind < 20 {
			src := s.recent[source]
			i := s.r.IntN(len(src) - 60)
			copy(text[len(text)/2:], src[i:i+60])
		}
	}
	outlet := s.r.IntN(streamOutlets)
	s.buf = s.buf[:0]
	for _, part := range [][]int{text, s.foot[outlet]} {
		for i, w := range part {
			switch {
			case len(s.buf) == 0:
			case i%17 == 0:
				s.buf = append(s.buf, ". "...)
			default:
				s.buf = append(s.buf, ' ')
			}
			s.buf = append(s.buf, s.words[w]...)
		}
	}
	d = &readout.Document{ID: fmt.Sprint("r", s.n), Outlet: fmt.Sprint("outlet", outlet), Published: s.at.Format(time.RFC3339), Text: string(s.buf)}
	s.n++
	s.at = s.at.Add(s.step)
	if len(s.recent) < streamRecent {
		s.recent, s.of = append(s.recent, text), append(s.of, d.ID)
	} else {
		s.recent[s.n%streamRecent], s.of[s.n%streamRecent] = text, d.ID
	}
	return d, from
}

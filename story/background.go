package story

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// data/frequencies.txt holds counts learned from the development parts of four
// public sets of news (AllSides stories, Wikinews events, a quarter of the local
// reports on gun violence, FA-KES); test -run TestFrequencies -update counts it
// anew. The first line is the number of reports counted; then
// "term count" for each term of ten reports or more.
//
//go:embed data/frequencies.txt
var frequencies string

// background is how many reports of news at large have each term.
type background struct {
	n    map[string]int32
	docs int
}

// weight of the background beside the stream: it counts as so many reports.
const backgroundDocs = 20000

var news = sync.OnceValue(func() *background {
	b := &background{n: map[string]int32{}}
	for line := range strings.Lines(frequencies) {
		line = strings.TrimSpace(line)
		i := strings.LastIndexByte(line, ' ')
		n, err := strconv.Atoi(line[i+1:])
		if err != nil {
			continue
		}
		if i < 0 {
			b.docs = n
			continue
		}
		b.n[line[:i]] = int32(n)
	}
	return b
})

// count is in how many of how many reports the term is. A pair of names that
// was not counted is as rare as can be.
func (b *background) count(s string) (n, of int) {
	if b.docs == 0 {
		return 0, 0
	}
	return int(float64(b.n[s]) * backgroundDocs / float64(b.docs)), backgroundDocs
}

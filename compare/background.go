package compare

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

// data/background.txt is how many sentences of news at large have each stem,
// counted in the development parts of two public sets (AllSides stories,
// Wikinews events); go test -run TestBackground -update counts it anew. The
// first line is the number of sentences; then "stem count", for each stem of
// fifty or more.
//
//go:embed data/background.txt
var backgroundCounts string

// minBackground is the smallest count in the file.
const minBackground = 50

// background is how common words are in news at large.
type background struct {
	n   map[string]float64
	all float64
}

var news = sync.OnceValue(func() *background {
	b := &background{n: map[string]float64{}, all: 1}
	for line := range strings.Lines(backgroundCounts) {
		stem, count, ok := strings.Cut(strings.TrimSpace(line), " ")
		n, _ := strconv.ParseFloat(count, 64)
		if !ok {
			b.all, _ = strconv.ParseFloat(stem, 64)
			continue
		}
		b.n[stem] = n
	}
	return b
})

// rarity is how telling a stem is, 0 to 1: 1 for one that news at large hardly
// uses, near 0 for one in every other sentence.
func (b *background) rarity(stem string) float64 {
	n, ok := b.n[stem]
	if !ok {
		n = minBackground / 4.0
	}
	return math.Log(b.all/n) / math.Log(4*b.all/minBackground)
}

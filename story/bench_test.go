package story

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout"
)

// generator makes a stream of reports that looks to a Placer like news: words
// are drawn from 40,000 made-up ones by Zipf's law; a story has twelve names
// and thirty words of its own, drawn from a million made-up names and the rarer
// words; each of its reports has 250 to 450 words, a third of them the story's,
// some of them names. New stories come all the time; the number of reports of a
// story is geometric, four in the mean, over two days or so.
type generator struct {
	rng   *rand.Rand
	zipf  *rand.Zipf
	alive []event
}

type event struct {
	names []string
	words []string
	left  int
}

func newGenerator(seed uint64) *generator {
	rng := rand.New(rand.NewPCG(seed, 11))
	return &generator{rng: rng, zipf: rand.NewZipf(rng, 1.15, 8, 40000)}
}

// madeUp spells a number as a word.
func madeUp(n uint64) string {
	var b []byte
	for n += 20; n > 0; n /= 80 {
		b = append(b, "bdfgklmnprstvzhj"[n%16], "aeiou"[n/16%5])
	}
	return string(b) + "k"
}

func (g *generator) event() event {
	e := event{left: 1}
	for g.rng.IntN(4) > 0 {
		e.left++
	}
	for range 12 {
		s := madeUp(1e6 + uint64(g.rng.IntN(1e6)))
		e.names = append(e.names, strings.ToUpper(s[:1])+s[1:])
	}
	for range 30 {
		e.words = append(e.words, madeUp(500+uint64(g.rng.IntN(39500))))
	}
	return e
}

func (g *generator) next(id string, at time.Time) *readout.Document {
	for len(g.alive) < 40 {
		g.alive = append(g.alive, g.event())
	}
	k := g.rng.IntN(len(g.alive))
	e := &g.alive[k]
	var b strings.Builder
	for i, n := 0, 250+g.rng.IntN(200); i < n; i++ {
		switch x := g.rng.IntN(12); {
		case x < 2:
			b.WriteString(e.words[g.rng.IntN(len(e.words))])
		case x < 4:
			b.WriteString(e.names[g.rng.IntN(len(e.names))])
		case x == 4:
			fmt.Fprintf(&b, "%d", g.rng.IntN(200))
		default:
			b.WriteString(madeUp(g.zipf.Uint64()))
		}
		if i%18 == 17 {
			b.WriteByte('.')
		}
		b.WriteByte(' ')
	}
	if e.left--; e.left <= 0 {
		*e = g.event()
	}
	return &readout.Document{ID: id, Published: at.Format(time.RFC3339), Text: b.String()}
}

// BenchmarkPlace prints the cost of a report, in processor time, and the memory
// of a report in the window, once so many stand in a rolling window of 14 days.
// The texts are made before the clock is started. Set READOUT_BENCH_LARGE for
// the window of a million: it takes minutes to fill.
func BenchmarkPlace(b *testing.B) {
	for _, size := range []int{10_000, 100_000, 1_000_000} {
		var (
			p      *Placer // is filled once, however often the benchmark is run
			next   func() *readout.Document
			memory float64
		)
		b.Run(fmt.Sprintf("window=%d", size), func(b *testing.B) {
			if size > 100_000 && os.Getenv("READOUT_BENCH_LARGE") == "" {
				b.Skip("set READOUT_BENCH_LARGE to fill it")
			}
			if p == nil {
				p, next, memory = filled(size)
			}
			docs := make([]*readout.Document, b.N)
			for i := range docs {
				docs[i] = next()
			}
			b.ResetTimer()
			start := processor()
			for _, d := range docs {
				p.Place(d)
			}
			b.ReportMetric(float64(b.N)/(processor()-start).Seconds(), "reports/cpu-s")
			b.ReportMetric(memory, "B/report")
			b.ReportMetric(float64(p.held), "held")
		})
	}
}

// BenchmarkOneLine places items of one line, without dates, so that none leaves
// the window: what a feed of headlines or of rubbish costs. Half of the lines
// are new, half say what one of the last thousand said. Each size is placed
// once: use -benchtime 1x.
func BenchmarkOneLine(b *testing.B) {
	for _, size := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			if size > 100_000 && os.Getenv("READOUT_BENCH_LARGE") == "" {
				b.Skip("set READOUT_BENCH_LARGE to place them")
			}
			before := heap()
			p, lines := NewPlacer(), newHeadlines()
			start := processor()
			for i := range size {
				p.Place(doc(fmt.Sprint(i), "", lines.next()))
			}
			spent := processor() - start
			b.ReportMetric(float64(size)/spent.Seconds(), "items/cpu-s")
			b.ReportMetric(float64(heap()-before)/float64(size), "B/item")
			b.ReportMetric(float64(len(p.stories)), "stories")
			runtime.KeepAlive(p)
		})
	}
}

// headlines makes lines of six to twelve made-up words.
type headlines struct {
	gen  *generator
	last []string
}

func newHeadlines() *headlines { return &headlines{gen: newGenerator(3)} }

func (h *headlines) next() string {
	if len(h.last) == 1000 && h.gen.rng.IntN(2) == 0 {
		return h.last[h.gen.rng.IntN(len(h.last))]
	}
	var words []string
	for range 6 + h.gen.rng.IntN(7) {
		w := madeUp(h.gen.zipf.Uint64())
		if h.gen.rng.IntN(3) == 0 {
			w = madeUp(1e6 + uint64(h.gen.rng.IntN(1e6)))
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		words = append(words, w)
	}
	line := strings.Join(words, " ")
	if len(h.last) < 1000 {
		h.last = append(h.last, line)
	} else {
		h.last[h.gen.rng.IntN(1000)] = line
	}
	return line
}

// filled returns a Placer with so many reports in its window, what makes those
// to be placed next, and the bytes that a report in the window takes.
func filled(size int) (p *Placer, next func() *readout.Document, memory float64) {
	const days = 14
	step := days * 24 * time.Hour / time.Duration(size)
	gen := newGenerator(uint64(size))
	at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	n := 0
	next = func() *readout.Document {
		at = at.Add(step)
		n++
		return gen.next(fmt.Sprint(n), at)
	}
	p = NewPlacer()
	p.Window = days * 24 * time.Hour
	before := heap()
	for range size + size/10 { // a tenth has left the window already
		p.Place(next())
	}
	memory = float64(heap()-before) / float64(p.held)
	return p, next, memory
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// processor is the processor time that the process has used.
func processor() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

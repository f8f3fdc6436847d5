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
			docs   []*readout.Document
			memory float64
		)
		b.Run(fmt.Sprintf("window=%d", size), func(b *testing.B) {
			if size > 100_000 && os.Getenv("READOUT_BENCH_LARGE") == "" {
				b.Skip("set READOUT_BENCH_LARGE to fill it")
			}
			if p == nil {
				p, docs, memory = filled(size)
			}
			b.ResetTimer()
			start := processor()
			for i := range b.N {
				p.Place(docs[i%len(docs)])
			}
			b.ReportMetric(float64(b.N)/(processor()-start).Seconds(), "reports/cpu-s")
			b.ReportMetric(memory, "B/report")
			b.ReportMetric(float64(p.held), "held")
		})
	}
}

// filled returns a Placer with so many reports in its window, what is to be
// placed next, and the bytes that a report in the window takes.
func filled(size int) (p *Placer, docs []*readout.Document, memory float64) {
	const days = 14
	step := days * 24 * time.Hour / time.Duration(size)
	gen := newGenerator(uint64(size))
	at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	next := func(i int) *readout.Document {
		at = at.Add(step)
		return gen.next(fmt.Sprint(i), at)
	}
	p = NewPlacer()
	p.Window = days * 24 * time.Hour
	before := heap()
	for i := range size + size/10 { // a tenth has left the window already
		p.Place(next(i))
	}
	memory = float64(heap()-before) / float64(p.held)
	for i := range 1000 {
		docs = append(docs, next(size*2+i))
	}
	return p, docs, memory
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

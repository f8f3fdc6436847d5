package reuse

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
)

// BenchmarkIndex looks a report up and adds it, in a rolling window that holds
// as many reports as the name says. It prints reports a second and the bytes
// that a held report takes; samples only, no text.
func BenchmarkIndex(b *testing.B) {
	for _, window := range []int{10_000, 30_000, 100_000, 300_000, 1_000_000} {
		b.Run(fmt.Sprint(window), func(b *testing.B) { benchIndex(b, window, false) })
	}
}

// BenchmarkIndexExact does the same with texts at hand, so that every candidate
// is compared word by word. The window of 300,000 takes a gigabyte of texts.
func BenchmarkIndexExact(b *testing.B) {
	for _, window := range []int{10_000, 30_000, 100_000, 300_000} {
		b.Run(fmt.Sprint(window), func(b *testing.B) { benchIndex(b, window, true) })
	}
}

func benchIndex(b *testing.B, window int, exact bool) {
	s := newStream(window)
	for range streamRecent { // what the stream itself keeps is no part of the index
		s.next()
	}
	before := heap()
	x := NewIndex()
	texts := map[string]*readout.Document{}
	put := func(d *readout.Document) {
		x.Add(d)
		if exact {
			texts[d.ID] = d
		}
	}
	if exact {
		x.Text = func(id string) *readout.Document { return texts[id] }
	}
	for range window + window/10 { // a tenth more, so that the window rolls
		d, _ := s.next()
		put(d)
	}
	perReport := float64(heap()-before) / float64(x.Len())
	const batch = 500
	docs := make([]*readout.Document, batch)
	from := make([]string, batch)
	found, copies := 0, 0
	var spent time.Duration
	var start time.Duration
	for n := 0; b.Loop(); n++ {
		i := n % batch
		if i == 0 { // making the stream is not what is measured
			b.StopTimer()
			if n > 0 {
				spent += cpu() - start
			}
			for k := range docs {
				docs[k], from[k] = s.next()
			}
			start = cpu()
			b.StartTimer()
		}
		cs := x.Lookup(docs[i])
		put(docs[i])
		if from[i] != "" {
			copies++
			if slices.ContainsFunc(cs, func(c Copy) bool { return c.Document == from[i] }) {
				found++
			}
		}
	}
	spent += cpu() - start
	b.ReportMetric(float64(b.N)/spent.Seconds(), "reports/cpu-s")
	if !exact {
		b.ReportMetric(perReport, "B/held")
	}
	b.ReportMetric(100*float64(found)/float64(max(1, copies)), "%found")
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func TestIndex(t *testing.T) {
	s := newStream(3000)
	x := NewIndex()
	texts := map[string]*readout.Document{}
	for _, exact := range []bool{false, true} {
		if exact {
			x.Text = func(id string) *readout.Document { return texts[id] }
		}
		copies, found, wrong := 0, 0, 0
		for range 3000 {
			d, from := s.next()
			hit := false
			for _, c := range x.Lookup(d) {
				hit = hit || c.Document == from
				if !exact {
					continue
				}
				for _, p := range c.Passages {
					inside(t, d, p.A)
					inside(t, texts[c.Document], p.B)
				}
				if from == "" && c.Share > lifted {
					wrong++
				}
			}
			if from != "" {
				copies++
				if hit {
					found++
				}
			}
			x.Add(d)
			texts[d.ID] = d
		}
		// What is copied of a copy is found in the later ones: not every pair is.
		if found*10 < copies*8 {
			t.Errorf("exact %v: found %d of %d copies", exact, found, copies)
		}
		if wrong > 0 {
			t.Errorf("%d reports of their own share a quarter with another", wrong)
		}
	}
}

func TestIndexWindow(t *testing.T) {
	x := NewIndex()
	put := func(id, date string) { x.Add(doc(id, "", date, "", ferry)) }
	put("a", "2030-01-01")
	put("future", "2050-01-01")
	put("b", "2030-01-02")
	if n := len(x.Lookup(doc("q", "", "", "", ferry))); n != 3 {
		t.Errorf("a date in the future empties the window: %d found, want 3", n)
	}
	put("c", "2030-01-20")
	put("d", "2030-01-21")
	if got := x.Lookup(doc("q", "", "", "", ferry)); len(got) != 2 || x.Len() != 2 {
		t.Errorf("got %v of %d, want c and d", got, x.Len())
	}
}

func TestIndexHostile(t *testing.T) {
	streams := map[string]func(i int) *readout.Document{
		"one text":   func(i int) *readout.Document { return doc(fmt.Sprint(i), fmt.Sprint("o", i), "2030-01-01", "", ferry) },
		"one report": func(i int) *readout.Document { return doc("same", "o", "2030-01-01", "", ferry) },
		"no text":    func(i int) *readout.Document { return doc(fmt.Sprint(i), "o", "", "", "") },
		"one line each": func(i int) *readout.Document {
			return doc(fmt.Sprint(i), "o", "", "", fmt.Sprint("Item number ", i, " of the list is here to be read"))
		},
		"one word for ever": func(i int) *readout.Document { return doc(fmt.Sprint(i), "o", "", "", strings.Repeat("word ", 200)) },
		"bytes of no script": func(i int) *readout.Document {
			return doc(fmt.Sprint(i), "o", "", "", strings.Repeat("\xff\x00é", 50))
		},
	}
	for name, make := range streams {
		t.Run(name, func(t *testing.T) {
			x, y := NewIndex(), NewIndex()
			for i := range 10000 {
				d := make(i)
				got := x.Lookup(d)
				if len(got) > maxCands || len(x.hits) > maxPrints*perPrint {
					t.Fatalf("%d copies from %d hits", len(got), len(x.hits))
				}
				if !reflect.DeepEqual(got, y.Lookup(d)) {
					t.Fatal("the same stream gives another answer")
				}
				x.Add(d)
				y.Add(d)
			}
		})
	}
}

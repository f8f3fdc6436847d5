//go:build unix

package nlp

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout"
)

// What the speed is measured on: raw political reports of seven outlets.
const benchTexts = "../../shared/corpora/attribution/polnear/dev/text/*"

// benchReports returns the raw texts and how many words, cut at white space,
// they have.
func benchReports(b *testing.B) (docs []*readout.Document, words int) {
	b.Helper()
	files, _ := filepath.Glob(benchTexts)
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, &readout.Document{ID: filepath.Base(f), Published: "2016-10-01", Text: string(data)})
		words += len(strings.Fields(string(data)))
	}
	if len(docs) == 0 {
		b.Skip("no reports: ../shared is not here")
	}
	return docs, words
}

// cpu is the processor time of this process so far, the collector's included.
func cpu(t testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// upTo cuts the table of stages after the one named.
func upTo(b *testing.B, name string) []stage {
	i := slices.IndexFunc(stages[:], func(s stage) bool { return s.name == name })
	if i < 0 {
		b.Fatalf("no stage %s", name)
	}
	return stages[:i+1]
}

// BenchmarkRead reads the reports on one core: up to names and quantities, up
// to who says what, which is what a quote extractor does, and with the whole
// table.
func BenchmarkRead(b *testing.B) {
	for _, last := range []string{"mention", "speech", stages[len(stages)-1].name} {
		b.Run("to-"+last, func(b *testing.B) { benchmarkRead(b, upTo(b, last)) })
	}
}

func benchmarkRead(b *testing.B, table []stage) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	r := reader(b)
	docs, words := benchReports(b)
	read := func() {
		for _, d := range docs {
			if a := r.read(d, table); a.Failed != "" {
				b.Fatal(a.Failed)
			}
		}
	}
	read() // tables that are made at first use
	b.ReportAllocs()
	start := cpu(b)
	n := 0
	for b.Loop() {
		read()
		n++
	}
	used := cpu(b) - start
	b.ReportMetric(float64(n*words)/used.Seconds(), "words/cpu-s")
	b.ReportMetric(float64(words)/float64(len(docs)), "words/report")
	b.ReportMetric(float64(n*len(docs))/used.Seconds(), "reports/cpu-s")
}

// BenchmarkStage says what each stage costs.
func BenchmarkStage(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	r := reader(b)
	docs, words := benchReports(b)
	for i, s := range stages {
		b.Run(s.name, func(b *testing.B) {
			var used time.Duration
			n, a := 0, new(readout.Analysis)
			for b.Loop() {
				for _, d := range docs {
					r.start(a, d)
					for _, before := range stages[:i] {
						before.run(r, d, a)
					}
					start := cpu(b)
					s.run(r, d, a)
					used += cpu(b) - start
				}
				n++
			}
			b.ReportMetric(float64(n*words)/used.Seconds(), "words/cpu-s")
			b.ReportMetric(float64(used.Nanoseconds())/float64(n*words), "cpu-ns/word")
		})
	}
}

// BenchmarkWorkers reads the same reports with one worker and with two; the
// ratio of words/s is what the second one adds.
func BenchmarkWorkers(b *testing.B) {
	r := reader(b)
	docs, words := benchReports(b)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint(workers), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
			n := 0
			for b.Loop() {
				if _, err := r.ReadAll(context.Background(), docs, workers); err != nil {
					b.Fatal(err)
				}
				n++
			}
			b.ReportMetric(float64(n*words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkLength reads texts of ever more bytes, as written and without a
// stop or a line end: cpu-ns/word stays the same where time is linear in the
// length of the text.
func BenchmarkLength(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	r := reader(b)
	docs, _ := benchReports(b)
	var all strings.Builder
	for _, d := range docs {
		all.WriteString(d.Text + "\n\n")
	}
	noStops := strings.Map(func(c rune) rune {
		if strings.ContainsRune(".!?;:,\"“”…", c) {
			return -1
		}
		return c
	}, all.String())
	for _, text := range []struct{ name, of string }{
		{"reports", all.String()},
		{"no-stops", strings.Join(strings.Fields(noStops), " ") + " "},
	} {
		for _, kB := range []int{10, 100, 1000, 4000} {
			b.Run(fmt.Sprintf("%s-%dkB", text.name, kB), func(b *testing.B) {
				long := strings.Repeat(text.of, kB*1000/len(text.of)+1)[:kB*1000]
				d := &readout.Document{ID: text.name, Published: docs[0].Published, Text: strings.ToValidUTF8(long, "")}
				words := len(strings.Fields(d.Text))
				start, n := cpu(b), 0
				for b.Loop() {
					if a := r.Read(d); a.Failed != "" {
						b.Fatal(a.Failed)
					}
					n++
				}
				used := cpu(b) - start
				b.ReportMetric(float64(used.Nanoseconds())/float64(n*words), "cpu-ns/word")
				b.ReportMetric(float64(n*words)/used.Seconds(), "words/cpu-s")
			})
		}
	}
}

// BenchmarkRetained says what an Analysis keeps of a report, in bytes a report
// and for one of 720 words.
func BenchmarkRetained(b *testing.B) {
	r := reader(b)
	docs, words := benchReports(b)
	heap := func() float64 {
		runtime.GC()
		runtime.GC() // the second one empties the pools
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	for b.Loop() {
		before := heap()
		kept := make([]*readout.Analysis, 0, len(docs))
		for _, d := range docs {
			kept = append(kept, r.Read(d))
		}
		bytes := (heap() - before)
		runtime.KeepAlive(kept)
		b.ReportMetric(bytes/float64(len(docs)), "retained-B/report")
		b.ReportMetric(bytes/float64(words)*720, "retained-B/720-words")
	}
}

// BenchmarkStart runs this test binary anew: how long the models take to load
// and what a process that has read every report holds of memory.
func BenchmarkStart(b *testing.B) {
	benchReports(b)
	for b.Loop() {
		cmd := exec.Command(os.Args[0], "-test.run=^TestStartOfProcess$", "-test.v")
		cmd.Env = append(os.Environ(), startOfProcess+"=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		for line := range strings.Lines(string(out)) {
			var wall, load, first, resident float64
			if _, err := fmt.Sscanf(line, startReport, &wall, &load, &first, &resident); err == nil {
				b.ReportMetric(wall, "load-ms")
				b.ReportMetric(load, "load-cpu-ms")
				b.ReportMetric(first, "first-report-cpu-ms")
				b.ReportMetric(resident, "resident-MB")
			}
		}
	}
}

const (
	startOfProcess = "READOUT_START_OF_PROCESS"
	startReport    = "load %f ms, %f ms of the processor; first report %f ms; resident %f MB"
)

// TestStartOfProcess is what BenchmarkStart runs.
func TestStartOfProcess(t *testing.T) {
	if os.Getenv(startOfProcess) == "" {
		t.Skip("a process of BenchmarkStart")
	}
	start, used := time.Now(), cpu(t)
	r := reader(t)
	load, loaded := time.Since(start), cpu(t)
	var first time.Duration
	files, _ := filepath.Glob(benchTexts)
	for i, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r.Read(&readout.Document{ID: f, Text: string(data)})
		if i == 0 {
			first = cpu(t) - loaded
		}
	}
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	resident := float64(u.Maxrss) / 1000
	if runtime.GOOS == "darwin" {
		resident /= 1000 // counted in bytes there
	}
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	fmt.Printf(startReport+"\n", ms(load), ms(loaded-used), ms(first), resident)
}

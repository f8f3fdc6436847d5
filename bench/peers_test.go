//go:build unix

package bench

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jdkato/prose/v2"

	"readout"
	"readout/nlp"
)

// The texts that both read: raw political reports of seven outlets.
const texts = "../../shared/corpora/attribution/polnear/dev/text/*"

// BenchmarkPeers reads the reports on one core, with prose (tokens, sentences,
// tags, names) and with Readout (the whole table: those, heads, times, figures,
// speech, who is who, events), by turns, so that both meet the same machine.
// "times-prose" is the ratio of their words per second of the processor.
func BenchmarkPeers(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	reports, words := read(b)
	ours, err := nlp.Open()
	if err != nil {
		b.Fatal(err)
	}
	readOurs := func(text string) {
		if a := ours.Read(&readout.Document{Text: text, Language: "en"}); a.Failed != "" {
			b.Fatal(a.Failed)
		}
	}
	readProse := func(text string) {
		if _, err := prose.NewDocument(text); err != nil {
			b.Fatal(err)
		}
	}
	readOurs(reports[0]) // tables that are made at first use
	readProse(reports[0])
	var usedOurs, usedProse time.Duration
	n := 0
	for b.Loop() {
		for _, text := range reports {
			start := cpu(b)
			readProse(text)
			middle := cpu(b)
			readOurs(text)
			usedProse += middle - start
			usedOurs += cpu(b) - middle
		}
		n++
	}
	b.ReportMetric(float64(n*words)/usedProse.Seconds(), "prose-words/cpu-s")
	b.ReportMetric(float64(n*words)/usedOurs.Seconds(), "readout-words/cpu-s")
	b.ReportMetric(usedProse.Seconds()/usedOurs.Seconds(), "times-prose")
}

func read(b *testing.B) (reports []string, words int) {
	files, _ := filepath.Glob(texts)
	if len(files) == 0 {
		b.Skip("no reports: ../shared is not here")
	}
	for i, f := range files {
		if i%4 != 0 {
			continue // prose takes a minute for all of them
		}
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		reports = append(reports, string(data))
		words += len(strings.Fields(string(data)))
	}
	return reports, words
}

// cpu is the processor time of this process so far, the collector's included.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

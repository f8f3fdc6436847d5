//go:build unix

package web_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout"
	"readout/desk"
)

// processor is the processor time that the process has used.
func processor() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// resident is the most memory that the process has had, in MB; 0 where the
// system does not tell.
func resident() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, _ := strconv.ParseFloat(strings.Fields(rest + " 0")[0], 64)
	return kb / 1024
}

// export writes reports as JSONL.
func export(b *testing.B, docs []*readout.Document) (file string, text int) {
	file = filepath.Join(b.TempDir(), "news.jsonl")
	f, err := os.Create(file)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for _, d := range docs {
		text += len(d.Text)
		if err := enc.Encode(map[string]string{"id": d.ID, "outlet": d.Outlet, "url": d.URL, "byline": d.Byline, "title": d.Title.Of(d.Text), "published": d.Published, "text": d.Body().Of(d.Text)}); err != nil {
			b.Fatal(err)
		}
	}
	return file, text
}

// BenchmarkAdd adds 3,000 reports of a newsroom from JSONL, dossiers included.
// reports/s is by the clock, reports/cpu-s by the processor time of all cores,
// the collector's included; of-the-text is the database to the text; MB is the
// most resident memory of the process.
func BenchmarkAdd(b *testing.B) {
	const n = 3000
	docs := newNewsroom(1).reports(n)
	words := 0
	for _, d := range docs {
		words += len(strings.Fields(d.Text))
	}
	file, text := export(b, docs)
	docs = nil
	if _, err := desk.Model(); err != nil { // the weights are loaded once
		b.Fatal(err)
	}
	b.ResetTimer()
	var wall, cpu time.Duration
	var kept int64
	for b.Loop() {
		db := filepath.Join(b.TempDir(), "readout.db")
		k, err := desk.Open(b.Context(), db)
		if err != nil {
			b.Fatal(err)
		}
		start, used := time.Now(), processor()
		out, err := k.Add(b.Context(), desk.AddIn{Articles: []string{file}})
		if err != nil || out.Added != n {
			b.Fatal(out, err)
		}
		wall, cpu = wall+time.Since(start), cpu+processor()-used
		if err := k.Close(); err != nil {
			b.Fatal(err)
		}
		info, err := os.Stat(db)
		if err != nil {
			b.Fatal(err)
		}
		kept = info.Size()
	}
	b.ReportMetric(float64(b.N*n)/wall.Seconds(), "reports/s")
	b.ReportMetric(float64(b.N*n)/cpu.Seconds(), "reports/cpu-s")
	b.ReportMetric(float64(words)/n, "words/report")
	b.ReportMetric(float64(kept)/float64(text), "of-the-text")
	b.ReportMetric(resident(), "MB")
}

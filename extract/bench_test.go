package extract

import (
	"context"
	"strings"
	"testing"
)

func BenchmarkJSON(b *testing.B) {
	line := `{"id":"k","outlet":"O","title":"T","published":"2017-04-12","text":"` + strings.Repeat("Some words of a report. ", 120) + "\"}\n"
	in := strings.Repeat(line, 100)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		ReadAll(context.Background(), []string{"-"}, strings.NewReader(in), Options{})
	}
}

func BenchmarkPage(b *testing.B) {
	page := article3("")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if docs, _ := ReadAll(context.Background(), []string{"-"}, strings.NewReader(page), Options{}); len(docs) != 1 {
			b.Fatal("not read")
		}
	}
}

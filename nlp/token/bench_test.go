package token

import (
	"os"
	"path/filepath"
	"testing"

	"readout"
)

// reports returns the dev texts of PolNeAR, or text of our own.
func reports(b *testing.B) (docs []*readout.Document, bytes int) {
	files, _ := filepath.Glob(filepath.Join(shared, "corpora/attribution/polnear/dev/text/*"))
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, &readout.Document{Text: string(data)})
		bytes += len(data)
	}
	if len(docs) == 0 {
		b.Skip("no reports")
	}
	return docs, bytes
}

func BenchmarkSplit(b *testing.B) {
	docs, bytes := reports(b)
	a := &readout.Analysis{}
	tokens := 0
	b.ReportAllocs()
	b.SetBytes(int64(bytes / len(docs)))
	b.ResetTimer()
	for i := range b.N {
		a.Sentences, a.Tokens = a.Sentences[:0], a.Tokens[:0]
		Split(docs[i%len(docs)], a)
		tokens += len(a.Tokens) - 1
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

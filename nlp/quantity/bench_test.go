package quantity

import (
	"os"
	"path/filepath"
	"testing"

	"readout"
	"readout/nlp/token"
)

func BenchmarkFind(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(shared, "corpora/attribution/polnear/dev/text/*"))
	if len(files) == 0 {
		b.Skip("no reports")
	}
	var docs []*readout.Document
	var read []*readout.Analysis
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		d, a := &readout.Document{Text: string(data), Published: "2016-09-30"}, &readout.Analysis{}
		token.Split(d, a)
		docs, read = append(docs, d), append(read, a)
	}
	tokens := 0
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		a := read[i%len(read)]
		a.Times, a.Quantities = a.Times[:0], a.Quantities[:0]
		a.Symbols.Reset()
		Find(docs[i%len(docs)], a)
		tokens += len(a.Tokens) - 1
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

package reuse

import (
	"testing"

	"readout"
)

func corpus(b *testing.B) []*readout.Document {
	return articles(b, "../../shared/corpora/stories/wikinews/articles.jsonl")
}

func BenchmarkOrigins(b *testing.B) {
	docs := corpus(b)
	for b.Loop() {
		Origins(docs)
	}
	b.ReportMetric(float64(len(docs)*b.N)/b.Elapsed().Seconds(), "reports/s")
}

func BenchmarkCredits(b *testing.B) {
	docs := corpus(b)
	n := 0
	for b.Loop() {
		Credits(docs[n%len(docs)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "reports/s")
}

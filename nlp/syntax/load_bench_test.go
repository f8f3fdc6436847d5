package syntax

import (
	"testing"

	"readout/models"
)

// BenchmarkOpen opens the shipped model.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := open(models.Syntax); err != nil {
			b.Fatal(err)
		}
	}
}

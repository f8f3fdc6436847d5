package entity

import (
	"testing"

	"readout/models"
)

// BenchmarkOpen opens the shipped model.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := readModel(models.Entity); err != nil {
			b.Fatal(err)
		}
	}
}

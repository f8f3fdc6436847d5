package entity

import (
	"context"
	"os"
	"strconv"
	"testing"

	"readout/nlp/token"
)

func TestTrainRun(t *testing.T) {
	if os.Getenv("TRAIN") == "" {
		t.Skip()
	}
	f := func(k string) float64 { x, _ := strconv.ParseFloat(os.Getenv(k), 64); return x }
	err := Train(context.Background(), TrainOptions{Train: "../../../shared/corpora/ner/worldwide/train", Dev: "../../../shared/corpora/ner/worldwide/dev",
		Vectors: "/tmp/vectors.model", Out: os.Getenv("OUT"), Split: token.Split, Log: os.Stderr,
		Epochs: int(f("EPOCHS")), Cutoff: int(f("CUTOFF")), Rate: f("RATE"), Decay: f("DECAY"), Features: int(f("FEATURES")), Copies: f("COPIES")})
	if err != nil {
		t.Fatal(err)
	}
}

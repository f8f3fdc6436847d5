package learn

import (
	"bytes"
	"testing"
)

// The classes are told apart by two of six features; the others are noise.
func TestPerceptronLearnsAndSurvivesTheFile(t *testing.T) {
	rng := NewRand(7)
	example := func() ([]uint32, int) {
		class := rng.IntN(3)
		features := []uint32{Seed(0).Uint(uint64(class)).Bucket(1 << 12)}
		for i := range 5 {
			features = append(features, Seed(1+i).Uint(uint64(rng.IntN(50))).Bucket(1<<12))
		}
		return features, class
	}
	p := NewPerceptron(1<<12, 3)
	scores := make([]float32, 3)
	for range 3000 {
		features, class := example()
		p.Tick()
		p.Scores(scores, features)
		p.Update(features, class, Best(scores))
	}
	var w Writer
	p.Save(&w, "tagger")
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := Open(b.String())
	if err != nil {
		t.Fatal(err)
	}
	m, err := NewLinear(f, "tagger")
	if err != nil {
		t.Fatal(err)
	}
	same := p.Linear()
	right, got, want := 0, make([]int32, 3), make([]int32, 3)
	for range 1000 {
		features, class := example()
		m.Scores(got, features)
		same.Scores(want, features)
		if got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
			t.Fatalf("the saved model scores %v, the trained one %v", got, want)
		}
		if Best(got) == class {
			right++
		}
	}
	if right < 990 {
		t.Errorf("%d of 1000 right", right)
	}
}

func TestAveragedCountsEveryMoment(t *testing.T) {
	p := NewPerceptron(2, 1)
	p.Tick()
	p.Add([]uint32{1}, 0, 4) // stands for the three moments that follow
	p.Tick()
	p.Tick()
	p.Tick()
	if got := p.Averaged(); got[0] != 0 || got[1] != 3 {
		t.Errorf("averages %v, want [0 3]", got)
	}
}

func TestBucketsAreFilledEvenly(t *testing.T) {
	const n, draws = 64, 64 * 400
	var count [n]int
	for i := range draws {
		count[Seed(3).String("suffix").Uint(uint64(i)).Bucket(n)]++
	}
	for b, c := range count {
		if c < 280 || c > 520 {
			t.Errorf("bucket %d has %d of %d", b, c, draws)
		}
	}
}

package entity

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/learn"
	"readout/nlp/token"
)

// A small corpus of our own: who speaks is a person, where it happens a place.
func toyCorpus(t *testing.T, dir string, people, places []string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("address\tO\n\n")
	for i, p := range people {
		place := places[i%len(places)]
		given, family, _ := strings.Cut(p, " ")
		fmt.Fprintf(&b, "Mr\tO\n%s\tB-Person\n%s\tE-Person\nspoke\tO\nin\tO\n%s\tS-Location\n.\tO\n\n", given, family, place)
		fmt.Fprintf(&b, "The\tO\nrain\tO\nfell\tO\non\tO\n%s\tS-Location\n,\tO\nMr\tO\n%s\tS-Person\nsaid\tO\n.\tO\n\n", place, family)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.tsv"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func toyVectors(t *testing.T, file string) {
	t.Helper()
	words := strings.Fields("mr spoke in the rain fell on said . , spoken talks")
	v := learn.Vectors{Vocabulary: *learn.NewVocabulary(words), Dim: 4, Data: make([]float32, 4*(len(words)+1))}
	for i := 4; i < len(v.Data); i++ {
		v.Data[i] = float32(i*7%13) - 6
	}
	var w learn.Writer
	v.Save(&w)
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := w.WriteTo(f); err != nil {
		t.Fatal(err)
	}
}

// A model learns the corpus, and knows unseen names by where they stand; the
// same seed gives the same bytes.
func TestTrain(t *testing.T) {
	dir := t.TempDir()
	toyCorpus(t, filepath.Join(dir, "train"), []string{"Anna Brel", "Carl Dorn", "Ella Frey", "Gus Holm", "Ida Jost", "Karl Lind", "Mia Norr", "Otto Pell"}, []string{"Avaton", "Belmora", "Corvane"})
	toyCorpus(t, filepath.Join(dir, "dev"), []string{"Rosa Stern", "Timo Ulm"}, []string{"Dunmere", "Estoril"})
	toyVectors(t, filepath.Join(dir, "vectors"))
	var files [2][]byte
	for i := range files {
		out := filepath.Join(dir, fmt.Sprint("model", i))
		if err := Train(context.Background(), TrainOptions{Train: filepath.Join(dir, "train"), Dev: filepath.Join(dir, "dev"), Vectors: filepath.Join(dir, "vectors"),
			Out: out, Prepare: token.Split, Epochs: 8, Rate: 0.1}); err != nil {
			t.Fatal(err)
		}
		var err error
		if files[i], err = os.ReadFile(out); err != nil {
			t.Fatal(err)
		}
	}
	if string(files[0]) != string(files[1]) {
		t.Error("the same seed gave two models")
	}
	m, err := readModel(string(files[0]))
	if err != nil {
		t.Fatal(err)
	}
	d := &readout.Document{Text: "Mr Udo Vane spoke in Fenwick. The rain fell on Fenwick, Mr Vane said."}
	d.Paragraphs = []readout.Span{{Start: 0, End: uint32(len(d.Text))}}
	var a readout.Analysis
	token.Split(d, &a)
	m.Mark(d, &a)
	var got []string
	for _, n := range a.Mentions[1:] {
		got = append(got, n.Type.String()+" "+n.Of(d.Text))
	}
	if want := "person Udo Vane, place Fenwick, place Fenwick, person Vane"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := readModel(string(files[0][:len(files[0])/2])); err == nil {
		t.Error("half a file is a model")
	}
}

// The likelihood that the field reports falls in the direction of its step:
// its gradient is that of the loss.
func TestFieldGradient(t *testing.T) {
	tr := &trainer{TrainOptions: TrainOptions{Decay: 1e-9}, scale: 1, train: make([]instance, 1), weights: make([]float32, 5*nLabels)}
	rng := learn.NewRand(3)
	for i := range tr.weights {
		tr.weights[i] = rng.Float32() - 0.5
	}
	s := &instance{features: []uint32{0, 1, 2, 3, 4, 0}, ends: []uint32{2, 3, 6}, labels: []label{labelOf(partB, 1), labelOf(partE, 1), outside}}
	before := append([]float32(nil), tr.weights...)
	loss := tr.learn(s, learn.Matrix{}, 1e-3)
	var slope float64 // of the loss along the step, by its definition
	step := append([]float32(nil), tr.weights...)
	for i := range step {
		d := float64(step[i] - before[i])
		slope -= d * d / 1e-3
	}
	trans := tr.trans
	for a := range trans {
		for b := range trans[a] {
			slope -= float64(trans[a][b]) * float64(trans[a][b]) / 1e-3
		}
	}
	after := tr.forward(s, learn.Matrix{})
	if got := after - loss; got >= 0 || got < 1.1*slope || got > 0.9*slope {
		t.Errorf("the loss moved by %g; its slope says %g", got, slope)
	}
}

func TestLabels(t *testing.T) {
	if nTypes != len(taggedTypes) || typeNumber("Organization") < 0 || typeNumber("none") >= 0 {
		t.Error("types")
	}
	for l := range label(nLabels) {
		if len(followers[l]) == 0 || len(predecessors[l]) == 0 {
			t.Errorf("label %d leads nowhere", l)
		}
	}
	var five [5]label
	setLabels(five[1:4], 2)
	for i := 1; i < len(five); i++ {
		if !mayFollow(five[i-1], five[i]) {
			t.Errorf("label %d may not follow %d", five[i], five[i-1])
		}
	}
	if nameEnd(five[:], 1) != 4 {
		t.Error("nameEnd")
	}
}

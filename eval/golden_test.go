package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
)

var update = flag.Bool("update", false, "rewrite testdata/scores.txt")

const goldenFile = "testdata/scores.txt"

// A score that changes, up or down, has to be committed with a sentence that
// says why.
func TestGoldenScores(t *testing.T) {
	needShared(t, "corpora")
	if testing.Short() {
		t.Skip(t.Name() + ": left out by -short")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 8*time.Minute)
	defer cancel()
	var got bytes.Buffer
	if err := Table(ctx, sharedDir, nil, &got); err != nil {
		t.Fatal(err)
	}
	if *update {
		writeFile(t, goldenFile, got.Bytes())
		return
	}
	want, err := os.ReadFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range changed(string(want), got.String()) {
		t.Error(line)
	}
	if t.Failed() {
		t.Log("run go test ./eval -run Golden -update, and commit the file with a sentence on why the scores moved")
	}
}

// What we say of our own dossiers is what the script says of them.
func TestCaseTableAgreesWithScript(t *testing.T) {
	dirs, err := caseDirs(needShared(t, "cases"))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := CaseTable(context.Background(), sharedDir, &got); err != nil {
		t.Fatal(err)
	}
	sys, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	e := &env{context.Background(), sharedDir, sys}
	tmp := t.TempDir()
	args := []string{needShared(t, "cases", "score.py")}
	for _, dir := range dirs {
		d, err := e.dossier(dir)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		args = append(args, dir+"="+writeFile(t, filepath.Join(tmp, filepath.Base(dir)+".json"), data))
	}
	if want := script(t, args...); got.String() != want {
		t.Errorf("the table is\n%s\nthe script prints\n%s", got.String(), want)
	}
}

// changed lists the lines that differ between two tables.
func changed(want, got string) []string {
	index := func(table string) (order []string, rest map[string]string) {
		rest = map[string]string{}
		for line := range strings.Lines(table) {
			name, tail, _ := strings.Cut(strings.TrimSpace(line), " ")
			order = append(order, name)
			rest[name] = strings.Join(strings.Fields(tail), " ")
		}
		return order, rest
	}
	wantOrder, wantRest := index(want)
	gotOrder, gotRest := index(got)
	var out []string
	for _, name := range wantOrder {
		if tail, ok := gotRest[name]; !ok {
			out = append(out, name+": no longer measured, was "+wantRest[name])
		} else if tail != wantRest[name] {
			out = append(out, name+": "+tail+", was "+wantRest[name])
		}
	}
	for _, name := range gotOrder {
		if _, ok := wantRest[name]; !ok {
			out = append(out, name+": "+gotRest[name]+", was not measured")
		}
	}
	return out
}

func TestChanged(t *testing.T) {
	got := changed("a/b   1.00  x\nc  2  y\nd 3 z\n", "a/b 1.00 x\nc 3 y\ne 4 w\n")
	want := []string{"c: 3 y, was 2 y", "d: no longer measured, was 3 z", "e: 4 w, was not measured"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q, want %q", got, want)
	}
}

// blind is a system that reads nothing.
func blind() system {
	return system{
		read: func(ctx context.Context, docs []*readout.Document) ([]*readout.Analysis, error) {
			as := make([]*readout.Analysis, len(docs))
			for i := range as {
				as[i] = &readout.Analysis{}
			}
			return as, ctx.Err()
		},
		compare: func([]*readout.Document, []*readout.Analysis) *readout.Dossier { return &readout.Dossier{} },
		place: func(ctx context.Context, docs []*readout.Document) ([]readout.Placement, error) {
			return nil, ctx.Err()
		},
		names: tagNames{xpos: func(uint8) string { return "_" }},
	}
}

func TestRunRefuses(t *testing.T) {
	ctx := context.Background()
	empty := t.TempDir()
	if _, err := blind().run(ctx, empty, []string{"weather"}); err == nil || !strings.Contains(err.Error(), "attribution") {
		t.Errorf("an unknown name: %v", err)
	}
	if _, err := blind().run(ctx, empty, nil); !errors.Is(err, ErrNoData) || !strings.Contains(err.Error(), "--shared") {
		t.Errorf("no corpora: %v", err)
	}
	writeFile(t, filepath.Join(empty, "corpora", "README.md"), nil)
	_, err := blind().run(ctx, empty, nil)
	for _, name := range Names() {
		if !errors.Is(err, ErrNoData) || !strings.Contains(err.Error(), "eval: "+name+":") {
			t.Errorf("the error does not name %s: %v", name, err)
		}
	}
}

func TestRunPart(t *testing.T) {
	needShared(t, "corpora")
	scores, err := blind().run(context.Background(), sharedDir, []string{"times/both", "quantities/syria"})
	if err != nil {
		t.Fatal(err)
	}
	if len(scores) == 0 {
		t.Fatal("no scores")
	}
	for _, s := range scores {
		if !strings.HasPrefix(s.Name, "times/both/") && !strings.HasPrefix(s.Name, "quantities/syria/") {
			t.Errorf("%s was not asked for", s.Name)
		}
		if s.Value != 0 {
			t.Errorf("a system that reads nothing scores %v", s)
		}
	}
}

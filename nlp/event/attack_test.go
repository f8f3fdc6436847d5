package event_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"readout"
	"readout/nlp"
)

// TestAttacks reads texts as the program does, and prints of each attack and
// each accusation who is behind it, on whose word, and how many it struck.
func TestAttacks(t *testing.T) {
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/attack/*.txtar")
	if len(files) == 0 {
		t.Fatal("no texts")
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(ar.Files); i += 2 {
			d := &readout.Document{ID: "d", Published: "2021-05-05", Text: strings.TrimSuffix(string(ar.Files[i].Data), "\n")}
			got := attacks(d, r.Read(d))
			if want := &ar.Files[i+1]; *update {
				want.Data = []byte(got)
			} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Errorf("%s (-want +got)\n%s", d.Text, diff)
			}
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func attacks(d *readout.Document, a *readout.Analysis) string {
	var b strings.Builder
	for _, e := range a.Events[1:] {
		if e.Responsibility == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s %q %s", e.Type, e.Trigger.Of(d.Text), e.Responsibility)
		for _, arg := range a.Args[e.Args.First:e.Args.End] {
			many := "some"
			if n, known := a.HowMany(arg); known {
				many = fmt.Sprint(n)
			}
			fmt.Fprintf(&b, "; %s %q %s", [...]string{"", "source", "target"}[arg.Role], a.Mentions[arg.Mention].Of(d.Text), many)
		}
		if e.Dead != 0 {
			fmt.Fprintf(&b, "; dead %q", a.Quantities[e.Dead].Span.Of(d.Text))
		}
		if e.Wounded != 0 {
			fmt.Fprintf(&b, "; wounded %q", a.Quantities[e.Wounded].Span.Of(d.Text))
		}
		b.WriteString("\n")
	}
	return b.String()
}

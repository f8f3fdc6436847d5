package entity_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout"
	"readout/nlp"
)

var update = flag.Bool("update", false, "rewrite what is expected")

// Annotated texts, one construct a file: a text and, for every entity with more
// than one mention, or called otherwise than it is, its name and its mentions in
// order.
// testdata/known_errors.txtar is the ledger of what is still read wrongly: what
// it expects is right, and it fails when that is found, so that the text moves
// to the file of its construct.
func TestCoreference(t *testing.T) {
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no texts")
	}
	for _, file := range files {
		ledger := filepath.Base(file) == "known_errors.txtar"
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(ar.Files); i += 2 {
			text, want := strings.TrimSuffix(string(ar.Files[i].Data), "\n"), &ar.Files[i+1]
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar")+"/"+ar.Files[i].Name, func(t *testing.T) {
				got := entities(r, text)
				switch {
				case ledger:
					if slices.Contains(strings.Split(got, "\n"), strings.TrimSpace(string(want.Data))) {
						t.Errorf("cured: move it from the ledger\n%s", text)
					}
				case *update:
					want.Data = []byte(got)
				case got != string(want.Data):
					t.Errorf("%s\ngot:\n%s\nwant:\n%s", text, got, want.Data)
				}
			})
		}
		if *update && !ledger {
			if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func entities(r *nlp.Reader, text string) string {
	d := &readout.Document{ID: "d", Published: "2021-05-05", Text: text}
	at := uint32(0)
	for p := range strings.SplitSeq(text, "\n\n") {
		d.Paragraphs = append(d.Paragraphs, readout.Span{Start: at, End: at + uint32(len(p))})
		at += uint32(len(p)) + 2
	}
	a := r.Read(d)
	var b strings.Builder
	for e := 1; e < len(a.Entities); e++ {
		var forms []string
		for _, m := range a.Mentions[1:] {
			if int(m.Entity) == e {
				forms = append(forms, m.Full.Of(text))
			}
		}
		name := a.Symbols.Get(a.Entities[e].Name)
		if len(forms) > 1 || len(forms) == 1 && !strings.HasSuffix(forms[0], name) {
			fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(forms, " | "))
		}
	}
	return b.String()
}

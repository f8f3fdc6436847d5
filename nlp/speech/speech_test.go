package speech_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout"
	"readout/nlp"
)

var update = flag.Bool("update", false, "rewrite what is expected")

// Annotated texts, one construct a file: a text and the statements in it, as
// speaker, cue, kind, stance and content. "in N" is the statement that reports
// this one.
func TestStatements(t *testing.T) {
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no texts")
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(ar.Files); i += 2 {
			text, want := strings.TrimSuffix(string(ar.Files[i].Data), "\n"), &ar.Files[i+1]
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar")+"/"+ar.Files[i].Name, func(t *testing.T) {
				got := statements(r, text)
				if *update {
					want.Data = []byte(got)
				} else if got != string(want.Data) {
					t.Errorf("%s\ngot:\n%s\nwant:\n%s", text, got, want.Data)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The ledger of known errors: a text that is read rightly at last belongs to
// the texts above.
func TestKnownErrors(t *testing.T) {
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	ar, err := txtar.ParseFile("testdata/known/errors.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(ar.Files); i += 2 {
		text := strings.TrimSuffix(string(ar.Files[i].Data), "\n")
		if got := statements(r, text); got == string(ar.Files[i+1].Data) {
			t.Errorf("%s: %q is read rightly now; move it from the ledger to the annotated texts", ar.Files[i].Name, text)
		}
	}
}

func statements(r *nlp.Reader, text string) string {
	d := &readout.Document{ID: "d", Published: "2021-05-05", Text: text}
	at := uint32(0)
	for p := range strings.SplitSeq(text, "\n\n") {
		d.Paragraphs = append(d.Paragraphs, readout.Span{Start: at, End: at + uint32(len(p))})
		at += uint32(len(p)) + 2
	}
	a := r.Read(d)
	var b strings.Builder
	for i, s := range a.Statements {
		if i < 2 {
			continue
		}
		speaker := "nobody"
		if s.Speaker != 0 {
			m := a.Mentions[s.Speaker]
			speaker = m.Full.Of(text)
			if name := a.Symbols.Get(a.Entities[m.Entity].Name); m.Form == readout.Pronoun && name != "" {
				speaker += "=" + name
			}
		}
		var content []string
		for _, c := range a.Spans[s.Content.First:s.Content.End] {
			content = append(content, c.Of(text))
		}
		fmt.Fprintf(&b, "%d %s | %s | %s %s | %s", i, speaker, s.Cue.Of(text), s.Kind, s.Stance, strings.Join(content, " / "))
		if s.In > 1 {
			fmt.Fprintf(&b, " | in %d", s.In)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

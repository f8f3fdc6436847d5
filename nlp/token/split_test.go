package token

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout"
)

var update = flag.Bool("update", false, "write what is found into the test files")

// show prints a sentence a line, its tokens parted by spaces; parts of an
// orthographic word are joined by "|", tokens written together by "_".
func show(d *readout.Document, a *readout.Analysis) string {
	var b strings.Builder
	for _, s := range a.Sentences[1:] {
		b.WriteByte("0123456789"[s.Para%10])
		b.WriteByte(':')
		for k := s.Tokens.First; k < s.Tokens.End; k++ {
			switch t := a.Tokens[k]; {
			case t.Flags&readout.PartOfWord != 0:
				b.WriteByte('|')
			case t.Flags&readout.SpaceBefore == 0 && k > s.Tokens.First:
				b.WriteString(" _")
			default:
				b.WriteByte(' ')
			}
			b.WriteString(a.Tokens[k].Of(d.Text))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestSplit reads testdata/*.txtar: pairs of NAME.txt and NAME.want. A first
// line "title: …" is the title.
func TestSplit(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no test files")
	}
	for _, path := range files {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(ar.Files); i += 2 {
			in, want := ar.Files[i], &ar.Files[i+1]
			name := strings.TrimSuffix(in.Name, ".txt")
			if want.Name != name+".want" {
				t.Fatalf("%s: %s is followed by %s", path, in.Name, want.Name)
			}
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+name, func(t *testing.T) {
				d := &readout.Document{Text: strings.TrimSuffix(string(in.Data), "\n")}
				if title, body, ok := strings.Cut(d.Text, "\n"); ok && strings.HasPrefix(title, "title: ") {
					title = strings.TrimPrefix(title, "title: ")
					d.Text = title + "\n\n" + body
					d.Title.End = uint32(len(title))
				}
				a := &readout.Analysis{}
				Split(d, a)
				check(t, d, a)
				got := show(d, a)
				if *update {
					want.Data = []byte(got)
				} else if got != string(want.Data) {
					t.Errorf("got\n%swant\n%s", got, want.Data)
				}
			})
		}
		if *update {
			if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

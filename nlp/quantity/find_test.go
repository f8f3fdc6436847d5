package quantity

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout"
	"readout/nlp/token"
)

var update = flag.Bool("update", false, "write what is found into the test files")

// show prints times and quantities, one a line.
func show(d *readout.Document, a *readout.Analysis) string {
	var b strings.Builder
	for _, x := range a.Times[1:] {
		fmt.Fprintf(&b, "[%s] %s %s", x.Of(d.Text), x.Type, a.Symbols.Get(x.Value))
		if x.Bound != readout.Exact {
			fmt.Fprintf(&b, ", %s", x.Bound)
		}
		b.WriteByte('\n')
	}
	for _, q := range a.Quantities[1:] {
		fmt.Fprintf(&b, "[%s] %g", q.Span.Of(d.Text), q.Value)
		if q.Low != q.Value || q.High != q.Value {
			fmt.Fprintf(&b, " (%g to %g)", q.Low, q.High)
		}
		if u := a.Symbols.Get(q.Unit); u != "" {
			fmt.Fprintf(&b, " %s", u)
		}
		if !q.Of.IsZero() {
			fmt.Fprintf(&b, " of [%s]", q.Of.Of(d.Text))
		}
		if q.Bound != readout.Exact {
			fmt.Fprintf(&b, ", %s", q.Bound)
		}
		if q.Ordinal {
			b.WriteString(", ordinal")
		}
		if q.Casualty != 0 {
			fmt.Fprintf(&b, ", %s", q.Casualty)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestFind reads testdata/*.txtar: pairs of NAME.txt and NAME.want. The first
// line of a file is its date of publication, if it has one.
func TestFind(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no test files")
	}
	for _, path := range files {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		published, _, _ := strings.Cut(string(ar.Comment), "\n")
		for i := 0; i+1 < len(ar.Files); i += 2 {
			in, want := ar.Files[i], &ar.Files[i+1]
			name := strings.TrimSuffix(in.Name, ".txt")
			if want.Name != name+".want" {
				t.Fatalf("%s: %s is followed by %s", path, in.Name, want.Name)
			}
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+name, func(t *testing.T) {
				d := &readout.Document{Published: published, Text: strings.TrimSuffix(string(in.Data), "\n")}
				a := &readout.Analysis{}
				token.Split(d, a)
				Find(d, a)
				check(t, d, a)
				if got := show(d, a); *update {
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

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

// TestTags holds what tags change: the noun phrase that a figure counts.
func TestTags(t *testing.T) {
	const N, A, V = readout.NOUN, readout.ADJ, readout.VERB
	for _, c := range []struct {
		text string
		tags []readout.UPOS
		want string
	}{
		{"12 worn oak chairs stood", []readout.UPOS{readout.NUM, V, N, N, V}, "[12] 12 of [worn oak chairs]\n"},
		{"Four shot", []readout.UPOS{readout.NUM, N}, "[Four] 4, wounded\n"},
		{"Six wounded pilots fled", []readout.UPOS{readout.NUM, A, N, V}, "[Six] 6 of [wounded pilots], wounded\n"},
	} {
		d, a := &readout.Document{Text: c.text}, &readout.Analysis{}
		token.Split(d, a)
		for i, u := range c.tags {
			a.Tokens[i+1].UPOS = u
		}
		Find(d, a)
		if got := show(d, a); got != c.want {
			t.Errorf("%s: got %swant %s", c.text, got, c.want)
		}
	}
}

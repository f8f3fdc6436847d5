package compare_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"readout"
	"readout/compare"
	"readout/extract"
	"readout/nlp"
)

var update = flag.Bool("update", false, "rewrite the expected dossiers")

func dossier(t testing.TB, docs []*readout.Document) *readout.Dossier {
	t.Helper()
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	as, err := r.ReadAll(context.Background(), docs, 2)
	if err != nil {
		t.Fatal(err)
	}
	return compare.Compare(docs, as)
}

// The annotated cases: one construct a file. Reports are the files that end in
// .txt, with front matter; what must be printed stands in want.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			var want *txtar.File
			for i, f := range ar.Files {
				if f.Name == "want" {
					want = &ar.Files[i]
				} else if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			docs, problems := extract.ReadAll(context.Background(), []string{dir}, nil, extract.Options{})
			if len(problems) > 0 || want == nil {
				t.Fatalf("%v; a file named want is needed", problems)
			}
			got := brief(dossier(t, docs))
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(want.Data) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want.Data)
			}
		})
	}
}

// brief prints the sections that compare, a line an item.
func brief(d *readout.Dossier) string {
	var b strings.Builder
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note: %s\n", n)
	}
	for _, o := range d.Origins {
		fmt.Fprintf(&b, "origin: %s: %s\n", strings.Join(o.Documents, " "), o.Reason)
	}
	for _, u := range d.Utterances {
		if len(u.Wordings) < 2 {
			continue
		}
		fmt.Fprintf(&b, "utterance: %s\n", u.SpeakerName)
		for _, w := range u.Wordings {
			fmt.Fprintf(&b, "\t%s %s: %s\n", strings.Join(w.Documents, " "), w.Kind, w.Words)
		}
		for _, x := range u.Differs {
			other := "(not in " + x.Missing + ")"
			if x.Other != nil {
				other = x.Other.Quote
			}
			fmt.Fprintf(&b, "\tdiffers: %s | %s\n", x.One.Quote, other)
		}
	}
	for _, a := range d.Agreed {
		fmt.Fprintf(&b, "agreed: %d: %s\n", a.Independent, a.Gist)
	}
	for _, x := range d.Differences {
		fmt.Fprintf(&b, "difference: %s %s: %s\n", x.Kind, x.Verdict, x.About)
		for _, v := range x.Values {
			fmt.Fprintf(&b, "\t%s [%s] %s\n", v.Value, v.Holder, docsOf(v.Evidence))
		}
	}
	for _, q := range d.Disputes {
		fmt.Fprintf(&b, "dispute: %s\n", q.Question)
		for _, p := range q.Positions {
			fmt.Fprintf(&b, "\t%s %s %s\n", p.Holder, p.Stance, docsOf(p.Evidence))
		}
	}
	for _, c := range d.Commitments {
		fmt.Fprintf(&b, "commitment: %s %s: %s %s\n", c.Kind, c.Status, c.Text, docsOf(c.Evidence))
		if c.Of != "" {
			fmt.Fprintf(&b, "\tof %s\n", c.Of)
		}
		for _, h := range c.History {
			if len(c.History) > 1 {
				fmt.Fprintf(&b, "\t%s %s: %s\n", h.When, h.Status, h.Text)
			}
		}
	}
	for _, o := range d.Only {
		fmt.Fprintf(&b, "only %s: %s\n", o.Document, o.Gist)
	}
	return b.String()
}

func docsOf(list []readout.Evidence) string {
	var out []string
	for _, e := range list {
		if !slices.Contains(out, e.Document) {
			out = append(out, e.Document)
		}
	}
	return strings.Join(out, " ")
}

// evidence is every evidence of a dossier.
func evidence(d *readout.Dossier) []readout.Evidence {
	var out []readout.Evidence
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if e, ok := v.Interface().(readout.Evidence); ok {
				out = append(out, e)
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(d))
	return out
}

var pieces = strings.Fields(`Berg Oslo said denied “ ” " ' that killed five 58 at least people children were was the The attack attack. minister Minister
	Foreign Russian Russia's Moscow. agreed to suspend talks, “No,” Mr. Lind told reporters on Tuesday, 4 April 2017. dozens wounded regime government alleged
	chemical blamed rebels accused of will must — â` + "\u0080\u009c" + ` it's Ü é 中文 (Reuters) -REUTERS according ? ! ; : $1.5 U.S. he she they`)

// text draws a report: words in any order, with paragraphs.
func text(t *rapid.T, label string) string {
	words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 120).Draw(t, label)
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		if i%17 == 16 {
			b.WriteString(".\n\n")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// A statement of which nothing but marks is left says nothing.
func TestMarksAlone(t *testing.T) {
	d := dossier(t, []*readout.Document{{ID: "a", Text: "Berg said “ â\u0080\u009c"}})
	if len(d.Statements) > 0 {
		t.Errorf("%+v", d.Statements)
	}
}

// Whatever the reports say, every evidence stands byte for byte at its
// offsets, every line has one, and the order of the reports does not matter.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var docs []*readout.Document
		byID := map[string]*readout.Document{}
		for i := range rapid.IntRange(0, 4).Draw(rt, "reports") {
			d := &readout.Document{ID: fmt.Sprint("d", i), Outlet: rapid.SampledFrom([]string{"", "A", "B"}).Draw(rt, "outlet"), Published: rapid.SampledFrom([]string{"", "2017-04-05", "2017-04-06T10:00:00Z"}).Draw(rt, "date")}
			if title := text(rt, "title"); rapid.Bool().Draw(rt, "titled") && strings.TrimSpace(title) != "" {
				d.Text, d.Title = title+"\n\n", readout.Span{Start: 0, End: uint32(len(title))}
			}
			d.Text += text(rt, "body")
			if body := d.Body(); body.Start < body.End {
				d.Paragraphs = []readout.Span{body}
			}
			docs = append(docs, d)
			byID[d.ID] = d
		}
		d := dossier(t, docs)
		for _, e := range evidence(d) {
			doc := byID[e.Document]
			if doc == nil || e.Start >= e.End || int(e.End) > len(doc.Text) || doc.Text[e.Start:e.End] != e.Quote {
				rt.Fatalf("evidence is not in its report: %+v", e)
			}
		}
		proven(rt, d)
		shuffled := slices.Clone(docs)
		rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		a, _ := json.Marshal(d)
		b, _ := json.Marshal(dossier(t, shuffled))
		if !bytes.Equal(a, b) {
			rt.Fatal("the order of the reports changes the dossier")
		}
	})
}

// proven checks that every line has evidence and that no count of independent
// origins is above their number.
func proven(t *rapid.T, d *readout.Dossier) {
	ids := map[string]bool{}
	line := func(id string, list []readout.Evidence) {
		if ids[id] || id == "" {
			t.Fatalf("line %q stands twice or has no name", id)
		}
		ids[id] = true
		if len(list) == 0 {
			t.Fatalf("line %s has no evidence", id)
		}
	}
	for _, x := range d.Agreed {
		line(x.ID, x.Evidence)
		if x.Independent < 0 || x.Independent > readout.Independent(d.Origins) {
			t.Fatalf("%s: %d independent of %d origins", x.ID, x.Independent, len(d.Origins))
		}
	}
	for _, x := range d.Differences {
		if len(x.Values) < 2 {
			t.Fatalf("%s has %d values", x.ID, len(x.Values))
		}
		for i, v := range x.Values {
			line(fmt.Sprint(x.ID, "/", i), v.Evidence)
		}
	}
	for _, x := range d.Disputes {
		for i, p := range x.Positions {
			line(fmt.Sprint(x.ID, "/", i), p.Evidence)
		}
	}
	for _, x := range d.Commitments {
		line(x.ID, x.Evidence)
	}
	for _, x := range d.Only {
		line(x.ID, x.Evidence)
	}
	for _, x := range d.Timeline {
		line(x.ID, x.Evidence)
	}
	for _, x := range d.Statements {
		line(x.ID, x.Content)
	}
	for _, x := range d.Events {
		line(x.ID, x.Evidence)
	}
}

func BenchmarkCompare(b *testing.B) {
	docs, _ := extract.ReadAll(context.Background(), []string{"../examples/moscow-2017"}, nil, extract.Options{})
	r, err := nlp.Open()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{2, 9, 45, 180} {
		var many []*readout.Document
		for i := range n {
			d := *docs[i%len(docs)]
			d.ID = fmt.Sprint(d.ID, "-", i)
			d.Outlet = fmt.Sprint(d.Outlet, i)
			many = append(many, &d)
		}
		as, err := r.ReadAll(context.Background(), many, 2)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n, "reports"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compare.Compare(many, as)
			}
		})
	}
}

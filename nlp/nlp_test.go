package nlp

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/extract"
)

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// articles are the examples, and the shared cases and seeds where they are.
func articles(t testing.TB) []*readout.Document {
	t.Helper()
	args := []string{"../examples"}
	for _, dir := range []string{"../../shared/cases", "../../shared/seeds"} {
		if _, err := os.Stat(dir); err == nil {
			files, _ := filepath.Glob(filepath.Join(dir, "*", "articles.jsonl"))
			texts, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
			args = append(append(args, files...), texts...)
		}
	}
	docs, problems := extract.ReadAll(context.Background(), args, nil, extract.Options{})
	for _, p := range problems {
		if !p.Note {
			t.Error(p)
		}
	}
	return docs
}

func TestOrder(t *testing.T) {
	if err := verifyOrder(stages[:]); err != nil {
		t.Error(err)
	}
	wrong := slices.Clone(stages[:])
	slices.Reverse(wrong)
	if err := verifyOrder(wrong); err == nil || !strings.Contains(err.Error(), "must run before") {
		t.Errorf("a table turned round: %v", err)
	}
	twice := append(slices.Clone(stages[:]), stages[0])
	if err := verifyOrder(twice); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("a stage that stands twice: %v", err)
	}
	if err := verifyOrder(stages[1:]); err == nil {
		t.Error("a missing stage passes")
	}
}

// The invariants hold after every stage, on every report at hand.
func TestCheckBetweenStages(t *testing.T) {
	r := reader(t)
	for _, d := range articles(t) {
		a := new(readout.Analysis)
		r.start(a, d)
		for _, s := range stages {
			if err := r.run(s, d, a); err != nil {
				t.Fatalf("%s: %v", d.ID, err)
			}
			if s.name == "speech" || s.name == "coref" || s.name == "event" || len(a.Statements) < 2 {
				if err := Check(d, a); err != nil {
					t.Errorf("after %s: %v", s.name, err)
				}
			}
		}
	}
}

func TestCheckRefuses(t *testing.T) {
	r := reader(t)
	d := document("Berg said Oslo had denied the attack. Five people were killed on Tuesday.")
	for name, spoil := range map[string]func(*readout.Analysis){
		"a span outside the text":   func(a *readout.Analysis) { a.Tokens[1].End = 9999 },
		"a circle of heads":         func(a *readout.Analysis) { a.Tokens[1].Head, a.Tokens[2].Head = 2, 1 },
		"an event without a voice":  func(a *readout.Analysis) { a.Events[1].Voice = 0 },
		"a mention of no entity":    func(a *readout.Analysis) { a.Mentions[1].Entity = 999 },
		"a statement in itself":     func(a *readout.Analysis) { a.Statements[2].In = 2 },
		"a statement with no words": func(a *readout.Analysis) { a.Statements[2].Content.End = a.Statements[2].Content.First },
		"low above high":            func(a *readout.Analysis) { a.Quantities[1].Low = a.Quantities[1].High + 1 },
	} {
		a := r.Read(d)
		if err := Check(d, a); err != nil {
			t.Fatal(err)
		}
		if len(a.Events) < 2 || len(a.Statements) < 3 || len(a.Quantities) < 2 {
			t.Fatalf("the sentence is not read: %d events, %d statements, %d quantities", len(a.Events)-1, len(a.Statements)-1, len(a.Quantities)-1)
		}
		spoil(a)
		if Check(d, a) == nil {
			t.Errorf("%s passes", name)
		}
	}
}

func TestWorkers(t *testing.T) {
	r, docs := reader(t), articles(t)
	one, err := r.ReadAll(context.Background(), docs, 1)
	if err != nil {
		t.Fatal(err)
	}
	eight, err := r.ReadAll(context.Background(), docs, 8)
	if err != nil {
		t.Fatal(err)
	}
	for i := range one {
		if !reflect.DeepEqual(one[i], eight[i]) {
			t.Errorf("%s is read otherwise by 8 workers than by 1", docs[i].ID)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.ReadAll(ctx, docs, 2); err == nil {
		t.Error("a cancelled run says nothing")
	}
}

// A stage that fails is named, and the Analysis holds nothing half read.
func TestFailingStage(t *testing.T) {
	old := stages[len(stages)-1]
	defer func() { stages[len(stages)-1] = old }()
	stages[len(stages)-1].run = func(*Reader, *readout.Document, *readout.Analysis) { panic("no such thing") }
	a := reader(t).Read(document("Berg said so."))
	if !strings.Contains(a.Failed, old.name) || !strings.Contains(a.Failed, "no such thing") || len(a.Tokens) != 1 {
		t.Errorf("failed %q with %d tokens", a.Failed, len(a.Tokens))
	}
}

func document(text string) *readout.Document {
	return &readout.Document{ID: "d", Outlet: "o", Published: "2017-04-12", Text: text, Paragraphs: []readout.Span{{Start: 0, End: uint32(len(text))}}}
}

func TestHostile(t *testing.T) {
	r := reader(t)
	for name, text := range map[string]string{
		"a word of a megabyte":     strings.Repeat("x", 1<<20),
		"no full stop":             strings.Repeat("the minister said that ", 20000),
		"marks only":               strings.Repeat("\" “ ” ' ", 5000),
		"opening marks only":       strings.Repeat("“He said ", 3000),
		"capitals":                 strings.Repeat("THE MINISTER SAID FIVE WERE KILLED. ", 500),
		"right to left, control":   strings.Repeat("he \u202e said \x00\x1b[31m \u200f that ", 1000),
		"numbers":                  strings.Repeat("1 2,000 3.5 ", 5000),
		"100,000 tokens":           strings.Repeat("the ", 100000),
		"mixed scripts":            strings.Repeat("Лавров said 习近平 met الأسد in Αθήνα, ", 300),
		"any bytes":                strings.Repeat("he said \xff\xfe\xc3( that \x80 five\xe2\x80 were killed. ", 500),
		"one letter a line":        strings.Repeat("a\n", 20000),
		"names":                    strings.Repeat("Sergei Lavrov ", 5000),
		"nested reports":           strings.Repeat("Berg said Oslo had denied that ", 500),
		"broken encoding":          strings.Repeat("â\u0080\u009cHe saidâ\u0080\u009d ", 1000),
		"nothing but white space ": strings.Repeat(" \n", 1000),
	} {
		d := document(text)
		a := r.Read(d)
		if a.Failed != "" {
			t.Errorf("%s: %s", name, a.Failed)
		}
		if err := Check(d, a); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Berg said, \"No.\"", "At least 58 people, 11 of them children, were killed on Tuesday.", "“Open, he said", "\xff\xfe", "U.S.-Russian talks -REUTERS"} {
		f.Add(s, "A title", true)
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, text, title string, paragraphs bool) {
		if !utf8.ValidString(text) || !utf8.ValidString(title) || len(text) > 4000 || len(title) > 400 {
			return
		}
		d := &readout.Document{ID: "d", Published: "2017-04-12", Text: text}
		if strings.TrimSpace(title) != "" {
			d.Text, d.Title = title+"\n\n"+text, readout.Span{Start: 0, End: uint32(len(title))}
		}
		if body := d.Body(); paragraphs && body.Start < body.End {
			d.Paragraphs = []readout.Span{body}
		}
		a := r.Read(d)
		if a.Failed != "" {
			t.Fatal(a.Failed)
		}
		if err := Check(d, a); err != nil {
			t.Fatal(err)
		}
	})
}

package event_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/nlp/event"
	"readout/nlp/speech"
	"readout/nlp/syntax"
	"readout/nlp/token"
)

var update = flag.Bool("update", false, "write what is found into testdata")

// TestEvents reads the annotated texts of testdata. In a text "[p1 Anna Berg]"
// is a mention of entity 1, a person; the letters are p person, o organisation,
// s state, g group, l place, f facility, n norp, and "[t 2024-05-06 Monday]"
// is a date. One file holds one construct; each text has its events after it.
func TestEvents(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no testdata: ", err)
	}
	for _, name := range names {
		if filepath.Base(name) == ledger {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			comment, tests, _ := strings.Cut(string(data), "-- text --\n")
			out := comment
			for test := range strings.SplitSeq(tests, "-- text --\n") {
				text, want, _ := strings.Cut(test, "-- events --\n")
				d, a := annotated(t, text)
				shipped().Find(d, a)
				got := dump(d, a)
				if diff := cmp.Diff(want, got); diff != "" && !*update {
					t.Errorf("%s(-want +got)\n%s", text, diff)
				}
				out += "-- text --\n" + text + "-- events --\n" + got
			}
			if *update {
				if err := os.WriteFile(name, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// ledger has texts that are read wrongly, with what would be right. One that
// is read right has been cured, and belongs with its construct.
const ledger = "known.txtar"

func TestKnownErrors(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", ledger))
	if err != nil {
		t.Fatal(err)
	}
	_, tests, _ := strings.Cut(string(data), "-- text --\n")
	for test := range strings.SplitSeq(tests, "-- text --\n") {
		text, right, _ := strings.Cut(test, "-- events --\n")
		d, a := annotated(t, text)
		shipped().Find(d, a)
		if dump(d, a) == right {
			t.Errorf("cured, move it to the file of its construct: %s", text)
		}
	}
}

var kinds = map[byte]readout.EntityType{'p': readout.Person, 'o': readout.Organisation, 's': readout.State, 'g': readout.Group,
	'l': readout.Place, 'f': readout.Facility, 'n': readout.NORP}

var model = sync.OnceValues(syntax.Load)

var pronouns = strings.Fields("he she they it we I him her them us")

// annotated builds the tables that stand before events from a marked text.
func annotated(t *testing.T, text string) (*readout.Document, *readout.Analysis) {
	t.Helper()
	text = strings.TrimSpace(text)
	a := &readout.Analysis{Mentions: make([]readout.Mention, 1), Entities: make([]readout.Entity, 1), Times: make([]readout.Time, 1),
		Quantities: make([]readout.Quantity, 1), Statements: make([]readout.Statement, 1), Spans: make([]readout.Span, 1)}
	var b strings.Builder
	for text != "" {
		before, rest, ok := strings.Cut(text, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		inside, after, ok := strings.Cut(rest, "]")
		head, name, ok2 := strings.Cut(inside, " ")
		if !ok || !ok2 {
			t.Fatalf("not a mark: %q", rest)
		}
		text = after
		span := readout.Span{Start: uint32(b.Len()), End: uint32(b.Len() + len(name))}
		if head == "t" {
			value, words, _ := strings.Cut(name, " ")
			span.End = span.Start + uint32(len(words))
			a.Times = append(a.Times, readout.Time{Span: span, Type: readout.Date, Value: a.Symbols.Add(value)})
			b.WriteString(words)
			continue
		}
		id, err := strconv.Atoi(head[1:])
		if err != nil || kinds[head[0]] == 0 {
			t.Fatalf("not a mark: %q", inside)
		}
		b.WriteString(name)
		m := readout.Mention{Span: span, Full: span, Entity: uint32(id), Type: kinds[head[0]], Form: readout.Named}
		if name[0] >= 'a' && name[0] <= 'z' {
			m.Form = readout.Nominal
		}
		if slices.Contains(pronouns, strings.ToLower(name)) {
			m.Form = readout.Pronoun
		}
		for len(a.Entities) <= id {
			a.Entities = append(a.Entities, readout.Entity{})
		}
		if a.Entities[id].Name == 0 {
			a.Entities[id] = readout.Entity{Name: a.Symbols.Add(name), First: uint32(len(a.Mentions)), Type: m.Type}
		}
		a.Mentions = append(a.Mentions, m)
	}
	d := &readout.Document{ID: "t", Text: b.String()}
	token.Split(d, a)
	m, err := model()
	if err != nil {
		t.Fatal(err)
	}
	said, err := speech.Load()
	if err != nil {
		t.Fatal(err)
	}
	m.Run(d, a)
	said.Find(d, a)
	return d, a
}

// dump writes one line for what an event is and one for the words that tell it.
func dump(d *readout.Document, a *readout.Analysis) string {
	var b strings.Builder
	name := func(m uint32) string {
		if n := a.Symbols.Get(a.Entities[a.Mentions[m].Entity].Name); n != "" {
			return n
		}
		return a.Mentions[m].Of(d.Text)
	}
	for _, e := range a.Events[1:] {
		fmt.Fprintf(&b, "%s %q", e.Type, e.Trigger.Of(d.Text))
		roles := map[readout.Role][]string{}
		for _, g := range a.Args[e.Args.First:e.Args.End] {
			roles[g.Role] = append(roles[g.Role], name(g.Mention))
		}
		fmt.Fprintf(&b, " %s -> %s", strings.Join(roles[readout.RoleSource], "+"), strings.Join(roles[readout.RoleTarget], "+"))
		if e.When != 0 {
			fmt.Fprintf(&b, " when %s", a.Symbols.Get(a.Times[e.When].Value))
		}
		if e.Where != 0 {
			fmt.Fprintf(&b, " where %s", name(e.Where))
		}
		if v := a.Statements[e.Voice]; e.Voice > 1 {
			speaker := "?"
			if v.Speaker != 0 {
				speaker = name(v.Speaker)
			}
			fmt.Fprintf(&b, " voice %s", speaker)
		}
		if e.Factuality != readout.Certain {
			fmt.Fprintf(&b, " %s", e.Factuality)
		}
		if r := e.Responsibility; r > readout.ReportedAsFact {
			fmt.Fprintf(&b, " (%s)", r)
		}
		if e.Commitment != 0 {
			fmt.Fprintf(&b, " %s/%s", e.Commitment, e.Status)
		}
		fmt.Fprintf(&b, "\n  %s\n", e.Of(d.Text))
	}
	return b.String()
}

var loaded = sync.OnceValues(event.Load)

// shipped is the model that is shipped.
func shipped() *event.Model {
	m, err := loaded()
	if err != nil {
		panic(err)
	}
	return m
}

package entity_test

import (
	"testing"

	"readout"
	"readout/nlp"
)

// "We" in a text that is a statement is whom its title names; in a report it is nobody.
func TestWriter(t *testing.T) {
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]string{
		"Statement by the Harbour Workers Union":                                     "Harbour Workers Union",
		"Support for the harbour: Statement by Greenpeace and Harbour Workers Union": "Greenpeace and Harbour Workers Union",
		"Harbour Workers Union makes a statement":                                    "",
	} {
		text := title + "\n\nWe condemn the closing of the port."
		d := &readout.Document{ID: "d", Text: text, Title: readout.Span{End: uint32(len(title))}, Paragraphs: []readout.Span{{Start: uint32(len(title) + 2), End: uint32(len(text))}}}
		a := r.Read(d)
		got := ""
		for _, m := range a.Mentions[1:] {
			if m.Of(text) == "We" && m.Entity != 0 {
				got = a.Symbols.Get(a.Entities[m.Entity].Name)
			}
		}
		if got != want {
			t.Errorf("%s: we are %q, want %q", title, got, want)
		}
	}
}

package render

import (
	"strings"
	"testing"

	"readout"
)

// Spans nest, cross, touch and reach over paragraphs; the marks show all of it.
func TestHighlights(t *testing.T) {
	doc := report("d1", "Northwire", "", "Ab <c>", "one two three four\n\nfive six")
	h := &highlights{sources: sourcesOf(&readout.Dossier{Documents: []readout.DocumentLine{{ID: "d1"}}}, []*readout.Document{doc}),
		marks: map[string]map[readout.Span]*highlight{}}
	for line, quote := range map[string]string{
		"A1": "one two three", "D1": "two", "Q1": "three four", "O1": "four\n\nfive", "S1": "Ab <c>", "T1": "six",
	} {
		i := strings.Index(doc.Text, quote)
		h.cite(doc.Cite(readout.Span{Start: uint32(i), End: uint32(i + len(quote))}), "line-"+line, line)
	}
	h.cite(readout.Evidence{Document: "d1", Start: 0, End: 2, Quote: "not there"}, "line-X", "X1")
	ref := func(name string) string {
		return `<sup class="refs"><a href="#line-` + name + `" aria-label="back to line ` + name + `">` + name + `</a></sup>`
	}
	want := []block{
		{true, `<mark class="cited" id="report-1-0-6">Ab &lt;c&gt;</mark>`},
		{false, `<mark class="agreed" id="report-1-8-21">one <mark class="differs" id="report-1-12-15">two</mark>D1 ` +
			`<mark class="disputed" id="report-1-16-26">three</mark></mark>A1<mark class="disputed"> ` +
			`<mark class="cited" id="report-1-22-32">four</mark></mark>Q1`},
		{false, `<mark class="cited">five</mark>O1 <mark class="cited" id="report-1-33-36">six</mark>T1`},
	}
	got := h.Blocks(h.list[0])
	if len(got) != len(want) {
		t.Fatalf("%d blocks, want %d", len(got), len(want))
	}
	for i := range want {
		w := string(want[i].HTML)
		for _, name := range []string{"A1", "D1", "Q1", "O1", "T1"} {
			w = strings.Replace(w, "</mark>"+name, "</mark>"+ref(name), 1)
		}
		if i == 0 {
			w += ref("S1")
		}
		if got[i].Title != want[i].Title || string(got[i].HTML) != w {
			t.Errorf("block %d:\n%s\nwant\n%s", i, got[i].HTML, w)
		}
	}
}

// What the paragraphs leave out is shown all the same, in its place.
func TestBlocksHoldAllOfTheText(t *testing.T) {
	doc := &readout.Document{Text: "title\n\nlost\n\nkept\n\nlost too", Title: readout.Span{End: 5}, Paragraphs: []readout.Span{
		{Start: 13, End: 17}, {Start: 14, End: 16}, {Start: 90, End: 99}}}
	var got []string
	for _, s := range blocksOf(doc) {
		got = append(got, strings.TrimSpace(s.Of(doc.Text)))
	}
	if want := "title|lost|kept|lost too"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

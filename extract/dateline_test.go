package extract

import (
	"slices"
	"testing"

	"readout"
)

func TestHeadDate(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{"", "Published July 2 2016 Two medics were among 31 people killed.", "2016-07-02"},
		{"", "Date of publication 26 October 2016 Warplanes carried out six strikes.", "2016-10-26"},
		{"", "Posted on July 2, 2016 by Evening Sheet. Thirty were killed.", "2016-07-02"},
		{"Army kills 31", "Army kills 31 AFP Saturday 2 Jul 2016 Shelling of a town killed 31 people.", "2016-07-02"},
		{"", "2 July 2016 The army has killed 43 people.", "2016-07-02"},
		{"", "Aug. 1 2016\n\nRescuers say gas was dropped.", "2016-08-01"},
		{"", "By Anna Lind\n13 April 2017\n\nThe ministers met.", "2017-04-13"},
		{"", "2017-04-13\nThe ministers met.", "2017-04-13"},
		{"", "01-08-2016 Five killed as a helicopter is shot down.", ""}, // January or August
		{"", "13-08-2016 Five killed as a helicopter is shot down.", "2016-08-13"},
		{"", "On 2 July 2016 the army killed 43 people.", ""},
		{"", "2 July 2016 was a dark day.", ""},
		{"", "July 2016 was hot.", ""},
		{"", "The talks of 2 July 2016 failed.", ""},
		{"", "5 people died in 2016.", ""},
		{"", "7 December 1941 Pearl Harbor is attacked.", ""},
		{"", "", ""},
	} {
		if got, _ := headDate(c.title, c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// A date above a report is a paragraph of its own.
func TestHeadDateParagraph(t *testing.T) {
	a := article{title: "Gas on Halden", text: "Aug. 1 2016 Rescuers say gas was dropped.\n\nThe army denied it."}
	d, err := a.document("Sheet", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range d.Paragraphs {
		got = append(got, p.Of(d.Text))
	}
	want := []string{"Aug. 1 2016", "Rescuers say gas was dropped.", "The army denied it."}
	if d.Published != "2016-08-01" || !slices.Equal(got, want) {
		t.Errorf("got %s, %q; want 2016-08-01, %q", d.Published, got, want)
	}
	if p := splitAt([]readout.Span{{Start: 0, End: 4}}, "2016", 4); len(p) != 1 {
		t.Errorf("a line that is the date alone is cut: %v", p)
	}
}

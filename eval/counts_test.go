package eval

import (
	"path/filepath"
	"testing"

	"readout"
)

func TestStates(t *testing.T) {
	const text = "Three people were hurt when a wall fell. 12 others fled. Two died in hospital.\n" +
		"No one else was hurt, and one of the 8-year-old boys died"
	for _, c := range []struct {
		n    int
		kind readout.Casualty
		want bool
	}{{3, readout.Wounded, true}, {3, readout.Killed, false}, {12, readout.Wounded, false}, {2, readout.Killed, true}, {2, readout.Wounded, true}, {1, readout.Killed, false}, {40, readout.Killed, false}, {1, readout.Wounded, false}, {8, readout.Killed, false}} {
		if got := states(text, c.n, c.kind); got != c.want {
			t.Errorf("%d %v: %v, want %v", c.n, c.kind, got, c.want)
		}
	}
}

func TestTollCounts(t *testing.T) {
	d := tollDoc{article{ID: "d", Title: "Crash", Text: "Five people died.\nNobody was hurt."}.document(), map[readout.Casualty]int{readout.Killed: 5, readout.Wounded: 0}}
	if len(d.doc.Paragraphs) != 2 || d.doc.Title.Of(d.doc.Text) != "Crash" {
		t.Errorf("document %+v", d.doc)
	}
	right := &readout.Analysis{Quantities: []readout.Quantity{{}, {Value: 5, Casualty: readout.Killed}}}
	var c tollCounts
	c.add(d, right, readout.Killed, 1)
	c.add(d, &readout.Analysis{}, readout.Killed, 1)
	c.add(d, right, readout.Wounded, 1) // nobody: not asked for
	c.add(d, right, readout.Killed, 6)  // too few
	if want := (tollCounts{1, 2}); c != want {
		t.Errorf("%v, want %v", c, want)
	}
}

func TestReadTolls(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "incidents.jsonl"), []byte(`{"incident":"1","num_killed":2,"num_injured":0,"n_docs":1}

{"incident":"2","num_killed":1,"num_injured":3,"n_docs":2}
`))
	writeFile(t, filepath.Join(dir, "articles.jsonl"), []byte(`{"id":"a","text":"Two died.","story":"1","gold":{"civilians":"3"}}
{"id":"b","text":"One died.","story":"2","gold":{"civilians":"unknown"}}
`))
	docs, err := readGunViolence(dir)
	if err != nil || len(docs) != 1 || docs[0].doc.ID != "a" || docs[0].toll[readout.Killed] != 2 {
		t.Errorf("%v, %v", docs, err)
	}
	docs, err = readSyria(dir)
	if err != nil || len(docs) != 1 || docs[0].toll[readout.Killed] != 3 {
		t.Errorf("%v, %v", docs, err)
	}
}

package story

import (
	"reflect"
	"strings"
	"testing"

	"readout"
)

// TestSplit has two events in one story, as a hasty rule or hand may put them:
// the report that shows it parts them.
func TestSplit(t *testing.T) {
	p := NewPlacer()
	for _, d := range []*readout.Document{ferryA, vote, ferryB, vote2, ferryC} {
		p.Resume(d, "both")
	}
	n := p.byName["both"]
	p.part(n, ferryC, p.story(n).members[4])
	moves := p.Moves()
	to := map[string]string{}
	for _, m := range moves {
		to[m.Doc] = m.Story
	}
	if len(to) != 2 || to["v1"] == "" || to["v1"] != to["v2"] || to["v1"] == "both" {
		t.Fatalf("the vote does not leave the ferry: %v", moves)
	}
	if why := moves[0].Reason; !strings.Contains(why, "falls apart") || !strings.Contains(why, "only that of f3 tells of") || !strings.Contains(why, "Solvik") {
		t.Errorf("the reason is %q", why)
	}
	// Later reports find their half, and nothing joins the halves again.
	if at := p.Place(doc("f4", "2020-05-04", "Prosecutors in Solvik questioned the arrested owner of the pilgrim ferry that sank off Solvik for a second day.")); at.Story != "both" {
		t.Errorf("the ferry's next report is in %s: %v", at.Story, at)
	}
	if at := p.Place(doc("v3", "2020-05-04", "Karelund's parliament accepted the resignation of finance minister Anneli Torp over the budget that failed by one vote.")); at.Story != to["v1"] {
		t.Errorf("the vote's next report is in %s, not %s", at.Story, to["v1"])
	}
	if more := p.Moves(); len(more) > 0 {
		t.Errorf("moved again: %v", more)
	}
}

// TestSplitOfMany parts a story of which most reports are no longer kept: each
// goes with those that it was nearest to.
func TestSplitOfMany(t *testing.T) {
	o := &thread{}
	for i, near := range []int32{0, 1, 0, 1, 2, 3, 4, 5} {
		o.docs = append(o.docs, told{id: string(rune('a' + i)), near: near})
	}
	for i := range 4 {
		o.members = append(o.members, &report{doc: int32(4 + i)})
	}
	got := o.spread([]bool{false, true, false, true})
	if want := []bool{false, true, false, true, false, true, false, true}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSplitByHand(t *testing.T) {
	p := NewPlacer()
	for _, d := range []*readout.Document{ferryA, ferryB, ferryC} {
		p.Resume(d, "ferry")
	}
	to, err := p.Split("ferry", []string{"f3"}, "the arrest is a story of its own")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Moves(), []readout.Placement{{Doc: "f3", Story: to, Score: 1, Reason: "the arrest is a story of its own"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if at := p.Place(doc("f4", "2020-05-04", "Prosecutors in Solvik questioned the arrested owner of the pilgrim ferry for a second day.")); at.Story != to {
		t.Errorf("the next report of the arrest is in %s: %v", at.Story, at)
	}
	for _, docs := range [][]string{{}, {"f1", "f2"}, {"unknown"}} {
		if _, err := p.Split("ferry", docs, ""); err == nil {
			t.Errorf("%q split the story", docs)
		}
	}
	if _, err := p.Split("unknown", []string{"f1"}, ""); err == nil {
		t.Error("an unknown story was split")
	}
}

// TestSplitAndMerge holds that what was merged is not taken apart by the rule.
func TestSplitAndMerge(t *testing.T) {
	p := NewPlacer()
	for _, d := range []*readout.Document{ferryA, ferryB} {
		p.Resume(d, "ferry")
	}
	p.Resume(vote, "vote")
	if err := p.Merge("ferry", "vote", "one week"); err != nil {
		t.Fatal(err)
	}
	p.Moves()
	p.Place(vote2)
	if moves := p.Moves(); len(moves) > 0 {
		t.Errorf("what a person merged was moved: %v", moves)
	}
}

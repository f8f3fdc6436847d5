package story

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"

	"pgregory.net/rapid"
)

func doc(id, published, text string) *readout.Document {
	return &readout.Document{ID: id, Published: published, Text: text}
}

const shared = "../../shared/"

var (
	ferryA = doc("f1", "2020-05-01", "A passenger ferry with pilgrims aboard sank off Solvik on Friday after striking a rock, and the coast guard pulled dozens of survivors from the water.")
	ferryB = doc("f2", "2020-05-02", "Divers searched the wreck of the pilgrim ferry that went down near Solvik; the coast guard said survivors told of a rock below the surface.")
	ferryC = doc("f3", "2020-05-03", "The owner of the ferry that sank off Solvik with pilgrims aboard has been arrested, prosecutors in Solvik said.")
	vote   = doc("v1", "2020-05-02", "Parliament in Karelund rejected the budget by a single vote, and finance minister Anneli Torp offered her resignation to the opposition's cheers.")
	vote2  = doc("v2", "2020-05-03", "Finance minister Anneli Torp resigned after her budget failed in the Karelund parliament by one vote.")
)

func TestPlace(t *testing.T) {
	p := NewPlacer()
	got := map[string]readout.Placement{}
	for _, d := range []*readout.Document{ferryA, ferryB, vote, ferryC, vote2} {
		got[d.ID] = p.Place(d)
	}
	if got["f1"].Story != got["f2"].Story || got["f1"].Story != got["f3"].Story {
		t.Errorf("one sinking told as several stories: %v", got)
	}
	if got["v1"].Story != got["v2"].Story || got["v1"].Story == got["f1"].Story {
		t.Errorf("the vote is not a story of its own: %v", got)
	}
	if why := strings.Join(got["f2"].Why, " "); !strings.Contains(why, "Solvik") || !strings.Contains(why, "pilgrim") {
		t.Errorf("why is %q", why)
	}
	if got["f1"].Why != nil || got["f1"].Reason == "" {
		t.Errorf("the first report does not say why it starts a story: %v", got["f1"])
	}
	if !slices.Contains(got["f2"].Why, "1 day apart") {
		t.Errorf("the time between the reports is not given: %q", got["f2"].Why)
	}
	if last := got["f3"].Why[len(got["f3"].Why)-1]; !strings.HasPrefix(last, "new: ") || !strings.Contains(last, "arrested") {
		t.Errorf("what the third day brought is not told: %q", got["f3"].Why)
	}
}

func TestPlaceLater(t *testing.T) {
	p := NewPlacer()
	a := p.Place(ferryA)
	p.Window = 14 * 24 * time.Hour
	b := p.Place(doc("late", "2020-06-20", ferryA.Text))
	if a.Story == b.Story {
		t.Error("a report weeks later is placed in a closed story")
	}
}

func TestPlaceFuture(t *testing.T) {
	p := NewPlacer()
	a := p.Place(ferryA)
	p.Place(doc("future", "2031-01-01", "A comet was seen over the harbour of Karelund at night."))
	if b := p.Place(ferryB); a.Story != b.Story {
		t.Error("one report from the future closed the stories of today")
	}
}

func TestPlaceProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom(strings.Fields("ferry Solvik coast guard budget Torp Karelund vote pilgrims rock wreck the of said 2020 12")), 0, 30), 0, 12).Draw(t, "docs")
		run := func() (out []readout.Placement) {
			p := NewPlacer()
			for i, w := range words {
				out = append(out, p.Place(doc(fmt.Sprint(i), "", strings.Join(w, " "))))
			}
			return out
		}
		a, b := run(), run()
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("not deterministic:\n%v\n%v", a, b)
		}
		// Online: what comes later changes no placement.
		if len(words) > 1 {
			full := words
			words = words[:len(words)-1]
			if c := run(); !reflect.DeepEqual(c, a[:len(c)]) {
				t.Fatalf("a later report changed a placement")
			}
			words = full
		}
	})
}

func TestTogether(t *testing.T) {
	if got := Together([]*readout.Document{ferryA, ferryB, ferryC}); len(got) != 1 {
		t.Errorf("one event is %v", got)
	}
	got := Together([]*readout.Document{vote, ferryA, ferryB, vote2, ferryC})
	if want := [][]string{{"f1", "f2", "f3"}, {"v1", "v2"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Together(nil); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

// TestTogetherCases holds that the cases, one event each, are not taken apart.
func TestTogetherCases(t *testing.T) {
	docs := map[string][]labelled{}
	for _, c := range []string{"hamas-commander", "khan-shaykhun", "kudankulam", "mh17", "moscow-talks", "observers-held", "shayrat-strike"} {
		ls, err := readLabelled(shared + "cases/" + c + "/articles.jsonl")
		if err != nil {
			t.Skip("shared data is absent: ", err)
		}
		docs[c] = ls
	}
	for c, ls := range docs {
		var ds []*readout.Document
		for _, l := range ls {
			ds = append(ds, l.doc)
		}
		if got := Together(ds); len(got) != 1 {
			t.Errorf("%s: %v", c, got)
		}
	}
}

package reuse

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"readout"
)

const (
	ferry = "The ferry left the harbour before dawn with more than two hundred people aboard, most of them pilgrims on their way to the island. " +
		"An hour later it struck a rock that no chart shows and began to take in water through a hole below the bridge. " +
		"Fishing boats from three villages reached it first and pulled people from the sea until the coast guard came at noon. "
	other = "Rescue crews in Solvik ended their search on Tuesday after divers had been through every deck of the wreck. " +
		"Relatives waited in a school hall for news, and the town closed its shops for the day. The owner has two more ships of that age."
)

func partition(os []Origin) map[string]string {
	m := map[string]string{}
	for i, o := range os {
		for _, d := range o.Documents {
			m[d] = fmt.Sprint(i)
		}
	}
	return m
}

func TestOrigins(t *testing.T) {
	for _, c := range []struct {
		name   string
		docs   []*readout.Document
		reason string // empty: two tellings
	}{
		{"two reports", []*readout.Document{doc("a", "North Post", "2020-05-01", "", ferry), doc("b", "South Post", "2020-05-01", "", other)}, ""},
		{"one text", []*readout.Document{doc("a", "North Post", "2020-05-01", "", ferry), doc("b", "South Post", "2020-05-02", "", ferry)}, SameText},
		{"a lifted half", []*readout.Document{doc("a", "North Post", "2020-05-01", "", ferry), doc("b", "South Post", "2020-05-02", "", other+" "+ferry)}, SameText},
		{"one wire", []*readout.Document{doc("a", "North Post", "2020-05-01", "", "SOLVIK (Reuters) - "+ferry), doc("b", "South Post", "2020-05-01", "", "SOLVIK (Reuters) - "+other)}, SameWire},
		{"a wire merely cited", []*readout.Document{doc("a", "North Post", "2020-05-01", "", ferry+"Reuters reported three dead."), doc("b", "South Post", "2020-05-01", "", other+" Reuters reported four dead.")}, ""},
		{"one outlet", []*readout.Document{doc("a", "North Post", "2020-05-01", "", ferry), doc("b", "North Post", "2020-05-03", "", other)}, SameOutlet},
		{"one owner", []*readout.Document{doc("a", "nypost.com", "2020-05-01", "", ferry), doc("b", "wsj.com", "2020-05-03", "", other)}, SameOutlet},
		{"no outlet at all", []*readout.Document{doc("a", "", "2020-05-01", "", ferry), doc("b", "", "2020-05-03", "", other)}, SameOutlet},
		{"a relayed report", []*readout.Document{doc("a", "xinhuanet.com", "2020-05-01", "", ferry), doc("b", "South Post", "2020-05-03", "", "Three people died in Solvik, Xinhua reported. "+other)}, SameText},
		{"one speech", []*readout.Document{
			doc("a", "North Post", "2020-05-01", "", "“We were told that the boat was safe and that nobody had to worry about rocks or storms or the age of the ship,” Berg said."),
			doc("b", "South Post", "2020-05-01", "", "In parliament the minister defended himself. “We were told that the boat was safe and that nobody had to worry about rocks or storms or the age of the ship,” he said.")}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			os := Origins(c.docs)
			if c.reason == "" {
				if len(os) != 2 {
					t.Fatalf("one telling: %+v", os)
				}
				return
			}
			if len(os) != 1 || os[0].Reason != c.reason {
				t.Fatalf("got %+v, want one telling by %s", os, c.reason)
			}
			sides := map[string]bool{}
			for _, e := range os[0].Line().Evidence {
				sides[e.Document] = true
			}
			if len(sides) != 2 {
				t.Errorf("the collapse has no evidence on both sides: %+v", os[0])
			}
		})
	}
}

func TestOriginsAnyOrder(t *testing.T) {
	docs := []*readout.Document{
		doc("a", "North Post", "2020-05-01", "", ferry), doc("b", "South Post", "2020-05-02", "", ferry+other), doc("c", "", "", "", other),
		doc("d", "West Post", "2020-05-02", "", "SOLVIK (AFP) - "+other[:200]), doc("e", "East Post", "2020-05-02", "", "(AFP) "+ferry[:150]), doc("f", "", "2020-05-04", "", ""),
	}
	want := KnownOutlets().Study(docs)
	for range 20 {
		rand.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		got := KnownOutlets().Study(docs)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("order matters:\n%+v\n%+v", got, want)
		}
	}
}

func TestOriginsEmpty(t *testing.T) {
	if os := Origins(nil); len(os) != 0 {
		t.Errorf("got %+v", os)
	}
	os := Origins([]*readout.Document{doc("a", "North Post", "", "", ""), doc("b", "South Post", "", "", "  \n")})
	if n := len(partition(os)); n != 2 {
		t.Errorf("%d documents placed, want 2", n)
	}
}

// What feeds send when they break: each is bounded, and says one thing.
func TestOriginsHostile(t *testing.T) {
	many := func(n int, make func(i int) *readout.Document) (docs []*readout.Document) {
		for i := range n {
			docs = append(docs, make(i))
		}
		return docs
	}
	for _, c := range []struct {
		name        string
		docs        []*readout.Document
		origins     int
		independent bool
	}{
		{"one report a thousand times", many(1000, func(int) *readout.Document { return doc("r", "North Post", "2031-05-01", "Ferry sinks", ferry) }), 1, true},
		{"no body", many(1000, func(i int) *readout.Document { return doc(fmt.Sprint(i), "North Post", "", "", "") }), 1, true},
		{"no body and no outlet", many(1000, func(i int) *readout.Document { return doc(fmt.Sprint(i), "", "", "", "") }), 1, false},
		{"lines of many outlets", many(3000, func(i int) *readout.Document {
			return doc(fmt.Sprint(i), fmt.Sprint("outlet ", i), "", "", fmt.Sprint("Item ", i, " of the list"))
		}), 3000, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := KnownOutlets().Study(c.docs)
			if len(p.Origins) != c.origins || len(p.Texts) != len(c.docs) {
				t.Fatalf("%d origins of %d texts, want %d", len(p.Origins), len(p.Texts), c.origins)
			}
			if p.Origins[0].Unknown == c.independent {
				t.Error("unknown counts as independent, or the known does not")
			}
			for _, l := range p.Origins[0].Links {
				if l.Why == "" {
					t.Fatal("a collapse without its reason")
				}
			}
		})
	}
}

func TestLayers(t *testing.T) {
	docs := []*readout.Document{
		doc("a", "North Post", "2031-05-01", "Ferry sinks off Solvik", ferry),
		doc("b", "South Post", "2031-05-02", "Ferry sinks off Solvik", ferry),
		doc("c", "nypost.com", "2031-05-02", "Divers search wreck", "SOLVIK (Reuters) - "+other),
		doc("d", "", "2031-05-03", "", "Nobody knows who wrote this line about the ferry."),
		doc("e", "West Post", "2031-05-03", "Harbour stays shut", "The harbour of Solvik stays shut until Thursday, its master said. With files from AFP"),
	}
	docs[1].URL = "https://www.msn.com/en/ferry"
	want := []string{
		"a North Post|||own report||",
		"b South Post||msn.com|copied|North Post|a",
		"c New York Post|News Corp||wire|Reuters|",
		"d |||not known||",
		"e West Post|||partly own|AFP|",
	}
	for i, x := range KnownOutlets().Study(docs).Texts {
		got := fmt.Sprintf("%s %s|%s|%s|%s|%s|%s", x.Document, x.Publisher, x.Owner, x.Transport, x.Text, x.From, x.FromDocument)
		if got != want[i] {
			t.Errorf("got %s, want %s", got, want[i])
		}
		if x.From != "" && len(x.Evidence) == 0 {
			t.Errorf("%s: no evidence", got)
		}
	}
}

func TestOutletsExtended(t *testing.T) {
	a, b := doc("a", "The Mole", "2031-05-01", "", ferry), doc("b", "Lantern", "2031-05-01", "", other)
	a.URL, b.URL = "https://mole.example/1", "https://www.lantern.example/2"
	docs := []*readout.Document{a, b}
	known := KnownOutlets()
	ours, err := known.With(strings.NewReader("# ours\nThe Mole | paper | Aldby Group | Mole | mole.example\nLantern|site|Aldby Group\n"))
	if err != nil {
		t.Fatal(err)
	}
	trust, err := known.WithTrust("aldby.example", strings.NewReader("# one of ours\ncontrol=https://mole.example/\ncontrol=lantern.example\nsocial=https://x.com/aldby\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		outlets *Outlets
		want    int
	}{{"the table that ships", known, 2}, {"with a file", ours, 1}, {"with a trust.txt", trust, 1}} {
		if got := len(c.outlets.Study(docs).Origins); got != c.want {
			t.Errorf("%s: %d origins, want %d", c.name, got, c.want)
		}
	}
	for _, bad := range []string{"The Mole, Aldby Group", "| paper | x", "Mole | gazette | x"} {
		if _, err := known.With(strings.NewReader("# first\n" + bad)); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v, want an error of line 2", bad, err)
		}
	}
	if _, err := known.WithTrust("", strings.NewReader("no attribute")); err == nil {
		t.Error("a line that is no attribute is no trust.txt")
	}
}

func TestRepeatedLines(t *testing.T) {
	const appeal = " Whoever has seen something is asked to ring the harbour office day or night on the number below and may stay without a name."
	bodies := []string{ferry, other, "Snow closed the mountain road between Berg and Dal for a third day, and two lorries stood across it until the evening."}
	var docs []*readout.Document
	for i, b := range bodies {
		docs = append(docs, doc(fmt.Sprint("n", i), "North Post", "", "", b+appeal))
	}
	_, s := KnownOutlets().study(docs)
	for _, p := range s.docs {
		if at := strings.Index(p.doc.Text, "Whoever"); !p.words[wordAt(p.words, at)].skip {
			t.Errorf("%s: the repeated appeal counts as text", p.doc.ID)
		}
	}
}

func wordAt(ws []word, at int) int {
	for i, w := range ws {
		if int(w.Start) == at {
			return i
		}
	}
	return -1
}

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

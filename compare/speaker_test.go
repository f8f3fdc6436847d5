package compare_test

import (
	"strings"
	"testing"

	"readout"
)

// Who says a statement is named as the reader needs it: several together, whom
// a relative pronoun stands for, and no content that is but a pronoun.
func TestSpeakers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Anna Lind and Jon Berg said the bridge was safe.", "Anna Lind and Jon Berg: the bridge was safe"},
		{"Norland and Sundria have agreed that the port is closed.", "Norland and Sundria: that the port is closed"},
		{"Anna Lind met Jon Berg, who said the bridge was safe.", "Jon Berg: the bridge was safe"},
		{"A spokesman for the port authority said the bridge was safe.", "spokesman for the port authority: the bridge was safe"},
		{"The storm closed what Anna Lind has described as a dangerous bridge.", "Anna Lind: as a dangerous bridge"},
	} {
		d := &readout.Document{ID: "d", Text: c.text, Paragraphs: []readout.Span{{End: uint32(len(c.text))}}}
		var got []string
		for _, s := range dossier(t, []*readout.Document{d}).Statements {
			for _, e := range s.Content {
				got = append(got, s.SpeakerName+": "+e.Quote)
			}
			if together := strings.Contains(s.SpeakerName, " and "); together != (len(s.Speakers) == 2) {
				t.Errorf("%s: speakers %v of %q", c.text, s.Speakers, s.SpeakerName)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// An actor who speaks for a state and is not it says so; a state, and those who
// fight it or left its service, do not.
func TestStandsFor(t *testing.T) {
	const text = "The Kremlin said the port was closed. Moscow said so too. The new government in Oslo said it would open the port. " +
		"Danish Foreign Minister Lars Holm said the talks were frank. Former French Foreign Minister Paul Roy said they were not. " +
		"The Free Norwegian Army said it would fight. The Red Cross said the river was clean."
	d := &readout.Document{ID: "d", Text: text, Paragraphs: []readout.Span{{End: uint32(len(text))}}}
	found := dossier(t, []*readout.Document{d})
	got := map[string]string{}
	for _, a := range found.Actors {
		got[a.Name] = a.StandsFor
	}
	for name, want := range map[string]string{"Kremlin": "Russia", "Russia": "", "new government": "Norway", "Lars Holm": "Denmark", "Paul Roy": "", "Free Norwegian Army": "", "Red Cross": ""} {
		if of, ok := got[name]; !ok || of != want {
			t.Errorf("%s stands for %q, want %q (found: %v)", name, of, want, ok)
		}
	}
	named := false
	for _, s := range found.Statements {
		named = named || s.SpeakerName == "new government (Norway)"
	}
	if !named {
		t.Error("whose government speaks is not said")
	}
}

// A pair is told by the names that its members have over all reports, so that
// what they say stands in one place whoever is named first.
func TestPairs(t *testing.T) {
	texts := []string{
		"Anna Berg held a meeting with Sergey Holm during which both the top diplomats acknowledged the storm.",
		"Sergei Holm and Anna Berg said on Monday that the port was closed.",
	}
	var docs []*readout.Document
	for i, text := range texts {
		docs = append(docs, &readout.Document{ID: string(rune('a' + i)), Text: text, Paragraphs: []readout.Span{{End: uint32(len(text))}}})
	}
	var got []string
	for _, s := range dossier(t, docs).Statements {
		got = append(got, s.SpeakerName)
	}
	if want := "Anna Berg and Sergey Holm; Sergey Holm and Anna Berg"; strings.Join(got, "; ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "; "), want)
	}
}

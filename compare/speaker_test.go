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

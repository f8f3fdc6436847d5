package render_test

import (
	"bytes"
	"strings"
	"testing"

	"readout"
	"readout/render"
)

// A speaker is shown with the state that it speaks for, unless its name or role
// says so; those who say something together stand in one place, without the
// role of the first.
func TestSaid(t *testing.T) {
	doc := &readout.Document{ID: "d", Outlet: "The Strait", Text: "The Citadel said the port was closed. Ada Roe and Max Poe said it was. Max Poe and Ada Roe agreed."}
	at := func(s string) []readout.Evidence {
		i := uint32(strings.Index(doc.Text, s))
		return []readout.Evidence{doc.Cite(readout.Span{Start: i, End: i + uint32(len(s))})}
	}
	d := &readout.Dossier{Schema: readout.Schema, Documents: []readout.DocumentLine{readout.LineOf(doc)},
		Actors: []readout.Actor{
			{ID: "actor-1", Name: "Citadel", Kind: "organisation", StandsFor: "Orvalia", Mentions: 1},
			{ID: "actor-2", Name: "Ada Roe", Kind: "person", Role: "Orvalia's minister", StandsFor: "Orvalia", Mentions: 2},
			{ID: "actor-3", Name: "Max Poe", Kind: "person", Mentions: 2}},
		Statements: []readout.StatementLine{
			{ID: "statement-1", Speaker: "actor-1", SpeakerName: "Citadel", Kind: "indirect", Stance: "asserts", Content: at("the port was closed"), Utterance: "u1"},
			{ID: "statement-2", Speaker: "actor-2", SpeakerName: "Ada Roe and Max Poe", Speakers: []string{"actor-2", "actor-3"}, Kind: "indirect", Stance: "asserts", Content: at("it was"), Utterance: "u2"},
			{ID: "statement-3", Speaker: "actor-3", SpeakerName: "Max Poe and Ada Roe", Speakers: []string{"actor-3", "actor-2"}, Kind: "indirect", Stance: "asserts", Content: at("agreed"), Utterance: "u3"},
			{ID: "statement-4", Speaker: "actor-2", SpeakerName: "Ada Roe", Kind: "indirect", Stance: "asserts", Content: at("said it was"), Utterance: "u4"},
		}}
	var b bytes.Buffer
	if err := render.Markdown(&b, d, []*readout.Document{doc}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"### Citadel · for Orvalia\n", "### Ada Roe and Max Poe\n", "### Ada Roe · Orvalia's minister\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "### Max Poe and Ada Roe") {
		t.Error("a pair stands in two places")
	}
}

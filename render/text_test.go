package render

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"readout"
)

func TestText(t *testing.T) {
	d, docs := fixture(t)
	text := golden(t, "dossier.txt", func(w io.Writer) error { return Text(w, d, docs, TextOptions{}) })
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' || invisible(r) {
			t.Errorf("%q reaches the terminal", r)
		}
	}
	golden(t, "dossier-all-48.txt", func(w io.Writer) error { return Text(w, d, docs, TextOptions{Width: 48, All: true}) })
	if err := Text(io.Discard, &readout.Dossier{}, nil, TextOptions{}); err != nil {
		t.Error(err)
	}
}

func TestTextColourOnlyPaints(t *testing.T) {
	d, docs := fixture(t)
	var plain, painted bytes.Buffer
	if err := Text(&plain, d, docs, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := Text(&painted, d, docs, TextOptions{Colour: true}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(painted.String(), "\x1b[") {
		t.Error("nothing is painted")
	}
	if got := ansi.Strip(painted.String()); got != plain.String() {
		t.Errorf("colour changes the text:\n%s", got)
	}
}

func TestTextShortens(t *testing.T) {
	d, docs := fixture(t)
	for range 30 {
		d.Agreed = append(d.Agreed, d.Agreed[1])
	}
	var short, all bytes.Buffer
	if err := Text(&short, d, docs, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := Text(&all, d, docs, TextOptions{All: true}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(short.String(), "… 22 more with --all\n") {
		t.Error("what is left out is not counted")
	}
	if strings.Contains(all.String(), "--all") || strings.Count(all.String(), "Castel Lines denies that alarms were off") != 31 {
		t.Error("not all is printed")
	}
}

// words of every kind that a line can be made of, from narrow to wide to none.
var anyText = rapid.StringOfN(rapid.SampledFrom([]rune("abcdef  ghi.,-…“”ßé漢字かな한글👩🏽‍🚀🇪🇺e\u0301ا ب\u200f\u202e\x1b[31m\x07\t\n\u00a0\u2028\u200d\ufe0f|`<>&")), 0, 60, -1)

func anyDossier(t *rapid.T) *readout.Dossier {
	id := rapid.SampledFrom([]string{"d1", "d2", "a-long-identifier", ""})
	ev := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) readout.Evidence {
		return readout.Evidence{Document: id.Draw(t, "doc"), Start: rapid.Uint32Range(0, 40).Draw(t, "start"),
			End: rapid.Uint32Range(0, 40).Draw(t, "end"), Quote: strings.Repeat(anyText.Draw(t, "quote"), rapid.IntRange(0, 9).Draw(t, "times"))}
	}), 0, 6)
	s := func(name string) string { return anyText.Draw(t, name) }
	n := func() []struct{} { return make([]struct{}, rapid.IntRange(0, 3).Draw(t, "n")) }
	d := &readout.Dossier{}
	for range n() {
		d.Documents = append(d.Documents, readout.DocumentLine{ID: id.Draw(t, "id"), Outlet: s("outlet"), Title: s("title"), URL: s("url"), Byline: s("byline"), Published: s("published")})
		d.Origins = append(d.Origins, readout.Origin{ID: s("id"), Name: s("name"), Reason: s("reason"), Documents: []string{id.Draw(t, "doc")}, Evidence: ev.Draw(t, "ev")})
		d.Notes = append(d.Notes, s("note"))
		d.Citations = append(d.Citations, readout.Citation{ID: s("id"), Document: id.Draw(t, "doc"), Kind: s("kind"), Origin: s("origin"), Evidence: ev.Draw(t, "ev")})
	}
	for range n() {
		e := ev.Draw(t, "ev")
		if len(e) > 0 {
			d.Headline = &e[0]
		}
		d.Statements = append(d.Statements, readout.StatementLine{ID: s("id"), Speaker: s("speaker"), SpeakerName: s("name"), Kind: s("kind"), Stance: s("stance"), Content: e, Cue: d.Headline, Utterance: s("utterance")})
		d.Events = append(d.Events, readout.EventLine{ID: s("id"), Type: s("type"), Source: s("source"), When: s("when"), Evidence: ev.Draw(t, "ev")})
		d.Agreed = append(d.Agreed, readout.AgreedLine{ID: s("id"), Gist: s("gist"), Evidence: ev.Draw(t, "ev")})
		d.Differences = append(d.Differences, readout.Difference{ID: s("id"), About: s("about"), Kind: s("kind"), Verdict: s("verdict"), Why: s("why"),
			Values: []readout.Value{{Value: s("value"), Holder: s("holder"), Evidence: ev.Draw(t, "ev")}, {Value: s("value"), Evidence: ev.Draw(t, "ev")}}})
		d.Disputes = append(d.Disputes, readout.Dispute{ID: s("id"), Question: s("question"), Positions: []readout.Position{{Holder: s("holder"), Stance: s("stance"), Gist: s("gist"), Evidence: ev.Draw(t, "ev")}}})
		d.Commitments = append(d.Commitments, readout.CommitmentLine{ID: s("id"), Kind: s("kind"), Parties: []string{s("party")}, Text: s("text"), Status: s("status"), Evidence: ev.Draw(t, "ev")})
		d.Only = append(d.Only, readout.OnlyLine{ID: s("id"), Document: id.Draw(t, "doc"), Gist: s("gist"), Evidence: ev.Draw(t, "ev")})
		d.Timeline = append(d.Timeline, readout.Moment{ID: s("id"), When: s("when"), Gist: s("gist"), Evidence: ev.Draw(t, "ev")})
	}
	return d
}

func anyDocuments(t *rapid.T) []*readout.Document {
	return []*readout.Document{
		report("d1", "Outlet", "", anyText.Draw(t, "title"), anyText.Draw(t, "body")+"\n\n"+anyText.Draw(t, "body")),
		report("a-long-identifier", "Outlet", "", "", anyText.Draw(t, "body")),
	}
}

// No line is wider than the width, and no control of the reports reaches the
// terminal, whatever they say.
func TestTextWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, docs := anyDossier(t), anyDocuments(t)
		width := rapid.IntRange(minWidth, 130).Draw(t, "width")
		opt := TextOptions{Width: width, Colour: rapid.Bool().Draw(t, "colour"), All: rapid.Bool().Draw(t, "all")}
		var b bytes.Buffer
		if err := Text(&b, d, docs, opt); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(b.String(), "\n") {
			if w := lipgloss.Width(line); w > width {
				t.Fatalf("%d columns of %d: %q", w, width, line)
			}
			for _, r := range ansi.Strip(line) {
				if unicode.IsControl(r) || invisible(r) {
					t.Fatalf("%q reaches the terminal: %q", r, line)
				}
			}
		}
	})
}

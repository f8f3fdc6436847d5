package render

import (
	"strings"
	"testing"

	"readout"
)

// One utterance is one entry with its wordings; what is not the same between
// quotations is told; a commitment is one entry with where it stood by date.
func TestOneUtteranceOneCommitment(t *testing.T) {
	var docs []*readout.Document
	d := &readout.Dossier{Schema: readout.Schema}
	for id, text := range map[string]string{
		"d1": "“The dam stays closed,” Lind said. Norland suspended the pact.",
		"d2": "“The dam stays closed,” said Lind.",
		"d3": "“The dam stays shut,” Lind told reporters. Norland offered to restore the pact.",
	} {
		docs = append(docs, &readout.Document{ID: id, Outlet: "Outlet of " + id, Text: text})
	}
	cite := func(id, quote string) readout.Evidence { return at(t, docs, id, quote) }
	for _, id := range []string{"d1", "d2", "d3"} {
		d.Documents = append(d.Documents, readout.DocumentLine{ID: id, Outlet: "Outlet of " + id})
	}
	for i, e := range []readout.Evidence{cite("d1", "The dam stays closed"), cite("d2", "The dam stays closed"), cite("d3", "The dam stays shut")} {
		d.Statements = append(d.Statements, readout.StatementLine{ID: "statement-" + string(rune('1'+i)), SpeakerName: "Lind", Kind: "direct", Stance: "asserts", Content: []readout.Evidence{e}, Utterance: "statement-1"})
	}
	shut := cite("d3", "shut")
	d.Utterances = []readout.Utterance{{ID: "statement-1", SpeakerName: "Lind", Wordings: []readout.Wording{
		{Words: "The dam stays closed", Kind: "direct", Statements: []string{"statement-1", "statement-2"}, Documents: []string{"d1", "d2"}, Evidence: d.Statements[0].Content},
		{Words: "The dam stays shut", Kind: "direct", Statements: []string{"statement-3"}, Documents: []string{"d3"}, Evidence: d.Statements[2].Content},
	}, Differs: []readout.WordsDiffer{{One: cite("d1", "closed"), Other: &shut}}}}
	suspended := readout.CommitmentState{When: "2021-05-03", Status: "suspended", Text: "Norland suspended the pact", Evidence: cite("d1", "Norland suspended the pact")}
	offered := readout.CommitmentState{When: "2021-05-09", Status: "announced", Text: "Norland offered to restore the pact", Evidence: cite("d3", "Norland offered to restore the pact")}
	d.Commitments = []readout.CommitmentLine{
		{ID: "commitment-1", Kind: "suspension", Status: "suspended", Text: suspended.Text, Evidence: []readout.Evidence{suspended.Evidence}, History: []readout.CommitmentState{suspended, offered}},
		{ID: "commitment-2", Kind: "promise", Status: "announced", Text: offered.Text, Of: "commitment-1", Evidence: []readout.Evidence{offered.Evidence}, History: []readout.CommitmentState{offered}},
	}
	var b strings.Builder
	if err := Text(&b, d, docs, TextOptions{Width: 200}); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	for text, n := range map[string]int{
		"“The dam stays closed": 1, "“The dam stays shut": 1, "the same words in [d1] [d2]": 1, "Quoted in other words: “closed” [d1] is “shut” [d3]": 1,
		"9 May 2021": 1, "commitment-2": 0, "“Norland offered to restore the pact": 1,
	} {
		if k := strings.Count(got, text); k != n {
			t.Errorf("%q stands %d times, want %d", text, k, n)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

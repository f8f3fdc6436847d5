package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"readout"
	"readout/store"
)

// dossiers has every kind of field: places in texts, words of its own, series of
// names, pointers, and evidence that does not stand in its report.
func dossierOf(docs []*readout.Document) *readout.Dossier {
	d, e := docs[0], docs[1]
	low, high := 12.0, 14.5
	cue := d.Cite(readout.Span{Start: 0, End: 5})
	return &readout.Dossier{
		Schema: readout.Schema, Headline: &cue, Notes: []string{"one account"},
		Documents: []readout.DocumentLine{readout.LineOf(d), readout.LineOf(e)},
		Origins:   []readout.Origin{{ID: "origin-1", Name: "Northwire", Documents: []string{d.ID, e.ID}, Unknown: true}},
		Statements: []readout.StatementLine{
			{ID: "statement-1", SpeakerName: "someone", Content: []readout.Evidence{cue, e.Cite(readout.Span{Start: 3, End: 40})}, Cue: &cue, Utterance: "utterance-1"},
			{ID: "statement-2", Content: []readout.Evidence{}, Utterance: "utterance-1"},
			{ID: "statement-07", Utterance: "Is it so that " + d.Text[10:60] + "?"},
		},
		Differences: []readout.Difference{{ID: "difference-1", About: d.Text[3:33], Values: []readout.Value{{Value: "12", Low: &low, High: &high, Evidence: []readout.Evidence{{Document: "nowhere", Start: 9, End: 3, Quote: "not there"}, {Document: d.ID, Start: 1, End: 4, Quote: "other"}}}}}},
		Citations:   []readout.Citation{{Evidence: []readout.Evidence{{Document: d.ID, Start: 1 << 30, End: 1<<32 - 1}}}},
		Texts:       []readout.TextOrigin{{Share: 0.3333}},
	}
}

func TestDossier(t *testing.T) {
	docs, _ := example(t, "../examples/moscow-2017")
	want := dossierOf(docs)
	packed := store.PackDossier(want, docs)
	got, err := store.UnpackDossier(packed, docs)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	for _, bad := range [][]byte{nil, packed[:2], packed[:len(packed)/2], packed[:len(packed)-1]} {
		if _, err := store.UnpackDossier(bad, docs); err == nil {
			t.Errorf("%d of %d bytes are read", len(bad), len(packed))
		}
	}
	if _, err := store.UnpackDossier(packed, docs[:1]); err == nil {
		t.Error("a dossier is read without one of its reports")
	}
}

func FuzzDossier(f *testing.F) {
	docs, _ := example(f, "../examples/moscow-2017")
	f.Add(store.PackedDossier(store.PackDossier(dossierOf(docs), docs)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if d, err := store.UnpackDossier(store.RepackDossier(raw), docs); err == nil && d == nil {
			t.Error("neither a dossier nor an error")
		}
	})
}

package compare_test

import (
	"fmt"
	"testing"

	"readout"
)

// An attack stands in the dossier with how it was done, on whose word its
// source is behind it, and its dead and wounded.
func TestEvents(t *testing.T) {
	const text = "Police said rebel gunmen killed at least seven soldiers and wounded 12 others near the port on Monday."
	d := &readout.Document{ID: "d", Text: text, Published: "2021-05-05", Paragraphs: []readout.Span{{End: uint32(len(text))}}}
	value := func(v *readout.Value) string {
		if v == nil {
			return "-"
		}
		if v.Evidence[0].Quote != v.Value {
			t.Errorf("%q is not what is cited: %q", v.Value, v.Evidence[0].Quote)
		}
		return fmt.Sprint(v.Value, " from ", *v.Low)
	}
	got := ""
	for _, e := range dossier(t, []*readout.Document{d}).Events {
		if e.Type == "ASSAULT" && e.Responsibility != "" {
			got = fmt.Sprint(e.Source, ", ", e.Mode, ", ", e.Responsibility, ", ", value(e.Dead), ", ", value(e.Wounded))
			break
		}
	}
	if want := "rebel gunmen, firearms, accused by authorities, at least seven from 7, 12 from 12"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

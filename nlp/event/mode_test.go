package event_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"readout"
	"readout/nlp"
)

// TestModes reads texts as the program does, and prints of each event how it is
// done, "-" where that is not clear.
func TestModes(t *testing.T) {
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/mode/mode.txtar"
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(ar.Files); i += 2 {
		d := &readout.Document{ID: "d", Published: "2021-05-05", Text: strings.TrimSuffix(string(ar.Files[i].Data), "\n")}
		a := r.Read(d)
		var b strings.Builder
		for _, e := range a.Events[1:] {
			mode := "-"
			if e.Mode != 0 {
				mode = e.Mode.String()
			}
			fmt.Fprintf(&b, "%s %q %s\n", e.Type, e.Trigger.Of(d.Text), mode)
		}
		if want := &ar.Files[i+1]; *update {
			want.Data = []byte(b.String())
		} else if diff := cmp.Diff(string(want.Data), b.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", d.Text, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

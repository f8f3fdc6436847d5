package render

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
)

func TestJSON(t *testing.T) {
	d, _ := fixture(t)
	text := golden(t, "dossier.json", func(w io.Writer) error { return JSON(w, d) })
	if !strings.HasSuffix(text, "\n}\n") || !strings.Contains(text, "<script>") {
		t.Error("the form is not that of the contract")
	}
	if d.Origins[1].Evidence != nil {
		t.Error("the dossier of the caller was changed")
	}
	var back readout.Dossier
	if err := json.Unmarshal([]byte(text), &back); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := JSON(&again, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, again.String()); diff != "" {
		t.Errorf("reading it back loses something:\n%s", diff)
	}
}

func TestJSONHasListsForNothing(t *testing.T) {
	var b bytes.Buffer
	d := &readout.Dossier{Schema: readout.Schema, Differences: []readout.Difference{{Values: []readout.Value{{}}}}, Actors: []readout.Actor{{}}}
	if err := JSON(&b, d); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "null") {
		t.Errorf("null in\n%s", b.String())
	}
}

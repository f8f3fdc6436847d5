package compare_test

import (
	"context"
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"readout/extract"
)

// The two reports that the project started from: what a reader must see in
// their dossier, whatever else is there.
func TestSeeds(t *testing.T) {
	const seeds = "../../shared/seeds"
	if _, err := os.Stat(seeds); err != nil {
		t.Skip("no seeds: ", err)
	}
	docs, problems := extract.ReadAll(context.Background(), []string{seeds}, nil, extract.Options{})
	if len(docs) != 2 {
		t.Fatalf("%d reports, %v", len(docs), problems)
	}
	d := dossier(t, docs)
	if len(d.Origins) != 2 {
		t.Errorf("%d origins, want 2", len(d.Origins))
	}
	all := func(v any) string {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, c := range []struct {
		what, where, want string
	}{
		{"Reuters is a cited outlet", all(d.Citations), `"cited-outlet","origin":"Reuters"`},
		{"AFP is a cited outlet", all(d.Citations), `"cited-outlet","origin":"AFP"`},
		{"the United States blames", all(d.Statements), `"speaker_name":"United States","kind":"[a-z]+","stance":"accuses"`},
		{"Russia blames", all(d.Statements), `"speaker_name":"Russia","kind":"[a-z]+","stance":"accuses"`},
		{"the inquiry is a commitment", all(d.Commitments), `investigation|probe`},
		{"so are the working groups", all(d.Commitments), `working groups? would be|groups would be`},
		{"so is air safety", all(d.Commitments), `air safety agreement`},
	} {
		if !regexp.MustCompile(c.want).MatchString(c.where) {
			t.Errorf("%s: nothing like %q in %.300s", c.what, c.want, c.where)
		}
	}
	for _, f := range d.Differences {
		if f.Kind == "duration" {
			t.Errorf("two meetings are two: %s", all(f))
		}
	}
}

package compare_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"readout/compare"
	"readout/extract"
	"readout/nlp"
	"readout/reuse"
)

// idsIn are the values of "id" in a JSON document, those of reports left out.
func idsIn(v any, in string, out []string) []string {
	switch v := v.(type) {
	case map[string]any:
		if id, ok := v["id"].(string); ok && in != "documents" {
			out = append(out, id)
		}
		for k, x := range v {
			out = idsIn(x, k, out)
		}
	case []any:
		for _, x := range v {
			out = idsIn(x, in, out)
		}
	}
	return out
}

// Whatever has an ID in a dossier can be asked why it is there.
func TestEveryLineIsExplained(t *testing.T) {
	docs, _ := extract.ReadAll(context.Background(), []string{"../examples/moscow-2017"}, nil, extract.Options{})
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	as, err := r.ReadAll(context.Background(), docs, 2)
	if err != nil {
		t.Fatal(err)
	}
	d, err := json.Marshal(compare.Compare(docs, as))
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(d, &v); err != nil {
		t.Fatal(err)
	}
	ids := idsIn(v, "", nil)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) < 200 {
		t.Fatalf("%d lines have an ID", len(ids))
	}
	sections := map[string]bool{} // one of each, and the last, which is where a list may have been cut
	for i, id := range ids {
		section := id[:strings.LastIndexByte(id, '-')]
		if last := i+1 == len(ids) || !strings.HasPrefix(ids[i+1], section+"-"); sections[section] && !last {
			continue
		}
		sections[section] = true
		e, err := compare.Explain(reuse.KnownOutlets(), nil, docs, as, id)
		if err != nil || e.Line == "" || len(e.Why) == 0 {
			t.Errorf("%s: %+v, %v", id, e, err)
		}
	}
}

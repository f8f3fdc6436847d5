package desk

import (
	"regexp"
	"testing"
)

// A reason names stories as the store does.
func TestPlacementReasons(t *testing.T) {
	k := moscow(t)
	rows, err := k.store.After(t.Context(), 0, 99)
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, r := range rows {
		placed, err := k.store.Placements(t.Context(), r.Doc.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range placed {
			for _, id := range regexp.MustCompile(`\bs[0-9a-f]+\b`).FindAllString(p.Reason, -1) {
				named++
				if _, err := k.Story(t.Context(), StoryIn{ID: id}); err != nil {
					t.Errorf("%q: %v", p.Reason, err)
				}
			}
		}
	}
	if named == 0 {
		t.Error("no reason names a story")
	}
}

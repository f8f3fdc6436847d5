package desk

import (
	"fmt"
	"regexp"
	"testing"
	"time"

	"readout"
	"readout/store"
	"readout/story"
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

// The names of closed stories are dropped.
func TestPlacerForgets(t *testing.T) {
	p := placer{Placer: story.NewPlacer(), names: map[string]string{}}
	p.Window = 24 * time.Hour
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 40 {
		var rows []store.Kept
		for j := range 100 {
			n := 100*i + j
			rows = append(rows, store.Kept{Seq: int64(n), Doc: &readout.Document{ID: fmt.Sprint(n), Text: fmt.Sprintf("Parcel%d reached Harbour%d.", n, n),
				Published: day.Add(time.Duration(i) * 24 * time.Hour).Format(time.RFC3339)}})
		}
		for _, at := range p.place(rows) {
			if at.Story == "" {
				t.Fatal("a report without a story")
			}
		}
	}
	if len(p.names) > 2000 {
		t.Errorf("%d names are kept for the stories of two days", len(p.names))
	}
}

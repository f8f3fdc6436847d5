package desk

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"readout/store"
)

// moscow is a desk with the example reports.
func moscow(t testing.TB) *Desk {
	k := open(t)
	if _, err := k.Add(t.Context(), AddIn{Articles: []string{"../examples/moscow-2017"}}); err != nil {
		t.Fatal(err)
	}
	return k
}

// largest is the story of most reports.
func largest(t testing.TB, k *Desk) StorySummary {
	out, err := k.Stories(t.Context(), StoriesIn{Sort: "reports"})
	if err != nil || len(out.Stories) == 0 {
		t.Fatalf("%v, %v", out, err)
	}
	return out.Stories[0]
}

func TestStories(t *testing.T) {
	k := moscow(t)
	s := largest(t, k)
	if s.Title == "" || s.Origins < 1 || s.Origins > s.Reports || s.First == "" {
		t.Errorf("%+v", s)
	}
	out, err := k.Story(t.Context(), StoryIn{ID: s.ID})
	if err != nil || len(out.Documents) != s.Reports || len(out.Dossier.Origins) != s.Origins {
		t.Errorf("%v reports, want %d; %v", len(out.Documents), s.Reports, err)
	}
	cover, err := k.Coverage(t.Context(), CoverageIn{ID: s.ID})
	if err != nil || !strings.Contains(cover.Verdict, "independent") {
		t.Errorf("%+v, %v", cover, err)
	}
	some, err := k.Accounts(t.Context(), AccountsIn{ID: s.ID, Documents: []string{out.Documents[1].ID, out.Documents[0].ID}})
	if err != nil || len(some.Dossier.Documents) != 2 {
		t.Errorf("%+v, %v", some, err)
	}
	for _, in := range []StoriesIn{{Sort: "weather"}, {Period: Period{Since: "tomorrow"}}, {Page: Page{Limit: -1}}} {
		var wrong Wrong
		if _, err := k.Stories(t.Context(), in); !errors.As(err, &wrong) {
			t.Errorf("%+v: %v, want that it is wrong", in, err)
		}
	}
}

func TestNotFound(t *testing.T) {
	k := moscow(t)
	s := largest(t, k)
	_, err1 := k.Story(t.Context(), StoryIn{ID: "x"})
	_, err2 := k.Document(t.Context(), DocumentIn{ID: "x"})
	_, err3 := k.Actor(t.Context(), ActorIn{Key: "nobody at all"})
	_, err4 := k.Explain(t.Context(), ExplainIn{ID: s.ID, Line: "weather-1"})
	for i, err := range []error{err1, err2, err3, err4} {
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%d: %v, want %v", i, err, store.ErrNotFound)
		}
	}
}

func TestQuotesAndActors(t *testing.T) {
	k := moscow(t)
	q, err := k.Quotes(t.Context(), QuotesIn{Speaker: "Tillerson"})
	if err != nil || q.Total == 0 {
		t.Fatalf("%+v, %v", q, err)
	}
	for _, s := range q.Quotes {
		d, err := k.Document(t.Context(), DocumentIn{ID: s.Evidence.Document})
		if err != nil || d.Text[s.Evidence.Start:s.Evidence.End] != s.Evidence.Quote {
			t.Errorf("%q does not stand in %s: %v", s.Evidence.Quote, s.Evidence.Document, err)
		}
	}
	a, err := k.Actor(t.Context(), ActorIn{Key: q.Quotes[0].Actor})
	if err != nil || len(a.Quotes) == 0 || len(a.Stories) == 0 {
		t.Errorf("%+v, %v", a, err)
	}
	found, err := k.Search(t.Context(), SearchIn{Text: "chemical attack"})
	if err != nil || found.Total == 0 || found.Reports[0].Place.Quote == "" {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestExplain(t *testing.T) {
	k := moscow(t)
	s := largest(t, k)
	out, err := k.Story(t.Context(), StoryIn{ID: s.ID})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range out.Dossier.Differences {
		x, err := k.Explain(t.Context(), ExplainIn{ID: s.ID, Line: d.ID})
		if err != nil || len(x.Why) == 0 || len(x.Passages) < 2 {
			t.Errorf("%s: %+v, %v", d.ID, x, err)
		}
		for _, p := range x.Passages {
			if !strings.Contains(p.Paragraph.Quote, p.Evidence.Quote) {
				t.Errorf("%s: %q does not stand in %q", d.ID, p.Evidence.Quote, p.Paragraph.Quote)
			}
		}
	}
}

// A person's word stands after a rebuild, and can be taken back.
func TestDecisions(t *testing.T) {
	k := moscow(t)
	before, err := k.Stories(t.Context(), StoriesIn{})
	if err != nil {
		t.Fatal(err)
	}
	s := largest(t, k)
	story, err := k.Story(t.Context(), StoryIn{ID: s.ID})
	if err != nil {
		t.Fatal(err)
	}
	id := story.Documents[1].ID
	split, err := k.Decide(t.Context(), DecideIn{Story: s.ID, Split: []string{id}, Reason: "another day"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Decide(t.Context(), DecideIn{Story: s.ID, Name: "Talks", Reason: "shorter"}); err != nil {
		t.Fatal(err)
	}
	after := func() (StorySummary, string) {
		d, err := k.Document(t.Context(), DocumentIn{ID: id})
		if err != nil {
			t.Fatal(err)
		}
		out, err := k.Story(t.Context(), StoryIn{ID: s.ID})
		if err != nil {
			t.Fatal(err)
		}
		return out.Story, d.Story
	}
	for range 2 {
		if left, at := after(); at != split.Story || left.Reports != s.Reports-1 || left.Title != "Talks" {
			t.Errorf("the report is in %s, want %s; left %+v", at, split.Story, left)
		}
		if err := k.Rebuild(t.Context(), 0, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := k.Undo(t.Context(), UndoIn{N: split.N}); err != nil {
		t.Fatal(err)
	}
	if left, at := after(); at != s.ID || left.Reports != s.Reports {
		t.Errorf("undone: the report is in %s, want %s; %+v", at, s.ID, left)
	}
	again, err := k.Stories(t.Context(), StoriesIn{})
	if err != nil || again.Total != before.Total {
		t.Errorf("%d stories, want %d; %v", again.Total, before.Total, err)
	}
	if found, err := k.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%q, %v", found, err)
	}
	for _, in := range []DecideIn{{Story: s.ID, Name: "x"}, {Story: s.ID, Reason: "x"}, {Story: s.ID, Merge: s.ID, Reason: "x"}, {Story: s.ID, Split: []string{"x"}, Reason: "x"}} {
		if _, err := k.Decide(t.Context(), in); err == nil {
			t.Errorf("%+v is taken", in)
		}
	}
}

func TestChanges(t *testing.T) {
	k := open(t)
	first := `{"id": "v1", "url": "https://a.example/1", "outlet": "A", "published": "2031-03-02", "title": "Ferry burns", "text": "Twelve people died.\n\nThe fire began at noon.\n\nIt was put out."}`
	second := strings.Replace(strings.Replace(first, "Twelve", "Fourteen", 1), `"v1"`, `"v2"`, 1)
	for _, s := range []string{first, second} {
		if _, err := k.Add(t.Context(), AddIn{Articles: []string{"-"}, Stdin: strings.NewReader(s)}); err != nil {
			t.Fatal(err)
		}
	}
	d, err := k.Document(t.Context(), DocumentIn{ID: "v1"})
	if err != nil || len(d.Versions) != 2 {
		t.Fatalf("%+v, %v", d, err)
	}
	c := d.Versions[1].Changes
	if len(c) != 1 || len(c[0].Before) != 1 || c[0].Before[0].Quote != "Twelve people died." || c[0].After[0].Quote != "Fourteen people died." {
		t.Errorf("%+v", c)
	}
	if !slices.Equal([]string{d.Versions[0].Document, d.Versions[1].Document}, []string{"v1", "v2"}) {
		t.Errorf("%+v", d.Versions)
	}
}

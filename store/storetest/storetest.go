// Package storetest holds the test that every back end of package store passes.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/store"
)

// Run tests a back end. open opens what is kept under a name in a folder, and
// makes it when it is not there.
func Run(t *testing.T, open func(ctx context.Context, dir string) (store.Store, error)) {
	for _, c := range []struct {
		name string
		test func(*testing.T, store.Store)
	}{
		{"documents", documents},
		{"versions", versions},
		{"cursors", cursors},
		{"placements", placements},
		{"dossiers", dossiers},
		{"changed", changed},
		{"marks", marks},
		{"decisions", decisions},
		{"search", search},
		{"sources", sources},
		{"reset", reset},
		{"tidied", tidied},
		{"lease", lease},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := open(t.Context(), t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			c.test(t, s)
			found, err := s.Check(t.Context())
			if err != nil || len(found) > 0 {
				t.Errorf("check: %q, %v", found, err)
			}
		})
	}
	t.Run("reopened", func(t *testing.T) { reopened(t, open) })
}

// report makes a document with a title and two paragraphs.
func report(id, outlet, published, title, first, second string) *readout.Document {
	d := &readout.Document{ID: id, Outlet: outlet, URL: "https://" + outlet + ".example/" + id, Byline: "By one", Language: "en", Published: published, Fetched: "2031-05-01T00:00:00Z"}
	d.Text = title + "\n\n" + first + "\n" + second
	d.Title = readout.Span{End: uint32(len(title))}
	at := uint32(len(title)) + 2
	d.Paragraphs = []readout.Span{{Start: at, End: at + uint32(len(first))}, {Start: at + uint32(len(first)) + 1, End: uint32(len(d.Text))}}
	return d
}

func ferry() []*readout.Document {
	docs := []*readout.Document{
		report("a", "strait", "2031-03-02", "Ferry burns off Orvale", "Twelve people died, the coast guard said.", "The owner denied it."),
		report("b", "northwire", "2031-03-03T10:00:00Z", "Fire on a ferry", "Fourteen people died in a café on board.", "Rescuers went on."),
		report("c", "northwire", "", "Parliament meets", "The budget was passed.", "Nobody objected."),
	}
	last := docs[2].Paragraphs // paragraphs need not be lines
	docs[2].Paragraphs = []readout.Span{{Start: last[0].Start, End: last[1].End}}
	return docs
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func add(t *testing.T, s store.Store, docs ...*readout.Document) []bool {
	t.Helper()
	return must[[]bool](t)(s.Add(t.Context(), docs))
}

func documents(t *testing.T, s store.Store) {
	docs := ferry()
	if got := add(t, s, docs...); !slices.Equal(got, []bool{true, true, true}) {
		t.Errorf("%v are new, want all", got)
	}
	if got := add(t, s, docs[1], docs[0]); slices.Contains(got, true) {
		t.Errorf("%v are new the second time, want none", got)
	}
	for i, d := range docs {
		k := must[store.Kept](t)(s.Document(t.Context(), d.ID))
		if k.Seq != int64(i+1) {
			t.Errorf("%s has number %d, want %d", d.ID, k.Seq, i+1)
		}
		if diff := cmp.Diff(d, k.Doc); diff != "" {
			t.Errorf("%s:\n%s", d.ID, diff)
		}
	}
	if _, err := s.Document(t.Context(), "x"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown document: %v, want %v", err, store.ErrNotFound)
	}
	after := must[[]store.Kept](t)(s.After(t.Context(), 1, 1))
	if len(after) != 1 || after[0].Doc.ID != "b" {
		t.Errorf("after the first comes %v, want b", after)
	}
	outlets := must[[]store.Outlet](t)(s.Outlets(t.Context()))
	if len(outlets) != 2 || outlets[0].Name != "northwire" || outlets[0].Reports != 2 {
		t.Errorf("outlets %v", outlets)
	}
	if n := must[store.Size](t)(s.Size(t.Context())); n.Documents != 3 || n.Text == 0 || n.Bytes == 0 {
		t.Errorf("size %+v", n)
	}
}

func versions(t *testing.T, s store.Store) {
	first := ferry()[0]
	second, third := *first, *first
	second.ID, second.Text = "a2", first.Text+" Later."
	third.Text = first.Text + " Much later."
	add(t, s, first)
	add(t, s, &second) // the same address
	add(t, s, &third)  // the same ID
	if got := add(t, s, first, &second, &third); slices.Contains(got, true) {
		t.Errorf("%v are new the second time, want none", got)
	}
	var ids []string
	all := must[[]store.Kept](t)(s.Versions(t.Context(), "a2"))
	for i, k := range all {
		ids = append(ids, k.Doc.ID)
		if i > 0 && k.Doc.Prev != all[i-1].Doc.ID {
			t.Errorf("%s corrects %q, want %s", k.Doc.ID, k.Doc.Prev, all[i-1].Doc.ID)
		}
	}
	if len(ids) != 3 || ids[0] != "a" || ids[1] != "a2" {
		t.Errorf("versions %v, want a, a2 and one more", ids)
	}
}

func cursors(t *testing.T, s store.Store) {
	add(t, s, ferry()...)
	if n := must[int64](t)(s.Cursor(t.Context(), "read")); n != 0 {
		t.Errorf("a new cursor is at %d", n)
	}
	var rows []store.Analysed
	for _, k := range must[[]store.Kept](t)(s.After(t.Context(), 0, 2)) {
		rows = append(rows, store.Analysed{Kept: k, Model: "m", Data: []byte(k.Doc.ID)})
	}
	if err := s.PutAnalyses(t.Context(), "read", rows); err != nil {
		t.Fatal(err)
	}
	if n := must[int64](t)(s.Cursor(t.Context(), "read")); n != 2 {
		t.Errorf("the cursor is at %d, want 2", n)
	}
	if a := must[store.Analysed](t)(s.Analysis(t.Context(), "b")); string(a.Data) != "b" || a.Model != "m" {
		t.Errorf("analysis %+v", a)
	}
	if _, err := s.Analysis(t.Context(), "c"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the analysis of what was not read: %v", err)
	}
}

// placeAll puts a and b in one story and c in another.
func placeAll(t *testing.T, s store.Store) {
	t.Helper()
	add(t, s, ferry()...)
	var rows []store.Analysed
	for _, k := range must[[]store.Kept](t)(s.After(t.Context(), 0, 9)) {
		rows = append(rows, store.Analysed{Kept: k, Model: "m", Data: []byte(k.Doc.ID)})
	}
	if err := s.PutAnalyses(t.Context(), "read", rows); err != nil {
		t.Fatal(err)
	}
	var placed []store.Placed
	for i, story := range []string{"fire", "fire", "budget"} {
		placed = append(placed, store.Placed{Seq: int64(i + 1), Placement: readout.Placement{Story: story, Score: 0.5, Why: []string{"ferry"}}})
	}
	if err := s.Place(t.Context(), "place", 3, placed); err != nil {
		t.Fatal(err)
	}
}

func members(t *testing.T, s store.Store, story string) (ids []string) {
	t.Helper()
	for _, m := range must[[]store.Analysed](t)(s.Members(t.Context(), story)) {
		ids = append(ids, m.Doc.ID)
	}
	return ids
}

func placements(t *testing.T, s store.Store) {
	placeAll(t, s)
	if got := members(t, s, "fire"); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("the story has %v, want a and b", got)
	}
	got := must[[]store.Placed](t)(s.Placements(t.Context(), "b"))
	want := []store.Placed{{Seq: 2, Placement: readout.Placement{Doc: "b", Story: "fire", Score: 0.5, Why: []string{"ferry"}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := must[[]store.Stale](t)(s.Stale(t.Context(), 9)); !slices.Equal(got, []store.Stale{{ID: "budget", Change: 1}, {ID: "fire", Change: 2}}) {
		t.Errorf("stale are %v, want both", got)
	}
	var since []string
	err := s.Since(t.Context(), 3, time.Date(2031, 3, 3, 0, 0, 0, 0, time.UTC), func(a store.Analysed, story string) error {
		since = append(since, a.Doc.ID+" in "+story)
		return nil
	})
	if err != nil || !slices.Equal(since, []string{"b in fire", "c in budget"}) {
		t.Errorf("since the third of March: %v, %v", since, err)
	}
}

// summary is a story of n reports.
func summary(id string, n int) store.Story {
	return store.Story{ID: id, Headline: "Ferry burns", First: time.Unix(1e9, 0).UTC(), Last: time.Unix(1e9+60, 0).UTC(), Reports: n, Outlets: n, Counts: store.Counts{Origins: n, Disputes: 1}}
}

func dossiers(t *testing.T, s store.Store) {
	placeAll(t, s)
	quote := store.Quote{Doc: "a", Span: readout.Span{Start: 24, End: 42}, Speaker: "Coast Guard", Key: "coast guard", Stance: "asserts", Kind: "indirect"}
	actor := store.ActorCount{Key: "coast guard", Name: "Coast Guard", Kind: "organisation", Mentions: 2}
	for range 2 { // again does not double
		put(t, s, store.Derived{Story: summary("fire", 2), Dossier: []byte("packed"), Quotes: []store.Quote{quote}, Actors: []store.ActorCount{actor}})
	}
	put(t, s, store.Derived{Story: summary("budget", 1), Actors: []store.ActorCount{{Key: "coast guard", Name: "Guard", Kind: "group", Mentions: 1}}})
	if diff := cmp.Diff(summary("fire", 2), must[store.Story](t)(s.Story(t.Context(), "fire"))); diff != "" {
		t.Error(diff)
	}
	if b := must[[]byte](t)(s.Dossier(t.Context(), "fire")); string(b) != "packed" {
		t.Errorf("dossier %q", b)
	}
	if b := must[[]byte](t)(s.Dossier(t.Context(), "budget")); len(b) > 0 {
		t.Errorf("dossier of one report %q", b)
	}
	if _, err := s.Dossier(t.Context(), "x"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the dossier of no story: %v", err)
	}
	if got := must[[]store.Stale](t)(s.Stale(t.Context(), 9)); len(got) > 0 {
		t.Errorf("stale are %v, want none", got)
	}
	quotes, n, err := s.Quotes(t.Context(), store.QuoteQuery{Speaker: "coast"})
	if err != nil || n != 1 || quotes[0].Text != "Twelve people died" || quotes[0].Story != "fire" || quotes[0].Outlet != "strait" {
		t.Errorf("quotes %+v, %d, %v", quotes, n, err)
	}
	if _, n, err := s.Quotes(t.Context(), store.QuoteQuery{Key: "coast guard"}); n != 1 || err != nil {
		t.Errorf("by the whole name: %d, %v", n, err)
	}
	for _, q := range []store.QuoteQuery{{Speaker: "captain"}, {Key: "coast"}, {Stance: "denies"}, {Story: "budget"}, {Text: "owner"}, {Speaker: "%"}} {
		if rows, n, err := s.Quotes(t.Context(), q); n != 0 || err != nil {
			t.Errorf("%+v: %v, %d, %v", q, rows, n, err)
		}
	}
	if got := must[[]store.ActorCount](t)(s.Actors(t.Context(), "guard", 9)); len(got) != 1 || got[0].Mentions != 3 || got[0].Name != "Coast Guard" {
		t.Errorf("actors %+v, want the name of the story that speaks most of it", got)
	}
	if got := must[[]store.ActorCount](t)(s.Actor(t.Context(), "coast guard")); len(got) != 2 || got[0].Mentions != 2 || got[0].Story != "fire" || got[1].Story != "budget" {
		t.Errorf("actor %+v, want both stories", got)
	}
	for sort, first := range map[string]string{"": "budget", "reports": "fire", "origins": "fire"} {
		rows, n, err := s.List(t.Context(), store.StoryQuery{Sort: sort})
		if err != nil || n != 2 || rows[0].ID != first {
			t.Errorf("sorted by %q: %+v, %d, %v, want %s first", sort, rows, n, err, first)
		}
	}
	for _, c := range []struct {
		q    store.StoryQuery
		want int
	}{
		{store.StoryQuery{Text: "ferry"}, 1},
		{store.StoryQuery{Outlet: "strait"}, 1},
		{store.StoryQuery{Outlet: "nobody"}, 0},
		{store.StoryQuery{Since: time.Unix(1e9+61, 0)}, 0},
		{store.StoryQuery{Until: time.Unix(1e9, 0)}, 0},
		{store.StoryQuery{Disputed: true}, 2},
	} {
		if _, n, err := s.List(t.Context(), c.q); n != c.want || err != nil {
			t.Errorf("%+v: %d, %v, want %d", c.q, n, err, c.want)
		}
	}
	if _, _, err := s.List(t.Context(), store.StoryQuery{Sort: "weather"}); err == nil {
		t.Error("stories can be sorted by weather")
	}
}

// put keeps what is derived of a story as it is now.
func put(t *testing.T, s store.Store, d store.Derived) {
	t.Helper()
	for _, x := range must[[]store.Stale](t)(s.Stale(t.Context(), 99)) {
		if x.ID == d.ID {
			d.Change = x.Change
		}
	}
	if err := s.PutDossiers(t.Context(), []store.Derived{d}); err != nil {
		t.Fatal(err)
	}
}

// A story that changes while its dossier is made stays stale.
func changed(t *testing.T, s store.Store) {
	placeAll(t, s)
	before := must[[]store.Stale](t)(s.Stale(t.Context(), 9))[1]
	if err := s.Place(t.Context(), "place", 3, []store.Placed{{Seq: 3, Placement: readout.Placement{Story: "fire"}}}); err != nil {
		t.Fatal(err)
	}
	if err := s.PutDossiers(t.Context(), []store.Derived{{Story: summary("fire", 2), Change: before.Change}}); err != nil {
		t.Fatal(err)
	}
	if got := must[[]store.Stale](t)(s.Stale(t.Context(), 9)); len(got) != 2 || got[1].ID != "fire" {
		t.Errorf("stale are %v, want the story that has changed too", got)
	}
}

func marks(t *testing.T, s store.Store) {
	if v := must[string](t)(s.Mark(t.Context(), "x")); v != "" {
		t.Errorf("a mark that was not set is %q", v)
	}
	for _, v := range []string{"one", "two"} {
		if err := s.SetMark(t.Context(), "x", v); err != nil {
			t.Fatal(err)
		}
		if got := must[string](t)(s.Mark(t.Context(), "x")); got != v {
			t.Errorf("the mark is %q, want %q", got, v)
		}
	}
}

func decisions(t *testing.T, s store.Store) {
	placeAll(t, s)
	name := must[int64](t)(s.Decide(t.Context(), store.Decision{Kind: "name", Story: "fire", Other: "The ferry", Reason: "shorter", At: time.Unix(1, 0)}, nil))
	merge := must[int64](t)(s.Decide(t.Context(), store.Decision{Kind: "merge", Story: "fire", Other: "budget", Reason: "one event", At: time.Unix(1, 0)},
		[]store.Placed{{Seq: 3, Placement: readout.Placement{Story: "fire"}}}))
	if got := members(t, s, "fire"); len(got) != 3 {
		t.Errorf("merged: %v, want all three", got)
	}
	// what the rule puts into the story merged away follows it
	late := report("d", "strait", "2031-03-04", "Budget again", "It was signed.", "At last.")
	add(t, s, late)
	k := must[store.Kept](t)(s.Document(t.Context(), "d"))
	if err := s.PutAnalyses(t.Context(), "read", []store.Analysed{{Kept: k, Model: "m", Data: []byte("d")}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Place(t.Context(), "place", k.Seq, []store.Placed{{Seq: k.Seq, Placement: readout.Placement{Story: "budget"}}}); err != nil {
		t.Fatal(err)
	}
	if got := members(t, s, "fire"); len(got) != 4 {
		t.Errorf("merged, then placed: %v, want all four", got)
	}
	put(t, s, store.Derived{Story: summary("fire", 4)})
	put(t, s, store.Derived{Story: store.Story{ID: "budget"}})
	if got := must[store.Story](t)(s.Story(t.Context(), "budget")); got.ID != "fire" || got.Name != "The ferry" {
		t.Errorf("a story that was merged away is found as %q, named %q", got.ID, got.Name)
	}
	if err := s.Undo(t.Context(), merge); err != nil {
		t.Fatal(err)
	}
	if got := members(t, s, "budget"); !slices.Equal(got, []string{"c", "d"}) {
		t.Errorf("merged and undone: %v, want c and d", got)
	}
	if err := s.Undo(t.Context(), merge); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("undone twice: %v", err)
	}
	all := must[[]store.Decision](t)(s.Decisions(t.Context()))
	if len(all) != 2 || all[0].N != name || all[0].Undone || !all[1].Undone || all[1].Reason != "one event" {
		t.Errorf("decisions %+v", all)
	}
	for _, id := range []string{"fire", "budget"} {
		put(t, s, store.Derived{Story: summary(id, 2)})
	}
}

func search(t *testing.T, s store.Store) {
	add(t, s, ferry()...)
	for _, c := range []struct {
		q    store.SearchQuery
		want []string
	}{
		{store.SearchQuery{Text: "ferry"}, []string{"a", "b"}},
		{store.SearchQuery{Text: "FERR*"}, []string{"a", "b"}},
		{store.SearchQuery{Text: `"people died in"`}, []string{"b"}},
		{store.SearchQuery{Text: "cafe"}, []string{"b"}},
		{store.SearchQuery{Text: "people", Outlet: "strait"}, []string{"a"}},
		{store.SearchQuery{Text: "people", Since: time.Date(2031, 3, 3, 0, 0, 0, 0, time.UTC)}, []string{"b"}},
		{store.SearchQuery{Text: "people", Until: time.Date(2031, 3, 3, 0, 0, 0, 0, time.UTC)}, []string{"a"}},
		{store.SearchQuery{Text: ""}, nil},
		{store.SearchQuery{Text: `" OR * NEAR( ) -- ' ^ col:x`}, nil},
		{store.SearchQuery{Text: "ferry", Limit: 1, Offset: 5}, nil},
	} {
		hits, _, err := s.Search(t.Context(), c.q)
		if err != nil {
			t.Errorf("%+v: %v", c.q, err)
		}
		var ids []string
		for _, h := range hits {
			ids = append(ids, h.Doc.ID)
			if h.Span.IsZero() || int(h.End) > len(h.Doc.Text) {
				t.Errorf("%+v: %s at %v", c.q, h.Doc.ID, h.Span)
			}
		}
		slices.Sort(ids)
		if !slices.Equal(ids, c.want) {
			t.Errorf("%+v: %v, want %v", c.q, ids, c.want)
		}
	}
	hits, n, err := s.Search(t.Context(), store.SearchQuery{Text: "café"})
	if err != nil || n != 1 || hits[0].Of(hits[0].Doc.Text) != "Fourteen people died in a café on board." {
		t.Errorf("found %+v, %d, %v", hits, n, err)
	}
}

func sources(t *testing.T, s store.Store) {
	ctx := t.Context()
	f := store.Feed{URL: "https://a.example/feed", Title: "A", ETag: `"1"`, Modified: "x", Checked: time.Unix(5, 0).UTC(), Next: time.Unix(9, 0).UTC(), Failures: 2, Quiet: 1, Error: "slow", Items: 3}
	for range 2 {
		if err := s.PutFeed(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]store.Feed{f}, must[[]store.Feed](t)(s.Feeds(ctx))); diff != "" {
		t.Error(diff)
	}
	if err := s.DropFeed(ctx, f.URL); err != nil || len(must[[]store.Feed](t)(s.Feeds(ctx))) > 0 {
		t.Errorf("a dropped feed is still there: %v", err)
	}
	docs := ferry()
	if must[bool](t)(s.Fetched(ctx, docs[0].URL)) {
		t.Error("fetched before it was")
	}
	if got := must[[]bool](t)(s.PutFetched(ctx, docs[0].URL, docs[:1])); !got[0] || !must[bool](t)(s.Fetched(ctx, docs[0].URL)) {
		t.Error("what was fetched is not kept")
	}
	if n := must[int64](t)(s.Offset(ctx, "x.warc")); n != 0 {
		t.Errorf("an archive starts at %d", n)
	}
	must[[]bool](t)(s.PutOffset(ctx, "x.warc", 77, docs))
	if n := must[int64](t)(s.Offset(ctx, "x.warc")); n != 77 {
		t.Errorf("the archive was read to %d, want 77", n)
	}
	if n := must[store.Size](t)(s.Size(ctx)); n.Documents != 3 {
		t.Errorf("%d documents, want 3", n.Documents)
	}
}

func reset(t *testing.T, s store.Store) {
	placeAll(t, s)
	must[int64](t)(s.Decide(t.Context(), store.Decision{Kind: "split", Story: "own", Docs: []string{"b"}, Reason: "another ferry"}, []store.Placed{{Seq: 2, Placement: readout.Placement{Story: "own"}}}))
	if err := s.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := must[int64](t)(s.Cursor(t.Context(), "place")); n != 0 {
		t.Errorf("the cursor is at %d after a reset", n)
	}
	if _, n, err := s.Search(t.Context(), store.SearchQuery{Text: "ferry"}); n != 2 || err != nil {
		t.Errorf("%d found after a reset, %v", n, err)
	}
	placeAll(t, s)
	if got := fmt.Sprint(members(t, s, "fire"), members(t, s, "own")); got != "[a] [b]" {
		t.Errorf("a person's split after a reset: %s", got)
	}
}

func lease(t *testing.T, s store.Store) {
	take := func(owner string, while time.Duration, want bool) {
		t.Helper()
		if held := must[bool](t)(s.Lease(t.Context(), "work", owner, while)); held != want {
			t.Errorf("%s for %v: %v, want %v", owner, while, held, want)
		}
	}
	take("one", time.Hour, true)
	take("two", time.Hour, false)
	take("one", time.Hour, true)
	take("one", 0, true)
	take("two", time.Millisecond, true)
	time.Sleep(5 * time.Millisecond)
	take("one", time.Hour, true)
}

// reopened tests that what was kept is there after closing, and in a backup.
func reopened(t *testing.T, open func(context.Context, string) (store.Store, error)) {
	dir := t.TempDir()
	s := must[store.Store](t)(open(t.Context(), dir))
	placeAll(t, s)
	copied := filepath.Join(dir, "copy")
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), copied); err == nil {
		t.Error("a backup is written over a file that exists")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = must[store.Store](t)(open(t.Context(), dir))
	defer s.Close()
	if got := members(t, s, "fire"); len(got) != 2 {
		t.Errorf("after reopening the story has %v", got)
	}
}

func tidied(t *testing.T, s store.Store) {
	placeAll(t, s)
	before := must[store.Size](t)(s.Size(t.Context()))
	if err := s.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	after := must[store.Size](t)(s.Size(t.Context()))
	if after.Documents != before.Documents || after.Text != before.Text || after.Bytes > before.Bytes {
		t.Errorf("tidied %+v to %+v", before, after)
	}
	if _, n, err := s.Search(t.Context(), store.SearchQuery{Text: "ferry"}); n != 2 || err != nil {
		t.Errorf("%d found, %v", n, err)
	}
	for _, d := range ferry() {
		if diff := cmp.Diff(d, must[store.Kept](t)(s.Document(t.Context(), d.ID)).Doc); diff != "" {
			t.Errorf("%s:\n%s", d.ID, diff)
		}
	}
}

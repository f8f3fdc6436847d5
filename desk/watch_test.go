package desk

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/feed"
)

// site is an outlet on the loopback: a feed, and pages that can be changed.
type site struct {
	mu    sync.Mutex
	toll  string
	when  string
	asked map[string]int
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[r.URL.Path]++
	switch r.URL.Path {
	case "/feed":
		fmt.Fprintf(w, `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Strait</title><entry><title>Ferry burns</title><link href="/ferry"/><published>2031-03-02T08:30:00Z</published><updated>%s</updated></entry>
			<entry><title>Gone</title><link href="/gone"/></entry></feed>`, s.when)
	case "/ferry":
		fmt.Fprintf(w, `<html><head><title>Ferry burns</title></head><body><article><h1>Ferry burns</h1><p>%s people died on Sunday when a ferry burned off Orvale, the coast guard said.</p><p>The owner denied that the alarms had been switched off.</p></article></body></html>`, s.toll)
	case "/broken":
		fmt.Fprint(w, "<rss")
	default:
		http.NotFound(w, r)
	}
}

func TestWatch(t *testing.T) {
	k := open(t)
	s := &site{toll: "Twelve", when: "2031-03-02T08:30:00Z", asked: map[string]int{}}
	server := httptest.NewServer(s)
	defer server.Close()
	list := filepath.Join(t.TempDir(), "feeds.opml")
	opml := fmt.Sprintf(`<opml version="2.0"><body><outline text="s" xmlUrl="%s/feed"/><outline text="b" xmlUrl="%s/broken"/></body></opml>`, server.URL, server.URL)
	if err := os.WriteFile(list, []byte(opml), 0o644); err != nil {
		t.Fatal(err)
	}
	var log []string
	var mu sync.Mutex
	in := WatchIn{Feeds: []string{list}, Once: true, Fetch: feed.Options{AllowPrivate: true, PerHost: time.Millisecond}, Log: func(f string, a ...any) {
		mu.Lock()
		defer mu.Unlock()
		log = append(log, fmt.Sprintf(f, a...))
	}}
	watch := func() {
		t.Helper()
		if err := k.Watch(t.Context(), in); err != nil {
			t.Fatal(err)
		}
	}
	watch()
	watch()
	if n := s.asked["/ferry"]; n != 1 {
		t.Errorf("the report was fetched %d times, want once", n)
	}
	out, err := k.Sources(t.Context(), SourcesIn{})
	if err != nil || out.Documents != 1 || out.Stories != 1 || len(out.Feeds) != 2 {
		t.Fatalf("%+v, %v", out, err)
	}
	for _, f := range out.Feeds {
		broken := strings.HasSuffix(f.URL, "/broken")
		if broken != (f.Error != "") || !broken && (f.Title != "The Strait" || f.Items != 1) || broken && f.Failures != 2 {
			t.Errorf("%+v", f)
		}
	}
	if all := strings.Join(log, "\n"); !strings.Contains(all, "/broken: this is no feed") || !strings.Contains(all, "/gone: the server answers 404") {
		t.Errorf("log:\n%s", all)
	}
	// an edit that the feed tells of is a new version
	s.mu.Lock()
	s.toll, s.when = "Fourteen", "2031-03-02T12:00:00Z"
	s.mu.Unlock()
	watch()
	found, err := k.Search(t.Context(), SearchIn{Text: "ferry"})
	if err != nil || found.Total != 2 {
		t.Fatalf("%+v, %v", found, err)
	}
	d, err := k.Document(t.Context(), DocumentIn{ID: found.Reports[0].Document})
	if err != nil || len(d.Versions) != 2 || len(d.Versions[1].Changes) != 1 || !strings.HasPrefix(d.Versions[1].Changes[0].After[0].Quote, "Fourteen") {
		t.Errorf("%+v, %v", d.Versions, err)
	}
	if found, err := k.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%q, %v", found, err)
	}
}

func TestWatchRefuses(t *testing.T) {
	k := open(t)
	var wrong Wrong
	if err := k.Watch(t.Context(), WatchIn{}); !errors.As(err, &wrong) {
		t.Errorf("no feed: %v", err)
	}
	if err := k.Watch(t.Context(), WatchIn{Feeds: []string{"nowhere.opml"}}); !errors.As(err, &wrong) || !strings.Contains(err.Error(), "nowhere.opml") {
		t.Errorf("no list: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := k.Watch(ctx, WatchIn{Feeds: []string{"https://a.example/feed"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// An inward address is refused and named; the others go on.
func TestAddAddress(t *testing.T) {
	k := open(t)
	s := &site{toll: "Twelve", asked: map[string]int{}}
	server := httptest.NewServer(s)
	defer server.Close()
	out, err := k.Add(t.Context(), AddIn{Articles: []string{server.URL + "/ferry"}})
	if err != nil || out.Added != 0 || len(out.Problems) != 1 || !strings.Contains(out.Problems[0].Error(), "not a public address") {
		t.Errorf("%+v, %v", out, err)
	}
	for i := range 2 {
		out, err = k.Add(t.Context(), AddIn{Articles: []string{server.URL + "/ferry"}, Fetch: feed.Options{AllowPrivate: true, PerHost: time.Millisecond}})
		if err != nil || out.Added != 1-i || out.Known != i {
			t.Errorf("%+v, %v", out, err)
		}
	}
}

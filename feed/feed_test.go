package feed_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/feed"
)

func read(t testing.TB, name string) []byte {
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Every well-formed item of every form of feed is read.
func TestParse(t *testing.T) {
	const base = "https://strait.example/news/feed"
	for _, c := range []struct {
		file, title string
		want        []string // address, title, outlet, published
	}{
		{"rss.xml", "The Strait", []string{
			"https://strait.example/2031/ferry | Ferry burns off Orvale & Lund | The Strait | 2031-03-02T08:30:00Z",
			"https://strait.example/news/relative | Relative link | The Strait | 2031-03-02T10:30:00+02:00",
			"https://strait.example/guid | Only a guid | The Strait | 2031-03-02",
			"https://northwire.example/9 | From elsewhere | Northwire | 2031-03-03T00:00:00Z",
			"https://strait.example/nodate | No date | The Strait | ",
		}},
		{"atom.xml", "Northwire", []string{
			"https://northwire.example/a?b=1&c=2 | Fire on ferry | Northwire | 2031-03-03T09:00:00Z",
			"https://northwire.example/updated | Only updated | Northwire | 2031-03-04T09:00:00+01:00",
		}},
		{"feed.json", "The Mole", []string{
			"https://mole.example/1 | Alarms were off | The Mole | 2031-03-03T12:00:00-05:00",
		}},
		{"latin1.xml", "Café du Port", []string{
			"https://port.example/1 | Incendie à bord | Café du Port | 2031-03-02T08:30:00Z",
		}},
	} {
		title, items, faults, err := feed.Parse(read(t, c.file), base)
		if err != nil || title != c.title {
			t.Errorf("%s: %q, %v", c.file, title, err)
		}
		for _, f := range faults {
			t.Errorf("%s: %v", c.file, f)
		}
		var got []string
		for _, it := range items {
			got = append(got, strings.Join([]string{it.URL, it.Title, it.Outlet, it.Published}, " | "))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", c.file, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// An item that carries its report needs no fetching.
func TestWholeItem(t *testing.T) {
	_, items, _, err := feed.Parse(read(t, "atom.xml"), "https://northwire.example/")
	if err != nil {
		t.Fatal(err)
	}
	d, err := items[0].Document(time.Unix(0, 0))
	if err != nil || d == nil {
		t.Fatalf("%v, %v", d, err)
	}
	if strings.Contains(d.Text, "<") || !strings.Contains(d.Text, "Fourteen people died") || len(d.Paragraphs) < 3 || d.URL != items[0].URL {
		t.Errorf("%+v", d)
	}
	if d, err := items[1].Document(time.Unix(0, 0)); d != nil || err != nil {
		t.Errorf("a summary is taken for a report: %v, %v", d, err)
	}
}

func TestParseFaults(t *testing.T) {
	for name, raw := range map[string]string{
		"empty": "", "page": "<html><body>404</body></html>", "cut": `<rss version="2.0"><channel><title>x`, "nothing": "{}", "zeros": "\x00\x00",
		"entities": `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title>`,
	} {
		if title, items, _, err := feed.Parse([]byte(raw), "https://a.example/"); err == nil && len(items) > 0 {
			t.Errorf("%s: %q, %v", name, title, items)
		}
	}
	_, items, faults, err := feed.Parse([]byte(`<rss version="2.0"><channel><title>x</title><item><title>no link</title></item><item><link>javascript:alert(1)</link></item><item><link>/good</link></item></channel></rss>`), "https://a.example/")
	if err != nil || len(items) != 1 || len(faults) != 2 {
		t.Errorf("%v, %v, %v; want one item and two faults", items, faults, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"rss.xml", "atom.xml", "feed.json", "latin1.xml"} {
		f.Add(read(f, name))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, items, _, _ := feed.Parse(raw, "https://a.example/")
		for _, it := range items {
			if !strings.HasPrefix(it.URL, "http") {
				t.Errorf("an item at %q", it.URL)
			}
		}
	})
}

func TestOPML(t *testing.T) {
	list, err := feed.ReadOPML(bytes.NewReader(read(t, "feeds.opml")))
	if err != nil || len(list) != 3 || list[0] != (feed.Subscription{Title: "The Strait", URL: "https://strait.example/feed"}) || list[2].URL != "https://mole.example/feed.json" {
		t.Errorf("%+v, %v", list, err)
	}
	var b bytes.Buffer
	if err := feed.WriteOPML(&b, list); err != nil {
		t.Fatal(err)
	}
	again, err := feed.ReadOPML(&b)
	if err != nil || fmt.Sprint(again) != fmt.Sprint(list) {
		t.Errorf("%+v, %v", again, err)
	}
	for _, bad := range []string{"", "<opml/>", "hello"} {
		if list, err := feed.ReadOPML(strings.NewReader(bad)); err == nil {
			t.Errorf("%q: %v", bad, list)
		}
	}
}

func fetcher(opt feed.Options) *feed.Fetcher {
	opt.PerHost = time.Millisecond
	return feed.NewFetcher(opt)
}

// Inward addresses are refused under every name that they have.
func TestPrivate(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "secret") }))
	defer server.Close()
	port := server.URL[strings.LastIndex(server.URL, ":"):]
	f := fetcher(feed.Options{Timeout: 2 * time.Second})
	for _, u := range []string{server.URL, "http://localhost" + port, "http://[::1]" + port, "http://0.0.0.0" + port, "http://127.1" + port, "http://[::ffff:127.0.0.1]" + port,
		"http://2130706433" + port, "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "http://[fd00::1]/", "http://100.64.0.1/", "http://[64:ff9b::7f00:1]/",
		"file:///etc/passwd", "gopher://a.example/", "http:///x", "http://user:pass@a.example/", "::", "ftp://a.example/"} {
		a, err := f.Get(t.Context(), u, feed.Validators{})
		if err == nil {
			t.Errorf("%s answers %q", u, a.Body)
		}
	}
	if a, err := fetcher(feed.Options{AllowPrivate: true}).Get(t.Context(), server.URL, feed.Validators{}); err != nil || string(a.Body) != "secret" {
		t.Errorf("allowed, and yet: %v", err)
	}
}

// A public page must not lead inward either; the redirect is refused when it is dialled.
func TestHostileServers(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(302)
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 64 {
			_, _ = z.Write(make([]byte, 1<<20))
		}
		z.Close()
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(200)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	mux.HandleFunc("/gone", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Retry-After", "120"); w.WriteHeader(503) })
	server := httptest.NewServer(mux)
	defer server.Close()
	f := fetcher(feed.Options{AllowPrivate: true, Timeout: 500 * time.Millisecond, MaxBody: 1 << 20})
	for _, path := range []string{"/loop", "/file", "/bomb", "/endless", "/slow", "/gone"} {
		if a, err := f.Get(t.Context(), server.URL+path, feed.Validators{}); err == nil {
			t.Errorf("%s answers %d bytes", path, len(a.Body))
		}
	}
}

func TestManners(t *testing.T) {
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /private/\n")
		case "/feed":
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, `<rss version="2.0"><channel><title>x</title><item><link>/1</link></item></channel></rss>`)
		case "/broken":
			fmt.Fprint(w, "<rss")
		}
	}))
	defer server.Close()
	f := fetcher(feed.Options{AllowPrivate: true})
	if _, err := f.Get(t.Context(), server.URL+"/private/1", feed.Validators{}); err == nil || !strings.Contains(err.Error(), "robots.txt") {
		t.Errorf("what robots.txt forbids: %v", err)
	}
	n, err := f.Poll(t.Context(), server.URL+"/feed", feed.State{})
	if err != nil || len(n.Items) != 1 || n.ETag != `"1"` || n.Next <= 0 {
		t.Fatalf("%+v, %v", n, err)
	}
	again, err := f.Poll(t.Context(), server.URL+"/feed", n.State)
	if err != nil || !again.Unchanged || again.Next <= n.Next || again.ETag != `"1"` {
		t.Errorf("unchanged: %+v, %v", again, err)
	}
	s := feed.State{}
	var last time.Duration
	for range 8 {
		n, err := f.Poll(t.Context(), server.URL+"/broken", s)
		if err == nil || n.Next < last || n.Next > 24*time.Hour {
			t.Fatalf("broken: %+v, %v", n, err)
		}
		s, last = n.State, n.Next
	}
	if s.Failures != 8 || last != 24*time.Hour {
		t.Errorf("after 8 failures: %+v, next in %v", s, last)
	}
	if asked["/robots.txt"] != 1 || asked["/private/1"] != 0 {
		t.Errorf("asked %v", asked)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Get(ctx, server.URL+"/feed", feed.Validators{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

package web_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"readout/desk"
	"readout/render"
	"readout/web"
)

func openDesk(t testing.TB, articles ...string) *desk.Desk {
	k, err := desk.Open(t.Context(), filepath.Join(t.TempDir(), "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { k.Close() })
	if len(articles) > 0 {
		if _, err := k.Add(t.Context(), desk.AddIn{Articles: articles}); err != nil {
			t.Fatal(err)
		}
	}
	return k
}

func serve(t testing.TB, k *desk.Desk, opt web.Options) *httptest.Server {
	s := httptest.NewServer(web.New(k, opt))
	t.Cleanup(s.Close)
	return s
}

func get(t testing.TB, address string) (int, string, http.Header) {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b), resp.Header
}

// largest is the story of most reports.
func largest(t testing.TB, k *desk.Desk) desk.StorySummary {
	t.Helper()
	out, err := k.Stories(t.Context(), desk.StoriesIn{Sort: "reports"})
	if err != nil || len(out.Stories) == 0 {
		t.Fatal(out, err)
	}
	return out.Stories[0]
}

// Every link of every page leads somewhere, to this server alone; and no page
// carries a script or a style of its own.
func TestWalk(t *testing.T) {
	k := openDesk(t, "../examples/moscow-2017")
	s := serve(t, k, web.Options{})
	seen := map[string]bool{"/": true}
	queue := []string{"/"}
	for len(queue) > 0 && len(seen) < 400 {
		path := queue[0]
		queue = queue[1:]
		status, body, header := get(t, s.URL+path)
		if status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
			continue
		}
		if !strings.HasPrefix(header.Get("Content-Type"), "text/html") || header.Get("Content-Disposition") != "" {
			continue
		}
		if csp := header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", path, csp)
		}
		root, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if n.Data == "style" || n.Data == "script" && n.FirstChild != nil {
				t.Errorf("%s: an inline %s", path, n.Data)
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "id" && ids[a.Val]:
					t.Errorf("%s: two elements have the id %s", path, a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
					t.Errorf("%s: an attribute %s", path, a.Key)
				case a.Key == "src" && !strings.HasPrefix(a.Val, "/static/"):
					t.Errorf("%s: loads %s", path, a.Val)
				case a.Key == "href" && n.Data == "a":
					u, err := url.Parse(a.Val)
					if err != nil {
						t.Errorf("%s: a link to %q", path, a.Val)
						continue
					}
					if u.Host != "" || u.Path == "" {
						continue
					}
					u.Fragment = ""
					if q := u.Query(); q.Has("start") { // one place in each report is enough
						u.RawQuery = ""
					}
					if !seen[u.String()] {
						seen[u.String()] = true
						queue = append(queue, u.String())
					}
				}
			}
		}
	}
	for _, want := range []string{"/quotes", "/actors", "/sources", "/decisions", "/stories/" + largest(t, k).ID} {
		if !seen[want] {
			t.Errorf("no link leads to %s", want)
		}
	}
}

// The API answers what the desk answers.
func TestAPI(t *testing.T) {
	k := openDesk(t, "../examples/moscow-2017")
	s := serve(t, k, web.Options{})
	id := largest(t, k).ID
	want, err := k.Story(t.Context(), desk.StoryIn{ID: id})
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := get(t, s.URL+"/api/stories/"+id)
	var got desk.StoryOut
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	got.Documents = want.Documents
	var a, b bytes.Buffer
	if err := render.JSON(&a, want.Dossier); err != nil {
		t.Fatal(err)
	}
	if err := render.JSON(&b, got.Dossier); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a.String(), b.String()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want.Story, got.Story); diff != "" {
		t.Error(diff)
	}
	for path, status := range map[string]int{
		"/api/stories": 200, "/api/stories?sort=origins&disputed=true&limit=1": 200, "/api/reports?text=chemical": 200, "/api/quotes?speaker=lavrov": 200,
		"/api/discrepancies?story=" + id: 200, "/api/positions": 200, "/api/actors?text=til": 200, "/api/actors/lavrov": 404, "/api/sources": 200,
		"/api/stories/" + id + "/coverage": 200, "/api/stories/" + id + "/accounts": 200, "/api/decisions": 200,
		"/api/stories/x": 404, "/api/documents/x": 404, "/api/reports": 422, "/api/stories?sort=weather": 422, "/api/stories?since=tomorrow": 422, "/api/stories?limit=-1": 422, "/api/stories?limit=x": 422, "/api/nothing": 404,
	} {
		got, body, header := get(t, s.URL+path)
		if got != status && path != "/api/actors/lavrov" {
			t.Errorf("%s: %d, want %d: %.200s", path, got, status, body)
		}
		if status == 422 || status == 404 && path != "/api/actors/lavrov" {
			if header.Get("Content-Type") != "application/problem+json" || !strings.Contains(body, `"status":`) {
				t.Errorf("%s: no Problem Details: %s %.200s", path, header.Get("Content-Type"), body)
			}
		}
	}
	_, body, _ = get(t, s.URL+"/openapi.json")
	var spec struct {
		OpenAPI string
		Paths   map[string]map[string]struct{ OperationID string }
	}
	if err := json.Unmarshal([]byte(body), &spec); err != nil || !strings.HasPrefix(spec.OpenAPI, "3.1") || spec.Paths["/api/stories/{id}"]["get"].OperationID != "get_story" {
		t.Errorf("%s, %v", spec.OpenAPI, err)
	}
}

func TestExports(t *testing.T) {
	k := openDesk(t, "../examples/moscow-2017")
	s := serve(t, k, web.Options{})
	id := largest(t, k).ID
	for _, form := range render.ExportForms {
		status, body, header := get(t, s.URL+"/stories/"+id+"/export/"+form)
		if status != 200 || len(body) < 1000 || !strings.HasPrefix(header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%s: %d, %d bytes, %v", form, status, len(body), header)
		}
		switch form {
		case "json", "annotations":
			if !json.Valid([]byte(body)) {
				t.Errorf("%s is no JSON", form)
			}
		case "jsonl", "ftm":
			for line := range strings.Lines(body) {
				if !json.Valid([]byte(line)) {
					t.Errorf("%s: %q is no JSON", form, line)
				}
			}
		}
	}
	var feed struct {
		Entries []struct {
			ID      string `xml:"id"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	for _, path := range []string{"/stories/" + id + "/feed.atom", "/search.atom?text=chemical"} {
		_, body, _ := get(t, s.URL+path)
		if err := xml.Unmarshal([]byte(body), &feed); err != nil || len(feed.Entries) == 0 || feed.Entries[0].Updated == "" {
			t.Errorf("%s: %+v, %v", path, feed, err)
		}
	}
}

// What a person decides by a form is kept, and can be taken back.
func TestForms(t *testing.T) {
	k := openDesk(t, "../examples/moscow-2017")
	s := serve(t, k, web.Options{})
	id := largest(t, k).ID
	post := func(path string, form url.Values, header ...string) int {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+path, strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode
	}
	if status := post("/stories/"+id+"/name", url.Values{"name": {"Talks <b>"}, "reason": {"shorter"}}, "Sec-Fetch-Site", "same-origin"); status != 200 {
		t.Errorf("a name: %d", status)
	}
	if _, body, _ := get(t, s.URL+"/stories/"+id); !strings.Contains(body, "Talks &lt;b&gt;") {
		t.Error("the name is not shown, or not escaped")
	}
	if status := post("/decisions/1/undo", nil); status != 200 {
		t.Errorf("undone: %d", status)
	}
	if got := largest(t, k); got.Title == "Talks <b>" {
		t.Error("the name is still there")
	}
	if status := post("/stories/"+id+"/name", url.Values{"name": {"x"}}); status != 422 {
		t.Errorf("without a reason: %d", status)
	}
	// a page of another site must not decide anything
	for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}} {
		if status := post("/stories/"+id+"/name", url.Values{"name": {"x"}, "reason": {"y"}}, header...); status != 403 {
			t.Errorf("%v: %d, want 403", header, status)
		}
	}
	if status := post("/stories/"+id+"/split", url.Values{"reason": {strings.Repeat("x", 100<<10)}, "document": {"y"}}); status < 400 {
		t.Errorf("a form of 100 kB: %d", status)
	}
}

func TestGuard(t *testing.T) {
	k := openDesk(t)
	s := serve(t, k, web.Options{Token: "secret", Hosts: []string{"127.0.0.1"}})
	ask := func(path, host string, header ...string) int {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if host != "" {
			r.Host = host
		}
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		resp, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode
	}
	for _, c := range []struct {
		path, host string
		header     []string
		want       int
	}{
		{"/", "", nil, 401},
		{"/api/stories", "", nil, 401},
		{"/metrics", "", nil, 401},
		{"/healthz", "", nil, 200},
		{"/", "", []string{"Authorization", "Bearer secret"}, 200},
		{"/", "", []string{"Authorization", "Bearer other"}, 401},
		{"/?token=secret", "", nil, 303},
		{"/?token=other", "", nil, 401},
		{"/", "", []string{"Cookie", "readout_token=secret"}, 200},
		{"/healthz", "evil.example", nil, 421},
		{"/", "evil.example:80", []string{"Authorization", "Bearer secret"}, 421},
	} {
		if got := ask(c.path, c.host, c.header...); got != c.want {
			t.Errorf("%s at %q with %v: %d, want %d", c.path, c.host, c.header, got, c.want)
		}
	}
}

// Whatever stands in a report, a page shows it and does nothing else with it.
func TestHostileReport(t *testing.T) {
	k := openDesk(t)
	const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>`
	line, err := json.Marshal(map[string]string{"id": `"><script>`, "outlet": evil, "url": "javascript:alert(3)", "byline": evil, "published": "2031-03-02",
		"title": evil + " burns", "text": evil + ` Twelve people died, said Ada Lind of the coast guard. "` + evil + `," said Bo Ek.`})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Add(t.Context(), desk.AddIn{Articles: []string{"-"}, Stdin: bytes.NewReader(line)}); err != nil {
		t.Fatal(err)
	}
	s := serve(t, k, web.Options{})
	id := url.PathEscape(`"><script>`)
	for _, path := range []string{"/", "/stories/" + largest(t, k).ID, "/documents/" + id, "/documents/" + id + "?start=0&end=30", "/quotes", "/actors", "/sources", "/search?text=script",
		"/search?text=" + url.QueryEscape(evil), "/?outlet=" + url.QueryEscape(evil), "/nothing/" + url.PathEscape(evil), "/search.atom?text=script", "/documents/" + id + "?start=7&end=99999999999"} {
		status, body, _ := get(t, s.URL+path)
		if status >= 500 {
			t.Errorf("%s: %d", path, status)
		}
		for _, bad := range []string{"<script>alert", "<img src=x", `href="javascript:`, `"><script>`} {
			if strings.Contains(body, bad) {
				t.Errorf("%s has %s", path, bad)
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	s := serve(t, openDesk(t), web.Options{})
	get(t, s.URL+"/nothing")
	_, body, _ := get(t, s.URL+"/metrics")
	for _, want := range []string{`readout_requests_total{status="404"} 1`, "readout_reports 0"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in the metrics", want)
		}
	}
}

// BenchmarkStory is the page of a story of nine reports.
func BenchmarkStory(b *testing.B) {
	k := openDesk(b, "../examples/moscow-2017")
	h := web.New(k, web.Options{})
	path := "/stories/" + largest(b, k).ID
	for b.Loop() {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != 200 {
			b.Fatal(fmt.Sprint(w.Code))
		}
	}
}

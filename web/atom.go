package web

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"readout/desk"
	"readout/render"
)

// A feed is an Atom feed (RFC 4287).
type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Links   []link   `xml:"link"`
	Entries []entry  `xml:"entry"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type entry struct {
	ID      string `xml:"id"`
	Title   string `xml:"title"`
	Updated string `xml:"updated"`
	Author  string `xml:"author>name"`
	Link    link   `xml:"link"`
	Summary string `xml:"summary"`
}

// atom are the feeds: of a story's reports, and of a search.
func (s *server) atom(mux *http.ServeMux) {
	mux.HandleFunc("GET /stories/{id}/feed.atom", func(w http.ResponseWriter, r *http.Request) {
		out, err := s.desk.Story(r.Context(), desk.StoryIn{ID: r.PathValue("id")})
		if err != nil {
			s.fail(w, r, err)
			return
		}
		f := s.feed(r, out.Story.Title, "/stories/"+url.PathEscape(out.Story.ID))
		for i := len(out.Documents) - 1; i >= 0 && len(f.Entries) < 50; i-- {
			d := out.Documents[i]
			f.add(r, d.ID, d.Title.Of(d.Text), d.Outlet, d.Published, "")
		}
		f.write(w)
	})
	mux.HandleFunc("GET /search.atom", func(w http.ResponseWriter, r *http.Request) {
		text := r.URL.Query().Get("text")
		out, err := s.desk.Search(r.Context(), desk.SearchIn{Text: text, Page: desk.Page{Limit: 50}})
		if err != nil {
			s.fail(w, r, err)
			return
		}
		f := s.feed(r, "Readout: "+text, "/search?"+url.Values{"text": {text}}.Encode())
		for _, d := range out.Reports {
			f.add(r, d.Document, d.Title, d.Outlet, d.Published, d.Place.Quote)
		}
		f.write(w)
	})
}

// root is the address under which the reader knows this server.
func root(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

func (s *server) feed(r *http.Request, title, path string) *feed {
	return &feed{ID: root(r) + path, Title: render.Plain(title), Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Links: []link{{"alternate", root(r) + path}, {"self", root(r) + r.URL.RequestURI()}}}
}

func (f *feed) add(r *http.Request, id, title, outlet, published, summary string) {
	updated := "1970-01-01T00:00:00Z"
	if t, err := time.Parse(time.RFC3339, published); err == nil {
		updated = t.UTC().Format(time.RFC3339)
	} else if t, err := time.Parse(time.DateOnly, published); err == nil {
		updated = t.Format(time.RFC3339)
	}
	f.Updated = max(f.Updated, updated)
	if title == "" {
		title = fmt.Sprintf("Report by %s", outlet)
	}
	href := root(r) + "/documents/" + url.PathEscape(id)
	f.Entries = append(f.Entries, entry{ID: href, Title: render.Plain(title), Updated: updated, Author: render.Plain(outlet), Link: link{"alternate", href}, Summary: render.Plain(summary)})
}

func (f *feed) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	_, _ = w.Write([]byte(xml.Header))
	_ = xml.NewEncoder(w).Encode(f) // the reader has gone
}

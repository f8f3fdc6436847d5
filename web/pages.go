package web

import (
	"bytes"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout"
	"readout/desk"
	"readout/render"
)

//go:embed pages/*.html
var pageFiles embed.FS

var templates = parse()

// parse parses each page with what all share.
func parse() map[string]*template.Template {
	funcs := template.FuncMap{
		"plain":     render.Plain,
		"published": render.Published,
		"cite":      citation,
		"story":     func(id string) string { return "/stories/" + url.PathEscape(id) },
		"document":  documentPath,
		"actor":     func(key string) string { return "/actors/" + url.PathEscape(key) },
		"count": func(n int, one, many string) string {
			if n == 1 {
				return "1 " + one
			}
			return strconv.Itoa(n) + " " + many
		},
		"outlet": func(name string) string { return "/search?" + url.Values{"outlet": {name}}.Encode() },
		"web":    webAddress,
	}
	out := map[string]*template.Template{}
	names, err := pageFiles.ReadDir("pages")
	if err != nil {
		panic(err) // they are embedded
	}
	for _, f := range names {
		if f.Name() == "layout.html" {
			continue
		}
		out[strings.TrimSuffix(f.Name(), ".html")] = template.Must(template.New("layout.html").Funcs(funcs).ParseFS(pageFiles, "pages/layout.html", "pages/"+f.Name()))
	}
	return out
}

// documentPath is the page of a report.
func documentPath(id string) string { return "/documents/" + url.PathEscape(id) }

// citation is the page of a report at a place in it.
func citation(e readout.Evidence) string {
	return documentPath(e.Document) + "?start=" + strconv.Itoa(int(e.Start)) + "&end=" + strconv.Itoa(int(e.End)) + "#cited"
}

// webAddress is an address that a reader may follow, or empty.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// view is what every page has.
type view struct {
	Title string
	At    string // which of the main pages it is
	Query string // what the search field holds
	Data  any
}

// show draws a page.
func (s *server) show(w http.ResponseWriter, r *http.Request, name string, v view) {
	var b bytes.Buffer
	if err := templates[name].Execute(&b, v); err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes())
}

// fail is the page of an error.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, said := statusOf(err), err.Error()
	if status == http.StatusInternalServerError {
		s.opt.Log.Error("a page failed", "path", r.URL.Path, "err", err)
		said = "Something went wrong here; the log says what."
	}
	if errors.Is(err, desk.ErrNotFound) {
		said = strings.TrimSuffix(said, ": "+desk.ErrNotFound.Error())
	}
	var b bytes.Buffer
	if err := templates["error"].Execute(&b, view{Title: http.StatusText(status), Data: said}); err != nil {
		http.Error(w, http.StatusText(status), status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

func (s *server) pages(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.front)
	mux.HandleFunc("GET /stories/{id}", s.story)
	mux.HandleFunc("GET /stories/{id}/lines/{line}", s.line)
	mux.HandleFunc("GET /stories/{id}/export/{form}", s.export)
	mux.HandleFunc("GET /documents/{id}", s.document)
	mux.HandleFunc("GET /actors", s.actors)
	mux.HandleFunc("GET /actors/{key}", s.actor)
	mux.HandleFunc("GET /search", s.search)
	mux.HandleFunc("GET /quotes", s.quotes)
	mux.HandleFunc("GET /sources", s.sources)
	mux.HandleFunc("POST /stories/{id}/name", s.name)
	mux.HandleFunc("POST /stories/{id}/merge", s.merge)
	mux.HandleFunc("POST /stories/{id}/split", s.split)
	mux.HandleFunc("POST /decisions/{n}/undo", s.undo)
	mux.HandleFunc("GET /decisions", s.decided)
	mux.HandleFunc("GET /static/dossier.css", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		w.Header().Set("Cache-Control", "public, max-age=3600")
		_, _ = w.Write([]byte(render.CSS()))
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, errNoPage) })
}

// noPage is the error of an address that leads nowhere.
type noPage struct{}

func (noPage) Error() string { return "There is no such page." }
func (noPage) Unwrap() error { return desk.ErrNotFound }

var errNoPage error = noPage{}

// listed is a page of a list, with the way to the others.
type listed struct {
	From, To     int
	Of           string // how many there are
	Before, Next string // addresses; empty when there is none
}

const perPage = 30

// pageOf reads which part of a list is asked for.
func pageOf(r *http.Request) desk.Page {
	n, _ := strconv.Atoi(r.URL.Query().Get("offset"))
	return desk.Page{Limit: perPage, Offset: max(n, 0)}
}

func list(r *http.Request, p desk.Page, shown, total int) listed {
	at := func(offset int) string {
		q := r.URL.Query()
		q.Set("offset", strconv.Itoa(offset))
		return r.URL.Path + "?" + q.Encode()
	}
	l := listed{From: p.Offset + 1, To: p.Offset + shown, Of: strconv.Itoa(total)}
	if total >= desk.Counted {
		l.Of += " or more"
	}
	if shown == 0 {
		l.From = 0
	}
	if p.Offset > 0 {
		l.Before = at(max(0, p.Offset-perPage))
	}
	if (l.To < total || total >= desk.Counted) && shown == perPage {
		l.Next = at(p.Offset + perPage)
	}
	return l
}

// front lists stories.
func (s *server) front(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	in := desk.StoriesIn{Text: q.Get("text"), Outlet: q.Get("outlet"), Disputed: q.Get("disputed") != "", Sort: q.Get("sort"), Period: desk.Period{Since: q.Get("since"), Until: q.Get("until")}, Page: pageOf(r)}
	out, err := s.desk.Stories(r.Context(), in)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if in.Sort == "" {
		in.Sort = desk.Sorts[0]
	}
	s.show(w, r, "front", view{Title: "Stories", At: "stories", Data: struct {
		In    desk.StoriesIn
		Out   *desk.StoriesOut
		Sorts []string
		listed
	}{in, out, desk.Sorts, list(r, in.Page, len(out.Stories), out.Total)}})
}

// search finds reports.
func (s *server) search(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	in := desk.SearchIn{Text: strings.TrimSpace(q.Get("text")), Outlet: q.Get("outlet"), Period: desk.Period{Since: q.Get("since"), Until: q.Get("until")}, Page: pageOf(r)}
	out := &desk.SearchOut{}
	if in.Text != "" {
		var err error
		if out, err = s.desk.Search(r.Context(), in); err != nil {
			s.fail(w, r, err)
			return
		}
	}
	s.show(w, r, "search", view{Title: "Search", At: "search", Query: in.Text, Data: struct {
		In  desk.SearchIn
		Out *desk.SearchOut
		listed
	}{in, out, list(r, in.Page, len(out.Reports), out.Total)}})
}

// quotes lists who said what.
func (s *server) quotes(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	in := desk.QuotesIn{Speaker: q.Get("speaker"), Text: q.Get("text"), Stance: q.Get("stance"), Story: q.Get("story"), Page: pageOf(r)}
	out, err := s.desk.Quotes(r.Context(), in)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, "quotes", view{Title: "Who says what", At: "quotes", Data: struct {
		In      desk.QuotesIn
		Out     *desk.QuotesOut
		Stances []string
		listed
	}{in, out, desk.Stances, list(r, in.Page, len(out.Quotes), out.Total)}})
}

// actors lists actors.
func (s *server) actors(w http.ResponseWriter, r *http.Request) {
	text := r.URL.Query().Get("text")
	out, err := s.desk.Actors(r.Context(), desk.ActorsIn{Text: text, Limit: 100})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, "actors", view{Title: "Actors", At: "actors", Data: struct {
		Text string
		Out  *desk.ActorsOut
	}{text, out}})
}

// actor is the page of one actor.
func (s *server) actor(w http.ResponseWriter, r *http.Request) {
	out, err := s.desk.Actor(r.Context(), desk.ActorIn{Key: r.PathValue("key")})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, "actor", view{Title: render.Plain(out.Name), At: "actors", Data: out})
}

// sources is the page of what the answers rest on.
func (s *server) sources(w http.ResponseWriter, r *http.Request) {
	out, err := s.desk.Sources(r.Context(), desk.SourcesIn{})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, "sources", view{Title: "Sources", At: "sources", Data: out})
}

package web

import (
	"embed"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"readout/desk"
)

// Options are how a desk is served.
type Options struct {
	// Token must come with every request, as a bearer token or from the page
	// that asks for it; none is needed when it is empty.
	Token string
	// Hosts are the names under which the server may be asked; any when empty.
	// A server on the loopback names its own, so that no page of another host
	// can reach it under a name of its own.
	Hosts   []string
	Log     *slog.Logger
	Version string
	// Beside are other faces, by their path, behind the same guard.
	Beside map[string]http.Handler
}

//go:embed static
var static embed.FS

// maxBody is the size of a request; the largest that is meant is a form.
const maxBody = 64 << 10

type server struct {
	desk *desk.Desk
	opt  Options
}

// New serves a desk.
func New(k *desk.Desk, opt Options) http.Handler {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	s := &server{desk: k, opt: opt}
	m := newMetrics(k)
	mux := http.NewServeMux()
	s.pages(mux)
	s.api(mux)
	s.atom(mux)
	for path, h := range opt.Beside {
		mux.Handle(path, h)
	}
	files, err := fs.Sub(static, "static")
	if err != nil {
		panic(err) // it is embedded
	}
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(files))))
	open := http.NewServeMux()
	open.HandleFunc("GET /healthz", s.health)
	open.Handle("/", s.guard(mux))
	mux.Handle("GET /metrics", m.handler())
	return s.outer(m, open)
}

// cached lets a browser keep what changes with the program only.
func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=3600")
		h.ServeHTTP(w, r)
	})
}

// health says whether the store answers.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	if _, err := s.desk.Tally(r.Context()); err != nil {
		s.opt.Log.Error("health", "err", err)
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

// Server is an HTTP server with limits that a slow or endless client meets.
func Server(addr string, h http.Handler) *http.Server {
	return &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second,
		WriteTimeout: 60 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 32 << 10}
}

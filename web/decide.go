package web

import (
	"net/http"
	"net/url"
	"strconv"

	"readout/desk"
)

// decide applies what a person sent in a form and leads to the story concerned.
func (s *server) decide(w http.ResponseWriter, r *http.Request, in desk.DecideIn) {
	in.Story, in.Reason = r.PathValue("id"), r.PostFormValue("reason")
	out, err := s.desk.Decide(r.Context(), in)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/stories/"+url.PathEscape(out.Story), http.StatusSeeOther)
}

func (s *server) name(w http.ResponseWriter, r *http.Request) {
	s.decide(w, r, desk.DecideIn{Name: r.PostFormValue("name")})
}

func (s *server) merge(w http.ResponseWriter, r *http.Request) {
	s.decide(w, r, desk.DecideIn{Merge: r.PostFormValue("other")})
}

func (s *server) split(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, desk.Wrong{Reason: "the form is too large"})
		return
	}
	s.decide(w, r, desk.DecideIn{Split: r.PostForm["document"]})
}

func (s *server) undo(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.ParseInt(r.PathValue("n"), 10, 64)
	if err != nil {
		s.fail(w, r, errNoPage)
		return
	}
	if err := s.desk.Undo(r.Context(), desk.UndoIn{N: n}); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/decisions", http.StatusSeeOther)
}

// decided lists what persons have decided.
func (s *server) decided(w http.ResponseWriter, r *http.Request) {
	out, err := s.desk.Decisions(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, "decisions", view{Title: "Decisions", At: "sources", Data: out})
}

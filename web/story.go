package web

import (
	"html/template"
	"net/http"
	"net/url"
	"strconv"

	"readout"
	"readout/desk"
	"readout/render"
)

// storyPage is the page of a story: its dossier, and the reports by origin.
type storyPage struct {
	*desk.StoryOut
	*render.Fragment
	Tally   string
	Charts  []chart
	Sources []sourceGroup
	Forms   []string
}

// sourceGroup is the reports of one origin.
type sourceGroup struct {
	Name, Reason string
	Documents    []readout.DocumentLine
}

// shown are the sections in the order of the page; the others follow.
var shown = []string{"agreed", "disputes", "differences", "said", "only", "commitments", "timeline"}

// story is the page of a story.
func (s *server) story(w http.ResponseWriter, r *http.Request) {
	out, err := s.desk.Story(r.Context(), desk.StoryIn{ID: r.PathValue("id")})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if out.Story.ID != r.PathValue("id") { // it was merged into another
		http.Redirect(w, r, "/stories/"+url.PathEscape(out.Story.ID), http.StatusSeeOther)
		return
	}
	f, err := render.Dossier(out.Dossier, out.Documents, render.Links{Evidence: citation, Report: documentPath})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := storyPage{StoryOut: out, Fragment: f, Tally: tally(out.Story), Charts: charts(out.Dossier), Forms: exportForms}
	p.Sections = ordered(f.Sections)
	lines := map[string]readout.DocumentLine{}
	for _, d := range out.Dossier.Documents {
		lines[d.ID] = d
	}
	for _, o := range out.Dossier.Origins {
		g := sourceGroup{Name: o.Name, Reason: o.Reason}
		for _, id := range o.Documents {
			g.Documents = append(g.Documents, lines[id])
		}
		p.Sources = append(p.Sources, g)
	}
	s.show(w, r, "story", view{Title: render.Plain(out.Story.Title), At: "stories", Data: p})
}

// tally is the first thing that a reader should know.
func tally(s desk.StorySummary) string {
	n := func(n int, what string) string {
		if n == 1 {
			return "1 " + what
		}
		return strconv.Itoa(n) + " " + what + "s"
	}
	reports := ""
	if s.Reports != s.Outlets {
		reports = n(s.Reports, "report") + " by "
	}
	return reports + n(s.Outlets, "outlet") + " → " + n(s.Origins, "independent origin")
}

func ordered(sections []render.FragmentSection) (out []render.FragmentSection) {
	taken := map[string]bool{}
	for _, id := range shown {
		for _, s := range sections {
			if s.ID == id {
				out = append(out, s)
				taken[id] = true
			}
		}
	}
	for _, s := range sections {
		if !taken[s.ID] {
			out = append(out, s)
		}
	}
	return out
}

// line is the page that explains a line of a dossier.
func (s *server) line(w http.ResponseWriter, r *http.Request) {
	out, err := s.desk.Explain(r.Context(), desk.ExplainIn{ID: r.PathValue("id"), Line: r.PathValue("line")})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, "line", view{Title: "Why " + out.Line, At: "stories", Data: struct {
		Story string
		*desk.ExplainOut
	}{r.PathValue("id"), out}})
}

// documentPage is a report beside what the dossier makes of it.
type documentPage struct {
	*desk.DocumentOut
	Blocks   []render.Block
	Fragment *render.Fragment
	Charts   []chart
}

// document is the page of a report.
func (s *server) document(w http.ResponseWriter, r *http.Request) {
	out, err := s.desk.Document(r.Context(), desk.DocumentIn{ID: r.PathValue("id")})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	start, err1 := strconv.ParseUint(r.URL.Query().Get("start"), 10, 32)
	end, err2 := strconv.ParseUint(r.URL.Query().Get("end"), 10, 32)
	chosen := readout.Span{}
	if err1 == nil && err2 == nil {
		chosen = readout.Span{Start: uint32(start), End: uint32(end)}
	}
	p := documentPage{DocumentOut: out}
	d := out.Dossier
	if d == nil {
		d = &readout.Dossier{Documents: []readout.DocumentLine{out.DocumentLine}}
	}
	own := of(d, out.ID)
	links := render.Links{
		Line:     func(id string) string { return "/stories/" + url.PathEscape(out.Story) + "#" + url.PathEscape(id) },
		Evidence: citation, Report: documentPath,
	}
	p.Blocks = render.Report(d, out.Whole, chosen, links)
	if p.Fragment, err = render.Dossier(own, []*readout.Document{out.Whole}, links); err != nil {
		s.fail(w, r, err)
		return
	}
	p.Fragment.Sections = ordered(p.Fragment.Sections)
	s.show(w, r, "document", view{Title: render.Plain(out.Title), At: "stories", Data: p})
}

// of is the part of a dossier that a report has evidence for.
func of(d *readout.Dossier, id string) *readout.Dossier {
	cites := func(list []readout.Evidence) bool {
		for _, e := range list {
			if e.Document == id {
				return true
			}
		}
		return false
	}
	own := &readout.Dossier{Schema: d.Schema, Documents: d.Documents, Actors: d.Actors}
	for _, x := range d.Agreed {
		if cites(x.Evidence) {
			own.Agreed = append(own.Agreed, x)
		}
	}
	for _, x := range d.Differences {
		for _, v := range x.Values {
			if cites(v.Evidence) {
				own.Differences = append(own.Differences, x)
				break
			}
		}
	}
	for _, x := range d.Disputes {
		for _, v := range x.Positions {
			if cites(v.Evidence) {
				own.Disputes = append(own.Disputes, x)
				break
			}
		}
	}
	for _, x := range d.Commitments {
		if cites(x.Evidence) {
			own.Commitments = append(own.Commitments, x)
		}
	}
	for _, x := range d.Statements {
		if cites(x.Content) {
			own.Statements = append(own.Statements, x)
		}
	}
	for _, x := range d.Only {
		if x.Document == id {
			own.Only = append(own.Only, x)
		}
	}
	for _, x := range d.Citations {
		if x.Document == id {
			own.Citations = append(own.Citations, x)
		}
	}
	return own
}

// safe is markup that is ours.
func safe(s string) template.HTML { return template.HTML(s) }

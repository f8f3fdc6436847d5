package render

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"readout"
)

//go:embed page.css
var pageCSS string

//go:embed page.html
var pageHTML string

// Parsed when the first page is drawn: most runs draw none.
var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"text":      visible,
		"beside":    beside,
		"published": published,
		"web":       webAddress,
		"lang":      languageTag,
		"count":     count,
		"within":    within,
		"nested":    func(s string) bool { open, _ := marksFor(s); return open == "‘" },
		"class":     func(tag string) string { return "tag " + strings.ReplaceAll(tag, " ", "-") },
		"list":      func(values ...any) []any { return values },
	}).Parse(pageHTML))
})

// page is what the template draws.
type page struct {
	*outline
	*highlights
	Title string
	Style template.CSS
	// Policy lets the page do nothing but apply its own style: no script, no
	// request, so that it is safe to mail and to open.
	Policy string
}

// HTML writes the dossier and the reports as one page that needs nothing else.
// Every line leads to its evidence in the reports, and the evidence back.
func HTML(w io.Writer, d *readout.Dossier, docs []*readout.Document) error {
	p := newPage(d, docs, Links{})
	p.Style = template.CSS(pageCSS)
	sum := sha256.Sum256([]byte(pageCSS))
	p.Policy = "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	var b bytes.Buffer
	if err := pageTemplate().Execute(&b, p); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// newPage arranges a dossier for a page.
func newPage(d *readout.Dossier, docs []*readout.Document, links Links) *page {
	o := outlineOf(d, docs)
	p := &page{outline: o, highlights: &highlights{sources: o.sources, marks: map[string]map[readout.Span]*highlight{}, links: links}, Title: "Readout"}
	if o.Headline != "" {
		p.Title = visible(o.Headline)
	}
	p.link()
	return p
}

// Reports are the sources in order.
func (p *page) Reports() []*source { return p.outline.list }

// fit is an id that can stand in a page beside those of the page itself.
var fit = regexp.MustCompile(`^[a-z]+-[0-9]+$`)

// link gives every line an id of its own and a name such as "D2", and every
// quote of it a place in its report.
func (p *page) link() {
	taken := map[string]bool{}
	name := func(s *section, id *string, n int) string {
		if !fit.MatchString(*id) || taken[*id] || strings.HasPrefix(*id, "report-") {
			*id = fmt.Sprintf("%s-line-%d", s.ID, n)
		}
		taken[*id] = true
		return string(s.Short) + strconv.Itoa(n)
	}
	if p.Head != nil {
		p.citeAll([]quote{*p.Head}, "top", "Title")
	}
	sections := []*section{&p.outline.Origins}
	for i := range p.Sections {
		sections = append(sections, &p.Sections[i])
	}
	for _, s := range sections {
		n := 0
		for i := range s.Items {
			it := &s.Items[i]
			group := it.ID == "" && len(it.Rows) > 0 && it.Rows[0].ID != ""
			if !group {
				n++
				it.Name = name(s, &it.ID, n)
			}
			for j := range it.Rows {
				r := &it.Rows[j]
				line, short := it.ID, it.Name
				if group {
					n++
					r.Name = name(s, &r.ID, n)
					line, short = r.ID, r.Name
				}
				p.citeAll(r.Quotes, line, short)
			}
		}
	}
}

func (p *page) citeAll(list []quote, line, name string) {
	for _, q := range list {
		for _, e := range q.Parts {
			p.cite(e, line, name)
		}
	}
}

var languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// languageTag is the declared language of a report, where it is one.
func languageTag(s *source) string {
	if s.doc != nil && languageForm.MatchString(s.doc.Language) {
		return s.doc.Language
	}
	return ""
}

package render

import (
	"bytes"
	"html/template"

	"readout"
)

// CSS is the style of a dossier in HTML.
func CSS() string { return pageCSS }

// Links say where things stand when a dossier and its reports are on pages of
// their own. A nil field means on the same page.
type Links struct {
	Evidence func(readout.Evidence) string // the place in a report
	Report   func(id string) string
	Line     func(id string) string // a line of the dossier
}

// A Fragment is a dossier in HTML, in pieces for a page of another's making.
type Fragment struct {
	Title    string
	Notes    []string
	Tally    string // "4 reports → 3 independent origins"
	Origins  template.HTML
	Sections []FragmentSection
}

// FragmentSection is one section of it.
type FragmentSection struct {
	ID, Title, Blurb string
	Count            int
	HTML             template.HTML
}

// Dossier draws the pieces of d. The documents lend the text around a quote.
func Dossier(d *readout.Dossier, docs []*readout.Document, links Links) (*Fragment, error) {
	p := newPage(d, docs, links)
	f := &Fragment{Title: p.Title, Tally: p.Tally}
	for _, n := range p.Notes {
		f.Notes = append(f.Notes, visible(n))
	}
	var err error
	if f.Origins, err = draw("tree", p); err != nil {
		return nil, err
	}
	for i := range p.Sections {
		s := &p.Sections[i]
		x := FragmentSection{ID: s.ID, Title: s.Title, Blurb: s.Blurb}
		for _, it := range s.Items {
			if it.ID != "" {
				x.Count++
			} else {
				x.Count += len(it.Rows)
			}
		}
		if x.HTML, err = draw("section", []any{p, s}); err != nil {
			return nil, err
		}
		f.Sections = append(f.Sections, x)
	}
	return f, nil
}

func draw(name string, data any) (template.HTML, error) {
	var b bytes.Buffer
	err := pageTemplate().ExecuteTemplate(&b, name, data)
	return template.HTML(b.String()), err // the template escapes
}

// A Block is the title or a paragraph of a report in HTML.
type Block struct {
	Title bool
	HTML  template.HTML
}

// Report draws the text of one report of d, with what the lines of d cite in
// it, and the span that the reader came to see as the element "cited".
func Report(d *readout.Dossier, doc *readout.Document, chosen readout.Span, links Links) []Block {
	p := newPage(d, []*readout.Document{doc}, links)
	if chosen.Start < chosen.End && int(chosen.End) <= len(doc.Text) {
		p.cite(doc.Cite(chosen), "", "")
		if m := p.marks[doc.ID][chosen]; m != nil {
			m.ID = "cited"
		}
	}
	src := p.highlights.find(doc.ID)
	src.doc = doc
	var out []Block
	for _, b := range p.Blocks(src) {
		out = append(out, Block(b))
	}
	return out
}

package render

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"readout"
)

// textsOf tells whose text each report is: carried by whom, published and owned
// by whom, and written by whom.
func textsOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "texts", Title: "Whose text it is", Short: 'X', Limit: 40, PerItem: 4,
		Blurb: "who published each report, who owns that, and who wrote it"}
	for _, t := range d.Texts {
		src := s.find(t.Document)
		it := item{ID: t.ID, Head: src.Outlet, Tags: filled(src.Mark, t.Text+whose(t)), Note: holding(t)}
		if len(t.Evidence) > 0 {
			it.Rows = []row{{Quotes: s.brief(t.Evidence)}}
		}
		sec.Items = append(sec.Items, it)
	}
	return sec
}

// whose says from whom a text is, and how much of it.
func whose(t readout.TextOrigin) string {
	switch {
	case t.From == "":
		return ""
	case t.Text == readout.TextWire:
		return ": " + t.From
	case t.Share > 0:
		return fmt.Sprintf(", %.0f %% from %s", 100*t.Share, t.From)
	}
	return ", with material of " + t.From
}

// holding says who carried and who owns a publisher, and what is not known.
func holding(t readout.TextOrigin) string {
	publisher := t.Publisher
	switch {
	case publisher == "":
		publisher = "publisher not known"
	case t.Kind != "":
		publisher += " (" + t.Kind + ")"
	}
	owner := "owner not known"
	if t.Owner != "" {
		owner = "owned by " + t.Owner
	}
	return strings.Join(filled(publisher, owner, prefixed("carried by ", t.Transport)), "; ")
}

// figuresOf tells which bodies key figures come from.
func figuresOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "sources", Title: "Whom figures come from", Short: 'F', Limit: 10, PerItem: 4,
		Blurb: "reports that have a figure from one body are one source for it"}
	for _, f := range d.Sources {
		it := item{ID: f.ID, Head: f.About + ": " + f.Value, Tags: []string{"from " + f.Source, count(len(f.Documents), "report")},
			Rows: []row{{Quotes: s.quotes(f.Evidence)}}}
		sec.Items = append(sec.Items, it)
	}
	return sec
}

// originsOutline is the part of the outline that says where reports come from.
func originsOutline(d *readout.Dossier, docs []*readout.Document) *outline {
	s := sourcesOf(d, docs)
	o := &outline{sources: s, Notes: d.Notes, Tally: tally(d), Origins: originsOf(s, d)}
	for _, sec := range []section{textsOf(s, d), figuresOf(s, d), citationsOf(s, d)} {
		if len(sec.Items) > 0 {
			o.Sections = append(o.Sections, sec)
		}
	}
	return o
}

// OriginsText writes for a terminal where the reports of d come from.
func OriginsText(w io.Writer, d *readout.Dossier, docs []*readout.Document, opt TextOptions) error {
	return text(w, originsOutline(d, docs), opt)
}

// OriginsMarkdown writes the same as Markdown.
func OriginsMarkdown(w io.Writer, d *readout.Dossier, docs []*readout.Document) error {
	return markdownOf(w, originsOutline(d, docs))
}

// OriginsSchema is the version of what OriginsJSON writes.
const OriginsSchema = "readout.origins/1"

// OriginsJSON writes the same for other programs: the lines are those of the
// dossier.
func OriginsJSON(w io.Writer, d *readout.Dossier) error {
	out := struct {
		Schema      string                 `json:"schema"`
		Notes       []string               `json:"notes"`
		Documents   []readout.DocumentLine `json:"documents"`
		Reports     int                    `json:"reports"`
		Independent int                    `json:"independent"` // origins that are known to be
		Origins     []readout.Origin       `json:"origins"`
		Texts       []readout.TextOrigin   `json:"texts"`
		Sources     []readout.FigureSource `json:"sources"`
		Citations   []readout.Citation     `json:"citations"`
	}{OriginsSchema, d.Notes, d.Documents, len(d.Documents), readout.Independent(d.Origins), d.Origins, d.Texts, d.Sources, d.Citations}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(readout.WithLists(&out))
}

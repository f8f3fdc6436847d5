package render

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"readout"
)

// ExportForms are the forms in which Export writes a dossier.
var ExportForms = []string{"json", "jsonl", "csv", "annotations", "ftm", "events", "markdown", "html"}

// Export writes a dossier for another program, and says of which media type it
// is and how its file ends.
//
//	json         the dossier as it is (readout.dossier/1)
//	jsonl        its lines, one a line of JSON, each with its section
//	csv          its lines, one a row for each piece of evidence
//	annotations  W3C Web Annotations: every piece of evidence by its words and its place
//	ftm          FollowTheMoney entities: reports, actors, statements
//	events       who did what to whom: PLOVER types with the root of CAMEO
//	markdown, html  to be read
func Export(w io.Writer, form string, d *readout.Dossier, docs []*readout.Document) (mediaType, extension string, err error) {
	switch form {
	case "json":
		return "application/json", "json", JSON(w, d)
	case "jsonl":
		return "application/jsonl", "jsonl", exportLines(w, d)
	case "csv":
		return "text/csv; charset=utf-8", "csv", exportCSV(w, d)
	case "annotations":
		return "application/ld+json", "annotations.json", exportAnnotations(w, d, docs)
	case "ftm":
		return "application/jsonl", "ftm.jsonl", exportEntities(w, d)
	case "events":
		return "text/tab-separated-values; charset=utf-8", "events.tsv", exportEvents(w, d)
	case "markdown":
		return "text/markdown; charset=utf-8", "md", Markdown(w, d, docs)
	case "html":
		return "text/html; charset=utf-8", "html", HTML(w, d, docs)
	}
	return "", "", fmt.Errorf("there is no form %q; there are %s", form, strings.Join(ExportForms, ", "))
}

// A flatLine is a line of any section with what all have in common.
type flatLine struct {
	Section string `json:"section"`
	ID      string `json:"id"`
	Line    any    `json:"line"`

	// for a table: what the line says, what kind it is, and each piece of
	// evidence with who or what it is the evidence of
	gist, kind string
	proofs     []proof
}

type proof struct {
	of string
	readout.Evidence
}

func proofs(of string, list []readout.Evidence) (out []proof) {
	for _, e := range list {
		out = append(out, proof{of, e})
	}
	return out
}

// flatLines are the lines of all sections, in the order of the dossier.
func flatLines(d *readout.Dossier) (out []flatLine) {
	add := func(section, id, gist, kind string, line any, p []proof) {
		out = append(out, flatLine{section, id, line, gist, kind, p})
	}
	for _, x := range d.Origins {
		add("origins", x.ID, x.Name, x.Reason, x, proofs("", x.Evidence))
	}
	for _, x := range d.Citations {
		add("citations", x.ID, x.Origin, x.Kind, x, proofs(x.Document, x.Evidence))
	}
	for _, x := range d.Statements {
		add("statements", x.ID, "", x.Stance, x, proofs(x.SpeakerName, x.Content))
	}
	for _, x := range d.Events {
		add("events", x.ID, strings.Join(filled(x.Source, x.Target), " → "), x.Type, x, proofs(x.Voice, x.Evidence))
	}
	for _, x := range d.Agreed {
		add("agreed", x.ID, x.Gist, fmt.Sprintf("%d independent origins", x.Independent), x, proofs("", x.Evidence))
	}
	for _, x := range d.Differences {
		var p []proof
		for _, v := range x.Values {
			p = append(p, proofs(strings.Join(filled(v.Value, v.Holder), ", "), v.Evidence)...)
		}
		add("differences", x.ID, x.About, x.Kind+", "+x.Verdict, x, p)
	}
	for _, x := range d.Disputes {
		var p []proof
		for _, v := range x.Positions {
			p = append(p, proofs(strings.Join(filled(v.Holder, v.Stance), " "), v.Evidence)...)
		}
		add("disputes", x.ID, x.Question, "", x, p)
	}
	for _, x := range d.Commitments {
		add("commitments", x.ID, x.Text, x.Kind+", "+x.Status, x, proofs(strings.Join(x.Parties, ", "), x.Evidence))
	}
	for _, x := range d.Only {
		add("only", x.ID, x.Gist, "", x, proofs(x.Document, x.Evidence))
	}
	for _, x := range d.Timeline {
		add("timeline", x.ID, x.Gist, x.When, x, proofs("", x.Evidence))
	}
	return out
}

func exportLines(w io.Writer, d *readout.Dossier) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, l := range flatLines(d) {
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

// cell keeps a spreadsheet from taking the words of a report for a formula.
func cell(s string) string {
	s = visible(s)
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func exportCSV(w io.Writer, d *readout.Dossier) error {
	outlets := map[string]readout.DocumentLine{}
	for _, l := range d.Documents {
		outlets[l.ID] = l
	}
	c := csv.NewWriter(w)
	rows := [][]string{{"section", "line", "gist", "kind", "of", "document", "outlet", "published", "start", "end", "quote"}}
	for _, l := range flatLines(d) {
		for _, p := range l.proofs {
			doc := outlets[p.Document]
			rows = append(rows, []string{l.Section, l.ID, cell(l.gist), cell(l.kind), cell(p.of), cell(p.Document), cell(doc.Outlet), cell(doc.Published),
				strconv.Itoa(int(p.Start)), strconv.Itoa(int(p.End)), cell(p.Quote)})
		}
	}
	return c.WriteAll(rows)
}

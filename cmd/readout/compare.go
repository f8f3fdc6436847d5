package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"readout/desk"
	"readout/render"
)

type compareCmd struct {
	articles
	publishers
	Format  string `help:"What to print: text, json, markdown or html. The default is what the name of the output file says, else text." short:"f" enum:",text,json,markdown,html" default:"" placeholder:"FORMAT"`
	Output  string `help:"Write to FILE instead of standard output." short:"o" placeholder:"FILE" completion:"file"`
	Actors  string `help:"Know the actors in FILE by the names given there: CSV, or an actor dictionary of TABARI or PETRARCH." placeholder:"FILE" completion:"file"`
	All     bool   `help:"Print every line; text is shortened otherwise." short:"a"`
	Width   int    `help:"Columns of text; 0 is the width of the screen, or 80." default:"0" placeholder:"N"`
	Explain string `help:"Say why the line with this id exists: how it was aligned, which rules fired, the evidence." placeholder:"ID"`
	Color   string `help:"Paint text: auto, always or never. Auto paints on a screen unless NO_COLOR is set." enum:"auto,always,never" default:"auto" placeholder:"WHEN"`
}

// Help is what "readout help compare" says besides the flags.
func (compareCmd) Help() string {
	return `Examples:

  readout compare examples/moscow-2017
      Read a folder of reports and print the dossier.
  readout compare --all --width 100 a.txt b.html feed.jsonl
      Mix kinds of files; print every line.
  readout compare -o dossier.html reports/
      Write one page that can be mailed: dossier, reports, links between them.
  readout compare --explain dispute-1 reports/
      Say why a line exists; its id stands at its end in every format.
  curl -s https://news.example/export.jsonl | readout compare --format json -
      Read standard input, print the contract for other programs.
  readout compare --actors actors.csv reports/
      Join actors by names of your own. The file names its columns first:
        name,kind,variants
        Aldana Ruiz,person,A. Ruiz;the Lioness
      A dictionary of TABARI or PETRARCH (.txt, .actors) is read too:
        ALDANA_RUIZ_ [XYZGOV]
        +THE_LIONESS_

What cannot be read is named on standard error, and the others go on.

Exit status: 0 done; 1 something was left out, the rest is printed; 2 wrong use.`
}

// Run compares.
func (c *compareCmd) Run(ctx context.Context, s *streams) error {
	format, err := c.format()
	if err != nil {
		return err
	}
	if c.Width < 0 || c.Width > 0 && c.Width < narrowest {
		return usage{fmt.Errorf("--width is %d; give 0 or at least %d", c.Width, narrowest)}
	}
	done := s.progress("reading the reports")
	docs, left := c.load(ctx, s)
	if docs == nil {
		done()
		return left
	}
	in := desk.CompareIn{Documents: docs, Publishers: c.publishers.in(c.Articles), Workers: c.Workers, Actors: c.Actors}
	if c.Explain != "" {
		why, err := desk.Why(ctx, desk.WhyIn{CompareIn: in, ID: c.Explain})
		done()
		if err != nil {
			return usage{err}
		}
		return cmp.Or(s.emit(c.Output, func(w io.Writer) error { return render.Reasons(w, why.Line, why.ID, why.Why, why.Evidence) }), left)
	}
	out, err := desk.Compare(ctx, in)
	done()
	if err != nil {
		return err
	}
	err = s.emit(c.Output, func(w io.Writer) error {
		switch format {
		case "json":
			return render.JSON(w, out.Dossier)
		case "markdown":
			return render.Markdown(w, out.Dossier, docs)
		case "html":
			return render.HTML(w, out.Dossier, docs)
		}
		opt := render.TextOptions{All: c.All, Width: c.Width, Colour: c.Color == "always"}
		if c.Output == "" || c.Output == "-" {
			opt.Width, opt.Colour = width(c.Width, s.out), s.colour(c.Color, s.out)
		}
		return render.Text(w, out.Dossier, docs, opt)
	})
	return cmp.Or(err, left)
}

const narrowest = 40 // columns that text needs

// format is the one asked for, or the one that the output file is named for.
func (c *compareCmd) format() (string, error) {
	if c.Format != "" {
		return c.Format, nil
	}
	switch ext := strings.ToLower(filepath.Ext(c.Output)); ext {
	case "", ".txt":
		return "text", nil
	case ".json":
		return "json", nil
	case ".md", ".markdown":
		return "markdown", nil
	case ".html", ".htm":
		return "html", nil
	default:
		return "", usage{fmt.Errorf("cannot tell the format of %s by its name; add --format text, json, markdown or html", c.Output)}
	}
}

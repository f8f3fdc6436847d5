package main

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"readout/desk"
	"readout/render"
)

// publishers are the flags that say more of publishers than the program knows.
type publishers struct {
	Outlets []string `help:"Read publishers and their owners from FILE, a line each: name | kind | owner | other names | domains. Kinds: wire, state, photo, public, broadcaster, paper, site." placeholder:"FILE" sep:"none" completion:"file"`
	Trust   []string `help:"Read who controls whom from a trust.txt of a publisher; one that lies beside the articles is read without being named." placeholder:"FILE" sep:"none" completion:"file"`
}

func (p publishers) in(articles []string) desk.Publishers {
	return desk.Publishers{Outlets: p.Outlets, Trust: p.Trust, Beside: articles}
}

type originsCmd struct {
	articles
	publishers
	Format string `help:"What to print: text, json or markdown." short:"f" enum:"text,json,markdown" default:"text" placeholder:"FORMAT"`
	Output string `help:"Write to FILE instead of standard output." short:"o" placeholder:"FILE" completion:"file"`
	All    bool   `help:"Print every line; text is shortened otherwise." short:"a"`
	Width  int    `help:"Columns of text; 0 is the width of the screen, or 80." default:"0" placeholder:"N"`
	Color  string `help:"Paint text: auto, always or never. Auto paints on a screen unless NO_COLOR is set." enum:"auto,always,never" default:"auto" placeholder:"WHEN"`
}

// Help is what "readout help origins" says besides the flags.
func (originsCmd) Help() string {
	return `Reports are one origin when their texts are one, when they run copy of one wire, relay one another, or have one publisher or owner; each collapse is printed with its reason and the passages that prove it. What is not known is never counted as independent. These are the lines that "readout compare" counts by.

Examples:

  readout origins examples/moscow-2017
      How many of nine reports are independent, and why.
  readout origins --format json reports/
      The same for other programs: "readout.origins/1".
  readout origins --outlets our-outlets.txt --trust example.com.trust.txt reports/
      With owners that the program does not know.

Exit status: 0 done; 1 something was left out, the rest is printed; 2 wrong use.`
}

// Run tells where the reports come from.
func (c *originsCmd) Run(ctx context.Context, s *streams) error {
	if c.Width < 0 || c.Width > 0 && c.Width < narrowest {
		return usage{fmt.Errorf("--width is %d; give 0 or at least %d", c.Width, narrowest)}
	}
	done := s.progress("reading the reports")
	docs, left := c.load(ctx, s)
	if docs == nil {
		done()
		return left
	}
	out, err := desk.Origins(ctx, desk.OriginsIn{Documents: docs, Publishers: c.publishers.in(c.Articles), Workers: c.Workers})
	done()
	if err != nil {
		return err
	}
	err = s.emit(c.Output, func(w io.Writer) error {
		switch c.Format {
		case "json":
			return render.OriginsJSON(w, out.Dossier)
		case "markdown":
			return render.OriginsMarkdown(w, out.Dossier, docs)
		}
		opt := render.TextOptions{All: c.All, Width: c.Width, Colour: c.Color == "always"}
		if c.Output == "" || c.Output == "-" {
			opt.Width, opt.Colour = width(c.Width, s.out), s.colour(c.Color, s.out)
		}
		return render.OriginsText(w, out.Dossier, docs, opt)
	})
	return cmp.Or(err, left)
}

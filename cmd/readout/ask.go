package main

import (
	"context"
	"io"

	"readout/desk"
	"readout/render"
)

type showCmd struct {
	database
	Story   string `arg:"" help:"The story, by its ID; readout stories lists them."`
	Explain string `help:"Say why a line exists, by its ID." placeholder:"LINE"`
	Format  string `help:"What to print: text, markdown, html; json, jsonl, csv for programs; annotations (W3C), ftm (FollowTheMoney), events (PLOVER, TSV)." short:"f" enum:"text,json,jsonl,csv,annotations,ftm,events,markdown,html" default:"text" placeholder:"FORMAT"`
	Output  string `help:"Write to FILE instead of standard output." short:"o" placeholder:"FILE" completion:"file"`
	All     bool   `help:"Print every line." short:"a"`
	Width   int    `help:"Columns of text; 0 is the width of the screen, or 80." default:"0" placeholder:"N"`
	Color   string `help:"Paint text: auto, always or never." enum:"auto,always,never" default:"auto" placeholder:"WHEN"`
}

// Help is what "readout help show" says besides the flags.
func (showCmd) Help() string {
	return `Examples:

  readout show s1a2b3c4d5
      The dossier of a story.
  readout show s1a2b3c4d5 --explain difference-1
      Why the dossier has that line.
  readout show s1a2b3c4d5 --format csv -o talks.csv
      Its lines with their evidence, for a spreadsheet.

Exit status: 0 done; 1 no such story; 2 wrong use.`
}

// Run shows a story.
func (c *showCmd) Run(ctx context.Context, s *streams) error {
	if c.Explain != "" {
		l := listing{database: c.database, Width: c.Width, Color: c.Color, Format: "text"}
		if c.Format == "json" {
			l.Format = "json"
		}
		return answer(ctx, s, l, desk.ExplainLine, desk.ExplainIn{ID: c.Story, Line: c.Explain}, render.Explanation)
	}
	return c.with(ctx, s, func(k *desk.Desk) error {
		out, err := k.Story(ctx, desk.StoryIn{ID: c.Story})
		if err != nil {
			return err
		}
		return s.emit(c.Output, func(w io.Writer) error {
			if c.Format != "text" {
				_, _, err := render.Export(w, c.Format, out.Dossier, out.Documents)
				return err
			}
			return render.Text(w, out.Dossier, out.Documents, render.TextOptions{All: c.All, Width: width(c.Width, s.out), Colour: s.colour(c.Color, s.out)})
		})
	})
}

type quotesCmd struct {
	listing
	period
	pages
	Speaker string `arg:"" optional:"" help:"The speaker's name, or a part of it; anyone when not given."`
	Text    string `help:"Words of the statement." placeholder:"WORDS"`
	Stance  string `help:"What the speaker does by saying it: asserts, denies, accuses, doubts, promises, demands, threatens, praises, condemns or other." placeholder:"STANCE"`
	Story   string `help:"The story that it belongs to." placeholder:"ID"`
}

// Help is what "readout help quotes" says besides the flags.
func (quotesCmd) Help() string {
	return `Examples:

  readout quotes Lavrov
      What Lavrov said, the latest first.
  readout quotes --stance denies --since 2017-04-01
      Every denial since April.

Exit status: 0 done; 2 wrong use.`
}

// Run lists statements.
func (c *quotesCmd) Run(ctx context.Context, s *streams) error {
	return answer(ctx, s, c.listing, desk.ListQuotes, desk.QuotesIn{Speaker: c.Speaker, Text: c.Text, Stance: c.Stance, Story: c.Story, Period: c.period.in(), Page: c.pages.in()}, render.Quotes)
}

type searchCmd struct {
	listing
	period
	pages
	Text   []string `arg:"" help:"Words that the report has; a phrase in double quotation marks; word* for a beginning."`
	Outlet string   `help:"The outlet of the report." placeholder:"NAME"`
	Story  string   `help:"The story that it belongs to." placeholder:"ID"`
}

// Help is what "readout help search" says besides the flags.
func (searchCmd) Help() string {
	return `Examples:

  readout search sarin inquiry
      Reports that have both words, best first.
  readout search '"air safety"' --outlet "Northern Ledger"
      A phrase, in one outlet.

Exit status: 0 done; 2 wrong use.`
}

// Run searches.
func (c *searchCmd) Run(ctx context.Context, s *streams) error {
	text := ""
	for i, t := range c.Text {
		if i > 0 {
			text += " "
		}
		text += t
	}
	return answer(ctx, s, c.listing, desk.SearchReports, desk.SearchIn{Text: text, Outlet: c.Outlet, Story: c.Story, Period: c.period.in(), Page: c.pages.in()}, render.Reports)
}

type sourcesCmd struct{ listing }

// Help is what "readout help sources" says besides the flags.
func (sourcesCmd) Help() string {
	return `Examples:

  readout sources
      Outlets and feeds, how much is kept of each, and which feeds fail.`
}

// Run lists sources.
func (c *sourcesCmd) Run(ctx context.Context, s *streams) error {
	return answer(ctx, s, c.listing, desk.GetSources, desk.SourcesIn{}, render.Sources)
}

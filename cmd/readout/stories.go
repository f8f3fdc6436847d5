package main

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"readout/desk"
	"readout/render"
)

type storiesCmd struct {
	Articles []string `arg:"" optional:"" help:"Files, folders or globs of articles, or - for standard input; the stories of the database when none is given." completion:"file"`
	Workers  int      `help:"How many files are read at the same time; 0 is one a core." default:"0" placeholder:"N"`
	database
	period
	pages
	Sort     string `help:"Of the database, which first: fresh, origins, disputes or reports." enum:"fresh,origins,disputes,reports" default:"fresh" placeholder:"ORDER"`
	Disputed bool   `help:"Of the database, only stories in which something is disputed."`
	Format   string `help:"What to print: text; jsonl of articles; json of the database." short:"f" enum:"text,jsonl,json" default:"text" placeholder:"FORMAT"`
	Output   string `help:"Write to FILE instead of standard output." short:"o" placeholder:"FILE" completion:"file"`
	Width    int    `help:"Columns of text; 0 is the width of the screen, or 80." default:"0" placeholder:"N"`
	Color    string `help:"Paint text: auto, always or never." enum:"auto,always,never" default:"auto" placeholder:"WHEN"`
}

// Help is what "readout help stories" says besides the flags.
func (storiesCmd) Help() string {
	return `Every report is placed once, in order of publication, on what was published
before it: into the story that it tells, or into a new one. Reports without a
date come last, in the order given. What ties a report to its story (names,
terms, the days between them), or keeps it from the nearest one, is printed.

Examples:

  readout stories
      The stories of the database, the latest first; readout show prints one.
  readout stories examples/look-alikes
      Two shootings and two summits of one week: which reports tell which.
  readout stories --format jsonl feed.jsonl > placed.jsonl
      One line of JSON for every report, in the order of the input: id, story,
      score (how sure), why, copies (earlier reports with the same text, as byte
      ranges on both sides), origin (whose text it is). "moved" says that later
      reports showed two stories to be one.

Exit status: 0 done; 1 something was left out, the rest is printed; 2 wrong use.`
}

// Run places the reports.
func (c *storiesCmd) Run(ctx context.Context, s *streams) error {
	if c.Width < 0 || c.Width > 0 && c.Width < narrowest {
		return usage{fmt.Errorf("--width is %d; give 0 or at least %d", c.Width, narrowest)}
	}
	if len(c.Articles) == 0 {
		l := listing{database: c.database, Format: c.Format, Width: c.Width, Color: c.Color}
		return answer(ctx, s, l, desk.SearchStories, desk.StoriesIn{Sort: c.Sort, Disputed: c.Disputed, Period: c.period.in(), Page: c.pages.in()}, render.Stories)
	}
	done := s.progress("placing the reports")
	docs, left := articles{Articles: c.Articles, Workers: c.Workers}.loadAs(ctx, s, true)
	if docs == nil {
		done()
		return left
	}
	out, err := desk.Cluster(ctx, desk.ClusterIn{Documents: docs})
	done()
	if err != nil {
		return err
	}
	for _, n := range out.Notes {
		fmt.Fprintf(s.err, "readout: note: %s\n", n)
	}
	err = s.emit(c.Output, func(w io.Writer) error {
		if c.Format == "jsonl" {
			return render.Placements(w, out.Lines)
		}
		opt := render.TextOptions{Width: c.Width, Colour: c.Color == "always"}
		if c.Output == "" || c.Output == "-" {
			opt.Width, opt.Colour = width(c.Width, s.out), s.colour(c.Color, s.out)
		}
		return render.PlacementsText(w, out.Lines, opt)
	})
	return cmp.Or(err, left)
}

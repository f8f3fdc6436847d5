package main

import (
	"context"
	"fmt"

	"readout/desk"
)

type addCmd struct {
	articles
	database
	fetching
	knowing
}

// Help is what "readout help add" says besides the flags.
func (addCmd) Help() string {
	return `Examples:

  readout add reports/ export.jsonl
      Keep reports and compare them, story by story.
  readout add --db case.db crawl.warc.gz
      Read an archive of the web into a database of its own.
  readout add https://news.example/2017/talks.html
      Fetch a page, politely, and keep its report.
  readout add --outlets owners.txt --actors people.csv reports/
      Know who owns whom and who is who from tables of your own; the database
      keeps them for all that is compared in it.

What is kept already is passed over: a run that was ended can be repeated. An article that has changed is kept as a new version.

Exit status: 0 done; 1 something was left out, the rest is kept; 2 wrong use.`
}

// Run adds.
func (c *addCmd) Run(ctx context.Context, s *streams) error {
	if c.Workers < 0 {
		return usage{fmt.Errorf("--workers is %d; give 0 or more", c.Workers)}
	}
	return c.with(ctx, s, func(k *desk.Desk) error {
		if err := c.tell(ctx, s, k, c.Articles); err != nil {
			return err
		}
		p, done := s.job()
		out, err := k.Add(ctx, desk.AddIn{Articles: c.Articles, Stdin: s.in, Workers: c.Workers, Fetch: c.options(), Progress: p})
		done()
		if err != nil {
			return err
		}
		left := s.problems(out.Problems)
		fmt.Fprintf(s.out, "%d added, %d known already\n", out.Added, out.Known)
		if out.Handed {
			fmt.Fprintf(s.out, "%v\n", desk.ErrBusy)
		}
		return left
	})
}

package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout/eval"
)

type evalCmd struct {
	Names  []string `arg:"" optional:"" help:"Which scores: cases, ud, ner, times, quantities, attribution, reuse, wire, events, modes, speakers, stance, muc, stories; or a part, as in ud/ewt-dev. All when none is named."`
	Shared string   `help:"The folder that has corpora/ and cases/." default:"../shared" placeholder:"DIR" completion:"dir"`
}

// Help is what "readout help eval" says besides the flags.
func (evalCmd) Help() string {
	return `Examples:

  readout eval
      Score the program on all annotated data; takes a minute.
  readout eval cases ud/ewt-dev
      Some of it.

Exit status: 0 done; 1 the data is absent or could not be read; 2 wrong use.`
}

// Run prints the table of scores.
func (c *evalCmd) Run(ctx context.Context, s *streams) error {
	for _, n := range c.Names {
		if scorer, _, _ := strings.Cut(n, "/"); !slices.Contains(eval.Names(), scorer) {
			return usage{fmt.Errorf("no score %q; there are %s", n, strings.Join(eval.Names(), ", "))}
		}
	}
	done := s.progress("scoring")
	defer done()
	return eval.Table(ctx, c.Shared, c.Names, s.out)
}

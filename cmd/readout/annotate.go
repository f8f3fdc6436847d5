package main

import (
	"cmp"
	"context"
	"io"

	"readout/desk"
	"readout/render"
)

type annotateCmd struct {
	articles
	Format string `help:"What to print: jsonl or conllu." short:"f" enum:"jsonl,conllu" default:"jsonl" placeholder:"FORMAT"`
	Output string `help:"Write to FILE instead of standard output." short:"o" placeholder:"FILE" completion:"file"`
	Tokens bool   `help:"Print the words too, in JSON Lines."`
}

// Help is what "readout help annotate" says besides the flags.
func (annotateCmd) Help() string {
	return `Examples:

  readout annotate report.txt
      One line of JSON: what was read in the report, by byte offsets.
  readout annotate --tokens reports/ > reports.jsonl
      A line for every report, with its words.
  readout annotate --format conllu reports/ | less
      The words as CoNLL-U (Universal Dependencies).

Exit status: 0 done; 1 something was left out, the rest is printed; 2 wrong use.`
}

// Run annotates.
func (c *annotateCmd) Run(ctx context.Context, s *streams) error {
	done := s.progress("reading the reports")
	docs, left := c.load(ctx, s)
	if docs == nil {
		done()
		return left
	}
	out, err := desk.Annotate(ctx, desk.AnnotateIn{Documents: docs, Workers: c.Workers})
	done()
	if err != nil {
		return err
	}
	err = s.emit(c.Output, func(w io.Writer) error {
		for i, a := range out.Analyses {
			var err error
			if c.Format == "conllu" {
				err = render.CoNLLU(w, docs[i], a)
			} else {
				err = render.Annotation(w, a, c.Tokens)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return cmp.Or(err, left)
}

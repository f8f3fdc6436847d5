package main

import (
	"context"
	"fmt"

	"readout/desk"
)

type rebuildCmd struct {
	database
	knowing
	Workers int `help:"How many reports are read at the same time; 0 is one a core." default:"0" placeholder:"N"`
}

// Help is what "readout help rebuild" says besides the flags.
func (rebuildCmd) Help() string {
	return `Examples:

  readout rebuild
      After a new version of the program: read everything again. Reports and a person's decisions are kept.`
}

// Run rebuilds.
func (c *rebuildCmd) Run(ctx context.Context, s *streams) error {
	return c.with(ctx, s, func(k *desk.Desk) error {
		if _, err := k.Know(ctx, c.publishers.in(nil), c.Actors); err != nil {
			return usage{err}
		}
		p, done := s.job()
		defer done()
		return k.Rebuild(ctx, c.Workers, p)
	})
}

type backupCmd struct {
	database
	File string `arg:"" help:"The copy; a file that does not exist." completion:"file"`
}

// Run writes a copy.
func (c *backupCmd) Run(ctx context.Context, s *streams) error {
	return c.with(ctx, s, func(k *desk.Desk) error { return k.Backup(ctx, c.File) })
}

type checkCmd struct{ database }

// Run checks the store.
func (c *checkCmd) Run(ctx context.Context, s *streams) error {
	return c.with(ctx, s, func(k *desk.Desk) error {
		found, err := k.Check(ctx)
		if err != nil {
			return err
		}
		for _, f := range found {
			fmt.Fprintln(s.out, f)
		}
		if len(found) > 0 {
			return fmt.Errorf("%d faults; readout rebuild makes what is derived anew, a backup brings back the rest", len(found))
		}
		fmt.Fprintln(s.out, "all is well")
		return nil
	})
}

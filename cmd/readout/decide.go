package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout/desk"
)

type mergeCmd struct {
	database
	Story  string `arg:"" help:"The story that stays."`
	Other  string `arg:"" help:"The story that is the same event."`
	Reason string `help:"Why." required:"" placeholder:"TEXT"`
}

// Run merges.
func (c *mergeCmd) Run(ctx context.Context, s *streams) error {
	return decide(ctx, s, c.database, desk.DecideIn{Story: c.Story, Merge: c.Other, Reason: c.Reason})
}

type splitCmd struct {
	database
	Story   string   `arg:"" help:"The story."`
	Reports []string `arg:"" help:"Its reports that are another event."`
	Reason  string   `help:"Why." required:"" placeholder:"TEXT"`
}

// Run splits.
func (c *splitCmd) Run(ctx context.Context, s *streams) error {
	return decide(ctx, s, c.database, desk.DecideIn{Story: c.Story, Split: c.Reports, Reason: c.Reason})
}

type nameCmd struct {
	database
	Story  string `arg:"" help:"The story."`
	Name   string `arg:"" help:"Its name."`
	Reason string `help:"Why." required:"" placeholder:"TEXT"`
}

// Run names.
func (c *nameCmd) Run(ctx context.Context, s *streams) error {
	return decide(ctx, s, c.database, desk.DecideIn{Story: c.Story, Name: c.Name, Reason: c.Reason})
}

type actorCmd struct {
	database
	Actor  string `arg:"" help:"The name that stays."`
	Other  string `arg:"" help:"Another name of the same actor."`
	Reason string `help:"Why." required:"" placeholder:"TEXT"`
}

// Run joins two names.
func (c *actorCmd) Run(ctx context.Context, s *streams) error {
	return decide(ctx, s, c.database, desk.DecideIn{Story: c.Actor, Actor: c.Other, Reason: c.Reason})
}

func decide(ctx context.Context, s *streams, db database, in desk.DecideIn) error {
	return db.with(ctx, s, func(k *desk.Desk) error {
		out, err := k.Decide(ctx, in)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "decision %d: %s\nTo take it back: readout decide undo %d\n", out.N, out.Story, out.N)
		return nil
	})
}

type undoCmd struct {
	database
	N int64 `arg:"" help:"The decision's number."`
}

// Run takes a decision back.
func (c *undoCmd) Run(ctx context.Context, s *streams) error {
	return c.with(ctx, s, func(k *desk.Desk) error { return k.Undo(ctx, desk.UndoIn{N: c.N}) })
}

type decisionsCmd struct{ database }

// Run lists decisions.
func (c *decisionsCmd) Run(ctx context.Context, s *streams) error {
	return c.with(ctx, s, func(k *desk.Desk) error {
		all, err := k.Decisions(ctx)
		for _, d := range all {
			what := strings.Join(append(slices.DeleteFunc([]string{d.Kind, d.Story, d.Other}, func(s string) bool { return s == "" }), d.Docs...), " ")
			state := ""
			if d.Undone {
				state = " (undone)"
			}
			fmt.Fprintf(s.out, "%d  %s  %s: %s%s\n", d.N, d.At, what, d.Reason, state)
		}
		return err
	})
}

// decideCmd is what a person says of stories and actors.
type decideCmd struct {
	Merge mergeCmd     `cmd:"" help:"Two stories are one event."`
	Split splitCmd     `cmd:"" help:"Some reports of a story are another event."`
	Name  nameCmd      `cmd:"" help:"Give a story a name."`
	Actor actorCmd     `cmd:"" help:"Two names are one actor."`
	Undo  undoCmd      `cmd:"" help:"Take a decision back."`
	List  decisionsCmd `cmd:"" help:"List what was decided."`
}

// Help is what "readout help decide" says besides the flags.
func (decideCmd) Help() string {
	return `Examples:

  readout decide merge s1a2b3c4d5 s9f8e7d6c5 --reason "both tell of the talks of 12 April"
      Two stories are one.
  readout decide undo 3
      Take the third decision back.

What a person decides comes before every rule, and outlives readout rebuild.`
}

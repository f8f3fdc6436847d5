package main

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"github.com/alecthomas/kong"
)

// What the program says with its exit status.
const (
	exitDone        = 0
	exitLeftOut     = 1 // something could not be read or written; the rest is there
	exitUsage       = 2
	exitInterrupted = 130
)

// cli is the command line: its flags, help and completion come from here.
type cli struct {
	Compare    compareCmd    `cmd:"" help:"Lay the reports of one event side by side."`
	Origins    originsCmd    `cmd:"" help:"Tell how many of the reports are independent, and why."`
	Annotate   annotateCmd   `cmd:"" help:"Print what is read in each report: names, times, figures, statements, events."`
	Add        addCmd        `cmd:"" help:"Keep reports in a database and compare them, story by story."`
	Watch      watchCmd      `cmd:"" help:"Follow feeds: fetch, read and compare what comes in."`
	Serve      serveCmd      `cmd:"" help:"Show the database as pages, and answer programs."`
	MCP        mcpCmd        `cmd:"" name:"mcp" help:"Answer agents from the database (Model Context Protocol)."`
	Show       showCmd       `cmd:"" help:"Print the dossier of a story in the database."`
	Quotes     quotesCmd     `cmd:"" help:"List who said what."`
	Search     searchCmd     `cmd:"" help:"Search the reports in the database."`
	Sources    sourcesCmd    `cmd:"" help:"List the outlets and feeds of the database."`
	Decide     decideCmd     `cmd:"" help:"Merge, split or name stories and actors, with a reason."`
	Rebuild    rebuildCmd    `cmd:"" help:"Read everything in the database again."`
	Backup     backupCmd     `cmd:"" help:"Copy the database to a file."`
	Check      checkCmd      `cmd:"" help:"Look for damage in the database."`
	Stories    storiesCmd    `cmd:"" help:"Say which reports tell one event, as they came in, and why."`
	Eval       evalCmd       `cmd:"" help:"Score the program on annotated data."`
	Train      trainCmd      `cmd:"" help:"Learn the weights of a stage from annotated data."`
	Version    versionCmd    `cmd:"" help:"Print the version of the program, its model and its output."`
	Help       helpCmd       `cmd:"" help:"Explain a command."`
	Completion completionCmd `cmd:"" help:"Print a script that completes commands and flags in a shell."`
}

const description = `Readout reads the news reports of one event and lays the accounts side by side: how many of them are independent, what they agree on, where they differ, who says what and who denies it, what was promised, and what only one of them tells. Every line comes with the sentence that proves it.`

// errLeftOut is the error of a command that did its work except for some input.
var errLeftOut = errors.New("something was left out")

// usage is an error in what the program was told to do.
type usage struct{ error }

// run does what args say and returns the exit status.
func run(ctx context.Context, args []string, s *streams) (code int) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case exited:
			code = int(e)
		default:
			panic(e)
		}
	}()
	parser := newParser(s)
	if len(args) == 0 {
		args = []string{"--help"}
	}
	c, err := parser.Parse(args)
	if err == nil {
		c.BindTo(ctx, (*context.Context)(nil))
		c.Bind(s, parser)
		err = c.Run()
	}
	return s.report(ctx, err)
}

// report names the error on standard error and returns the status for it.
func (s *streams) report(ctx context.Context, err error) int {
	var parse *kong.ParseError
	var wrong usage
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // a reader who has seen enough is no failure
		return exitDone
	case ctx.Err() != nil:
		fmt.Fprintln(s.err, "readout: interrupted")
		return exitInterrupted
	case errors.Is(err, errLeftOut):
		return exitLeftOut
	case errors.As(err, &parse):
		fmt.Fprintf(s.err, "readout: %v\nTry: readout help%s\n", err, commandOf(parse.Context))
		return exitUsage
	case errors.As(err, &wrong):
		fmt.Fprintf(s.err, "readout: %v\n", err)
		return exitUsage
	}
	fmt.Fprintf(s.err, "readout: %v\n", err)
	return exitLeftOut
}

// commandOf is the command that was being parsed, with a blank before it.
func commandOf(c *kong.Context) string {
	if c == nil || c.Selected() == nil {
		return ""
	}
	return " " + c.Selected().Name
}

// exited carries a status out of the parser, which would end the process.
type exited int

func newParser(s *streams) *kong.Kong {
	return kong.Must(&cli{},
		kong.Name("readout"),
		kong.Description(description),
		kong.Writers(s.out, s.err),
		kong.Exit(func(code int) { panic(exited(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 80}),
	)
}

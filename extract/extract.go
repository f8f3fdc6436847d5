// Package extract turns what a user has (files, folders, globs, standard
// input) into readout.Documents.
//
// What is kept of the input: the title and the body of an article, byte for
// byte where they are given as text (JSON strings, text and Markdown files:
// Markdown keeps its markup), and as plain paragraphs where they are given as
// HTML. What cannot be read is named in a Problem, and the others go on.
package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"time"

	"readout"
)

// Options are the limits that keep one bad input from taking the machine.
// A zero field means the default.
type Options struct {
	MaxFile  int64         // bytes of a file that holds one article, and of an article's text; default 8 MiB
	MaxLine  int           // bytes of one JSON object in a .json or .jsonl; default 32 MiB
	MaxPage  int           // bytes of a page once its scripts and styles are gone; default 2 MiB
	PageTime time.Duration // for finding the main content of one page; default 10 s
	Workers  int           // files read at the same time; default one per processor
	AsGiven  bool          // ReadAll keeps the order of the input
}

func (o Options) withDefaults() Options {
	if o.MaxFile <= 0 {
		o.MaxFile = 8 << 20
	}
	if o.MaxLine <= 0 {
		o.MaxLine = 32 << 20
	}
	if o.MaxPage <= 0 {
		o.MaxPage = 2 << 20
	}
	if o.PageTime <= 0 {
		o.PageTime = 10 * time.Second
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	return o
}

// A Problem is an input that was left out, and why.
type Problem struct {
	Path string
	Line int // 0 when the whole file is meant
	Err  error
	// Note is set when nothing was lost, such as a report that was given
	// twice: worth a word to the user, and no failure.
	Note bool
}

// Error is "path:line: reason; fix".
func (p Problem) Error() string {
	if p.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", p.Path, p.Line, p.Err)
	}
	return fmt.Sprintf("%s: %v", p.Path, p.Err)
}

// Unwrap returns the cause.
func (p Problem) Unwrap() error { return p.Err }

// A fault is a reason and what the user can do about it.
type fault struct{ reason, fix string }

func (f fault) Error() string {
	if f.fix == "" {
		return f.reason
	}
	return f.reason + "; " + f.fix
}

// A found is one outcome of reading a source: a document, or a problem.
type found struct {
	doc  *readout.Document
	line int
	err  error
}

// errStopped unwinds a reader whose documents are no longer wanted.
var errStopped = errors.New("stopped")

// Open reads the articles that args name and calls each for every one, in the
// order of args, folders in the order of their file names, articles in the
// order of their file. Identifiers are as given, or made from the content: two
// documents may share one (see ReadAll). An error of each ends the reading and
// is the last Problem.
func Open(ctx context.Context, args []string, stdin io.Reader, opt Options, each func(*readout.Document) error) []Problem {
	return open(ctx, args, stdin, opt, func(d *readout.Document, _ string, _ int) error { return each(d) })
}

func open(ctx context.Context, args []string, stdin io.Reader, opt Options, each func(d *readout.Document, path string, line int) error) []Problem {
	opt = opt.withDefaults()
	sources, problems := list(args)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(errStopped)

	// Files are read side by side and handed on in order: a slot is taken in
	// the order of the list, so the file that is waited for always has one.
	outs := make([]chan found, len(sources))
	for i := range outs {
		outs[i] = make(chan found, 16)
	}
	go func() {
		slots := make(chan struct{}, opt.Workers)
		for i, s := range sources {
			slots <- struct{}{}
			go func() {
				defer func() { close(outs[i]); <-slots }()
				err := s.read(stdin, opt, func(f found) error {
					select {
					case outs[i] <- f:
						return nil
					case <-ctx.Done():
						return errStopped
					}
				})
				if err != nil && ctx.Err() == nil {
					outs[i] <- found{err: err}
				}
			}()
		}
	}()

	for i, s := range sources {
		for f := range outs[i] {
			if f.err != nil {
				problems = append(problems, Problem{Path: s.name, Line: f.line, Err: f.err})
				continue
			}
			if err := each(f.doc, s.name, f.line); err != nil {
				return append(problems, Problem{Path: s.name, Line: f.line, Err: err})
			}
		}
		if ctx.Err() != nil {
			return append(problems, Problem{Path: s.name, Err: context.Cause(ctx)})
		}
	}
	return problems
}

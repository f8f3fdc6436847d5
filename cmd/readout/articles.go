package main

import (
	"context"
	"errors"
	"fmt"

	"readout"
	"readout/desk"
)

// articles is the input that the commands share.
type articles struct {
	Articles []string `arg:"" name:"articles" help:"Files, folders or globs of articles, or - for standard input: .jsonl, .json, .txt, .md, .html." completion:"file"`
	Workers  int      `help:"How many reports are read at the same time; 0 is one a core. The output does not depend on it." default:"0" placeholder:"N"`
}

const maxNotes = 5 // that are printed; what was left out is always named

// load reads the articles and names what was left out. The error is errLeftOut
// when there is something to go on with.
func (a articles) load(ctx context.Context, s *streams) ([]*readout.Document, error) {
	return a.loadAs(ctx, s, false)
}

// loadAs is load; asGiven keeps the order of the input.
func (a articles) loadAs(ctx context.Context, s *streams, asGiven bool) ([]*readout.Document, error) {
	if a.Workers < 0 {
		return nil, usage{fmt.Errorf("--workers is %d; give 0 or more", a.Workers)}
	}
	out, err := desk.Load(ctx, desk.LoadIn{Articles: a.Articles, Stdin: s.in, Workers: a.Workers, AsGiven: asGiven})
	if err != nil {
		return nil, err
	}
	left := s.problems(out.Problems)
	if len(out.Documents) == 0 {
		return nil, errors.New("no article could be read; see: readout help compare")
	}
	return out.Documents, left
}

// problems names what was left out; the error is errLeftOut when something was.
func (s *streams) problems(list []desk.Problem) (left error) {
	notes := 0
	for _, p := range list {
		if p.Note {
			if notes++; notes <= maxNotes {
				fmt.Fprintf(s.err, "readout: note: %v\n", p)
			}
			continue
		}
		left = errLeftOut
		fmt.Fprintf(s.err, "readout: left out %v\n", p)
	}
	if notes > maxNotes {
		fmt.Fprintf(s.err, "readout: note: %d more of the kind\n", notes-maxNotes)
	}
	return left
}

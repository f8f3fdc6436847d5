package desk

import (
	"context"
	"io"

	"readout"
	"readout/extract"
)

// LoadIn names articles: files, folders, globs, or "-" for Stdin.
type LoadIn struct {
	Articles []string
	Stdin    io.Reader
	Workers  int  // 0: one a core
	AsGiven  bool // keep the order of the input
}

// LoadOut is what could be read, in order of date and id, and what was left out.
type LoadOut struct {
	Documents []*readout.Document
	Problems  []Problem
}

// Load reads the articles. An article that cannot be read is a problem, not an
// error: the others go on.
func Load(ctx context.Context, in LoadIn) (*LoadOut, error) {
	docs, problems := extract.ReadAll(ctx, in.Articles, in.Stdin, extract.Options{Workers: in.Workers, AsGiven: in.AsGiven})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &LoadOut{Documents: docs, Problems: problems}, nil
}

// Problem is an input that was left out, and why.
type Problem = extract.Problem

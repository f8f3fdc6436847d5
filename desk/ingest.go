package desk

import (
	"cmp"
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/extract"
	"readout/feed"
	"readout/store"
)

func workersOr(n int) int {
	if n <= 0 {
		return runtime.GOMAXPROCS(0)
	}
	return n
}

// AddIn names articles that are to be kept.
type AddIn struct {
	Articles []string // files, folders, globs, archives (WARC, WACZ), addresses, or "-" for Stdin
	Stdin    io.Reader
	Workers  int // 0: one a core
	Fetch    feed.Options
	Progress Progress
}

// AddOut says what came of it.
type AddOut struct {
	Added, Known int
	// Skipped are pages of archives without an article; the first are among the Problems.
	Skipped  int
	Problems []Problem
	// Handed is set when another program reads what was added.
	Handed bool
}

// Add keeps articles and works until their dossiers are ready. What is kept
// already is passed over, so a run that was ended can be repeated.
func (k *Desk) Add(ctx context.Context, in AddIn) (*AddOut, error) {
	a := &adding{desk: k, in: in}
	files, archives, addresses := sortOut(in.Articles)
	if len(files) > 0 {
		if err := a.files(ctx, files); err != nil {
			return nil, err
		}
	}
	for _, file := range archives {
		if err := a.archive(ctx, file); err != nil {
			return nil, err
		}
	}
	if err := a.addresses(ctx, addresses); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &a.out, a.work(ctx, k.CatchUp)
}

// sortOut tells archives and addresses from files.
func sortOut(articles []string) (files, archives, addresses []string) {
	for _, a := range articles {
		switch {
		case strings.HasPrefix(a, "http://") || strings.HasPrefix(a, "https://"):
			addresses = append(addresses, a)
		case feed.IsArchive(a):
			archives = append(archives, a)
		default:
			files = append(files, a)
		}
	}
	return files, archives, addresses
}

// adding is one Add.
type adding struct {
	desk *Desk
	in   AddIn
	out  AddOut
}

func (a *adding) problem(path string, err error) {
	a.out.Problems = append(a.out.Problems, Problem{Path: path, Err: err})
}

// count counts what a store said of documents.
func (a *adding) count(added []bool) {
	for _, n := range added {
		if n {
			a.out.Added++
		} else {
			a.out.Known++
		}
	}
}

// work does what is to be done with what was added, unless another program does.
func (a *adding) work(ctx context.Context, do func(context.Context, int, Progress) error) error {
	if a.out.Handed {
		return nil
	}
	err := do(ctx, a.in.Workers, a.in.Progress)
	if errors.Is(err, ErrBusy) {
		a.out.Handed, err = true, nil
	}
	return err
}

// files adds what stands in files.
func (a *adding) files(ctx context.Context, files []string) error {
	var pending []*readout.Document
	flush := func() error {
		if len(pending) == 0 {
			return nil
		}
		slices.SortStableFunc(pending, byDate)
		added, err := a.desk.store.Add(ctx, pending)
		if err != nil {
			return err
		}
		a.count(added)
		pending = pending[:0]
		a.in.Progress.tell("adding", a.out.Added+a.out.Known, 0)
		return a.work(ctx, a.desk.readAndPlace)
	}
	var failed error
	a.out.Problems = append(a.out.Problems, extract.Open(ctx, files, a.in.Stdin, extract.Options{Workers: a.in.Workers}, func(d *readout.Document) error {
		if pending = append(pending, d); len(pending) >= 4*batch {
			failed = flush()
		}
		return failed
	})...)
	if failed == nil {
		failed = flush()
	}
	return failed
}

// byDate orders by moment of publication; what has none comes last.
func byDate(a, b *readout.Document) int {
	at, aok := a.Date()
	bt, bok := b.Date()
	switch {
	case aok && bok:
		return cmp.Or(at.Compare(bt), cmp.Compare(a.ID, b.ID))
	case aok:
		return -1
	case bok:
		return 1
	}
	return cmp.Compare(a.ID, b.ID)
}

// earliest is the first moment of publication among documents.
func earliest(rows []store.Kept) (t time.Time) {
	for _, r := range rows {
		if at, ok := r.Doc.Date(); ok && (t.IsZero() || at.Before(t)) {
			t = at
		}
	}
	return t
}

package desk

import (
	"cmp"
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"time"

	"readout"
	"readout/extract"
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
	Articles []string // files, folders, globs, or "-" for Stdin
	Stdin    io.Reader
	Workers  int // 0: one a core
	Progress Progress
}

// AddOut says what came of it.
type AddOut struct {
	Added, Known int
	Problems     []Problem
	// Handed is set when another program reads what was added.
	Handed bool
}

// Add keeps articles and works until their dossiers are ready. What is kept
// already is passed over, so a run that was ended can be repeated.
func (k *Desk) Add(ctx context.Context, in AddIn) (*AddOut, error) {
	out := &AddOut{}
	var pending []*readout.Document
	flush := func() error {
		if len(pending) == 0 {
			return nil
		}
		added, known, err := k.keep(ctx, pending)
		if err != nil {
			return err
		}
		out.Added, out.Known, pending = out.Added+added, out.Known+known, pending[:0]
		in.Progress.tell("adding", out.Added+out.Known, 0)
		if !out.Handed {
			if err = k.readAndPlace(ctx, in.Workers, nil); errors.Is(err, ErrBusy) {
				out.Handed, err = true, nil
			}
		}
		return err
	}
	var failed error
	out.Problems = extract.Open(ctx, in.Articles, in.Stdin, extract.Options{Workers: in.Workers}, func(d *readout.Document) error {
		if pending = append(pending, d); len(pending) >= 4*batch {
			failed = flush()
		}
		return failed
	})
	if failed == nil {
		failed = flush()
	}
	if failed != nil {
		return nil, failed
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !out.Handed {
		err := k.CatchUp(ctx, in.Workers, in.Progress)
		if errors.Is(err, ErrBusy) {
			out.Handed, err = true, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// keep keeps documents in order of publication.
func (k *Desk) keep(ctx context.Context, docs []*readout.Document) (added, known int, err error) {
	slices.SortStableFunc(docs, byDate)
	news, err := k.store.Add(ctx, docs)
	for _, n := range news {
		if n {
			added++
		} else {
			known++
		}
	}
	return added, known, err
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

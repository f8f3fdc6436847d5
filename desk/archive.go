package desk

import (
	"context"
	"fmt"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"readout"
	"readout/feed"
)

// archive adds the pages of an archive from where an earlier run got to. What
// was read is kept together with the place in the archive.
func (a *adding) archive(ctx context.Context, file string) error {
	parts, err := feed.Parts(file)
	if err != nil {
		a.problem(file, err)
		return nil
	}
	for _, p := range parts {
		if err := a.part(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// part adds one WARC.
func (a *adding) part(ctx context.Context, p feed.Part) error {
	name, err := filepath.Abs(p.Name)
	if err != nil {
		return err
	}
	name = fmt.Sprintf("%s (%d bytes)", name, p.Size) // another archive under the name starts anew
	at, err := a.desk.store.Offset(ctx, name)
	if err != nil {
		return err
	}
	var pages []*feed.Record
	next := at
	flush := func() error {
		if next == at {
			return nil
		}
		docs, faults, err := a.extract(ctx, pages)
		if err != nil {
			return err
		}
		for i, f := range faults {
			if f != nil {
				a.out.Skipped++
				if a.out.Skipped <= maxSkipped {
					a.out.Problems = append(a.out.Problems, Problem{Path: p.Name, Err: fmt.Errorf("%s: %w", pages[i].Target, f), Note: true})
				}
			}
		}
		added, err := a.desk.store.PutOffset(ctx, name, next, docs)
		if err != nil {
			return err
		}
		a.count(added)
		at, pages = next, pages[:0]
		a.in.Progress.tell("reading "+filepath.Base(p.Name)+", MB", int(next>>20), int(p.Size>>20))
		return a.work(ctx, a.desk.readAndPlace)
	}
	var failed error
	err = p.Records(ctx, at, func(r *feed.Record, n int64) error {
		if r.IsPage() {
			pages = append(pages, r)
		}
		// only at the start of a record that stands alone can a later run go on
		if n > next {
			next = n
			if len(pages) >= batch {
				failed = flush()
			}
		}
		return failed
	})
	if failed != nil {
		return failed
	}
	if ctxErr := ctx.Err(); ctxErr != nil {
		return ctxErr
	}
	if err != nil {
		a.problem(p.Name, fmt.Errorf("%w; what came before it is kept", err))
	}
	return flush()
}

const maxSkipped = 20 // pages without an article that are named

// extract reads the pages side by side.
func (a *adding) extract(ctx context.Context, pages []*feed.Record) (docs []*readout.Document, faults []error, err error) {
	found := make([]*readout.Document, len(pages))
	faults = make([]error, len(pages))
	var g errgroup.Group
	g.SetLimit(workersOr(a.in.Workers))
	for i, r := range pages {
		g.Go(func() error {
			if ctx.Err() == nil {
				found[i], faults[i] = r.Document()
			}
			return nil
		})
	}
	_ = g.Wait() // a page that cannot be read is a fault of its own
	for _, d := range found {
		if d != nil {
			docs = append(docs, d)
		}
	}
	return docs, faults, ctx.Err()
}

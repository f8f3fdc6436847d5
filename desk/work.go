package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"readout"
	"readout/nlp"
	"readout/store"
)

// The stages that follow the documents, each behind its cursor.
const (
	stageRead  = "read"
	stagePlace = "place"
)

const (
	task      = "derive"
	leaseTime = 10 * time.Second
	batch     = 256 // documents that are read before what was read is kept
)

// ErrBusy says that another program does the work on the same store.
var ErrBusy = errors.New("another readout is at work on this database; it goes on with what was added")

// Progress is told how far a job is: what is being done, how much of it is
// done, and how much there is; 0 when that is not known.
type Progress func(what string, done, all int)

func (p Progress) tell(what string, done, all int) {
	if p != nil {
		p(what, done, all)
	}
}

// CatchUp reads, places and compares everything that was added and not yet
// worked on. It may be ended at any time and goes on where it was. The error is
// ErrBusy when another program is at it.
func (k *Desk) CatchUp(ctx context.Context, workers int, p Progress) error {
	k.busy.Lock()
	defer k.busy.Unlock()
	if work, err := k.behind(ctx); err != nil || !work {
		return err
	}
	release, err := k.lease(ctx)
	if err != nil {
		return err
	}
	defer release()
	if err := k.readStage(ctx, workers, p); err != nil {
		return err
	}
	if err := k.dossierStage(ctx, workers, p); err != nil {
		return err
	}
	return k.tidy(ctx, p)
}

// behind reports whether there is anything to do.
func (k *Desk) behind(ctx context.Context) (bool, error) {
	for _, stage := range []string{stageRead, stagePlace} {
		at, err := k.store.Cursor(ctx, stage)
		if err != nil {
			return false, err
		}
		if rows, err := k.store.After(ctx, at, 1); err != nil || len(rows) > 0 {
			return true, err
		}
	}
	stale, err := k.store.Stale(ctx, 1)
	return len(stale) > 0, err
}

// readAndPlace is CatchUp without the dossiers: those wait until all that is
// being added is there.
func (k *Desk) readAndPlace(ctx context.Context, workers int, p Progress) error {
	k.busy.Lock()
	defer k.busy.Unlock()
	release, err := k.lease(ctx)
	if err != nil {
		return err
	}
	defer release()
	return k.readStage(ctx, workers, p)
}

// lease takes the work, and waits for a program that died while it had it.
func (k *Desk) lease(ctx context.Context) (release func(), err error) {
	for deadline := time.Now().Add(leaseTime + time.Second); ; {
		held, err := k.store.Lease(ctx, task, k.owner, leaseTime)
		if err != nil {
			return nil, err
		}
		if held {
			break
		}
		if time.Now().After(deadline) {
			return nil, ErrBusy
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
	done := make(chan struct{})
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(leaseTime / 4)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				_, _ = k.store.Lease(context.WithoutCancel(ctx), task, k.owner, leaseTime) // a lost lease costs double work, no damage
			}
		}
	}()
	return func() {
		close(done)
		<-gone
		_, _ = k.store.Lease(context.WithoutCancel(ctx), task, k.owner, 0)
	}, nil
}

// readStage reads and places batch by batch, so that a report is read once and
// held in memory no longer than its batch.
func (k *Desk) readStage(ctx context.Context, workers int, p Progress) error {
	size, err := k.store.Size(ctx)
	if err != nil {
		return err
	}
	reader, err := nlp.Open()
	if err != nil {
		return err
	}
	at, err := k.store.Cursor(ctx, stageRead)
	if err != nil {
		return err
	}
	var keeping errgroup.Group // of one batch, while the next is read
	defer keeping.Wait()
	for {
		rows, err := k.store.After(ctx, at, batch)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			if err := keeping.Wait(); err != nil {
				return err
			}
			return k.placeStage(ctx)
		}
		out := make([]store.Analysed, len(rows))
		var g errgroup.Group
		g.SetLimit(workersOr(workers))
		for i, r := range rows {
			g.Go(func() error {
				if ctx.Err() == nil {
					a := reader.Read(r.Doc)
					out[i] = store.Analysed{Kept: r, Model: a.Model, Data: store.Encode(r.Doc, a)}
					k.memory.put(r.Seq, a)
				}
				return nil
			})
		}
		_ = g.Wait() // reading has no errors
		if err := errors.Join(ctx.Err(), keeping.Wait()); err != nil {
			return err
		}
		keeping = errgroup.Group{}
		keeping.Go(func() error {
			if err := k.store.PutAnalyses(ctx, stageRead, out); err != nil {
				return err
			}
			return k.placeStage(ctx)
		})
		at = rows[len(rows)-1].Seq
		p.tell("reading", int(at), size.Documents)
	}
}

// placeStage places what was read, in order of publication within a batch.
func (k *Desk) placeStage(ctx context.Context) error {
	for {
		at, err := k.store.Cursor(ctx, stagePlace)
		if err != nil {
			return err
		}
		read, err := k.store.Cursor(ctx, stageRead)
		if err != nil || at >= read {
			return err
		}
		rows, err := k.store.After(ctx, at, batch)
		if err != nil {
			return err
		}
		for len(rows) > 0 && rows[len(rows)-1].Seq > read {
			rows = rows[:len(rows)-1]
		}
		if err := k.placer.resume(ctx, k.store, at, earliest(rows)); err != nil {
			return err
		}
		last := rows[len(rows)-1].Seq
		if err := k.store.Place(ctx, stagePlace, last, k.placer.place(rows)); err != nil {
			k.placer = placer{} // what it has placed was not kept
			return err
		}
		k.placer.at = last
	}
}

// dossierStage compares the reports of every story that has changed.
func (k *Desk) dossierStage(ctx context.Context, workers int, p Progress) error {
	done := 0
	for {
		stale, err := k.store.Stale(ctx, batch)
		if err != nil || len(stale) == 0 {
			return err
		}
		out := make([]store.Derived, len(stale))
		var g errgroup.Group
		g.SetLimit(workersOr(workers))
		for i, s := range stale {
			g.Go(func() (err error) {
				if err := ctx.Err(); err != nil {
					return err
				}
				out[i], err = k.derive(ctx, s)
				return err
			})
		}
		if err := g.Wait(); err != nil {
			return err
		}
		if err := k.store.PutDossiers(ctx, out); err != nil {
			return err
		}
		done += len(stale)
		p.tell("comparing", done, 0)
	}
}

// derive makes the dossier of one story anew.
func (k *Desk) derive(ctx context.Context, s store.Stale) (store.Derived, error) {
	out := store.Derived{Story: store.Story{ID: s.ID}, Change: s.Change}
	with, err := k.knows(ctx)
	if err != nil {
		return out, err
	}
	docs, as, err := k.members(ctx, s.ID)
	if err != nil || len(docs) == 0 {
		return out, err
	}
	d := with.guarded(docs, as)
	summarise(&out.Story, d, docs)
	if len(docs) > 1 {
		out.Dossier = store.PackDossier(d, docs)
	}
	out.Quotes, out.Actors = quotesOf(d), actorsOf(d)
	return out, nil
}

// members are the reports of a story with what was read in them; a report whose
// analysis was kept by another version of the program is read again.
func (k *Desk) members(ctx context.Context, story string) ([]*readout.Document, []*readout.Analysis, error) {
	rows, err := k.store.Members(ctx, story)
	if err != nil {
		return nil, nil, err
	}
	docs, as := make([]*readout.Document, len(rows)), make([]*readout.Analysis, len(rows))
	for i, r := range rows {
		docs[i] = r.Doc
		if as[i], err = k.analysis(r); err != nil {
			return nil, nil, err
		}
	}
	return docs, as, nil
}

func (k *Desk) analysis(r store.Analysed) (*readout.Analysis, error) {
	if a := k.memory.get(r.Seq); a != nil {
		return a, nil
	}
	a, err := store.Decode(r.Doc, r.Model, r.Data)
	if errors.Is(err, store.ErrStale) {
		reader, err := nlp.Open()
		if err != nil {
			return nil, err
		}
		return reader.Read(r.Doc), nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w; readout rebuild makes it anew", r.Doc.ID, err)
	}
	return a, nil
}

package desk

import (
	"context"
	"log/slog"
	"strconv"
)

// markTidied is how many documents there were when the store was tidied last,
// and fewDocuments below which that is not worth the while.
const (
	markTidied   = "tidied"
	fewDocuments = 500
)

// tidy has the store give back room each time that it has doubled, which costs
// in all no more than copying it twice. That it cannot is no failure of what
// was added.
func (k *Desk) tidy(ctx context.Context, p Progress) error {
	size, err := k.store.Size(ctx)
	if err != nil {
		return err
	}
	was, err := k.store.Mark(ctx, markTidied)
	if err != nil {
		return err
	}
	if n, _ := strconv.Atoi(was); size.Documents < max(fewDocuments, 2*n) {
		return nil
	}
	p.tell("tidying", 0, 0)
	if err := k.store.Tidy(ctx); err != nil {
		slog.Warn("the database keeps the room that filling it took", "fault", err)
		return ctx.Err()
	}
	return k.store.SetMark(ctx, markTidied, strconv.Itoa(size.Documents))
}

// Rebuild drops everything that is derived and makes it again from the
// documents; a person's decisions stay.
func (k *Desk) Rebuild(ctx context.Context, workers int, p Progress) error {
	reset := func() error {
		k.busy.Lock()
		defer k.busy.Unlock()
		release, err := k.lease(ctx)
		if err != nil {
			return err
		}
		defer release()
		k.placer = placer{}
		k.memory.drop()
		if err := k.store.Reset(ctx); err != nil {
			return err
		}
		now, err := k.store.Mark(ctx, markTables)
		if err != nil {
			return err
		}
		return k.store.SetMark(ctx, markCompared, now)
	}
	if err := reset(); err != nil {
		return err
	}
	return k.CatchUp(ctx, workers, p)
}

// Backup writes a copy of the store to a file that does not exist yet.
func (k *Desk) Backup(ctx context.Context, file string) error { return k.store.Backup(ctx, file) }

// Check looks for damage and contradictions, a line each.
func (k *Desk) Check(ctx context.Context) ([]string, error) { return k.store.Check(ctx) }

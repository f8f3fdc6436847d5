package desk

import "context"

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

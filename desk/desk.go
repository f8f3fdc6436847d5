package desk

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"readout/store"
	"readout/store/sqlite"
)

// Desk answers from a store, and keeps what is derived in it up to date. It is
// safe for concurrent use.
type Desk struct {
	store  store.Store
	owner  string // of leases
	placer placer
	memory memory
	busy   sync.Mutex // held while the stages run

	knowing sync.Mutex
	known   *knowledge
	knownAs string // the mark that it was read from
}

// Open opens a store by its name: a file of SQLite, made when it is not there.
// The weights that read reports are loaded when the first is read: most
// questions need none.
func Open(ctx context.Context, db string) (*Desk, error) {
	if scheme, _, ok := strings.Cut(db, "://"); ok {
		return nil, fmt.Errorf("cannot keep anything in a %s database; give --db the name of a file", scheme)
	}
	s, err := sqlite.Open(ctx, db)
	if err != nil {
		return nil, err
	}
	return &Desk{store: s, owner: rand.Text()}, nil
}

// DefaultStore is the database that is used when none is named: readout.db in
// the user's data folder.
func DefaultStore(env func(string) string) string {
	if dir := env("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "readout", "readout.db")
	}
	if dir := env("LOCALAPPDATA"); dir != "" {
		return filepath.Join(dir, "readout", "readout.db")
	}
	home := env("HOME")
	if home == "" {
		home, _ = os.UserHomeDir()
	}
	return filepath.Join(home, ".local", "share", "readout", "readout.db")
}

// Close gives back what the Desk holds.
func (k *Desk) Close() error { return k.store.Close() }

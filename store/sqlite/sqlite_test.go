package sqlite_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/store"
	"readout/store/sqlite"
	"readout/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(ctx context.Context, dir string) (store.Store, error) {
		return sqlite.Open(ctx, filepath.Join(dir, "readout.db"))
	})
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database\n", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{text, dir, filepath.Join(text, "below.db")} {
		if db, err := sqlite.Open(t.Context(), file); err == nil {
			db.Close()
			t.Errorf("%s is opened", file)
		} else if !strings.Contains(err.Error(), filepath.Base(file)) {
			t.Errorf("%v does not name the file", err)
		}
	}
}

// Names with characters that mean something in an address are files too.
func TestOpenStrangeNames(t *testing.T) {
	for _, name := range []string{"a b.db", "a?b=c.db", "100%.db", "#1.db"} {
		file := filepath.Join(t.TempDir(), name)
		db, err := sqlite.Open(t.Context(), file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		db.Close()
		if _, err := os.Stat(file); err != nil {
			t.Errorf("%s was not made: %v", name, err)
		}
	}
}

package sqlite_test

import (
	"context"
	"database/sql"
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

// A file of the first version is brought to this one: what was given stays, what
// was derived is made again.
func TestMigrate(t *testing.T) {
	file := filepath.Join(t.TempDir(), "old.db")
	first, err := os.ReadFile("migrations/0001_kept.sql")
	if err != nil {
		t.Fatal(err)
	}
	up, _, _ := strings.Cut(string(first), "-- +goose Down")
	old, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{
		up,
		`CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))`,
		`INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1)`,
		`INSERT INTO documents (id, outlet, url, title, title_end, paragraphs, hash, text, story) VALUES ('a', 'strait', 'https://strait.example/news/a', 'Ferry burns', 11, x'0d0b', x'00', 'Ferry burns' || char(10, 10) || 'It was old.', 'fire')`,
		`INSERT INTO documents_text (rowid, text) SELECT seq, text FROM documents`,
		`INSERT INTO analyses (doc, model, data) VALUES (1, 'm', x'00')`,
		`INSERT INTO placements (doc, story, score, why) VALUES (1, 'fire', 1, '[]')`,
		`INSERT INTO stories (id, reports, stale) VALUES ('fire', 1, 0)`,
		`INSERT INTO cursors VALUES ('read', 1), ('place', 1)`,
		`INSERT INTO feeds (url) VALUES ('https://strait.example/feed')`,
	} {
		if _, err := old.Exec(q); err != nil {
			t.Fatalf("%.60s: %v", q, err)
		}
	}
	old.Close()
	db, err := sqlite.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	k, err := db.Document(t.Context(), "a")
	if err != nil || k.Doc.Title.Of(k.Doc.Text) != "Ferry burns" || k.Doc.Paragraphs[0].Of(k.Doc.Text) != "It was old." {
		t.Errorf("%+v, %v", k.Doc, err)
	}
	if size, err := db.Size(t.Context()); err != nil || size.Documents != 1 || size.Text != 24 || size.Stories != 0 {
		t.Errorf("%+v, %v", size, err)
	}
	if at, err := db.Cursor(t.Context(), "read"); err != nil || at != 0 {
		t.Errorf("what was derived is not made again: the cursor is at %d, %v", at, err)
	}
	if found, n, err := db.Search(t.Context(), store.SearchQuery{Text: "old"}); err != nil || n != 1 || found[0].Doc.ID != "a" {
		t.Errorf("search: %v, %d, %v", found, n, err)
	}
	if feeds, err := db.Feeds(t.Context()); err != nil || len(feeds) != 1 {
		t.Errorf("feeds %v, %v", feeds, err)
	}
	if found, err := db.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("check: %q, %v", found, err)
	}
	// sqlite3 and Datasette read the titles
	raw, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	var title string
	if err := raw.QueryRow(`SELECT title FROM documents`).Scan(&title); err != nil || title != "Ferry burns" {
		t.Errorf("title %q, %v", title, err)
	}
}

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"readout/store"
)

// Backup implements store.Store.
func (db *DB) Backup(ctx context.Context, file string) error {
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("%s exists; give a file that does not", file)
	}
	_, err := db.readers.ExecContext(ctx, `VACUUM INTO $1`, file)
	if err != nil {
		return fmt.Errorf("cannot write a copy to %s: %w", file, err)
	}
	return nil
}

// Tidy implements store.Store: the index of words becomes one piece, the pages
// are filled, and the log is emptied. Each step is a transaction: a program killed at
// one leaves the file as it was before it.
func (db *DB) Tidy(ctx context.Context) error {
	for _, step := range []string{`INSERT INTO documents_text (documents_text) VALUES ('optimize')`, `VACUUM`, `PRAGMA wal_checkpoint(TRUNCATE)`} {
		if _, err := db.writer.ExecContext(ctx, step); err != nil {
			return fmt.Errorf("cannot tidy %s: %w", db.file, err)
		}
	}
	return nil
}

// contradictions must each select nothing.
var contradictions = []struct{ what, query string }{
	{"a document corrects one that is not kept", `SELECT id FROM documents WHERE prev <> '' AND prev NOT IN (SELECT id FROM documents)`},
	{"an analysis has no document", `SELECT doc FROM analyses WHERE doc NOT IN (SELECT seq FROM documents)`},
	{"a document before the cursor was not read", `SELECT id FROM documents WHERE seq <= (SELECT seq FROM cursors WHERE name = 'read') AND seq NOT IN (SELECT doc FROM analyses)`},
	{"a document before the cursor was not placed", `SELECT id FROM documents WHERE seq <= (SELECT seq FROM cursors WHERE name = 'place') AND seq NOT IN (SELECT doc FROM members)`},
	{"a document stands in a story that is not kept", `SELECT doc FROM members WHERE story NOT IN (SELECT n FROM stories)`},
	{"a story counts other reports than it has", `SELECT s.id FROM stories s WHERE s.stale = 0 AND s.reports <> (SELECT count(*) FROM members m WHERE m.story = s.n)`},
	{"there are other documents than were counted", `SELECT name FROM totals WHERE n <> CASE name WHEN 'documents' THEN (SELECT count(*) FROM documents) ELSE (SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM documents) END`},
	{"an actor has other mentions than were counted", `SELECT key FROM actors a WHERE mentions <> (SELECT coalesce(sum(mentions), 0) FROM appearances WHERE actor = a.n)`},
	{"a statement lies outside its document", `SELECT d.id FROM quotes q JOIN documents d ON d.seq = q.doc WHERE q.start >= q.end OR q.end > length(CAST(d.text AS BLOB))`},
}

// Check implements store.Store.
func (db *DB) Check(ctx context.Context) ([]string, error) {
	text := func(s scanner) (v string, err error) {
		err = s.Scan(&v)
		return v, err
	}
	found, err := collect(ctx, db.readers, text, `PRAGMA integrity_check(20)`)
	if err != nil {
		return nil, err
	}
	if len(found) == 1 && found[0] == "ok" {
		found = nil
	}
	for _, c := range contradictions {
		rows, err := collect(ctx, db.readers, text, c.query+` LIMIT 20`)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			found = append(found, c.what+": "+r)
		}
	}
	if _, err := db.writer.ExecContext(ctx, `INSERT INTO documents_text (documents_text, rank) VALUES ('integrity-check', 1)`); err != nil {
		found = append(found, "the index of words does not fit the documents: "+err.Error())
	}
	return found, nil
}

// Lease implements store.Store.
func (db *DB) Lease(ctx context.Context, task, owner string, while time.Duration) (held bool, err error) {
	err = db.update(ctx, func(b *batch) error {
		now := time.Now()
		res, err := b.exec(`INSERT INTO leases (task, owner, until) VALUES ($1, $2, $3)
			ON CONFLICT (task) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE leases.owner = excluded.owner OR leases.until <= $4`,
			task, owner, now.Add(while).UnixMilli(), now.UnixMilli())
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		held = n > 0
		return err
	})
	return held, err
}

// Size implements store.Store.
func (db *DB) Size(ctx context.Context) (s store.Size, err error) {
	err = db.readers.QueryRowContext(ctx, `SELECT (SELECT n FROM totals WHERE name = 'documents'), (SELECT count(*) FROM stories WHERE reports > 0),
		(SELECT n FROM totals WHERE name = 'text')`).Scan(&s.Documents, &s.Stories, &s.Text)
	if err != nil {
		return s, err
	}
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(db.file + suffix); err == nil {
			s.Bytes += info.Size()
		}
	}
	return s, nil
}

// Mark implements store.Store.
func (db *DB) Mark(ctx context.Context, name string) (string, error) {
	v, err := one(ctx, db.readers, func(s scanner) (v string, err error) {
		err = s.Scan(&v)
		return v, err
	}, `SELECT value FROM marks WHERE name = $1`, name)
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return v, err
}

// SetMark implements store.Store.
func (db *DB) SetMark(ctx context.Context, name, value string) error {
	return db.update(ctx, func(b *batch) error {
		_, err := b.exec(`INSERT INTO marks (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
		return err
	})
}

// Package sqlite keeps everything in one SQLite file. Its tables are described
// in migrations/; sqlite3 and Datasette can open it.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver named "sqlite"

	"readout/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// DB is a store.Store in one file. One connection writes, others read beside
// it (WAL).
type DB struct {
	file    string
	writer  *sql.DB
	readers *sql.DB
}

var _ store.Store = (*DB)(nil)

// Open opens the file, and makes it when it is not there.
func Open(ctx context.Context, file string) (*DB, error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return nil, fmt.Errorf("cannot keep anything in %s: %w; give --db a file in a folder that may be written to", file, err)
	}
	db := &DB{file: file}
	err := prepare(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("cannot open the database %s: %w", file, err)
	}
	if db.writer, err = connect(file, "immediate", 1); err == nil {
		db.readers, err = connect(file, "deferred", 4)
	}
	if err == nil {
		err = db.migrate(ctx)
	}
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("cannot open the database %s: %w", file, err)
	}
	return db, nil
}

// prepare sets the size of the pages of a new file, which cannot be changed in
// WAL: rows are texts of some kilobytes, and on large pages little room is lost
// behind them.
func prepare(ctx context.Context, file string) error {
	if info, err := os.Stat(file); err == nil && info.Size() > 0 {
		return nil
	}
	db, err := sql.Open("sqlite", address(file, url.Values{"_pragma": {"busy_timeout(10000)", "page_size(16384)"}}))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `VACUUM`)
	return errors.Join(err, db.Close())
}

func address(file string, q url.Values) string {
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: file}).EscapedPath(), RawQuery: q.Encode()}).String()
}

func connect(file, lock string, n int) (*sql.DB, error) {
	q := url.Values{"_txlock": {lock}, "_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)", "cache_size(-16384)", "temp_store(MEMORY)"}}
	db, err := sql.Open("sqlite", address(file, q))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

func (db *DB) migrate(ctx context.Context) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db.writer, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, target, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	if have, err := p.GetDBVersion(ctx); err != nil {
		return err
	} else if have > target {
		return errors.New("it was written by a newer version of this program")
	}
	_, err = p.Up(ctx)
	return err
}

// Close closes the file.
func (db *DB) Close() error {
	var errs []error
	for _, c := range []*sql.DB{db.readers, db.writer} {
		if c != nil {
			errs = append(errs, c.Close())
		}
	}
	return errors.Join(errs...)
}

// A scanner is a row.
type scanner interface{ Scan(...any) error }

// collect reads all rows.
func collect[T any](ctx context.Context, db *sql.DB, read func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := read(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// one reads a row; that there is none is store.ErrNotFound.
func one[T any](ctx context.Context, db *sql.DB, read func(scanner) (T, error), query string, args ...any) (T, error) {
	v, err := read(db.QueryRowContext(ctx, query, args...))
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrNotFound
	}
	return v, err
}

func number(s scanner) (n int64, err error) {
	err = s.Scan(&n)
	return n, err
}

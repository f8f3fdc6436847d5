package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"readout"
	"readout/store"
)

// PutFeed implements store.Sources.
func (db *DB) PutFeed(ctx context.Context, f store.Feed) error {
	return db.update(ctx, func(b *batch) error {
		_, err := b.exec(`INSERT INTO feeds (url, title, etag, modified, checked, next, failures, quiet, error, items) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
			ON CONFLICT (url) DO UPDATE SET title = excluded.title, etag = excluded.etag, modified = excluded.modified, checked = excluded.checked,
			next = excluded.next, failures = excluded.failures, quiet = excluded.quiet, error = excluded.error, items = excluded.items`,
			f.URL, f.Title, f.ETag, f.Modified, seconds(f.Checked), seconds(f.Next), f.Failures, f.Quiet, f.Error, f.Items)
		return err
	})
}

// seconds is 0 for no time.
func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func moment(n int64) time.Time {
	return unix(sql.NullInt64{Int64: n, Valid: n != 0})
}

// Feeds implements store.Sources.
func (db *DB) Feeds(ctx context.Context) ([]store.Feed, error) {
	return collect(ctx, db.readers, func(s scanner) (f store.Feed, err error) {
		var checked, next int64
		err = s.Scan(&f.URL, &f.Title, &f.ETag, &f.Modified, &checked, &next, &f.Failures, &f.Quiet, &f.Error, &f.Items)
		f.Checked, f.Next = moment(checked), moment(next)
		return f, err
	}, `SELECT url, title, etag, modified, checked, next, failures, quiet, error, items FROM feeds ORDER BY url`)
}

// DropFeed implements store.Sources.
func (db *DB) DropFeed(ctx context.Context, url string) error {
	return db.update(ctx, func(b *batch) error {
		_, err := b.exec(`DELETE FROM feeds WHERE url = $1`, url)
		return err
	})
}

// Fetched implements store.Sources.
func (db *DB) Fetched(ctx context.Context, url string) (bool, error) {
	n, err := one(ctx, db.readers, number, `SELECT count(*) FROM fetched WHERE url = $1`, url)
	return n > 0, err
}

// PutFetched implements store.Sources.
func (db *DB) PutFetched(ctx context.Context, url string, docs []*readout.Document) (added []bool, err error) {
	err = db.update(ctx, func(b *batch) error {
		if added, err = b.addAll(docs); err != nil {
			return err
		}
		_, err = b.exec(`INSERT INTO fetched (url, at) VALUES ($1, $2) ON CONFLICT (url) DO UPDATE SET at = excluded.at`, url, time.Now().Unix())
		return err
	})
	return added, err
}

// Offset implements store.Sources.
func (db *DB) Offset(ctx context.Context, archive string) (int64, error) {
	n, err := one(ctx, db.readers, number, `SELECT offset FROM archives WHERE path = $1`, archive)
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil
	}
	return n, err
}

// PutOffset implements store.Sources.
func (db *DB) PutOffset(ctx context.Context, archive string, offset int64, docs []*readout.Document) (added []bool, err error) {
	err = db.update(ctx, func(b *batch) error {
		if added, err = b.addAll(docs); err != nil {
			return err
		}
		_, err = b.exec(`INSERT INTO archives (path, offset) VALUES ($1, $2) ON CONFLICT (path) DO UPDATE SET offset = excluded.offset`, archive, offset)
		return err
	})
	return added, err
}

// Outlets implements store.Sources.
func (db *DB) Outlets(ctx context.Context) ([]store.Outlet, error) {
	return collect(ctx, db.readers, func(s scanner) (o store.Outlet, err error) {
		var first, last sql.NullInt64
		err = s.Scan(&o.Name, &o.Reports, &first, &last)
		o.First, o.Last = unix(first), unix(last)
		return o, err
	}, `SELECT outlet, count(*) AS n, min(moment), max(moment) FROM documents GROUP BY outlet ORDER BY n DESC, outlet`)
}

package sqlite

import (
	"context"
	"encoding/json"
	"time"

	"readout/store"
)

// Decide implements store.Decisions.
func (db *DB) Decide(ctx context.Context, d store.Decision, rows []store.Placed) (n int64, err error) {
	docs, err := json.Marshal(d.Docs)
	if err != nil {
		return 0, err
	}
	err = db.update(ctx, func(b *batch) error {
		res, err := b.exec(`INSERT INTO decisions (kind, story, other, docs, reason, at) VALUES ($1, $2, $3, $4, $5, $6)`,
			d.Kind, d.Story, d.Other, string(docs), d.Reason, d.At.Unix())
		if err != nil {
			return err
		}
		if n, err = res.LastInsertId(); err != nil {
			return err
		}
		return b.place(rows, n)
	})
	return n, err
}

// Undo implements store.Decisions.
func (db *DB) Undo(ctx context.Context, n int64) error {
	return db.update(ctx, func(b *batch) error {
		res, err := b.exec(`UPDATE decisions SET undone = $1 WHERE n = $2 AND undone IS NULL`, time.Now().Unix(), n)
		if err != nil {
			return err
		}
		if changed, err := res.RowsAffected(); err != nil {
			return err
		} else if changed == 0 {
			return store.ErrNotFound
		}
		// what a merge drew along by rule goes back as well
		rows, err := b.QueryContext(ctx, `SELECT doc FROM placements WHERE decision = $1
			UNION SELECT p.doc FROM placements p JOIN decisions c ON c.n = $1 AND c.kind = 'merge' AND p.story = c.other ORDER BY 1`, n)
		if err != nil {
			return err
		}
		defer rows.Close()
		var docs []int64
		for rows.Next() {
			seq, err := number(rows)
			if err != nil {
				return err
			}
			docs = append(docs, seq)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		for _, seq := range docs {
			if err := b.settle(seq); err != nil {
				return err
			}
		}
		return nil
	})
}

// Decisions implements store.Decisions.
func (db *DB) Decisions(ctx context.Context) ([]store.Decision, error) {
	return collect(ctx, db.readers, func(s scanner) (d store.Decision, err error) {
		var docs string
		var at int64
		if err = s.Scan(&d.N, &d.Kind, &d.Story, &d.Other, &docs, &d.Reason, &at, &d.Undone); err == nil {
			err = json.Unmarshal([]byte(docs), &d.Docs)
		}
		d.At = time.Unix(at, 0).UTC()
		return d, err
	}, `SELECT n, kind, story, other, docs, reason, at, undone IS NOT NULL FROM decisions ORDER BY n`)
}

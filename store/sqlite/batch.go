package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// batch is a transaction whose statements are parsed once, however many rows
// they are for.
type batch struct {
	*sql.Tx
	ctx        context.Context
	statements map[string]*sql.Stmt
	terms      map[string]int64
	speakers   map[string]int64
}

// update runs f in a transaction that is kept when f has no error.
func (db *DB) update(ctx context.Context, f func(*batch) error) error {
	tx, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // it closes the statements too
	if err := f(&batch{tx, ctx, map[string]*sql.Stmt{}, map[string]int64{}, map[string]int64{}}); err != nil {
		return err
	}
	return tx.Commit()
}

func (b *batch) statement(query string) (*sql.Stmt, error) {
	if s, ok := b.statements[query]; ok {
		return s, nil
	}
	s, err := b.PrepareContext(b.ctx, query)
	if err == nil {
		b.statements[query] = s
	}
	return s, err
}

// exec runs a statement.
func (b *batch) exec(query string, args ...any) (sql.Result, error) {
	s, err := b.statement(query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(b.ctx, args...)
}

// get reads one row; ok is false when there is none.
func (b *batch) get(to []any, query string, args ...any) (ok bool, err error) {
	s, err := b.statement(query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(b.ctx, args...).Scan(to...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// term is the number of a word that comes again and again.
func (b *batch) term(word string) (n int64, err error) {
	if n, ok := b.terms[word]; ok {
		return n, nil
	}
	ok, err := b.get([]any{&n}, `SELECT n FROM terms WHERE term = $1`, word)
	if err == nil && !ok {
		_, err = b.get([]any{&n}, `INSERT INTO terms (term) VALUES ($1) RETURNING n`, word)
	}
	b.terms[word] = n
	return n, err
}

// speaker is the number of a speaker.
func (b *batch) speaker(name, key string) (n int64, err error) {
	if n, ok := b.speakers[name]; ok {
		return n, nil
	}
	ok, err := b.get([]any{&n}, `SELECT n FROM speakers WHERE key = $1 AND name = $2`, key, name)
	if err == nil && !ok {
		_, err = b.get([]any{&n}, `INSERT INTO speakers (name, key) VALUES ($1, $2) RETURNING n`, name, key)
	}
	b.speakers[name] = n
	return n, err
}

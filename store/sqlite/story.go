package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"readout/store"
)

// Place implements store.Stories.
func (db *DB) Place(ctx context.Context, cursor string, seq int64, rows []store.Placed) error {
	return db.update(ctx, func(b *batch) error {
		if err := b.place(rows, 0); err != nil {
			return err
		}
		return b.setCursor(cursor, seq)
	})
}

func (b *batch) place(rows []store.Placed, decision int64) error {
	for _, p := range rows {
		why, err := json.Marshal(p.Why)
		if err != nil {
			return err
		}
		if p.Seq == 0 {
			if ok, err := b.get([]any{&p.Seq}, `SELECT seq FROM documents WHERE id = $1`, p.Doc); err != nil {
				return err
			} else if !ok {
				return fmt.Errorf("placing %q: %w", p.Doc, store.ErrNotFound)
			}
		}
		if _, err := b.exec(`INSERT INTO placements (doc, story, score, why, reason, decision) VALUES ($1, $2, $3, $4, $5, $6)`,
			p.Seq, p.Story, p.Score, string(why), p.Reason, sql.NullInt64{Int64: decision, Valid: decision > 0}); err != nil {
			return err
		}
		if err := b.settle(p.Seq); err != nil {
			return err
		}
	}
	return nil
}

// settle writes where a document belongs now: where a person last put it, else
// where the rule put it, or the story that one was merged into. The stories
// that it leaves and joins are stale.
func (b *batch) settle(seq int64) error {
	var before, after int64
	var now string
	if _, err := b.get([]any{&before}, `SELECT story FROM members WHERE doc = $1`, seq); err != nil {
		return err
	}
	ok, err := b.get([]any{&now}, `SELECT p.story FROM placements p JOIN decisions c ON c.n = p.decision
		WHERE p.doc = $1 AND c.undone IS NULL ORDER BY p.n DESC LIMIT 1`, seq)
	if err == nil && !ok {
		_, err = b.get([]any{&now}, `WITH RECURSIVE into_(story) AS (
				SELECT story FROM (SELECT story FROM placements WHERE doc = $1 AND decision IS NULL ORDER BY n DESC LIMIT 1)
				UNION SELECT c.story FROM decisions c JOIN into_ ON c.kind = 'merge' AND c.other = into_.story AND c.undone IS NULL)
			SELECT story FROM into_ LIMIT 1 OFFSET (SELECT count(*) - 1 FROM into_)`, seq)
	}
	if err != nil {
		return err
	}
	if now == "" { // not placed yet
		_, err = b.exec(`DELETE FROM members WHERE doc = $1`, seq)
	} else if _, err = b.get([]any{&after}, `INSERT INTO stories (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET stale = stale + 1 RETURNING n`, now); err == nil {
		_, err = b.exec(`INSERT INTO members (doc, story) VALUES ($1, $2) ON CONFLICT (doc) DO UPDATE SET story = excluded.story`, seq, after)
	}
	if err == nil && before != 0 && before != after {
		_, err = b.exec(`UPDATE stories SET stale = stale + 1 WHERE n = $1`, before)
	}
	return err
}

// storyOf is the story of a document d; empty when it was not placed yet.
const storyOf = `coalesce((SELECT s.id FROM members m JOIN stories s ON s.n = m.story WHERE m.doc = d.seq), '')`

// Placements implements store.Stories.
func (db *DB) Placements(ctx context.Context, id string) ([]store.Placed, error) {
	return collect(ctx, db.readers, func(s scanner) (p store.Placed, err error) {
		var why string
		var decision sql.NullInt64
		if err = s.Scan(&p.Seq, &p.Doc, &p.Story, &p.Score, &why, &p.Reason, &decision); err == nil {
			err = json.Unmarshal([]byte(why), &p.Why)
		}
		p.Decision = decision.Int64
		return p, err
	}, `SELECT p.doc, d.id, p.story, p.score, p.why, p.reason, p.decision FROM placements p JOIN documents d ON d.seq = p.doc
		LEFT JOIN decisions c ON c.n = p.decision WHERE d.id = $1 AND c.undone IS NULL ORDER BY p.decision IS NOT NULL, p.n`, id)
}

// Stale implements store.Stories.
func (db *DB) Stale(ctx context.Context, limit int) ([]store.Stale, error) {
	return collect(ctx, db.readers, func(s scanner) (x store.Stale, err error) {
		err = s.Scan(&x.ID, &x.Change)
		return x, err
	}, `SELECT id, stale FROM stories WHERE stale > 0 ORDER BY id LIMIT $1`, limit)
}

// Reports implements store.Stories.
func (db *DB) Reports(ctx context.Context, story string) ([]store.Kept, error) {
	return collect(ctx, db.readers, readKept, `SELECT `+documentColumns+` FROM stories s JOIN members m ON m.story = s.n JOIN documents d ON d.seq = m.doc WHERE s.id = $1 ORDER BY d.seq`, story)
}

// Members implements store.Stories.
func (db *DB) Members(ctx context.Context, story string) ([]store.Analysed, error) {
	return collect(ctx, db.readers, readAnalysed, `SELECT `+analysedColumns+` FROM stories s JOIN members m ON m.story = s.n JOIN documents d ON d.seq = m.doc JOIN analyses a ON a.doc = d.seq WHERE s.id = $1 ORDER BY d.seq`, story)
}

func unixOrNull(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.Unix(), Valid: !t.IsZero()}
}

func unix(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	return time.Unix(n.Int64, 0).UTC()
}

// Dossier implements store.Stories.
func (db *DB) Dossier(ctx context.Context, story string) ([]byte, error) {
	return one(ctx, db.readers, func(s scanner) (b []byte, err error) {
		err = s.Scan(&b)
		return b, err
	}, `SELECT d.data FROM stories s LEFT JOIN dossiers d ON d.story = s.n WHERE s.id = $1`, story)
}

const storyColumns = `s.id, coalesce((SELECT c.other FROM decisions c WHERE c.kind = 'name' AND c.story = s.id AND c.undone IS NULL ORDER BY c.n DESC LIMIT 1), ''),
	s.headline, s.first, s.last, s.reports, s.outlets, s.origins, s.agreed, s.differences, s.conflicts, s.disputes, s.commitments`

func readStory(r scanner) (s store.Story, err error) {
	var first, last sql.NullInt64
	err = r.Scan(&s.ID, &s.Name, &s.Headline, &first, &last, &s.Reports, &s.Outlets, &s.Origins, &s.Agreed, &s.Differences, &s.Conflicts, &s.Disputes, &s.Commitments)
	s.First, s.Last = unix(first), unix(last)
	return s, err
}

// Story implements store.Stories. A story that was merged away is found as the
// one that it is now.
func (db *DB) Story(ctx context.Context, id string) (store.Story, error) {
	for range 16 { // a merge of a merge
		s, err := one(ctx, db.readers, readStory, `SELECT `+storyColumns+` FROM stories s WHERE s.id = $1 AND s.reports > 0`, id)
		if !errors.Is(err, store.ErrNotFound) {
			return s, err
		}
		err = db.readers.QueryRowContext(ctx, `SELECT story FROM decisions WHERE kind = 'merge' AND other = $1 AND undone IS NULL ORDER BY n DESC LIMIT 1`, id).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return s, store.ErrNotFound
		}
		if err != nil {
			return s, err
		}
	}
	return store.Story{}, store.ErrNotFound
}

// orders are the orders of a list of stories.
var orders = map[string]string{
	"":         `s.last DESC, s.id`,
	"fresh":    `s.last DESC, s.id`,
	"origins":  `s.origins DESC, s.last DESC, s.id`,
	"disputes": `s.disputes DESC, s.last DESC, s.id`,
	"reports":  `s.reports DESC, s.last DESC, s.id`,
}

// List implements store.Stories.
func (db *DB) List(ctx context.Context, q store.StoryQuery) ([]store.Story, int, error) {
	order, ok := orders[q.Sort]
	if !ok {
		return nil, 0, fmt.Errorf("stories cannot be sorted by %q", q.Sort)
	}
	var w where
	w.add(`s.reports > 0`)
	if q.Text != "" {
		w.add(`s.n IN (SELECT m.story FROM (SELECT rowid AS doc FROM documents_text WHERE documents_text MATCH ? ORDER BY rowid DESC LIMIT ?) t JOIN members m ON m.doc = t.doc)`, match(q.Text), store.Counted) // of very many, the latest
	}
	if q.Outlet != "" {
		w.add(`s.n IN (SELECT m.story FROM documents d JOIN members m ON m.doc = d.seq WHERE d.outlet = ?)`, q.Outlet)
	}
	if !q.Since.IsZero() {
		w.add(`s.last >= ?`, q.Since.Unix())
	}
	if !q.Until.IsZero() {
		w.add(`s.first < ?`, q.Until.Unix())
	}
	if q.Disputed {
		w.add(`s.disputes > 0`)
	}
	total, err := db.count(ctx, ` FROM stories s`+w.String(), w.args...)
	if err != nil {
		return nil, 0, err
	}
	rows, err := collect(ctx, db.readers, readStory, `SELECT `+storyColumns+` FROM stories s`+w.String()+` ORDER BY `+order+` LIMIT ? OFFSET ?`, append(w.args, limit(q.Limit), q.Offset)...)
	return rows, total, err
}

// where collects conditions and their arguments.
type where struct {
	conditions []string
	args       []any
}

func (w *where) add(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

func (w *where) String() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conditions, " AND ")
}

// limit keeps one answer from being the whole store.
func limit(n int) int {
	if n <= 0 || n > 1000 {
		return 1000
	}
	return n
}

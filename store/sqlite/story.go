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
	return db.update(ctx, func(tx *sql.Tx) error {
		if err := place(ctx, tx, rows, 0); err != nil {
			return err
		}
		return setCursor(ctx, tx, cursor, seq)
	})
}

func place(ctx context.Context, tx *sql.Tx, rows []store.Placed, decision int64) error {
	for _, p := range rows {
		why, err := json.Marshal(p.Why)
		if err != nil {
			return err
		}
		if p.Seq == 0 {
			if err := tx.QueryRowContext(ctx, `SELECT seq FROM documents WHERE id = $1`, p.Doc).Scan(&p.Seq); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO placements (doc, story, score, why, reason, decision) VALUES ($1, $2, $3, $4, $5, $6)`,
			p.Seq, p.Story, p.Score, string(why), p.Reason, sql.NullInt64{Int64: decision, Valid: decision > 0}); err != nil {
			return err
		}
		if err := settle(ctx, tx, p.Seq); err != nil {
			return err
		}
	}
	return nil
}

// settle writes where a document belongs now: where a person last put it, else
// where the rule put it, or the story that one was merged into. The stories
// that it leaves and joins are stale.
func settle(ctx context.Context, tx *sql.Tx, seq int64) error {
	var before, now string
	if err := tx.QueryRowContext(ctx, `SELECT story FROM documents WHERE seq = $1`, seq).Scan(&before); err != nil {
		return err
	}
	err := tx.QueryRowContext(ctx, `SELECT p.story FROM placements p JOIN decisions c ON c.n = p.decision
		WHERE p.doc = $1 AND c.undone IS NULL ORDER BY p.n DESC LIMIT 1`, seq).Scan(&now)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx, `WITH RECURSIVE into_(story) AS (
				SELECT story FROM (SELECT story FROM placements WHERE doc = $1 AND decision IS NULL ORDER BY n DESC LIMIT 1)
				UNION SELECT c.story FROM decisions c JOIN into_ ON c.kind = 'merge' AND c.other = into_.story AND c.undone IS NULL)
			SELECT story FROM into_ LIMIT 1 OFFSET (SELECT count(*) - 1 FROM into_)`, seq).Scan(&now)
		if errors.Is(err, sql.ErrNoRows) {
			now, err = "", nil // not placed yet
		}
	}
	if err != nil || now == before && now == "" {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE documents SET story = $1 WHERE seq = $2`, now, seq); err != nil {
		return err
	}
	for _, s := range []string{before, now} {
		if s == "" {
			continue
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO stories (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET stale = 1`, s); err != nil {
			return err
		}
	}
	return nil
}

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
func (db *DB) Stale(ctx context.Context, limit int) ([]string, error) {
	return collect(ctx, db.readers, func(s scanner) (id string, err error) {
		err = s.Scan(&id)
		return id, err
	}, `SELECT id FROM stories WHERE stale = 1 ORDER BY id LIMIT $1`, limit)
}

// Members implements store.Stories.
func (db *DB) Members(ctx context.Context, story string) ([]store.Analysed, error) {
	return collect(ctx, db.readers, readAnalysed, `SELECT `+analysedColumns+` FROM documents d JOIN analyses a ON a.doc = d.seq WHERE d.story = $1 ORDER BY d.seq`, story)
}

// PutDossier implements store.Stories.
func (db *DB) PutDossier(ctx context.Context, s store.Story, dossier []byte, quotes []store.Quote, actors []store.ActorCount) error {
	return db.update(ctx, func(tx *sql.Tx) error {
		for _, q := range []string{
			`DELETE FROM quotes WHERE doc IN (SELECT seq FROM documents WHERE story = $1)`,
			`DELETE FROM actors WHERE story = $1`,
		} {
			if _, err := tx.ExecContext(ctx, q, s.ID); err != nil {
				return err
			}
		}
		if s.Reports == 0 { // all have gone to other stories
			_, err := tx.ExecContext(ctx, `DELETE FROM stories WHERE id = $1`, s.ID)
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE stories SET headline = $2, first = $3, last = $4, reports = $5, outlets = $6, origins = $7,
			agreed = $8, differences = $9, conflicts = $10, disputes = $11, commitments = $12, stale = 0, dossier = $13 WHERE id = $1`,
			s.ID, s.Headline, unixOrNull(s.First), unixOrNull(s.Last), s.Reports, s.Outlets, s.Origins,
			s.Agreed, s.Differences, s.Conflicts, s.Disputes, s.Commitments, dossier); err != nil {
			return err
		}
		for _, q := range quotes {
			if _, err := tx.ExecContext(ctx, `INSERT INTO quotes (doc, start, end, speaker, key, stance, kind)
				SELECT seq, $2, $3, $4, $5, $6, $7 FROM documents WHERE id = $1`, q.Doc, q.Start, q.End, q.Speaker, q.Key, q.Stance, q.Kind); err != nil {
				return err
			}
		}
		for _, a := range actors {
			if _, err := tx.ExecContext(ctx, `INSERT INTO actors (story, key, name, kind, mentions) VALUES ($1, $2, $3, $4, $5)
				ON CONFLICT (story, key) DO UPDATE SET mentions = mentions + excluded.mentions`, s.ID, a.Key, a.Name, a.Kind, a.Mentions); err != nil {
				return err
			}
		}
		return nil
	})
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
	}, `SELECT dossier FROM stories WHERE id = $1`, story)
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
		w.add(`s.id IN (SELECT d.story FROM documents_text t JOIN documents d ON d.seq = t.rowid WHERE documents_text MATCH ?)`, match(q.Text))
	}
	if q.Outlet != "" {
		w.add(`s.id IN (SELECT story FROM documents WHERE outlet = ?)`, q.Outlet)
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
	total, err := one(ctx, db.readers, number, `SELECT count(*) FROM stories s`+w.String(), w.args...)
	if err != nil {
		return nil, 0, err
	}
	rows, err := collect(ctx, db.readers, readStory, `SELECT `+storyColumns+` FROM stories s`+w.String()+` ORDER BY `+order+` LIMIT ? OFFSET ?`, append(w.args, limit(q.Limit), q.Offset)...)
	return rows, int(total), err
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

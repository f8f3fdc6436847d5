package sqlite

import (
	"context"

	"readout/store"
)

// PutDossiers implements store.Stories.
func (db *DB) PutDossiers(ctx context.Context, rows []store.Derived) error {
	return db.update(ctx, func(b *batch) error {
		for _, r := range rows {
			if err := b.derived(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// derived keeps what was derived of one story.
func (b *batch) derived(r store.Derived) error {
	var n, change int64
	ok, err := b.get([]any{&n, &change}, `SELECT n, stale FROM stories WHERE id = $1`, r.ID)
	if err != nil || !ok || change != r.Change { // it is made anew soon
		return err
	}
	for _, q := range []string{
		`DELETE FROM quotes WHERE doc IN (SELECT doc FROM members WHERE story = $1)`,
		`UPDATE actors SET mentions = mentions - (SELECT a.mentions FROM appearances a WHERE a.story = $1 AND a.actor = actors.n)
			WHERE n IN (SELECT actor FROM appearances WHERE story = $1)`,
		`DELETE FROM appearances WHERE story = $1`,
		`DELETE FROM dossiers WHERE story = $1`,
	} {
		if _, err := b.exec(q, n); err != nil {
			return err
		}
	}
	if r.Reports == 0 { // all have gone to other stories
		_, err := b.exec(`DELETE FROM stories WHERE n = $1`, n)
		return err
	}
	if _, err := b.exec(`UPDATE stories SET headline = $2, first = $3, last = $4, reports = $5, outlets = $6, origins = $7,
		agreed = $8, differences = $9, conflicts = $10, disputes = $11, commitments = $12, stale = 0 WHERE n = $1`,
		n, r.Headline, unixOrNull(r.First), unixOrNull(r.Last), r.Reports, r.Outlets, r.Origins,
		r.Agreed, r.Differences, r.Conflicts, r.Disputes, r.Commitments); err != nil {
		return err
	}
	if len(r.Dossier) > 0 {
		if _, err := b.exec(`INSERT INTO dossiers (story, data) VALUES ($1, $2)`, n, r.Dossier); err != nil {
			return err
		}
	}
	for _, q := range r.Quotes {
		if err := b.quote(q); err != nil {
			return err
		}
	}
	for _, a := range r.Actors {
		if err := b.appearance(n, a); err != nil {
			return err
		}
	}
	return nil
}

func (b *batch) quote(q store.Quote) error {
	speaker, err := b.speaker(q.Speaker, q.Key)
	if err != nil {
		return err
	}
	stance, err := b.term(q.Stance)
	if err != nil {
		return err
	}
	kind, err := b.term(q.Kind)
	if err != nil {
		return err
	}
	_, err = b.exec(`INSERT INTO quotes (doc, start, end, speaker, stance, kind) SELECT seq, $2, $3, $4, $5, $6 FROM documents WHERE id = $1
		ON CONFLICT (doc, start, speaker) DO UPDATE SET end = max(end, excluded.end)`, q.Doc, q.Start, q.End, speaker, stance, kind)
	return err
}

// appearance adds an actor of a story. Of two stories that speak of it as much,
// the name that comes first is kept: the order in which they come does not matter.
func (b *batch) appearance(story int64, a store.ActorCount) error {
	var n int64
	if _, err := b.get([]any{&n}, `INSERT INTO actors (key, name, kind, most, mentions) VALUES ($1, $2, $3, $4, $4)
		ON CONFLICT (key) DO UPDATE SET mentions = mentions + excluded.mentions, most = max(most, excluded.most),
			name = CASE WHEN (excluded.most, name, kind) > (most, excluded.name, excluded.kind) THEN excluded.name ELSE name END,
			kind = CASE WHEN (excluded.most, name, kind) > (most, excluded.name, excluded.kind) THEN excluded.kind ELSE kind END
		RETURNING n`, a.Key, a.Name, a.Kind, a.Mentions); err != nil {
		return err
	}
	_, err := b.exec(`INSERT INTO appearances (story, actor, mentions) VALUES ($1, $2, $3)
		ON CONFLICT (story, actor) DO UPDATE SET mentions = mentions + excluded.mentions`, story, n, a.Mentions)
	return err
}

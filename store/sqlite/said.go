package sqlite

import (
	"context"
	"strings"

	"readout/store"
)

// Quotes implements store.Search.
func (db *DB) Quotes(ctx context.Context, q store.QuoteQuery) ([]store.Quote, int, error) {
	var w where
	// Whose statements are few are found by the speaker; others by the latest documents.
	from := ` FROM documents d CROSS JOIN quotes q ON q.doc = d.seq`
	if q.Speaker != "" {
		from = ` FROM quotes q JOIN documents d ON d.seq = q.doc`
		w.add(`q.speaker IN (SELECT n FROM speakers WHERE key LIKE ? ESCAPE '\')`, `%`+escapeLike(q.Speaker)+`%`)
	}
	if q.Key != "" {
		from = ` FROM quotes q JOIN documents d ON d.seq = q.doc`
		w.add(`q.speaker IN (SELECT n FROM speakers WHERE key = ?)`, q.Key)
	}
	if q.Text != "" {
		if q.Speaker == "" && q.Key == "" && q.Story == "" { // of very many reports, the latest
			w.add(`d.seq IN (SELECT rowid FROM documents_text WHERE documents_text MATCH ? ORDER BY rowid DESC LIMIT ?)`, match(q.Text), quoted)
		}
		for _, word := range strings.Fields(strings.ReplaceAll(q.Text, `"`, " ")) {
			w.add(`CAST(substr(CAST(d.text AS BLOB), q.start + 1, q.end - q.start) AS TEXT) LIKE ? ESCAPE '\'`, `%`+escapeLike(strings.TrimSuffix(word, "*"))+`%`)
		}
	}
	if q.Stance != "" {
		w.add(`q.stance = (SELECT n FROM terms WHERE term = ?)`, q.Stance)
	}
	if q.Story != "" {
		w.add(`d.seq IN (SELECT m.doc FROM members m JOIN stories s ON s.n = m.story WHERE s.id = ?)`, q.Story)
	}
	if !q.Since.IsZero() {
		w.add(`d.moment >= ?`, q.Since.Unix())
	}
	if !q.Until.IsZero() {
		w.add(`d.moment < ?`, q.Until.Unix())
	}
	total, err := db.count(ctx, from+w.String(), w.args...)
	if err != nil || total == 0 {
		return nil, total, err
	}
	rows, err := collect(ctx, db.readers, func(s scanner) (r store.Quote, err error) {
		err = s.Scan(&r.Doc, &r.Story, &r.Outlet, &r.Published, &r.Start, &r.End, &r.Text, &r.Speaker, &r.Key, &r.Known, &r.Stance, &r.Kind)
		return r, err
	}, `WITH page AS MATERIALIZED (SELECT q.doc, q.start, q.end, q.speaker, q.stance, q.kind`+from+w.String()+` ORDER BY d.moment DESC, d.seq, q.start LIMIT ? OFFSET ?)
		SELECT d.id, `+storyOf+`, d.outlet, d.published, q.start, q.end, CAST(substr(CAST(d.text AS BLOB), q.start + 1, q.end - q.start) AS TEXT), s.name, s.key,
			EXISTS (SELECT 1 FROM actors a WHERE a.key = s.key AND a.mentions > 0), t.term, k.term
		FROM page q JOIN documents d ON d.seq = q.doc JOIN speakers s ON s.n = q.speaker JOIN terms t ON t.n = q.stance JOIN terms k ON k.n = q.kind
		ORDER BY d.moment DESC, d.seq, q.start`, append(w.args, limit(q.Limit), q.Offset)...)
	return rows, total, err
}

// quoted is how many reports are looked through for the words of a statement.
const quoted = 2000

// count counts rows, as far as store.Counted.
func (db *DB) count(ctx context.Context, from string, args ...any) (int, error) {
	n, err := one(ctx, db.readers, number, `SELECT count(*) FROM (SELECT 1`+from+` LIMIT ?)`, append(args[:len(args):len(args)], store.Counted)...)
	return int(n), err
}

func escapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}

func readActor(s scanner) (a store.ActorCount, err error) {
	err = s.Scan(&a.Key, &a.Name, &a.Kind, &a.Story, &a.Mentions)
	return a, err
}

// Actors implements store.Search.
func (db *DB) Actors(ctx context.Context, text string, n int) ([]store.ActorCount, error) {
	return collect(ctx, db.readers, readActor, `SELECT key, name, kind, '', mentions FROM actors WHERE mentions > 0 AND key LIKE ? ESCAPE '\' ORDER BY mentions DESC, key LIMIT ?`,
		`%`+escapeLike(text)+`%`, limit(n))
}

// Actor implements store.Search.
func (db *DB) Actor(ctx context.Context, key string) ([]store.ActorCount, error) {
	return collect(ctx, db.readers, readActor, `SELECT a.key, a.name, a.kind, s.id, p.mentions FROM actors a JOIN appearances p ON p.actor = a.n JOIN stories s ON s.n = p.story
		WHERE a.key = ? ORDER BY p.mentions DESC, s.id LIMIT 1000`, key)
}

package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"readout"
	"readout/store"
)

// Add implements store.Documents.
func (db *DB) Add(ctx context.Context, docs []*readout.Document) (added []bool, err error) {
	err = db.update(ctx, func(b *batch) error {
		added, err = b.addAll(docs)
		return err
	})
	return added, err
}

func (b *batch) addAll(docs []*readout.Document) ([]bool, error) {
	added := make([]bool, len(docs))
	for i, d := range docs {
		var err error
		if added[i], err = b.add(d); err != nil {
			return nil, fmt.Errorf("keeping %s: %w", d.ID, err)
		}
	}
	return added, nil
}

func (b *batch) add(d *readout.Document) (bool, error) {
	hash := hashOf(d)
	id, prev := d.ID, d.Prev
	var old []byte
	known, err := b.get([]any{&old}, `SELECT hash FROM documents WHERE id = $1`, id)
	switch {
	case err != nil:
		return false, err
	case known && string(old) == string(hash):
		return false, nil
	case known:
		prev, id = id, id+"-"+hex.EncodeToString(hash[:4])
		var n int
		if again, err := b.get([]any{&n}, `SELECT 1 FROM documents WHERE id = $1`, id); err != nil || again {
			return false, err
		}
		// it corrects the latest of the versions, not the first
		if _, err := b.get([]any{&prev}, `WITH RECURSIVE v(id) AS (VALUES ($1) UNION SELECT d.id FROM v CROSS JOIN documents d ON d.prev = v.id AND d.prev <> '')
			SELECT d.id FROM v CROSS JOIN documents d ON d.id = v.id ORDER BY d.seq DESC LIMIT 1`, prev); err != nil {
			return false, err
		}
	case d.URL != "" && prev == "":
		// the last version that came from this address
		if _, err := b.get([]any{&prev, &old}, `SELECT id, hash FROM documents WHERE substr(url, -16) = substr($1, -16) AND url = $1 AND url <> '' ORDER BY seq DESC LIMIT 1`, d.URL); err != nil {
			return false, err
		}
		if string(old) == string(hash) {
			return false, nil
		}
	}
	var moment sql.NullInt64
	if t, ok := d.Date(); ok {
		moment = sql.NullInt64{Int64: t.Unix(), Valid: true}
	}
	res, err := b.exec(`INSERT INTO documents (id, prev, outlet, url, byline, language, published, moment, fetched, title_start, title_end, paragraphs, hash, text)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		id, prev, d.Outlet, d.URL, d.Byline, d.Language, d.Published, moment, d.Fetched, d.Title.Start, d.Title.End, packParagraphs(d), hash, d.Text)
	if err != nil {
		return false, err
	}
	seq, err := res.LastInsertId()
	if err != nil {
		return false, err
	}
	if _, err := b.exec(`INSERT INTO documents_text (rowid, text) VALUES ($1, $2)`, seq, d.Text); err != nil {
		return false, err
	}
	_, err = b.exec(`UPDATE totals SET n = n + CASE name WHEN 'documents' THEN 1 ELSE $1 END`, len(d.Text))
	return err == nil, err
}

// hashOf is what makes two readings one document.
func hashOf(d *readout.Document) []byte {
	h := sha256.New()
	for _, s := range []string{d.Outlet, d.URL, d.Text} {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return h.Sum(nil)[:16]
}

// byLines is how paragraphs are kept that are the lines of the body.
const byLines = "\x00"

func packParagraphs(d *readout.Document) []byte {
	if len(d.Paragraphs) > 0 && slices.Equal(d.Paragraphs, lines(d)) {
		return []byte(byLines)
	}
	return packSpans(d.Paragraphs)
}

// lines are the lines of the body that hold something.
func lines(d *readout.Document) []readout.Span {
	body := d.Body()
	out := readout.Lines(d.Text[body.Start:])
	for i := range out {
		out[i].Start, out[i].End = out[i].Start+body.Start, out[i].End+body.Start
	}
	return out
}

func packSpans(spans []readout.Span) []byte {
	b := []byte{}
	last := uint32(0)
	for _, s := range spans {
		b = binary.AppendUvarint(b, uint64(s.Start-last))
		b = binary.AppendUvarint(b, uint64(s.End-s.Start))
		last = s.End
	}
	return b
}

func unpackSpans(b []byte) (out []readout.Span, err error) {
	last := uint64(0)
	for len(b) > 0 {
		gap, n := binary.Uvarint(b)
		length, m := binary.Uvarint(b[max(n, 0):])
		if n <= 0 || m <= 0 {
			return nil, errors.New("the paragraphs of a document are damaged")
		}
		b = b[n+m:]
		out = append(out, readout.Span{Start: uint32(last + gap), End: uint32(last + gap + length)})
		last += gap + length
	}
	return out, nil
}

const documentColumns = `d.seq, d.id, d.prev, d.outlet, d.url, d.byline, d.language, d.published, d.fetched, d.title_start, d.title_end, d.paragraphs, d.text`

func readDocument(s scanner, more ...any) (store.Kept, error) {
	d := &readout.Document{}
	k := store.Kept{Doc: d}
	var paragraphs []byte
	err := s.Scan(append([]any{&k.Seq, &d.ID, &d.Prev, &d.Outlet, &d.URL, &d.Byline, &d.Language, &d.Published, &d.Fetched, &d.Title.Start, &d.Title.End, &paragraphs, &d.Text}, more...)...)
	if err != nil {
		return k, err
	}
	if string(paragraphs) == byLines {
		d.Paragraphs = lines(d)
	} else {
		d.Paragraphs, err = unpackSpans(paragraphs)
	}
	return k, err
}

func readKept(s scanner) (store.Kept, error) { return readDocument(s) }

// Document implements store.Documents.
func (db *DB) Document(ctx context.Context, id string) (store.Kept, error) {
	return one(ctx, db.readers, readKept, `SELECT `+documentColumns+` FROM documents d WHERE d.id = $1`, id)
}

// Versions implements store.Documents.
func (db *DB) Versions(ctx context.Context, id string) ([]store.Kept, error) {
	return collect(ctx, db.readers, readKept, `WITH RECURSIVE
		back(id, prev) AS (SELECT id, prev FROM documents WHERE id = $1 UNION SELECT d.id, d.prev FROM back CROSS JOIN documents d ON d.id = back.prev),
		all_of(id) AS (SELECT id FROM back UNION SELECT d.id FROM all_of CROSS JOIN documents d ON d.prev = all_of.id AND d.prev <> '')
		SELECT `+documentColumns+` FROM all_of CROSS JOIN documents d ON all_of.id = d.id ORDER BY d.seq`, id)
}

// After implements store.Documents.
func (db *DB) After(ctx context.Context, seq int64, limit int) ([]store.Kept, error) {
	return collect(ctx, db.readers, readKept, `SELECT `+documentColumns+` FROM documents d WHERE d.seq > $1 ORDER BY d.seq LIMIT $2`, seq, limit)
}

const analysedColumns = documentColumns + `, (SELECT term FROM terms WHERE n = a.model), a.data`

func readAnalysed(s scanner) (store.Analysed, error) {
	var a store.Analysed
	var err error
	a.Kept, err = readDocument(s, &a.Model, &a.Data)
	return a, err
}

// Since implements store.Documents.
func (db *DB) Since(ctx context.Context, seq int64, moment time.Time, each func(store.Analysed, string) error) error {
	rows, err := db.readers.QueryContext(ctx, `SELECT `+analysedColumns+`, p.story
		FROM documents d JOIN analyses a ON a.doc = d.seq JOIN placements p ON p.n = (SELECT max(n) FROM placements WHERE doc = d.seq AND decision IS NULL)
		WHERE d.seq <= $1 AND (d.moment >= $2 OR d.moment IS NULL) ORDER BY d.seq`, seq, moment.Unix())
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a store.Analysed
		var story string
		if a.Kept, err = readDocument(rows, &a.Model, &a.Data, &story); err != nil {
			return err
		}
		if err := each(a, story); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Cursor implements store.Documents.
func (db *DB) Cursor(ctx context.Context, name string) (int64, error) {
	n, err := one(ctx, db.readers, number, `SELECT seq FROM cursors WHERE name = $1`, name)
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil
	}
	return n, err
}

func (b *batch) setCursor(name string, seq int64) error {
	_, err := b.exec(`INSERT INTO cursors (name, seq) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq`, name, seq)
	return err
}

// PutAnalyses implements store.Documents.
func (db *DB) PutAnalyses(ctx context.Context, cursor string, rows []store.Analysed) error {
	return db.update(ctx, func(b *batch) error {
		for _, a := range rows {
			model, err := b.term(a.Model)
			if err != nil {
				return err
			}
			if _, err := b.exec(`INSERT INTO analyses (doc, model, data) VALUES ($1, $2, $3)
				ON CONFLICT (doc) DO UPDATE SET model = excluded.model, data = excluded.data`, a.Seq, model, a.Data); err != nil {
				return err
			}
		}
		if len(rows) == 0 {
			return nil
		}
		return b.setCursor(cursor, rows[len(rows)-1].Seq)
	})
}

// Analysis implements store.Documents.
func (db *DB) Analysis(ctx context.Context, id string) (store.Analysed, error) {
	return one(ctx, db.readers, readAnalysed, `SELECT `+analysedColumns+` FROM documents d JOIN analyses a ON a.doc = d.seq WHERE d.id = $1`, id)
}

// Reset implements store.Documents.
func (db *DB) Reset(ctx context.Context) error {
	return db.update(ctx, func(b *batch) error {
		for _, q := range []string{
			`DELETE FROM cursors`, `DELETE FROM appearances`, `DELETE FROM actors`, `DELETE FROM quotes`, `DELETE FROM speakers`, `DELETE FROM dossiers`, `DELETE FROM members`, `DELETE FROM stories`, `DELETE FROM analyses`, `DELETE FROM terms`,
			`DELETE FROM placements WHERE decision IS NULL`,
			`INSERT INTO documents_text (documents_text) VALUES ('rebuild')`,
		} {
			if _, err := b.exec(q); err != nil {
				return err
			}
		}
		return nil
	})
}

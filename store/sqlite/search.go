package sqlite

import (
	"context"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/store"
)

// match turns what a person types into a query of FTS5: all words, phrases in
// double quotation marks, "word*" for a beginning. Nothing else is special.
func match(text string) string {
	var out []string
	add := func(phrase string, prefix bool) {
		words := strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
		if len(words) == 0 {
			return
		}
		q := `"` + strings.Join(words, " ") + `"`
		if prefix {
			q += "*"
		}
		out = append(out, q)
	}
	text = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "\x00", " ").Replace(strings.ToValidUTF8(text, " "))
	for i, part := range strings.Split(text, `"`) {
		if i%2 == 1 {
			add(part, false)
			continue
		}
		for _, w := range strings.Fields(part) {
			add(w, strings.HasSuffix(w, "*"))
		}
	}
	if len(out) == 0 {
		return `""`
	}
	return strings.Join(out, " ")
}

const snippetBytes = 240

// Search implements store.Search.
func (db *DB) Search(ctx context.Context, q store.SearchQuery) ([]store.Hit, int, error) {
	var w where
	w.add(`documents_text MATCH ?`, match(q.Text))
	// What is asked besides stands in indices; the large rows are left alone.
	if q.Outlet != "" {
		w.add(`+t.rowid IN (SELECT seq FROM documents WHERE outlet = ?)`, q.Outlet)
	}
	if q.Story != "" {
		w.add(`+t.rowid IN (SELECT m.doc FROM members m JOIN stories s ON s.n = m.story WHERE s.id = ?)`, q.Story)
	}
	if !q.Since.IsZero() || !q.Until.IsZero() {
		from, to := int64(math.MinInt64), int64(math.MaxInt64)
		if !q.Since.IsZero() {
			from = q.Since.Unix()
		}
		if !q.Until.IsZero() {
			to = q.Until.Unix()
		}
		w.add(`+t.rowid IN (SELECT seq FROM documents WHERE moment >= ? AND moment < ?)`, from, to)
	}
	from := ` FROM documents_text t` + w.String()
	total, err := db.count(ctx, from, w.args...)
	if err != nil || total == 0 {
		return nil, total, err
	}
	// Of very many, the latest are ranked. Rank first, read the texts of one page only.
	args := append(w.args, store.Counted, limit(q.Limit), q.Offset)
	hits, err := collect(ctx, db.readers, func(s scanner) (h store.Hit, err error) {
		var marked string
		h.Kept, err = readDocument(s, &h.Story, &marked)
		if err == nil {
			h.Span = locate(h.Doc, marked)
		}
		return h, err
	}, `WITH latest(seq, rank) AS MATERIALIZED (SELECT t.rowid, t.rank`+from+` ORDER BY t.rowid DESC LIMIT ?),
		page(seq, rank) AS MATERIALIZED (SELECT seq, rank FROM latest ORDER BY rank, seq LIMIT ? OFFSET ?)
		SELECT `+documentColumns+`, `+storyOf+`, snippet(documents_text, 0, '`+mark+`', '', '', 1)
		FROM page JOIN documents_text t ON t.rowid = page.seq JOIN documents d ON d.seq = page.seq
		WHERE documents_text MATCH ? ORDER BY page.rank, page.seq`, append(args, match(q.Text))...)
	return hits, total, err
}

// mark stands before the first word that was searched for in a snippet.
const mark = "\x01"

// locate finds the sentence-sized piece of a document around the word that a
// snippet of it marks.
func locate(d *readout.Document, marked string) readout.Span {
	_, word, ok := strings.Cut(marked, mark)
	word, _, _ = strings.Cut(word, mark)
	at := 0
	if ok && word != "" {
		at = max(0, strings.Index(d.Text, word))
	}
	for _, p := range append([]readout.Span{d.Title}, d.Paragraphs...) {
		if int(p.Start) <= at && at < int(p.End) {
			return clip(d.Text, p, at)
		}
	}
	return clip(d.Text, readout.Span{Start: 0, End: uint32(len(d.Text))}, at)
}

// clip shortens a span to about snippetBytes around a place inside it, at
// blanks where there are any.
func clip(text string, s readout.Span, at int) readout.Span {
	if s.Len() <= snippetBytes {
		return s
	}
	from := max(int(s.Start), at-snippetBytes/3)
	to := min(int(s.End), from+snippetBytes)
	if from > int(s.Start) {
		if i := strings.IndexByte(text[from:at], ' '); i >= 0 {
			from += i + 1
		}
	}
	if to < int(s.End) {
		if i := strings.LastIndexByte(text[at:to], ' '); i > 0 {
			to = at + i
		}
	}
	for from < to && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return readout.Span{Start: uint32(from), End: uint32(to)}
}

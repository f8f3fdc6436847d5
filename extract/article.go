package extract

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// An article is what a source says of one report, before it is a Document.
type article struct {
	id, outlet, url, title, byline, published, fetched, language, text string
}

// document builds the Document; outlet stands in when the article names
// neither its outlet nor a URL.
func (a *article) document(outlet string, max int64) (*readout.Document, error) {
	for _, s := range []*string{&a.id, &a.outlet, &a.url, &a.byline, &a.language} {
		*s = strings.TrimSpace(strings.ToValidUTF8(*s, "\uFFFD"))
	}
	a.title = strings.ToValidUTF8(a.title, "\uFFFD")
	a.text = strings.ToValidUTF8(a.text, "\uFFFD")
	if isBlank(a.text) {
		return nil, fault{"no text: the article is empty", "give its text"}
	}
	if int64(len(a.title)+len(a.text)) > max {
		return nil, fault{"text of " + size(int64(len(a.text))) + " is over the limit of " + size(max) + " for one article", "split it into articles"}
	}
	d := &readout.Document{
		ID: a.id, Outlet: a.outlet, URL: a.url, Byline: a.byline, Language: a.language,
		Published: NormalizeDate(a.published), Fetched: NormalizeDate(a.fetched),
	}
	if d.Outlet == "" {
		d.Outlet = host(d.URL)
	}
	if d.Outlet == "" {
		d.Outlet = outlet
	}
	body := 0
	if isBlank(a.title) {
		d.Text = a.text
	} else {
		d.Text = a.title + "\n\n" + a.text
		d.Title.End = uint32(len(a.title))
		body = len(a.title) + 2
	}
	d.Paragraphs = paragraphs(d.Text, body)
	if date, end := headDate(a.title, a.text); date != "" {
		d.Paragraphs = splitAt(d.Paragraphs, d.Text, uint32(body+end))
		d.Published = cmp.Or(d.Published, date)
	}
	if d.ID == "" {
		sum := contentHash(d.Outlet, d.URL, d.Text)
		d.ID = hex.EncodeToString(sum[:8])
	}
	return d, nil
}

// host is the name of the site that a URL points at, without "www.".
func host(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	h := strings.ToLower(u.Hostname())
	return strings.TrimPrefix(h, "www.")
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// paragraphs finds the paragraphs of text from byte body on. Blank lines
// separate them; in a body without blank lines every line is one.
func paragraphs(text string, body int) []readout.Span {
	var lines []readout.Span // trimmed; empty where the line is blank
	for pos := body; pos < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[pos:], "\r\n"); i >= 0 {
			end, next = pos+i, pos+i+1
			if text[end] == '\r' && next < len(text) && text[next] == '\n' {
				next++
			}
		}
		line := text[pos:end]
		left := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		start := pos + left
		lines = append(lines, readout.Span{Start: uint32(start), End: uint32(start + len(strings.TrimSpace(line)))})
		pos = next
	}
	for len(lines) > 0 && lines[len(lines)-1].Len() == 0 {
		lines = lines[:len(lines)-1]
	}
	for len(lines) > 0 && lines[0].Len() == 0 {
		lines = lines[1:]
	}
	blanks := false
	for _, l := range lines {
		blanks = blanks || l.Len() == 0
	}
	var out []readout.Span
	open := false
	for _, l := range lines {
		switch {
		case l.Len() == 0:
			open = false
		case open && blanks:
			out[len(out)-1].End = l.End
		default:
			out = append(out, l)
			open = true
		}
	}
	return out
}

// splitAt ends a paragraph at byte at: the date above a report is no part of its
// first sentence.
func splitAt(ps []readout.Span, text string, at uint32) []readout.Span {
	for i, p := range ps {
		rest := p.End - min(p.End, at)
		if p.Start >= at || rest == 0 {
			continue
		}
		rest = uint32(len(strings.TrimLeftFunc(text[at:p.End], unicode.IsSpace)))
		if rest == 0 {
			break
		}
		head := readout.Span{Start: p.Start, End: at}
		return slices.Replace(ps, i, i+1, head, readout.Span{Start: p.End - rest, End: p.End})
	}
	return ps
}

// size prints a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.3g MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.3g kB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}

// clip is the start of s for a message, on one line.
func clip(s string) string {
	const most = 40
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

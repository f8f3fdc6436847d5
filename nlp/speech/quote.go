package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// quote is a stretch between quotation marks.
type quote struct {
	readout.Span              // without the marks
	outer        readout.Span // with them
	words        int
	first, last  int // tokens: the first and the last word
	closed       bool
}

// findQuotes pairs the quotation marks of each paragraph. A mark that is not
// closed runs to the end of its paragraph when the next one opens with a mark
// (the convention for quotations of several paragraphs), else to the end of
// its sentence.
func (f *finder) findQuotes() {
	blocks := f.blocks()
	for i, b := range blocks {
		next := ""
		if i+1 < len(blocks) {
			next = blocks[i+1].Of(f.d.Text)
		}
		f.pair(b, startsWithMark(next))
	}
}

// blocks are the title and the paragraphs.
func (f *finder) blocks() []readout.Span {
	var out []readout.Span
	if !f.d.Title.IsZero() {
		out = append(out, f.d.Title)
	}
	if len(f.d.Paragraphs) == 0 {
		return append(out, f.d.Body())
	}
	return append(out, f.d.Paragraphs...)
}

func startsWithMark(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '"' || r == '“' || r == '«'
}

// pair finds the quotations of one block.
func (f *finder) pair(block readout.Span, continues bool) {
	text := f.d.Text[:block.End]
	var open rune // the mark that is open, 0 for none
	var from, inner uint32
	prev := ' '
	for i := block.Start; i < block.End; {
		r, n := mark(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+uint32(n):])
		if i+uint32(n) >= block.End {
			next = ' '
		}
		switch {
		case opens(r, prev, next, open):
			if open != 0 {
				f.unclosed(from, inner, i)
			}
			open, from, inner = r, i, i+uint32(n)
		case open != 0 && closes(r, prev, next, open):
			f.addQuote(readout.Span{Start: inner, End: i}, readout.Span{Start: from, End: i + uint32(n)}, true)
			open = 0
		}
		prev = r
		i += uint32(n)
	}
	switch {
	case open == 0 || open == '\'' || open == '‘':
	case continues:
		f.addQuote(readout.Span{Start: inner, End: block.End}, readout.Span{Start: from, End: block.End}, false)
	default:
		f.unclosed(from, inner, block.End)
	}
}

// mark decodes the first rune of s. Two single marks or accents are a double
// one, as some archives set it, and a curly mark that was read in the wrong
// encoding on its way ("â\u0080\u009c" for “) is still that mark.
func mark(s string) (r rune, n int) {
	if strings.HasPrefix(s, "''") || strings.HasPrefix(s, "``") {
		return '"', 2
	}
	r, n = utf8.DecodeRuneInString(s)
	if r != 'â' {
		return r, n
	}
	for broken, whole := range mojibake {
		if strings.HasPrefix(s, broken) {
			return whole, len(broken)
		}
	}
	return r, n
}

var mojibake = map[string]rune{
	"â\u0080\u009c": '“', "â\u0080\u009d": '”', "â\u0080\u0098": '‘', "â\u0080\u0099": '’',
	"â€œ": '“', "â€\u009d": '”', "â€˜": '‘', "â€™": '’',
}

// unclosed adds a quotation that lost its closing mark: it ends with the
// sentence in which it was opened.
func (f *finder) unclosed(from, inner, limit uint32) {
	end := limit
	if row := f.sentenceAt(inner); row != 0 {
		if s := f.a.Sentences[row]; s.Start <= inner && inner < s.End {
			end = min(limit, s.End)
		}
	}
	f.addQuote(readout.Span{Start: inner, End: end}, readout.Span{Start: from, End: end}, false)
}

// opens decides whether r opens a quotation. Straight and single marks are
// told from closing marks and apostrophes by the space around them.
func opens(r, prev, next, open rune) bool {
	switch r {
	case '“', '„', '«':
		return open != '«'
	case '”':
		return open == 0 && before(prev) && !unicode.IsSpace(next) // the wrong mark of the pair
	case '"':
		return (open == 0 || open == '"') && before(prev) && !unicode.IsSpace(next)
	case '‘':
		return open == 0 && before(prev)
	case '\'':
		return open == 0 && before(prev) && unicode.IsLetter(next)
	}
	return false
}

// before reports whether prev can stand before an opening mark.
func before(prev rune) bool {
	return unicode.IsSpace(prev) || prev == '(' || prev == '[' || prev == '—' || prev == '–' || prev == '-' || prev == ':' || prev == ','
}

func closes(r, prev, next, open rune) bool {
	switch open {
	case '“', '„':
		return r == '”' || r == '"' && (prev == ',' || !before(prev))
	case '«':
		return r == '»'
	case '"', '”':
		return r == '"' || r == '”'
	case '‘':
		return r == '’' && !unicode.IsLetter(next) && !unicode.IsDigit(next)
	case '\'':
		return r == '\'' && !unicode.IsLetter(next) && !unicode.IsSpace(prev) && (prev != 's' || unicode.IsPunct(next))
	}
	return false
}

func (f *finder) addQuote(inner, outer readout.Span, closed bool) {
	inner = f.trim(inner)
	if inner.Len() == 0 {
		return
	}
	f.quotes = append(f.quotes, quote{Span: inner, outer: outer, closed: closed})
}

// trim takes white space and commas off both ends of s.
func (f *finder) trim(s readout.Span) readout.Span {
	text := f.d.Text
	for s.Start < s.End && isPad(text[s.Start]) {
		s.Start++
	}
	for s.Start < s.End && isPad(text[s.End-1]) {
		s.End--
	}
	if s.Start >= s.End {
		return readout.Span{}
	}
	return s
}

func isPad(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == ';'
}

func isMark(w string) bool {
	switch w {
	case `"`, "“", "”", "''", "``", "«", "»", "'", "‘", "’":
		return true
	}
	return false
}

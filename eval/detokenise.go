package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// A textBuilder writes a text from tokens and keeps where each token went.
// Corpora that hold tokens only are scored from raw text all the same, so the
// spaces have to be put back as a newspaper would have set them.
type textBuilder struct {
	b     strings.Builder
	prev  string // the token before, empty at the start of a paragraph
	n     int    // tokens of the paragraph so far
	glue  bool   // the next token follows without a space
	open  bool   // inside straight double quotation marks
	title readout.Span
	paras []readout.Span
	start int // of the paragraph that is being written
}

// token writes one token; next is the one after it, empty at the end of the
// sentence, and inside says that both belong to one name, so that a hyphen
// between them is no dash.
func (t *textBuilder) token(tok, next string, inside bool) readout.Span {
	tok = strings.Join(strings.FieldsFunc(tok, unicode.IsSpace), " ")
	before, after := t.spacing(tok, next, inside)
	if t.prev != "" && before && !t.glue {
		t.b.WriteByte(' ')
	}
	start := t.b.Len()
	t.b.WriteString(tok)
	if tok != "" {
		t.prev, t.glue = tok, !after
		t.n++
	}
	return readout.Span{Start: uint32(start), End: uint32(t.b.Len())}
}

// spacing says whether a space may stand before and after tok.
func (t *textBuilder) spacing(tok, next string, inside bool) (before, after bool) {
	switch tok {
	case ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "”", "…", "...", "''", "°", "'s", "’s", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'m", "’m", "'d", "’d", "'S", "’":
		return false, true
	case "(", "[", "{", "$", "£", "€", "#", "“", "‘", "``", "¿", "¡", "US$", "A$":
		return true, false
	case "/":
		return false, false
	case "\"":
		return t.quote(next)
	case "'":
		// Closing, or a plural's possessive, unless a word follows a space.
		return endsPhrase(t.prev) || t.prev == "", !(endsPhrase(t.prev) || t.prev == "")
	case "s", "t", "re", "ve", "ll", "m", "d":
		return t.prev != "'" && t.prev != "’", true // a clitic that was cut twice
	case "-":
		hyphen := inside || t.isHyphen(next)
		return !hyphen, !hyphen
	}
	return true, true
}

// quote tells an opening from a closing straight quotation mark.
func (t *textBuilder) quote(next string) (before, after bool) {
	opens := !t.open
	switch {
	case t.prev == "":
		opens = true // a paragraph of a long quotation opens anew
	case next == "":
		opens = false
	}
	t.open = opens
	return opens, !opens
}

// dateline is how many tokens the line "Lima, 26 June (Reuters) - Four people"
// may have before its dash.
const dateline = 10

// isHyphen reports whether "-" between the token before and next joins them
// into one word. Capitals on both sides are a dash near the start of a
// paragraph, where datelines stand, and a hyphen elsewhere.
func (t *textBuilder) isHyphen(next string) bool {
	before, _ := utf8.DecodeLastRuneInString(t.prev)
	after, _ := utf8.DecodeRuneInString(next)
	if !isWordRune(before) || !isWordRune(after) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(t.prev)
	return t.n > dateline || !unicode.IsUpper(after) || !(unicode.IsUpper(first) || unicode.IsDigit(before))
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func endsPhrase(tok string) bool {
	r, _ := utf8.DecodeLastRuneInString(tok)
	return !isWordRune(r) && r != '.'
}

// endParagraph closes the paragraph; the next token starts another.
func (t *textBuilder) endParagraph() {
	if t.b.Len() > t.start {
		t.paras = append(t.paras, readout.Span{Start: uint32(t.start), End: uint32(t.b.Len())})
		t.b.WriteString("\n\n")
	}
	t.start, t.prev, t.n, t.glue, t.open = t.b.Len(), "", 0, false, false
}

// endTitle closes what was written so far as the title.
func (t *textBuilder) endTitle() {
	t.title = readout.Span{End: uint32(t.b.Len())}
	t.b.WriteString("\n\n")
	t.start, t.prev, t.n, t.glue, t.open = t.b.Len(), "", 0, false, false
}

// document returns what was written.
func (t *textBuilder) document(id, published string) *readout.Document {
	t.endParagraph()
	text := strings.TrimSuffix(t.b.String(), "\n\n")
	return &readout.Document{ID: id, Published: published, Language: "en", Title: t.title, Paragraphs: t.paras, Text: text}
}

// plainDocument makes a Document of a text whose paragraphs are set apart by
// line ends; the spans of gold into text hold in it.
func plainDocument(id, published, text string) *readout.Document {
	return &readout.Document{ID: id, Published: published, Language: "en", Text: text, Paragraphs: readout.Lines(text)}
}

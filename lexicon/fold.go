package lexicon

import "strings"

// Fold returns text with ASCII letters in lower case and every other byte as
// it is, so that a span of the text is the same span of the folded text.
func Fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String()
}

package lexicon

// Fold returns text with ASCII letters in lower case and every other byte as
// it is, so that a span of the text is the same span of the folded text.
func Fold(text string) string {
	b := []byte(text)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

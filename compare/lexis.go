package compare

import "github.com/kljensen/snowball/english"

// lexeme is what a comparison asks of a word again and again.
type lexeme struct {
	stem, concept string
	stop          bool
}

// lexis remembers the lexemes of the words of a story: a word is stemmed once,
// however many reports have it.
type lexis map[string]lexeme

// of is the lexeme of a word in lower case.
func (l lexis) of(w string) lexeme {
	x, ok := l[w]
	if !ok {
		x = lexeme{stem: english.Stem(w, false), concept: concept(w), stop: stopWord(w)}
		l[w] = x
	}
	return x
}

package token

import (
	"unicode"
	"unicode/utf8"
)

// class says what a character is to the tokeniser.
type class uint8

const (
	other class = iota // punctuation, symbols, anything that stands alone
	space
	lower
	upper
	digit
	mark // combining marks and invisible characters: part of the word they stand in
)

var ascii = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch {
		case c <= ' ' && (c == ' ' || c >= '\t' && c <= '\r'):
			t[c] = space
		case c >= 'a' && c <= 'z':
			t[c] = lower
		case c >= 'A' && c <= 'Z':
			t[c] = upper
		case c >= '0' && c <= '9':
			t[c] = digit
		}
	}
	return t
}()

// classAt returns the class of the character at i and its width; past end it
// is a space of no width.
func classAt(text string, i, end int) (class, int) {
	if i >= end {
		return space, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, n := utf8.DecodeRuneInString(text[i:end])
	return classOf(r), n
}

func classOf(r rune) class {
	switch {
	case r == utf8.RuneError:
		return other
	case unicode.IsUpper(r):
		return upper
	case unicode.IsLetter(r):
		return lower
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r):
		return space
	case unicode.In(r, unicode.Mn, unicode.Mc, unicode.Cf):
		return mark
	}
	return other
}

func (c class) letter() bool { return c == lower || c == upper }
func (c class) word() bool   { return c >= lower }

// spaceAt returns the width of the white space at i, 0 when there is none.
func spaceAt(text string, i, end int) int {
	if c, n := classAt(text, i, end); c == space {
		return n
	}
	return 0
}

// before returns the class of the character that ends at i.
func before(text string, i int) class {
	if i <= 0 {
		return space
	}
	if c := text[i-1]; c < utf8.RuneSelf {
		return ascii[c]
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return classOf(r)
}

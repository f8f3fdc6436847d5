package token

import "strings"

// mayBeAddress is a quick look at the word [i, j) and what follows it.
func (s *splitter) mayBeAddress(i, j int) bool {
	if j < s.end {
		switch s.text[j] {
		case '@', '/', ':', '-', '.', '+', '%':
			if s.text[j] == ':' || s.wordAt(j+1) || j+1 < s.end && s.text[j+1] == '.' {
				return true
			}
		}
	}
	return j-i > 4 && s.text[i]|0x20 == 'w' && s.text[i+3] == '.'
}

// address returns the end of the web or mail address that starts at i, 0 when
// there is none.
func (s *splitter) address(i int) int {
	text := s.text[i:s.end]
	switch text[0] | 0x20 {
	case 'h', 'f', 'w', 'm':
		for _, p := range [...]string{"http://", "https://", "ftp://", "www.", "mailto:"} {
			if len(text) > len(p) && strings.EqualFold(text[:len(p)], p) {
				return s.addressEnd(i + len(p))
			}
		}
	}
	// The head of a mail address or of a host with a path: a plain look ahead,
	// bounded, so that text stays linear.
	dots := 0
	for j := i; j < s.end && j-i < 64; j++ {
		switch c := s.text[j]; {
		case c < 0x80 && (ascii[c].word() || c == '_' || c == '-' || c == '+' || c == '%'):
		case c == '.':
			dots++
		case c == '@' && j > i && s.wordAt(j+1):
			return s.addressEnd(j + 1)
		case c == '/' && dots > 0 && j > i && before(s.text, j) == lower && s.wordAt(j+1):
			return s.addressEnd(j + 1)
		default:
			return 0
		}
	}
	return 0
}

// addressEnd returns the end of an address that holds at least up to j:
// punctuation at its end belongs to the sentence.
func (s *splitter) addressEnd(j int) int {
	low := j
	open := false // a bracket inside, which a closing one ends
	for j < s.end && spaceAt(s.text, j, s.end) == 0 && strings.IndexByte("<>\"", s.text[j]) < 0 &&
		!strings.HasPrefix(s.text[j:s.end], "”") && !strings.HasPrefix(s.text[j:s.end], "“") {
		open = open || s.text[j] == '('
		_, n := classAt(s.text, j, s.end)
		j += n
	}
	for j > low && !(open && s.text[j-1] == ')') && strings.IndexByte(".,;:!?')]}", s.text[j-1]) >= 0 {
		j--
	}
	return j
}

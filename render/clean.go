package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible makes text of a report safe to print on one line of a terminal or a
// page: white space is one blank, a control character is shown as its picture
// and takes no effect, and what reorders the neighbours on the line is left out.
func visible(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := true // drops white space at the start
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		case invisible(r):
			continue
		case r < 0x20:
			r += 0x2400 // the control pictures: ESC is ␛
		case r == 0x7f:
			r = '␡'
		case r >= 0x80 && r < 0xa0, unicode.Is(unicode.Co, r):
			r = utf8.RuneError
		}
		b.WriteRune(r)
		blank = false
	}
	return strings.TrimSuffix(b.String(), " ")
}

// plain reports whether visible would leave s as it is: most text is.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c >= 0x7f || c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			return false
		}
	}
	return true
}

// invisible reports whether r takes no room but changes how its neighbours are
// shown. Joiners stay: scripts and emoji need them.
func invisible(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u061c', r == '\u180e', r == '\ufeff',
		r >= '\u200b' && r <= '\u200f' && r != '\u200c' && r != '\u200d',
		r >= '\u202a' && r <= '\u202e',
		r >= '\u2060' && r <= '\u206f',
		r >= '\ufe00' && r <= '\ufe0f', // terminals disagree on how wide they make an emoji
		r >= '\ufff9' && r <= '\ufffb',
		r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

// drawable is text for a page, where white space and direction are the
// browser's to handle. What is not allowed in HTML is replaced, and so are the
// overrides of direction, which would let a report show other words than it has.
func drawable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' && r != '\r' || r >= 0x7f && r < 0xa0 || r == '\u202d' || r == '\u202e' {
			return utf8.RuneError
		}
		return r
	}, s)
}

// same reports whether two lines would look the same to a reader, so that one
// of them need not be printed.
func same(a, b string) bool { return core(a) == core(b) }

func core(s string) string {
	return strings.ToLower(strings.Trim(visible(s), " .,;:!?…'\"“”‘’«»"))
}

// within reports whether a line says nothing that the other does not say too.
func within(line, other string) bool { return strings.Contains(core(other), core(line)) }

// Plain is text of a report made safe to show on one line.
func Plain(s string) string { return visible(s) }

// Published shows a date of publication without its seconds.
func Published(s string) string { return published(s) }

package extract

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode returns raw as UTF-8: as it is when it is valid, read as Windows-1252
// when that makes sense of it, and else not at all: a guess would put letters
// into the text that nobody wrote.
func decode(raw []byte) (string, error) {
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	if !plausible1252(raw) {
		line := 1
		for i, rest := 0, raw; i < len(raw); rest = raw[i:] {
			r, n := utf8.DecodeRune(rest)
			if r == utf8.RuneError && n == 1 {
				break
			}
			if r == '\n' {
				line++
			}
			i += n
		}
		where := ""
		if line > 1 {
			where = fmt.Sprintf(" (first bad byte in line %d)", line)
		}
		return "", fault{"neither UTF-8, UTF-16 with a mark, nor Windows-1252" + where, "convert it to UTF-8 (iconv -f ENCODING -t UTF-8)"}
	}
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/8)
	for _, c := range raw {
		b.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return b.String(), nil
}

// plausible1252 reports whether raw reads as Western text in Windows-1252:
// only characters that exist, few of them outside ASCII (in text of another
// script nearly all letters are), and no trace of damaged UTF-8.
func plausible1252(raw []byte) bool {
	var letters, high, multi int
	for i := 0; i < len(raw); {
		c := raw[i]
		switch {
		case c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d:
			return false // not in Windows-1252
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f':
			return false
		case c < utf8.RuneSelf:
			if 'a' <= c|0x20 && c|0x20 <= 'z' {
				letters++
			}
		default:
			if _, n := utf8.DecodeRune(raw[i:]); n > 1 {
				multi++
				i += n
				continue
			}
			high++
		}
		i++
	}
	return multi <= high/4 && high*3 <= letters
}

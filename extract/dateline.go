package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headBytes is how much of a text its date of publication may stand in.
const headBytes = 160

// headDate is the date that a text prints above its report, "Published July 2
// 2016", "Saturday 2 Jul 2016", and where that ends in the text; "" where it
// prints none. Without a word that says so, it has to open the text or a line of
// its own: "2 July 2016 The army …".
func headDate(title, text string) (date string, end int) {
	at := 0
	skip := func(cut string) {
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], cut))
	}
	skip(" \t\r\n")
	if t := strings.TrimSpace(title); t != "" && strings.HasPrefix(text[at:], t) {
		at += len(t)
		skip(" \t\r\n.:-–—|")
	}
	for range 3 {
		line, _, _ := strings.Cut(text[at:], "\n")
		if d, n := openingDate(line[:min(len(line), headBytes)]); d != "" {
			return d, at + n
		}
		if at += len(line) + 1; at >= len(text) {
			break
		}
	}
	return "", 0
}

// headLabel has the words before a printed date of publication.
var headLabel = map[string]bool{"published": true, "posted": true, "updated": true, "date": true, "publication": true, "of": true, "on": true, "last": true}

// openingDate reads the date that opens a line, after a label or the short name
// of an agency, and returns its end. It is complete, day, month and year, and
// stands alone: what goes on in small letters is a sentence.
func openingDate(line string) (date string, end int) {
	words := strings.Fields(line)
	labelled, k := false, 0
	for k < len(words) && k < 4 {
		w := strings.ToLower(strings.Trim(words[k], ":,."))
		if !headLabel[w] && !(k == 0 && len(w) > 1 && len(w) < 6 && strings.ToUpper(words[k]) == words[k] && unicode.IsUpper(rune(words[k][0]))) {
			break
		}
		labelled = labelled || w == "published" || w == "posted" || w == "updated" || w == "publication"
		k++
	}
	p, from := datePoint{}, k
	for ; k < len(words) && k < from+5; k++ {
		w := strings.Trim(words[k], ",.")
		low := strings.ToLower(w)
		switch {
		case isWeekday(low) && p.day == 0 && p.month == 0:
			continue
		case monthOf(low) > 0 && p.month == 0 && unicode.IsUpper(rune(w[0])):
			p.month = monthOf(low)
		case w != "" && w[0] >= '0' && w[0] <= '9' && p.year == 0 && p.takeNumber(w):
		default:
			return "", 0
		}
		if p.year != 0 && p.month != 0 && p.day != 0 {
			k++
			break
		}
	}
	if p.hasTime || p.year < 1990 {
		return "", 0
	}
	if k < len(words) && !labelled {
		if r, _ := utf8.DecodeRuneInString(words[k]); unicode.IsLower(r) {
			return "", 0
		}
	}
	for _, w := range words[:k] {
		end += strings.Index(line[end:], w) + len(w)
	}
	return p.String(), end
}

package entity

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
	"github.com/xrash/smetrics"
)

// foldName brings a name to the form in which names are compared: ASCII,
// lower case, without marks, clitics and particles that come and go between
// spellings ("al-", "el-").
func foldName(name string) []string {
	name = strings.ToLower(unidecode.Unidecode(name))
	name = strings.ReplaceAll(name, "'s", "")
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '\'' })
	out := words[:0]
	for _, w := range words {
		w = strings.ReplaceAll(strings.ReplaceAll(w, "'", ""), ".", "")
		if w == "" || particle[w] {
			continue
		}
		out = append(out, w)
	}
	return out
}

var particle = map[string]bool{"al": true, "el": true, "the": true, "a": true, "an": true, "ul": true, "ad": true, "as": true, "ash": true, "us": false}

// sameWord reports whether two folded words are one name word in two
// spellings. Transliterations differ in vowels, doubled letters and a few
// consonant pairs; what remains must be the same, and the whole alike.
func sameWord(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < 4 || len(b) < 4 {
		return false
	}
	x, y := skeleton(a), skeleton(b)
	return x == y && len(x) >= 3 && smetrics.JaroWinkler(a, b, 0.7, 4) >= 0.8
}

// SameSpelling reports whether two words may be spellings of one name word:
// "Gaddafi" and "Qaddafi", "Sergei" and "Sergey".
func SameSpelling(a, b string) bool {
	x, y := foldName(a), foldName(b)
	return len(x) == 1 && len(y) == 1 && sameWord(x[0], y[0])
}

// skeleton drops what transliterations of one name do not share.
func skeleton(w string) string {
	var out []byte
	for i := 0; i < len(w); i++ {
		c := w[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'w', 'j', 'h':
			if i > 0 {
				continue
			}
			if c == 'y' || c == 'j' {
				c = 'i'
			}
		case 'q', 'g', 'c':
			c = 'k'
		case 'v':
			c = 'f'
		case 'z':
			c = 's'
		}
		if len(out) > 0 && out[len(out)-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// samePerson reports whether two folded names can be one person's: the
// surnames are the same, and where both have more, the given names agree in
// full, by initial or by nickname.
func samePerson(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 {
		// a surname, or a name that goes before it ("Kim", "Lula")
		return sameWord(a[0], b[len(b)-1]) || len(b) == 2 && a[0] == b[0] && !givenName(a[0])
	}
	if !sameWord(a[len(a)-1], b[len(b)-1]) {
		return false
	}
	return sameGiven(a[0], b[0])
}

func givenName(word string) bool {
	_, ok := Given(capitalised(word))
	return ok
}

func sameGiven(a, b string) bool {
	switch {
	case sameWord(a, b):
		return true
	case len(a) == 1 || len(b) == 1:
		return a[0] == b[0]
	}
	return SameGiven(capitalised(a), capitalised(b))
}

// capitalised is a folded word as the lists of names write it.
func capitalised(word string) string {
	if word == "" {
		return word
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

// sameBody reports whether two names can be one organisation's: the same
// words, one spelled out and one abbreviated, or one the tail of the other
// ("the Syrian Observatory for Human Rights", "the Observatory").
func sameBody(a, b string) bool {
	x, y := foldName(a), foldName(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
		a, b = b, a
	}
	if len(x) == len(y) {
		for i := range x {
			if !sameWord(x[i], y[i]) {
				return false
			}
		}
		return true
	}
	if strings.Join(x, "") == strings.Join(y, "") { // "ExxonMobil", "Exxon Mobil"
		return true
	}
	return len(x) == 1 && capitals(a) && acronymOf(x[0], y)
}

// acronymOf reports whether abbreviation is made of the initials of words,
// with or without the small words.
func acronymOf(abbreviation string, words []string) bool {
	if len(abbreviation) < 2 {
		return false
	}
	var all, major []byte
	for _, w := range words {
		all = append(all, w[0])
		if !small[w] {
			major = append(major, w[0])
		}
	}
	return abbreviation == string(all) || abbreviation == string(major)
}

var small = map[string]bool{"of": true, "for": true, "and": true, "the": true, "on": true, "in": true, "to": true, "de": true, "against": true}

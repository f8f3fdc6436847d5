package story

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scan calls f for each word of text: its first 64 bytes in lower case without
// apostrophes, whether it starts with a capital, and whether a sentence, a
// quotation or a line starts with it. It is not nlp/token: a stream is placed
// by rough words, twenty times as fast.
func scan(text string, f func(start, end int, word []byte, upper, first bool)) {
	var buf [64]byte
	n, start := 0, -1
	upper, first := false, true
	flush := func(end int) {
		if start >= 0 && n > 0 {
			f(start, end, buf[:n], upper, first)
			first = false
		}
		start, n = -1, 0
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				if start < 0 {
					start, upper = i, false
				}
				if n < len(buf) {
					buf[n] = c
					n++
				}
			case 'A' <= c && c <= 'Z':
				if start < 0 {
					start, upper = i, true
				}
				if n < len(buf) {
					buf[n] = c + 'a' - 'A'
					n++
				}
			case c == '\'' && start >= 0:
			case c == '.' && n == 1 && i+1 < len(text) && 'A' <= text[i+1] && text[i+1] <= 'Z': // U.S.
			case c == '.' && n > 0 && n < len(buf) && i+1 < len(text) && digit(text[i+1]) && digit(buf[n-1]): // 6.1
				buf[n] = c
				n++
			case c == ',' && n > 0 && i+1 < len(text) && digit(text[i+1]) && digit(buf[n-1]): // 1,200
			default:
				flush(i)
				if c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '"' || c == '`' {
					first = true
				}
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == 'â' {
			r, size = unmangle(text[i:])
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start, upper = i, unicode.IsUpper(r)
			}
			if n+utf8.UTFMax <= len(buf) {
				n += utf8.EncodeRune(buf[n:], unicode.ToLower(r))
			}
		case start >= 0 && r == '’':
		default:
			flush(i)
			first = first || r == '“' || r == '”'
		}
		i += size
	}
	flush(len(text))
}

// unmangle reads a mark of punctuation that was encoded twice, as pages that
// lie about their encoding have it: "Putinâ€™s".
func unmangle(s string) (rune, int) {
	for _, mark := range [...]struct {
		as string
		r  rune
	}{{"â\u0080\u0099", '’'}, {"â€™", '’'}, {"â\u0080", ' '}, {"â€", ' '}} {
		if strings.HasPrefix(s, mark.as) {
			return mark.r, len(mark.as)
		}
	}
	return 'â', len("â")
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// stem takes off the endings that tell one word's forms apart.
func stem(w []byte) []byte {
	n := len(w)
	end := func(s string) bool { return n > len(s)+2 && string(w[n-len(s):]) == s }
	switch {
	case end("ies"):
		w[n-3] = 'y'
		return w[:n-2]
	case n > 5 && end("ing"):
		return w[:n-3]
	case n > 4 && end("ed"):
		return w[:n-2]
	case n > 3 && w[n-1] == 's' && w[n-2] != 's':
		return w[:n-1]
	}
	return w
}

// Words that say nothing of the event.
var stop = set(`the a an and or but of in on at to from by for with as is are was were am be been being it its he his him she her they them their we us
	our you your i my me this that these those who whom which what when where why how not no nor so than then there here have has had do does did will would can could may might
	shall should must said say says saying told according also after before over under into out up down about against between during more most other some such only own same just
	any all both each few new news reuters ap afp photo image file copyright reserved published updated posted share facebook twitter email comment comments read click
	am pm et est edt gmt one two first last year years day days week weeks month today yesterday while because if since until still even now very
	monday tuesday wednesday thursday friday saturday sunday dont didnt doesnt wasnt isnt cant wont im ive hes shes thats`)

// places are the words behind which the place of an event stands.
var places = set(`in at near outside off across`)

// weekdays numbers the days of the week from Sunday, which is 1.
var weekdays = func() map[uint32]int8 {
	m := map[uint32]int8{}
	for i, d := range strings.Fields("sunday monday tuesday wednesday thursday friday saturday") {
		m[hash(d)] = int8(i + 1)
	}
	return m
}()

// numerals are numbers in words, by the hash of their digits: "three killed"
// and "3 killed" are one figure.
var numerals = func() map[uint32]uint32 {
	m := map[uint32]uint32{}
	for i, w := range strings.Fields("two three four five six seven eight nine ten eleven twelve") {
		m[hash(w)] = hash(strconv.Itoa(i + 2))
	}
	return m
}()

// months numbers the names of the months and their short forms.
var months = func() map[uint32]uint32 {
	m := map[uint32]uint32{}
	for i, names := range strings.Fields(`january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sept,sep october,oct november,nov december,dec`) {
		for _, s := range strings.Split(names, ",") {
			m[hash(s)] = uint32(i + 1)
		}
	}
	return m
}()

func set(list string) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields(list) {
		m[hash(w)] = true
	}
	return m
}

package reuse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"

	"github.com/zeebo/xxh3"
)

// gap says what stands between a word and the word before it.
type gap uint8

const (
	gapComma    gap = 1 << iota // , or a dash between spaces
	gapStop                     // : ; . ! ? ...
	gapQuote                    // a double quotation mark
	gapOpen                     // ( or [
	gapClose                    // ) or ]
	gapLine                     // a line end
	gapSentence                 // the word opens a sentence, as far as signs show
	gapHyphen                   // a hyphen and nothing else: parts of one written word
)

// word is one word in the form that survives copying: case folded,
// apostrophes, the points of initials and the commas of thousands dropped,
// since many copies have lost them.
type word struct {
	readout.Span
	low    string
	hash   uint64
	before gap
	upper  bool // starts with a capital letter
	caps   bool // two letters or more, all capital
	poss   bool // ends in a written possessive
	quoted bool // somebody's speech
	skip   bool // page furniture
}

// maxWords bounds the work on one text; a longer one is read to this point.
const maxWords = 1 << 20

// words reads the text of d. Quotation and furniture are marked.
func words(d *readout.Document) []word {
	ws := split(d.Text, uint32(d.Body().Start))
	markQuotes(d, ws)
	for _, s := range Boilerplate(d) {
		for i := range ws {
			if s.Contains(ws[i].Span) {
				ws[i].skip = true
			}
		}
	}
	markLearned(ws, d.Body().Start)
	markStamp(ws, d.Body().Start)
	return ws
}

func split(text string, body uint32) []word {
	ws := make([]word, 0, len(text)/6+1)
	before := gapSentence | gapLine
	// The folded words, one after the other, and where each ends: one string
	// holds them all.
	buf := make([]byte, 0, len(text))
	ends := make([]int32, 0, len(text)/6+1)
	prev := 0 // where the folded word before starts
	for i := 0; i < len(text) && len(ws) < maxWords; {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if !wordRune(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) {
			before |= gapOf(text, i, r)
			i += n
			continue
		}
		start, from := i, len(buf)
		w := word{upper: unicode.IsUpper(r)}
		letters, capitals := 0, 0
		for i < len(text) {
			if c := text[i]; c < utf8.RuneSelf && lowerASCII[c] != 0 {
				if c > '9' {
					letters++
					if c <= 'Z' {
						capitals++
					}
				}
				buf = append(buf, lowerASCII[c])
				i++
				continue
			}
			r, n = utf8.DecodeRuneInString(text[i:])
			if wordRune(r) {
				if unicode.IsLetter(r) {
					letters++
					if unicode.IsUpper(r) {
						capitals++
					}
				}
				if !unicode.Is(unicode.Mn, r) {
					buf = utf8.AppendRune(buf, unicode.ToLower(r))
				}
				i += n
				continue
			}
			if joins(text, i, n, r) {
				if apostrophe(r) {
					w.poss = strings.HasPrefix(text[i+n:], "s") && !nextIsWord(text, i+n+1)
				}
				i += n
				continue
			}
			break
		}
		if !w.poss && i < len(text) && len(buf) > from && buf[len(buf)-1] == 's' {
			r, n = utf8.DecodeRuneInString(text[i:])
			w.poss = apostrophe(r) && strings.HasPrefix(text[i+n:], " ")
		}
		if initials(text[start:i]) && i < len(text) && text[i] == '.' {
			i++ // the last point of U.S. belongs to it
		}
		w.Start, w.End = uint32(start), uint32(i)
		w.caps = letters > 1 && capitals == letters
		if k := len(ws); k > 0 {
			before = sentenceStart(before, ws[k-1].End, buf[prev:from], w.upper, text)
			if body > 0 && w.Start >= body && ws[k-1].Start < body {
				before |= gapSentence | gapLine
			}
		}
		w.before = before
		w.hash = xxh3.Hash(buf[from:])
		ws, ends = append(ws, w), append(ends, int32(len(buf)))
		before, prev = 0, from
	}
	folded, from := string(buf), int32(0)
	for i := range ws {
		ws[i].low = folded[from:ends[i]]
		from = ends[i]
	}
	return ws
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return lowerASCII[r] != 0
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '`' }

func nextIsWord(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return wordRune(r)
}

// joins reports whether the sign at i stands inside one word: Russia's, U.S.,
// 1,400, 4.30.
func joins(text string, i, n int, r rune) bool {
	if !nextIsWord(text, i+n) {
		return false
	}
	prev, pn := utf8.DecodeLastRuneInString(text[:i])
	next, _ := utf8.DecodeRuneInString(text[i+n:])
	switch {
	case apostrophe(r):
		return true
	case r == ',' || r == '.':
		if unicode.IsDigit(prev) && unicode.IsDigit(next) {
			return true
		}
		// Initials: the letter before the point stands alone.
		return r == '.' && unicode.IsUpper(prev) && unicode.IsUpper(next) && !nextIsWordBefore(text, i-pn)
	}
	return false
}

func nextIsWordBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return i > 0 && wordRune(r)
}

func initials(s string) bool { return len(s) >= 3 && s[1] == '.' }

func gapOf(text string, i int, r rune) gap {
	switch r {
	case ',':
		return gapComma
	case '—', '–':
		return gapComma
	case '-':
		if i > 0 && text[i-1] != ' ' && nextIsWord(text, i+1) {
			return gapHyphen
		}
		return gapComma
	case ';', ':', '.', '!', '?', '…', '|', '•', '·':
		return gapStop
	case '"', '“', '”', '„', '«', '»':
		return gapQuote
	case '(', '[':
		return gapOpen
	case ')', ']':
		return gapClose
	case '\n', '\r', '\u2028', '\u2029':
		return gapLine
	}
	return 0
}

// abbreviations end in a point that ends no sentence.
var abbreviations = set(`mr mrs ms dr gen col lt maj capt sgt brig adm gov sen rep rev hon prof st jr sr no vs
	jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp`)

// sentenceStart adds to what stands before a word whether it opens a sentence:
// prev is the folded word before it, which ends at end.
func sentenceStart(g gap, end uint32, prev []byte, upper bool, text string) gap {
	if g&gapLine != 0 {
		return g | gapSentence
	}
	if g&gapStop == 0 || !upper {
		return g
	}
	if end < uint32(len(text)) && text[end] == '.' && (abbreviations[string(prev)] || len(prev) == 1) {
		return g &^ gapStop
	}
	return g | gapSentence
}

// set makes a set of the words in s.
func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

package reuse

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// signedPost ends a post that a page shows whole: "— Name (@handle) May 4, 2018".
var signedPost = regexp.MustCompile(`[—–-] ?[^\n()—–]{1,60} \(@\w{1,20}\) [A-Z][a-z]{2,8} \d{1,2}, \d{4}`)

// minLabels is how many lines with a speaker's name make a transcript.
const minLabels = 3

// speeches returns the spans of words that are someone's, without quotation
// marks: posts shown whole and the lines of transcripts.
func speeches(text string) []readout.Span {
	var out []readout.Span
	if strings.Contains(text, "(@") {
		start := 0
		for _, m := range signedPost.FindAllStringIndex(text, -1) {
			from := max(start, strings.LastIndexByte(text[:m[0]], '\n')+1)
			out = append(out, readout.Span{Start: uint32(from), End: uint32(m[1])})
			start = m[1]
		}
	}
	var labelled []readout.Span
	for start := 0; start < len(text); {
		end := start + strings.IndexByte(text[start:], '\n')
		if end < start {
			end = len(text)
		}
		if speakerLabel(text[start:end]) {
			labelled = append(labelled, readout.Span{Start: uint32(start), End: uint32(end)})
		}
		start = end + 1
	}
	if len(labelled) >= minLabels {
		out = append(out, labelled...)
	}
	return out
}

// speakerLabel reports whether a line opens like one of a transcript: with a
// name of one to four capital words and a colon, "MR. BERG: Well".
func speakerLabel(line string) bool {
	i := strings.IndexByte(line[:min(len(line), 60)], ':')
	if i < 2 || i+2 >= len(line) || line[i+1] != ' ' {
		return false
	}
	n := 0
	for w := range strings.FieldsSeq(line[:i]) {
		r, _ := utf8.DecodeRuneInString(w)
		if n++; n > 4 || !unicode.IsUpper(r) {
			return false
		}
	}
	return n > 0
}

// firstPerson words stand in prose of a report only where it is speech.
var firstPerson = set(`i im ive id ill my me mine myself we were weve wed well our ours us ourselves`)

// spoken reports whether the first person speaks in n of the words of a
// passage: more often than once in forty, and three times at least.
func spoken(n, words int) bool { return n >= 3 && n*40 >= words }

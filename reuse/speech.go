package reuse

import (
	"regexp"
	"strings"

	"readout"
)

// signedPost ends a post that a page shows whole: "— Name (@handle) May 4, 2018".
var signedPost = regexp.MustCompile(`[—–-] ?[^\n()—–]{1,60} \(@\w{1,20}\) [A-Z][a-z]{2,8} \d{1,2}, \d{4}`)

// speakerLabel opens a line of a transcript: "MR. BERG:", "Tapper:".
var speakerLabel = regexp.MustCompile(`(?m)^[ \t]*\p{Lu}[\p{L}.'’-]+( \p{Lu}[\p{L}.'’-]+){0,3}:[ \t]+\S`)

// minLabels is how many such lines make a transcript.
const minLabels = 3

// speeches returns the spans of words that are someone's, without quotation
// marks: posts shown whole and the lines of transcripts.
func speeches(text string) []readout.Span {
	var out []readout.Span
	start := 0
	for _, m := range signedPost.FindAllStringIndex(text, -1) {
		from := max(start, strings.LastIndexByte(text[:m[0]], '\n')+1)
		out = append(out, readout.Span{Start: uint32(from), End: uint32(m[1])})
		start = m[1]
	}
	labels := speakerLabel.FindAllStringIndex(text, -1)
	if len(labels) < minLabels {
		return out
	}
	for _, m := range labels {
		end := strings.IndexByte(text[m[1]:], '\n')
		if end < 0 {
			end = len(text) - m[1]
		}
		out = append(out, readout.Span{Start: uint32(m[0]), End: uint32(m[1] + end)})
	}
	return out
}

// firstPerson words stand in prose of a report only where it is speech.
var firstPerson = set(`i im ive id ill my me mine myself we were weve wed well our ours us ourselves`)

// spoken reports whether the first person speaks in n of the words of a
// passage: more often than once in forty, and three times at least.
func spoken(n, words int) bool { return n >= 3 && n*40 >= words }

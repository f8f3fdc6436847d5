package reuse

import (
	"sort"
	"strings"
	"unicode/utf8"

	"readout"
)

// maxQuote bounds a quotation whose closing mark was lost, in bytes.
const maxQuote = 1500

// quotations returns the spans inside double quotation marks. A mark that is
// never closed quotes to the end of its line: a speech that goes on in the
// next paragraph opens that paragraph with a mark of its own.
func quotations(text string) []readout.Span {
	var out []readout.Span
	open := -1
	shut := func(end int) {
		if open >= 0 && end > open {
			out = append(out, readout.Span{Start: uint32(open), End: uint32(end)})
		}
		open = -1
	}
	for i, r := range text {
		switch r {
		case '\n':
			shut(i)
		case '“', '«', '„':
			shut(i)
			open = i + utf8.RuneLen(r)
		case '”', '»':
			shut(i)
		case '"':
			// The side on which white space stands tells an opening mark from
			// a closing one; where neither tells, marks alternate.
			left := i == 0 || strings.ContainsRune(" \n\t(—-[", rune(text[i-1]))
			right := i+1 >= len(text) || strings.ContainsRune(" \n\t.,;:!?)", rune(text[i+1]))
			switch {
			case open >= 0 && !(left && !right):
				shut(i)
			default:
				shut(i)
				if !right || left {
					open = i + 1
				}
			}
		}
		if open >= 0 && i-open > maxQuote {
			open = -1
		}
	}
	shut(len(text))
	return out
}

// markQuotes marks the words that are someone's speech.
func markQuotes(d *readout.Document, ws []word) {
	for _, q := range append(quotations(d.Text), speeches(d.Text)...) {
		i := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= q.Start })
		for ; i < len(ws) && ws[i].End <= q.End; i++ {
			ws[i].quoted = true
		}
	}
}

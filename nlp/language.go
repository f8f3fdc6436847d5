package nlp

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"

	"readout"
)

// langWindow is enough text to recognise a language; more only costs time.
const langWindow = 2000

// language recognises the language of a report. A language that the source
// declares is believed; short text that was not recognised is "und".
func language(d *readout.Document) string {
	if d.Language != "" {
		base, _, _ := strings.Cut(d.Language, "-")
		return strings.ToLower(base)
	}
	text := d.Text
	if len(text) > langWindow {
		text = strings.ToValidUTF8(text[:langWindow], "")
	}
	words, small, the := englishWords(text)
	if words >= 30 && small*100 >= 9*words && the*100 >= 2*words {
		return "en"
	}
	info := whatlanggo.Detect(text)
	// A guess that is not sure will do where it cannot be English: letters of
	// another script, or many words and hardly a small English one.
	if info.IsReliable() || info.Script != nil && info.Script != unicode.Latin || words >= 20 && the == 0 && small*100 < 5*words && info.Lang != whatlanggo.Eng {
		return info.Lang.Iso6391()
	}
	return "und"
}

// englishWords counts the words of text, those of them that are small words of
// English, and "the". No other language has these so often together. Detection
// by letters costs more than all rules of this package, and most reports need
// none.
func englishWords(text string) (words, small, the int) {
	for i := 0; i < len(text); i++ {
		start := i
		for i < len(text) && text[i] > ' ' {
			i++
		}
		if i == start {
			continue
		}
		words++
		switch text[start:i] {
		case "the", "The":
			small++
			the++
		case "and", "to", "that", "with", "from", "by", "for", "has", "his", "their", "which", "were", "said":
			small++
		}
	}
	return words, small, the
}

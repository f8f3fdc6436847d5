package nlp

import (
	"strings"

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
	info := whatlanggo.Detect(text)
	if !info.IsReliable() {
		return "und"
	}
	return info.Lang.Iso6391()
}

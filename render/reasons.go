package render

import (
	"fmt"
	"io"
	"strings"

	"readout"
)

// Reasons writes why a line exists: the line, the reasons, and every piece
// of evidence with its bytes.
func Reasons(w io.Writer, line, id string, why []string, evidence []readout.Evidence) error {
	var b strings.Builder
	hang := func(first, rest, s string) {
		for i, l := range strings.Split(wrap(visible(s), defaultWidth-len(rest)), "\n") {
			if i == 0 {
				b.WriteString(first)
			} else {
				b.WriteString(rest)
			}
			b.WriteString(strings.TrimRight(l, " ") + "\n")
		}
	}
	hang("", "", id+" · "+line)
	b.WriteString("\nWhy\n")
	for _, s := range why {
		hang("- ", "  ", s)
	}
	if len(evidence) > 0 {
		b.WriteString("\nEvidence\n")
	}
	for _, e := range evidence {
		hang("- ", "  ", fmt.Sprintf("[%s] bytes %d–%d: %s", e.Document, e.Start, e.End, inMarks(e.Quote)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

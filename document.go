package readout

import (
	"strings"
	"time"
)

// Span is a half-open byte range of a Document's Text. The zero Span means
// nowhere: row 0 of every table has it, and so has a field that was not filled.
type Span struct{ Start, End uint32 }

// IsZero reports whether s points nowhere.
func (s Span) IsZero() bool { return s.End == 0 }

// Len is the number of bytes in s.
func (s Span) Len() int { return int(s.End - s.Start) }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Of returns the bytes of text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Ref is the only durable citation: row numbers change with the model, spans do not.
type Ref struct {
	Doc string // Document.ID
	Span
}

// A Document is one report as it was published. It never changes: a silent
// edit is a new Document whose Prev names the old one.
type Document struct {
	ID       string // as given by the source, else a hash of outlet, URL and text
	Prev     string // the version that this one corrects
	Outlet   string
	URL      string
	Byline   string
	Language string // BCP 47 as declared by the source; empty when not declared
	// Published is "2006-01-02" or RFC 3339, in the zone of the source; empty
	// when not known.
	Published string
	Fetched   string // as Published
	// Title is the span of the headline; zero when there is none.
	Title      Span
	Paragraphs []Span // of the body, in order, never overlapping
	// Text is the title, a blank line and the body (the body alone without a
	// title), valid UTF-8, byte for byte as given.
	Text string
}

// Date returns the moment of publication; ok is false when it is not known.
// A date without a time of day is midnight UTC.
func (d *Document) Date() (t time.Time, ok bool) {
	layout := time.RFC3339
	if len(d.Published) == len(time.DateOnly) {
		layout = time.DateOnly
	}
	t, err := time.Parse(layout, d.Published)
	return t, err == nil
}

// Body is the span of the text after the title and its blank line.
func (d *Document) Body() Span {
	s := Span{0, uint32(len(d.Text))}
	if !d.Title.IsZero() {
		s.Start = min(d.Title.End+2, s.End)
	}
	return s
}

// Lines are the lines of text that hold something, without their ends: the
// paragraphs of a text that marks them in no other way.
func Lines(text string) []Span {
	var out []Span
	start := 0
	for line := range strings.Lines(text) {
		content := strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(content) != "" {
			out = append(out, Span{uint32(start), uint32(start + len(content))})
		}
		start += len(line)
	}
	return out
}

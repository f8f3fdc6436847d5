package render

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout"
)

// source is a report as the faces name it.
type source struct {
	readout.DocumentLine
	Mark string // the short name that stands beside every quote
	N    int    // from 1, in the order of the dossier
	doc  *readout.Document
}

// sources lists the reports of d and finds them by id.
type sources struct {
	list []*source
	byID map[string]*source
}

// sourcesOf takes the text of a report from docs, where it is there.
func sourcesOf(d *readout.Dossier, docs []*readout.Document) *sources {
	texts := make(map[string]*readout.Document, len(docs))
	for _, doc := range docs {
		texts[doc.ID] = doc
	}
	s := &sources{byID: make(map[string]*source, len(d.Documents))}
	short := shortIDs(d.Documents)
	for i, line := range d.Documents {
		src := &source{DocumentLine: line, N: i + 1, Mark: line.ID, doc: texts[line.ID]}
		if !short {
			src.Mark = "d" + strconv.Itoa(i+1)
		}
		if src.Outlet == "" {
			src.Outlet = "unnamed outlet"
		}
		s.list = append(s.list, src)
		if s.byID[line.ID] != nil {
			src.doc = nil // an id names one report: the first
			continue
		}
		s.byID[line.ID] = src
	}
	return s
}

// shortIDs reports whether every id is itself fit to be a mark.
func shortIDs(lines []readout.DocumentLine) bool {
	for _, l := range lines {
		if l.ID == "" || len(l.ID) > 5 {
			return false
		}
		for i := range len(l.ID) {
			if c := l.ID[i]; c < '0' || c > '9' && c < 'a' || c > 'z' {
				return false
			}
		}
	}
	return true
}

// find never returns nil: evidence that names no report of the dossier is
// shown with its id.
func (s *sources) find(id string) *source {
	if src := s.byID[id]; src != nil {
		return src
	}
	return &source{DocumentLine: readout.DocumentLine{ID: id, Outlet: "not in this dossier"}, Mark: "?"}
}

// quote is what one report says in proof of a line: one piece of evidence, or
// the parts of an interrupted quotation.
type quote struct {
	*source
	Parts []readout.Evidence
	// Brief says that the start of the quote is enough: a shared passage can be
	// a whole report.
	Brief bool
	// Before and After are the words around a quote too short to be understood
	// alone.
	Before, After string
}

const (
	shortQuote = 48 // bytes; a shorter quote is shown with what stands around it
	aroundIt   = 72 // bytes on each side
)

func (s *sources) quote(parts ...readout.Evidence) quote {
	q := quote{source: s.find(parts[0].Document), Parts: parts}
	if e := parts[0]; len(parts) == 1 && len(e.Quote) < shortQuote && q.doc != nil {
		q.Before, q.After = around(q.doc, readout.Span{Start: e.Start, End: e.End})
		q.Before, q.After = outsideMarks(q.Before, q.After)
	}
	return q
}

// quotes gathers evidence into one quote each.
func (s *sources) quotes(list []readout.Evidence) []quote {
	out := make([]quote, 0, len(list))
	for i, e := range list {
		if !slices.Contains(list[:i], e) {
			out = append(out, s.quote(e))
		}
	}
	return out
}

// brief gathers evidence of which the start is enough, and no more around it.
func (s *sources) brief(list []readout.Evidence) []quote {
	out := s.quotes(list)
	for i := range out {
		out[i].Brief, out[i].Before, out[i].After = true, "", ""
	}
	return out
}

// interrupted gathers the parts of a quotation into one quote for each report.
func (s *sources) interrupted(list []readout.Evidence) []quote {
	var out []quote
	for i := 0; i < len(list); {
		j := i + 1
		for j < len(list) && list[j].Document == list[i].Document {
			j++
		}
		out = append(out, s.quote(list[i:j]...))
		i = j
	}
	return out
}

// around returns whole words of the sentence that stand before and after s.
// What it takes for the end of a sentence may be one of an abbreviation: then
// it shows less.
func around(d *readout.Document, s readout.Span) (before, after string) {
	for _, p := range append([]readout.Span{d.Title}, d.Paragraphs...) {
		if s.Start >= s.End || !p.Contains(s) || int(p.End) > len(d.Text) {
			continue
		}
		before, after = d.Text[p.Start:s.Start], d.Text[s.End:p.End]
		said := s.Of(d.Text)
		_, first := utf8.DecodeRuneInString(said)
		before = before[min(lastSentence(before+said[:first]), len(before)):]
		if strings.HasSuffix(strings.TrimRight(said, "\"”’»)"), ".") {
			after = ""
		}
		after = after[:firstSentence(after)]
		if i := len(before) - aroundIt; i > 0 {
			before = "… " + before[wordAfter(before, i):]
		}
		if len(after) > aroundIt {
			after = after[:wordBefore(after, aroundIt)] + " …"
		}
		return before, after
	}
	return "", ""
}

// outsideMarks takes off the quotation marks of the report: those that every
// face puts around a quote stand in their place.
func outsideMarks(before, after string) (string, string) {
	open, n := utf8.DecodeLastRuneInString(before)
	// a comma or a full stop may stand inside the closing mark
	stop := len(after) - len(strings.TrimLeft(after, ".,!?"))
	shut, m := utf8.DecodeRuneInString(after[stop:])
	if strings.ContainsRune("“\"‘'«„", open) && strings.ContainsRune("”\"’'»“", shut) {
		return before[:len(before)-n], after[:stop] + after[stop+m:]
	}
	return before, after
}

// marksFor are the quotation marks around s: single where it has double ones.
func marksFor(s string) (open, shut string) {
	if strings.ContainsAny(s, "“”„\"") {
		return "‘", "’"
	}
	return "“", "”"
}

// inMarks is text of a report on one line, between quotation marks.
func inMarks(s string) string {
	open, shut := marksFor(s)
	return open + visible(s) + shut
}

// wordAfter returns where the first whole word at or after i starts.
func wordAfter(s string, i int) int {
	for j := i; j < len(s); j++ {
		if s[j] == ' ' {
			return j + 1
		}
	}
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// wordBefore returns where the last whole word before i ends.
func wordBefore(s string, i int) int {
	for j := i; j > 0; j-- {
		if s[j] == ' ' {
			return j
		}
	}
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// Said is the whole quote on one line.
func (q quote) Said() string {
	parts := make([]string, len(q.Parts))
	for i, p := range q.Parts {
		parts[i] = p.Quote
	}
	return strings.Join(parts, " … ")
}

var sentenceEnd = regexp.MustCompile(`[.!?]["”’»)]*\s+["“‘«(]*\p{Lu}|[。！？]`)

// firstSentence returns where the sentence that goes on in s ends.
func firstSentence(s string) int {
	if m := sentenceEnd.FindStringIndex(s); m != nil {
		if i := strings.IndexAny(s[m[0]:m[1]], " \t\r\n\u00a0"); i > 0 {
			return m[0] + i
		}
		return m[1]
	}
	return len(s)
}

// lastSentence returns where the last sentence of s starts.
func lastSentence(s string) int {
	start := 0
	for {
		i := firstSentence(s[start:])
		rest := strings.TrimLeft(s[start+i:], " \t\r\n\u00a0")
		if i == 0 || rest == "" {
			return start
		}
		start = len(s) - len(rest)
	}
}

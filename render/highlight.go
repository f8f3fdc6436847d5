package render

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"readout"
)

// highlight is a span of a report that lines of the dossier cite.
type highlight struct {
	readout.Span
	ID   string // the anchor
	Refs []backlink
}

// backlink leads from a source to a line that cites it.
type backlink struct{ Line, Name string }

// highlights gathers what is cited in each report, and gives the anchors to
// the quotes. Evidence that is not in the text of its report gets no anchor.
type highlights struct {
	*sources
	marks map[string]map[readout.Span]*highlight // by Document.ID
	links Links
}

func (h *highlights) cite(e readout.Evidence, line, name string) {
	src := h.find(e.Document)
	if src.doc == nil || !standsIn(e, src.doc.Text) {
		return
	}
	spans := h.marks[e.Document]
	if spans == nil {
		spans = map[readout.Span]*highlight{}
		h.marks[e.Document] = spans
	}
	span := readout.Span{Start: e.Start, End: e.End}
	m := spans[span]
	if m == nil {
		m = &highlight{Span: span, ID: fmt.Sprintf("report-%d-%d-%d", src.N, e.Start, e.End)}
		spans[span] = m
	}
	if ref := (backlink{line, name}); line != "" && !slices.Contains(m.Refs, ref) {
		m.Refs = append(m.Refs, ref)
	}
}

// Href is the link to the place of e, or empty.
func (h *highlights) Href(e readout.Evidence) string {
	if m := h.marks[e.Document][readout.Span{Start: e.Start, End: e.End}]; m != nil {
		if h.links.Evidence != nil {
			return h.links.Evidence(e)
		}
		return "#" + m.ID
	}
	return ""
}

// ReportHref is the link to the report of a number.
func (h *highlights) ReportHref(n int) string {
	if h.links.Report != nil {
		return h.links.Report(h.list[n-1].ID)
	}
	return fmt.Sprintf("#report-%d", n)
}

// lineHref is the link to a line of the dossier.
func (h *highlights) lineHref(id string) string {
	if h.links.Line != nil {
		return h.links.Line(id)
	}
	return "#" + id
}

// standsIn reports whether e quotes text exactly, and more than white space.
func standsIn(e readout.Evidence, text string) bool {
	return e.Start < e.End && int(e.End) <= len(text) && text[e.Start:e.End] == e.Quote && utf8.ValidString(e.Quote) &&
		strings.TrimSpace(e.Quote) != ""
}

// block is a title or a paragraph of a report, with its highlights.
type block struct {
	Title bool
	HTML  template.HTML
}

// Blocks returns the whole text of the report, highlighted.
func (h *highlights) Blocks(src *source) []block {
	if src.doc == nil {
		return nil
	}
	text := src.doc.Text
	var marks []*highlight
	for _, m := range h.marks[src.ID] {
		marks = append(marks, m)
	}
	slices.SortFunc(marks, func(a, b *highlight) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), -cmp.Compare(a.End, b.End))
	})
	var out []block
	anchored := map[string]bool{}
	for _, s := range blocksOf(src.doc) {
		out = append(out, block{Title: s == src.doc.Title, HTML: h.markedUp(text, s, marks, anchored)})
	}
	return out
}

// blocksOf returns the title, the paragraphs, and what else stands in the
// text: evidence must have a place whatever the paragraphs leave out.
func blocksOf(d *readout.Document) []readout.Span {
	var out []readout.Span
	at := uint32(0)
	add := func(s readout.Span) {
		if s.Start < s.End && strings.TrimSpace(d.Text[s.Start:s.End]) != "" {
			out = append(out, s)
		}
	}
	for _, s := range append([]readout.Span{d.Title}, d.Paragraphs...) {
		if s.Start < at || s.End <= s.Start || int(s.End) > len(d.Text) {
			continue
		}
		add(readout.Span{Start: at, End: s.Start})
		add(s)
		at = s.End
	}
	add(readout.Span{Start: at, End: uint32(len(d.Text))})
	return out
}

// piece is a highlight, or what of it lies inside one block and one other
// highlight: elements nest, spans may cross.
type piece struct {
	readout.Span
	*highlight
}

// markedUp writes the block s of text with marks, which are sorted, outer first.
// The first piece of a highlight that is written carries its id.
func (h *highlights) markedUp(text string, s readout.Span, marks []*highlight, anchored map[string]bool) template.HTML {
	var queue []piece
	for _, m := range marks {
		if m.Span.Overlaps(s) {
			queue = append(queue, piece{readout.Span{Start: max(m.Start, s.Start), End: min(m.End, s.End)}, m})
		}
	}
	order := func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), -cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.highlight.Start, b.highlight.Start), -cmp.Compare(a.highlight.End, b.highlight.End))
	}
	slices.SortFunc(queue, order)
	var b strings.Builder
	at := s.Start
	emit := func(to uint32) {
		b.WriteString(template.HTMLEscapeString(drawable(text[at:to])))
		at = to
	}
	var open []piece
	shut := func(before uint32) {
		for len(open) > 0 && open[len(open)-1].Span.End <= before {
			p := open[len(open)-1]
			open = open[:len(open)-1]
			emit(p.Span.End)
			b.WriteString("</mark>")
			if p.Span.End == p.highlight.End {
				h.backlinks(&b, p.highlight)
			}
		}
	}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		shut(p.Span.Start)
		if len(open) > 0 && p.Span.End > open[len(open)-1].Span.End {
			cut := open[len(open)-1].Span.End
			rest := piece{readout.Span{Start: cut, End: p.Span.End}, p.highlight}
			i, _ := slices.BinarySearchFunc(queue, rest, order)
			queue = slices.Insert(queue, i, rest)
			p.Span.End = cut
		}
		emit(p.Span.Start)
		fmt.Fprintf(&b, `<mark class="%s"`, p.class())
		if !anchored[p.ID] {
			anchored[p.ID] = true
			fmt.Fprintf(&b, ` id="%s"`, p.ID)
		}
		b.WriteByte('>')
		open = append(open, p)
	}
	shut(s.End)
	emit(s.End)
	return template.HTML(b.String()) // every part of it was escaped or is ours
}

// class tells what the dossier makes of a span: the most telling of its lines.
func (h *highlight) class() string {
	for _, kind := range [...]struct {
		short byte
		class string
	}{{'Q', "disputed"}, {'D', "differs"}, {'A', "agreed"}, {'C', "committed"}} {
		for _, r := range h.Refs {
			if r.Name[0] == kind.short {
				return kind.class
			}
		}
	}
	return "cited"
}

func (h *highlights) backlinks(b *strings.Builder, m *highlight) {
	if len(m.Refs) == 0 {
		return
	}
	b.WriteString(`<sup class="refs">`)
	for i, r := range m.Refs {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(b, `<a href="%s" aria-label="back to line %s">%s</a>`, template.HTMLEscapeString(h.lineHref(r.Line)), r.Name, r.Name)
	}
	b.WriteString(`</sup>`)
}

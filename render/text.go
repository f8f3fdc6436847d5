package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout"
)

// TextOptions say how Text prints.
type TextOptions struct {
	Width  int  // columns of the terminal; 0 is 80, and fewer than 40 are taken as 40
	Colour bool // with escape sequences for colour and weight
	All    bool // everything, instead of the first lines of each section
}

const (
	defaultWidth = 80
	minWidth     = 40
	clipQuote    = 280 // columns of a quote that are shown unless all is asked for
	clipBrief    = 100 // columns of one of which the start is enough
	clipQuotes   = 4   // quotes of a row, likewise
	clipSources  = 40
)

// Text writes the dossier for a terminal; no line is wider than the width. The
// documents lend the words around a quote too short to stand alone; they may
// be absent.
func Text(w io.Writer, d *readout.Dossier, docs []*readout.Document, opt TextOptions) error {
	return text(w, outlineOf(d, docs), opt)
}

func text(w io.Writer, o *outline, opt TextOptions) error {
	p := newPrinter(opt)
	p.top(o)
	for _, s := range o.Sections {
		p.section(s)
	}
	p.reports(o.list)
	return p.flush(w)
}

// printer lays text out in columns.
type printer struct {
	palette
	out   bytes.Buffer
	width int
	all   bool
}

// hang prints s wrapped, the first line after the prefix first, the others
// after rest; the two are of one width.
func (p *printer) hang(first, rest, s string) {
	room := p.width - lipgloss.Width(rest)
	for i, line := range strings.Split(wrap(s, room), "\n") {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		p.line(prefix + line)
	}
}

// wrap breaks s at words. The second pass breaks what the first left too wide,
// where a hyphen follows a wide character; the writer keeps every line's
// colours its own.
func wrap(s string, room int) string {
	var b strings.Builder
	w := lipgloss.NewWrapWriter(&b)
	_, _ = io.WriteString(w, ansi.Hardwrap(ansi.Wrap(s, room, ""), room, true)) // a Builder never fails
	_ = w.Close()
	return b.String()
}

func (p *printer) line(s string) {
	p.out.WriteString(strings.TrimRight(s, " "))
	p.out.WriteByte('\n')
}

func (p *printer) top(o *outline) {
	if o.Head != nil {
		p.hang("", "", p.strong(visible(o.Headline)))
		p.hang("", "", p.mark("["+o.Head.Mark+"]")+" "+p.faint(visible(o.Head.Outlet)))
		p.line("")
	}
	for _, n := range o.Notes {
		p.hang(p.note("! "), "  ", p.note(visible(n)))
	}
	if len(o.Notes) > 0 {
		p.line("")
	}
	p.hang("", "", p.strong(o.Tally))
	for i, it := range o.Origins.Items {
		first, rest := "├─ ", "│    "
		if i == len(o.Origins.Items)-1 {
			first, rest = "└─ ", "     "
		}
		p.hang(first, rest[:len(rest)-2], p.strong(visible(it.Head))+p.tagged(it.Tags))
		for _, r := range it.Rows {
			if r.Quotes == nil {
				mark := p.mark("["+visible(r.Label)+"]") + " "
				p.hang(rest+mark, rest+blanks(lipgloss.Width(mark)), visible(r.Text)+p.tagged(r.Tags))
				continue
			}
			if r.Text != "" {
				p.hang(rest, rest+"  ", p.faint(visible(r.Text)))
			}
			p.quotes(rest+"  ", rest+"  ", r.Quotes, false, "")
		}
	}
}

// shown is how many of n are printed under a limit.
func (p *printer) shown(n, limit int) int {
	if p.all {
		return n
	}
	return min(n, limit)
}

// more says what the limit left out.
func (p *printer) more(indent string, n int) {
	if n > 0 {
		p.hang(indent, indent, p.faint(fmt.Sprintf("… %d more with --all", n)))
	}
}

func (p *printer) section(s section) {
	p.line("")
	p.hang("", "", p.title(s.Title)+p.tagged(filled(s.Blurb)))
	p.line(p.faint(strings.Repeat("─", p.width)))
	n := p.shown(len(s.Items), s.Limit)
	for i, it := range s.Items[:n] {
		if i > 0 {
			p.line("")
		}
		p.item(s, i, it)
	}
	p.more("  ", len(s.Items)-n)
}

const indent = "    "

func (p *printer) item(s section, i int, it item) {
	head := visible(it.Head)
	styled := p.strong(head)
	once := it.IsQuote()
	if once {
		styled = p.strong(inMarks(it.Head)) + " " + p.mark("["+visible(it.Rows[0].Quotes[0].Mark)+"]")
	}
	number := "  "
	if it.ID != "" {
		number = fmt.Sprintf("%2d  ", i+1)
	}
	p.hang(number, blanks(len(number)), styled+p.tagged(it.Tags))
	if it.Note != "" {
		p.hang(indent, indent, p.faint(visible(it.Note)))
	}
	n := p.shown(len(it.Rows), s.PerItem)
	column := p.column(s, it.Rows[:n])
	for _, r := range it.Rows[:n] {
		if once {
			r.Quotes = r.Quotes[1:]
		}
		p.row(s, r, column)
	}
	p.more(indent, len(it.Rows)-n)
}

// column is the width of the column of labels; 0 when they are too long for one.
func (p *printer) column(s section, rows []row) int {
	width := 0
	for _, r := range rows {
		if r.Label != "" {
			width = max(width, lipgloss.Width(visible(r.Label))+2)
		}
	}
	if s.Stacked || width > p.width*3/10 {
		return 0
	}
	return width
}

// row prints the label and, beside it or below it, the rest.
func (p *printer) row(s section, r row, column int) {
	text := visible(r.Text)
	if len(r.Quotes) > 0 && within(text, r.Quotes[0].Said()) {
		text = ""
	}
	said := strings.Join(filled(p.joined(r.Tags), text), p.faint(" · "))
	first, rest := indent, indent+blanks(column)
	switch label := visible(r.Label); {
	case label == "":
		first = rest
	case column > 0:
		first += p.label(label) + blanks(column-lipgloss.Width(label))
	default:
		rest = indent + "  "
		p.hang(indent, rest, p.label(label)+p.tagged(r.Tags))
		first, said = rest, text
	}
	if said != "" {
		p.hang(first, rest, said)
		first = rest
	}
	p.quotes(first, rest, r.Quotes, s.Outlets, r.ID)
	if len(r.Quotes) == 0 && first != rest {
		p.line(first)
	}
}

func (p *printer) label(s string) string {
	if p.tags[s] != nil {
		return p.tag(s)
	}
	return p.strong(s)
}

// quotes prints one quote below the other, the first after the prefix first.
// The id of the line that they prove stands after the first.
func (p *printer) quotes(first, rest string, list []quote, outlets bool, id string) {
	n := p.shown(len(list), clipQuotes)
	for _, q := range list[:n] {
		mark := p.mark("["+visible(q.Mark)+"]") + " "
		said := p.said(q)
		if outlets {
			said = p.faint(visible(q.Outlet)+":") + " " + said
		}
		if id != "" {
			said += p.tagged([]string{id})
			id = ""
		}
		p.hang(first+mark, rest+blanks(lipgloss.Width(mark)), said)
		first = rest
	}
	p.more(rest, len(list)-n)
}

// said is a quote between its marks, with the words around it when it is short.
func (p *printer) said(q quote) string {
	var b strings.Builder
	b.WriteString(p.faint(beside(q.Before)))
	for i, part := range q.Parts {
		if i > 0 {
			b.WriteString(p.faint(" … "))
		}
		open, shut := marksFor(part.Quote)
		text, cut := visible(part.Quote), false
		if q.Brief {
			text, cut = clipped(text, clipBrief)
		} else if !p.all {
			text, cut = clipped(text, clipQuote)
		}
		b.WriteString(open + text + shut)
		if cut {
			b.WriteString(p.faint(" …"))
		}
	}
	b.WriteString(p.faint(beside(q.After)))
	return b.String()
}

// beside is text next to a quote: the blanks that keep it apart stay.
func beside(s string) string {
	said := visible(s)
	if said == "" {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		said = " " + said
	}
	if r, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(r) {
		said += " "
	}
	return said
}

// clipped shortens a quote at a word. The mark of omission stands outside the
// quotation marks, so that nothing inside them is ours.
func clipped(s string, columns int) (text string, cut bool) {
	if ansi.StringWidth(s) <= columns {
		return s, false
	}
	s = ansi.Truncate(s, columns, "")
	if i := strings.LastIndexByte(s, ' '); i > len(s)/2 {
		s = s[:i]
	}
	return s, true
}

func (p *printer) joined(tags []string) string {
	painted := make([]string, len(tags))
	for i, t := range tags {
		painted[i] = p.tag(visible(t))
	}
	return strings.Join(painted, p.faint(" ·")+" ")
}

func (p *printer) tagged(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	return p.faint(" ·") + " " + p.joined(tags)
}

func (p *printer) reports(list []*source) {
	if len(list) == 0 {
		return
	}
	p.line("")
	p.line(p.title("Reports"))
	p.line(p.faint(strings.Repeat("─", p.width)))
	n := p.shown(len(list), clipSources)
	for _, s := range list[:n] {
		mark := p.mark("["+visible(s.Mark)+"]") + " "
		rest := blanks(lipgloss.Width(mark))
		p.hang(mark, rest, visible(s.Outlet)+p.tagged(filled(published(s.Published), s.Byline, count(s.Words, "word"))))
		if s.Title != "" {
			p.hang(rest, rest, p.strong(visible(s.Title)))
		}
		if s.URL != "" {
			p.hang(rest, rest, p.faint(visible(s.URL)))
		}
	}
	p.more("", len(list)-n)
}

func blanks(n int) string { return strings.Repeat(" ", max(n, 0)) }

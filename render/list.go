package render

import (
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"

	"readout/desk"
)

func newPrinter(opt TextOptions) *printer {
	p := &printer{palette: newPalette(opt.Colour), all: opt.All, width: opt.Width}
	if p.width <= 0 {
		p.width = defaultWidth
	}
	p.width = max(p.width, minWidth)
	return p
}

func (p *printer) flush(w io.Writer) error {
	_, err := w.Write(p.out.Bytes())
	return err
}

// rest says how much of a list was not asked for.
func (p *printer) rest(shown, total int) {
	if total > shown {
		p.line("")
		more := ""
		if total >= desk.Counted {
			more = " or more"
		}
		p.hang("", "", p.faint(fmt.Sprintf("%d of %d%s shown; --limit and --offset show others", shown, total, more)))
	}
}

// Stories writes a list of stories for a terminal.
func Stories(w io.Writer, out *desk.StoriesOut, opt TextOptions) error {
	p := newPrinter(opt)
	if len(out.Stories) == 0 {
		p.line("No story.")
	}
	for i, s := range out.Stories {
		if i > 0 {
			p.line("")
		}
		id := p.mark(visible(s.ID)) + "  "
		indent := blanks(lipgloss.Width(id))
		p.hang(id, indent, p.strong(visible(orDash(s.Title))))
		p.hang(indent, indent, tallyOf(s.Reports, s.Origins)+p.tagged(filled(published(s.Last), counted(s.Disputes, "dispute"), counted(s.Conflicts, "conflict"), counted(s.Differences-s.Conflicts, "other difference"))))
	}
	p.rest(len(out.Stories), out.Total)
	return p.flush(w)
}

func orDash(s string) string {
	if strings.TrimSpace(s) == "" {
		return "—"
	}
	return s
}

// counted is a number of things; empty when there are none.
func counted(n int, noun string) string {
	if n <= 0 {
		return ""
	}
	return count(n, noun)
}

// Quotes writes statements for a terminal.
func Quotes(w io.Writer, out *desk.QuotesOut, opt TextOptions) error {
	p := newPrinter(opt)
	if len(out.Quotes) == 0 {
		p.line("No statement.")
	}
	for i, q := range out.Quotes {
		if i > 0 {
			p.line("")
		}
		p.hang("", "", p.strong(visible(q.Speaker))+p.tagged(filled(q.Stance, q.Kind)))
		open, shut := marksFor(q.Evidence.Quote)
		p.hang("  ", "  ", open+visible(q.Evidence.Quote)+shut)
		p.hang("  ", "  ", p.faint(visible(strings.Join(filled(q.Outlet, published(q.Published), q.Evidence.Document, "story "+q.Story), " · "))))
	}
	p.rest(len(out.Quotes), out.Total)
	return p.flush(w)
}

// Reports writes reports that were found for a terminal.
func Reports(w io.Writer, out *desk.SearchOut, opt TextOptions) error {
	p := newPrinter(opt)
	if len(out.Reports) == 0 {
		p.line("No report.")
	}
	for i, r := range out.Reports {
		if i > 0 {
			p.line("")
		}
		p.hang("", "", p.strong(visible(orDash(r.Title)))+p.tagged(filled(r.Outlet, published(r.Published))))
		open, shut := marksFor(r.Place.Quote)
		p.hang("  ", "  ", open+visible(r.Place.Quote)+shut)
		p.hang("  ", "  ", p.faint(visible(strings.Join(filled(r.Document, "story "+r.Story), " · "))))
	}
	p.rest(len(out.Reports), out.Total)
	return p.flush(w)
}

// Sources writes what a store rests on for a terminal.
func Sources(w io.Writer, out *desk.SourcesOut, opt TextOptions) error {
	p := newPrinter(opt)
	p.hang("", "", p.strong(count(out.Documents, "report")+" in "+count(out.Stories, "storie"))+p.tagged([]string{megabytes(out.Text) + " of text", megabytes(out.Bytes) + " kept"}))
	p.line("")
	for _, o := range out.Outlets {
		p.hang("  ", "  ", visible(orDash(o.Name))+p.tagged(filled(count(o.Reports, "report"), published(o.Last))))
	}
	for _, f := range out.Feeds {
		p.hang("  ", "    ", p.mark(visible(f.URL))+p.tagged(filled(f.Title, prefixed("checked ", published(f.Checked)))))
		if f.Error != "" {
			p.hang("    ", "    ", p.note(visible(f.Error))+p.tagged(filled(count(f.Failures, "failure")+" in a row")))
		}
	}
	return p.flush(w)
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

// Explanation writes why a line exists for a terminal.
func Explanation(w io.Writer, out *desk.ExplainOut, opt TextOptions) error {
	p := newPrinter(opt)
	p.hang("", "", p.strong(visible(out.Line))+p.tagged(filled(out.Says)))
	for _, w := range out.Why {
		p.hang("  ", "    ", visible(w))
	}
	for _, x := range out.Passages {
		p.line("")
		p.hang("  ", "  ", p.faint(visible(strings.Join(filled(x.Outlet, published(x.Published), x.Evidence.Document), " · "))))
		before, after, ok := strings.Cut(x.Paragraph.Quote, x.Evidence.Quote)
		if !ok {
			before, after = "", ""
		}
		p.hang("  ", "  ", beside(before)+p.strong(visible(x.Evidence.Quote))+beside(after))
	}
	return p.flush(w)
}

package render

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"

	"readout"
)

// Markdown writes the dossier for GitHub and Obsidian: lists, and tables where
// values stand against each other.
func Markdown(w io.Writer, d *readout.Dossier, docs []*readout.Document) error {
	return markdownOf(w, outlineOf(d, docs))
}

func markdownOf(w io.Writer, o *outline) error {
	m := &markdown{}
	m.top(o)
	for _, s := range o.Sections {
		m.printf("\n## %s\n", s.Title)
		if s.Blurb != "" {
			m.printf("\n*%s*\n", s.Blurb)
		}
		switch s.ID {
		case "differences", "disputes":
			for _, it := range s.Items {
				m.table(s, it)
			}
		default:
			m.list(s)
		}
	}
	m.reports(o.list)
	_, err := w.Write(m.out.Bytes())
	return err
}

type markdown struct{ out bytes.Buffer }

func (m *markdown) printf(format string, args ...any) { fmt.Fprintf(&m.out, format, args...) }

func (m *markdown) top(o *outline) {
	title := "Readout"
	if o.Head != nil {
		title = escaped(o.Headline)
	}
	m.printf("# %s\n\n", title)
	if o.Head != nil {
		m.printf("%s %s\n\n", marked(o.Head.Mark), escaped(o.Head.Outlet))
	}
	for _, n := range o.Notes {
		m.printf("> %s\n\n", escaped(n))
	}
	m.printf("**%s**\n\n", o.Tally)
	for _, it := range o.Origins.Items {
		var reports, because []string
		for _, r := range it.Rows {
			if r.Quotes == nil {
				reports = append(reports, marked(r.Label)+" "+escaped(r.Text))
			}
			if r.Quotes != nil && r.Text != "" {
				because = append(because, escaped(r.Text))
			}
			because = append(because, quoted(r.Quotes, false)...)
		}
		m.printf("- **%s**%s: %s\n", escaped(it.Head), tagged(it.Tags), strings.Join(reports, ", "))
		for _, q := range because {
			m.printf("  - %s\n", q)
		}
	}
}

// list prints items with a number, groups under a heading.
func (m *markdown) list(s section) {
	for i, it := range s.Items {
		if it.ID == "" {
			m.printf("\n### %s%s\n\n", escaped(it.Head), tagged(it.Tags))
			for _, r := range it.Rows {
				m.row(r)
			}
			continue
		}
		if i == 0 {
			m.printf("\n")
		}
		head := "**" + escaped(it.Head) + "**"
		if it.IsQuote() {
			q := it.Rows[0].Quotes
			head = "**" + escapedQuote(it.Head) + "** " + marked(q[0].Mark)
			it.Rows[0].Quotes = q[1:]
		}
		m.printf("%d. %s%s\n", i+1, head, tagged(it.Tags))
		if it.Note != "" {
			m.printf("   - %s\n", escaped(it.Note))
		}
		for _, r := range it.Rows {
			for _, q := range quoted(r.Quotes, s.Outlets) {
				m.printf("   - %s\n", q)
			}
		}
	}
}

// row prints a line of a group. A single quote stands on the line itself.
func (m *markdown) row(r row) {
	var said []string
	if r.Label != "" {
		said = append(said, "**"+escaped(r.Label)+"**"+tagged(r.Tags))
	} else {
		said = append(said, filled(strings.TrimPrefix(tagged(r.Tags), " · "))...)
	}
	quotes := quoted(r.Quotes, false)
	if len(r.Quotes) == 0 || !within(r.Text, r.Quotes[0].Said()) {
		said = append(said, filled(escaped(r.Text))...)
	}
	if len(said) == 0 && len(quotes) > 0 || len(quotes) == 1 && r.Text == "" {
		said, quotes = append(said, quotes[0]), quotes[1:]
	}
	m.printf("- %s%s\n", strings.Join(said, ": "), tagged(filled(r.ID)))
	for _, q := range quotes {
		m.printf("  - %s\n", q)
	}
}

// table sets the values of a difference or the positions of a dispute side by side.
func (m *markdown) table(s section, it item) {
	m.printf("\n### %s%s\n\n", escaped(it.Head), tagged(it.Tags))
	if it.Note != "" {
		m.printf("%s\n\n", escaped(it.Note))
	}
	if s.ID == "disputes" {
		m.printf("| Party | Position | Says | Evidence |\n| --- | --- | --- | --- |\n")
	} else {
		m.printf("| Value | Given by | Evidence |\n| --- | --- | --- |\n")
	}
	for _, r := range it.Rows {
		cells := []string{"**" + escaped(r.Label) + "**"}
		if s.ID == "disputes" {
			cells = append(cells, strings.TrimPrefix(tagged(r.Tags), " · "))
		}
		cells = append(cells, escaped(r.Text), strings.Join(quoted(r.Quotes, true), "<br>"))
		m.printf("| %s |\n", strings.Join(cells, " | "))
	}
}

func (m *markdown) reports(list []*source) {
	if len(list) == 0 {
		return
	}
	m.printf("\n## Reports\n\n| | Outlet | Published | Report | Words |\n| --- | --- | --- | --- | ---: |\n")
	for _, s := range list {
		title := escaped(s.Title)
		if title == "" {
			title = "without a title"
		}
		if link := webAddress(s.URL); link != "" {
			title = "[" + title + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", `\`, "%5C").Replace(link) + ">)"
		}
		m.printf("| %s | %s | %s | %s | %d |\n", marked(s.Mark), escaped(strings.Join(filled(s.Outlet, s.Byline), ", ")), escaped(published(s.Published)), title, s.Words)
	}
}

func tagged(tags []string) string {
	var b strings.Builder
	for _, t := range tags {
		b.WriteString(" · " + escaped(t))
	}
	return b.String()
}

func marked(mark string) string { return "`" + strings.ReplaceAll(visible(mark), "`", "") + "`" }

// quoted is one line for each quote.
func quoted(list []quote, outlets bool) []string {
	var out []string
	for _, q := range list {
		line := marked(q.Mark) + " "
		if outlets {
			line += escaped(q.Outlet) + ": "
		}
		line += escapedBeside(q.Before)
		for i, p := range q.Parts {
			if i > 0 {
				line += " … "
			}
			text, cut := visible(p.Quote), false
			if q.Brief {
				text, cut = clipped(text, clipBrief)
			}
			if line += escapedQuote(text); cut {
				line += " …"
			}
		}
		out = append(out, line+escapedBeside(q.After))
	}
	return out
}

func escapedQuote(s string) string { return punctuation.Replace(inMarks(s)) }

func escapedBeside(s string) string { return punctuation.Replace(beside(s)) }

var (
	// Everything that GitHub or Obsidian give a meaning inside a line.
	punctuation = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`,
		`<`, `&lt;`, `>`, `&gt;`, `&`, `&amp;`, `|`, `\|`, `~`, `\~`, `$`, `\$`, `#`, `\#`, `^`, `\^`, `=`, `\=`, `%`, `\%`, `://`, `:\//`)
	// And at the start of one: lists.
	listMark = regexp.MustCompile(`^(\d+)([.)])|^()([-+])`)
)

func escaped(s string) string {
	return listMark.ReplaceAllString(punctuation.Replace(visible(s)), `$1$3\$2$4`)
}

// webAddress returns s when it is one that may be followed, else nothing: the
// reports are not trusted with other schemes.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

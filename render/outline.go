package render

import (
	"fmt"
	"strings"

	"readout"
)

// An outline is the dossier as a reader meets it: sections of items, items of
// rows, rows of quotes. The faces print it and add nothing.
type outline struct {
	*sources
	Headline string
	Head     *quote // where the headline stands
	Notes    []string
	Tally    string // "4 reports → 3 independent origins"
	Origins  section
	Sections []section
}

// section answers one question of the reader.
type section struct {
	ID    string // also its anchor
	Title string
	Blurb string
	// Short prefixes the number of a row where a source points back: "A3".
	Short byte
	Items []item
	// Limit is how many items the shortened terminal face shows, and PerItem
	// how many rows of each.
	Limit, PerItem int
	// Outlets says that the name of the outlet stands beside every quote: it
	// matters where tellings are set against each other.
	Outlets bool
	// Stacked says that labels are long: they stand above what they label.
	Stacked bool
}

// item is one finding, or a group of lines under one head.
type item struct {
	ID   string // of the line; empty for a group
	Name string // as the sources point back to it: "D2"; of a page only
	Head string
	Tags []string
	Note string
	Rows []row
}

// quoteFirst puts the quote that the head repeats before the others.
func (it item) quoteFirst() {
	if len(it.Rows) != 1 {
		return
	}
	quotes := it.Rows[0].Quotes
	for i, q := range quotes {
		if same(it.Head, q.Said()) {
			copy(quotes[1:i+1], quotes[:i])
			quotes[0] = q
			return
		}
	}
}

// IsQuote reports whether the head is word for word the first quote, and long
// enough to be understood alone: then it need not be printed twice.
func (it item) IsQuote() bool {
	if it.ID == "" || len(it.Rows) != 1 || it.Rows[0].Label != "" || it.Rows[0].Text != "" || len(it.Rows[0].Quotes) == 0 {
		return false
	}
	first := it.Rows[0].Quotes[0]
	return first.Before == "" && first.After == "" && same(it.Head, first.Said())
}

// row is one value, position or sentence with its proof.
type row struct {
	ID     string // of the line, when the item is a group
	Name   string // as that of an item
	Report int    // the number of the report that it names
	Label  string // who or what: a holder, a value, a stance
	Tags   []string
	Text   string
	Quotes []quote
}

// outlineOf arranges d. The order is that of a desk's questions: how many
// tellings, what holds, what is disputed, what differs, what was promised,
// who said what, what only one tells.
func outlineOf(d *readout.Dossier, docs []*readout.Document) *outline {
	s := sourcesOf(d, docs)
	o := &outline{sources: s, Notes: d.Notes}
	if d.Headline != nil {
		q := s.quote(*d.Headline)
		q.Before, q.After = "", ""
		o.Headline, o.Head = d.Headline.Quote, &q
	}
	o.Tally = tally(d)
	o.Origins = originsOf(s, d)
	for _, sec := range []section{
		agreedOf(s, d), disputesOf(s, d), differencesOf(s, d), commitmentsOf(s, d), saidOf(s, d),
		onlyOf(s, d), timelineOf(s, d), citationsOf(s, d), figuresOf(s, d), eventsOf(s, d),
	} {
		for i := range sec.Items {
			it := &sec.Items[i]
			it.quoteFirst()
			it.Tags = append(it.Tags, filled(it.ID)...) // what --explain is asked for
		}
		if len(sec.Items) > 0 {
			o.Sections = append(o.Sections, sec)
		}
	}
	return o
}

func tallyOf(reports, origins int) string {
	return fmt.Sprintf("%s → %s", count(reports, "report"), count(origins, "independent origin"))
}

func tally(d *readout.Dossier) string {
	n := readout.Independent(d.Origins)
	s := tallyOf(len(d.Documents), n)
	if n < len(d.Origins) {
		s += ", and one of outlets that are not known"
	}
	return s
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// filled returns the strings that are not empty.
func filled(list ...string) []string {
	var out []string
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	return out
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func originsOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "origins", Title: "Origins", Short: 'R'}
	for _, o := range d.Origins {
		it := item{ID: o.ID, Head: o.Name, Tags: filled(o.Reason)}
		for _, id := range o.Documents {
			src := s.find(id)
			it.Rows = append(it.Rows, row{Report: src.N, Label: src.Mark, Text: src.Outlet, Tags: filled(published(src.Published))})
		}
		for _, c := range o.Collapses {
			it.Rows = append(it.Rows, row{Label: "because", Text: s.pair(c) + c.Why, Quotes: s.brief(c.Evidence)})
		}
		if len(o.Collapses) == 0 && len(o.Evidence) > 0 {
			it.Rows = append(it.Rows, row{Label: "because", Quotes: s.brief(o.Evidence)})
		}
		sec.Items = append(sec.Items, it)
	}
	return sec
}

// pair names the two reports of a collapse, the one that was first before the
// one taken from it.
func (s *sources) pair(c readout.Collapse) string {
	a, b := s.find(c.A).Mark, s.find(c.B).Mark
	switch c.From {
	case c.A:
		return "[" + a + "] → [" + b + "]: "
	case c.B:
		return "[" + b + "] → [" + a + "]: "
	}
	return "[" + a + "], [" + b + "]: "
}

func agreedOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "agreed", Title: "What they agree on", Short: 'A', Limit: 10, PerItem: 1,
		Blurb: "told alike by origins that do not copy each other"}
	for _, l := range d.Agreed {
		if d.OriginsOf(l.Evidence) < 2 {
			continue // one origin does not agree with itself
		}
		sec.Items = append(sec.Items, item{ID: l.ID, Head: l.Gist, Tags: []string{independence(l.Independent)},
			Rows: []row{{Quotes: s.quotes(l.Evidence)}}})
	}
	return sec
}

// independence says how many independent sources tell a line.
func independence(n int) string {
	if n == 0 {
		return "not known to be independent"
	}
	return count(n, "origin")
}

func disputesOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "disputes", Title: "What is disputed", Short: 'Q', Limit: 10, PerItem: 6, Outlets: true, Stacked: true,
		Blurb: "between parties of the story"}
	for _, l := range d.Disputes {
		it := item{ID: l.ID, Head: l.Question}
		for _, p := range l.Positions {
			holder := p.Holder
			if name, own := strings.CutPrefix(holder, "outlet:"); own { // as the contract writes it
				holder = name + ", in its own voice"
			}
			it.Rows = append(it.Rows, row{Label: holder, Tags: filled(p.Stance), Text: p.Gist, Quotes: s.quotes(p.Evidence)})
		}
		sec.Items = append(sec.Items, it)
	}
	return sec
}

func differencesOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "differences", Title: "Where the tellings differ", Short: 'D', Limit: 12, PerItem: 6, Outlets: true,
		Blurb: "the same thing, told differently"}
	for _, l := range d.Differences {
		it := item{ID: l.ID, Head: l.About, Tags: filled(l.Verdict, l.Kind), Note: prefixed("Why: ", l.Why)}
		for _, v := range l.Values {
			r := row{Label: v.Value, Quotes: s.quotes(v.Evidence)}
			if v.Holder != "" {
				r.Text = "according to " + v.Holder
			}
			it.Rows = append(it.Rows, r)
		}
		sec.Items = append(sec.Items, it)
	}
	return sec
}

func commitmentsOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "commitments", Title: "What was agreed, promised, threatened", Short: 'C', Limit: 10, PerItem: 4,
		Blurb: "and where it stands, by date"}
	for _, l := range d.Commitments {
		if l.Of != "" {
			continue // it stands in the history of the one that it changes
		}
		it := item{ID: l.ID, Head: l.Text, Tags: filled(l.Status, l.Kind), Note: prefixed("Parties: ", strings.Join(l.Parties, ", "))}
		if len(l.History) < 2 {
			it.Rows = []row{{Quotes: s.quotes(l.Evidence)}}
		}
		for _, h := range l.History {
			if len(l.History) > 1 {
				it.Rows = append(it.Rows, row{Label: h.Status, Tags: filled(moment(h.When)), Quotes: s.quotes([]readout.Evidence{h.Evidence})})
			}
		}
		sec.Items = append(sec.Items, it)
	}
	return sec
}

func onlyOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "only", Title: "Only one account tells", Short: 'O', Limit: 8, PerItem: 4}
	group(&sec, d.Only, func(l readout.OnlyLine) (string, item) {
		src := s.find(l.Document)
		return l.Document, item{Head: src.Outlet, Tags: filled(src.Mark, published(src.Published))}
	}, func(l readout.OnlyLine) row {
		return row{ID: l.ID, Text: l.Gist, Quotes: s.quotes(l.Evidence)}
	})
	return sec
}

func timelineOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "timeline", Title: "Timeline", Short: 'T', Limit: 12, PerItem: 4}
	group(&sec, d.Timeline, func(l readout.Moment) (string, item) {
		return l.When, item{Head: moment(l.When)}
	}, func(l readout.Moment) row {
		return row{ID: l.ID, Text: l.Gist, Quotes: s.quotes(l.Evidence)}
	})
	return sec
}

var citationKinds = map[string]string{
	"wire-credit":  "credits the wire",
	"cited-outlet": "cites the outlet",
	"copied-text":  "copies text of",
	"cited-body":   "has a figure or fact from",
	"eyewitness":   "has it from",
}

func citationsOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "citations", Title: "Where it comes from", Short: 'W', Limit: 8, PerItem: 4,
		Blurb: "wires, outlets and bodies that the reports name"}
	group(&sec, d.Citations, func(l readout.Citation) (string, item) {
		src := s.find(l.Document)
		return l.Document, item{Head: src.Outlet, Tags: filled(src.Mark, published(src.Published))}
	}, func(l readout.Citation) row {
		kind := l.Kind
		if said := citationKinds[kind]; said != "" {
			kind = said
		}
		return row{ID: l.ID, Label: l.Origin, Tags: filled(kind), Quotes: s.quotes(l.Evidence)}
	})
	return sec
}

func eventsOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "events", Title: "Events, coded", Short: 'E', PerItem: 1,
		Blurb: "who did what to whom, in whose voice (types of PLOVER)"}
	for _, l := range d.Events {
		head := strings.Join(filled(l.Source, l.Type, l.Target), " ")
		it := item{ID: l.ID, Head: head, Rows: []row{{Quotes: s.quotes(l.Evidence)}}, Tags: filled(l.Mode)}
		if l.Responsibility != "" && l.Responsibility != readout.ReportedAsFact.String() {
			it.Tags = append(it.Tags, "responsibility: "+l.Responsibility)
		}
		if l.Dead != nil {
			it.Tags = append(it.Tags, "dead: "+visible(l.Dead.Value))
		}
		if l.Wounded != nil {
			it.Tags = append(it.Tags, "wounded: "+visible(l.Wounded.Value))
		}
		if l.Voice != "" {
			it.Tags = append(it.Tags, "says "+l.Voice)
		}
		it.Tags = append(it.Tags, filled(moment(l.When), l.Where)...)
		sec.Items = append(sec.Items, it)
	}
	return sec
}

// group adds one item for each key of lines, in order of first appearance,
// with a row for every line.
func group[L any](sec *section, lines []L, head func(L) (string, item), line func(L) row) {
	at := map[string]int{}
	for _, l := range lines {
		key, it := head(l)
		i, ok := at[key]
		if !ok {
			i = len(sec.Items)
			at[key] = i
			sec.Items = append(sec.Items, it)
		}
		sec.Items[i].Rows = append(sec.Items[i].Rows, line(l))
	}
}

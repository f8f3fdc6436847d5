package reuse

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// The kinds of Credit, as the dossier prints them.
const (
	WireCredit  = "wire-credit"
	CitedOutlet = "cited-outlet"
	CitedBody   = "cited-body"
	Eyewitness  = "eyewitness"
	CopiedText  = "copied-text"
)

// Credit says where the text of a report, or a fact in it, comes from.
type Credit struct {
	Kind   string
	Origin string // canonical name: "Reuters", "Syrian Observatory for Human Rights"
	// Span is the clause that names the origin. It is zero when only the byline
	// field of the Document does.
	Span readout.Span
	// Partial says that only a part of the text is the wire's: "with files from".
	Partial bool
	// Own says that the origin is the outlet of the report itself.
	Own bool
}

// Credits returns the sources that the text of d names, one Credit for each
// kind and origin, in the order of their first naming.
func Credits(d *readout.Document) []Credit {
	return credits(prepare(d))
}

func credits(p *prepared) []Credit {
	r := newReader(p)
	r.wires()
	r.citedOutlets()
	r.bodies()
	slices.SortStableFunc(r.out, func(x, y Credit) int {
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Span.End, y.Span.End))
	})
	var out []Credit
	seen := map[string]int{}
	for _, c := range r.out {
		key := c.Kind + "\x00" + foldName(c.Origin)
		if i, ok := seen[key]; ok {
			// A full credit outweighs a partial one, whichever comes first.
			if out[i].Partial && !c.Partial {
				out[i].Partial, out[i].Span = false, c.Span
			}
			continue
		}
		seen[key] = len(out)
		out = append(out, c)
	}
	return out
}

// naming is a place where a text names an outlet.
type naming struct {
	first, last int // words, both inside
	name        string
	outlet      *outlet // nil when the table does not know it
	used        bool
}

// reader finds the credits of one text.
type reader struct {
	table   *Outlets
	doc     *readout.Document
	ws      []word
	body    int // first word of the body
	own     *outlet
	ownName string
	names   []naming
	at      map[int]int // word -> names+1
	full    map[string]string
	out     []Credit
}

func newReader(p *prepared) *reader {
	r := &reader{table: p.table, doc: p.doc, ws: p.words, own: p.table.publisher(p.doc), ownName: foldName(p.doc.Outlet), at: map[int]int{}}
	start := p.doc.Body().Start
	for r.body < len(r.ws) && r.ws[r.body].Start < start {
		r.body++
	}
	r.findOutlets()
	return r
}

// add records a credit whose evidence is the words first to last, both inside.
func (r *reader) add(kind, origin string, first, last int, partial bool) {
	if origin == "" || first > last {
		return
	}
	r.out = append(r.out, Credit{Kind: kind, Origin: origin, Span: r.span(first, last), Partial: partial, Own: r.isOwn(origin)})
}

func (r *reader) isOwn(origin string) bool {
	return r.own != nil && r.own.name == origin || r.ownName != "" && r.ownName == foldName(origin)
}

func (r *reader) span(first, last int) readout.Span {
	return readout.Span{Start: r.ws[first].Start, End: r.ws[last].End}
}

func (r *reader) text(first, last int) string {
	s := r.span(first, last).Of(r.doc.Text)
	if i := len(s) - 2; i > 0 && (strings.HasSuffix(s, "'s")) {
		s = s[:i]
	}
	return strings.Join(strings.Fields(strings.TrimSuffix(s, "’s")), " ")
}

// low returns the folded word i, without its possessive s; empty outside.
func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.ws) {
		return ""
	}
	w := &r.ws[i]
	if w.poss {
		return strings.TrimSuffix(w.low, "s")
	}
	return w.low
}

// gapBefore returns what stands before word i; everything at the ends.
func (r *reader) gapBefore(i int) gap {
	if i <= 0 || i >= len(r.ws) {
		return ^gap(0)
	}
	return r.ws[i].before
}

const hardGap = gapComma | gapStop | gapQuote | gapOpen | gapClose | gapLine | gapSentence

// joined reports whether nothing but space or a hyphen stands before word i.
func (r *reader) joined(i int) bool { return r.gapBefore(i)&hardGap == 0 }

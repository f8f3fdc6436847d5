package reuse

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout"
)

// The reasons why documents are one telling, as the dossier prints them.
const (
	OwnReport  = "own report"
	SameText   = "same text"
	SameWire   = "same wire"
	SameOutlet = "same outlet"
)

// The thresholds of one telling.
const (
	// lifted is the share of the shorter text, its furniture aside, that makes
	// two texts one telling: a lifted quarter counts.
	lifted = 0.25
	// liftedWords is the least of the copied words, so that two briefs that
	// agree in one sentence stay two.
	liftedWords = 40
	// relayed is how far into the body, in words, a citation of another's
	// report makes the whole an account of that report.
	relayed = 80
)

// Origin is one independent telling of a story.
type Origin struct {
	Name      string
	Documents []string
	Reason    string
	// Links are the collapses that made it, one fewer than its documents.
	Links []Link
}

// Link is one collapse of two documents into one telling, and its proof.
type Link struct {
	A, B   string // Document.ID
	Reason string
	// Share is the copied share of the shorter text; 0 when credits prove the link.
	Share    float64
	Evidence []readout.Evidence // of A and B in turn
	// From is the ID of the document that the other one was taken from, where
	// credit or time tells it; else empty.
	From string
}

// Line returns o as a line of the dossier.
func (o Origin) Line() readout.Origin {
	line := readout.Origin{Name: o.Name, Documents: o.Documents, Reason: o.Reason}
	for _, l := range o.Links {
		line.Evidence = append(line.Evidence, l.Evidence...)
	}
	return line
}

// Origins partitions docs into independent tellings. Documents are one when
// they share enough copied text, run the same wire's copy, relay one another's
// report, or come from one publisher; what is unknown is never counted as
// independent. The result does not depend on the order of docs, and is in the
// order of their dates, then of their IDs.
func Origins(docs []*readout.Document) []Origin {
	origins, _ := study(docs)
	return origins
}

// scene is the state of one partition.
type scene struct {
	docs    []*prepared
	credits [][]Credit
	wire    []string // the wire whose copy the text is, "" when none
	outlet  []string
	owner   []string
	parent  []int
	links   []scored
	pairs   []pair
}

type scored struct {
	a, b int
	Link
}

func study(docs []*readout.Document) ([]Origin, *scene) {
	s := &scene{}
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, byDate)
	for _, d := range docs {
		p := prepare(d)
		s.docs = append(s.docs, p)
		s.credits = append(s.credits, credits(p))
		o, owner := publisherKey(d)
		s.outlet, s.owner = append(s.outlet, o), append(s.owner, owner)
		s.parent = append(s.parent, len(s.parent))
		w, _ := textWire(p, s.credits[len(s.credits)-1])
		s.wire = append(s.wire, w)
	}
	s.markRepeated()
	s.versions()
	s.text()
	s.wires()
	s.relays()
	s.outlets()
	s.unknown()
	return s.origins(), s
}

func byDate(a, b *readout.Document) int {
	ta, oka := a.Date()
	tb, okb := b.Date()
	switch {
	case oka && okb && !ta.Equal(tb):
		return ta.Compare(tb)
	case oka != okb:
		if oka {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Text, b.Text))
}

func (s *scene) find(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

// link makes a and b one telling; it reports whether they were two before.
func (s *scene) link(a, b int, l Link) bool {
	ra, rb := s.find(a), s.find(b)
	if ra == rb {
		return false
	}
	s.parent[max(ra, rb)] = min(ra, rb)
	l.A, l.B = s.docs[a].doc.ID, s.docs[b].doc.ID
	s.links = append(s.links, scored{a, b, l})
	return true
}

// versions links a document with the one that it corrects.
func (s *scene) versions() {
	at := map[string]int{}
	for i, p := range s.docs {
		if p.doc.ID != "" {
			at[p.doc.ID] = i
		}
	}
	for i, p := range s.docs {
		if j, ok := at[p.doc.Prev]; ok && i != j {
			s.link(i, j, Link{Reason: SameText, From: s.docs[j].doc.ID, Evidence: append(s.opening(i), s.opening(j)...)})
		}
	}
}

// text links documents that share copied text.
func (s *scene) text() {
	s.pairs = s.comparePairs()
	for _, p := range s.pairs {
		words, size := copied(p.matches), max(1, min(s.docs[p.a].size, s.docs[p.b].size))
		share := float64(words) / float64(size)
		// A brief of a few lines is copied when most of it is.
		if share < lifted || words < min(liftedWords, size*2/3) || words == 0 {
			continue
		}
		l := Link{Reason: SameText, Share: min(1, share), From: s.source(p.a, p.b)}
		for _, m := range p.best(3) {
			l.Evidence = append(l.Evidence, s.docs[p.a].doc.Cite(m.A), s.docs[p.b].doc.Cite(m.B))
		}
		s.link(p.a, p.b, l)
	}
}

// copied is the number of words that one of two texts took over. Quotations
// alone are nobody's copy; beside copied prose they came with it.
func copied(ms []Match) int {
	prose, all := 0, 0
	for _, m := range ms {
		prose += m.copied()
		all += m.Words
	}
	if prose == 0 {
		return 0
	}
	return all
}

// copied is the number of words of m that count as taken over.
func (m Match) copied() int {
	if m.Quotation {
		return 0
	}
	return m.Words
}

// source tells which of two documents that share text was first, by credit,
// then by time: the wire's own report, else the earlier one.
func (s *scene) source(a, b int) string {
	oa, ob := outlets().publisher(s.docs[a].doc), outlets().publisher(s.docs[b].doc)
	switch {
	case oa != nil && oa.sells() && s.wire[b] == oa.name && oa != ob:
		return s.docs[a].doc.ID
	case ob != nil && ob.sells() && s.wire[a] == ob.name && oa != ob:
		return s.docs[b].doc.ID
	}
	switch {
	case s.wire[a] != "" && s.wire[b] == "":
		return s.docs[a].doc.ID
	case s.wire[b] != "" && s.wire[a] == "":
		return s.docs[b].doc.ID
	case s.pointsAt(a, b):
		return s.docs[b].doc.ID
	case s.pointsAt(b, a):
		return s.docs[a].doc.ID
	}
	ta, oka := s.docs[a].doc.Date()
	tb, okb := s.docs[b].doc.Date()
	switch {
	case oka && okb && ta.Before(tb):
		return s.docs[a].doc.ID
	case oka && okb && tb.Before(ta):
		return s.docs[b].doc.ID
	}
	return ""
}

// pointsAt reports whether a prints the headline of b, as a link to it: then b
// was there before.
func (s *scene) pointsAt(a, b int) bool {
	d, e := s.docs[a].doc, s.docs[b].doc
	t := e.Title.Of(e.Text)
	return strings.Count(t, " ") >= 4 && strings.Contains(d.Text[d.Body().Start:], t)
}

// wires links documents that run the copy of one wire.
func (s *scene) wires() {
	shares := map[[2]int]bool{}
	for _, p := range s.pairs {
		shares[[2]int{p.a, p.b}] = true
	}
	runs := map[string][]int{}
	for i, w := range s.wire {
		if w == "" {
			continue
		}
		// Credit alone does not make one telling of two dispatches of different
		// days; a shared passage, or one day, does. Where a date is missing they
		// are taken for one.
		j := -1
		for _, k := range runs[w] {
			if s.oneDay(k, i) || shares[[2]int{k, i}] {
				j = k
				break
			}
		}
		if len(runs[w]) < holders {
			runs[w] = append(runs[w], i)
		}
		if j < 0 {
			continue
		}
		s.link(j, i, Link{Reason: SameWire, Evidence: append(s.wireEvidence(j), s.wireEvidence(i)...)})
	}
}

// oneDay reports whether a and b may be of one day.
func (s *scene) oneDay(a, b int) bool {
	ta, oka := s.docs[a].doc.Date()
	tb, okb := s.docs[b].doc.Date()
	return !oka || !okb || ta.Format(time.DateOnly) == tb.Format(time.DateOnly)
}

// wireEvidence cites the credit of document i, or its opening words when only
// its outlet or byline names the wire.
func (s *scene) wireEvidence(i int) []readout.Evidence {
	d := s.docs[i].doc
	for _, c := range s.credits[i] {
		if c.Kind == WireCredit && !c.Partial && c.Origin == s.wire[i] && !c.Span.IsZero() {
			return []readout.Evidence{d.Cite(c.Span)}
		}
	}
	return s.opening(i)
}

// opening cites the headline, or the first words of a text without one.
func (s *scene) opening(i int) []readout.Evidence {
	d := s.docs[i].doc
	if d.Title.Len() > 0 {
		return []readout.Evidence{d.Cite(d.Title)}
	}
	ws := s.docs[i].words
	if len(ws) == 0 {
		return nil
	}
	return []readout.Evidence{d.Cite(readout.Span{Start: ws[0].Start, End: ws[min(len(ws), 12)-1].End})}
}

// relays links a document that opens by citing an outlet's report with that
// outlet's own document.
func (s *scene) relays() {
	named := map[string][]int{}
	for i := range s.docs {
		for _, n := range s.selfNames(i) {
			named[n] = append(named[n], i)
		}
	}
	for i, p := range s.docs {
		body := p.doc.Body().Start
		limit := body
		if k := slices.IndexFunc(p.words, func(w word) bool { return w.Start >= body }); k >= 0 {
			limit = p.words[min(k+relayed, len(p.words)-1)].End
		}
		for _, c := range s.credits[i] {
			if c.Span.IsZero() || c.Span.End > limit || c.Own || c.Kind != CitedOutlet && c.Kind != CitedBody {
				continue
			}
			// Words given to an outlet in an interview are the speaker's.
			if strings.HasPrefix(strings.ToLower(c.Span.Of(p.doc.Text)), "t") && c.Kind == CitedOutlet && isTold(c.Span.Of(p.doc.Text)) {
				continue
			}
			for _, j := range named[relayName(c.Origin)] {
				if j != i {
					s.link(min(i, j), max(i, j), Link{Reason: SameText, From: s.docs[j].doc.ID,
						Evidence: append([]readout.Evidence{p.doc.Cite(c.Span)}, s.opening(j)...)})
					break
				}
			}
		}
	}
}

func isTold(s string) bool {
	w, _, _ := strings.Cut(strings.ToLower(s), " ")
	return w == "told" || w == "tell" || w == "tells" || w == "telling"
}

// relayName folds an origin: "website of the Central Bank" is the Central Bank.
func relayName(origin string) string {
	n := foldName(origin)
	for _, p := range []string{"website of ", "official website of ", "web site of ", "site of "} {
		if rest, ok := strings.CutPrefix(n, p); ok {
			n = strings.TrimPrefix(rest, "the ")
		}
	}
	return n
}

// selfNames are the folded names by which others may cite document i's
// publisher: its outlet's, and the site's name where that stands as the title.
func (s *scene) selfNames(i int) []string {
	d := s.docs[i].doc
	var out []string
	add := func(n string) {
		if n = foldName(n); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	add(s.outlet[i])
	title := d.Title.Of(d.Text)
	if len(title) < 60 && strings.Count(strings.TrimSpace(title), " ") <= 4 && !d.Title.IsZero() && titleCase(title) {
		add(title)
	}
	return out
}

// titleCase reports whether every word of s starts with a capital letter.
func titleCase(s string) bool {
	for _, w := range split(s, 0) {
		if !w.upper {
			return false
		}
	}
	return true
}

// outlets links the own reports of one publisher. A text that is another's
// copy is that one's telling, whoever printed it.
func (s *scene) outlets() {
	borrowed := make([]bool, len(s.docs))
	for _, l := range s.links {
		if s.outlet[l.a] != s.outlet[l.b] {
			if l.From == s.docs[l.a].doc.ID {
				borrowed[l.b] = true
			} else if l.From == s.docs[l.b].doc.ID {
				borrowed[l.a] = true
			}
		}
	}
	first := map[string]int{}
	for i := range s.docs {
		o := outlets().publisher(s.docs[i].doc)
		if borrowed[i] || s.wire[i] != "" && (o == nil || o.name != s.wire[i]) {
			continue
		}
		for _, key := range []string{"outlet " + s.outlet[i], "owner " + s.owner[i]} {
			if strings.HasSuffix(key, " ") {
				continue
			}
			j, ok := first[key]
			if !ok {
				first[key] = i
				continue
			}
			s.link(j, i, Link{Reason: SameOutlet, Evidence: append(s.opening(j), s.opening(i)...)})
		}
	}
}

// unknown links the documents of which neither outlet nor wire is known, with
// one another: nothing shows that they are two.
func (s *scene) unknown() {
	first := -1
	for i := range s.docs {
		if s.outlet[i] != "" || s.wire[i] != "" {
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		s.link(first, i, Link{Reason: SameOutlet, Evidence: append(s.opening(first), s.opening(i)...)})
	}
}

func (s *scene) origins() []Origin {
	at := map[int]int{}
	var out []Origin
	for i, p := range s.docs {
		root := s.find(i)
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, Origin{Reason: OwnReport, Name: s.name(i)})
		}
		out[k].Documents = append(out[k].Documents, p.doc.ID)
	}
	rank := map[string]int{OwnReport: 0, SameOutlet: 1, SameWire: 2, SameText: 3}
	for _, l := range s.links {
		o := &out[at[s.find(l.a)]]
		o.Links = append(o.Links, l.Link)
		if rank[l.Reason] > rank[o.Reason] {
			o.Reason = l.Reason
		}
		for _, i := range []int{l.a, l.b} {
			if s.wire[i] != "" && l.Reason != SameOutlet {
				o.Name = s.wire[i]
			}
		}
	}
	return out
}

// name is what the telling of document i is called: the wire, else the outlet
// as the document writes it.
func (s *scene) name(i int) string {
	d := s.docs[i].doc
	return cmp.Or(s.wire[i], d.Outlet, s.outlet[i], "unknown outlet")
}

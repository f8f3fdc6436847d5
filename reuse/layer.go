package reuse

import (
	"fmt"
	"slices"

	"readout"
)

// carriers are sites that carry what others publish.
var carriers = set(`news.google.com msn.com news.yahoo.com yahoo.com news.aol.com aol.com flipboard.com smartnews.com newsbreak.com feedproxy.google.com feeds.feedburner.com
	pressreader.com allafrica.com reliefweb.int reddit.com facebook.com twitter.com x.com t.co web.archive.org archive.org archive.ph`)

// texts tells, for each document, its layers: who carried it, who published it
// and who owns that, whose text it is.
func (s *scene) texts() []readout.TextOrigin {
	out := []readout.TextOrigin{}
	pairs := make([][]int, len(s.docs)) // document -> those that it is in
	for k, p := range s.pairs {
		if s.oneTelling(p) {
			pairs[p.a], pairs[p.b] = append(pairs[p.a], k), append(pairs[p.b], k)
		}
	}
	for i, p := range s.docs {
		t := readout.TextOrigin{ID: fmt.Sprintf("text-%d", i+1), Document: p.doc.ID, Text: readout.TextOwn, Owner: s.owner[i]}
		if h := host(p.doc.URL); carriers[h] {
			t.Transport = h
		}
		if s.outlet[i] != "" {
			t.Publisher = s.publisherName(i)
		}
		if o := s.publisher[i]; o != nil {
			t.Kind = o.kind
		}
		s.whose(i, pairs[i], &t)
		out = append(out, t)
	}
	return out
}

// publisherName is the publisher of document i as it writes itself, or as the table does.
func (s *scene) publisherName(i int) string {
	if s.publisher[i] != nil {
		return s.publisher[i].name
	}
	if d := s.docs[i].doc; d.Outlet != "" {
		return d.Outlet
	}
	return s.outlet[i]
}

// whose fills in whose text document i is: a wire's by its credits, another's
// by the passages that it shares with an earlier one, else its own.
func (s *scene) whose(i int, pairs []int, t *readout.TextOrigin) {
	d := s.docs[i].doc
	if w := s.wire[i]; w != "" && (s.publisher[i] == nil || s.publisher[i].name != w) {
		t.Text, t.From, t.Evidence = readout.TextWire, w, s.wireEvidence(i)
		return
	}
	best := -1
	var share float64
	for _, k := range pairs {
		p := s.pairs[k]
		other := p.a + p.b - i
		from := s.source(p.a, p.b)
		if from != s.docs[other].doc.ID || s.outlet[other] == s.outlet[i] && s.outlet[i] != "" {
			continue
		}
		if p.Share > share {
			best, share = k, p.Share
		}
	}
	switch {
	case best >= 0:
		p := s.pairs[best]
		other := p.a + p.b - i
		t.Text, t.Share, t.From, t.FromDocument = readout.TextPartly, share, s.name(other), s.docs[other].doc.ID
		if share >= editedShare {
			t.Text = readout.TextCopied
		}
		for _, m := range p.best(shown) {
			a, b := m.A, m.B
			if i == p.a {
				a, b = b, a
			}
			t.Evidence = append(t.Evidence, d.Cite(b), s.docs[other].doc.Cite(a))
		}
	case s.unplaced(i):
		t.Text = readout.TextUnknown
	default:
		// "with files from": a part is the wire's.
		k := slices.IndexFunc(s.credits[i], func(c Credit) bool { return c.Kind == WireCredit && c.Partial && !c.Own && !c.Span.IsZero() })
		if k >= 0 {
			c := s.credits[i][k]
			t.Text, t.From, t.Evidence = readout.TextPartly, c.Origin, []readout.Evidence{d.Cite(c.Span)}
		}
	}
}

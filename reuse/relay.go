package reuse

import (
	"slices"
	"strings"

	"readout"
)

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
					s.link(min(i, j), max(i, j), Link{Reason: SameText, From: s.docs[j].doc.ID, Why: "the one opens with what " + c.Origin + " reports, and that report is the other",
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

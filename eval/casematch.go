package eval

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"readout"
)

// The rules of shared/cases/score.py that say when two pieces of evidence, or
// two names, are the same.

// runeRange is a range of code points in a document.
type runeRange struct{ start, end int }

// find returns where a quotation stands in its document, everywhere.
func (c *goldCase) find(q quoted) []runeRange {
	d := c.docs[q.Doc]
	if d == nil || q.Quote == "" {
		return nil
	}
	if r, ok := c.ranges[q]; ok {
		return r
	}
	var out []runeRange
	for at := 0; ; {
		i := strings.Index(d.text[at:], q.Quote)
		if i < 0 {
			break
		}
		start := at + i
		at = start + len(q.Quote)
		out = append(out, runeRange{int(d.runes[start]), int(d.runes[at])})
	}
	c.ranges[q] = out
	return out
}

func quotedOf(e readout.Evidence) quoted { return quoted{e.Document, e.Quote} }

// overlap: one document, and at least half of the shorter one is shared.
func (c *goldCase) overlap(a, b quoted) bool {
	if a.Doc != b.Doc {
		return false
	}
	for _, x := range c.find(a) {
		for _, y := range c.find(b) {
			shared := min(x.end, y.end) - max(x.start, y.start)
			if 2*shared >= min(x.end-x.start, y.end-y.start) {
				return true
			}
		}
	}
	return false
}

// hits are the documents in which evidence that was found meets gold.
func (c *goldCase) hits(found []readout.Evidence, gold []quoted) map[string]bool {
	docs := map[string]bool{}
	for _, g := range gold {
		for _, f := range found {
			if !docs[g.Doc] && c.overlap(quotedOf(f), g) {
				docs[g.Doc] = true
			}
		}
	}
	return docs
}

func (c *goldCase) hit(found []readout.Evidence, gold []quoted) bool {
	return len(c.hits(found, gold)) > 0
}

var (
	notPlain = regexp.MustCompile(`[^a-z0-9 ]+`)
	stop     = strings.Fields("the of and mr mrs president minister foreign secretary us u s outlet al")
)

// fold makes plain lower-case words of a name.
func fold(s string) []string {
	s = strings.Map(func(r rune) rune {
		if r > 127 {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
	return strings.Fields(notPlain.ReplaceAllString(strings.ToLower(s), " "))
}

// sameName: equal after folding and aliases, or one has all the words of the
// other, or the last word is the same.
func (c *goldCase) sameName(found, gold string) bool {
	plain := func(s string) []string {
		f := fold(s)
		if name, ok := c.alias[strings.Join(f, " ")]; ok {
			return strings.Fields(name)
		}
		return f
	}
	p, g := plain(found), plain(gold)
	if slices.Equal(p, g) {
		return true
	}
	content := func(words []string) []string {
		return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(stop, w) })
	}
	a, b := content(p), content(g)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return within(a, b) || within(b, a) || p[len(p)-1] == g[len(g)-1]
}

func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// match pairs gold with what was found, one to one and greedily in order. It
// returns the pairs (found, gold) and what is left of both.
func match[P, G any](found []P, gold []G, ok func(P, G) bool) (pairs [][2]int, left, missed []int) {
	for i := range found {
		left = append(left, i)
	}
	for gi, g := range gold {
		k := slices.IndexFunc(left, func(pi int) bool { return ok(found[pi], g) })
		if k < 0 {
			missed = append(missed, gi)
			continue
		}
		pairs = append(pairs, [2]int{left[k], gi})
		left = slices.Delete(left, k, k+1)
	}
	return pairs, left, missed
}

// unlike drops from left what matches a gold item that is taken already: the
// same thing said twice is no second error.
func unlike[P, G any](left []int, found []P, gold []G, ok func(P, G) bool) []int {
	return slices.DeleteFunc(left, func(i int) bool {
		return slices.ContainsFunc(gold, func(g G) bool { return ok(found[i], g) })
	})
}

package eval

import (
	"fmt"
	"strings"

	"readout"
)

// timeCounts compare expressions of time as TempEval-3 does: strict spans share
// every byte, relaxed ones at least one.
type timeCounts struct {
	strict, relaxed counts
	value, typ      counts // right of those that match relaxed
	strictValue     counts // right of those that match strictly
}

func (t *timeCounts) add(u timeCounts) {
	t.strict.add(u.strict)
	t.relaxed.add(u.relaxed)
	t.value.add(u.value)
	t.typ.add(u.typ)
	t.strictValue.add(u.strictValue)
}

// scoreTimes matches each gold expression with at most one that was found: the
// one with its very bytes, else the first that overlaps.
func scoreTimes(gold, found []timex) timeCounts {
	var c timeCounts
	c.strict = counts{found: len(found), gold: len(gold)}
	c.relaxed = c.strict
	used := make([]bool, len(found))
	match := func(g timex, ok func(f timex) bool) int {
		for i, f := range found {
			if !used[i] && ok(f) {
				used[i] = true
				return i
			}
		}
		return -1
	}
	var rest []timex
	compare := func(g, f timex) {
		c.relaxed.right++
		for _, x := range []struct {
			c  *counts
			ok bool
		}{{&c.value, sameValue(g.Value, f.Value)}, {&c.typ, g.Type == f.Type}} {
			x.c.gold++
			x.c.found++
			count(&x.c.right, x.ok)
		}
	}
	for _, g := range gold {
		if i := match(g, func(f timex) bool { return f.Span == g.Span }); i >= 0 {
			c.strict.right++
			c.strictValue.gold++
			c.strictValue.found++
			count(&c.strictValue.right, sameValue(g.Value, found[i].Value))
			compare(g, found[i])
		} else {
			rest = append(rest, g)
		}
	}
	for _, g := range rest {
		if i := match(g, func(f timex) bool { return f.Overlaps(g.Span) }); i >= 0 {
			compare(g, found[i])
		}
	}
	return c
}

// sameValue compares TIMEX3 values. Only what has no meaning is forgiven: the
// case of letters, a zone that says UTC where no other is known, and unknown
// parts at the end, since one corpus writes 1949-XX where others write 1949.
func sameValue(a, b string) bool { return plainValue(a) == plainValue(b) }

func plainValue(v string) string {
	v = strings.ToUpper(strings.TrimSpace(v))
	if strings.Contains(v, "T") {
		v = strings.TrimSuffix(v, "Z")
	}
	for strings.HasSuffix(v, "-XX") {
		v = strings.TrimSuffix(v, "-XX")
	}
	return v
}

// timesRead are the expressions of time in an Analysis that start before end.
func timesRead(a *readout.Analysis, end uint32) []timex {
	var out []timex
	for _, t := range rowsOf(a.Times) {
		if t.Start < end {
			out = append(out, timex{t.Span, t.Type.String(), a.Symbols.Get(t.Value)})
		}
	}
	return out
}

// scores are the lines of the table for one set of reports.
func (t timeCounts) scores(prefix, on string) []Score {
	return []Score{
		{Name: prefix + "/strict/P", Value: 100 * t.strict.precision(), On: on},
		{Name: prefix + "/strict/R", Value: 100 * t.strict.recall(), On: on},
		{Name: prefix + "/strict/F1", Value: 100 * t.strict.f1(), On: on},
		{Name: prefix + "/relaxed/F1", Value: 100 * t.relaxed.f1(), On: on},
		{Name: prefix + "/value-of-strict", Value: 100 * t.strictValue.precision(), On: on},
		{Name: prefix + "/value-of-relaxed", Value: 100 * t.value.precision(), On: on},
		{Name: prefix + "/type-of-relaxed", Value: 100 * t.typ.precision(), On: on},
	}
}

func scoreTimeCorpora(e *env) ([]Score, error) {
	aquaint, err := readTimeML(e.corpus("time", "aquaint"))
	if err != nil {
		return nil, err
	}
	meantime, err := readMeantime(e.corpus("time", "meantime", "intra-doc_annotation"))
	if err != nil {
		return nil, err
	}
	var both timeCounts
	var out []Score
	for _, set := range []struct {
		name, on string
		docs     []timedDoc
	}{
		{"aquaint", "AQUAINT TimeML", aquaint},
		{"meantime", "MEANTIME, text rebuilt from tokens, annotated sentences only", meantime},
	} {
		as, err := readEach(e, set.docs)
		if err != nil {
			return nil, err
		}
		var c timeCounts
		for i, d := range set.docs {
			c.add(scoreTimes(d.times, timesRead(as[i], d.scored)))
		}
		both.add(c)
		out = append(out, c.scores("times/"+set.name, fmt.Sprintf("%s, %d reports", set.on, len(set.docs)))...)
	}
	return append(both.scores("times/both", "AQUAINT and MEANTIME together"), out...), nil
}

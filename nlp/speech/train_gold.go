package speech

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
)

// goldLabels writes attributions as labels of tokens. Marks at the ends of a
// span are no part of it, and parts of a content with nothing but marks
// between them are one.
func goldLabels(a *readout.Analysis, text string, gold []Attribution) []label {
	f := &finder{a: a, lower: text}
	labels := make([]label, len(a.Tokens))
	set := func(first, end int, k kind) {
		for t := first; t < end; t++ {
			labels[t] = inside(k)
		}
		if first < end {
			labels[first] = begin(k)
		}
	}
	type attributed struct {
		source, cue part
		content     []part
	}
	var list []attributed
	for i := range gold {
		var x attributed
		for _, s := range flat(gold[i].Cue)[:min(1, len(flat(gold[i].Cue)))] {
			x.cue = f.wordsIn(s)
		}
		if x.cue.end == 0 {
			continue
		}
		for _, s := range flat(gold[i].Source) {
			if x.source.end == 0 {
				x.source = f.wordsIn(s)
			}
		}
		for _, s := range flat(gold[i].Content) {
			p := f.wordsIn(s)
			if p.end == 0 {
				continue
			}
			if last := len(x.content) - 1; last >= 0 && (p.first < x.cue.first) == (x.content[last].first < x.cue.first) && !f.anyWord(x.content[last].end, p.first) {
				x.content[last].end = p.end
				continue
			}
			x.content = append(x.content, p)
		}
		list = append(list, x)
	}
	slices.SortFunc(list, func(x, y attributed) int { return cmp.Compare(x.cue.first, y.cue.first) })
	owner := map[int]int{} // first token of a source -> the attribution that owns it
	for i, x := range list {
		if x.source.end == 0 {
			continue
		}
		j, taken := owner[x.source.first]
		if !taken || abs(x.cue.first-x.source.first) < abs(list[j].cue.first-x.source.first) {
			owner[x.source.first] = i
		}
	}
	for i, x := range list {
		for _, c := range x.content {
			k := contentAfter
			if c.first < x.cue.first {
				k = contentBefore
			}
			set(c.first, c.end, k)
		}
		switch {
		case x.source.end == 0:
			set(x.cue.first, x.cue.end, cueBare)
			continue
		case owner[x.source.first] != i:
			set(x.cue.first, x.cue.end, cueShared)
			continue
		}
		set(x.cue.first, x.cue.end, cueOwn)
	}
	for i, x := range list {
		if x.source.end == 0 || owner[x.source.first] != i {
			continue
		}
		k := sourceAfter
		if x.source.first < x.cue.first {
			k = sourceBefore
		}
		set(x.source.first, x.source.end, k)
	}
	// A span that was written over in part goes on with what is left of it.
	for t := 1; t < len(labels); t++ {
		if l := labels[t]; isInside(l) && !mayFollow(int(labels[t-1]), int(l)) {
			labels[t] = begin(kindAt(l))
		}
	}
	return labels
}

func flat(spans [][]readout.Span) []readout.Span { return slices.Concat(spans...) }

func abs(x int) int { return max(x, -x) }

// wordsIn are the tokens that s overlaps, without marks at the ends.
func (f *finder) wordsIn(s readout.Span) part {
	t := f.a.Tokens
	first, _ := slices.BinarySearchFunc(t[1:], s.Start, func(t readout.Token, at uint32) int { return cmp.Compare(t.End, at+1) })
	first++
	end := first
	for end < len(t) && t[end].Start < s.End {
		end++
	}
	for first < end && !f.wordAt(first) {
		first++
	}
	for first < end && !f.wordAt(end-1) {
		end--
	}
	if first == end {
		return part{}
	}
	return part{first: first, end: end}
}

func (f *finder) anyWord(first, end int) bool {
	for t := first; t < end; t++ {
		if hasWord(f.a.Tokens[t].Of(f.lower)) {
			return true
		}
	}
	return false
}

// spanScore counts exact spans by role, marks left out, and sources linked to
// the right content.
type spanScore struct {
	gold, found, right [3]int
	contents, linked   int // contents found exactly that have a source, and it right
}

// add scores the labels of one report.
func (s *spanScore) add(p *prepared, labels []label) {
	f := newFinder(p.Doc, p.a)
	key := func(spans []readout.Span) string {
		var b strings.Builder
		for _, x := range spans {
			w := f.wordsIn(x)
			for t := w.first; t < w.end; t++ {
				if hasWord(p.a.Tokens[t].Of(p.Doc.Text)) {
					fmt.Fprint(&b, t, " ")
				}
			}
		}
		return b.String()
	}
	var gold, found [3]map[string]bool
	for r := range gold {
		gold[r], found[r] = map[string]bool{}, map[string]bool{}
	}
	source := map[string]string{}
	for i := range p.Gold {
		for r := range Roles {
			for _, spans := range *p.Gold[i].Role(r) {
				gold[r][key(spans)] = true
			}
		}
		source[key(flat(p.Gold[i].Content))] = key(flat(p.Gold[i].Source))
	}
	for _, st := range f.assemble(labels) {
		found[2][key(st.content)] = true
		if !st.source.IsZero() {
			found[0][key([]readout.Span{st.source})] = true
		}
		if !st.cue.IsZero() {
			found[1][key([]readout.Span{st.cue})] = true
		}
		if want := source[key(st.content)]; want != "" {
			s.contents++
			if !st.source.IsZero() && want == key([]readout.Span{st.source}) {
				s.linked++
			}
		}
	}
	for r := range gold {
		s.gold[r] += len(gold[r])
		s.found[r] += len(found[r])
		for k := range found[r] {
			if gold[r][k] {
				s.right[r]++
			}
		}
	}
}

func (s *spanScore) f1(r int) float64 {
	return 200 * float64(s.right[r]) / float64(max(1, s.gold[r]+s.found[r]))
}

func (s *spanScore) mean() float64 { return (s.f1(0) + s.f1(1) + s.f1(2)) / 3 }

func (s *spanScore) String() string {
	return fmt.Sprintf("source %.2f, cue %.2f, content %.2f, linked %.2f", s.f1(0), s.f1(1), s.f1(2), 100*float64(s.linked)/float64(max(1, s.contents)))
}

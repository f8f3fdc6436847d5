package speech

import (
	"slices"
	"unicode"

	"readout"
)

// statement is a Statement before it has a row.
type statement struct {
	cue      readout.Span
	content  []readout.Span
	source   readout.Span // the words that name who says it; zero when none do
	speaker  uint32       // the mention in them
	sentence uint32
	number   int // in the order of finding
	nested   bool
	outer    int // the number of the statement that reports it, when nested
}

// span covers all of the content.
func (s *statement) span() readout.Span {
	return readout.Span{Start: s.content[0].Start, End: s.content[len(s.content)-1].End}
}

// reach is how many sentences may stand between parts of one attribution.
const reach = 12

// sharedReach is how many sentences back a cue without a source may share one.
const sharedReach = 2

// assemble joins the labelled parts into statements: each source and each
// content goes to the nearest cue on its side.
func (f *finder) assemble(labels []label) []statement {
	parts := partsOf(nil, labels)
	type gathered struct {
		cue     part
		source  part
		content []part
	}
	var all []gathered
	at := make([]int, len(parts)+1) // part -> how many cues stand before it
	for i, p := range parts {
		at[i] = len(all)
		if p.kind.isCue() {
			all = append(all, gathered{cue: p})
		}
	}
	// near is the cue of a part, -1 when it has none within reach.
	near := func(i int, before bool) int {
		c, other := at[i]-1, at[i]
		if before {
			c, other = other, c
		}
		for _, c := range [2]int{c, other} {
			if c >= 0 && c < len(all) && abs(int(f.sentenceOf(all[c].cue.first))-int(f.sentenceOf(parts[i].first))) <= reach {
				return c
			}
		}
		return -1
	}
	for i, p := range parts {
		switch {
		case p.kind.isContent():
			for p.first < p.end && !f.wordAt(p.first) {
				p.first++
			}
			for p.first < p.end && !f.wordAt(p.end-1) {
				p.end--
			}
			if p.first == p.end || f.stands(p) {
				continue
			}
			if c := near(i, p.kind == contentBefore); c >= 0 {
				all[c].content = append(all[c].content, p)
			}
		case p.kind.isSource():
			c := near(i, p.kind == sourceBefore)
			if c < 0 {
				continue
			}
			if s := &all[c].source; s.end == 0 || abs(p.first-all[c].cue.first) < abs(s.first-all[c].cue.first) {
				*s = p
			}
		}
	}
	var out []statement
	for i := range all {
		g := &all[i]
		if len(g.content) == 0 {
			continue
		}
		for k := range g.content {
			c := &g.content[k]
			c.end = f.clauseEnds(g.cue, *c)
			*c = f.whole(*c)
			end := f.speechEnds(*c)
			if end == c.end {
				continue
			}
			if c.kind == contentBefore && g.source.end == 0 && g.cue.kind != cueBare && c.end <= g.cue.first && g.cue.first-c.end <= 1 {
				g.source = f.wordsIn(f.tokens(end, c.end))
			}
			c.end = end
		}
		g.source = f.unclaused(g.source)
		if g.source.end == 0 && g.cue.kind != cueBare {
			// a cue that shares its source: with one of its sentence, else with
			// what its clause hangs on, else with one shortly before
			for _, back := range [2]int{0, sharedReach} {
				for j := i - 1; j >= 0 && int(f.sentenceOf(g.cue.first)-f.sentenceOf(all[j].cue.first)) <= back && g.source.end == 0; j-- {
					g.source = all[j].source
				}
				if back == 0 && g.source.end == 0 {
					g.source = f.participant(g.cue)
				}
			}
		}
		if q := f.said(g.source); q.end != 0 {
			g.content = append([]part{q}, g.content...)
			for g.source.first < g.source.end && (g.source.first < q.end || !f.wordAt(g.source.first)) {
				g.source.first++
			}
		}
		s := statement{cue: f.tokens(g.cue.first, g.cue.end), source: f.tokens(g.source.first, g.source.end), sentence: f.sentenceOf(g.content[0].first)}
		said, apart := f.settle(g.cue, g.content)
		for _, c := range said {
			s.content = append(s.content, f.paragraphs(c)...)
		}
		out = append(out, s)
		for _, c := range apart {
			more := statement{source: s.source, content: f.paragraphs(c), sentence: f.sentenceOf(c.first)}
			if f.sentenceOf(c.first) == f.sentenceOf(g.cue.first) {
				more.cue = s.cue
			}
			out = append(out, more)
		}
	}
	return out
}

// said is the quotation that the labels took for part of a source, as where
// its marks are damaged; none when there is none.
func (f *finder) said(source part) part {
	if source.end == 0 || f.quoteAt[source.first] == 0 {
		return part{}
	}
	q := f.quotes[f.quoteAt[source.first]-1]
	if q.words < minQuote || q.first == 0 || q.last+1 >= source.end {
		return part{}
	}
	return part{kind: contentBefore, first: q.first, end: q.last + 1}
}

// stands reports whether a part is a pronoun that only stands for what comes:
// "It was said that …".
func (f *finder) stands(p part) bool {
	return p.end == p.first+1 && f.quoteAt[p.first] == 0 && (f.word(p.first) == "it" || f.word(p.first) == "there")
}

// speechEnds is where a part ends that opens with a quotation: with a comma
// inside its closing mark the speech is over ("“It is safe,” Lind said"),
// whatever the labels say. A few quoted words may have one and go on.
func (f *finder) speechEnds(p part) int {
	q := f.quoteAt[p.first]
	if q == 0 {
		return p.end
	}
	quo := &f.quotes[q-1]
	if quo.first != p.first || quo.words < 4 || quo.last+1 >= p.end || f.word(quo.last+1) != "," || f.a.Tokens[quo.last+1].Start >= quo.outer.End {
		return p.end
	}
	for t := quo.last + 1; t < p.end; t++ {
		if f.quoteAt[t] != 0 && f.quoteAt[t] != q {
			return p.end // more of it follows
		}
	}
	return quo.last + 1
}

// settle decides what marks settle: beside words that are all quoted, what
// follows the cue without marks is how or of what they were said, not more of
// them; a quotation in a later paragraph is a statement of its own, and so is
// one that follows a paraphrase ("It was late, Lind said: “We must go now.”").
func (f *finder) settle(cue part, content []part) (said, apart []part) {
	told := content[0].kind == contentBefore && !f.allQuoted(content[0])
	direct := slices.ContainsFunc(content, func(c part) bool { return c.kind == contentBefore && f.allQuoted(c) })
	row := f.sentenceOf(cue.first)
	for i, c := range content {
		switch {
		case i > 0 && direct && c.kind == contentAfter && f.sentenceOf(c.first) == row && !f.anyQuoted(c):
		case i > 0 && told && f.sentenceOf(c.first) == row && c.kind == contentAfter && c.end-c.first >= minQuote && f.allQuoted(c):
			apart = append(apart, c)
		case i > 0 && f.allQuoted(c) && f.a.Sentences[f.sentenceOf(c.first)].Para != f.a.Sentences[row].Para:
			apart = append(apart, c)
		default:
			said = append(said, c)
		}
	}
	return said, apart
}

func (f *finder) allQuoted(p part) bool {
	for t := p.first; t < p.end; t++ {
		if f.quoteAt[t] == 0 && f.wordAt(t) {
			return false
		}
	}
	return true
}

func (f *finder) anyQuoted(p part) bool {
	for t := p.first; t < p.end; t++ {
		if f.quoteAt[t] != 0 {
			return true
		}
	}
	return false
}

// paragraphs are the spans of a part, one for each paragraph it runs through.
func (f *finder) paragraphs(p part) (out []readout.Span) {
	for t := p.first; t < p.end; {
		row := f.sentenceOf(t)
		end := t
		for end < p.end && f.a.Sentences[f.sentenceOf(end)].Para == f.a.Sentences[row].Para {
			end = min(p.end, int(f.a.Sentences[f.sentenceOf(end)].Tokens.End))
		}
		out = append(out, f.tokens(t, end))
		t = end
	}
	return out
}

// tokens is the span from token i up to token j, j not included.
func (f *finder) tokens(i, j int) readout.Span {
	if i >= j {
		return readout.Span{}
	}
	return readout.Span{Start: f.a.Tokens[i].Start, End: f.a.Tokens[j-1].End}
}

// hasWord reports whether w has a letter or a digit.
func hasWord(w string) bool {
	for _, r := range w {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// wordAt reports whether token t has a letter or a digit that is not what is
// left of a mark read in the wrong encoding.
func (f *finder) wordAt(t int) bool {
	tok := f.a.Tokens[t]
	w := tok.Of(f.lower)
	if w == "â" {
		if r, _ := mark(f.lower[tok.Start:]); r != 'â' {
			return false
		}
	}
	return hasWord(w)
}

package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// again is the chance from which a part that is in one line makes another, and
// ofOther the share of what it has in common there that may be in its first
// line. From joining on a part joins a line of others.
const (
	again   = 0.08
	ofOther = 0.5
	joining = 0.08
)

// Set where of the passages of one line that stand in annotated facts of the
// cases 89 % stand in one fact, and half of the facts are found (87 % and 53 %
// on cases that the weights have not seen; see ../training/agreed.txt).
//
// sameFact is the chance from which two parts of reports are taken to tell one
// fact, and surelySame that from which a report's second telling of it is listed too.
const (
	sameFact   = 0.07
	surelySame = 0.085
)

// agreement is the parts of several reports that tell one fact.
type agreement struct {
	parts  []*part
	pairs  []*pair // that joined them
	terms  []int32 // that the surest pair has in common
	head   passage // that words it
	score  float64 // of the surest pair
	weight float64
}

// agreed lists what several origins tell compatibly, the most central first:
// what most origins tell, what they tell early, what is surely the same. Each
// part of a report serves one line, and each fact is told once. What is asserted
// in one of its parts and denied in another is disputed.
func (s *comparison) agreed(disputes []readout.Dispute) []readout.AgreedLine {
	out := []readout.AgreedLine{}
	f := s.newFacts()
	for _, g := range f.told() {
		line := readout.AgreedLine{ID: id("agreed", len(out))}
		var told []passage
		for _, p := range g.parts {
			told = append(told, passage{f.doc(p), s.sentences.items[p.sentence].sentence, p.span})
			if e := f.cite(p); !slices.Contains(line.Evidence, e) {
				line.Evidence = append(line.Evidence, e)
			}
		}
		if disputed(line.Evidence, disputes) {
			continue
		}
		line.Independent = s.behind(told)
		if line.Independent > 1 {
			s.shared = append(s.shared, told...)
		}
		line.Gist = f.textOf(g.head)
		for _, p := range g.pairs[:min(maxReasons, len(g.pairs))] {
			s.because(line.ID, "“%s” of %s and “%s” of %s share %s: by the measure of such pairs one fact with a chance of %.2f", f.text(p.x), s.docs[f.doc(p.x)].ID, f.text(p.y), s.docs[f.doc(p.y)].ID, f.sharedNames(p), p.score)
		}
		out = append(out, line)
	}
	return out
}

// told is what several reports tell, each fact once.
func (f *facts) told() []agreement {
	if f.lines == nil {
		f.lines = f.once(f.agreements(f.scored()))
	}
	return f.lines
}

// disputed reports whether of two passages one asserts and the other denies in
// one dispute.
func disputed(told []readout.Evidence, disputes []readout.Dispute) bool {
	for _, d := range disputes {
		yes, no := false, false
		for _, p := range d.Positions {
			for _, e := range p.Evidence {
				if slices.ContainsFunc(told, func(x readout.Evidence) bool { return mostly(x, e) }) {
					yes, no = yes || p.Stance == "asserts", no || p.Stance == "denies"
				}
			}
		}
		if yes && no {
			return true
		}
	}
	return false
}

// mostly reports whether two passages share half of the shorter.
func mostly(a, b readout.Evidence) bool {
	return a.Document == b.Document && 2*(int(min(a.End, b.End))-int(max(a.Start, b.Start))) >= min(int(a.End-a.Start), int(b.End-b.Start))
}

// once words each agreement by the part that reads best, and leaves out those
// that nothing words but what words or tells a surer one: their parts join that.
// What gives a figure that another part contradicts words nothing.
func (f *facts) once(gs []agreement) []agreement {
	var out []agreement
	byText := map[string]int{}
	at := map[where][]standing{} // where heads and parts of lines stand
	for _, g := range gs {
		f.arrange(&g)
		by, worded := -1, false
		for _, p := range g.parts {
			h := f.headOf(p, g.terms)
			if f.reading(p, h, g.terms) >= unreadable {
				break
			}
			if f.contradicted(h, g.parts) {
				continue
			}
			told, ok := byText[f.textOf(h)]
			whole := 5*h.span.Len() >= 4*f.sentences.items[p.sentence].span.Len()
			for _, o := range at[h.where()] {
				if !ok && (4*meetLen(o.span, h.span) >= 3*h.span.Len() || whole && f.sameSentences(at, o.in, g.parts)) {
					told, ok = o.in, true
				}
			}
			if !ok {
				g.head, worded = h, true
				break
			}
			if by < 0 {
				by = told
			}
		}
		if worded {
			by = len(out)
			out = append(out, agreement{terms: g.terms, head: g.head})
			byText[f.textOf(g.head)] = by
			at[g.head.where()] = append(at[g.head.where()], standing{by, g.head.span})
		}
		if by < 0 {
			continue
		}
		for _, p := range g.parts {
			if !worded && !f.alikeToAll(out[by].parts, p) {
				continue
			}
			k := where{f.doc(p), f.sentences.items[p.sentence].sentence}
			at[k] = append(at[k], standing{by, p.span})
			out[by].parts = append(out[by].parts, p)
		}
		out[by].pairs = append(out[by].pairs, g.pairs...)
	}
	return out
}

// sameSentences reports whether all of some parts stand in sentences that a line
// has already.
func (f *facts) sameSentences(at map[where][]standing, line int, parts []*part) bool {
	for _, p := range parts {
		k := where{f.doc(p), f.sentences.items[p.sentence].sentence}
		if !slices.ContainsFunc(at[k], func(o standing) bool { return o.in == line }) {
			return false
		}
	}
	return true
}

// where is a sentence of a document.
type where struct {
	doc      int
	sentence uint32
}

func (p passage) where() where { return where{p.doc, p.sentence} }

// contradicted reports whether a head gives a figure that what is cited of
// another part does not allow.
func (f *facts) contradicted(h passage, parts []*part) bool {
	mine := f.measuresIn(h)
	if len(mine.figures) == 0 && len(mine.durations) == 0 {
		return false
	}
	return slices.ContainsFunc(parts, func(p *part) bool {
		return f.doc(p) != h.doc && mine.conflicts(f.measuresIn(passage{f.doc(p), f.sentences.items[p.sentence].sentence, p.cited}))
	})
}

// arrange puts the part that reads best first, then one of each other origin,
// then the rest.
func (f *facts) arrange(g *agreement) {
	parts := g.parts
	cost := map[*part]int{}
	for _, p := range parts {
		cost[p] = f.reading(p, f.headOf(p, g.terms), g.terms)
	}
	slices.SortStableFunc(parts, func(x, y *part) int { return cmp.Compare(cost[x], cost[y]) })
	seen := map[int]bool{}
	again := map[*part]bool{}
	for _, p := range parts {
		o := f.origin[f.doc(p)]
		again[p], seen[o] = seen[o], true
	}
	slices.SortStableFunc(parts, func(x, y *part) int {
		switch {
		case again[x] == again[y]:
			return 0
		case again[x]:
			return 1
		}
		return -1
	})
}

// scored are the pairs that may tell one fact, the surest first.
func (f *facts) scored() []*pair {
	var out []*pair
	f.measure(f.pairs(), func(p *pair, v *measured) {
		p.score = chance(v)
		if p.score >= sameFact && f.compatible(p) {
			out = append(out, p)
		}
	})
	slices.SortStableFunc(out, func(x, y *pair) int { return cmp.Compare(y.score, x.score) })
	return out
}

// assertion is a part as the figures are read from it.
func (f *facts) assertion(p *part) assertion {
	u := f.sentences.items[p.sentence]
	u.span = p.span
	return u
}

func (f *facts) doc(p *part) int { return f.sentences.items[p.sentence].doc }

// agreements joins pairs, the surest first, into what several reports tell: a
// part joins the line of its partner when it is alike to all of it, and two lines
// that a pair ties are one when they are alike. A part tells one fact, unless
// what ties it to another report is something else than what its line has in
// common.
func (f *facts) agreements(ps []*pair) []agreement {
	j := joiner{facts: f, at: make([][]standing, len(f.sents)), docs: map[uint64]bool{}, ties: map[uint64]bool{}}
	for _, p := range ps {
		j.ties[link(int32(p.x.sentence), int32(p.y.sentence))] = true
	}
	for _, p := range ps {
		j.join(p)
	}
	var out []agreement
	for _, g := range j.all {
		if len(g.parts) > 0 {
			out = append(out, g)
		}
	}
	for i := range out {
		g := &out[i]
		var docs []int
		early := 0.0
		for _, p := range g.parts {
			docs = append(docs, f.doc(p))
			early = max(early, f.early(p.sentence))
		}
		n := f.independent(docs)
		g.weight = 2*g.score + f.support(g) + 0.3*early
		if n < 2 {
			g.weight -= 4 // what one origin tells twice comes last
		}
	}
	slices.SortStableFunc(out, func(x, y agreement) int { return cmp.Compare(y.weight, x.weight) })
	return out
}

// support sums, over the origins of an agreement but one, the chance of the
// surest pair that ties each to the rest.
func (f *facts) support(g *agreement) float64 {
	best := map[int]float64{}
	for _, p := range g.pairs {
		for _, q := range []*part{p.x, p.y} {
			o := f.origin[f.doc(q)]
			best[o] = max(best[o], p.score)
		}
	}
	sum, most := 0.0, 0.0
	for _, v := range best {
		sum, most = sum+v, max(most, v)
	}
	return sum - most
}

// alikeToAll reports whether a part is like those of an agreement; the first
// stand for all where there are many.
func (f *facts) alikeToAll(parts []*part, p *part) bool {
	for _, q := range parts[:min(maxAlike, len(parts))] {
		if f.sharedOf(p.terms, q.terms) < ofOne*p.norm*q.norm {
			return false
		}
	}
	return true
}

// maxAlike is how many parts of an agreement a new one is held against, and
// maxReasons how many of the pairs that made it are told to whoever asks.
const (
	maxAlike   = 16
	maxReasons = 12
)

// ofOne is the similarity that every two parts of an agreement have at least.
const ofOne = 0.35

func meetLen(a, b readout.Span) int {
	return int(int64(min(a.End, b.End)) - int64(max(a.Start, b.Start)))
}

// fate is what became of those counted.
func (f *figure) fate() string {
	w, _, _ := strings.Cut(f.class, " ")
	return w
}

// common is what two sorted sets share.
func common[T cmp.Ordered](a, b []T) []T {
	var out []T
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			out = append(out, a[x])
			x, y = x+1, y+1
		}
	}
	return out
}

// denied reports whether a clause says that something is not so: by a
// negation, or as what someone denies.
func (s *comparison) denied(u *assertion) bool {
	a, d := s.as[u.doc], s.docs[u.doc]
	r := a.Sentences[u.sentence].Tokens
	for t := r.First; t < r.End; t++ {
		// "kept it without a permit" says that it was kept
		if w := lexicon.Fold(a.Tokens[t].Of(d.Text)); u.span.Contains(a.Tokens[t].Span) && lexicon.Negation[w] && w != "without" {
			return true
		}
	}
	for row := 2; row < len(a.Statements); row++ {
		st := a.Statements[row]
		if st.Stance != readout.Denies && st.Stance != readout.Doubts {
			continue
		}
		if u.span.Contains(st.Cue) {
			return true
		}
		for _, c := range a.Spans[st.Content.First:st.Content.End] {
			if c.Overlaps(u.span) {
				return true
			}
		}
	}
	return false
}

// gist is the text of an assertion on one line.
func (s *comparison) gist(u *assertion) string {
	return oneLine(u.span.Of(s.docs[u.doc].Text))
}

func (f *facts) text(p *part) string { return oneLine(p.span.Of(f.docs[f.doc(p)].Text)) }

// sharedNames names what the parts of a pair share, for a reader.
func (f *facts) sharedNames(p *pair) string {
	var out []string
	for _, t := range p.x.terms {
		switch {
		case !slices.Contains(p.y.terms, t):
		case int(t) < len(f.actors):
			out = append(out, f.actors[t].Name)
		default:
			out = append(out, strings.TrimLeft(f.names[t], "@#!"))
		}
	}
	return strings.Join(out, ", ")
}

package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// sameFact is the chance from which two parts of reports are taken to tell one
// fact, and surelySame that from which a report's second telling of it is listed too.
const (
	sameFact   = 0.055
	surelySame = 0.35
)

// agreement is the parts of several reports that tell one fact.
type agreement struct {
	parts  []*part
	pairs  []*pair // that joined them
	score  float64 // of the surest pair
	weight float64
}

// agreed lists what several origins tell compatibly, the most central first:
// what most origins tell, what they tell early, what is surely the same. Each
// part of a report serves one line.
func (s *comparison) agreed() []readout.AgreedLine {
	out := []readout.AgreedLine{}
	f := s.newFacts()
	for _, g := range f.agreements(f.scored()) {
		line := readout.AgreedLine{ID: id("agreed", len(out))}
		f.arrange(g.parts)
		var told []passage
		for _, p := range g.parts {
			told = append(told, passage{f.doc(p), s.sentences.items[p.sentence].sentence, p.span})
			line.Evidence = append(line.Evidence, f.cite(p))
			s.shareSentence(p)
		}
		line.Independent = s.behind(told)
		line.Gist = f.gistOf(g.parts[0])
		for _, p := range g.pairs[:min(maxReasons, len(g.pairs))] {
			s.because(line.ID, "“%s” of %s and “%s” of %s share %s: by the measure of such pairs one fact with a chance of %.2f", f.text(p.x), s.docs[f.doc(p.x)].ID, f.text(p.y), s.docs[f.doc(p.y)].ID, f.sharedNames(p), p.score)
		}
		out = append(out, line)
	}
	return out
}

// arrange puts the part that reads best first, then one of each other origin,
// then the rest.
func (f *facts) arrange(parts []*part) {
	slices.SortStableFunc(parts, func(x, y *part) int { return cmp.Compare(f.reading(x), f.reading(y)) })
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

// shareSentence notes that most of a sentence is told by others as well, so
// that it is nothing that one report alone tells.
func (s *comparison) shareSentence(p *part) {
	u := &s.sentences.items[p.sentence]
	if 2*p.span.Len() > s.as[u.doc].Sentences[u.sentence].Len() {
		s.shared[ref{u.doc, u.sentence}] = true
	}
}

// scored are the pairs that may tell one fact, the surest first.
func (f *facts) scored() []*pair {
	ps := f.pairs()
	f.measure(ps)
	var out []*pair
	for i := range ps {
		p := &ps[i]
		p.score = p.chance()
		if p.score >= sameFact && f.compatible(p) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(x, y *pair) int { return cmp.Compare(y.score, x.score) })
	return out
}

// compatible reports whether both parts of a pair can hold at once, and say
// more than who is who.
func (f *facts) compatible(p *pair) bool {
	if p.x.denied != p.y.denied || !p.x.verb && !p.y.verb {
		return false
	}
	x, y := f.measures(p.x), f.measures(p.y)
	return !x.conflicts(y) && sameMeans(x.means, y.means) && !f.otherPeople(p)
}

// measures is what a part counts and times, and by what means.
type measures struct {
	figures   []figure
	durations [][2]float64
	means     string
}

// measures reads a part once.
func (f *facts) measures(p *part) *measures {
	if p.measures == nil {
		u := f.assertion(p)
		p.measures = &measures{figures: f.figuresAt(&u), durations: f.durationsAt(&u)}
		p.measures.means, _ = f.meansOf(&u, u.span)
	}
	return p.measures
}

// otherPeople reports whether each part of a pair names a person whom the
// other does not: a talk of A with B and one of A with C are two talks.
func (f *facts) otherPeople(p *pair) bool {
	only := func(a, b []int32) bool {
		for _, t := range a {
			// the first terms are the actors
			if int(t) < len(f.actors) && f.actors[t].Type == readout.Person && !slices.Contains(b, t) {
				return true
			}
		}
		return false
	}
	return only(p.x.terms, p.y.terms) && only(p.y.terms, p.x.terms)
}

// assertion is a part as the figures are read from it.
func (f *facts) assertion(p *part) assertion {
	u := f.sentences.items[p.sentence]
	u.span = p.span
	return u
}

func (f *facts) doc(p *part) int { return f.sentences.items[p.sentence].doc }

// agreements joins pairs, the surest first, into what several reports tell: a
// part joins the line of its partner when it is alike to all of it; else the pair
// makes a line of its own.
func (f *facts) agreements(ps []*pair) []agreement {
	var out []agreement
	type place struct {
		in   int // agreement
		span readout.Span
	}
	at := make([][]place, len(f.sents)) // sentence -> where parts of it stand
	docs := map[uint64]bool{}           // agreements and the reports in them
	find := func(p *part) int {
		for _, o := range at[p.sentence] {
			if 2*meetLen(o.span, p.span) >= min(o.span.Len(), p.span.Len()) {
				return o.in
			}
		}
		return -1
	}
	add := func(g int, p *part) {
		out[g].parts = append(out[g].parts, p)
		at[p.sentence] = append(at[p.sentence], place{g, p.span})
		docs[link(int32(g), int32(f.doc(p)))] = true
	}
	admits := func(g int, p *part, score float64) bool {
		return (score >= surelySame || !docs[link(int32(g), int32(f.doc(p)))]) && f.alikeToAll(out[g].parts, p)
	}
	for _, p := range ps {
		gx, gy := find(p.x), find(p.y)
		switch {
		case gx >= 0 && gy >= 0:
		case gx >= 0 && admits(gx, p.y, p.score):
			add(gx, p.y)
			out[gx].pairs = append(out[gx].pairs, p)
		case gy >= 0 && admits(gy, p.x, p.score):
			add(gy, p.x)
			out[gy].pairs = append(out[gy].pairs, p)
		default: // a part that is in a line of another fact may tell two
			out = append(out, agreement{score: p.score, pairs: []*pair{p}})
			add(len(out)-1, p.x)
			add(len(out)-1, p.y)
		}
	}
	for i := range out {
		var docs []int
		early := 0.0
		for _, p := range out[i].parts {
			docs = append(docs, f.doc(p))
			early = max(early, f.early(p.sentence))
		}
		n := f.independent(docs)
		out[i].weight = 2*out[i].score + 0.4*float64(min(n, 4)) + 0.3*early
		if n < 2 {
			out[i].weight -= 4 // what one origin tells twice comes last
		}
	}
	slices.SortStableFunc(out, func(x, y agreement) int { return cmp.Compare(y.weight, x.weight) })
	return out
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
const ofOne = 0.1

func meetLen(a, b readout.Span) int {
	return int(int64(min(a.End, b.End)) - int64(max(a.Start, b.Start)))
}

// fate is what became of those counted.
func (f *figure) fate() string {
	w, _, _ := strings.Cut(f.class, " ")
	return w
}

// reading is how hard a part is to read by itself: long, without a verb, a
// fragment, someone's claim.
func (f *facts) reading(p *part) int {
	cost := p.words
	if !p.verb || p.words < 5 {
		cost += 100
	}
	u := &f.sentences.items[p.sentence]
	first, _, _ := strings.Cut(strings.ToLower(p.span.Of(f.docs[u.doc].Text)), " ")
	if subordinates[first] || openers[first] {
		cost += 30
	}
	if u.voice > 1 {
		cost += 10
	}
	return cost
}

// gistOf is the text of a part that can be read alone.
func (f *facts) gistOf(p *part) string {
	u := f.assertion(p)
	return f.clauseGist(&u)
}

// common are the terms that two sorted sets share.
func common(a, b []string) []string {
	var out []string
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

// conflicts reports whether two parts give figures for one thing that do not
// meet; they then agree on nothing that is worth a line.
func (m *measures) conflicts(o *measures) bool {
	for i := range m.figures {
		for j := range o.figures {
			x, y := &m.figures[i], &o.figures[j]
			if x.class != y.class && !(x.casualty && y.casualty && x.fate() == y.fate()) {
				continue
			}
			lo, hi := min(x.value, y.value), max(x.value, y.value)
			if x.low > y.high || y.low > x.high || hi > close*lo && x.high-x.low+y.high-y.low < hi {
				return true
			}
		}
	}
	for _, x := range m.durations {
		for _, y := range o.durations {
			// three hours and six years are of two things
			if (x[0] > y[1] || y[0] > x[1]) && max(x[0], y[0]) <= 40*min(x[0], y[0]) {
				return true
			}
		}
	}
	return false
}

// durationsAt are the bounds, in hours, of the durations in an assertion.
func (s *comparison) durationsAt(u *assertion) (out [][2]float64) {
	a := s.as[u.doc]
	for _, t := range a.Times {
		if t.Type != readout.Duration || !u.span.Contains(t.Span) {
			continue
		}
		if h, ok := hours(a.Symbols.Get(t.Value)); ok {
			low, high := bounds(h, t.Bound)
			out = append(out, [2]float64{low, high})
		}
	}
	return out
}

// subordinates open clauses that cannot be read alone.
var subordinates = map[string]bool{"when": true, "after": true, "before": true, "as": true, "where": true, "because": true, "although": true, "if": true, "during": true,
	"since": true, "following": true, "amid": true, "who": true, "which": true, "killing": true}

// openers join a clause to what stands before it.
var openers = map[string]bool{"and": true, "but": true, "that": true, "while": true, "saying": true, "said": true}

// clauseGist is the text of a clause without the conjunction that joins it to
// the rest of its sentence.
func (s *comparison) clauseGist(u *assertion) string {
	text := strings.TrimRight(s.gist(u), ",;: ")
	if w, _, _ := strings.Cut(strings.ToLower(text), " "); subordinates[w] {
		return oneLine(s.trimSentence(u.doc, s.as[u.doc].Sentences[u.sentence].Span).Of(s.docs[u.doc].Text))
	}
	for {
		w, rest, ok := strings.Cut(text, " ")
		if !ok || !openers[strings.ToLower(w)] {
			return text
		}
		text = rest
	}
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

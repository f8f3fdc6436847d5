package compare

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// The speaker of a part that is no actor.
const (
	outletVoice  = -1
	unnamedVoice = -2
)

// smallStory is how many sentences are added to those of the story when terms
// are weighed, so that a term of two sentences is not common because there are
// four.
const smallStory = 60

// maxRun is how many neighbouring clauses of a sentence one fact may take.
const maxRun = 3

// A part is a run of clauses of a sentence with what it tells.
type part struct {
	sentence int // item of comparison.sentences
	span     readout.Span
	cited    readout.Span // the same with what it takes to be read alone
	terms    []int32      // sorted, unique: "@" who and where, "#" how many, else what
	heads    []int32      // sorted, unique: terms on which the others hang
	verbs    []int32      // sorted, unique: terms that are verbs
	deps     []uint64     // sorted, unique: governor and dependent, both inside
	times    []int32      // terms of expressions of time
	named    []int32      // terms of actors that are named
	acts     []uint64     // the same: what kind of event, and who takes part
	words    int
	content  int // terms that are no names
	norm     float64
	denied   bool
	verb     bool
	clause   bool      // a verb with its subject
	modal    bool      // what may or will be
	speaker  int       // the actor in whose mouth it is; outlet or unnamedVoice
	day      string    // when it is dated
	measures *measures // see facts.measures
}

// sentenceParts is one sentence with the terms of its tokens.
type sentenceParts struct {
	parts []part
	terms []int32 // sorted, unique
	norm  float64
	links []uint64 // sorted, unique: neighbouring terms
	deps  []uint64 // the same: governor and dependent
}

// facts finds where reports tell the same. Terms are numbered as they come.
type facts struct {
	*comparison
	sents   []sentenceParts
	ids     map[string]int32
	names   []string
	lists   [][]int32 // term -> sentences
	weights []float64 // term
	weight  map[string]float64
	words   []worder // document

	lines   []agreement // see told
	parties []string    // of actors
	own     []string    // document -> the state whose government it speaks of most
}

// newFacts reads the facts of the reports; once for a comparison.
func (s *comparison) newFacts() *facts {
	if s.facts != nil {
		return s.facts
	}
	f := &facts{comparison: s, sents: make([]sentenceParts, len(s.sentences.items)), ids: map[string]int32{}, weight: map[string]float64{}}
	s.facts = f
	f.parties = s.partiesOf()
	f.own = s.ownState(f.parties)
	tags := make([]int32, len(s.actors))
	for i := range tags {
		tags[i] = f.id("@" + strconv.Itoa(i))
	}
	for doc := range s.docs {
		f.words = append(f.words, f.readWords(doc, tags))
		for _, i := range s.sentences.byDoc[doc] {
			f.words[doc].read(i)
		}
	}
	n := float64(len(f.sents))
	f.weights = make([]float64, len(f.names))
	for t, l := range f.lists {
		if len(l) == 0 {
			continue
		}
		r := 1.0
		switch f.names[t][0] {
		case '@', '#', '!':
		default:
			r = news().rarity(f.names[t])
		}
		f.weights[t] = math.Log(1+(n+smallStory)/float64(len(l))) * r
		f.weight[f.names[t]] = f.weights[t]
	}
	for i := range f.sents {
		f.sents[i].norm = f.normOf(f.sents[i].terms)
		for k := range f.sents[i].parts {
			p := &f.sents[i].parts[k]
			p.norm = f.normOf(p.terms)
		}
	}
	return f
}

// id is the number of a term.
func (f *facts) id(term string) int32 {
	t, ok := f.ids[term]
	if !ok {
		t = int32(len(f.names))
		f.ids[term] = t
		f.names, f.lists = append(f.names, term), append(f.lists, nil)
	}
	return t
}

// none is the term of a word that is none.
const none int32 = -1

// worder has the terms of the words of one document.
type worder struct {
	*facts
	doc   int
	lower string
	keys  []string // token -> term, "" for none
	ids   []int32  // the same by number
	dated []bool   // token -> of an expression of time
	named []bool   // token -> of the name of an actor, no pronoun for them
}

// worder returns the words of a document.
func (f *facts) worder(doc int) worder { return f.words[doc] }

func (f *facts) readWords(doc int, tags []int32) worder {
	a := f.as[doc]
	w := worder{facts: f, doc: doc, lower: f.lower[doc], keys: make([]string, len(a.Tokens)), ids: make([]int32, len(a.Tokens))}
	w.ids[0] = none
	w.named = make([]bool, len(a.Tokens))
	for i := 1; i < len(a.Tokens); i++ {
		w.ids[i] = none
		word := a.Tokens[i].Of(f.lower[doc])
		if !isWord(word) {
			continue
		}
		lex := f.lexis.of(word)
		if lex.stop && a.Tokens[i].UPOS != readout.NUM {
			continue
		}
		switch {
		case word[0] >= '0' && word[0] <= '9':
			w.ids[i] = f.id("#" + strings.ReplaceAll(strings.TrimSuffix(word, ","), ",", ""))
		case a.Tokens[i].UPOS == readout.PROPN:
			w.ids[i] = f.id("@" + lex.concept)
		case lex.concept == "!support" && strings.HasPrefix(word, "back") && a.Tokens[i].UPOS != readout.VERB:
			w.ids[i] = f.id(lex.stem) // "forced to go back"
		case lex.concept == "!shoot" && i+1 < len(a.Tokens) && a.Tokens[i+1].Of(f.lower[doc]) == "down":
			w.ids[i] = f.id("!down")
		default:
			w.ids[i] = f.id(lex.concept)
		}
	}
	for m := 1; m < len(a.Mentions); m++ {
		men := a.Mentions[m]
		actor := f.actorAt(doc, uint32(m))
		if actor < 0 || men.Form != readout.Named && men.Form != readout.Pronoun {
			continue
		}
		for k := tokenFrom(a, 0, men.Sentence, men.Full.Start); k < len(a.Tokens) && a.Tokens[k].Start < men.Full.End; k++ {
			w.ids[k] = none // titles and roles
		}
		first := true
		for k := tokenFrom(a, 0, men.Sentence, men.Start); k < len(a.Tokens) && a.Tokens[k].Start < men.End; k++ {
			if !men.Span.Contains(a.Tokens[k].Span) {
				continue
			}
			w.ids[k] = none
			if first {
				w.ids[k], w.named[k] = tags[actor], men.Form == readout.Named
				first = false
			}
		}
	}
	for _, q := range a.Quantities[1:] {
		if q.Ordinal {
			continue
		}
		for k := tokenFrom(a, 0, q.Sentence, q.Start); k < len(a.Tokens) && a.Tokens[k].Start < q.End; k++ {
			if a.Tokens[k].UPOS == readout.NUM && q.Span.Contains(a.Tokens[k].Span) {
				w.ids[k] = f.id("#" + strconv.FormatFloat(q.Value, 'g', -1, 64))
				break
			}
		}
	}
	w.dated = make([]bool, len(a.Tokens))
	for _, t := range a.Times[1:] {
		for k := w.tokenAt(doc, t.Start); k < uint32(len(a.Tokens)) && a.Tokens[k].Start < t.End; k++ {
			w.dated[k] = true
		}
	}
	for i, t := range w.ids {
		if t != none {
			w.keys[i] = f.names[t]
		}
	}
	return w
}

// tokenFrom is the first token of a sentence that ends after start.
func tokenFrom(a *readout.Analysis, _ int, sentence, start uint32) int {
	r := a.Sentences[sentence].Tokens
	k := r.First
	for k < r.End && a.Tokens[k].End <= start {
		k++
	}
	return int(k)
}

// link is two terms as one number.
func link(a, b int32) uint64 { return uint64(a)<<32 | uint64(uint32(b)) }

// read takes the terms of sentence i and of the runs of its clauses.
func (w *worder) read(i int) {
	u := &w.sentences.items[i]
	a := w.as[w.doc]
	r := a.Sentences[u.sentence].Tokens
	var t sentenceParts
	prev := none
	for k := r.First; k < r.End; k++ {
		key := w.ids[k]
		if key == none {
			continue
		}
		t.terms = append(t.terms, key)
		if prev != none {
			t.links = append(t.links, link(prev, key))
		}
		prev = key
		if h := a.Tokens[k].Head; h != 0 && w.ids[h] != none {
			t.deps = append(t.deps, link(w.ids[h], key))
		}
	}
	t.terms, t.links, t.deps = unique(t.terms), unique(t.links), unique(t.deps)
	for _, key := range t.terms {
		w.lists[key] = append(w.lists[key], int32(i))
	}
	cl := w.clausesOf(u.doc, u.span)
	for x := range cl {
		for y := x; y < len(cl) && y < x+maxRun; y++ {
			if p := w.part(i, readout.Span{Start: cl[x].Start, End: cl[y].End}); p.content > 0 && len(p.terms) >= 2 && !w.attributes(u, p.span) {
				p.cited = w.readable(u, cl, x, y)
				t.parts = append(t.parts, p)
			}
		}
	}
	w.sents[i] = t
}

// unique sorts what it is given and drops what is there twice.
func unique[T int32 | uint64](s []T) []T {
	slices.Sort(s)
	return slices.Compact(s)
}

func (w *worder) part(i int, span readout.Span) part {
	u := &w.sentences.items[i]
	a := w.as[w.doc]
	r := a.Sentences[u.sentence].Tokens
	p := part{sentence: i, span: span}
	for k := r.First; k < r.End; k++ {
		tok := a.Tokens[k]
		if !span.Contains(tok.Span) {
			continue
		}
		p.verb = p.verb || tok.UPOS == readout.VERB || tok.UPOS == readout.AUX
		p.modal = p.modal || tok.UPOS == readout.AUX && modals[tok.Of(w.lower)]
		if (tok.Deprel == readout.RelNsubj || tok.Deprel == readout.RelNsubjPass) && tok.Head != 0 && span.Contains(a.Tokens[tok.Head].Span) {
			p.clause = true
		}
		if isWord(tok.Of(w.lower)) {
			p.words++
		}
		key := w.ids[k]
		if key == none {
			continue
		}
		p.terms = append(p.terms, key)
		if w.named[k] {
			p.named = append(p.named, key)
		}
		if w.dated[k] {
			p.times = append(p.times, key)
		}
		if tok.UPOS == readout.VERB {
			p.verbs = append(p.verbs, key)
		}
		if h := tok.Head; h != 0 && w.ids[h] != none && span.Contains(a.Tokens[h].Span) {
			p.deps = append(p.deps, link(w.ids[h], key))
		}
		if tok.UPOS == readout.VERB || tok.Head == 0 || !span.Contains(a.Tokens[tok.Head].Span) {
			p.heads = append(p.heads, key)
		}
	}
	for _, row := range w.eventsIn[u.doc][u.sentence] {
		e := a.Events[row]
		if !span.Contains(e.Trigger) {
			continue
		}
		for _, x := range a.Args[e.Args.First:e.Args.End] {
			if i := w.actorAt(w.doc, x.Mention); i >= 0 {
				p.acts = append(p.acts, link(int32(e.Type)<<4|int32(x.Role), int32(i)))
			}
		}
	}
	p.terms, p.heads, p.verbs, p.deps, p.acts = unique(p.terms), unique(p.heads), unique(p.verbs), unique(p.deps), unique(p.acts)
	for _, t := range p.terms {
		if w.names[t][0] != '@' {
			p.content++
		}
	}
	whole := assertion{doc: u.doc, sentence: u.sentence, span: span}
	p.denied = w.denied(&whole)
	p.day = w.dateIn(&whole)
	p.speaker = outletVoice
	if v := w.voiceOf(u.doc, u.sentence, span); v > 1 {
		p.speaker = unnamedVoice
		if i := w.actorAt(u.doc, a.Statements[v].Speaker); i >= 0 {
			p.speaker = i
		}
	}
	return p
}

// readable is the shortest run of clauses around those from x to y that can be
// read alone: a short sentence whole, else a clause with its subject that hangs
// on nothing before it.
func (w *worder) readable(u *assertion, cl []readout.Span, x, y int) readout.Span {
	if u.span.Len() <= shortEvidence {
		return u.span
	}
	for n := y - x + 1; n <= len(cl); n++ {
		for from := min(x, len(cl)-n); from >= 0 && from+n > y; from-- {
			if s := (readout.Span{Start: cl[from].Start, End: cl[from+n-1].End}); w.standsAlone(u, s) {
				return s
			}
		}
	}
	return u.span
}

// standsAlone reports whether a span has a verb with its subject and does not
// open with a word that joins it to what stands before it.
func (w *worder) standsAlone(u *assertion, span readout.Span) bool {
	a := w.as[u.doc]
	r := a.Sentences[u.sentence].Tokens
	first := true
	for k := r.First; k < r.End; k++ {
		tok := a.Tokens[k]
		if !span.Contains(tok.Span) {
			continue
		}
		if word := tok.Of(w.lower); first && isWord(word) {
			if subordinates[word] {
				return false
			}
			first = false
		}
		if (tok.Deprel == readout.RelNsubj || tok.Deprel == readout.RelNsubjPass) && tok.Head != 0 && span.Contains(a.Tokens[tok.Head].Span) && !relative[tok.Of(w.lower)] {
			return true
		}
	}
	return false
}

// modals say of what they govern that it may, will or should be.
var modals = map[string]bool{"will": true, "would": true, "could": true, "may": true, "might": true, "should": true, "must": true, "can": true, "shall": true, "wo": true, "’ll": true, "'ll": true}

// attributes reports whether a span does no more than say who speaks: it has
// the cue of a statement and little of its content.
func (w *worder) attributes(u *assertion, span readout.Span) bool {
	a := w.as[w.doc]
	for _, row := range w.saidIn[u.doc][u.sentence] {
		st := a.Statements[row]
		if st.Cue.IsZero() || !span.Contains(st.Cue) {
			continue
		}
		inside := 0
		for _, c := range a.Spans[st.Content.First:st.Content.End] {
			inside += max(0, meetLen(c, span))
		}
		if 4*inside < span.Len() {
			return true
		}
	}
	return false
}

func (f *facts) normOf(terms []int32) float64 {
	var sum float64
	for _, t := range terms {
		sum += f.weights[t] * f.weights[t]
	}
	return math.Sqrt(sum)
}

// norm is normOf for terms by name.
func (f *facts) norm(terms []string) float64 {
	var sum float64
	for _, t := range terms {
		sum += f.weight[t] * f.weight[t]
	}
	return math.Sqrt(sum)
}

// sharedOf is the weight of what two sets of terms share.
func (f *facts) sharedOf(a, b []int32) (sum float64) {
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			w := f.weights[a[x]]
			sum += w * w
			x, y = x+1, y+1
		}
	}
	return sum
}

// shared is sharedOf for terms by name.
func (f *facts) shared(a, b []string) (sum float64) {
	for _, t := range common(a, b) {
		sum += f.weight[t] * f.weight[t]
	}
	return sum
}

// commonOf are the members that two sorted sets share, counted.
func commonOf[T int32 | uint64](a, b []T) (n int) {
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			n++
			x, y = x+1, y+1
		}
	}
	return n
}

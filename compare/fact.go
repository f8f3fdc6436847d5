package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/lexicon"
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
	terms    []string // sorted, unique: "@" who and where, "#" how many, else what
	heads    []string // terms on which the others hang
	words    int
	content  int // terms that are no names
	norm     float64
	denied   bool
	verb     bool
}

// pair is two parts of sentences of different reports that may tell one fact.
type pair struct {
	x, y     *part
	features [numFeatures]float64
	score    float64 // chance that they do
}

// sentenceParts is one sentence with the terms of its tokens.
type sentenceParts struct {
	parts []part
	terms []string
	norm  float64
	links map[string]bool // neighbouring terms; governor and dependent
	deps  map[string]bool
}

// facts finds where reports tell the same.
type facts struct {
	*comparison
	sents  []sentenceParts
	lists  map[string][]int
	weight map[string]float64

	parties []string // of actors
	own     []string // document -> the state whose government it speaks of most
}

func (s *comparison) newFacts() *facts {
	f := &facts{comparison: s, sents: make([]sentenceParts, len(s.sentences.items)), lists: map[string][]int{}, weight: map[string]float64{}}
	f.parties = s.partiesOf()
	f.own = s.ownState(f.parties)
	var w worder
	for i := range s.sentences.items {
		u := &s.sentences.items[i]
		if w.facts == nil || w.doc != u.doc {
			w = f.worder(u.doc)
		}
		w.read(i)
	}
	n := float64(len(f.sents))
	for t, l := range f.lists {
		r := 1.0
		switch t[0] {
		case '@', '#', '!':
		default:
			r = news().rarity(t)
		}
		f.weight[t] = math.Log(1+(n+smallStory)/float64(len(l))) * r
	}
	for i := range f.sents {
		f.sents[i].norm = f.norm(f.sents[i].terms)
		for k := range f.sents[i].parts {
			p := &f.sents[i].parts[k]
			p.norm = f.norm(p.terms)
		}
	}
	return f
}

// worder finds the terms of the words of one document.
type worder struct {
	*facts
	doc   int
	lower string
	keys  []string // token -> term, "" for none
}

func (f *facts) worder(doc int) worder {
	a, d := f.as[doc], f.docs[doc]
	w := worder{facts: f, doc: doc, lower: lexicon.Fold(d.Text), keys: make([]string, len(a.Tokens))}
	for i := 1; i < len(a.Tokens); i++ {
		word := a.Tokens[i].Of(w.lower)
		if !isWord(word) || stopWord(word) && a.Tokens[i].UPOS != readout.NUM {
			continue
		}
		switch {
		case word[0] >= '0' && word[0] <= '9':
			w.keys[i] = "#" + strings.ReplaceAll(strings.TrimSuffix(word, ","), ",", "")
		case a.Tokens[i].UPOS == readout.PROPN:
			w.keys[i] = "@" + concept(word)
		default:
			w.keys[i] = concept(word)
		}
	}
	at := 1
	for m := 1; m < len(a.Mentions); m++ {
		men := a.Mentions[m]
		actor := f.actorAt(doc, uint32(m))
		if actor < 0 || men.Form != readout.Named && men.Form != readout.Pronoun {
			continue
		}
		for k := tokenFrom(a, at, men.Sentence, men.Full.Start); k < len(a.Tokens) && a.Tokens[k].Start < men.Full.End; k++ {
			w.keys[k] = "" // titles and roles
		}
		at = tokenFrom(a, at, men.Sentence, men.Start)
		first := true
		for k := at; k < len(a.Tokens) && a.Tokens[k].Start < men.End; k++ {
			if !men.Span.Contains(a.Tokens[k].Span) {
				continue
			}
			w.keys[k] = ""
			if first {
				w.keys[k] = fmt.Sprintf("@%d", actor)
				first = false
			}
		}
	}
	at = 1
	for _, q := range a.Quantities[1:] {
		if q.Ordinal {
			continue
		}
		at = tokenFrom(a, at, q.Sentence, q.Start)
		for k := at; k < len(a.Tokens) && a.Tokens[k].Start < q.End; k++ {
			if a.Tokens[k].UPOS == readout.NUM && q.Span.Contains(a.Tokens[k].Span) {
				w.keys[k] = "#" + strconv.FormatFloat(q.Value, 'g', -1, 64)
				break
			}
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

// read takes the terms of sentence i and of the runs of its clauses.
func (w *worder) read(i int) {
	u := &w.sentences.items[i]
	a := w.as[w.doc]
	r := a.Sentences[u.sentence].Tokens
	t := sentenceParts{links: map[string]bool{}, deps: map[string]bool{}}
	prev := ""
	for k := r.First; k < r.End; k++ {
		key := w.keys[k]
		if key == "" {
			continue
		}
		t.terms = append(t.terms, key)
		if prev != "" {
			t.links[prev+" "+key] = true
		}
		prev = key
		if h := a.Tokens[k].Head; h != 0 && w.keys[h] != "" {
			t.deps[w.keys[h]+">"+key] = true
		}
	}
	slices.Sort(t.terms)
	t.terms = slices.Compact(t.terms)
	for _, key := range t.terms {
		w.lists[key] = append(w.lists[key], i)
	}
	cl := w.clausesOf(u.doc, u.span)
	for x := range cl {
		for y := x; y < len(cl) && y < x+maxRun; y++ {
			if p := w.part(i, readout.Span{Start: cl[x].Start, End: cl[y].End}); p.content > 0 && len(p.terms) >= 2 && !w.attributes(u, p.span) {
				t.parts = append(t.parts, p)
			}
		}
	}
	w.sents[i] = t
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
		if isWord(tok.Of(w.lower)) {
			p.words++
		}
		key := w.keys[k]
		if key == "" {
			continue
		}
		p.terms = append(p.terms, key)
		if tok.UPOS == readout.VERB || tok.Head == 0 || !span.Contains(a.Tokens[tok.Head].Span) {
			p.heads = append(p.heads, key)
		}
	}
	slices.Sort(p.terms)
	p.terms = slices.Compact(p.terms)
	for _, t := range p.terms {
		if t[0] != '@' {
			p.content++
		}
	}
	p.denied = w.denied(&assertion{doc: u.doc, sentence: u.sentence, span: span})
	return p
}

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

func (f *facts) norm(terms []string) float64 {
	var sum float64
	for _, t := range terms {
		sum += f.weight[t] * f.weight[t]
	}
	return math.Sqrt(sum)
}

// shared is the weight of what two sets of terms share.
func (f *facts) shared(a, b []string) (sum float64) {
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			w := f.weight[a[x]]
			sum += w * w
			x, y = x+1, y+1
		}
	}
	return sum
}

// meet picks the parts of two sentences that are most alike for their length,
// and those that are so beside them.
func (f *facts) meet(i, j int) []pair {
	var out []pair
	for len(out) < maxMeet {
		var best pair
		top := 0.0
		for a := range f.sents[i].parts {
			x := &f.sents[i].parts[a]
			if len(out) > 0 && x.span.Overlaps(out[0].x.span) {
				continue
			}
			for b := range f.sents[j].parts {
				y := &f.sents[j].parts[b]
				if len(out) > 0 && y.span.Overlaps(out[0].y.span) {
					continue
				}
				if sh := f.shared(x.terms, y.terms); sh > 0 {
					if v := sh * math.Sqrt(sh) / (x.norm * y.norm); v > top {
						top, best = v, pair{x: x, y: y}
					}
				}
			}
		}
		if top == 0 {
			break
		}
		out = append(out, best)
	}
	return out
}

// maxMeet is how many facts two sentences may share.
const maxMeet = 2

func sharedKeys(a, b map[string]bool) (n int) {
	if len(a) > len(b) {
		a, b = b, a
	}
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// pairs are the candidates: for each sentence the best few of every other report.
func (f *facts) pairs() []pair {
	var out []pair
	seen := map[[2]int]bool{}
	for i := range f.sents {
		for _, m := range f.candidates(i) {
			k := [2]int{min(i, m.to), max(i, m.to)}
			if seen[k] {
				continue
			}
			seen[k] = true
			out = append(out, f.meet(k[0], k[1])...)
		}
	}
	slices.SortFunc(out, func(x, y pair) int {
		return cmp.Or(cmp.Compare(x.x.sentence, y.x.sentence), cmp.Compare(x.y.sentence, y.y.sentence))
	})
	return out
}

// perOther is how many sentences of another report are candidates.
const perOther = 3

func (f *facts) cosine(i, j int) float64 {
	sh := f.shared(f.sents[i].terms, f.sents[j].terms)
	if sh == 0 {
		return 0
	}
	return sh / (f.sents[i].norm * f.sents[j].norm)
}

func (f *facts) candidates(i int) []match {
	items := f.sentences.items
	seen := map[int]bool{}
	var all []match
	for _, t := range f.sents[i].terms {
		for _, j := range f.lists[t] {
			if items[j].doc != items[i].doc && !seen[j] {
				seen[j] = true
				all = append(all, match{j, f.cosine(i, j)})
			}
		}
	}
	slices.SortFunc(all, func(x, y match) int { return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.to, y.to)) })
	n := map[int]int{}
	var out []match
	for _, m := range all {
		if d := items[m.to].doc; n[d] < perOther {
			n[d]++
			out = append(out, m)
		}
	}
	return out
}

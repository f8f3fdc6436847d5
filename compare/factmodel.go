package compare

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"readout"
)

// features are what is measured of a pair of parts to tell whether they tell
// one fact, in the order of measured.
var features = [...]string{
	"bias", "cosine", "log-weight", "containment", "who", "what", "how-many", "rarest-word", "words", "names-only", "no-name-no-figure",
	"heads", "no-head", "lead-x", "lead-y", "denied-once", "neighbours", "dependencies", "sentence-cosine", "shorter", "title", "context", "early", "support",
	"verbs", "verb-weight", "no-verb", "part-dependencies", "acts", "who-left", "what-left", "longer", "numbers-differ", "both-clauses", "no-clause", "modal-once", "one-speaker", "speakers-differ", "voice-once", "one-day", "days-differ", "cosine-clauses", "verbs-who",
}

const numFeatures = len(features)

// data/fact.txt has the weights of a logistic regression, "feature weight",
// learned as ../training/agreed.txt says.
//
//go:embed data/fact.txt
var factText string

var factWeights = sync.OnceValue(func() (w [numFeatures]float64) {
	at := 0
	for line := range strings.Lines(factText) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || at == numFeatures || name != features[at] {
			panic("compare: data/fact.txt does not fit the features: " + line)
		}
		w[at], _ = strconv.ParseFloat(value, 64)
		at++
	}
	return w
})

// measured is what was measured of a pair.
type measured [numFeatures]float64

// chance is the chance that the parts of a pair tell one fact.
func chance(features *measured) float64 {
	w := factWeights()
	z := 0.0
	for i, v := range features {
		z += w[i] * v
	}
	return 1 / (1 + math.Exp(-z))
}

// Features names what is measured of an Example.
func Features() []string { return features[:] }

// An Example is a pair of parts of two reports that may tell one fact, as
// training sees it.
type Example struct {
	X, Y     readout.Evidence
	Features []float64
}

// Examples lists the pairs that Compare would consider.
func Examples(docs []*readout.Document, as []*readout.Analysis) []Example {
	f := newComparison(docs, as).newFacts()
	var out []Example
	f.measure(f.pairs(), func(p *pair, v *measured) {
		out = append(out, Example{X: f.cite(p.x), Y: f.cite(p.y), Features: slices.Clone(v[:])})
	})
	return out
}

func (f *facts) cite(p *part) readout.Evidence { return f.docs[f.doc(p)].Cite(p.cited) }

// measure shows what it measures of each pair; pairs come by sentence. Features
// are many, so they are not kept.
func (f *facts) measure(ps []pair, see func(*pair, *measured)) {
	items := f.sentences.items
	// the two best of a sentence in each other report: few, so a list serves
	type best struct {
		doc  int32
		a, b float64
	}
	top := make([][]best, len(items))
	other := func(i, j int) uint64 { return link(int32(i), int32(items[j].doc)) }
	of := func(i, j int) *best {
		doc := int32(items[j].doc)
		for k := range top[i] {
			if top[i][k].doc == doc {
				return &top[i][k]
			}
		}
		top[i] = append(top[i], best{doc: doc})
		return &top[i][len(top[i])-1]
	}
	note := func(i, j int, v float64) {
		switch t := of(i, j); {
		case v > t.a:
			t.a, t.b = v, t.a
		case v > t.b:
			t.b = v
		}
	}
	var in []uint64 // sentences and the reports that support them
	cos := make([]float64, len(ps))
	for n := range ps {
		p := &ps[n]
		cos[n] = f.sharedOf(p.x.terms, p.y.terms) / (p.x.norm * p.y.norm)
		if cos[n] > 0.35 {
			in = append(in, other(p.x.sentence, p.y.sentence), other(p.y.sentence, p.x.sentence))
		}
		note(p.x.sentence, p.y.sentence, cos[n])
		note(p.y.sentence, p.x.sentence, cos[n])
	}
	support := make([]int, len(items))
	for _, k := range unique(in) {
		support[k>>32]++
	}
	lead := func(i, j int, c float64) float64 {
		t := of(i, j)
		if c == t.a {
			return c - t.b
		}
		return c - t.a
	}
	b := func(v bool) float64 {
		if v {
			return 1
		}
		return 0
	}
	var v measured
	for n := range ps {
		p := &ps[n]
		x, y := p.x, p.y
		var who, what, count, sum, most, nWhat float64
		for i, j := 0, 0; i < len(x.terms) && j < len(y.terms); {
			switch t := x.terms[i]; {
			case t < y.terms[j]:
				i++
				continue
			case t > y.terms[j]:
				j++
				continue
			default:
				w := f.weights[t]
				sum += w * w
				switch f.names[t][0] {
				case '@':
					who += w
				case '#':
					count += w
				default:
					what += w
					nWhat++
					most = max(most, w)
				}
				i, j = i+1, j+1
			}
		}
		heads := commonOf(x.heads, y.heads)
		ctx := 0.0
		for _, d := range []int{-1, 1} {
			i, j := x.sentence+d, y.sentence+d
			if i >= 0 && j >= 0 && i < len(items) && j < len(items) && items[i].doc == items[x.sentence].doc && items[j].doc == items[y.sentence].doc {
				ctx = max(ctx, f.cosine(i, j))
			}
		}
		shorter, longer := min(x.norm, y.norm), max(x.norm, y.norm)
		whoX, whatX, numX := f.left(x, y)
		whoY, whatY, numY := f.left(y, x)
		verbs, nVerbs := 0.0, 0.0
		for _, t := range x.verbs {
			if slices.Contains(y.terms, t) {
				verbs += f.weights[t]
				nVerbs++
			}
		}
		for _, t := range y.verbs {
			if slices.Contains(x.terms, t) && !slices.Contains(x.verbs, t) {
				verbs += f.weights[t]
				nVerbs++
			}
		}
		v = measured{
			1, cos[n], math.Log(1 + sum), sum / (shorter * shorter), who / 5, what / 5, count / 5, most / 5, min(4, nWhat) / 4,
			b(what == 0), b(who == 0 && count == 0), float64(min(2, heads)), b(heads == 0),
			lead(x.sentence, y.sentence, cos[n]), lead(y.sentence, x.sentence, cos[n]),
			b(x.denied != y.denied), float64(min(3, commonOf(f.sents[x.sentence].links, f.sents[y.sentence].links))),
			float64(min(3, commonOf(f.sents[x.sentence].deps, f.sents[y.sentence].deps))),
			f.cosine(x.sentence, y.sentence), float64(min(x.words, y.words)) / 20, b(items[x.sentence].title || items[y.sentence].title), ctx,
			f.early(x.sentence) + f.early(y.sentence), float64(support[x.sentence]+support[y.sentence]) / 8,
			min(2, nVerbs), verbs / 5, b(nVerbs == 0), float64(min(3, commonOf(x.deps, y.deps))), float64(min(2, commonOf(x.acts, y.acts))),
			min(3, (whoX+whoY)/5), min(4, (whatX+whatY)/10), sum / (longer * longer), b(numX && numY && count == 0), b(x.clause && y.clause), b(!x.clause && !y.clause),
			b(x.modal != y.modal), b(x.speaker >= 0 && x.speaker == y.speaker), b(x.speaker >= 0 && y.speaker >= 0 && x.speaker != y.speaker), b((x.speaker == outletVoice) != (y.speaker == outletVoice)),
			b(x.day != "" && y.day != "" && sameDate(x.day, y.day)), b(x.day != "" && y.day != "" && !sameDate(x.day, y.day)), b(x.clause && y.clause) * cos[n], b(nVerbs > 0 && who > 0),
		}
		see(p, &v)
	}
}

// left is what x names and tells that y does not, and whether it has a number.
func (f *facts) left(x, y *part) (who, what float64, number bool) {
	for _, t := range x.terms {
		kind := f.names[t][0]
		number = number || kind == '#'
		if slices.Contains(y.terms, t) {
			continue
		}
		switch kind {
		case '@':
			who += f.weights[t]
		case '#':
		default:
			what += f.weights[t]
		}
	}
	return who, what, number
}

// early is 1 for the first sentence of a report and falls to 0.
func (f *facts) early(i int) float64 {
	return 1 / (1 + float64(i-f.sentences.byDoc[f.sentences.items[i].doc][0])/5)
}

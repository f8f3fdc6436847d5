package story

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// term is one feature of a report: a word, or a name of one word or two. id is
// its row in the dictionary.
type term struct {
	id     int32
	weight float32
}

// vector is sorted by id and of length one.
type vector []term

// maxText bounds how much of a report is read: the event stands in its opening.
const maxText = 6000

// The weights of kinds of term.
const (
	headWeight = 2.0 // words of the headline and the first lines, counted as often
	nameWeight = 1.6
	pairWeight = 1.3 // a name of two words, beside its parts
	headBytes  = 400
)

// dictionary numbers terms and counts in how many reports each was.
type dictionary struct {
	ids   map[string]int32
	terms []string
	seen  []int32 // reports of this stream
	docs  int
	back  *background
	idf   []float32 // of the background, by id
}

func newDictionary() *dictionary {
	return &dictionary{ids: map[string]int32{}, back: news()}
}

func (t *dictionary) id(s string) int32 {
	if id, ok := t.ids[s]; ok {
		return id
	}
	s = strings.Clone(s)
	id := int32(len(t.terms))
	t.ids[s] = id
	t.terms = append(t.terms, s)
	t.seen = append(t.seen, 0)
	return id
}

// rarity is the weight of a term by its frequency in news at large and in the
// stream so far.
func (t *dictionary) rarity(id int32) float64 {
	n, of := t.back.count(t.terms[id])
	return math.Log(float64(of+t.docs+1) / float64(n+int(t.seen[id])+1))
}

// read makes the vector of d and counts its terms when learn is set. all is of
// every term, names of the capital ones alone.
func (t *dictionary) read(d *readout.Document, learn bool) (all, names vector) {
	text := d.Text[:min(len(d.Text), maxText)]
	counts := map[int32]float64{}
	capital := map[int32]bool{}
	prev, prevEnd := "", -1
	walk(text, func(start, end int, word string, upper bool) {
		w := 1.0
		if start < headBytes {
			w = headWeight
		}
		s := stem(word)
		if s == "" {
			prev = ""
			return
		}
		id := t.id(s)
		counts[id] += w
		if !upper {
			prev = ""
			return
		}
		capital[id] = true
		if prev != "" && start-prevEnd <= 1 {
			pid := t.id(prev + " " + s)
			counts[pid] += w
			capital[pid] = true
		}
		prev, prevEnd = s, end
	})
	if learn {
		t.docs++
		for id := range counts {
			t.seen[id]++
		}
	}
	for id, n := range counts {
		w := (1 + math.Log(n)) * t.rarity(id)
		if w <= 0 {
			continue
		}
		if capital[id] {
			if strings.Contains(t.terms[id], " ") {
				w *= pairWeight
			} else {
				w *= nameWeight
			}
			names = append(names, term{id, float32(w)})
		}
		all = append(all, term{id, float32(w)})
	}
	all.unit()
	names.unit()
	return all, names
}

func (v vector) unit() {
	slices.SortFunc(v, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	sum := 0.0
	for _, t := range v {
		sum += float64(t.weight) * float64(t.weight)
	}
	if sum == 0 {
		return
	}
	k := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i].weight *= k
	}
}

func dot(a, b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += float64(a[i].weight) * float64(b[j].weight)
			i++
			j++
		}
	}
	return sum
}

// walk calls f for each word of text in lower case, without apostrophes.
func walk(text string, f func(start, end int, word string, upper bool)) {
	var buf []byte
	start, upper := -1, false
	flush := func(end int) {
		if start >= 0 && len(buf) > 1 {
			f(start, end, string(buf), upper)
		}
		start, buf = -1, buf[:0]
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start, upper = i, unicode.IsUpper(r)
			}
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		case start >= 0 && (r == '\'' || r == '’'):
		case start >= 0 && r == '.' && len(buf) == 1 && i+1 < len(text) && unicode.IsUpper(rune(text[i+1])):
		default:
			flush(i)
		}
	}
	flush(len(text))
}

// stem takes off the endings that tell one word's forms apart; empty for words
// that say nothing of the event.
func stem(w string) string {
	if stop[w] || len(w) > 40 {
		return ""
	}
	if c := w[0]; c >= '0' && c <= '9' {
		if len(w) <= 2 {
			return "" // days, small counts
		}
		return w
	}
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 5 && strings.HasSuffix(w, "ing"):
		return w[:len(w)-3]
	case len(w) > 4 && strings.HasSuffix(w, "ed"):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

var stop = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`the a an and or but of in on at to from by for with as is are was were am be been being it its he his him she her they them their we us
		our you your i my me this that these those who whom which what when where why how not no nor so than then there here have has had do does did will would can could may might
		shall should must said say says saying told according also after before over under into out up down about against between during more most other some such only own same just
		any all both each few new news reuters ap afp photo image file copyright reserved published updated posted share facebook twitter email comment comments read click
		monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december am pm et est edt gmt
		one two first last year years day days week weeks month today yesterday while because if since until still even now very one`) {
		m[w] = true
	}
	return m
}()

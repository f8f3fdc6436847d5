package syntax

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/learn"
)

// A lemma is made by a rule: fold the case of the form, cut bytes off its end,
// add others. Which rule is learned from the treebanks: for a tag and the
// longest known ending of the word, or for the tag and the word itself where
// the ending misleads ("was", "children").

// lemmaRule makes a lemma of a form.
type lemmaRule struct {
	fold fold
	cut  int
	add  string
}

type fold uint8

const (
	foldLower fold = iota
	foldKeep
	foldTitle // first letter as it is, the others in lower case
)

func (r lemmaRule) String() string { return fmt.Sprintf("%d\t%d\t%s", r.fold, r.cut, r.add) }

func parseRule(s string) (lemmaRule, error) {
	f := strings.Split(s, "\t")
	if len(f) != 3 {
		return lemmaRule{}, fmt.Errorf("%w: lemma rule %q", learn.ErrFormat, s)
	}
	kind, err1 := strconv.Atoi(f[0])
	cut, err2 := strconv.Atoi(f[1])
	if err1 != nil || err2 != nil || kind < 0 || kind > int(foldTitle) || cut < 0 {
		return lemmaRule{}, fmt.Errorf("%w: lemma rule %q", learn.ErrFormat, s)
	}
	return lemmaRule{fold(kind), cut, f[2]}, nil
}

// apply appends the lemma of form to dst. A rule that does not fit leaves the form.
func (r lemmaRule) apply(dst []byte, form string) []byte {
	start := len(dst)
	dst = appendFolded(dst, form, r.fold)
	if r.cut > len(dst)-start || r.cut == len(dst)-start && r.add == "" {
		return dst
	}
	cut := dst[:len(dst)-r.cut]
	// Never half a character: the rule was learned on another word.
	if r.cut > 0 && !utf8.RuneStart(dst[len(cut)]) {
		return dst
	}
	return append(cut, r.add...)
}

func appendFolded(dst []byte, form string, f fold) []byte {
	if f == foldKeep {
		return append(dst, form...)
	}
	for i, r := range form {
		switch {
		case f == foldTitle && i == 0:
			dst = utf8.AppendRune(dst, r)
		case r == '’' || r == '‘':
			dst = append(dst, '\'')
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			dst = append(dst, byte(r))
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}

// ruleFor is the shortest rule that makes lemma of form; the fold that keeps
// most of the form wins.
func ruleFor(form, lemma string) lemmaRule {
	var best lemmaRule
	cost := -1
	for f := foldLower; f <= foldTitle; f++ {
		folded := string(appendFolded(nil, form, f))
		same := 0
		for same < len(folded) && same < len(lemma) && folded[same] == lemma[same] {
			same++
		}
		for same < len(folded) && same > 0 && !utf8.RuneStart(folded[same]) {
			same--
		}
		r := lemmaRule{f, len(folded) - same, lemma[same:]}
		if c := r.cut + len(r.add); cost < 0 || c < cost {
			best, cost = r, c
		}
	}
	return best
}

const lemmaEnding = 5 // bytes of the longest ending

// lemmaKey names an ending, or a whole word, under a tag and a way of writing it.
func lemmaKey(xpos, shape uint8, ending []byte, whole bool) uint64 {
	h := learn.Seed(10).Byte(xpos).Byte(shape)
	if whole {
		h = h.Byte(1)
	}
	for i := len(ending) - 1; i >= 0; i-- {
		h = h.Byte(ending[i])
	}
	return uint64(h.Uint(uint64(len(ending))))
}

// lemmaShape tells apart lower case, a capital first, all in capitals.
func lemmaShape(form string) uint8 {
	if form == "" || form[0] < 'A' || form[0] > 'Z' {
		return 0
	}
	for i := 1; i < len(form); i++ {
		if 'a' <= form[i] && form[i] <= 'z' {
			return 1
		}
	}
	if len(form) == 1 {
		return 1
	}
	return 2
}

// lemmatiser holds the learned rules. It is read-only.
type lemmatiser struct {
	rules []lemmaRule
	table map[uint64]uint16
}

// rule finds the rule for a word; norm is its form in lower case.
func (l *lemmatiser) rule(xpos, shape uint8, norm []byte) uint16 {
	if r, ok := l.table[lemmaKey(xpos, shape, norm, true)]; ok {
		return r
	}
	return l.byEnding(xpos, shape, norm)
}

func (l *lemmatiser) byEnding(xpos, shape uint8, norm []byte) uint16 {
	for n := min(lemmaEnding, len(norm)); n >= 0; n-- {
		if r, ok := l.table[lemmaKey(xpos, shape, norm[len(norm)-n:], false)]; ok {
			return r
		}
	}
	if shape != 0 {
		return l.byEnding(xpos, 0, norm)
	}
	return 0
}

// learnLemmas counts rules in treebank sentences and keeps what is needed to
// give each word its most frequent one.
func learnLemmas(sentences []goldSentence) *lemmatiser {
	type word struct {
		xpos, shape uint8
		norm        string
	}
	rules := []lemmaRule{{}} // for a tag that was never seen
	ids := map[lemmaRule]int{{}: 0}
	words := map[word]map[int]int{}
	for _, s := range sentences {
		for _, w := range s {
			if w.lemma == "_" && w.form != "_" {
				continue
			}
			r := ruleFor(w.form, w.lemma)
			if _, ok := ids[r]; !ok {
				ids[r] = len(rules)
				rules = append(rules, r)
			}
			k := word{w.xpos, lemmaShape(w.form), learn.Norm(w.form)}
			if words[k] == nil {
				words[k] = map[int]int{}
			}
			words[k][ids[r]]++
		}
	}
	keys := make([]word, 0, len(words))
	for k := range words {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b word) int {
		return cmp.Or(cmp.Compare(a.norm, b.norm), cmp.Compare(a.xpos, b.xpos), cmp.Compare(a.shape, b.shape))
	})
	// A word votes once for its ending, however often it occurs: frequent words
	// are the irregular ones.
	support := make([]int, len(rules))
	for _, k := range keys {
		support[mostFrequent(words[k])]++
	}
	endings := make([]map[uint64]map[int]int, lemmaEnding+1)
	for n := range endings {
		endings[n] = map[uint64]map[int]int{}
	}
	for _, k := range keys {
		if support[mostFrequent(words[k])] < 3 {
			continue // a word of its own, no pattern
		}
		norm := []byte(k.norm)
		for n := 0; n <= min(lemmaEnding, len(norm)); n++ {
			key := lemmaKey(k.xpos, k.shape, norm[len(norm)-n:], false)
			if endings[n][key] == nil {
				endings[n][key] = map[int]int{}
			}
			endings[n][key][mostFrequent(words[k])]++
		}
	}
	l := &lemmatiser{rules: rules, table: map[uint64]uint16{}}
	for n := range endings {
		for _, k := range keys {
			norm := []byte(k.norm)
			if n > len(norm) {
				continue
			}
			key := lemmaKey(k.xpos, k.shape, norm[len(norm)-n:], false)
			if endings[n][key] == nil {
				continue
			}
			best := mostFrequent(endings[n][key])
			if _, done := l.table[key]; !done && (n == 0 || int(l.byEnding(k.xpos, k.shape, norm[len(norm)-n+1:])) != best) {
				l.table[key] = uint16(best)
			}
		}
	}
	for _, k := range keys {
		norm := []byte(k.norm)
		if strings.Contains(k.norm, "0") {
			continue // digits are folded: another number would get this one's lemma
		}
		if best := mostFrequent(words[k]); int(l.byEnding(k.xpos, k.shape, norm)) != best {
			l.table[lemmaKey(k.xpos, k.shape, norm, true)] = uint16(best)
		}
	}
	return l
}

func mostFrequent(counts map[int]int) int {
	best, most := 0, -1
	for r, n := range counts {
		if n > most || n == most && r < best {
			best, most = r, n
		}
	}
	return best
}

func (l *lemmatiser) save(w *learn.Writer) {
	var rules []string
	for _, r := range l.rules {
		rules = append(rules, r.String())
	}
	w.Strings("lemma.rules", rules)
	keys := make([]uint64, 0, len(l.table))
	for k := range l.table {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	data := make([]byte, 0, len(keys)*10)
	for _, k := range keys {
		for i := range 8 {
			data = append(data, byte(k>>(8*i)))
		}
		data = append(data, byte(l.table[k]), byte(l.table[k]>>8))
	}
	w.Bytes("lemma.table", data)
}

func loadLemmas(f *learn.File) (*lemmatiser, error) {
	names, err := f.Strings("lemma.rules")
	if err != nil {
		return nil, err
	}
	data, err := f.Bytes("lemma.table")
	if err != nil {
		return nil, err
	}
	l := &lemmatiser{table: make(map[uint64]uint16, len(data)/10)}
	for _, s := range names {
		r, err := parseRule(s)
		if err != nil {
			return nil, err
		}
		l.rules = append(l.rules, r)
	}
	for ; len(data) >= 10; data = data[10:] {
		var k uint64
		for i := range 8 {
			k |= uint64(data[i]) << (8 * i)
		}
		r := uint16(data[8]) | uint16(data[9])<<8
		if int(r) >= len(l.rules) {
			return nil, fmt.Errorf("%w: lemma rule %d of %d", learn.ErrFormat, r, len(l.rules))
		}
		l.table[k] = r
	}
	if len(l.rules) == 0 {
		return nil, fmt.Errorf("%w: no lemma rules", learn.ErrFormat)
	}
	return l, nil
}

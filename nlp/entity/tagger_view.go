package entity

import (
	"strings"
	"sync"

	"readout"
	"readout/learn"
)

// A view is a report as the tagger sees it: its forms, where the gazetteers
// match, the runs of capitals, and what the report as a whole shows of a word.
type view struct {
	text  string
	toks  []readout.Token
	form  []int32    // per token: row of words
	words []tagWord  // row 0 stands for the places beyond a sentence
	gaz   []gazMatch // per token
	run   []capRun   // per token
	loud  []bool     // per token: in a headline, capitals say nothing
	folds []foldInfo // per folded form

	index     map[string]int32
	foldIndex map[learn.Hash]int32
	buf       []byte
}

// A capRun is the run of capitalised words that a token stands in; zero when none.
type capRun struct{ start, end int32 }

// foldInfo gathers what all occurrences of a word in one report show.
type foldInfo struct {
	lower, mid uint16 // in lower case; with a capital inside a sentence
	around     [nAround]uint8
	longest    capRun // the longest run that has it
	at         int32  // its token there
}

// What may stand around a capitalised word.
const (
	aroundTitle = iota
	aroundGiven
	aroundIn
	aroundThe
	aroundOf
	aroundCapBefore
	aroundCapAfter
	aroundGenitive
	aroundReports
	aroundOrg
	aroundBuilt
	aroundComma
	aroundBy
	aroundBrackets
	nAround
)

// look fills v from the tokens of a.
func (v *view) look(d *readout.Document, a *readout.Analysis, clusters *clusterTable) {
	if v.index == nil {
		v.index, v.foldIndex = map[string]int32{}, map[learn.Hash]int32{}
	}
	clear(v.index)
	clear(v.foldIndex)
	n := len(a.Tokens)
	v.text, v.toks = d.Text, a.Tokens
	v.form, v.gaz, v.run, v.loud = resize(v.form, n), resize(v.gaz, n), resize(v.run, n), resize(v.loud, n)
	v.words, v.folds = append(v.words[:0], tagWord{exact: 1, norm: 1}), append(v.folds[:0], foldInfo{})
	for t := 1; t < n; t++ {
		w := a.Tokens[t].Of(d.Text)
		row, ok := v.index[w]
		if !ok {
			row = int32(len(v.words))
			v.index[w] = row
			v.words = append(v.words, tagWord{})
			word := &v.words[row]
			v.buf = word.describe(w, clusters, v.buf)
			if word.fold, ok = v.foldIndex[word.norm]; !ok {
				word.fold = int32(len(v.folds))
				v.foldIndex[word.norm] = word.fold
				v.folds = append(v.folds, foldInfo{})
			}
		}
		v.form[t] = row
	}
	for s := 1; s < len(a.Sentences); s++ {
		r := a.Sentences[s].Tokens
		v.sentence(int(r.First), int(r.End))
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	s = s[:n]
	clear(s)
	return s
}

// at is the word of token t, or the empty one when t is not in [first, end).
func (v *view) at(t, first, end int) *tagWord {
	if t < first || t >= end {
		return &v.words[0]
	}
	return &v.words[v.form[t]]
}

// sentence fills what can be seen in one sentence.
func (v *view) sentence(first, end int) {
	caps, long := 0, 0
	for t := first; t < end; t++ {
		if w := v.at(t, first, end); w.form != formOther && w.form != formDigit && v.toks[t].Len() > 3 {
			long++
			if w.form.capital() {
				caps++
			}
		}
	}
	loud := long >= 3 && caps*10 >= long*7
	for t := first; t < end; t++ {
		v.loud[t] = loud
	}
	for t := first; t < end; {
		if !v.at(t, first, end).form.capital() {
			t++
			continue
		}
		e := t + 1
		for e < end && v.joins(e, first, end) {
			e++
		}
		for !v.at(e-1, first, end).form.capital() {
			e--
		}
		for u := t; u < e; u++ {
			v.run[u] = capRun{int32(t), int32(e)}
		}
		t = e
	}
	for t := first; t < end; t++ {
		v.match(t, end)
	}
	for t := first; t < end; t++ {
		w := v.at(t, first, end)
		f := &v.folds[w.fold]
		switch {
		case w.form == formLower:
			f.lower = min(f.lower+1, 100)
		case w.form.capital():
			if t > first && !loud {
				f.mid = min(f.mid+1, 100)
			}
			around := v.around(t, first, end)
			for i := range nAround {
				if around>>i&1 != 0 && f.around[i] < 100 {
					f.around[i]++
				}
			}
			r := v.run[t]
			if n := r.end - r.start; !loud && n > f.longest.end-f.longest.start && n <= 6 {
				f.longest, f.at = r, int32(t)
			}
		}
	}
}

// joins reports whether token t goes on with a run of capitals: a capital, or
// a particle, a hyphen or a full stop with a capital behind it.
func (v *view) joins(t, first, end int) bool {
	if v.at(t, first, end).form.capital() {
		return true
	}
	w := v.toks[t].Of(v.text)
	glued := v.toks[t].Start == v.toks[t-1].End
	next := v.at(t+1, first, end).form.capital()
	return next && (nameParticle[w] || w == "&" || glued && (w == "-" || w == ".")) || w == "." && glued && v.at(t-1, first, end).form == formInitial
}

// around says what stands beside a capitalised token.
func (v *view) around(t, first, end int) (bits uint32) {
	set := func(on bool, bit int) {
		if on {
			bits |= 1 << bit
		}
	}
	p, n := v.at(t-1, first, end), v.at(t+1, first, end)
	prev, next := "", ""
	if t > first {
		prev = v.toks[t-1].Of(v.text)
	}
	if t+1 < end {
		next = v.toks[t+1].Of(v.text)
	}
	set(p.flags&(flagHonorific|flagRole) != 0, aroundTitle)
	set(p.flags&flagGiven != 0 && p.form.capital(), aroundGiven)
	set(p.form.capital(), aroundCapBefore)
	set(n.form.capital(), aroundCapAfter)
	set(next == "'s" || next == "’s", aroundGenitive)
	set(n.flags&flagReports != 0 || p.flags&flagReports != 0, aroundReports)
	set(n.flags&flagOrg != 0 && n.form.capital(), aroundOrg)
	set(n.flags&(flagFacility|flagPlace) != 0 && n.form.capital(), aroundBuilt)
	set(next == ",", aroundComma)
	set(prev == "(" && next == ")", aroundBrackets)
	switch prev {
	case "in", "at", "from", "near", "to", "across":
		set(true, aroundIn)
	case "the":
		set(true, aroundThe)
	case "of":
		set(true, aroundOf)
	case "by", "with", "and":
		set(true, aroundBy)
	}
	return bits
}

// gazMatch has a bit for each list and place (begin, inside, end, single) at
// which a name of the list covers a token.
type gazMatch uint32

// The lists that hold names of several words.
const (
	gazCountry = iota
	gazDemonym
	gazCity
	gazRegion
	gazBody
	gazOutlet
	gazSeat
	gazCapital
)

// gazNames has all names of the lists; a bit of it says that longer names
// begin with the word.
var gazNames = sync.OnceValue(func() map[string]uint16 {
	m := make(map[string]uint16, 50000)
	add := func(name string, list int) {
		m[name] |= 1 << list
		if first, _, ok := strings.Cut(name, " "); ok {
			m[first] |= gazLonger
		}
		if first, _, ok := strings.Cut(name, "-"); ok {
			m[first] |= gazLonger
		}
	}
	for name, s := range states() {
		add(name, [...]int{Country: gazCountry, Demonym: gazDemonym, Capital: gazCapital, Seat: gazSeat}[s.kind])
	}
	for name := range norps() {
		add(name, gazDemonym)
	}
	for name := range cities() {
		add(name, gazCity)
	}
	for name := range regions() {
		add(name, gazRegion)
	}
	for name := range bodies() {
		add(name, gazBody)
	}
	for name := range outlets() {
		add(name, gazOutlet)
	}
	return m
})

const (
	gazLonger  = 1 << 15
	gazLongest = 6 // tokens
)

// match marks the longest name of each list that starts at token t.
func (v *view) match(t, end int) {
	if !v.words[v.form[t]].form.capital() {
		return
	}
	names := gazNames()
	first, _ := find(names, v.toks[t].Of(v.text))
	if first == 0 {
		return
	}
	var done uint16
	longest := 1
	if first&gazLonger != 0 {
		longest = gazLongest
	}
	for n := min(longest, end-t); n >= 1; n-- {
		lists := first
		if n > 1 {
			lists, _ = find(names, v.text[v.toks[t].Start:v.toks[t+n-1].End])
		}
		lists &^= done | gazLonger
		if lists == 0 {
			continue
		}
		done |= lists
		for list := 0; list < 8; list++ {
			if lists>>list&1 == 0 || v.covered(t, list) {
				continue
			}
			for i := range n {
				v.gaz[t+i] |= 1 << (4*list + partAt(i, n))
			}
		}
	}
}

// covered reports whether a name of the list that began before covers token t.
func (v *view) covered(t, list int) bool { return v.gaz[t]>>(4*list)&0xf != 0 }

func partAt(i, n int) int {
	switch {
	case n == 1:
		return partS
	case i == 0:
		return partB
	case i == n-1:
		return partE
	}
	return partI
}

// nameParticle has the small words that stand inside names of people.
var nameParticle = map[string]bool{"al": true, "el": true, "bin": true, "ibn": true, "bint": true, "abu": true, "de": true, "der": true, "den": true, "van": true, "von": true,
	"da": true, "dos": true, "do": true, "du": true, "del": true, "della": true, "di": true, "la": true, "le": true, "ben": true, "ul": true, "ur": true, "ter": true, "zu": true}

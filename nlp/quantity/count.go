package quantity

import (
	"math"

	"readout"
)

// quantities finds the numbers of the sentence that are no part of a time.
func (r *reader) quantities() {
	first := len(r.a.Quantities)
	lo := 0
	for i := 0; i < len(r.words); i++ {
		w := &r.words[i]
		if w.taken {
			lo = i + 1
			continue
		}
		if !begins[w.class] {
			continue
		}
		q, end, ok := r.quantityAt(i, lo)
		if !ok || r.taken(q.i, end) {
			continue
		}
		q.Sentence = r.row
		r.a.Quantities = append(r.a.Quantities, q.Quantity)
		r.counts = append(r.counts, q)
		for k := q.i; k < end; k++ {
			r.words[k].taken = true
		}
		lo, i = end, end-1
	}
	r.casualties(r.a.Quantities[first:])
	r.counts = r.counts[:0]
}

// taken says whether one of the words [i, j) is part of a time or a quantity.
func (r *reader) taken(i, j int) bool {
	for k := i; k < j; k++ {
		if r.words[k].taken {
			return true
		}
	}
	return false
}

// begins says with which classes of words a quantity begins.
var begins = [256]bool{
	cDigits: true, cCardinal: true, cVagueMany: true, cVague: true, cHalf: true, cOrdinal: true,
	cA: true, cHis: true, cOther: true, cNo: true, cNobody: true, cCurrency: true,
}

// count is a quantity with the words it stands in: the figure with its
// qualifier is [i, j), what it counts [of, ofEnd).
type count struct {
	readout.Quantity
	i, j, of, ofEnd int
	single          bool // kept only where someone came to harm: "a man", "no one"
	own             bool // its noun says what became of them: "deaths"
	strict          bool // more than, fewer than: the figure itself is out
	thing           bool // what is counted is no living being
	people          bool // what is counted is a word for people, or is not said
}

// quantityAt reads the figure that begins at word i and returns where it ends.
func (r *reader) quantityAt(i, lo int) (q count, end int, ok bool) {
	if q, ok := r.money(i, lo); ok {
		return q, q.j, true
	}
	if q, ok := r.share(i, lo); ok {
		return q, q.j, true
	}
	if r.is(i, cOrdinal) {
		return r.ordinal(i)
	}
	n, ok := r.numberAt(i)
	if !ok {
		if q, ok := r.zero(i); ok {
			return q, q.j, true
		}
		if q, ok := r.single(i); ok {
			return q, q.j, true
		}
		return q, 0, false
	}
	if n.unknown || n.end > len(r.words) {
		return q, 0, false
	}
	if r.label(i, n) {
		return q, 0, false
	}
	q = count{i: i, j: n.end}
	if n.value == 1 && r.is(i, cCardinal) && n.end == i+1 {
		switch r.at(i + 1).class {
		case cPerson, cOther, cMeasure, cDeath, cNone:
			if f := r.form(i + 1); len(f) > 3 && !stops[f] {
				break
			}
			fallthrough
		default:
			q.single = true // "one is critically hurt": kept where it is a person
		}
	}
	q.Value, q.Low, q.High = n.value, n.low, n.high
	if n.vague {
		q.Bound = readout.About
	}
	if q, ok := r.ageAt(i, n.end, lo, n); ok {
		return q, q.j, true
	}
	r.span2(&q, lo)
	r.bound(&q, lo, n)
	r.unit(&q)
	// "More than 80" people are 81 at least; of what is measured, any more.
	if q.strict && q.Unit == 0 && n.low == n.high && n.value == math.Floor(n.value) && n.value < 1e6 {
		if q.Bound == readout.AtLeast {
			q.Low++
		} else {
			q.High = max(0, q.High-1)
		}
	}
	r.noun(&q)
	q.Span = r.span(q.i, q.j)
	return q, q.j, true
}

// label says whether the number only names something: "Article 5", "Flight 17",
// "(1)", "No. 3".
func (r *reader) label(i int, n number) bool {
	if !n.digits {
		return r.is(i, cCardinal) && r.words[i].n == 1 && n.end == i+1 && r.one(i)
	}
	prev, next := r.at(i-1), r.at(n.end)
	switch {
	case i == 0 && (next.class == cPoint || next.class == cClose):
		return true
	case i > 0 && (r.form(i-1) == "No." || r.form(i-1) == "#" || r.form(i-1) == "/" || r.form(n.end) == "/"):
		return true
	case i > 0 && labels[r.form(i-1)]:
		return true
	case r.is(n.end, cHyphen) && !r.at(n.end).space && r.is(n.end+1, cDigits) && r.at(n.end+1).num <= n.value,
		prev.class == cHyphen && !prev.space && r.is(i-2, cDigits) && r.at(i-2).num >= n.value:
		return true // a score
	case i > 0 && prev.class == cHyphen && !prev.space && !r.words[i].space: // F-16
		if before := r.at(i - 2); before.class != cDigits && before.class != cCardinal {
			return true
		}
	case i > 1 && prev.capital && prev.class == cNone:
		switch next.class {
		case cPerson, cPercent, cCurrency, cMeasure, cMultiplier, cOther, cDead, cWound, cKill, cMore:
			return false
		}
		return true
	}
	return false
}

// labels are words whose number is a name.
var labels = map[string]bool{
	"Article": true, "Resolution": true, "Chapter": true, "Route": true, "Highway": true, "Interstate": true,
	"Section": true, "Flight": true, "Room": true, "Channel": true, "Phase": true, "Level": true, "Type": true,
	"Number": true, "Page": true, "Unit": true, "District": true, "Ward": true, "Apollo": true, "Boeing": true,
	"Airbus": true, "Protocol": true, "Amendment": true, "Title": true, "page": true, "chapter": true, "article": true,
	"section": true, "call": true, "called": true, "calling": true, "dial": true, "dialed": true, "number": true, "type": true, "phase": true, "version": true, "Version": true, "Proposition": true,
}

// one says whether "one" at i is a pronoun that counts nothing: "no one", "the
// one", "that one".
func (r *reader) one(i int) bool {
	switch r.at(i - 1).class {
	case cNo:
		return true
	case cThe, cThis, cThat, cEvery:
		return !r.is(i+1, cPerson)
	}
	f := r.form(i - 1)
	return f == "any" || f == "some"
}

// span2 joins a second number to the first where they are a range: "10-15",
// "between 10 and 15", "five or six".
func (r *reader) span2(q *count, lo int) {
	j := q.j
	switch c := r.at(j).class; c {
	case cHyphen, cTo, cOr:
	case cAnd:
		if !r.is(q.i-1, cBetween) {
			return
		}
	default:
		return
	}
	n, ok := r.numberAt(j + 1)
	if !ok || n.vague || n.value <= q.Value || r.is(j, cOr) && n.value > q.Value*2+1 || r.at(j+1).taken {
		return
	}
	if r.is(q.i-1, cFrom) && r.is(j, cTo) && r.changes(q.i-1) {
		return
	}
	// "10 to 15 million"
	if q.Value < 1000 && n.value >= 1e6 && n.end > j+2 {
		for _, f := range [...]float64{1e12, 1e9, 1e6} {
			if n.value >= f && n.value/f > q.Value {
				q.Value *= f
				break
			}
		}
	}
	q.Low, q.High = q.Value, n.value
	q.Value, q.j = (q.Low+q.High)/2, n.end
	q.Bound = readout.About
	if q.i-1 >= lo && (r.is(q.i-1, cBetween) || r.is(q.i-1, cFrom)) {
		q.i--
	}
}

// changes says whether a verb of growth stands before word k, so that "from 10
// to 15" are two figures.
func (r *reader) changes(k int) bool {
	for m := k - 1; m >= 0 && k-m < 6; m-- {
		switch r.form(m) {
		case "rose", "risen", "rise", "rising", "grew", "grown", "increased", "increase", "climbed", "jumped", "fell", "fallen", "fall", "dropped", "up", "down", "goes", "went", "raised", "revised", "cut", "reduced":
			return true
		}
	}
	return false
}

// bound reads the qualifiers before the figure: "at least", "more than", "up
// to", and those after it: "or more".
func (r *reader) bound(q *count, lo int, n number) {
	exact := q.Low == q.High
	set := func(b readout.Bound, words int) {
		q.i -= words
		q.Bound = b
		switch {
		case b == readout.AtLeast:
			q.High = math.Inf(1)
		case b == readout.AtMost:
			q.Low = 0
		case exact:
			q.Low, q.High = math.Floor(q.Value*0.9+1e-6), math.Ceil(q.Value*1.1-1e-6)
		}
	}
	for range 3 {
		k := q.i - 1
		if k < lo {
			break
		}
		prev := r.at(k - 1).class
		switch c := r.at(k).class; {
		case c == cAbout:
			set(readout.About, 1)
			continue
		case c == cNearly:
			set(readout.About, 1)
			if exact {
				q.High = q.Value
			}
		case c == cOver && r.form(k) != "above":
			set(readout.AtLeast, 1)
			q.strict = true
		case c == cOnly:
			q.i--
			continue
		case c == cLeast && prev == cAt, c == cMost && prev == cAt:
			if c == cLeast {
				set(readout.AtLeast, 2)
			} else {
				set(readout.AtMost, 2)
			}
		case c == cThan && (prev == cMore || prev == cLess):
			no := r.is(k-2, cNo) || r.is(k-2, cNot)
			words := 2
			if no {
				words = 3
			}
			if (prev == cMore) != no { // "more than", "no fewer than"
				set(readout.AtLeast, words)
				q.strict = !no
			} else {
				set(readout.AtMost, words)
				q.strict = !no
			}
		case c == cTo && prev == cUp:
			set(readout.AtMost, 2)
		case c == cTo && r.form(k-1) == "close":
			set(readout.About, 2)
		case c == cAs && (r.form(k-1) == "many" || r.form(k-1) == "much" || r.form(k-1) == "high") && r.is(k-2, cAs):
			set(readout.AtMost, 3)
		case c == cAs && (r.form(k-1) == "few" || r.form(k-1) == "little") && r.is(k-2, cAs):
			set(readout.AtLeast, 3)
		case c == cA && n.vague && r.at(q.i).class == cVague:
			q.i--
			continue
		}
		break
	}
	if r.form(q.j) == "+" && !r.words[q.j].space && n.digits { // "20+"
		q.j++
		set(readout.AtLeast, 0)
	} else if r.is(q.j, cOr) && r.is(q.j+1, cMore) && r.form(q.j+1) == "more" {
		q.j += 2
		set(readout.AtLeast, 0)
	} else if r.is(q.j, cOr) && r.is(q.j+1, cLess) {
		q.j += 2
		set(readout.AtMost, 0)
	} else if r.is(q.j, cOr) && r.form(q.j+1) == "so" {
		q.j += 2
		set(readout.About, 0)
	}
}

// ordinal reads "third", "4th".
func (r *reader) ordinal(i int) (q count, end int, ok bool) {
	v := float64(r.words[i].n)
	q = count{i: i, j: i + 1}
	q.Value, q.Low, q.High, q.Ordinal = v, v, v, true
	q.Span = r.span(i, i+1)
	return q, i + 1, true
}

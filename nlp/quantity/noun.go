package quantity

import "readout"

// noun finds what q counts: the noun phrase after the figure. Where syntax has
// not run, it ends with the first word that looks like the head: a word for
// people, or a plural.
func (r *reader) noun(q *count) {
	j := q.j
	if r.is(j, cOf) {
		j++
		for r.is(j, cThe) || r.is(j, cThat) || r.is(j, cThis) || r.form(j) == "them" || r.form(j) == "its" || r.form(j) == "their" || r.form(j) == "his" {
			j++
		}
	}
	// "a three-nation alliance" counts nations.
	if r.is(j, cHyphen) && !r.at(j).space && !r.at(j+1).space && j+1 < len(r.words) {
		if w := r.at(j + 1); w.class == cNone || w.class == cPerson {
			q.of, q.ofEnd, q.people = j+1, j+2, w.class == cPerson
			q.Of = r.span(q.of, q.ofEnd)
		}
		return
	}
	start, end := j, j
	for k := j; k < len(r.words) && k < j+7; k++ {
		w := &r.words[k]
		if w.taken {
			break
		}
		if w.upos != 0 {
			if !r.continues(k, end > start) || r.lists(k, start) {
				break
			}
			if w.upos == readout.NOUN || w.upos == readout.PROPN {
				end = k + 1
			}
			continue
		}
		if w.class == cHyphen && !w.space {
			continue
		}
		if !r.inNoun(k) {
			break
		}
		f := r.form(k)
		next := r.at(k + 1)
		switch {
		case w.class == cPerson || w.class == cVictim || w.class == cOther && len(f) == 6 || w.class == cDeath || w.class == cDetain && w.n == 3 || w.class == cDisplace && w.n == 3 || w.class == cWound && w.n == 2:
			end = k + 1
			if next.class != cPerson && next.class != cVictim {
				k = len(r.words)
			}
		case len(f) > 3 && f[len(f)-1] == 's' && f[len(f)-2] != 's' && w.class == cNone:
			end = k + 1
			if next.class != cPerson && next.class != cVictim && next.class != cHyphen {
				k = len(r.words)
			}
		case q.Value == 1 && w.class == cNone && next.class != cPerson:
			end = k + 1
			k = len(r.words)
		}
	}
	if r.is(end-1, cHyphen) {
		end--
	}
	if end > start {
		q.of, q.ofEnd = start, end
		q.Of = r.span(start, end)
	}
	q.thing = end > start && things[r.form(end-1)]
	q.people = q.Unit == 0 && !q.thing && (end <= start || r.personal(start, end))
}

// continues says by its tag whether word k goes on with a noun phrase; headed
// says that the phrase has a noun already.
func (r *reader) continues(k int, headed bool) bool {
	w, next := r.at(k), r.at(k+1)
	switch w.class {
	case cShoot, cKill, cWound, cDead, cMissing, cDetain, cDisplace:
		// "4 shot, 1 dead", "kill 10, injure scores": headlines mislead the
		// tagger; such a word belongs to the phrase only before a noun.
		if w.n == 0 && (next.class == cVagueMany || next.upos != readout.NOUN && next.upos != readout.PROPN) {
			return false
		}
	}
	switch w.upos {
	case readout.NOUN, readout.PROPN, readout.ADJ, readout.NUM, readout.SYM:
		return true
	case readout.ADV: // "heavily armed men"
		return !headed && (next.upos == readout.ADJ || next.upos == readout.VERB)
	case readout.VERB: // "armed men"
		return !headed && next.upos == readout.NOUN
	case readout.PUNCT:
		return w.class == cHyphen
	}
	return false
}

// lists reports whether the number at word k opens the next of a list that has
// lost its comma: "22 children 6 teachers".
func (r *reader) lists(k, start int) bool {
	return k > start && (r.is(k, cDigits) || r.is(k, cCardinal)) && r.at(k-1).upos == readout.NOUN && plural(r.form(k-1))
}

// things are what is counted beside the people that come to harm.
var things = words("times shots gunshot gunshots rounds wounds wound bullets blocks incidents shootings homes houses buildings cars vehicles attacks strikes missiles cases charges counts locations places guns weapons bases towns villages countries schools hospitals tanks planes bombs fires blasts explosions clashes events")

// personal says whether one of the words [i, j) is a word for people.
func (r *reader) personal(i, j int) bool {
	for k := i; k < j; k++ {
		switch r.at(k).class {
		case cPerson, cVictim, cDeath, cDetain, cDisplace, cWound:
			return true
		case cOther:
			if k == j-1 {
				return true
			}
		}
	}
	return false
}

// inNoun says whether word k may stand inside a noun phrase after a number.
func (r *reader) inNoun(k int) bool {
	switch w := r.at(k); w.class {
	case cNone:
		f := r.form(k)
		if c := f[0]; c < 'A' || c > 'Z' && c < 'a' || c > 'z' && c < 0x80 {
			return false
		}
		return !stops[f]
	case cDeath:
		return w.n != 1 && w.n != 3
	case cPerson, cVictim, cOther, cOld, cLong, cMeasure, cHoliday, cSeason, cSpan, cShoot, cOrdinal:
		return true
	case cMore:
		return r.form(k) == "more"
	case cDead, cWound, cMissing, cDetain, cDisplace:
		// "60 wounded", "three injured people"
		next := r.at(k + 1)
		return w.n > 0 || next.class == cPerson || next.class == cNone && k+1 < len(r.words) && plural(r.form(k+1))
	}
	return false
}

// stops are words that end a noun phrase.
var stops = words("who which whom whose where when why how what by for with into onto against across near off out down if but because while though although so then than he she it they we you i I him her his its their our my your would could should may might must can do does have has having ago inside outside along behind around there here without via per upon toward towards following according both all any not yet also still such each themselves alone apart away back later earlier dead alive gave get gets go goes make makes take takes saw see use used including")

// zero reads "no one", "nobody", "no injuries".
func (r *reader) zero(i int) (q count, ok bool) {
	switch {
	case r.is(i, cNobody):
		q = count{i: i, j: i + 1, people: true, single: true}
	case r.is(i, cNo) && (r.form(i+1) == "one" || r.form(i+1) == "-" && r.form(i+2) == "one"):
		q = count{i: i, j: i + 2, people: true, single: true}
	case r.is(i, cNo):
		k := i + 1
		for r.is(k, cOther) || r.form(k) == "reported" || r.form(k) == "serious" || r.form(k) == "immediate" || r.form(k) == "civilian" || r.is(k, cPerson) {
			k++
		}
		switch r.at(k).class {
		case cDeath, cWound, cVictim:
			if r.at(k).n == 3 || r.at(k+1).n == 3 && r.is(k+1, cDeath) { // "no death toll"
				return q, false
			}
		default:
			if k--; !r.is(k, cPerson) && !r.is(k, cOther) || k == i {
				return q, false
			}
		}
		q = count{i: i, j: i + 1, of: i + 1, ofEnd: k + 1, people: true}
		q.Of = r.span(q.of, q.ofEnd)
	default:
		return q, false
	}
	q.Span = r.span(q.i, q.j)
	return q, true
}

// single reads one person or thing named by an article, "a man", "another
// woman", "a 19-year-old", as a figure of one. Whether it is kept depends on
// what became of the person: see casualties.
func (r *reader) single(i int) (q count, ok bool) {
	switch f := r.form(i); {
	case r.is(i, cA), r.is(i, cHis), f == "another", f == "Another":
	default:
		return q, false
	}
	if r.is(i, cOther) { // "one killed, another injured"
		switch next := r.at(i + 1); next.class {
		case cKill, cWound, cDead, cBe, cShoot:
			q = count{i: i, j: i + 1, people: true, single: true}
			q.Value, q.Low, q.High = 1, 1, 1
			q.Span = r.span(i, i+1)
			return q, true
		case cNone:
			if f := r.form(i + 1); len(f) > 4 && f[len(f)-2:] == "ly" && (r.is(i+2, cWound) || r.is(i+2, cKill)) {
				q = count{i: i, j: i + 1, people: true, single: true}
				q.Value, q.Low, q.High = 1, 1, 1
				q.Span = r.span(i, i+1)
				return q, true
			}
		}
	}
	for k := i + 1; k < len(r.words) && k < i+10; k++ {
		switch w := r.at(k); w.class {
		case cPerson:
			if r.is(k+1, cPerson) {
				continue
			}
			if plural(r.form(k)) {
				return q, false
			}
			q = count{i: i, j: i + 1, of: i + 1, ofEnd: k + 1, people: true}
		case cOld:
			if r.personAfter(k) {
				continue
			}
			q = count{i: i, j: i + 1, of: i + 1, ofEnd: k + 1, people: true}
			if f := r.form(k + 1); k+1 < len(r.words) && r.is(k+1, cNone) && r.words[k+1].space && f[0] >= 'a' && f[0] <= 'z' && !stops[f] && !verbal(f) {
				q.ofEnd++ // "a 44-year-old fisherman"
			}
		case cNone:
			if f := r.form(k); stops[f] || len(f) < 2 {
				return q, false
			}
			continue
		case cBe: // "a sheriff's deputy"
			if f := r.form(k); f != "'s" && f != "’s" {
				return q, false
			}
			continue
		case cDigits, cCardinal, cHyphen, cUnit, cOther, cVictim, cSeason, cMonth, cOrdinal:
			if w.class == cVictim {
				q = count{i: i, j: i + 1, of: i + 1, ofEnd: k + 1, people: true}
				break
			}
			if r.is(i, cHis) && (w.class == cDigits || w.class == cCardinal) && !r.is(k+1, cHyphen) && !r.is(k+1, cUnit) {
				return q, false // "his two sisters"
			}
			continue
		default:
			return q, false
		}
		break
	}
	if q.ofEnd == 0 {
		return q, false
	}
	q.Value, q.Low, q.High, q.single = 1, 1, 1, true
	q.Of = r.span(q.of, q.ofEnd)
	q.Span = r.span(q.i, q.j)
	return q, true
}

// personAfter says whether a word for a person follows the age that ends at k:
// "an 8-year-old Oslo boy".
func (r *reader) personAfter(k int) bool {
	for m := k + 1; m <= k+4; m++ {
		switch w := r.at(m); {
		case w.class == cPerson:
			return true
		case w.class != cNone || stops[r.form(m)] || m >= len(r.words):
			return false
		}
	}
	return false
}

// plural says whether a word for people means several of them.
func plural(f string) bool {
	switch f {
	case "people", "police", "family", "couple", "crew", "men", "women", "children", "personnel", "troops",
		"policemen", "servicemen", "militiamen", "gunmen":
		return true
	}
	return len(f) > 3 && f[len(f)-1] == 's' && f[len(f)-2] != 's'
}

// verbal says whether a word looks like a participle.
func verbal(f string) bool {
	return len(f) > 4 && (f[len(f)-2:] == "ed" || f[len(f)-3:] == "ing")
}

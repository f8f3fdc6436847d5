package reuse

import (
	"strings"
)

// bodies finds the bodies and witnesses behind the facts: noun phrases that
// name one, beside a verb of reporting, "according to", "citing", or as the
// maker of a document.
func (r *reader) bodies() {
	r.fullNames()
	for i := range r.ws {
		if r.ws[i].skip || r.ws[i].quoted {
			continue
		}
		low := r.low(i)
		switch {
		case low == "to" && r.low(i-1) == "according":
			if p, ok := r.after(r.beyondSite(i + 1)); ok {
				r.source(p, i-1, p.last, true)
			}
		case low == "citing" || low == "quoting" || (low == "quoted" || low == "cited") && r.at[i-1] != 0:
			if p, ok := r.after(i + 1); ok {
				r.source(p, i, p.last, true)
			}
		case (low == "by" || low == "from") && r.document(i-1):
			if p, ok := r.after(i + 1); ok {
				r.source(p, i-1, p.last, true)
			}
		case reportingVerbs[low] && !r.named(i):
			r.verb(i)
		}
	}
}

// beyondSite skips "the website of" at word i: the body behind it is meant.
func (r *reader) beyondSite(i int) int {
	k := i
	for determiners[r.low(k)] || modifiers[r.low(k)] {
		k++
	}
	switch r.low(k) {
	case "website", "site", "homepage", "page", "account", "spokesman", "head":
		if r.low(k+1) == "of" {
			return k + 2
		}
	}
	return i
}

// document reports whether word i, or the participle behind it, is a document
// that a body has put out: "a statement by", "recordings released by".
func (r *reader) document(i int) bool {
	switch r.low(i) {
	case "released", "issued", "published", "posted", "compiled", "provided":
		i--
	}
	return i > 0 && documents[r.low(i)]
}

// verb looks for the subject of the reporting verb v, before and behind it.
func (r *reader) verb(v int) {
	e := v - 1
	for e > 0 && auxiliaries[r.low(e)] && r.joined(e+1) {
		switch r.low(e) {
		case "not", "is", "was", "were", "are", "be", "been", "being":
			return // nothing is told, or it is told of the subject
		}
		e--
	}
	if e < 0 {
		return
	}
	g := r.gapBefore(e + 1)
	switch {
	case g&(gapStop|gapSentence|gapLine|gapOpen) != 0 && g&gapQuote == 0:
		// A verb that opens a sentence has no subject before it.
	case g&(gapComma|gapClose) != 0 && g&gapQuote == 0:
		// "The observatory, a monitor in Britain, said", "the Organisation (OPCW) said".
		if r.opening(v) {
			return
		}
		fallthrough
	case g&hardGap == 0:
		if p, ok := r.before(e); ok && g&gapComma == 0 {
			if r.source(p, p.first, v, r.toldUs(v)) {
				return
			}
		}
		if r.opening(v) {
			return
		}
		if g&hardGap == 0 {
			// "a witness said the" has its subject: no inversion.
			if low := r.low(e); r.ws[e].upper || pronoun[low] {
				return
			}
		}
	}
	// Inverted: "…, said the Observatory".
	if low := r.low(v); low != "said" && low != "says" && low != "reported" && low != "announced" && low != "confirmed" {
		return
	}
	if v+1 < len(r.ws) && r.joined(v+1) {
		if p, ok := r.after(v + 1); ok && r.ends(p.last) {
			r.source(p, v, p.last, false)
		}
	}
}

// toldUs reports whether the verb v is followed by the report's own outlet:
// who told it to the reporter is a source of this report.
func (r *reader) toldUs(v int) bool {
	for k := v + 1; k <= v+3 && k < len(r.ws); k++ {
		if n := r.at[k]; n != 0 {
			return r.isOwn(r.names[n-1].name)
		}
	}
	return false
}

var pronoun = set(`he she it they we i you who which that`)

// ends reports whether the clause may end behind word i.
func (r *reader) ends(i int) bool {
	return i+1 >= len(r.ws) || !r.joined(i+1) || function[r.low(i+1)] || adverbial[r.low(i+1)] || r.low(i+1) == "citing"
}

var adverbial = set(`on in at citing adding monday tuesday wednesday thursday friday saturday sunday late early earlier later last this head chief director spokesman`)

// opening tries the phrase that opens the sentence of the verb v: between them
// stand a relative clause or an apposition, whose commas may be lost.
func (r *reader) opening(v int) bool {
	s := v
	for s > 0 && r.gapBefore(s)&gapSentence == 0 {
		s--
		if v-s > 22 {
			return false
		}
	}
	p, ok := r.after(s)
	if !ok || p.last >= v {
		return false
	}
	for k := p.last + 1; k < v; k++ {
		if low := r.low(k); reportingVerbs[low] || low == "that" || r.ws[k].quoted {
			return false
		}
	}
	next := r.gapBefore(p.last + 1)
	low := r.low(p.last + 1)
	if next&(gapComma|gapOpen) == 0 && low != "who" && low != "which" && low != "a" && low != "an" && low != "speaking" && low != "based" {
		return false
	}
	return r.source(p, p.first, v, r.toldUs(v))
}

// source records p as a source when it names a body, a witness, or an official
// who gives a figure. The evidence is the words first to last.
func (r *reader) source(p phrase, first, last int, named bool) bool {
	for first < last && r.low(first) == "and" {
		first++
	}
	low := r.low(p.head)
	w := &r.ws[p.head]
	if r.at[p.head] != 0 && !bodyNouns[low] || low == "agency" && r.at[p.head-min(p.head, 2)] != 0 {
		return false // an outlet: told apart elsewhere
	}
	switch {
	case witnessNouns[low] && (!w.upper || w.before&gapSentence != 0):
		r.add(Eyewitness, r.origin(p), first, last, false)
		return true
	case documents[low] && p.last == p.head:
		// "a police statement said": the body is what comes before.
		if p.head == p.first || determiners[r.low(p.head-1)] {
			return false
		}
		q := phrase{p.first, p.head - 1, p.head - 1}
		if !bodyNouns[r.low(q.head)] && !r.group(q) {
			return false
		}
		r.add(CitedBody, r.origin(q), first, last, false)
		return true
	case documents[low]:
		return false
	case r.person(p):
		if !(r.title(p) && r.figure(p, last) || named) {
			return false
		}
		r.add(CitedBody, r.origin(p), first, last, false)
		return true
	case bodyNouns[low]:
		if bare[low] && r.full[low] == "" && (p.first == p.last || p.first == p.last-1 && determiners[r.low(p.first)]) {
			return false
		}
		if weakBodies[low] && !named && !r.figure(p, last) {
			return false
		}
		r.add(CitedBody, r.origin(p), first, last, false)
		return true
	case r.group(p):
		r.add(CitedBody, r.origin(p), first, last, false)
		return true
	}
	return false
}

// bare nouns say nothing of whose they are.
var bare = set(`source spokesman spokeswoman spokesperson monitor group groups official officer agency team organisation organization service services company airline doctor mission body
	staff board panel center centre institute university association network committee commission study survey poll department office ministry`)

// group reports whether p names an organisation by its form: a known last
// word, an acronym, or "the" before a capital word.
func (r *reader) group(p phrase) bool {
	w := &r.ws[p.head]
	low := r.low(p.head)
	if !w.upper || w.before&gapSentence != 0 && p.first == p.last && !w.caps {
		return false
	}
	if states()[low] || adjective(low) {
		return false
	}
	if p.last-p.first <= 1 && r.ws[p.head].upper && !w.caps && (p.first == p.last || adjective(r.low(p.first)) || modifiers[r.low(p.first)] || religious[r.low(p.first)]) {
		return r.club(low)
	}
	if p.first < p.head && r.ws[p.head-1].upper && bodyNames[low] {
		return true
	}
	if w.caps && len(low) >= 2 && len(low) <= 8 {
		return true
	}
	return r.low(p.first) == "the" && p.head-p.first >= 1
}

// person reports whether p names a person: a title or a forename before a
// capital word that heads no body.
func (r *reader) person(p phrase) bool {
	w := &r.ws[p.head]
	low := r.low(p.head)
	if !w.upper || w.caps && len(low) > 2 || bodyNames[low] || bodyNouns[low] || states()[low] {
		return false
	}
	if p.first == p.head {
		return true
	}
	prev := r.low(p.head - 1)
	return titles[prev] || officials[prev] || r.ws[p.head-1].upper && !r.ws[p.head-1].poss && !adjective(prev)
}

var titles = set(`mr mrs ms dr gen col lt maj capt sgt brig adm gov sen rep prof sir lord president king queen`)

// title reports whether the person p is introduced as an official.
func (r *reader) title(p phrase) bool {
	for k := p.first; k < p.head; k++ {
		if officials[r.low(k)] || bodyNouns[r.low(k)] {
			return true
		}
	}
	for k := p.last + 1; k < len(r.ws) && k <= p.last+5; k++ {
		if r.gapBefore(k)&(gapStop|gapSentence) != 0 {
			return false
		}
		if officials[r.low(k)] {
			return true
		}
	}
	return false
}

// figure reports whether the sentence around word i gives a number.
func (r *reader) figure(p phrase, i int) bool {
	s := min(p.first, i)
	for s > 0 && r.gapBefore(s)&gapSentence == 0 && i-s < 60 {
		s--
	}
	for k := s; k < len(r.ws) && k < i+40; k++ {
		if k > i && r.gapBefore(k)&gapSentence != 0 {
			return false
		}
		low := r.ws[k].low
		if c := low[0]; c >= '0' && c <= '9' && !(len(low) == 4 && (low[:2] == "19" || low[:2] == "20")) || numberWords[low] && (k < p.first || k > p.last) {
			return true
		}
	}
	return false
}

// origin is the canonical name of p: without determiners, by the fullest name
// of its head that the text has given before.
func (r *reader) origin(p phrase) string {
	first := p.first
	for first < p.last && (determiners[r.low(first)] || numberWords[r.low(first)]) {
		first++
	}
	// "an official with Eurocontrol" speaks for Eurocontrol.
	if h := r.low(p.head); p.head < p.last && (officials[h] || speaksFor[h]) && linkers[r.low(p.head+1)] && r.low(p.head+1) != "in" {
		k := p.head + 2
		for k < p.last && (determiners[r.low(k)]) {
			k++
		}
		if r.ws[k].upper {
			first = k
		}
	}
	name := r.text(first, p.last)
	if first == p.last {
		if full := r.full[r.low(first)]; full != "" {
			return full
		}
	}
	return name
}

var speaksFor = set(`source sources officials spokesmen spokespeople officers`)

// fullNames collects the full names to which a short one refers: "the
// Observatory", "SOHR", "the ministry".
func (r *reader) fullNames() {
	r.full = map[string]string{}
	for i := r.body; i < len(r.ws); i++ {
		w := &r.ws[i]
		// "Organisation for … (OPCW)"
		if w.caps && r.bracketed(&naming{first: i, last: i}) && r.at[i] == 0 {
			if p, ok := r.before(i - 1); ok && initialsOf(r, p, w.low) {
				r.remember(w.low, p)
			}
			continue
		}
		if low := r.low(i); w.upper && bodyNouns[low] && i > 0 && r.joined(i) && r.ws[i-1].upper && !determiners[r.low(i-1)] {
			p, ok := r.around(i)
			if ok {
				r.remember(low, p)
			}
		} else if low == "ministry" && i > 0 && r.joined(i) && r.part(i-1) {
			if p, ok := r.before(i); ok {
				r.remember(low, p)
			}
		}
	}
}

// around reads the capitalised name whose head is word i, with what follows it.
func (r *reader) around(i int) (phrase, bool) {
	first := i
	for first > 0 && r.joined(first) && r.ws[first-1].upper && !function[r.low(first-1)] && !determiners[r.low(first-1)] {
		first--
	}
	return r.after(first)
}

func (r *reader) remember(key string, p phrase) {
	first := p.first
	for first < p.last && determiners[r.low(first)] {
		first++
	}
	if _, ok := r.full[key]; !ok && first < p.last {
		r.full[key] = r.text(first, p.last)
	}
}

// initialsOf reports whether low is made of the initials of p's words.
func initialsOf(r *reader, p phrase, low string) bool {
	var b strings.Builder
	for k := p.first; k <= p.last; k++ {
		if r.ws[k].upper && !determiners[r.low(k)] {
			b.WriteByte(r.low(k)[0])
		}
	}
	return strings.HasSuffix(b.String(), low) || strings.HasPrefix(low, b.String()) && b.Len() >= 2
}

package reuse

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

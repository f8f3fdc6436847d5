package reuse

// phrase is a noun phrase: words first to last, both inside; head is its head,
// before any "of" or "for".
type phrase struct{ first, last, head int }

const maxPhrase = 14

// part reports whether word i can stand inside a noun phrase before its head.
func (r *reader) part(i int) bool {
	w := &r.ws[i]
	low := r.low(i)
	return !function[low] && !(reportingVerbs[low] && !r.named(i)) && (w.upper && (w.before&gapSentence == 0 || !auxiliaries[low]) || modifiers[low] || bodyNouns[low] || w.poss && !determiners[low] || mediaNouns[low] || adjective(low) ||
		i+1 < len(r.ws) && r.ws[i+1].before&gapHyphen != 0 || w.before&gapHyphen != 0)
}

// named reports whether word i is capitalised by no rule but its own: "States".
func (r *reader) named(i int) bool { return r.ws[i].upper && r.ws[i].before&gapSentence == 0 }

// noun reports whether word i can head a phrase.
func (r *reader) noun(i int) bool {
	low := r.low(i)
	return !function[low] && !(reportingVerbs[low] && !r.named(i)) && (r.ws[i].upper && !determiners[low] || bodyNouns[low] || witnessNouns[low] || documents[low])
}

// before reads the noun phrase that ends at word last.
func (r *reader) before(last int) (p phrase, ok bool) {
	if last < 0 {
		return p, false
	}
	p = phrase{first: last, last: last, head: last}
	i := last
	if !r.noun(last) {
		// "a resident of the island": the last word only says which.
		if i > 0 && determiners[r.low(i-1)] && r.joined(i) {
			i--
		}
		if i < 2 || function[r.low(last)] || !linkers[r.low(i-1)] || !r.joined(i) || !r.joined(i-1) || !r.noun(i-2) || !r.headed(i-2) {
			return p, false
		}
		i -= 2
		p.first, p.head = i, i
	}
	for last-i < maxPhrase && i > 0 && r.joined(i) {
		prev := r.low(i - 1)
		switch {
		case determiners[prev]:
			i--
			p.first = i
			// "a spokeswoman for the ministry": go on over the linker.
			if i >= 2 && linkers[r.low(i-1)] && r.joined(i) && r.joined(i-1) && r.noun(i-2) && r.headed(i-2) {
				i -= 2
				p.first, p.head = i, i
				continue
			}
			return p, true
		case r.part(i - 1):
			i--
			p.first = i
		case i >= 2 && determiners[r.low(i-2)] && r.joined(i-1) && !function[prev] && !reportingVerbs[prev] && !auxiliaries[prev]:
			i-- // "the coast guard": any word between a determiner and its noun
		case prev == "and" && i >= 2 && r.ws[i].upper && r.ws[i-2].upper && r.joined(i-1) && r.part(i-2):
			i -= 2
			p.first = i
		case linkers[prev] && i >= 2 && r.joined(i-1) && r.noun(i-2) && r.headed(i-2):
			i -= 2
			p.first, p.head = i, i
		default:
			return p, true
		}
	}
	return p, true
}

// headed reports whether word i may head a phrase that goes on behind a linker:
// "officials in", "Observatory for", "source at", never "missile at".
func (r *reader) headed(i int) bool {
	low := r.low(i)
	return bodyNouns[low] || witnessNouns[low] || documents[low] || bodyNames[low] && r.ws[i].upper || officials[low]
}

// after reads the noun phrase that starts at word first.
func (r *reader) after(first int) (p phrase, ok bool) {
	i := first
	n := len(r.ws)
	if i < n && determiners[r.low(i)] {
		i++
	}
	if i > first && i+1 < n && r.joined(i) && r.joined(i+1) && !r.part(i) && !r.noun(i) && !function[r.low(i)] && bodyNouns[r.low(i+1)] {
		i++ // "the coast guard"
	}
	if i >= n || !r.part(i) && !r.noun(i) || i > first && !r.joined(i) {
		return p, false
	}
	p = phrase{first: first, last: i, head: i}
	linked := false
	for i+1 < n && i-first < maxPhrase && r.joined(i+1) {
		next := r.low(i + 1)
		switch {
		case r.part(i+1) || r.noun(i+1):
			i++
			p.last = i
			if !linked {
				p.head = i
			}
		case next == "and" && i+2 < n && r.ws[i].upper && r.ws[i+2].upper && r.joined(i+2) && r.part(i+2):
			i += 2
			p.last = i
			if !linked {
				p.head = i
			}
		case linkers[next] && i+2 < n && r.joined(i+2) && r.noun(p.head) && r.headed(p.head):
			j := i + 2
			if determiners[r.low(j)] && j+1 < n && r.joined(j+1) {
				j++
			}
			if !r.part(j) && !r.noun(j) || function[r.low(j)] {
				return p, r.noun(p.head)
			}
			linked = true
			i = j
			p.last = i
		default:
			return p, r.noun(p.head)
		}
	}
	return p, r.noun(p.head)
}

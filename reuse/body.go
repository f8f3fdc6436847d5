package reuse

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

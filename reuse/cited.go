package reuse

// citing verbs, before or after an outlet's name, make it the source of what
// is reported.
var citing = set(`said says say saying told tells telling reported reports report reporting quoted quotes quoting cited cites citing wrote writes writing showed shows showing
	broadcast broadcasts aired airs published publishes released posted posts carried ran revealed claimed claims learned learnt noted announced announces confirmed put according by`)

// afterVerbs follow an outlet that is the source.
var afterVerbs = set(`said says reported reports report reporting quoted quotes quoting cited cites citing wrote writes showed shows broadcast broadcasts aired airs published
	publishes released posted posts carried ran revealed claimed claims learned learnt noted announced announces added saw`)

// passives stand before "by" and an outlet: "was quoted as saying by".
var passives = set(`reported quoted cited carried published broadcast aired posted released obtained run saying interviewed shown filmed seen circulated`)

// genres are things in which an outlet tells something: "in an interview with CNN".
var genres = set(`interview interviews statement comments comment remarks commentary article editorial report reports oped footage video item photographs photos images
	translation speaking spoke talking talked speech published posted reported appeared wrote writing broadcast live said`)

// own staff who saw it themselves.
var staff = set(`journalist journalists reporter reporters correspondent correspondents photographer photographers witness witnesses stringer cameraman crew photographs`)

// citedOutlets finds the outlets that are named as the source of a fact.
func (r *reader) citedOutlets() {
	for i := range r.names {
		n := &r.names[i]
		if n.used || r.ws[n.first].skip {
			continue
		}
		if k := r.staffSaw(n); k > 0 {
			n.used = true
			r.add(Eyewitness, n.name+" "+r.text(n.last+1, n.last+1), n.first, k, false)
			continue
		}
		if n.outlet != nil && r.own == n.outlet || r.isOwn(n.name) {
			continue
		}
		if first, ok := r.cueBefore(n); ok {
			n.used = true
			r.add(CitedOutlet, n.name, first, n.last, false)
		} else if last, ok := r.cueAfter(n); ok {
			n.used = true
			r.add(CitedOutlet, n.name, n.first, last, false)
		}
	}
	r.vagueReports()
}

// staffSaw reports the last word of "Reuters witnesses saw".
func (r *reader) staffSaw(n *naming) int {
	k := n.last + 1
	if k+1 >= len(r.ws) || !r.joined(k) || !staff[r.low(k)] {
		return 0
	}
	for j := k + 1; j < len(r.ws) && j < k+6 && r.joined(j); j++ {
		switch r.low(j) {
		case "saw", "seen", "witnessed", "heard", "watched", "counted", "visited", "showed", "found":
			return j
		}
	}
	return 0
}

// before n, over "the Lebanese TV station", stands a cue.
func (r *reader) cueBefore(n *naming) (first int, ok bool) {
	i := n.first
	for i > 0 && n.first-i < 6 && r.joined(i) && (descriptors[r.low(i-1)] && r.low(i-1) != "on" || r.ws[i-1].upper && (adjective(r.low(i-1)) || r.ws[i-1].poss) || r.ws[i-1].poss) {
		i--
	}
	if i == 0 || r.gapBefore(i)&(gapStop|gapSentence|gapLine|gapOpen) != 0 {
		return 0, false
	}
	switch c := r.low(i - 1); c {
	case "told", "tell", "tells", "telling", "citing", "quoting", "reported", "cited", "quoted":
		return i - 1, true
	case "said", "says", "wrote":
		// "… , said Reuters": the verb after its content.
		return i - 1, r.gapBefore(i-1)&(gapComma|gapQuote) != 0 || i < n.first && n.outlet == nil
	case "over":
		return i - 1, n.outlet == nil
	case "to":
		if r.low(i-2) == "according" {
			return i - 2, true
		}
		return i - 2, genres[r.low(i-2)] || r.low(i-2) == "confirmed"
	case "by":
		for k := i - 2; k >= 0 && k >= i-6; k-- {
			if passives[r.low(k)] || genres[r.low(k)] {
				if r.low(k) == "saying" && r.low(k-1) == "as" && k > 1 {
					k -= 2 // "quoted as saying by"
				}
				return k, true
			}
		}
	case "with", "on", "in", "from", "for", "of":
		for k := i - 2; k >= 0 && k >= i-7 && r.gapBefore(k+1)&(gapStop|gapSentence|gapLine) == 0; k-- {
			if genres[r.low(k)] {
				return k, true
			}
			if r.low(k) == "according" {
				return k, true
			}
		}
	}
	return 0, false
}

// after n, over "news agency" or "has", stands a verb.
func (r *reader) cueAfter(n *naming) (last int, ok bool) {
	i := n.last + 1
	// An aside between commas may stand before the verb.
	for i < len(r.ws) && i-n.last < 7 && r.joined(i) && (descriptors[r.low(i)] || adjective(r.low(i))) {
		i++
	}
	if i >= len(r.ws) || i > n.last+1 && !r.joined(i) {
		return 0, false
	}
	if !r.joined(i) && r.gapBefore(i)&^(gapComma|gapHyphen) != 0 {
		return 0, false
	}
	low := r.low(i)
	if !afterVerbs[low] {
		return 0, false
	}
	if !r.joined(i) && low != "citing" && low != "quoting" && low != "reported" {
		return 0, false
	}
	// "The Post reports to" and "Times Square ran" are no risk worth a rule;
	// "media said" of a whole trade is no source.
	if n.outlet == nil && n.first == n.last {
		return 0, false
	}
	return i, true
}

// vagueReports finds sources that are left unnamed: "according to reports in
// Gaza", "local media", "news agencies reported".
func (r *reader) vagueReports() {
	for i := 1; i < len(r.ws); i++ {
		switch {
		case r.low(i) == "agencies" && r.low(i-1) == "news" && afterVerbs[r.low(i+1)]:
			r.add(CitedOutlet, r.text(i-1, i), i-1, i+1, false)
		case r.low(i) == "reports" && r.low(i-1) == "media" && r.joined(i) && !r.ws[i].skip:
			if r.low(i-3) == "according" || r.low(i-2) == "to" {
				r.add(CitedOutlet, r.text(i-1, i), i-1, i, false)
			}
		case r.low(i) == "reports" && r.low(i-1) == "to" && r.low(i-2) == "according":
			last := i
			for last+1 < len(r.ws) && last-i < 3 && r.joined(last+1) && (r.low(last+1) == "in" || r.low(last+1) == "from" || r.ws[last+1].upper) {
				last++
			}
			r.add(CitedOutlet, r.text(i, last), i-2, last, false)
		}
	}
}

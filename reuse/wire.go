package reuse

import "strings"

// phrases after which a wire is named as a part of the text's origin.
var partialLeads = [][]string{
	{"with", "files", "from"}, {"with", "inputs", "from"}, {"with", "input", "from"}, {"with", "reporting", "by"}, {"with", "reporting", "from"},
	{"with", "agency", "inputs"}, {"additional", "reporting", "by"}, {"additional", "reporting", "from"}, {"includes", "reporting", "by"}, {"with", "reports", "from"},
	{"with", "material", "from"}, {"with", "information", "from"},
}

// wires finds the credits for the text itself.
func (r *reader) wires() {
	r.byline()
	for i := range r.names {
		n := &r.names[i]
		if n.used {
			continue
		}
		first, last, partial := n.first, n.last, false
		ok := false
		switch {
		case r.bracketed(n):
			// "MOSCOW (Reuters) -", "(AP)"; a picture's credit is none of the text.
			if n.outlet == nil || r.picture(n.first) {
				continue
			}
			dateline := r.dateline(n)
			end := n.last + 1
			ok = dateline || n.outlet.sells() && len(r.ws)-end < 15
			if dateline {
				first = r.datelineStart(n.first - 1)
			} else if !ok && n.outlet.sells() && !r.ws[n.first].skip {
				// A label inside the text names whose the part before it is.
				n.used = true
				r.add(CitedOutlet, n.name, n.first, n.last, false)
			}
		case r.leads(n, &first, &partial):
			ok = true
		case n.outlet != nil && r.contributed(n, &last):
			ok, partial = true, true
		case n.outlet != nil && n.outlet.sells() && r.signature(n):
			ok = true
		}
		if ok {
			n.used = true
			r.add(WireCredit, n.name, first, last, partial)
		}
	}
	r.signOff()
}

// byline reads the byline field: "By Reuters", "Jane Roe, Associated Press".
func (r *reader) byline() {
	if r.doc.Byline == "" {
		return
	}
	ws := split(r.doc.Byline, 0)
	for i := 0; i < len(ws); i++ {
		o, n := r.table.at(ws, i)
		if o == nil {
			continue
		}
		if o.sells() {
			c := Credit{Kind: WireCredit, Origin: o.name, Own: r.isOwn(o.name)}
			if at := strings.Index(r.doc.Text, r.doc.Byline); at >= 0 {
				c.Span.Start, c.Span.End = uint32(at), uint32(at+len(r.doc.Byline))
			}
			r.out = append(r.out, c)
		}
		i += n - 1
	}
}

// bracketed reports whether n stands alone in brackets.
func (r *reader) bracketed(n *naming) bool {
	return r.gapBefore(n.first)&gapOpen != 0 && (n.last+1 == len(r.ws) && strings.HasPrefix(r.doc.Text[r.ws[n.last].End:], ")") || n.last+1 < len(r.ws) && r.gapBefore(n.last+1)&gapClose != 0)
}

// picture reports whether the words before word i make it a picture's credit.
func (r *reader) picture(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch r.low(k) {
		case "photo", "image", "picture", "photograph", "video", "file", "photos", "pic":
			return true
		}
	}
	return false
}

// dateline reports whether a place in capitals, or the head of a paragraph,
// stands before the bracket.
func (r *reader) dateline(n *naming) bool {
	i := n.first - 1
	if i < r.body || i-r.body > 60 && !r.nearLine(i) {
		return false
	}
	for k := i; k >= 0 && i-k < 6; k-- {
		if r.ws[k].caps && len(r.ws[k].low) > 2 {
			return true
		}
		if r.gapBefore(k)&gapLine != 0 {
			return r.ws[k].upper
		}
	}
	return false
}

// nearLine reports whether a line starts a few words before word i.
func (r *reader) nearLine(i int) bool {
	for k := i; k >= 0 && i-k < 6; k-- {
		if r.gapBefore(k)&gapLine != 0 {
			return true
		}
	}
	return false
}

func (r *reader) datelineStart(i int) int {
	for k := i; k >= 0 && i-k < 6; k-- {
		if r.gapBefore(k)&(gapSentence|gapLine) != 0 || r.ws[k].caps && (k == 0 || !r.ws[k-1].caps) && r.ws[k].low != "us" {
			return k
		}
	}
	return i
}

// leads reports whether "with files from", "Source:" or "By" stands before n.
func (r *reader) leads(n *naming, first *int, partial *bool) bool {
	i := n.first
	for k := i - 1; k >= 0 && k >= i-2 && (r.low(k) == "the" || r.low(k) == "and"); k-- {
		i = k
	}
	for _, l := range partialLeads {
		at := r.back(i, l)
		if at < 0 {
			continue
		}
		*first, *partial = at, true
		return true
	}
	prev := r.low(i - 1)
	switch {
	case (prev == "source" || prev == "sources") && r.joined(i) == false && r.gapBefore(i)&gapStop != 0, prev == "source" && r.gapBefore(i-1)&(gapOpen|gapLine) != 0:
		*first = i - 1
		return true
	case prev == "by" && r.gapBefore(i-1)&gapLine != 0 && n.outlet != nil:
		*first = i - 1
		return n.last+1 >= len(r.ws) || r.gapBefore(n.last+1)&gapLine != 0
	}
	return false
}

// back returns where phrase starts when it ends within a few capital words
// before word i, as in "Additional reporting by Reuters"; else -1.
func (r *reader) back(i int, phrase []string) int {
	for end := i; end >= len(phrase) && i-end < 4; end-- {
		ok := true
		for k, w := range phrase {
			if r.low(end-len(phrase)+k) != w {
				ok = false
				break
			}
		}
		if ok {
			return end - len(phrase)
		}
		if !r.ws[end-1].upper && r.low(end-1) != "and" {
			return -1
		}
	}
	return -1
}

// contributed reports whether "contributed to this report" follows n.
func (r *reader) contributed(n *naming, last *int) bool {
	for k := n.last + 1; k < len(r.ws) && k < n.last+6; k++ {
		if r.low(k) == "contributed" && r.low(k+1) == "to" {
			*last = min(k+3, len(r.ws)-1)
			return true
		}
	}
	return false
}

// signature reports whether n signs the text: it ends the headline or the
// whole text behind a dash, or stands alone on a line near either end.
func (r *reader) signature(n *naming) bool {
	lineStart := r.gapBefore(n.first)&gapLine != 0 || n.first == 0
	end := n.last + 1
	lineEnd := end >= len(r.ws) || r.gapBefore(end)&gapLine != 0
	switch {
	case n.first > r.body && n.first-r.body < 60 && r.echo(n.first):
		return true
	case n.first < r.body && end == r.body && r.body > 0:
		// The end of a headline: "… - Xinhua", or run in when marks were lost.
		return r.gapBefore(n.first)&hardGap != 0 || !citing[r.low(n.first-1)] && !function[r.low(n.first-1)]
	case lineStart && lineEnd:
		return n.first-r.body < 40 || len(r.ws)-end < 60
	case end == len(r.ws) && n.first > r.body:
		return r.gapBefore(n.first)&(gapComma|gapStop|gapSentence) != 0 && !citing[r.low(n.first-1)] || r.ws[n.first].caps && r.gapBefore(n.first)&gapSentence != 0
	}
	return false
}

// echo reports whether the words before word i repeat the end of the headline:
// some pages print it again above the text, with the wire's name behind it.
func (r *reader) echo(i int) bool {
	const tail = 4
	if r.body < tail || i < r.body+tail {
		return false
	}
	for k := 1; k <= tail; k++ {
		if r.ws[i-k].hash != r.ws[r.body-k].hash {
			return false
		}
	}
	return true
}

// signOff finds the closing line of Reuters: "(Reporting by …; Editing by …)".
func (r *reader) signOff() {
	for i := max(0, len(r.ws)-80); i+1 < len(r.ws); i++ {
		first := i
		if r.low(i-1) == "additional" {
			first--
		}
		if (r.low(i) != "reporting" && r.low(i) != "writing") || r.low(i+1) != "by" || r.gapBefore(first)&(gapOpen|gapLine|gapSentence|gapStop) == 0 {
			continue
		}
		for k := i + 2; k+1 < len(r.ws) && k < i+50; k++ {
			if r.low(k) == "editing" && r.low(k+1) == "by" {
				r.add(WireCredit, "Reuters", first, k+1, false)
				return
			}
		}
	}
}

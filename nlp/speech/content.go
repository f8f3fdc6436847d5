package speech

import (
	"readout"
	"readout/lexicon"
)

// sentence finds the statements of one sentence.
func (f *finder) sentence(row uint32) {
	s := f.a.Sentences[row]
	first, end := int(s.Tokens.First), int(s.Tokens.End)
	if first >= end {
		return
	}
	cues := f.cues(first, end)
	for i := range cues {
		c := &cues[i]
		if f.deepInQuote(c.first) {
			continue
		}
		var next *cue
		if i+1 < len(cues) {
			next = &cues[i+1]
		}
		left := first
		if i > 0 {
			left = cues[i-1].last + 1
		}
		content, kind := f.content(c, left, first, f.endInQuote(c, end), next)
		if len(content) == 0 {
			continue
		}
		f.found = append(f.found, statement{
			cue: f.tokens(c.first, c.last+1), content: content, speaker: c.speaker, sentence: f.sentenceAt(content[0].Start), kind: kind, entry: c.ReportVerb,
		})
	}
}

// endInQuote is where the content of a cue must end: a cue inside a quotation
// reports nothing outside it.
func (f *finder) endInQuote(c *cue, end int) int {
	q := f.quoteAt[c.first]
	if q == 0 {
		return end
	}
	for t := c.first; t < end; t++ {
		if f.quoteAt[t] != q {
			return t
		}
	}
	return end
}

// deepInQuote reports whether token t stands in a short quotation, where a
// cue is a word that is quoted, not a report.
func (f *finder) deepInQuote(t int) bool {
	q := f.quoteAt[t]
	return q != 0 && f.quotes[q-1].words < 8
}

// tokens is the span from token i up to token j, j not included.
func (f *finder) tokens(i, j int) readout.Span {
	if i >= j {
		return readout.Span{}
	}
	return readout.Span{Start: f.a.Tokens[i].Start, End: f.a.Tokens[j-1].End}
}

// content takes what a cue reports from a quotation beside it, from its
// right, or from its left.
func (f *finder) content(c *cue, left, first, end int, next *cue) ([]readout.Span, readout.StatementKind) {
	if f.gapped(c, first, end) {
		return nil, 0
	}
	if c.accordingTo {
		return f.accordingContent(c, left, first, end, next)
	}
	lq := f.quoteBefore(c, first)
	r := f.skipToContent(c, end)
	rq := f.quoteFrom(r, end)
	if lq != 0 && (c.inverted || f.tailIsShort(c, end, next) || rq != 0 || f.adverbial(c.after, end)) {
		spans := []readout.Span{f.claim(lq)}
		if rq != 0 && rq != lq {
			spans = append(spans, f.claim(rq))
		}
		return spans, f.kindOf(spans[0])
	}
	if rq != 0 && f.quotes[rq-1].words >= 3 && f.runsToEnd(rq, end, next) {
		return []readout.Span{f.claim(rq)}, readout.Direct
	}
	short := c.inverted || f.tailIsShort(c, end, next) || f.word(c.subjFirst-1) == "," && f.adverbial(c.after, end)
	if short && c.Complement&lexicon.Clause != 0 && c.Complement&lexicon.Weak == 0 {
		if span := f.leftClause(c, left, first); !span.IsZero() {
			return []readout.Span{span}, f.kindOf(span)
		}
	}
	if c.inverted || c.passive && c.Complement&lexicon.Object != 0 {
		return nil, 0
	}
	stop := f.stop(r, end, next)
	span := f.trimTokens(r, stop)
	if span.IsZero() || c.Complement == lexicon.Clause|lexicon.Weak && !f.explicit(c, r) {
		return nil, 0
	}
	return []readout.Span{span}, f.kindOf(span)
}

// gapped reports whether the content of a cue in a relative clause is the noun
// that the clause hangs on: "a strike that he had announced for Monday".
func (f *finder) gapped(c *cue, first, end int) bool {
	tok := f.a.Tokens[c.first]
	if tok.Deprel != readout.RelAclRelcl || c.Complement&lexicon.Naming != 0 {
		return false
	}
	subj := f.child(c.first, first, end, readout.RelNsubj)
	if subj == 0 || f.word(subj) == "who" || f.word(subj) == "which" || f.word(subj) == "that" {
		return false
	}
	w := f.word(c.last + 1)
	return c.last+1 >= end || lexicon.Preposition[w] || lexicon.Auxiliary[w] || !isWord(w) && f.quoteFrom(c.last+1, end) == 0
}

// explicit reports whether a weak verb reports after all: with "that", or
// with a clause of its own that starts with a subject.
func (f *finder) explicit(c *cue, r int) bool {
	if f.word(r-1) == "that" {
		return true
	}
	m := f.mentionBeg[r]
	return r == c.last+1 && m != 0 && c.Feats&readout.Gerund == 0 && lexicon.Auxiliary[f.word(f.tokenAt(f.a.Mentions[m].Full.End-1)+1)]
}

// accordingContent takes the clause that "according to X" hangs on.
func (f *finder) accordingContent(c *cue, left, first, end int, next *cue) ([]readout.Span, readout.StatementKind) {
	var span readout.Span
	if c.first-first <= 1 || f.word(c.first-1) == "." || left == c.first {
		span = f.trimTokens(c.after, f.stop(c.after, end, next))
	} else {
		span = f.trimTokens(left, c.first)
	}
	if span.IsZero() {
		return nil, 0
	}
	return []readout.Span{span}, f.kindOf(span)
}

// skipToContent finds where content to the right of the cue may start: after
// the addressee, after "in Moscow on Tuesday", after "that".
func (f *finder) skipToContent(c *cue, end int) int {
	t := c.after
	limit := min(end, t+18)
	if c.Complement&lexicon.Clause == 0 || c.Complement&lexicon.Naming != 0 {
		limit = t
	}
	for k := t; k < limit; k++ {
		w := f.word(k)
		if w == "that" && f.reportsThat(k, t, c.Complement&lexicon.Addressee != 0) {
			return k + 1
		}
		if isMark(w) || f.quoteAt[k] != 0 {
			break
		}
	}
	if c.Complement&lexicon.Addressee != 0 && c.Stance == readout.Asserts {
		if m := f.mentionBeg[t]; m != 0 {
			t = f.tokenAt(f.a.Mentions[m].Full.End-1) + 1
		} else if t < end && !isMark(f.word(t)) {
			t++ // "told reporters"
		}
	}
	for t < end && (f.word(t) == ":" || f.word(t) == "," && f.quoteFrom(t+1, end) != 0 || f.word(t) == "that") {
		t++
	}
	return t
}

// reportsThat tells the conjunction from the relative pronoun: "that" reports
// when it follows the verb at once, or an adverbial without a noun of its own
// that it could belong to.
func (f *finder) reportsThat(k, t int, addressee bool) bool {
	if k == t {
		return true
	}
	for i := t; i < k; i++ {
		w := f.word(i)
		if w == ";" || w == "." {
			return false
		}
	}
	first := f.word(t)
	if addressee {
		return true
	}
	return lexicon.Preposition[first] && first != "as" && first != "of" || lexicon.Adverb[first] || f.isTime(t) || f.word(k-1) == ","
}

// quoteBefore is the quotation that ends right before the subject of c, or
// before c itself when it is inverted; in this sentence, or closing the one before.
func (f *finder) quoteBefore(c *cue, first int) int32 {
	t := c.subjFirst - 1
	if c.inverted {
		t = c.first - 1
	}
	for t >= 1 && (f.word(t) == "," || isMark(f.word(t)) && f.quoteAt[t] == 0) {
		t--
	}
	if t < 1 || f.quoteAt[t] == 0 {
		return 0
	}
	q := f.quoteAt[t]
	if quo := f.quotes[q-1]; f.quoteAt[c.first] == q || quo.claimed || c.first-t > 30 {
		return 0
	} else if t < first && f.a.Sentences[f.sentenceAt(quo.Start)].Para != f.a.Sentences[f.sentenceAt(f.a.Tokens[c.first].Start)].Para {
		return 0
	}
	return q
}

// quoteFrom is the quotation that starts at token t, or right after a mark.
func (f *finder) quoteFrom(t, end int) int32 {
	for t < end && f.quoteAt[t] == 0 && (isMark(f.word(t)) || f.word(t) == "," || f.word(t) == ":") {
		t++
	}
	if t >= end || f.quoteAt[t] == 0 {
		return 0
	}
	q := f.quoteAt[t]
	if f.quotes[q-1].claimed || f.a.Tokens[t].Start > f.quotes[q-1].Start+1 {
		return 0
	}
	return q
}

// runsToEnd reports whether quotation q is all that follows in the sentence,
// so that it is direct speech and not a quoted part of a paraphrase.
func (f *finder) runsToEnd(q int32, end int, next *cue) bool {
	last := f.tokenAt(f.quotes[q-1].End - 1)
	if last == 0 || last >= end-1 {
		return true
	}
	for t := last + 1; t < end; t++ {
		if w := f.word(t); isWord(w) {
			return next != nil && t >= next.subjFirst-2
		}
	}
	return true
}

// tailIsShort reports whether what follows the cue is no clause: the end of
// the sentence, or "in a statement on Tuesday".
func (f *finder) tailIsShort(c *cue, end int, next *cue) bool {
	t := c.after
	if next != nil {
		end = min(end, next.subjFirst)
	}
	if t < end && f.word(t) == "," {
		return true
	}
	for k := t; k < end; k++ {
		w := f.word(k)
		if w == "that" || w == ":" || f.quoteFrom(k, end) != 0 {
			return false
		}
		if k == t && (w == "of" || w == "about" || w == "against") {
			return false
		}
		if k == t && isWord(w) && !lexicon.Preposition[w] && !lexicon.Adverb[w] && !f.isTime(k) && c.Complement&lexicon.Addressee == 0 {
			return false
		}
		if lexicon.Auxiliary[w] {
			return false
		}
		if k-t > 16 {
			return false
		}
	}
	return true
}

// adverbial reports whether what follows a cue says when, where or of what
// something was said, and not what: "said on Wednesday, five days after …".
func (f *finder) adverbial(t, end int) bool {
	if t >= end || !lexicon.Preposition[f.word(t)] && !f.isTime(t) {
		return false
	}
	for k := t; k < min(end, t+18); k++ {
		if w := f.word(k); w == "that" || w == ":" || f.quoteFrom(k, end) != 0 {
			return false
		}
	}
	return true
}

func (f *finder) isTime(t int) bool {
	s := f.a.Tokens[t].Span
	for _, x := range f.a.Times[1:] {
		if x.Contains(s) {
			return true
		}
	}
	return false
}

// leftClause is the clause before the subject of c: "…, Lavrov said."
func (f *finder) leftClause(c *cue, left, first int) readout.Span {
	stop := c.subjFirst
	if c.inverted {
		stop = c.first
	}
	span := f.trimTokens(left, stop)
	if span.IsZero() {
		return span
	}
	words := 0
	for t := left; t < stop; t++ {
		if isWord(f.word(t)) {
			words++
		}
	}
	if words < 3 || c.after < f.lastWord(c, first) && subordinate[f.word(f.tokenAt(span.Start))] {
		return readout.Span{}
	}
	return span
}

// subordinate opens what only says when: "Before the talks, Putin complained of …".
var subordinate = map[string]bool{"before": true, "after": true, "while": true, "when": true, "as": true, "during": true, "following": true, "in": true, "on": true, "at": true, "since": true, "amid": true, "ahead": true}

// lastWord is the last token of the sentence of c that is a word.
func (f *finder) lastWord(c *cue, first int) int {
	t := int(f.a.Sentences[f.sentenceAt(f.a.Tokens[c.first].Start)].Tokens.End) - 1
	for t > first && !isWord(f.word(t)) {
		t--
	}
	return t
}

// stop is where content that starts at r ends: at the end of the sentence, or
// before a second report that does not depend on it.
func (f *finder) stop(r, end int, next *cue) int {
	if next == nil || next.first <= r {
		return f.trailing(r, end)
	}
	at := next.subjFirst
	if next.Feats&readout.Gerund != 0 || next.accordingTo {
		at = next.first
	}
	if at <= r {
		return f.trailing(r, end)
	}
	w := f.word(at - 1)
	if next.accordingTo || w == "," || w == "and" || w == "but" || w == "while" || w == "whereas" || w == ";" || w == "although" || w == "though" || w == "-" || w == "–" || w == "—" || next.Feats&readout.Gerund != 0 {
		for at > r && (lexicon.Conjunction[f.word(at-1)] || f.word(at-1) == ",") {
			at--
		}
		return at
	}
	return f.trailing(r, end)
}

// trailing cuts a contrast off the end: "…, while Moscow …" is not part of
// what was said.
func (f *finder) trailing(r, end int) int {
	for t := r + 3; t < end; t++ {
		w := f.word(t)
		if (w == "while" || w == "whereas") && f.word(t-1) == "," && f.quoteAt[t] == 0 {
			return t
		}
	}
	return end
}

// trimTokens is the span from token i up to j without punctuation and
// conjunctions at its ends.
func (f *finder) trimTokens(i, j int) readout.Span {
	for i < j && (!isWord(f.word(i)) && !f.quotedStart(i) || f.word(i) == "and" || f.word(i) == "but" || f.word(i) == "while") {
		i++
	}
	end := j
	for i < j && !isWord(f.word(j-1)) && !closesBracket(f.word(j-1)) {
		j--
	}
	// a quoted part at the end keeps its closing mark
	if t := j; i < j && t < end && isMark(f.word(t)) && f.quoteAt[t] == 0 && f.quoteAt[t-1] != 0 && f.a.Tokens[i].Start < f.quotes[f.quoteAt[t-1]-1].Start {
		j++
	}
	return f.tokens(i, j)
}

func closesBracket(w string) bool { return w == "%" || w == ")" || w == "]" }

// quotedStart keeps currency signs and brackets at the start of content.
func (f *finder) quotedStart(t int) bool {
	switch f.word(t) {
	case "$", "€", "£", "[", "(":
		return true
	}
	return false
}

// claim marks quotation q as spoken for and returns its span.
func (f *finder) claim(q int32) readout.Span {
	f.quotes[q-1].claimed = true
	return f.quotes[q-1].Span
}

// kindOf says whose words s are: all quoted, partly quoted, or paraphrased.
func (f *finder) kindOf(s readout.Span) readout.StatementKind {
	kind := readout.Indirect
	for i := range f.quotes {
		q := &f.quotes[i]
		if q.outer.Contains(s) {
			// someone quoted who reports: the quotation is still to be claimed
			q.claimed = q.claimed || 2*s.Len() > q.Len() && s.Start <= q.Start+3
			return readout.Direct
		}
		// the content ends before the full stop that the quotation has inside
		if s.Start <= q.Start && q.End <= s.End+2 {
			q.claimed = true
			kind = readout.Mixed
		}
	}
	return kind
}

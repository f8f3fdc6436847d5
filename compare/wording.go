package compare

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// unreadable is the cost from which a part cannot word a line.
const unreadable = 100

// reading is how hard a head is to read by itself: long, someone's claim, about
// somebody whom only the sentence before names, key words that ran into it,
// without what the line has in common.
func (f *facts) reading(p *part, h passage, terms []int32) int {
	text := f.textOf(h)
	cost := words(text)
	if cost < 5 || !f.covers(h, terms) || f.headless(h) {
		cost += unreadable
	}
	first, _, _ := strings.Cut(lexicon.Fold(text), " ")
	switch {
	case subordinates[first] || openers[first] || asking[first]:
		cost += 40
	case lexicon.PersonalPronoun[first] || lexicon.Determiner[first] && first != "the" && first != "a" && first != "an":
		cost += 25
	case !isUpper(text) && first != "" && isLetter(first[0]):
		cost += 5
	}
	if p.speaker != outletVoice {
		cost += 8
	}
	if f.listing(&f.sentences.items[p.sentence]) {
		cost += 40
	}
	return cost
}

// headless reports whether a head opens with a verb whose subject was cut off:
// "were killed when …".
func (f *facts) headless(h passage) bool {
	a := f.as[h.doc]
	t := f.tokenAt(h.doc, h.span.Start)
	tok := a.Tokens[t]
	return tok.UPOS == readout.AUX && tok.Start > a.Sentences[h.sentence].Start && !isUpper(tok.Of(f.docs[h.doc].Text))
}

// covers reports whether a head has most of what the line has in common.
func (f *facts) covers(h passage, terms []int32) bool {
	in, all := 0.0, 0.0
	w := &f.words[h.doc]
	r := f.as[h.doc].Sentences[h.sentence].Tokens
	for _, t := range terms {
		v := f.weights[t] * f.weights[t]
		all += v
		for k := r.First; k < r.End; k++ {
			if w.ids[k] == t && h.span.Contains(f.as[h.doc].Tokens[k].Span) {
				in += v
				break
			}
		}
	}
	return in >= 0.6*all
}

func isUpper(s string) bool {
	return s != "" && (s[0] >= 'A' && s[0] <= 'Z' || strings.HasPrefix(s, "“") || s[0] == '"')
}

// listing reports whether a sentence opens with more names than a sentence
// does: key words and captions that ran into it.
func (s *comparison) listing(u *assertion) bool {
	a := s.as[u.doc]
	r := a.Sentences[u.sentence].Tokens
	run := uint32(0)
	for k := r.First; k < r.End && a.Tokens[k].UPOS == readout.PROPN; k++ {
		run++
	}
	return run > maxNames
}

// maxNames is how many names in a row may open a sentence.
const maxNames = 6

// headOf is what words a part: its main clause, with who says it, where that
// has what the line has in common; else its sentence.
func (f *facts) headOf(p *part, terms []int32) passage {
	u := f.assertion(p)
	u.span = f.withVoice(p)
	h := passage{u.doc, u.sentence, u.span}
	if span, ok := f.mainClause(&u, terms); ok {
		h.span = span
		first, _, _ := strings.Cut(span.Of(f.docs[u.doc].Text), " ")
		if !subordinates[first] && f.covers(h, terms) && words(f.textOf(h)) >= 5 {
			return h
		}
	}
	h.span = f.sentences.items[p.sentence].span
	return h
}

// textOf is the text of a head.
func (f *facts) textOf(h passage) string {
	return f.clauseGist(&assertion{doc: h.doc, sentence: h.sentence, span: h.span})
}

// mainClause is the clause of the highest verb in an assertion that has its
// subject there, without the words that join it to what stands before it and
// the clauses at its ends that have nothing of what the line has in common.
func (f *facts) mainClause(u *assertion, terms []int32) (readout.Span, bool) {
	a := f.as[u.doc]
	r := a.Sentences[u.sentence].Tokens
	depth := func(t uint32) (n int) {
		for ; t != 0 && n < 100; t = a.Tokens[t].Head {
			n++
		}
		return n
	}
	root, at := uint32(0), 0
	for k := r.First; k < r.End; k++ {
		tok := a.Tokens[k]
		h := tok.Head
		if tok.Deprel != readout.RelNsubj && tok.Deprel != readout.RelNsubjPass || h == 0 || !u.span.Contains(tok.Span) || !u.span.Contains(a.Tokens[h].Span) || relative[f.word(u.doc, k)] {
			continue
		}
		switch a.Tokens[h].Deprel {
		case readout.RelAcl, readout.RelAclRelcl:
			continue // of whom it tells stands before it
		}
		if d := depth(h); root == 0 || d < at {
			root, at = h, d
		}
	}
	if root == 0 {
		return readout.Span{}, false
	}
	out := readout.Span{}
	words := 0
	for k := r.First; k < r.End; k++ {
		tok := a.Tokens[k]
		if !u.span.Contains(tok.Span) || !f.under(u.doc, k, root) || f.beside(u, k, root, terms) {
			continue
		}
		if out.IsZero() {
			if tok.UPOS == readout.PUNCT && !opensQuote(tok.Of(f.docs[u.doc].Text)) || tok.UPOS == readout.CCONJ || tok.Deprel == readout.RelMark && a.Tokens[k].Head == root || openers[f.word(u.doc, k)] && tok.Deprel == readout.RelMark {
				continue
			}
			out.Start = tok.Start
		}
		out.End = tok.End
		if tok.UPOS != readout.PUNCT {
			words++
		}
	}
	return out, words >= minClause
}

// beside reports whether a token stands in a clause joined to that of root that
// has none of terms.
func (f *facts) beside(u *assertion, t, root uint32, terms []int32) bool {
	a := f.as[u.doc]
	for n := 0; t != root && a.Tokens[t].Head != root; n++ {
		if t = a.Tokens[t].Head; t == 0 || n > 100 {
			return false
		}
	}
	switch a.Tokens[t].Deprel {
	case readout.RelConj, readout.RelParataxis, readout.RelAdvcl:
	default:
		return false
	}
	ids := f.words[u.doc].ids
	r := a.Sentences[u.sentence].Tokens
	for k := r.First; k < r.End; k++ {
		if ids[k] != none && slices.Contains(terms, ids[k]) && f.under(u.doc, k, t) {
			return false
		}
	}
	return true
}

func opensQuote(w string) bool { return w == `"` || w == "“" || w == "‘" || w == "'" }

// under reports whether token t hangs on root, or is it.
func (s *comparison) under(doc int, t, root uint32) bool {
	a := s.as[doc]
	for n := 0; t != 0 && n < 100; n++ {
		if t == root {
			return true
		}
		t = a.Tokens[t].Head
	}
	return false
}

// withVoice is what is cited of a part, with the words that say whose claim it
// is: what one party says is not told as what is so.
func (f *facts) withVoice(p *part) readout.Span {
	u := &f.sentences.items[p.sentence]
	a := f.as[u.doc]
	row := f.voiceOf(u.doc, u.sentence, p.span)
	if row <= 1 {
		return p.cited
	}
	out := p.cited
	for _, s := range []readout.Span{a.Statements[row].Cue, a.Statements[row].Source} {
		if !s.IsZero() && u.span.Contains(s) {
			out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
		}
	}
	return out
}

// subordinates open clauses that cannot be read alone.
var subordinates = map[string]bool{"when": true, "after": true, "before": true, "as": true, "where": true, "because": true, "although": true, "if": true, "during": true,
	"since": true, "following": true, "amid": true, "who": true, "which": true, "killing": true}

// asking words open a clause that asks and tells nothing.
var asking = map[string]bool{"how": true, "what": true, "why": true, "whether": true, "where": true, "exactly": true}

// openers join a clause to what stands before it.
var openers = map[string]bool{"and": true, "but": true, "that": true, "while": true, "saying": true, "said": true}

// clauseGist is the text of a clause without the conjunction that joins it to
// the rest of its sentence.
func (s *comparison) clauseGist(u *assertion) string {
	text := strings.TrimRight(s.gist(u), ",;: ")
	if w, _, _ := strings.Cut(text, " "); subordinates[w] {
		return oneLine(s.trimSentence(u.doc, s.as[u.doc].Sentences[u.sentence].Span).Of(s.docs[u.doc].Text))
	}
	for {
		w, rest, ok := strings.Cut(text, " ")
		if !ok || !openers[w] { // with a capital it opens the sentence
			return text
		}
		text = rest
	}
}

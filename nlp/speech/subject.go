package speech

import (
	"readout"
	"readout/lexicon"
)

// What the labels leave open of who says it, the tree settles: a clause without
// a subject of its own has that of the clause it hangs on ("Condemning the
// raid, residents stayed at home"), and a relative pronoun stands for the noun
// before it ("Norland, whose cabinet met on Monday, condemned the raid").

// relative has the pronouns that only stand for something else.
var relative = words(`who whom whose which that what`)

// relativeAt reports whether token t is such a pronoun: "who", not "WHO".
func (f *finder) relativeAt(t int) bool {
	return relative[f.word(t)] && f.word(t)[1:] == f.a.Tokens[t].Of(f.d.Text)[1:]
}

// verbOf is the verb in a cue, 0 when it has none.
func (f *finder) verbOf(cue part) int {
	for t := cue.first; t < cue.end; t++ {
		if f.a.Tokens[t].UPOS == readout.VERB {
			return t
		}
	}
	return 0
}

// subjectOf is the token that heads the subject of verb: its own, that of what
// it is joined to or hangs on, or the noun that it says more of; 0 for none.
func (f *finder) subjectOf(verb int) int {
	for range maxUp {
		if s := f.child(verb, readout.RelNsubj); s != 0 {
			return s
		}
		tok := f.a.Tokens[verb]
		head := int(tok.Head)
		switch tok.Deprel {
		case readout.RelConj, readout.RelXcomp:
		case readout.RelAdvcl:
			// "while telling", but not "as it was told"
			if tok.Feats&readout.Finite != 0 || f.child(verb, readout.RelNsubjPass) != 0 {
				return 0
			}
		case readout.RelAcl:
			return head
		default:
			return 0
		}
		if head == 0 || f.a.Tokens[head].UPOS != readout.VERB {
			return 0
		}
		verb = head
	}
	return 0
}

// child is the first token that hangs on head by a relation, 0 for none.
func (f *finder) child(head int, r readout.Relation) int {
	s := f.a.Sentences[f.row[head]].Tokens
	for t := max(int(s.First), head-far); t < min(int(s.End), head+far); t++ {
		if int(f.a.Tokens[t].Head) == head && f.a.Tokens[t].Deprel == r {
			return t
		}
	}
	return 0
}

// participant is who speaks by a verb form without a subject of its own:
// "condemning the raid, residents …".
func (f *finder) participant(cue part) part {
	verb := f.verbOf(cue)
	if verb == 0 || f.a.Tokens[verb].Feats&(readout.Finite|readout.Passive) != 0 || f.a.Tokens[verb].Deprel == readout.RelAcl {
		return part{}
	}
	switch f.a.Tokens[verb].Deprel {
	case readout.RelAdvcl, readout.RelConj, readout.RelXcomp:
		if s := f.subjectOf(verb); s > verb {
			return f.nounPhrase(s)
		}
	}
	return part{}
}

// nounPhrase is the phrase that token head heads, up to any clause about it;
// none when it is a pronoun that only stands for something else.
func (f *finder) nounPhrase(head int) part {
	if head == 0 || f.relativeAt(head) {
		return part{}
	}
	s := f.a.Sentences[f.row[head]].Tokens
	lo, hi := max(int(s.First), head-far), min(int(s.End), head+far)
	if c := f.child(head, readout.RelAclRelcl); c > head {
		hi = min(hi, c)
		for hi > head+1 && !f.under(hi-1, c) {
			hi--
		}
		for hi > head+1 && f.under(hi-1, c) {
			hi--
		}
	}
	p := f.wordsIn(f.branch(head, lo, hi))
	for p.first < head {
		switch f.a.Tokens[p.first].Deprel {
		case readout.RelCase, readout.RelCc, readout.RelMark, readout.RelPunct:
			p.first++
			continue
		}
		break
	}
	return p
}

// under reports whether token t hangs on head, by whatever steps.
func (f *finder) under(t, head int) bool {
	for range maxUp {
		if t == head {
			return true
		}
		if t = int(f.a.Tokens[t].Head); t == 0 {
			return false
		}
	}
	return false
}

// antecedent is the noun that the relative clause is about which token t opens,
// 0 when it opens none.
func (f *finder) antecedent(t int) int {
	if !f.relativeAt(t) {
		return 0
	}
	at := t
	for range maxUp {
		head := int(f.a.Tokens[at].Head)
		if head == 0 {
			return 0
		}
		if f.a.Tokens[at].Deprel == readout.RelAclRelcl && head < t {
			return head
		}
		at = head
	}
	return 0
}

// unclaused is the source itself, or where the labels took the whole of a
// relative clause for it, the noun that the clause is about.
func (f *finder) unclaused(source part) part {
	if source.end == 0 || f.verbOf(source) == 0 {
		return source
	}
	if p := f.nounPhrase(f.antecedent(source.first)); p.end != 0 {
		return p
	}
	return source
}

// clauseEnds is where a content ends that the labels let run on into the clause
// that its own hangs on: "While Lind denied that it was closed, Berg said …".
func (f *finder) clauseEnds(cue, p part) int {
	verb := f.verbOf(cue)
	if noun := cue.end - 1; verb == 0 && p.first == cue.end && f.a.Tokens[noun].UPOS == readout.NOUN && f.word(p.first) == "to" {
		// "Lind's decision to resign surprised the port": the noun's own clause
		for t := p.first + 2; t < p.end; t++ {
			if int(f.a.Tokens[noun].Head) == t && f.a.Tokens[t].UPOS == readout.VERB {
				return t
			}
		}
	}
	if verb == 0 || p.first < verb {
		return p.end
	}
	for f.a.Tokens[verb].Deprel == readout.RelConj {
		verb = int(f.a.Tokens[verb].Head)
	}
	if f.a.Tokens[verb].Deprel != readout.RelAdvcl {
		return p.end
	}
	main := int(f.a.Tokens[verb].Head)
	if main < p.first || main >= p.end {
		return p.end
	}
	for t := p.first + 1; t < main; t++ {
		if f.word(t) == "," && !f.under(t+1, verb) && f.under(t+1, main) {
			return t
		}
	}
	return p.end
}

// whole is a content with what the labels left off at its ends: the subject of
// the clause that it is, and the name that tells who its last noun is ("Norland's
// ally, President Jon Berg").
func (f *finder) whole(p part) part {
	if f.quoteAt[p.first] != 0 || f.quoteAt[p.end-1] != 0 {
		return p
	}
	s := f.a.Sentences[f.row[p.first]].Tokens
	if tag := f.a.Tokens[p.first].UPOS; p.kind == contentBefore && (tag == readout.AUX || tag == readout.VERB) {
		head := p.first
		for head < p.end-1 && f.inside(int(f.a.Tokens[head].Head), p) {
			head++
		}
		subject := f.child(head, readout.RelNsubj)
		if subject == 0 {
			subject = f.child(head, readout.RelNsubjPass)
		}
		if subject == 0 && f.a.Tokens[head].Head != 0 {
			subject = f.child(int(f.a.Tokens[head].Head), readout.RelNsubj) // hung on "reported Meridian"
		}
		if subject != 0 && subject < p.first {
			if b := f.wordsIn(f.branch(subject, int(s.First), p.first)); b.end != 0 {
				p.first = b.first
			}
		}
	}
	if p.end < int(s.End) && f.word(p.end) == "," {
		for t := p.end + 1; t < min(int(s.End), p.end+far); t++ {
			tok := f.a.Tokens[t]
			if h := int(tok.Head); tok.Deprel == readout.RelAppos && f.inside(h, p) && tok.UPOS == readout.PROPN && f.a.Tokens[h].UPOS == readout.NOUN {
				if b := f.wordsIn(f.branch(t, p.end, int(s.End))); b.first == p.end+1 {
					p.end = b.end
				}
				break
			}
		}
	}
	return p
}

func (f *finder) inside(t int, p part) bool { return t >= p.first && t < p.end }

// onlyStands reports whether all of a content is a pronoun that stands for
// something said elsewhere: "which Lind confirmed".
func (f *finder) onlyStands(content []readout.Span) bool {
	for _, c := range content {
		p := f.wordsIn(c)
		if p.end != p.first+1 || !f.relativeAt(p.first) {
			return false
		}
	}
	return true
}

// saying is the verb of saying that introduces quotation q in its sentence,
// "nodded, saying, “…”", 0 for none.
func (f *finder) saying(q *quote) int {
	if q.first == 0 {
		return 0
	}
	first := int(f.a.Sentences[f.row[q.first]].Tokens.First)
	t := q.first - 1
	for t >= first && q.first-t <= 5 && !f.wordAt(t) {
		t--
	}
	if t < first || f.a.Tokens[t].UPOS != readout.VERB {
		return 0
	}
	if c, ok := lexicon.Report(f.word(t)); !ok || c.Complement&lexicon.Clause == 0 {
		return 0
	}
	return t
}

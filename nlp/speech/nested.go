package speech

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// nested finds reports inside reports, which the corpus leaves unmarked:
// "Berg said Oslo had denied …". It takes only verbs that surely report, with
// a speaker for their subject and a clause that hangs on them.
func (f *finder) nested() {
	outer := len(f.found)
	for i := range outer {
		for _, c := range f.found[i].content {
			p := f.wordsIn(c)
			inner := i
			for t := p.first; t < p.end; t++ {
				in, ok := f.reportAt(t, p)
				if !ok {
					continue
				}
				for inner != i && f.found[inner].span().End < in.cue.End {
					inner = f.found[inner].outer
				}
				in.outer = inner
				inner = len(f.found)
				f.found = append(f.found, in)
			}
		}
	}
}

// passedOver finds the reports that the labels miss although a verb that
// surely reports stands with its subject and its clause.
func (f *finder) passedOver() {
	taken := make([]bool, len(f.a.Tokens))
	take := func(s readout.Span) {
		p := f.wordsIn(s)
		for t := p.first; t < p.end; t++ {
			taken[t] = true
		}
	}
	for i := range f.found {
		take(f.found[i].cue)
		take(f.found[i].source)
		for _, c := range f.found[i].content {
			take(c)
		}
	}
	for t := 1; t < len(f.a.Tokens); t++ {
		if taken[t] || !lexicon.Strong(f.word(t)) {
			continue
		}
		tokens := f.a.Sentences[f.row[t]].Tokens
		s, ok := f.reportAt(t, part{first: int(tokens.First), end: int(tokens.End)})
		if !ok || slices.Contains(taken[f.wordsIn(s.content[0]).first:f.wordsIn(s.content[0]).end], true) {
			continue
		}
		s.nested = false
		f.found = append(f.found, s)
	}
}

// relayed finds who says a quotation whose cue the labels left out for that of
// who passes it on: "“…,” he said, according to Meridian". The quotation and
// the words that give it are then what is passed on.
func (f *finder) relayed() {
	for i := range f.found {
		s := &f.found[i]
		last := s.content[len(s.content)-1]
		if s.nested || s.cue.Start < last.End || f.kindOf(s) != readout.Direct {
			continue
		}
		by := f.wordsIn(s.cue)
		said := f.wordsIn(readout.Span{Start: last.End, End: s.cue.Start})
		if said.end == 0 || f.word(by.first) != "according" || f.row[by.first] != f.row[said.first] {
			continue
		}
		for t := said.first; t < said.end; t++ {
			if !lexicon.Strong(f.word(t)) {
				continue
			}
			subject := said.first
			for subject < said.end && (f.a.Tokens[subject].Deprel != readout.RelNsubj || int(f.a.Tokens[subject].Head) != t || !f.wordAt(subject)) {
				subject++ // past what is left of damaged marks
			}
			if subject == said.end {
				continue
			}
			p := f.nounPhrase(subject)
			f.found = append(f.found, statement{cue: f.a.Tokens[t].Span, content: s.content, source: f.tokens(p.first, p.end), sentence: s.sentence, nested: true, outer: i})
			f.found[i].content = append(slices.Clone(s.content[:len(s.content)-1]), readout.Span{Start: last.Start, End: f.a.Tokens[max(t, p.end-1)].End})
			break
		}
	}
}

// far is how many tokens a subject or a clause may stand from its verb: no
// further than a head does.
const far = 256

// reportAt is the report whose verb is token t, wholly inside p.
func (f *finder) reportAt(t int, p part) (statement, bool) {
	tok := &f.a.Tokens[t]
	if tok.UPOS != readout.VERB || tok.Feats&(readout.Finite|readout.Past|readout.Participle|readout.Gerund) == 0 {
		return statement{}, false
	}
	c, ok := lexicon.Report(f.word(t))
	if !ok || c.Complement&lexicon.Weak != 0 {
		return statement{}, false
	}
	first, end := int(f.a.Sentences[f.row[t]].Tokens.First), int(f.a.Sentences[f.row[t]].Tokens.End)
	first, end = max(first, p.first, t-far), min(end, p.end, t+far)
	subject, clause, to := 0, 0, 0
	for k := first; k < end; k++ {
		if int(f.a.Tokens[k].Head) != t {
			continue
		}
		switch f.a.Tokens[k].Deprel {
		case readout.RelNsubj:
			subject = k
		case readout.RelCcomp:
			clause = k
		case readout.RelXcomp:
			to = k
		}
	}
	if clause != 0 && c.Complement&lexicon.Clause == 0 {
		clause = 0
	}
	if clause == 0 && c.Complement&lexicon.Purpose != 0 && to > t && f.child(to, readout.RelMark) != 0 {
		clause = to // "promised to pay", "urged Oslo to pay"
	}
	var source readout.Span
	switch {
	case subject != 0 && f.around[subject] != 0:
		source = f.a.Mentions[f.around[subject]].Full
	case subject == 0 && clause != 0 && f.word(t) == "saying" && t > first && f.a.Tokens[t-1].UPOS == readout.NOUN:
		// "a police statement saying the road was closed": whatever the tree
		// hangs it on, it is of the noun before it
		np := f.nounPhrase(t - 1)
		if source = f.tokens(np.first, np.end); f.speakerIn(source) == 0 {
			return statement{}, false
		}
	default:
		return statement{}, false
	}
	if clause < t {
		return statement{}, false
	}
	content := f.branch(clause, first, end)
	return statement{cue: tok.Span, content: []readout.Span{content}, source: source, sentence: f.row[t], nested: true}, true
}

// branch is the span of the tokens from first to end that hang on head,
// without marks at its ends.
func (f *finder) branch(head, first, end int) readout.Span {
	lo, hi := head, head+1
	for t := first; t < end; t++ {
		at := t
		for range maxUp {
			if at == head {
				lo, hi = min(lo, t), max(hi, t+1)
				break
			}
			if at = int(f.a.Tokens[at].Head); at == 0 {
				break
			}
		}
	}
	p := f.wordsIn(f.tokens(lo, hi))
	return f.tokens(p.first, p.end)
}

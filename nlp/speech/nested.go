package speech

import (
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

// far is how many tokens a subject or a clause may stand from its verb: no
// further than a head does.
const far = 256

// reportAt is the report whose verb is token t, wholly inside p.
func (f *finder) reportAt(t int, p part) (statement, bool) {
	tok := &f.a.Tokens[t]
	if tok.UPOS != readout.VERB || tok.Feats&(readout.Finite|readout.Past|readout.Participle) == 0 {
		return statement{}, false
	}
	c, ok := lexicon.Report(f.word(t))
	if !ok || c.Complement&lexicon.Clause == 0 || c.Complement&lexicon.Weak != 0 {
		return statement{}, false
	}
	first, end := int(f.a.Sentences[f.row[t]].Tokens.First), int(f.a.Sentences[f.row[t]].Tokens.End)
	first, end = max(first, p.first, t-far), min(end, p.end, t+far)
	subject, clause := 0, 0
	for k := first; k < end; k++ {
		if int(f.a.Tokens[k].Head) != t {
			continue
		}
		switch f.a.Tokens[k].Deprel {
		case readout.RelNsubj:
			subject = k
		case readout.RelCcomp:
			clause = k
		}
	}
	if subject == 0 || clause < t || f.around[subject] == 0 {
		return statement{}, false
	}
	content := f.branch(clause, first, end)
	source := f.a.Mentions[f.around[subject]].Full
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

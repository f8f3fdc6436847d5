package entity

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// A phrase is a noun phrase or pronoun that may refer: what coreference is
// decided of. It is wider than a mention, which is the name or role alone.
type phrase struct {
	readout.Span        // with determiners, modifiers, relative clauses, appositions
	first, last  uint32 // tokens
	head         uint32 // token
	sent         uint32
	mention      uint32 // row of the mention whose head is the same; 0 for none
	form         readout.Form
	coordinated  bool // "A and B" as a whole
	predicate    bool // of a copula
	modifier     bool // a name before a noun: "the Oslo office"
}

// A phraser finds the phrases of a report from its trees.
type phraser struct {
	text, lower string
	a           *readout.Analysis
	lo, hi      []uint32 // per token: the part of its subtree that belongs to its phrase
	from, to    []uint32 // per token: its whole subtree, punctuation left out
	end         []uint32 // per token: the end of its coordination, 0 when it has none
	left        []uint32 // per token: children not yet joined
	flags       []uint8  // per token
	queue       []uint32
	phrases     []phrase
}

const (
	flagCopula = 1 << iota
	flagDeterminer
)

// find lists the phrases in the order of the text, a wider one before those in it.
func (p *phraser) find(text, lower string, a *readout.Analysis) {
	p.text, p.lower, p.a = text, lower, a
	n := len(p.a.Tokens)
	p.lo, p.hi, p.from, p.to = resize(p.lo, n), resize(p.hi, n), resize(p.from, n), resize(p.to, n)
	p.end, p.left, p.flags = resize(p.end, n), resize(p.left, n), resize(p.flags, n)
	p.phrases = p.phrases[:0]
	for s := 1; s < len(p.a.Sentences); s++ {
		p.sentence(uint32(s))
	}
	p.name()
}

func (p *phraser) sentence(row uint32) {
	toks := p.a.Tokens
	r := p.a.Sentences[row].Tokens
	for t := r.First; t < r.End; t++ {
		p.lo[t], p.hi[t], p.from[t], p.to[t] = t, t, t, t
		if h := toks[t].Head; h != 0 {
			p.left[h]++
			switch toks[t].Deprel {
			case readout.RelCop:
				p.flags[h] |= flagCopula
			case readout.RelDet:
				p.flags[h] |= flagDeterminer
			}
		}
	}
	// Leaves first: when a token is taken, all below it is joined.
	p.queue = p.queue[:0]
	for t := r.First; t < r.End; t++ {
		if p.left[t] == 0 {
			p.queue = append(p.queue, t)
		}
	}
	for i := 0; i < len(p.queue); i++ {
		t := p.queue[i]
		h := toks[t].Head
		if h == 0 {
			continue
		}
		if p.belongs(t, h) {
			p.lo[h], p.hi[h] = min(p.lo[h], p.from[t]), max(p.hi[h], p.to[t])
		}
		if toks[t].Deprel != readout.RelPunct {
			p.from[h], p.to[h] = min(p.from[h], p.from[t]), max(p.to[h], p.to[t])
		}
		if toks[t].Deprel == readout.RelConj {
			p.end[h] = max(p.end[h], p.to[t])
		}
		if p.left[h]--; p.left[h] == 0 {
			p.queue = append(p.queue, h)
		}
	}
	from := len(p.phrases)
	for t := r.First; t < r.End; t++ {
		p.at(row, t)
	}
	sortPhrases(p.phrases[from:])
}

// belongs reports whether what hangs on h by token t is part of h's phrase.
func (p *phraser) belongs(t, h uint32) bool {
	tok := p.a.Tokens[t]
	predicate := p.flags[h]&flagCopula != 0
	switch tok.Deprel {
	case readout.RelCase:
		return t > h // the possessive
	case readout.RelDet, readout.RelDetPredet, readout.RelAmod, readout.RelNummod, readout.RelCompound, readout.RelFlat, readout.RelFixed,
		readout.RelNmodPoss, readout.RelNmod, readout.RelNmodDesc, readout.RelAppos, readout.RelAclRelcl, readout.RelAcl,
		readout.RelGoeswith, readout.RelCompoundPrt, readout.RelDep:
		return true
	case readout.RelAdvmod, readout.RelObl, readout.RelCcomp, readout.RelXcomp, readout.RelAdvcl:
		return !predicate
	}
	return false
}

// at adds the phrases whose head is token t.
func (p *phraser) at(row, t uint32) {
	tok := p.a.Tokens[t]
	form := p.formOf(t)
	if form == 0 {
		return
	}
	ph := phrase{first: p.lo[t], last: p.hi[t], head: t, sent: row, form: form, predicate: p.flags[t]&flagCopula != 0, modifier: tok.Deprel == readout.RelCompound}
	p.add(ph)
	if p.end[t] > t && tok.Deprel != readout.RelConj {
		ph.last, ph.coordinated, ph.form = max(ph.last, p.end[t]), true, readout.Nominal
		p.add(ph)
	}
}

func (p *phraser) add(ph phrase) {
	toks := p.a.Tokens
	for ph.first < ph.head && toks[ph.first].UPOS == readout.PUNCT {
		ph.first++
	}
	for ph.last > ph.head && toks[ph.last].UPOS == readout.PUNCT {
		ph.last--
	}
	// A bracket that opens inside closes inside.
	for k := ph.first; k <= ph.last; k++ {
		if w := toks[k].Of(p.text); (w == "(" || w == "[") && int(ph.last+1) < len(toks) && ph.last < p.a.Sentences[ph.sent].Tokens.End-1 {
			if c := toks[ph.last+1].Of(p.text); c == ")" || c == "]" {
				ph.last++
			}
			break
		}
	}
	ph.Span = readout.Span{Start: toks[ph.first].Start, End: toks[ph.last].End}
	p.phrases = append(p.phrases, ph)
}

// formOf says how a phrase with head t refers; 0 when it does not.
func (p *phraser) formOf(t uint32) readout.Form {
	tok := p.a.Tokens[t]
	if tok.Deprel == readout.RelExpl && tok.Head == t+1 && lexicon.Strong(p.a.Tokens[t+1].Of(p.lower)) {
		return readout.Pronoun // "It said that …" speaks, whatever the tree says
	}
	switch tok.Deprel {
	case readout.RelFlat, readout.RelFixed, readout.RelGoeswith, readout.RelExpl, readout.RelAppos, readout.RelReparandum, readout.RelCase, readout.RelCc,
		readout.RelMark, readout.RelDiscourse, readout.RelCop, readout.RelAux, readout.RelCompoundPrt:
		return 0
	case readout.RelCompound, readout.RelNmodDesc:
		if tok.UPOS != readout.PROPN || p.a.Tokens[tok.Head].UPOS == readout.PROPN {
			return 0 // "cancer drugs", "Supreme Court"
		}
	}
	w := tok.Of(p.lower)
	switch tok.UPOS {
	case readout.PROPN:
		return readout.Named
	case readout.NOUN:
		return readout.Nominal
	case readout.PRON:
		if pronounOf(w) != 0 {
			return readout.Pronoun
		}
		if demonstrative[w] {
			return readout.Pronoun
		}
	case readout.DET:
		if demonstrative[w] && tok.Deprel != readout.RelDet && tok.Deprel != readout.RelDetPredet {
			return readout.Pronoun
		}
	case readout.NUM, readout.ADJ:
		if p.flags[t]&flagDeterminer != 0 && tok.Deprel != readout.RelAmod && tok.Deprel != readout.RelNummod {
			return readout.Nominal
		}
	}
	return 0
}

var demonstrative = map[string]bool{"this": true, "that": true, "these": true, "those": true, "both": true, "himself": true, "herself": true, "itself": true, "themselves": true}

// name ties phrases to mentions: the mention that holds the head of a phrase,
// or ends where the head does.
func (p *phraser) name() {
	m := 1
	for i := range p.phrases {
		ph := &p.phrases[i]
		if ph.coordinated {
			continue
		}
		head := p.a.Tokens[ph.head].Span
		for m > 1 && p.a.Mentions[m-1].Start >= ph.Start {
			m--
		}
		for m < len(p.a.Mentions) && p.a.Mentions[m].Full.End <= head.Start {
			m++
		}
		for k := m; k < len(p.a.Mentions) && p.a.Mentions[k].Full.Start <= head.Start; k++ {
			if p.a.Mentions[k].Full.Contains(head) && (p.a.Mentions[k].Contains(head) || ph.mention == 0) {
				ph.mention = uint32(k)
			}
		}
		if k := ph.mention; k != 0 && ph.form != readout.Pronoun {
			ph.form = p.a.Mentions[k].Form
		}
	}
}

// pronounOf returns the features of a personal or possessive pronoun; 0 for
// any other word.
func pronounOf(w string) readout.Feats {
	switch w {
	case "he", "him", "his", "himself":
		return readout.Masculine | readout.Person3
	case "she", "her", "hers", "herself":
		return readout.Feminine | readout.Person3
	case "they", "them", "their", "theirs", "themselves", "'em":
		return readout.Plural | readout.Person3
	case "we", "us", "our", "ours", "ourselves", "'s":
		return readout.Plural | readout.Person1
	case "i", "me", "my", "mine", "myself":
		return readout.Person1
	case "you", "your", "yours", "yourself", "yourselves":
		return readout.Person2
	case "it", "its", "itself":
		return readout.Person3
	}
	return 0
}

func sortPhrases(ps []phrase) {
	slices.SortStableFunc(ps, func(x, y phrase) int { return bySpan(x.Span, y.Span) })
}

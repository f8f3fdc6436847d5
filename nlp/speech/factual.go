package speech

import (
	"readout"
	"readout/lexicon"
)

// Factuality of a clause: what its own words and those that govern it say of
// whether it is so. Negation, modal verbs and hedges stand with the clause;
// verbs that leave their complement open ("wants to", "is expected to") or
// deny it ("failed to") stand above. The classes of governing words are those
// of implicatives, factives and non-factives in Karttunen (1971, 2012).

// opens says what a word leaves of the clause that it governs.
var governors = byWord(`
open: want hope wish plan intend expect seek try attempt aim vow promise pledge urge ask demand threaten need propose agree
	consider prepare offer order request require let allow permit able willing ready likely want invite encourage advise
	recommend suggest call vote tell push fight work set schedule mean desire effort opportunity chance way right time attempt
	plan proposal hope decision threat promise ability willingness option eager free welcome
probable: think believe suppose guess assume suspect figure imagine seem appear feel consider expect predict reckon estimate presume doubtless
possible: wonder speculate fear worry question possibility risk prospect imagine dream suppose pretend possible possibly unclear allege
negated: fail refuse decline deny doubt avoid prevent stop forget neglect unable impossible lack refusal failure prohibit ban forbid discourage hesitate reluctant unlikely refute dispute
`, map[string]readout.Factuality{"open": readout.Future, "probable": readout.Probable, "possible": readout.Possible, "negated": readout.Negated})

var adverbs = byWord(`
probable: probably likely apparently presumably seemingly evidently
possible: perhaps maybe possibly allegedly reportedly supposedly purportedly potentially conceivably
negated: never hardly scarcely
`, map[string]readout.Factuality{"probable": readout.Probable, "possible": readout.Possible, "negated": readout.Negated})

var modals = byWord(`
possible: may might could can must should ought
future: will would shall 'll 'd wo
`, map[string]readout.Factuality{"possible": readout.Possible, "future": readout.Future})

var nobody = words(`no nobody none nothing neither few little hardly`)

// Factual says how sure the text is of what token t says, as far up as the
// token top (0: the whole sentence).
func (f *finder) factual(t, first, end int) readout.Factuality {
	doubt, negated := readout.Certain, false
	weaken := func(by readout.Factuality) {
		if by == readout.Negated {
			negated = !negated
		} else if doubt == readout.Certain {
			doubt = by
		}
	}
	at := t
	for range maxUp {
		marked, subject, aux := false, false, false
		for k := max(first, at-far); k < min(end, at+far); k++ {
			if int(f.a.Tokens[k].Head) != at {
				continue
			}
			w, rel := f.word(k), f.a.Tokens[k].Deprel
			if k < at && lexicon.Negation[w] && rel == readout.RelAdvmod {
				weaken(readout.Negated)
			} else if by, ok := adverbs[w]; ok && rel == readout.RelAdvmod {
				weaken(by)
			} else if by, ok := modals[w]; ok && rel == readout.RelAux {
				weaken(by)
			}
			switch rel {
			case readout.RelAux, readout.RelAuxPass, readout.RelCop:
				aux = true
			case readout.RelMark:
				switch w {
				case "if", "unless", "whether":
					weaken(readout.Possible)
				case "to":
					marked = true
				case "without", "instead":
					weaken(readout.Negated)
				case "of", "for":
					weaken(readout.Future) // "a means of winning"
				}
			case readout.RelDet:
				if nobody[w] {
					weaken(readout.Negated)
				}
			case readout.RelNsubj, readout.RelNsubjPass:
				subject = true
				if nobody[w] || f.negativeNoun(k, first, end) {
					weaken(readout.Negated)
				}
			}
		}
		tok := &f.a.Tokens[at]
		if tok.UPOS == readout.VERB && tok.Feats&(readout.Finite|readout.Past|readout.Participle|readout.Gerund) == 0 && !marked && !subject && !aux && tok.Deprel == readout.RelRoot {
			weaken(readout.Future) // an order
		}
		head := int(tok.Head)
		if head < first || head >= end {
			if head == 0 && f.asks(first, end) {
				weaken(readout.Possible)
			}
			break
		}
		by, governs := governors[lexicon.Fold(f.a.Symbols.Get(f.a.Tokens[head].Lemma))]
		switch f.a.Tokens[at].Deprel {
		case readout.RelXcomp, readout.RelCcomp, readout.RelCsubj, readout.RelAcl, readout.RelAux:
			switch {
			case marked && f.word(head) == "going":
				weaken(readout.Future)
			case governs && (marked || by != readout.Future):
				weaken(by)
			case marked && f.a.Tokens[at].Deprel != readout.RelCcomp && !lets[f.a.Symbols.Get(f.a.Tokens[head].Lemma)]:
				weaken(readout.Future)
			}
		case readout.RelAdvcl:
			if marked {
				weaken(readout.Future)
			}
			head = 0
		case readout.RelConj:
			if f.ownSubject(at, first, end) {
				head = 0
			}
		default:
			head = 0
		}
		if head == 0 {
			break
		}
		at = head
	}
	if negated && (doubt == readout.Certain || doubt == readout.Future) {
		return readout.Negated
	}
	if negated && doubt == readout.Probable {
		return readout.Possible
	}
	return doubt
}

// lets are verbs whose infinitive came true when they did (implicatives).
var lets = words(`manage succeed force cause make lead help get begin start continue go come use bother happen prove know`)

var granted = words(`who what why how when where which whose whom that remember know`)

func (f *finder) negativeNoun(noun, first, end int) bool {
	for k := max(first, noun-4); k < noun; k++ {
		if int(f.a.Tokens[k].Head) == noun && f.word(k) == "no" {
			return true
		}
	}
	return false
}

func (f *finder) ownSubject(t, first, end int) bool {
	for k := max(first, t-far); k < min(end, t); k++ {
		if int(f.a.Tokens[k].Head) == t && (f.a.Tokens[k].Deprel == readout.RelNsubj || f.a.Tokens[k].Deprel == readout.RelNsubjPass) {
			return true
		}
	}
	return false
}

// asks reports whether a question mark ends the tokens before end, and no word
// like "who" or "why" takes the rest for granted.
func (f *finder) asks(first, end int) bool {
	for t := first; t < min(end, first+4); t++ {
		if granted[f.word(t)] {
			return false
		}
	}
	for t := end - 1; t > 0 && t >= end-3; t-- {
		if f.word(t) == "?" {
			return true
		}
	}
	return false
}

// Factual says how sure the text is of what each token says, and 0 where the
// syntax is not known. It is what statements are judged by, open to scorers.
func Factual(d *readout.Document, a *readout.Analysis) []readout.Factuality {
	f := &finder{d: d, a: a, lower: lexicon.Fold(d.Text)}
	out := make([]readout.Factuality, len(a.Tokens))
	for i := 1; i < len(a.Sentences); i++ {
		r := a.Sentences[i].Tokens
		for t := r.First; t < r.End; t++ {
			out[t] = f.factual(int(t), int(r.First), int(r.End))
		}
	}
	return out
}

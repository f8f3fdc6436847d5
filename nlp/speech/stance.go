package speech

import (
	"cmp"
	"strings"
	"sync"

	"readout"
	"readout/lexicon"
)

// stance decides what the speaker does by saying it: from the verb, and where
// the verb is neutral, from the words of the content; and how sure the content
// is of itself, and the verb of it.
func (f *finder) stance(s *statement) (readout.Stance, readout.Factuality) {
	verb, entry := f.verbIn(s.cue)
	lemma := f.lemmaIn(verb)
	var w []string
	for _, span := range s.content {
		p := f.wordsIn(span)
		for t := p.first; t < p.end; t++ {
			w = append(w, f.word(t))
		}
	}
	fact := f.factualContent(s)
	by, governs := governors[lemma]
	stance := f.cueStance(s, verb, entry, w)
	switch {
	case stance == readout.Denies:
		fact = readout.Negated
	case fact == readout.Certain && governs && (by != readout.Future || len(w) > 0 && w[0] == "to"):
		fact = by
	}
	if stance == 0 {
		stance = f.contentStance(s, w, entry)
	}
	return stance, fact
}

// cueStance is what the cue does, 0 for one that only reports.
func (f *finder) cueStance(s *statement, verb readout.Span, entry *lexicon.ReportVerb, w []string) readout.Stance {
	lemma := f.lemmaIn(verb)
	stance := stanceWords[lemma]
	if stance == 0 {
		stance = stanceForms()[f.word(f.wordsIn(verb).first)]
	}
	if entry != nil && entry.Stance != readout.Asserts {
		stance = entry.Stance
	}
	before, behind := f.cueWords(s.cue, verb)
	if entry == nil && stance == 0 {
		for p, t := f.wordsIn(s.cue), 0; t < p.end; t++ {
			if t >= p.first && stance == 0 && behind[f.word(t)] {
				// "unveiled a proposal for", "has gone after"
				stance = cmp.Or(stanceWords[f.word(t)], stanceForms()[f.word(t)], phrasal[f.word(t-1)+" "+f.word(t)])
			}
		}
	}
	switch {
	case before["refuse"] || before["decline"] || before["refusal"]:
		return readout.Denies // "refused to pledge"
	case addressing[lemma] && f.orders(verb, w):
		return readout.Demands
	case lemma == "plead" && behind["guilty"]:
		if behind["not"] {
			return readout.Denies
		}
		return 0
	case lemma == "insist" && len(w) > 0 && w[0] == "on":
		return readout.Demands
	case (lemma == "want" || lemma == "need" || lemma == "ask") && stance == readout.Demands && len(w) > 0 && w[0] == "to" && lemma != "ask":
		return 0 // what the speaker would do is asked of nobody
	case lemma == "call" && (entry == nil || entry.Complement&lexicon.Naming == 0):
		return readout.Demands // a call for something
	case lemma == "warn" && entry != nil:
		if promises(w) {
			return readout.Threatens
		}
		return 0
	}
	if has(keys(before), lexicon.Negation) {
		switch stance {
		case readout.Denies, readout.Demands, readout.Doubts:
			return 0 // "did not deny", "did not ask"
		case readout.Promises, readout.Praises, readout.Accuses, readout.Condemns:
			return readout.Denies
		}
	}
	return stance
}

// stanceForms are the forms of the words that have a stance, taken for verbs:
// what no lemma was found of.
var stanceForms = sync.OnceValue(func() map[string]readout.Stance {
	m := map[string]readout.Stance{}
	for w, s := range stanceWords {
		for _, f := range lexicon.Inflect(w) {
			m[f.Text] = s
		}
	}
	return m
})

// phrasal verbs have a stance that their verb alone has not.
var phrasal = byWord(`
condemns: go_after goes_after gone_after went_after going_after lash_out lashes_out lashed_out lashing_out hit_back hits_back tear_into tore_into
denies: push_back pushes_back pushed_back pushing_back
`, map[string]readout.Stance{"condemns": readout.Condemns, "denies": readout.Denies})

// addressing verbs are told to someone who shall do something.
var addressing = words(`ask tell warn advise order instruct direct urge press push encourage challenge want need remind caution invite beg`)

// orders reports whether a verb has someone do something: "warned the city to
// wait".
func (f *finder) orders(verb readout.Span, w []string) bool {
	t := f.wordsIn(verb).first
	for _, c := range f.childrenOf(t, readout.RelXcomp) {
		mark := f.child(c, readout.RelMark)
		if mark > t && f.word(mark) == "to" && (f.child(t, readout.RelObj) != 0 || f.child(t, readout.RelIobj) != 0 || f.child(t, readout.RelNsubjPass) != 0) {
			return true
		}
	}
	lemma := f.lemmaIn(verb)
	return len(w) > 1 && (w[0] == "to" && (lemma != "want" && lemma != "need") || w[0] == "not" && w[1] == "to")
}

func (f *finder) childrenOf(head int, r readout.Relation) (out []int) {
	if head == 0 {
		return nil
	}
	s := f.a.Sentences[f.row[head]].Tokens
	for t := max(int(s.First), head-far); t < min(int(s.End), head+far); t++ {
		if int(f.a.Tokens[t].Head) == head && f.a.Tokens[t].Deprel == r {
			out = append(out, t)
		}
	}
	return out
}

// cueWords are the words and lemmas of a cue before its verb, and behind it.
func (f *finder) cueWords(cue, verb readout.Span) (before, behind map[string]bool) {
	before, behind = map[string]bool{}, map[string]bool{}
	p := f.wordsIn(cue)
	for t := p.first; t < p.end; t++ {
		side := before
		switch tok := f.a.Tokens[t]; {
		case verb.Overlaps(tok.Span):
			continue
		case tok.Start >= verb.End:
			side = behind
		}
		side[f.word(t)], side[lexicon.Fold(f.a.Symbols.Get(f.a.Tokens[t].Lemma))] = true, true
	}
	return before, behind
}

func keys(m map[string]bool) (out []string) {
	for k := range m {
		out = append(out, k)
	}
	return out
}

// factualContent is the factuality of the first clause of the content.
func (f *finder) factualContent(s *statement) readout.Factuality {
	p := f.wordsIn(s.content[0])
	if p.end == 0 {
		return readout.Certain
	}
	end := min(p.end, int(f.a.Sentences[f.row[p.first]].Tokens.End))
	for t := p.first; t < end; t++ {
		if h := int(f.a.Tokens[t].Head); (h < p.first || h >= end) && f.a.Tokens[t].UPOS != readout.PUNCT {
			return f.factual(t, p.first, end)
		}
	}
	return readout.Certain
}

func has(w []string, words map[string]bool) bool {
	for _, x := range w {
		if words[x] {
			return true
		}
	}
	return false
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

package speech

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// stance decides what the speaker does by saying it: from the verb, and where
// the verb is neutral, from the words of the content; and how sure the content
// is of itself, and the verb of it.
func (f *finder) stance(s *statement) (readout.Stance, readout.Factuality) {
	verb, entry := f.verbIn(s.cue)
	lemma := f.lemmaIn(verb)
	stance := stanceWords[lemma]
	if entry != nil && entry.Stance != readout.Asserts {
		stance = entry.Stance
	}
	var w []string
	for _, span := range s.content {
		p := f.wordsIn(span)
		for t := p.first; t < p.end; t++ {
			w = append(w, f.word(t))
		}
	}
	fact := f.factualContent(s)
	by, governs := governors[lemma]
	switch {
	case stance == readout.Denies:
		fact = readout.Negated
	case fact == readout.Certain && governs && (by != readout.Future || len(w) > 0 && w[0] == "to"):
		fact = by
	}
	if stance == 0 {
		stance = contentStance(w, f.d.Text[s.span().Start:s.span().End])
	}
	return stance, fact
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

var (
	guilt      = words(`responsible responsibility blame guilty culpable complicit perpetrated perpetrators involvement involved`)
	wrongdoing = words(`violation violated violates aggression massacre atrocity crime crimes lies lying disinformation propaganda fabricated
		provocation genocide sabotage terrorism`)
	scorn   = words(`condemn condemned condemns barbaric heinous reprehensible outrageous unacceptable despicable disgraceful appalling deplorable abhorrent cowardly`)
	praise  = words(`welcome welcomed praised excellent commendable courageous heroic`)
	doubt   = words(`doubt doubts doubtful unclear unverified unproven`)
	firstP  = words(`i we`)
	obliges = words(`must should`)
)

// contentStance reads the stance of a neutral report from its words.
func contentStance(w []string, text string) readout.Stance {
	negated := has(w, lexicon.Negation)
	switch {
	case has(w, guilt) && negated:
		return readout.Denies
	case has(w, guilt), has(w, wrongdoing) && !negated:
		return readout.Accuses
	case has(w, scorn):
		return readout.Condemns
	case has(w, doubt) && !negated, strings.HasSuffix(strings.TrimSpace(text), "?"), has(w, words(`proof evidence`)) && negated:
		return readout.Doubts
	case has(w, obliges):
		return readout.Demands
	case promises(w):
		return readout.Promises
	case has(w, praise):
		return readout.Praises
	}
	return readout.Asserts
}

// promises reports whether the content commits its speaker: "we will …", "he
// would …", "… would be set up".
func promises(w []string) bool {
	for i, x := range w {
		if x != "will" && x != "would" && x != "'ll" && x != "shall" {
			continue
		}
		if i > 0 && (firstP[w[i-1]] || w[i-1] == "he" || w[i-1] == "she" || w[i-1] == "they") {
			return true
		}
	}
	return false
}

package speech

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// stance decides what the speaker does by saying it: from the verb, and where
// the verb is neutral, from the words of the content.
func (f *finder) stance(s *statement) (readout.Stance, readout.Factuality) {
	stance := readout.Asserts
	if s.entry != nil {
		stance = s.entry.Stance
	}
	var w []string
	for _, span := range s.content {
		for t := f.tokenAt(span.Start); t > 0 && t < len(f.a.Tokens) && f.a.Tokens[t].Start < span.End; t++ {
			w = append(w, f.word(t))
		}
	}
	fact := factuality(w)
	if stance == readout.Denies {
		fact = readout.Negated
	}
	if stance != readout.Asserts {
		return stance, fact
	}
	return contentStance(w, f.d.Text[s.span().Start:s.span().End]), fact
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
	hedges  = words(`may might could possibly perhaps likely probably apparently reportedly allegedly appears seems seemingly suspected`)
	likely  = words(`likely probably apparently`)
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

// factuality reads how sure the content is of itself.
func factuality(w []string) readout.Factuality {
	for i, x := range w {
		if x == "will" || x == "would" || x == "shall" {
			return readout.Future
		}
		if likely[x] {
			return readout.Probable
		}
		if hedges[x] {
			return readout.Possible
		}
		if i > 12 {
			break
		}
	}
	return readout.Certain
}

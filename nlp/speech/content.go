package speech

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// What a speaker does by words that a neutral cue reports: from their guilt,
// doubt, obligation, promise and judgement.

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

// bad and good judge what they are said of.
var (
	bad = words(`wrong outrageous disgraceful shameful reckless irresponsible corrupt incompetent racist sexist bigoted hypocritical absurd ridiculous disgusting
		terrible horrible awful pathetic crazy disastrous disaster failure mistake ashamed immoral amoral dishonest liar liars fraud bully unfit unjust unfair
		stupid idiotic cruel inhumane brutal illegal lie scandal shame unconscionable narcissist astonishing deplorable racism`)
	good = words(`great wonderful remarkable terrific outstanding brilliant fantastic excellent impressive solid superb admirable proud thrilled glad
		grateful honest best finest inspiring successful commendable courageous heroic experienced`)
)

// contentStance reads the stance of a neutral report from its words.
func (f *finder) contentStance(s *statement, w []string, entry *lexicon.ReportVerb) readout.Stance {
	negated := has(w, lexicon.Negation)
	naming := entry != nil && entry.Complement&lexicon.Naming != 0
	text := f.d.Text[s.span().Start:s.span().End]
	switch {
	case guilty(w) && negated:
		return readout.Denies
	case guilty(w), has(w, wrongdoing) && !negated:
		return readout.Accuses
	case has(w, scorn):
		return readout.Condemns
	case naming && has(w, bad):
		return readout.Condemns
	case naming && has(w, good):
		return readout.Praises
	case has(w, doubt) && !negated, strings.HasSuffix(strings.TrimSpace(text), "?"), has(w, words(`proof evidence`)) && negated:
		return readout.Doubts
	case has(w, obliges), f.needs(s):
		return readout.Demands
	case promises(w):
		return readout.Promises
	case has(w, praise):
		return readout.Praises
	}
	switch judged := f.judged(s); {
	case bad[judged]:
		return readout.Condemns
	case good[judged]:
		return readout.Praises
	}
	return readout.Asserts
}

// guilty reports whether words speak of guilt: "responsible for", but not "a
// responsible choice".
func guilty(w []string) bool {
	for i, x := range w {
		if guilt[x] && (x != "responsible" || i+1 == len(w) || w[i+1] == "for") {
			return true
		}
	}
	return false
}

// judged is the word that the first clause of a content says of its subject by
// a form of "be", "" for none and where it is negated.
func (f *finder) judged(s *statement) string {
	p := f.wordsIn(s.content[0])
	for t := p.first; t < p.end; t++ {
		if h := int(f.a.Tokens[t].Head); f.inside(h, p) || f.a.Tokens[t].UPOS == readout.PUNCT {
			continue
		}
		if f.child(t, readout.RelCop) == 0 {
			return ""
		}
		for _, d := range f.childrenOf(t, readout.RelAdvmod) {
			if lexicon.Negation[f.word(d)] {
				return ""
			}
		}
		return f.word(t)
	}
	return ""
}

// needs reports whether the first clause of a content is that something is
// needed or wanted: "this town needs a bridge", "they want justice".
func (f *finder) needs(s *statement) bool {
	p := f.wordsIn(s.content[0])
	for t := p.first; t < p.end; t++ {
		if h := int(f.a.Tokens[t].Head); f.inside(h, p) || f.a.Tokens[t].UPOS == readout.PUNCT {
			continue
		}
		switch f.word(t) {
		case "need", "needs":
			return true
		case "want", "wants":
			return f.child(t, readout.RelObj) != 0
		case "is", "was":
			return p.end > t+2 && f.word(t+1) == "a" && f.word(t+2) == "need"
		}
		return false
	}
	return false
}

// promises reports whether the content commits its speaker: "we will …", "he
// would …", "she plans to …".
func promises(w []string) bool {
	for i, x := range w {
		if i == 0 || !firstP[w[i-1]] && w[i-1] != "he" && w[i-1] != "she" && w[i-1] != "they" {
			continue
		}
		switch x {
		case "will", "would", "'ll", "’ll", "shall":
			return true
		case "plan", "plans", "planned", "intend", "intends", "intended", "vow", "vows":
			return i+1 < len(w) && w[i+1] == "to"
		}
	}
	return false
}

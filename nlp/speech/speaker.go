package speech

import (
	"strings"

	"readout"
)

// speaks reports whether a mention can be a speaker.
func (f *finder) speaks(m readout.Mention) bool {
	switch m.Type {
	case readout.Product, readout.Money, readout.DateName, readout.Misc:
		return false
	case readout.NORP:
		return f.d.Text[m.End-1] == 's' // "Tibetans", not "Tibetan"
	}
	return true
}

// speakerIn is the mention that the words of a source are about: the one
// around the head of the phrase, else the first that can speak
// and is no part of a compound.
func (f *finder) speakerIn(source readout.Span) uint32 {
	if source.IsZero() {
		return 0
	}
	p := f.undated(f.wordsIn(source))
	if h := f.antecedent(p.first); h != 0 {
		return f.around[h]
	}
	for t := p.first; t < p.end; t++ {
		if h := int(f.a.Tokens[t].Head); h < p.first || h >= p.end {
			if m := f.around[t]; m != 0 {
				return m
			}
		}
	}
	if f.others(p) {
		return 0
	}
	for t := p.first; t < p.end; t++ {
		// whose name a noun has for its first part does not speak: "party radio"
		h := int(f.a.Tokens[t].Head)
		if m := f.around[t]; m != 0 && !(f.a.Tokens[t].Deprel == readout.RelCompound && h >= p.first && h < p.end && f.around[h] == 0) {
			return m
		}
	}
	return 0
}

// undated is a source without the dateline that stands before it: "OSLO --
// Mayor Lind".
func (f *finder) undated(p part) part {
	for t := p.first; t < min(p.end, p.first+6); t++ {
		w := f.a.Tokens[t].Of(f.d.Text)
		if isDash(w) && t > p.first {
			return part{first: t + 1, end: p.end}
		}
		if w != strings.ToUpper(w) {
			return p
		}
	}
	return p
}

// others reports whether a source is people who are told by somebody else's
// name: "advisers to Lind", "a friend of the mayor". He does not speak.
func (f *finder) others(p part) bool {
	for t := p.first; t < p.end; t++ {
		if f.inside(int(f.a.Tokens[t].Head), p) || f.a.Tokens[t].UPOS == readout.PUNCT {
			continue
		}
		if f.a.Tokens[t].UPOS != readout.NOUN || amount[f.word(t)] {
			return false
		}
		for _, d := range f.childrenOf(t, readout.RelNmod) {
			if m := f.around[d]; d < p.end && m != 0 && f.a.Mentions[m].Type == readout.Person && (f.a.Tokens[t].Feats&readout.Plural != 0 || people[f.word(t)]) {
				return true
			}
		}
		return false
	}
	return false
}

var (
	// amount has the nouns that only say how many.
	amount = words(`number majority dozens hundreds thousands millions scores lot lots handful couple most half some all part group groups series`)
	people = words(`friend ally aide adviser advisor supporter critic opponent relative cousin neighbor neighbour colleague fan follower confidant associate source`)
)

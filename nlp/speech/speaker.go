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
				return f.named(m, p)
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

// named is the name that follows the role of mention m in a source, else m:
// "state senator and committee chair Anna Lind", "secretary of state Jon Berg",
// but not "the mother of Jon Berg".
func (f *finder) named(m uint32, p part) uint32 {
	x := f.a.Mentions[m]
	if x.Form != readout.Nominal || x.Type != readout.Person {
		return m
	}
	for t := f.wordsIn(x.Full).end; t < p.end; t++ {
		n := f.around[t]
		name := n != 0 && f.a.Mentions[n].Form == readout.Named && f.a.Mentions[n].Type == readout.Person
		switch tag := f.a.Tokens[t].UPOS; {
		case name && f.a.Tokens[t-1].UPOS != readout.ADP:
			return n
		case name, tag != readout.NOUN && tag != readout.ADJ && tag != readout.CCONJ && tag != readout.PROPN && f.word(t) != "of":
			return m
		}
	}
	return m
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
// name: "advisers to Lind", "sources close to the mayor", "some of Lind's
// friends". He does not speak.
func (f *finder) others(p part) bool {
	head := p.first
	for head < p.end && (f.inside(int(f.a.Tokens[head].Head), p) || f.a.Tokens[head].UPOS == readout.PUNCT) {
		head++
	}
	for t := p.first + 1; t+1 < p.end; t++ {
		if (f.word(t) == "close" || f.word(t) == "familiar") && (f.word(t+1) == "to" || f.word(t+1) == "with") {
			head = t - 1 // read as a verb at times
			break
		}
	}
	for range maxUp {
		if head >= p.end || !amount[f.word(head)] && f.a.Tokens[head].UPOS != readout.NUM {
			break
		}
		next := f.child(head, readout.RelNmod) // "some of the …"
		if !f.inside(next, p) {
			return false
		}
		head = next
	}
	if head >= p.end || f.a.Tokens[head].UPOS != readout.NOUN || f.around[head] != 0 {
		return false
	}
	for t := p.first; t < p.end; t++ {
		if int(f.a.Tokens[t].Head) != head || f.around[t] == 0 {
			continue
		}
		switch f.a.Tokens[t].Deprel {
		case readout.RelFlat, readout.RelAppos, readout.RelConj, readout.RelNmodDesc:
			return false // "candidates Lind and Berg"
		}
	}
	return f.a.Tokens[head].Feats&readout.Plural != 0 && !members[f.word(head)] || people[f.word(head)]
}

var (
	// amount has the nouns that only say how many.
	amount  = words(`number majority dozens hundreds thousands millions scores lot lots handful couple most half some all part group groups series many several few one two three four five six seven eight nine ten`)
	members = words(`members statements reports documents figures data records papers statistics officials results`)
	people  = words(`friend ally aide adviser advisor supporter critic opponent relative cousin neighbor neighbour colleague fan follower confidant associate source`)
)

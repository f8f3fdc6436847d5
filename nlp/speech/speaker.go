package speech

import "readout"

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
	p := f.wordsIn(source)
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
	for t := p.first; t < p.end; t++ {
		// whose name a noun has for its first part does not speak: "party radio"
		h := int(f.a.Tokens[t].Head)
		if m := f.around[t]; m != 0 && !(f.a.Tokens[t].Deprel == readout.RelCompound && h >= p.first && h < p.end && f.around[h] == 0) {
			return m
		}
	}
	return 0
}

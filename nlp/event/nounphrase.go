package event

import (
	"readout/lexicon"
)

// nounPhrase walks left over a noun phrase that ends at i and is no mention.
// It returns the token before it and the mention that possesses or modifies
// it: "Israel's air force", "Israeli jets".
func (f *finder) nounPhrase(i, first int) (before int, possessor uint32) {
	for i >= first {
		w := f.word(i)
		switch {
		case f.ends(i) != 0:
			if m := f.ends(i); possessor == 0 {
				possessor = m
			}
			b, _ := f.tokensOf(f.a.Mentions[f.ends(i)].Full)
			i = b - 1
			continue
		case lexicon.Determiner[w]:
			return i - 1, possessor
		case w == "'s" || w == "'" || w == "’":
			i--
			continue
		case lexicon.Function(w), stops[w], w == ",", w == "\"", w == "(", w == ")", f.time(i) != 0:
			return i, possessor
		}
		i--
	}
	return i, possessor
}

// compound adds the other members of "Russia, Iran and Turkey".
func (f *finder) compound(m uint32, b, first int) []uint32 {
	out := []uint32{m}
	for len(out) < 4 {
		w := f.word(b - 1)
		and := w == "and" || w == "&"
		if !and && !(w == "," && len(out) > 1) || b-2 < first {
			break
		}
		j := b - 2
		if f.word(j) == "," && and {
			j--
		}
		o := f.ends(j)
		if !f.agent(o) {
			break
		}
		ob, _ := f.tokensOf(f.a.Mentions[o].Full)
		if p := ob - 1; p >= first && (lexicon.Preposition[f.word(p)] || f.verbBefore(p)) {
			break // an object of what stands before it
		}
		out = append([]uint32{o}, out...)
		b = ob
	}
	return out
}

func (f *finder) hasMention(from, end int) bool {
	for i := from; i < end; i++ {
		if f.begins(i) != 0 {
			return true
		}
	}
	return false
}

// parenthesis is the comma that opens the aside which the comma at i closes.
func (f *finder) parenthesis(i, first int) int {
	for j := i - 1; j > first && j > i-16; j-- {
		switch w := f.word(j); {
		case w == ",":
			// "On Friday, Russia, …": the mark must follow a name or a noun.
			if f.ends(j-1) != 0 {
				return j
			}
			return 0
		case w == ";" || w == ":":
			return 0
		}
	}
	return 0
}

// nounAt reports whether token t starts a noun pattern.
func (f *finder) nounAt(t int) bool {
	for _, fm := range patterns()[f.word(t)] {
		if fm.class == noun {
			return true
		}
	}
	return false
}

func (f *finder) verbBefore(t int) bool {
	for _, fm := range patterns()[f.word(t)] {
		if fm.class == verb {
			return true
		}
	}
	return false
}

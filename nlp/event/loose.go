package event

import (
	"readout"
	"readout/lexicon"
)

// affected is the target of last resort: whom or what the words that a
// trigger governs are about, "agreed to lay down arms in Aldby", "approved
// troops for Velt". The nearest named actor that hangs below the trigger in
// the tree is taken, and only then the place where it is done.
func (f *finder) affected(e *event, t trigger) []uint32 {
	if !f.parsed(t.head) || len(e.sources) == 0 || !reaches[e.Type] {
		return nil
	}
	var place, weak uint32
	for i := t.head + 1; i < min(t.end, t.head+reach); i++ {
		m := f.begins(i)
		if m == 0 {
			continue
		}
		_, last := f.tokensOf(f.a.Mentions[m].Full)
		if !f.actor(m) || f.time(i) != 0 || f.same(m, e.sources) || !f.within(f.voiceAt[i], f.voiceAt[t.head]) || !f.below(last, t.head) {
			i = last
			continue
		}
		p := f.preposition(i, t.head)
		switch x := f.a.Mentions[m]; {
		case p == "by" || p == "from" && e.Type != readout.RETREAT && e.Type != readout.AGREE || p == "during" || p == "after" || p == "before" || p == "since" || p == "amid" || p == "without" || p == "because" || p == "despite" || p == "like" || p == "than" || p == "until":
		case x.Form == readout.Pronoun || f.own(m):
		case placePreposition[p] && p != "over":
			if place == 0 {
				place = m
			}
		case x.Form == readout.Named || x.Type == readout.State || x.Type == readout.Person:
			return []uint32{m}
		case weak == 0:
			weak = m
		}
		i = last
	}
	switch {
	case weak != 0:
		return []uint32{weak}
	case place != 0:
		return []uint32{place}
	}
	return nil
}

// reaches are the types of what is done to, or for, a place and those in it.
var reaches = types(readout.AGREE, readout.SUPPORT, readout.COOPERATE, readout.AID, readout.CONCEDE, readout.RETREAT, readout.ACCUSE, readout.REJECT,
	readout.THREATEN, readout.MOBILIZE, readout.SANCTION, readout.COERCE, readout.ASSAULT)

// below reports whether token t hangs below token head in the tree.
func (f *finder) below(t, head int) bool {
	for n := 0; n < 24 && t > 0; n++ {
		if t == head {
			return true
		}
		t = int(f.a.Tokens[t].Head)
	}
	return false
}

// own reports whether m belongs to someone that a pronoun names: "its troops".
func (f *finder) own(m uint32) bool {
	first, last := f.tokensOf(f.a.Mentions[m].Full)
	return ownPronoun[f.word(first)] || first > 1 && ownPronoun[f.word(first-1)] && last >= first
}

// attributive reports whether m only describes the noun after it, which is no
// mention: "military aid", "a government building".
func (f *finder) attributive(m uint32) bool {
	_, last := f.tokensOf(f.a.Mentions[m].Full)
	h := int(f.a.Tokens[last].Head)
	return (f.a.Tokens[last].Deprel == readout.RelCompound || f.a.Tokens[last].Deprel == readout.RelAmod) &&
		h > last && f.around(h) == 0 && !lexicon.Function(f.word(h))
}

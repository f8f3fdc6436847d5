package event

import (
	"slices"

	"readout"
	"readout/learn"
	"readout/lexicon"
)

// blame settles on whose word the sources of attacks, and those who are
// accused of one, are held to be behind it.
func (f *finder) blame() {
	var rows []uint32
	var by *byEntity
	for i := range f.found {
		e := &f.found[i]
		m := f.blamedFor(e)
		if m == 0 {
			continue
		}
		e.Responsibility = f.onWord(e, m)
		if f.model == nil || f.model.blame == nil {
			continue
		}
		if by == nil {
			by = f.entities()
		}
		rows = f.blameFeatures(rows[:0], by.of(f, m), e.Responsibility)
		var scores [responsibilities]int32
		f.model.blame.Scores(scores[:], rows)
		best := learn.Best(scores[:])
		if scores[best]-scores[e.Responsibility-1] >= int32(sureOfBlame/f.model.blame.Scale) {
			e.Responsibility = readout.Responsibility(best + 1)
		}
	}
}

// sureOfBlame is how much likelier than what its voice alone says, as the
// logarithm of the odds, another class has to be to replace it.
const sureOfBlame = 2.0

// responsibilities is how many classes there are.
const responsibilities = int(readout.PossiblyResponsible)

// blamedFor is who is held to be behind an attack by e; 0 for none.
func (f *finder) blamedFor(e *event) uint32 {
	switch {
	case e.Type == readout.ASSAULT && len(e.sources) > 0 && e.Factuality != readout.Negated:
		return e.sources[0]
	case e.Type == readout.ACCUSE && len(e.targets) > 0 && f.tellsAttack(e.Span):
		return e.targets[0]
	}
	return 0
}

// harm words name what attacks bring about.
var harm = set(`death deaths crime crimes atrocity atrocities terrorism terrorist violence casualties victims destruction`)

// tellsAttack reports whether a word in s names an attack.
func (f *finder) tellsAttack(s readout.Span) bool {
	first, last := f.tokensOf(s)
	for t := first; t > 0 && t <= last; t++ {
		if harm[f.word(t)] {
			return true
		}
		for _, fm := range patterns()[f.word(t)] {
			if fm.typ == readout.ASSAULT && len(fm.rest) == 0 {
				return true
			}
		}
	}
	return false
}

// onWord says on whose word m is behind what e tells, from its voice alone.
func (f *finder) onWord(e *event, m uint32) readout.Responsibility {
	if e.Type == readout.ACCUSE {
		if len(e.sources) > 0 && f.authority(e.sources[0]) {
			return readout.AccusedByAuthorities
		}
		return readout.Accused
	}
	switch {
	case f.claims(e):
		return readout.Claimed
	case e.Factuality == readout.Possible || e.Factuality == readout.Probable:
		return readout.PossiblyResponsible
	}
	for v := e.Voice; v > 1; v = f.outer(v) {
		sp := f.a.Statements[v].Speaker
		switch {
		case sp == 0:
			continue
		case f.same(sp, []uint32{m}):
			return readout.Claimed
		case f.authority(sp):
			return readout.AccusedByAuthorities
		}
		return readout.Accused
	}
	return readout.ReportedAsFact
}

// byEntity lists the first mentions of every entity, and of every text.
type byEntity struct {
	entity map[uint32][]uint32
	text   map[string][]uint32
}

// mostMentions is how many mentions of one entity are looked at.
const mostMentions = 12

func (f *finder) entities() *byEntity {
	by := &byEntity{map[uint32][]uint32{}, map[string][]uint32{}}
	for m := 1; m < len(f.a.Mentions); m++ {
		x := f.a.Mentions[m]
		if l := by.entity[x.Entity]; x.Entity != 0 && len(l) < mostMentions {
			by.entity[x.Entity] = append(l, uint32(m))
		}
		if t := x.Of(f.lower); len(by.text[t]) < mostMentions {
			by.text[t] = append(by.text[t], uint32(m))
		}
	}
	return by
}

// of is the mentions of the one that m names.
func (b *byEntity) of(f *finder, m uint32) []uint32 {
	if l := b.entity[f.a.Mentions[m].Entity]; len(l) > 1 {
		return l
	}
	return b.text[f.a.Mentions[m].Of(f.lower)]
}

// blameBuckets is how many rows the features of blame are hashed into.
const blameBuckets = 1 << 13

// blameFeatures appends the rows of what is said of one that is held to be
// behind an attack: the words around each of ms, his mentions, and in whose
// voice they stand.
func (f *finder) blameFeatures(dst []uint32, ms []uint32, word readout.Responsibility) []uint32 {
	add := func(h learn.Hash) {
		if b := h.Bucket(blameBuckets); !slices.Contains(dst, b) {
			dst = append(dst, b)
		}
	}
	add(learn.Seed(1).Uint(uint64(word)))
	for _, m := range ms {
		first, last := f.tokensOf(f.a.Mentions[m].Full)
		row := f.sentenceAt(f.a.Mentions[m].Start)
		if first == 0 || row == 0 {
			continue
		}
		voice := byte('o')
		if v := f.voiceAt[first]; v > 1 {
			switch sp := f.a.Statements[v].Speaker; {
			case sp == 0:
				voice = '?'
			case f.same(sp, ms):
				voice = 's'
			case f.authority(sp):
				voice = 'a'
			default:
				voice = 'p'
			}
		}
		add(learn.Seed(2).Byte(voice))
		add(learn.Seed(2).Byte(voice).Uint(uint64(word)))
		s := f.a.Sentences[row].Tokens
		for t := max(int(s.First), first-blameReach); t < min(int(s.End), last+1+blameReach); t++ {
			if t >= first && t <= last {
				continue
			}
			w := f.lemma(t)
			if !letters(w) || lexicon.Determiner[w] || f.insideName(t) {
				continue
			}
			side := byte('l')
			if t > last {
				side = 'r'
			}
			add(learn.Seed(3).String(w))
			add(learn.Seed(4).Byte(side).String(w))
			if int(f.a.Tokens[last].Head) == t {
				add(learn.Seed(5).Uint(uint64(f.a.Tokens[last].Deprel)).String(w))
			}
		}
	}
	return dst
}

// blameReach is how many words to either side of a mention tell of blame.
const blameReach = 10

// claims reports whether the source of e takes an attack upon itself: "claimed
// responsibility for".
func (f *finder) claims(e *event) bool {
	if e.trigger.pattern == nil {
		return false
	}
	switch e.trigger.base {
	case "claim", "take", "assume", "admit":
		return true
	}
	return false
}

// authority reports whether m speaks for a state: its government, its forces,
// its courts.
func (f *finder) authority(m uint32) bool {
	x := f.a.Mentions[m]
	if x.Type == readout.State {
		return true
	}
	first, last := f.tokensOf(x.Full)
	for t := first; t <= last && t > 0; t++ {
		if authorities[f.lemma(t)] || authorities[f.word(t)] {
			return true
		}
	}
	if x.Entity != 0 {
		role := lexicon.Fold(f.a.Symbols.Get(f.a.Entities[x.Entity].Role))
		for _, w := range fields(role) {
			if authorities[w] {
				return true
			}
		}
	}
	return false
}

var authorities = set(`authority authorities government police army military minister ministry president official officials colonel col general gen
	captain major lieutenant spokesman commander judge court prosecutor attorney ambassador embassy governor mayor secretary state
	forces force navy security intelligence investigator investigators department administration officer officers sources`)

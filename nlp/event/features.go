package event

import (
	"readout"
	"readout/learn"
	"readout/lexicon"
)

// buckets is how many rows the features of the types are hashed into.
const buckets = 1 << 16

// A deed is what is to be typed: the trigger that the rules, or the tree, have
// found, what the rules make of it, and the words of its source and target.
type deed struct {
	head           int
	trigger        trigger // zero where a statement or a bare verb makes the event
	rule           readout.EventType
	commit         readout.Commitment
	factuality     readout.Factuality
	voiced         bool
	source, target [2]int // first and last token; zero for none
}

func (f *finder) deedOf(e *event) deed {
	d := deed{head: e.head, trigger: e.trigger, rule: e.Type, commit: e.Commitment, factuality: e.Factuality, voiced: e.Voice > 1}
	if len(e.sources) > 0 {
		d.source = f.words(f.a.Mentions[e.sources[0]].Full)
	}
	if len(e.targets) > 0 {
		d.target = f.words(f.a.Mentions[e.targets[0]].Full)
	}
	return d
}

func (f *finder) words(s readout.Span) [2]int {
	first, last := f.tokensOf(s)
	return [2]int{first, last}
}

// reach is how many words to either side of a trigger tell of its type.
const reach = 30

// The templates of the features. Their numbers are part of the model.
const (
	tRule = iota
	tRuleSure
	tPattern
	tHead
	tHeadMood
	tHeadNext
	tHeadPrev
	tDependent
	tHeadDependent
	tGovernor
	tHeadGovernor
	tKinds
	tTargetWord
	tWord
	tZone
	tNear
	tPair
	tLexicon
	tCluster
	tDependentCluster
)

// features appends the rows of the features of d to dst. Words of source and
// target are hidden from all that reads words, so that who acts is not
// learned for what he does.
func (f *finder) features(dst []uint32, d *deed, m *Model) []uint32 {
	add := func(h learn.Hash) { dst = append(dst, h.Bucket(buckets)) }
	row := f.sentenceAt(f.a.Tokens[d.head].Start)
	if row == 0 {
		return dst
	}
	s := f.a.Sentences[row].Tokens
	first, end := max(int(s.First), d.head-reach), min(int(s.End), d.head+reach+1)
	in := func(x [2]int, t int) bool { return x[0] > 0 && t >= x[0] && t <= x[1] }

	mood := f.mood(d)
	lemma := f.lemma(d.head)
	add(learn.Seed(tRule).Uint(uint64(d.rule)))
	add(learn.Seed(tRuleSure).Uint(uint64(d.rule)).Uint(uint64(d.factuality)).Uint(uint64(d.commit)))
	if d.trigger.pattern != nil {
		add(learn.Seed(tPattern).Uint(uint64(d.trigger.typ)))
		add(learn.Seed(tPattern).Uint(uint64(d.trigger.typ)).Uint(mood))
		add(learn.Seed(tPattern).String(d.trigger.base).Uint(uint64(d.trigger.typ)))
	}
	add(learn.Seed(tHead).String(lemma))
	add(learn.Seed(tHeadMood).Uint(mood))
	add(learn.Seed(tHeadMood).String(lemma).Uint(mood))
	add(learn.Seed(tHeadNext).String(lemma).Byte(' ').String(f.masked(d, d.head+1, end)))
	add(learn.Seed(tHeadPrev).String(lemma).Byte(' ').String(f.masked(d, d.head-1, end)))
	for g, c := range m.clusters.of(f.word(d.head)) {
		if c != 0 {
			add(learn.Seed(tCluster).Byte(byte(g)).Uint(uint64(c)))
		}
	}

	for t := first; t < end; t++ {
		tok := f.a.Tokens[t]
		if int(tok.Head) == d.head && t != d.head && tok.Deprel != readout.RelPunct {
			w := f.lemma(t)
			if in(d.source, t) {
				w = "<s>"
			} else if in(d.target, t) {
				w = "<t>"
			}
			h := learn.Seed(tDependent).Uint(uint64(tok.Deprel)).String(w)
			add(h)
			add(learn.Seed(tHeadDependent).String(lemma).Uint(uint64(h)))
			if c := f.caseOf(t); c != "" {
				add(learn.Seed(tHeadDependent).String(lemma).Byte(' ').String(c).Byte('0'))
			}
			for g, c := range m.clusters.of(f.word(t)) {
				if c != 0 && g > 0 && w[0] != '<' {
					add(learn.Seed(tDependentCluster).Byte(byte(g)).Uint(uint64(c)).Uint(uint64(tok.Deprel)))
				}
			}
		}
	}
	if g := int(f.a.Tokens[d.head].Head); g > 0 {
		h := learn.Seed(tGovernor).Uint(uint64(f.a.Tokens[d.head].Deprel)).String(f.lemma(g))
		add(h)
		add(learn.Seed(tHeadGovernor).String(lemma).Uint(uint64(h)))
	}

	add(learn.Seed(tKinds).Byte(byte(f.kindAt(d.source))).Byte('s'))
	add(learn.Seed(tKinds).Byte(byte(f.kindAt(d.target))).Byte('t'))
	add(learn.Seed(tKinds).Byte(byte(f.kindAt(d.target))).Uint(uint64(d.rule)))
	if d.target[1] > 0 {
		add(learn.Seed(tTargetWord).String(f.lemma(d.target[1])))
	}

	prev := "<"
	for t := first; t < end; t++ {
		if in(d.source, t) || in(d.target, t) {
			w := "<s>"
			if in(d.target, t) {
				w = "<t>"
			}
			if prev != w {
				add(learn.Seed(tPair).String(prev).Byte(' ').String(w))
			}
			prev = w
			continue
		}
		w := f.lemma(t)
		if !letters(w) || f.insideName(t) {
			if prev != w {
				add(learn.Seed(tPair).String(prev).Byte(' ').String("#"))
			}
			prev = "#"
			continue
		}
		zone := byte('a')
		switch {
		case t < d.head && d.source[0] > 0 && t > d.source[1], t < d.head && d.target[0] > 0 && t > d.target[1]:
			zone = 'b'
		case t > d.head && (d.target[0] > 0 && t < d.target[0] || d.source[0] > 0 && t < d.source[0]):
			zone = 'c'
		case t > d.head:
			zone = 'd'
		}
		add(learn.Seed(tPair).String(prev).Byte(' ').String(w))
		prev = w
		if lexicon.Function(w) && !lexicon.Negation[w] && !modals[w] {
			continue
		}
		add(learn.Seed(tWord).String(w))
		add(learn.Seed(tZone).Byte(zone).String(w))
		if t > d.head-6 && t < d.head+7 && t != d.head {
			add(learn.Seed(tNear).String(w))
			for g, c := range m.clusters.of(f.word(t)) {
				if c != 0 && g == 2 {
					add(learn.Seed(tNear).Byte(byte(g)).Uint(uint64(c)))
				}
			}
		}
		if t != d.head {
			for _, fm := range patterns()[f.word(t)] {
				if len(fm.rest) == 0 && fm.typ != 0 {
					add(learn.Seed(tLexicon).Byte(zone).Uint(uint64(fm.typ)))
					add(learn.Seed(tLexicon).Uint(uint64(fm.typ)).Uint(uint64(d.rule)))
				}
			}
		}
	}
	return dst
}

// mood is how the verb of d stands, as bits.
func (f *finder) mood(d *deed) uint64 {
	g := d.trigger.group
	bits := uint64(0)
	for i, b := range []bool{g.passive, g.negated, g.to, g.beTo, g.gerund, g.perfect, d.voiced, f.upos(d.head) == readout.NOUN} {
		if b {
			bits |= 1 << i
		}
	}
	switch g.modal {
	case "":
	case "will", "would":
		bits |= 1 << 9
	case "must", "should", "ought":
		bits |= 2 << 9
	default:
		bits |= 3 << 9
	}
	return bits
}

// lemma is the lemma of a token, or its folded text where none is known.
func (f *finder) lemma(t int) string {
	if t < 1 || t >= len(f.a.Tokens) {
		return ""
	}
	if l := f.a.Tokens[t].Lemma; l != 0 {
		return lexicon.Fold(f.a.Symbols.Get(l))
	}
	return f.word(t)
}

// masked is the lemma of a token, or a mark where it belongs to an argument.
func (f *finder) masked(d *deed, t, end int) string {
	switch {
	case t < 1 || t >= end:
		return ">"
	case d.source[0] > 0 && t >= d.source[0] && t <= d.source[1]:
		return "<s>"
	case d.target[0] > 0 && t >= d.target[0] && t <= d.target[1]:
		return "<t>"
	}
	return f.lemma(t)
}

// kindAt is the type of the widest mention that ends with an argument.
func (f *finder) kindAt(x [2]int) readout.EntityType {
	if x[0] == 0 {
		return 31
	}
	if m := f.ends(x[1]); m != 0 {
		return f.a.Mentions[m].Type
	}
	return 30
}

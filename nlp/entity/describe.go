package entity

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// describe adds the mentions without a name: "the Russian foreign minister",
// "Syrian rebels", "he". A noun phrase counts when its head is a role or a
// group of actors, or when a verb of speech follows it.
func describe(d *readout.Document, a *readout.Analysis) {
	p := &phrases{text: d.Text, lower: lexicon.Fold(d.Text), a: a, named: make([]bool, len(a.Tokens))}
	p.mark()
	names := len(a.Mentions)
	for s := 1; s < len(a.Sentences); s++ {
		p.sentence(uint32(s))
	}
	p.dropInside(names)
}

type phrases struct {
	text, lower string
	a           *readout.Analysis
	named       []bool // token stands in a name or in the title before one
}

func (p *phrases) word(t int) string { return p.a.Tokens[t].Of(p.lower) }

// mark notes the tokens that belong to names.
func (p *phrases) mark() {
	t := 1
	for _, m := range p.a.Mentions[1:] {
		for t < len(p.a.Tokens) && p.a.Tokens[t].End <= m.Full.Start {
			t++
		}
		for u := t; u < len(p.a.Tokens) && p.a.Tokens[u].Start < m.Full.End; u++ {
			p.named[u] = true
		}
	}
}

func (p *phrases) sentence(row uint32) {
	r := p.a.Sentences[row].Tokens
	for t := int(r.First); t < int(r.End); t++ {
		switch {
		case p.named[t]:
		case pronoun(p.word(t)) != 0:
			if w := p.word(t); w != "it" || p.speaks(t, int(r.End)) {
				p.add(row, t, t+1, readout.Person, readout.Pronoun)
			}
		default:
			p.noun(row, t, int(r.First), int(r.End))
		}
	}
}

// noun adds the noun phrase whose head is token t, if it names an actor.
func (p *phrases) noun(row uint32, t, first, end int) {
	w := p.word(t)
	kind := p.headType(w)
	spoken := false
	if kind == 0 {
		switch {
		case !plainNoun(w), p.a.Tokens[t].UPOS != 0 && p.a.Tokens[t].UPOS != readout.NOUN:
			return
		case bodyNoun(w):
			kind, spoken = readout.Organisation, true
		case p.speaks(t, end) || p.cited(t, first):
			kind, spoken = readout.Group, true
		default:
			return
		}
	}
	if t+1 < end && !p.named[t+1] && p.headType(p.word(t+1)) != 0 {
		return // "police officers": the head is the last noun
	}
	if t+1 < end && p.named[t+1] && p.a.Tokens[t+1].Start > p.a.Tokens[t].End && !p.boundary(t+1) {
		return // a title before a name
	}
	from, determined := p.extend(t, first)
	determined = determined || lexicon.Determiner[p.word(from)]
	if spoken && !determined || lexicon.Reports(w) && from == t {
		return
	}
	if w == "force" || w == "forces" || w == "court" || w == "state" {
		if from == t {
			return
		}
	}
	p.add(row, from, t+1, kind, readout.Nominal)
}

// bodyNoun reports whether w ends the names of bodies, so that with an article
// it is one: "the observatory", "the health directorate".
func bodyNoun(w string) bool {
	return len(w) < 64 && orgNoun(w)
}

// cited reports whether the noun phrase that ends with token t follows "according to".
func (p *phrases) cited(t, first int) bool {
	for k := t - 1; k > first && t-k <= 4; k-- {
		if p.word(k) == "to" && p.word(k-1) == "according" {
			return true
		}
	}
	return false
}

// boundary reports whether the name at token t starts a phrase of its own, so
// that the noun before it is no title: nothing but a title joins the two.
func (p *phrases) boundary(t int) bool {
	prev := p.word(t - 1)
	if k, _ := Title(prev); k == RoleNoun || k == Honorific {
		return false
	}
	return strings.HasSuffix(prev, "s") // "news agency SANA" is one phrase
}

// headType is the type of what the noun w names, 0 when it names no actor.
func (p *phrases) headType(w string) readout.EntityType {
	if k, _ := Title(w); k == RoleNoun {
		if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			return readout.Group
		}
		return readout.Person
	}
	switch GroupNoun(w) {
	case StateGroup:
		switch w {
		case "government", "governments", "administration", "regime", "junta", "monarchy":
			return readout.State
		case "ministry", "parliament", "congress", "senate", "cabinet", "court", "embassy", "legislature", "presidency":
			return readout.Organisation
		}
		if personNoun(w) {
			return readout.Person
		}
		return readout.Group
	case ForceGroup:
		switch w {
		case "army", "military", "navy", "airforce", "police", "intelligence", "coalition":
			return readout.Organisation
		}
		if personNoun(w) {
			return readout.Person
		}
		return readout.Group
	case BodyGroup:
		return readout.Organisation
	case 0:
		return 0
	}
	if personNoun(w) {
		return readout.Person
	}
	return readout.Group
}

// personNoun tells the noun for one person, "official", from those for many
// and for bodies: "officials", "leadership", "media".
func personNoun(w string) bool {
	for _, end := range []string{"er", "or", "ist", "ian", "man", "woman", "ant", "ial", "rebel", "ee", "mat", "ard", "cop", "eer", "person", "leader", "doctor", "medic", "expert", "critic", "witness"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// extend goes left from the head over modifiers to the start of the noun
// phrase. determined says that an article, a possessive or a name opens it.
func (p *phrases) extend(t, first int) (from int, determined bool) {
	if p.a.Tokens[t].Deprel != readout.NoRelation {
		if from, determined = p.branch(t, first); from < t {
			return from, determined
		}
	}
	from = t
	for k := t - 1; k >= first && t-k <= 6; k-- {
		w := p.word(k)
		if w == "that" {
			break // "said that Syrian forces"
		}
		if lexicon.Determiner[w] {
			return k, true
		}
		if w == "'s" || w == "’s" {
			if k > first && (p.named[k-1] || plainNoun(p.word(k-1))) {
				k--
				for k > first && p.named[k-1] {
					k--
				}
				return p.withArticle(k, first), true
			}
			break
		}
		if p.named[k] {
			from, determined = k, true
			continue
		}
		if w == "-" && k > first {
			continue
		}
		if !plainNoun(w) || lexicon.Reports(w) || lexicon.Adverb[w] {
			break
		}
		if modifier[w] || p.word(k+1) == "-" {
			from = k
			continue
		}
		// another word is a modifier only inside a phrase that an article opens
		if at := p.article(k, first); at >= 0 {
			return at, true
		}
		break
	}
	return p.withArticle(from, first), determined
}

// branch goes left from the head over what the tree hangs on it as a modifier.
func (p *phrases) branch(t, first int) (from int, determined bool) {
	from = t
	for k := t - 1; k >= first && t-k <= 10; k-- {
		at, steps := k, 0
		for int(p.a.Tokens[at].Head) != t && p.a.Tokens[at].Head != 0 && steps < 8 {
			at, steps = int(p.a.Tokens[at].Head), steps+1
		}
		if int(p.a.Tokens[at].Head) != t {
			break
		}
		switch p.a.Tokens[at].Deprel {
		case readout.RelDet, readout.RelNmodPoss:
			determined = true
		case readout.RelAmod, readout.RelCompound, readout.RelNummod, readout.RelNmodDesc, readout.RelDetPredet:
			determined = determined || p.named[at]
		case readout.RelPunct:
			if p.word(k) != "-" && p.word(k) != "’" && p.word(k) != "'" {
				return from, determined
			}
			continue
		default:
			return from, determined
		}
		from = k
	}
	return from, determined
}

// article looks for a determiner at most three plain words left of k.
func (p *phrases) article(k, first int) int {
	for i := k - 1; i >= first && k-i <= 3; i-- {
		w := p.word(i)
		if lexicon.Determiner[w] {
			return i
		}
		if !plainNoun(w) && !p.named[i] && w != "-" || lexicon.Reports(w) {
			return -1
		}
	}
	return -1
}

func (p *phrases) withArticle(from, first int) int {
	if from > first && (p.word(from-1) == "the" || p.word(from-1) == "a" || p.word(from-1) == "an") {
		return from - 1
	}
	return from
}

// speaks reports whether token t is followed by a verb that always reports.
func (p *phrases) speaks(t, end int) bool {
	if tok := p.a.Tokens[t]; tok.Deprel == readout.RelNsubj && tok.UPOS == readout.NOUN {
		if head := p.a.Tokens[tok.Head]; head.UPOS == readout.VERB && lexicon.Strong(head.Of(p.lower)) {
			return true
		}
	}
	for k := t + 1; k < end && k < t+5; k++ {
		w := p.word(k)
		if lexicon.Strong(w) {
			return true
		}
		if !lexicon.Auxiliary[w] && !lexicon.Adverb[w] {
			return false
		}
	}
	return false
}

// plainNoun reports whether w is a word that can stand in a noun phrase.
func plainNoun(w string) bool {
	if len(w) < 3 || lexicon.Function(w) || lexicon.Determiner[w] {
		return false
	}
	for i := 0; i < len(w); i++ {
		if c := w[i]; (c < 'a' || c > 'z') && c < 0x80 && c != '.' {
			return false
		}
	}
	return true
}

var modifier = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`senior top leading local regional national federal provincial municipal central unnamed unidentified anonymous armed
		former current foreign military health medical security government rebel opposition state intelligence defence defense interior aid
		rescue emergency human rights civil international western eastern northern southern independent political diplomatic high ranking
		level three two several many some other anti pro backed led allied official presidential air naval ground coalition militant
		separatist nationalist islamist jihadist communist election fire traffic border riot army police hospital church union student
		moderate exiled muslim christian sunni shiite shia kurdish nuclear transport justice finance environment`) {
		m[w] = true
	}
	return m
}()

// pronoun returns the features of a personal pronoun that can be an actor; 0
// for any other word.
func pronoun(w string) readout.Feats {
	switch w {
	case "he", "him":
		return readout.Masculine | readout.Person3
	case "she", "her":
		return readout.Feminine | readout.Person3
	case "they", "them":
		return readout.Plural | readout.Person3
	case "we", "us":
		return readout.Plural | readout.Person1
	case "i", "me":
		return readout.Person1
	case "it":
		return readout.Person3
	}
	return 0
}

func (p *phrases) add(row uint32, from, end int, t readout.EntityType, f readout.Form) {
	s := readout.Span{Start: p.a.Tokens[from].Start, End: p.a.Tokens[end-1].End}
	p.a.Mentions = append(p.a.Mentions, readout.Mention{Span: s, Full: s, Sentence: row, Type: t, Form: f})
}

// dropInside removes described phrases that lie inside another one.
func (p *phrases) dropInside(names int) {
	m := p.a.Mentions
	out := m[:names]
	for i := names; i < len(m); i++ {
		if i+1 < len(m) && m[i+1].Contains(m[i].Span) || len(out) > names && out[len(out)-1].Contains(m[i].Span) {
			continue
		}
		out = append(out, m[i])
	}
	p.a.Mentions = out
}

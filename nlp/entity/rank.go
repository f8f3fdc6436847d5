package entity

import (
	"readout"
	"readout/learn"
	"readout/lexicon"
)

// The antecedent of a phrase is chosen by a linear model over pairs of it and a
// phrase before it, against the choice of none (mention ranking with latent
// antecedents: Durrett and Klein 2013). Phrases are taken in the order of the
// text, so that a pair can look at the chain that the antecedent is in.

// rankBuckets is how many weights features are hashed to.
const rankBuckets = 1 << 18

// How far back antecedents are looked for. A name or noun may reach further
// for one with the same head.
const (
	reachPronoun = 40
	reachNoun    = 50
)

// traits are what features look at in a phrase.
type traits struct {
	kind     uint8 // see kindOf
	typ      readout.EntityType
	number   uint8 // 1 one, 2 many, 0 not known
	sex      readout.Feats
	pronoun  readout.Feats
	role     uint8 // in its clause
	clusters [3]uint16
	headHash uint32 // of the lemma of the head
	textHash uint32 // of all words without articles
	first    uint32 // hash of its first word
	governor uint32 // hash of the lemma of what it hangs on
	quote    uint32 // row of the direct statement it stands in
	entity   uint32 // entity that its name gave it
	para     uint32
	words    [6]uint32 // hashes of its content words but the head
	nwords   uint8
	length   uint8
	speaks   bool // it is the speaker of a statement
	told     bool // it stands in what someone says
}

// The kinds of phrases that features tell apart.
const (
	kindName uint8 = iota + 1
	kindDefinite
	kindPossessed
	kindThis
	kindIndefinite
	kindBare
	kindCoordinated
	kindHe
	kindShe
	kindIt
	kindThey
	kindI
	kindWe
	kindYou
	kindThisAlone
)

// ranker reads one report.
type ranker struct {
	r            *resolver
	text         string
	lower        string
	a            *readout.Analysis
	ps           []phrase
	ts           []traits
	chain        []int32 // phrase -> number of its chain
	chains       []chainTraits
	byHead       map[uint32]int32 // hash of a head -> last phrase that has it
	prev         []int32          // phrase -> the one before it with the same head
	ofEntity     map[uint32]int32 // entity of names -> chain
	into         []int32          // chain -> the one it was found to be, or itself
	first        []uint32         // entity -> where it is first named
	owner        []int32          // mention -> the phrase that it heads, -1 for none
	ofQuote      map[uint32]int32 // statement -> chain of who says "I" in it
	roles        roleBook
	weights      []int16
	found        phraser
	feats        []uint32
	cands, sizes []int32
}

// chainTraits are what the phrases of a chain show together.
type chainTraits struct {
	size   int32
	last   int32 // phrase
	named  bool
	typ    readout.EntityType
	number uint8
	sex    readout.Feats
	entity uint32
}

func hashWord(s string) uint32 { return uint32(learn.Seed(0).String(s) ^ learn.Seed(0).String(s)>>32) }

// describe fills the traits of every phrase.
func (k *ranker) describe(clusters *clusterTable) {
	a := k.a
	k.ts = resize(k.ts, len(k.ps))
	quotes := k.r.quotes
	q := 0
	for i := range k.ps {
		p, t := &k.ps[i], &k.ts[i]
		head := a.Tokens[p.head]
		w := head.Of(k.lower)
		lemma := a.Symbols.Get(head.Lemma)
		if lemma == "" {
			lemma = w
		}
		t.headHash = hashWord(lexicon.Fold(lemma))
		if p.form == readout.Named {
			t.headHash = hashWord(w)
		}
		if p.coordinated {
			t.headHash++
		}
		t.clusters = clusters.of([]byte(w))
		t.para = a.Sentences[p.sent].Para
		t.governor = 1
		if head.Head != 0 {
			t.governor = uint32(a.Tokens[head.Head].Lemma) // equal within a report only
		}
		t.role = roleOfRelation(head.Deprel)
		t.pronoun = 0
		if p.form == readout.Pronoun {
			t.pronoun = pronounOf(w)
		}
		t.number = 1
		if head.Feats&readout.Plural != 0 || p.coordinated || t.pronoun&readout.Plural != 0 {
			t.number = 2
		}
		if t.pronoun&readout.Person2 != 0 {
			t.number = 0
		}
		t.first = hashWord(a.Tokens[p.first].Of(k.lower))
		k.words(p, t)
		t.kind = k.kindOf(p, t)
		t.sex = t.pronoun & (readout.Masculine | readout.Feminine)
		if p.form == readout.Nominal {
			_, t.sex = Title(w)
			if t.sex == 0 {
				t.sex = nounSex[w]
			}
		}
		if m := p.mention; m != 0 {
			t.typ = a.Mentions[m].Type
			if a.Mentions[m].Form != readout.Pronoun {
				t.entity = a.Mentions[m].Entity
				if t.entity != 0 {
					t.sex |= k.r.ents[t.entity].sex
				}
			}
			if t.typ == readout.Group {
				t.number = 2
			}
			if p.form == readout.Pronoun {
				t.typ = 0
			}
		}
		for q < len(quotes) && quotes[q].End <= p.Start {
			q++
		}
		if q < len(quotes) && quotes[q].Contains(head.Span) {
			t.quote = quotes[q].row
		}
		t.speaks = p.mention != 0 && len(k.r.statementsOf[p.mention]) > 0
		t.told = k.r.told(head.Start)
	}
}

// words fills what is compared of the words of a phrase.
func (k *ranker) words(p *phrase, t *traits) {
	h := learn.Seed(1)
	toks := k.a.Tokens
	t.length = uint8(min(p.last-p.first+1, 12))
	for w := p.first; w <= p.last; w++ {
		tok := toks[w]
		s := tok.Of(k.lower)
		if w == p.first && (s == "the" || s == "a" || s == "an") || s == "'s" || s == "’s" && w == p.last {
			continue
		}
		h = h.String(s).Byte(' ')
		switch tok.UPOS {
		case readout.NOUN, readout.PROPN, readout.ADJ, readout.NUM:
			// modifiers of the head only: not what a clause behind it says
			if w != p.head && int(t.nwords) < len(t.words) && w < p.head {
				t.words[t.nwords] = hashWord(s)
				t.nwords++
			}
		}
	}
	t.textHash = uint32(h ^ h>>32)
}

func (k *ranker) kindOf(p *phrase, t *traits) uint8 {
	switch {
	case p.coordinated:
		return kindCoordinated
	case p.form == readout.Pronoun:
		switch {
		case t.pronoun&readout.Person1 != 0 && t.pronoun&readout.Plural != 0:
			return kindWe
		case t.pronoun&readout.Person1 != 0:
			return kindI
		case t.pronoun&readout.Person2 != 0:
			return kindYou
		case t.pronoun&readout.Masculine != 0:
			return kindHe
		case t.pronoun&readout.Feminine != 0:
			return kindShe
		case t.pronoun&readout.Plural != 0:
			return kindThey
		case t.pronoun != 0:
			return kindIt
		}
		return kindThisAlone
	case p.form == readout.Named:
		return kindName
	}
	first := k.a.Tokens[p.first]
	switch w := first.Of(k.lower); w {
	case "the", "both":
		return kindDefinite
	case "this", "that", "these", "those", "such":
		return kindThis
	case "a", "an", "some", "any", "another", "no", "one":
		return kindIndefinite
	}
	for w := p.first; w < p.head; w++ {
		if k.a.Tokens[w].Deprel == readout.RelNmodPoss && k.a.Tokens[w].Head == p.head {
			return kindPossessed
		}
	}
	return kindBare
}

// roleOfRelation groups relations by the part that a phrase plays.
func roleOfRelation(r readout.Relation) uint8 {
	switch r {
	case readout.RelNsubj, readout.RelNsubjPass, readout.RelNsubjOuter:
		return 1
	case readout.RelObj, readout.RelIobj:
		return 2
	case readout.RelObl, readout.RelOblAgent, readout.RelOblUnmarked:
		return 3
	case readout.RelNmodPoss:
		return 4
	case readout.RelNmod, readout.RelNmodUnmarked, readout.RelNmodDesc:
		return 5
	case readout.RelConj:
		return 6
	case readout.RelRoot:
		return 7
	case readout.RelCompound:
		return 8
	}
	return 9
}

var nounSex = map[string]readout.Feats{
	"man": readout.Masculine, "boy": readout.Masculine, "father": readout.Masculine, "son": readout.Masculine, "brother": readout.Masculine, "husband": readout.Masculine, "uncle": readout.Masculine, "gentleman": readout.Masculine, "men": readout.Masculine,
	"woman": readout.Feminine, "girl": readout.Feminine, "mother": readout.Feminine, "daughter": readout.Feminine, "sister": readout.Feminine, "wife": readout.Feminine, "aunt": readout.Feminine, "lady": readout.Feminine, "women": readout.Feminine,
}

// candidates lists the phrases that phrase i may refer back to, the nearest first.
func (k *ranker) candidates(i int) []int32 {
	k.cands = k.cands[:0]
	reach := reachNoun
	pron := k.ps[i].form == readout.Pronoun
	if pron {
		reach = reachPronoun
	}
	for j := i - 1; j >= 0 && i-j <= reach; j-- {
		if k.may(i, j) {
			k.cands = append(k.cands, int32(j))
		}
	}
	if !pron {
		for j, n := k.prev[i], 0; j >= 0 && n < 6; j, n = k.prev[j], n+1 {
			if int(j) < i-reach && k.may(i, int(j)) {
				k.cands = append(k.cands, j)
			}
		}
	}
	return k.cands
}

// may rules out what can never be: a phrase inside another, and pairs of
// pronouns of different persons outside quotations.
func (k *ranker) may(i, j int) bool {
	p, o := &k.ps[i], &k.ps[j]
	if o.Contains(p.Span) && (o.head == p.head || o.coordinated) {
		return false
	}
	if p.form == readout.Pronoun && o.Contains(p.Span) && k.ts[i].role != 4 && k.a.Tokens[p.head].Head == o.head {
		return false
	}
	t, u := &k.ts[i], &k.ts[j]
	if p.form == readout.Pronoun && t.quote != 0 && t.pronoun&readout.Person3 != 0 && k.speaker(t.quote, u, o) {
		return false // "he" in a quotation is not who says it
	}
	if !k.agree(t, u, &k.chains[k.find(k.chain[j])]) {
		return false
	}
	if p.form != readout.Pronoun {
		// A noun needs some tie: the same head, a shared word, a near meaning,
		// or to stand close.
		if t.headHash != u.headHash && i-j > 12 && u.kind != kindName && (t.clusters[1] == 0 || t.clusters[1] != u.clusters[1]) && t.textHash != u.textHash {
			return false
		}
		if e := k.chains[k.find(k.chain[j])].entity; t.entity != 0 && e != 0 && t.entity != e {
			return false
		}
	} else if t.pronoun&(readout.Person1|readout.Person2) != 0 && o.form != readout.Pronoun && t.quote == 0 && u.typ != readout.Person {
		return false
	}
	return true
}

// agree rules out antecedents whose sex, number or kind a phrase cannot have,
// as far as these are known of the antecedent or of its chain.
func (k *ranker) agree(t, u *traits, c *chainTraits) bool {
	sex := c.sex | u.sex
	if t.sex != 0 && sex != 0 && t.sex&sex == 0 {
		return false
	}
	typ := c.typ
	if typ == 0 {
		typ = u.typ
	}
	switch t.kind {
	case kindHe, kindShe:
		return c.number != 2 && u.number != 2 && (typ == 0 || typ == readout.Person)
	case kindIt:
		return typ != readout.Person && typ != readout.Group && (u.number != 2 || u.kind == kindName && typ == readout.Organisation) && sex == 0
	case kindThey:
		return u.kind != kindName || typ != readout.Person && typ != readout.Place
	case kindI, kindYou, kindWe:
		return true
	}
	return true
}

// speaker reports whether phrase o, with traits u, is who says statement row.
func (k *ranker) speaker(row uint32, u *traits, o *phrase) bool {
	m := k.a.Statements[row].Speaker
	return m != 0 && (o.mention == m || u.entity != 0 && k.a.Mentions[m].Entity == u.entity)
}

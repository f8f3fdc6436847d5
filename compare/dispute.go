package compare

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// disputes finds the questions on which parties take opposed positions.
func (s *comparison) disputes() []readout.Dispute {
	out := []readout.Dispute{}
	f := s.newFacts()
	cs := f.claims()
	qs, used := f.questions(cs)
	qs = append(qs, f.policies(&cs, used)...)
	for _, q := range qs {
		d := readout.Dispute{ID: id("dispute", len(out)), Question: f.ask(cs, q)}
		d.Positions = f.positions(cs, q)
		if len(d.Positions) < 2 {
			continue
		}
		s.because(d.ID, "%s", q.rule())
		for side, list := range q.sides {
			for _, i := range list {
				c := &cs[i]
				s.because(d.ID, "side %d: %s (speaks for %s) in %s: %s", side+1, c.holder, f.partyName(c.party), s.docs[c.doc].ID, f.reason(c))
			}
		}
		out = append(out, d)
	}
	return out
}

// question is the claims that stand on its two sides.
type question struct {
	sides  [2][]int
	score  float64
	blames bool // asks who is responsible
	rights bool // asks whether an act was right
	policy bool // asks whether something should be
}

// questions finds who is blamed and denies it, what is called right and wrong,
// and what one says and another denies. Each claim stands in one question.
func (f *facts) questions(cs []claim) (qs []question, used map[int]bool) {
	used = map[int]bool{}
	out := f.blame(cs, used)
	out = append(out, f.right(cs, used)...)
	at := map[int]int{} // claim -> question
	for _, o := range f.oppositions(cs, used) {
		p, inP := at[o.pro]
		c, inC := at[o.contra]
		switch {
		case inP && inC, (inP || inC) && o.words < 2 && !f.opposes(&cs[o.contra]):
		case inP:
			out[p].sides[1] = append(out[p].sides[1], o.contra)
			at[o.contra] = p
		case inC:
			out[c].sides[0] = append(out[c].sides[0], o.pro)
			at[o.pro] = c
		default:
			at[o.pro], at[o.contra] = len(out), len(out)
			out = append(out, question{sides: [2][]int{{o.pro}, {o.contra}}, score: o.score})
		}
	}
	for i := range at {
		used[i] = true
	}
	return out, used
}

// positions makes one position of the claims of one holder on one side.
func (f *facts) positions(cs []claim, q question) []readout.Position {
	out := []readout.Position{}
	for side, list := range q.sides {
		first := len(out)
		for _, i := range list {
			c := &cs[i]
			k := first
			for k < len(out) && !strings.EqualFold(out[k].Who(), c.holder) {
				k++
			}
			if k == len(out) {
				p := readout.Position{Holder: c.holder, For: f.speaksFor(c), Stance: c.position(side), Gist: oneLine(c.span.Of(f.docs[c.doc].Text))}
				if p.For != "" {
					p.Holder += " (" + p.For + ")"
				}
				out = append(out, p)
			}
			out[k].Evidence = append(out[k].Evidence, f.docs[c.doc].Cite(c.span))
		}
	}
	return out
}

// speaksFor is the state for which the person who holds a claim speaks, where
// the name does not say it.
func (f *facts) speaksFor(c *claim) string {
	if c.actor < 0 || f.actors[c.actor].Type != readout.Person || c.party != f.actors[c.actor].State || strings.Contains(c.holder, c.party) {
		return ""
	}
	return c.party
}

// position is the stance of a claim as a position.
func (c *claim) position(int) string {
	switch {
	case c.stance == readout.Doubts || c.flags&unsure != 0 && c.flags&against == 0:
		return "doubts"
	case c.flags&against != 0:
		return "denies"
	}
	return "asserts"
}

// ask words the question.
func (f *facts) ask(cs []claim, q question) string {
	x := &cs[q.sides[0][0]]
	switch {
	case q.blames:
		if what := f.incident(cs, q); what != "" {
			return "Who is responsible for " + what + "?"
		}
		for _, i := range q.sides[0] {
			for _, a := range cs[i].accused { // whom the other side answers for
				if p := f.party(cs[i].doc, a); slices.ContainsFunc(q.sides[1], func(j int) bool { return cs[j].party == p || slices.Contains(cs[j].accuses, p) }) {
					who := f.actors[a].Name
					if f.actors[a].Type == readout.NORP && f.actors[a].State != "" {
						who = f.actors[a].State
					}
					return "Who is to blame: " + who + ", as " + cs[i].holder + " says?"
				}
			}
		}
	case q.policy:
		return "For or against: " + f.topic(cs, q) + "?"
	case q.rights:
		for _, side := range []int{1, 0} {
			for _, i := range q.sides[side] {
				if act := f.act(&cs[i]); act != "" {
					return "Right or wrong: " + act + "?"
				}
			}
		}
	}
	text := brief(strings.TrimRight(oneLine(x.content.Of(f.docs[x.doc].Text)), ".!,;: "))
	if y := &cs[q.sides[1][0]]; f.opposes(y) {
		return "For or against: " + strings.TrimRight(oneLine(y.content.Of(f.docs[y.doc].Text)), ".!,;: ") + "?"
	}
	if x.row != 0 && f.as[x.doc].Statements[x.row].Kind == readout.Indirect && x.stance == readout.Asserts {
		clause, told := strings.CutPrefix(text, "that ")
		if first, size := utf8.DecodeRuneInString(clause); told || !unicode.IsUpper(first) || size == 0 {
			return "Is it so that " + clause + "?"
		}
	}
	return "Is it so, as " + x.holder + " holds: “" + strings.Trim(text, "\"“”‘’'") + "”?"
}

// longQuestion is how many bytes of a claim a question repeats.
const longQuestion = 140

// brief cuts a long claim at the end of its first sentence, else between words.
func brief(text string) string {
	if len(text) <= longQuestion {
		return text
	}
	if k := strings.Index(text, ". "); k > 20 && k < longQuestion {
		return text[:k]
	}
	return text[:strings.LastIndexByte(text[:longQuestion], ' ')] + " …"
}

// topic is the fullest name of what a question of policy is about.
func (f *facts) topic(cs []claim, q question) string {
	best := ""
	for _, side := range q.sides {
		for _, i := range side {
			c := &cs[i]
			if text := strings.TrimRight(oneLine(c.content.Of(f.docs[c.doc].Text)), ".!,;: "); c.flags&reported != 0 && len(text) > len(best) {
				best = text
			}
		}
	}
	return best
}

// act is the noun phrase of a claim that names an attack.
func (f *facts) act(c *claim) string {
	a, d := f.as[c.doc], f.docs[c.doc]
	for k := tokenFrom(a, 0, c.sentence, c.span.Start); k < len(a.Tokens) && a.Tokens[k].End <= c.span.End; k++ {
		tok := a.Tokens[k]
		if tok.UPOS != readout.NOUN || !violent([]string{conceptOf[lexicon.Fold(tok.Of(d.Text))]}) {
			continue
		}
		start := tok.Start
		for j := k - 1; j > 0 && int(a.Tokens[j].Head) == k && a.Tokens[j].Start >= c.span.Start; j-- {
			start = a.Tokens[j].Start
		}
		return d.Text[start:tok.End]
	}
	return ""
}

// rule says which rule made a question.
func (q question) rule() string {
	switch {
	case q.blames:
		return "some say who did it, and those whom they name, or who speak for them, deny it or lay it to others; the claims are of one incident by means, place, year or words"
	case q.policy:
		return "some are for it and others against it, by verbs and nouns that take a side or by what they say must be"
	case q.rights:
		return "some justify an act and others condemn it"
	}
	return fmt.Sprintf("what one side says is not so is what the other says: %.0f %% of the words denied, by weight", 100*q.score)
}

// reason says what made a claim a position.
func (f *facts) reason(c *claim) string {
	var out []string
	for _, x := range []struct {
		flag claimFlags
		says string
	}{{guilty, "says who did it"}, {against, "says that it is not so"}, {justifies, "justifies"}, {condemns, "condemns"}, {demands, "demands"}, {unsure, "says that it is not known"}, {outlets, "in the outlet's own voice"}} {
		if c.flags&x.flag != 0 {
			out = append(out, x.says)
		}
	}
	if len(c.accuses) > 0 && c.flags&guilty != 0 {
		names := make([]string, len(c.accuses))
		for i, p := range c.accuses {
			names[i] = f.partyName(p)
		}
		out = append(out, "names "+strings.Join(names, ", "))
	}
	if c.means != "" {
		out = append(out, "of "+meansName[c.means])
	}
	if len(out) == 0 {
		return "says it"
	}
	return strings.Join(out, "; ")
}

// partyName names a party for a reader.
func (f *facts) partyName(party string) string {
	var i int
	if _, err := fmt.Sscanf(party, "actor %d", &i); err == nil && i < len(f.actors) {
		return f.actors[i].Name
	}
	if party == "" {
		return "itself"
	}
	return party
}

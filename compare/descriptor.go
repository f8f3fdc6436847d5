package compare

import (
	"slices"
	"strings"

	"readout"
)

// markedWords has the modifiers that say by what right someone is what he is
// called, or take a side on it.
var markedWords = map[string]bool{}

// personWords has the nouns for a person by connotation; see labelWords.
var personWords = map[string]int{}

func init() {
	for _, w := range strings.Fields(`self-appointed self-proclaimed self-declared self-styled self-described so-called de-facto facto exiled disgraced alleged
		suspected convicted notorious infamous hardline firebrand controversial ousted deposed interim acting illegitimate legitimate
		pro-western pro-russian pro-moscow pro-kiev pro-government anti-government breakaway puppet western-backed russian-backed provisional transitional caretaker elected unelected`) {
		markedWords[w] = true
	}
	for i, words := range []string{
		"leader commander chief head official activist dissident member fighter lawmaker cleric scholar",
		"terrorist extremist warlord strongman dictator tyrant mastermind killer murderer mass-murderer butcher thug fugitive criminal spy agent operative ringleader crony",
		"martyr hero holiness patriot liberator",
		"militant rebel separatist insurgent gunman",
	} {
		for _, w := range strings.Fields(words) {
			personWords[w] = i + 1
		}
	}
}

// descriptor is what one report calls a person beside the name.
type descriptor struct {
	at    int
	word  string
	group int // connotation; 10 and more for a modifier that marks
	span  readout.Span
}

// descriptorDifferences finds persons whom reports call by titles of different
// right or connotation: "the mayor", "the self-appointed mayor".
func (s *comparison) descriptorDifferences() []readout.Difference {
	uses := map[int][]descriptor{}
	var order []int
	for i := range s.sentences.items {
		u := &s.sentences.items[i]
		a := s.as[u.doc]
		first, _ := slices.BinarySearchFunc(a.Mentions[1:], u.span.Start, func(m readout.Mention, at uint32) int { return int(int64(m.Start) - int64(at)) })
		for m := first + 1; m < len(a.Mentions) && a.Mentions[m].Start < u.span.End; m++ {
			who := s.actorAt(u.doc, uint32(m))
			if who < 0 || s.actors[who].Type != readout.Person || a.Mentions[m].Form == readout.Pronoun {
				continue
			}
			d, ok := s.describe(u, uint32(m))
			if !ok {
				continue
			}
			d.at = i
			if _, ok := uses[who]; !ok {
				order = append(order, who)
			}
			uses[who] = append(uses[who], d)
		}
	}
	var out []readout.Difference
	for _, who := range order {
		if d, ok := s.descriptorLine(who, uses[who]); ok {
			out = append(out, d)
		}
	}
	return out
}

// describe is the noun of a title or an apposition of a mention, with what
// marks it.
func (s *comparison) describe(u *assertion, m uint32) (descriptor, bool) {
	a := s.as[u.doc]
	head := s.headOf(u.doc, a.Mentions[m].Span)
	r := a.Sentences[u.sentence].Tokens
	nouns := []uint32{head}
	for t := max(r.First, head-min(head, 12)); t < min(r.End, head+14); t++ {
		if a.Tokens[t].Head == head && (a.Tokens[t].Deprel == readout.RelAppos || a.Tokens[t].Deprel == readout.RelNmodDesc || a.Tokens[t].Deprel == readout.RelCompound) {
			nouns = append(nouns, t)
		}
		if a.Tokens[head].Deprel == readout.RelAppos && a.Tokens[head].Head == t {
			nouns = append(nouns, t)
		}
	}
	for _, n := range nouns {
		if a.Tokens[n].UPOS != readout.NOUN && a.Tokens[n].UPOS != readout.PROPN {
			continue
		}
		w := s.lemma(u.doc, n)
		group, known := personWords[w]
		d := descriptor{word: w, group: group, span: readout.Span{Start: a.Tokens[n].Start, End: a.Tokens[n].End}}
		for k := n; k > r.First && n-k < 5; k-- {
			if mark := s.markAt(u.doc, k-1); mark != "" {
				d.word, d.group = mark+" "+w, 10+len(mark)
				d.span.Start = a.Tokens[k-1].Start
				return d, true
			}
			if p := a.Tokens[k-1].UPOS; p == readout.VERB || p == readout.ADP {
				break
			}
		}
		if known || roleNoun[w] {
			return d, true
		}
	}
	return descriptor{}, false
}

// roleNoun has the offices that a marked title is set against.
var roleNoun = map[string]bool{"mayor": true, "president": true, "governor": true, "minister": true, "king": true, "general": true, "spokesman": true, "prime": true}

// markAt is the modifier that marks at token t, whole where the tokeniser cut it.
func (s *comparison) markAt(doc int, t uint32) string {
	w := s.word(doc, t)
	if markedWords[w] {
		if w == "facto" {
			return "de facto"
		}
		return w
	}
	if t > 2 && s.word(doc, t-1) == "-" {
		if whole := s.word(doc, t-2) + "-" + w; markedWords[whole] {
			return whole
		}
	}
	return ""
}

// descriptorLine makes a line of what reports call one person when two
// independent ones differ in connotation and one never uses the other's words.
func (s *comparison) descriptorLine(who int, ds []descriptor) (readout.Difference, bool) {
	var words []string
	docs := map[string][]int{}
	group := map[string]int{}
	cites := map[string][]readout.Evidence{}
	for _, d := range ds {
		u := &s.sentences.items[d.at]
		if !slices.Contains(words, d.word) {
			words = append(words, d.word)
		}
		group[d.word] = d.group
		if !slices.Contains(docs[d.word], u.doc) {
			docs[d.word] = append(docs[d.word], u.doc)
			cites[d.word] = append(cites[d.word], s.docs[u.doc].Cite(s.around(u, d.span)))
		}
	}
	d := readout.Difference{
		About: "how " + s.actors[who].Name + " is described", Kind: "label", Verdict: "framing",
		Why: "titles of different right or connotation for one person, in different reports",
	}
	differ := false
	for _, x := range words {
		for _, y := range words {
			if x < y && group[x] != group[y] && (marks(group[x]) || marks(group[y])) && s.keepApart(docs[x], docs[y]) {
				differ = true
			}
		}
	}
	if !differ {
		return d, false
	}
	for _, w := range words {
		d.Values = append(d.Values, readout.Value{Value: w, Evidence: cites[w]})
	}
	return d, true
}

// marks reports whether a group of descriptors takes a side.
func marks(group int) bool { return group > 1 }

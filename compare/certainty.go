package compare

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// hedge has the words that keep what they stand before from being a fact.
var hedge = map[string]bool{
	"alleged": true, "suspected": true, "purported": true, "apparent": true, "presumed": true, "reported": true, "supposed": true, "claimed": true,
	"so-called": true, "possible": true, "likely": true, "ostensible": true, "probable": true, "allegedly": true, "reportedly": true, "apparently": true,
}

// happening has the heads of noun phrases that name something that happened.
var happening = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`attack attacks strike strikes raid raids bombing bombings shooting shootings killing killings massacre assault assaults
		explosion explosions blast blasts incident use downing crash coup plot fraud violation violations breach abuse torture murder murders
		assassination poisoning invasion incursion offensive meddling interference hacking involvement role links crime crimes chemical weapons
		abduction kidnapping corruption bribery collusion attempt attempts`) {
		happening[w] = true
	}
}

// naming is one noun phrase that names something that happened, hedged or not.
type naming struct {
	at     int // assertion
	span   readout.Span
	hedged bool
}

// certaintyDifferences finds what one outlet states as a fact and another
// hedges: "the chemical attack", "the alleged chemical attack". Only the
// outlets' own voices count, and a phrase has one line.
func (s *comparison) certaintyDifferences() []readout.Difference {
	byCore := map[string][]naming{}
	for i := range s.sentences.items {
		for core, ns := range s.namings(i) {
			byCore[core] = append(byCore[core], ns...)
		}
	}
	cores := make([]string, 0, len(byCore))
	for c := range byCore {
		cores = append(cores, c)
	}
	slices.SortFunc(cores, func(x, y string) int {
		return cmp.Or(cmp.Compare(len(byCore[y]), len(byCore[x])), cmp.Compare(x, y))
	})
	var out []readout.Difference
	for _, core := range cores {
		stated, hedged := s.perDocument(byCore[core], false), s.perDocument(byCore[core], true)
		if !s.bothSides(stated, hedged) {
			continue
		}
		out = append(out, readout.Difference{
			About: "whether the " + core + " is stated as fact", Kind: "certainty", Verdict: "framing",
			Why:    "the same phrase stands without a hedge in one report and with one in another",
			Values: []readout.Value{s.namingValue("stated as fact", stated), s.namingValue("hedged", hedged)},
		})
	}
	return out
}

// namings finds the phrases of an assertion by their core: the head and the
// word before it, without hedges.
func (s *comparison) namings(i int) map[string][]naming {
	u := &s.sentences.items[i]
	a := s.as[u.doc]
	lower := s.lower[u.doc]
	r := a.Sentences[u.sentence].Tokens
	var out map[string][]naming
	for t := r.First + 1; t < r.End; t++ {
		head := a.Tokens[t].Of(lower)
		if !happening[head] || t+1 < r.End && happening[a.Tokens[t+1].Of(lower)] {
			continue
		}
		before := a.Tokens[t-1].Of(lower)
		from := t - 1
		core := ""
		if isWord(before) && !lexicon.Function(before) && !lexicon.Determiner[before] && !hedge[before] && before != "'s" {
			core = before + " " + strings.TrimSuffix(head, "s")
			if m := meansOfWord[before]; m != "" && before != "weapons" {
				core = m + " " + strings.TrimSuffix(head, "s")
			}
			if before == "weapons" && from > r.First && meansOfWord[a.Tokens[from-1].Of(lower)] != "" {
				from--
				core = meansOfWord[a.Tokens[from].Of(lower)] + " " + strings.TrimSuffix(head, "s")
			}
			from--
		}
		if core == "" || len(before) < 3 {
			continue
		}
		n := naming{at: i, span: readout.Span{Start: a.Tokens[from+1].Start, End: a.Tokens[t].End}}
		for k := from; k >= r.First && k+4 > from; k-- {
			w := a.Tokens[k].Of(lower)
			if hedge[w] {
				n.hedged, n.span.Start = true, a.Tokens[k].Start
				break
			}
			if lexicon.Function(w) && w != "have" {
				break
			}
		}
		if !n.hedged && s.inOthersVoice(u.doc, n.span) {
			continue
		}
		if out == nil {
			out = map[string][]naming{}
		}
		out[core] = append(out[core], n)
	}
	return out
}

// inOthersVoice reports whether span stands in the content of a statement. Of
// what is told indirectly, what is taken for granted ("the attack") is the
// outlet's wording.
func (s *comparison) inOthersVoice(doc int, span readout.Span) bool {
	a := s.as[doc]
	granted := s.definite(doc, s.headOf(doc, span))
	for _, row := range s.saidIn[doc][s.sentenceAt(doc, span.Start)] {
		if granted && a.Statements[row].Kind == readout.Indirect {
			continue
		}
		for _, c := range a.Spans[a.Statements[row].Content.First:a.Statements[row].Content.End] {
			if c.Contains(span) {
				return true
			}
		}
	}
	return false
}

// perDocument keeps one naming of each report.
func (s *comparison) perDocument(ns []naming, hedged bool) []naming {
	var out []naming
	seen := map[int]int{}
	for _, n := range ns {
		doc := s.sentences.items[n.at].doc
		if n.hedged == hedged && seen[doc] < perWord {
			seen[doc]++
			out = append(out, n)
		}
	}
	return out
}

// bothSides reports whether a report that states and another that never
// states what it hedges can be set against each other.
func (s *comparison) bothSides(stated, hedged []naming) bool {
	for _, x := range stated {
		for _, y := range hedged {
			if s.twoTellings(s.sentences.items[x.at].doc, s.sentences.items[y.at].doc) {
				return true
			}
		}
	}
	return false
}

func (s *comparison) namingValue(label string, ns []naming) readout.Value {
	u := &s.sentences.items[ns[0].at]
	v := readout.Value{Value: label + ": “" + oneLine(ns[0].span.Of(s.docs[u.doc].Text)) + "”"}
	for _, n := range ns {
		u := &s.sentences.items[n.at]
		v.Evidence = append(v.Evidence, s.docs[u.doc].Cite(s.around(u, n.span)))
	}
	return v
}

// around is the span with a few words on either side, enough to be read alone.
func (s *comparison) around(u *assertion, span readout.Span) readout.Span {
	const side = 4
	r := s.as[u.doc].Sentences[u.sentence].Tokens
	t := s.as[u.doc].Tokens
	first, last := r.First, r.End-1
	for first < r.End && t[first].End <= span.Start {
		first++
	}
	for last > first && t[last].Start >= span.End {
		last--
	}
	from := max(first, r.First+side) - side
	to := min(last+side, r.End-1)
	out := readout.Span{Start: t[from].Start, End: t[to].End}
	if out.Start < u.span.Start {
		out.Start = u.span.Start
	}
	return readout.Span{Start: out.Start, End: min(out.End, u.span.End)}
}

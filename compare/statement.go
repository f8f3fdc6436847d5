package compare

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"readout"
	"readout/lexicon"
)

// statementLines lists what is said, report by report, and joins the reports
// of one utterance.
func (s *comparison) statementLines() ([]readout.StatementLine, []readout.Utterance) {
	out := []readout.StatementLine{}
	s.lines = make([][]string, len(s.docs))
	var at []ref
	for doc := range s.docs {
		a := s.as[doc]
		s.lines[doc] = make([]string, len(a.Statements))
		for row := 2; row < len(a.Statements); row++ {
			st := a.Statements[row]
			spans := a.Spans[st.Content.First:st.Content.End]
			if s.skipped(doc, spans[0]) {
				continue
			}
			line := readout.StatementLine{ID: id("statement", len(out)), Kind: st.Kind.String(), Stance: st.Stance.String(), In: s.lines[doc][st.In]}
			line.SpeakerName, line.Speakers = s.speakers(doc, st)
			if st.Speaker != 0 {
				line.Speaker = s.actorID(s.actorAt(doc, st.Speaker))
			}
			if spans = s.saidOf(doc, spans); len(spans) == 0 {
				continue
			}
			for _, c := range spans {
				line.Content = append(line.Content, s.docs[doc].Cite(c))
			}
			if !st.Cue.IsZero() {
				cue := s.docs[doc].Cite(st.Cue)
				line.Cue = &cue
			}
			s.lines[doc][row] = line.ID
			at = append(at, ref{doc, uint32(row)})
			out = append(out, line)
		}
	}
	s.joinUtterances(out, at)
	return out, s.utterances(out, at)
}

// saidOf are the spans of a content without those that are empty, when marks
// were all there was, and without pronouns that only stand for the rest or for
// something said elsewhere: "what … as a mistake", "which".
func (s *comparison) saidOf(doc int, spans []readout.Span) []readout.Span {
	return slices.DeleteFunc(slices.Clone(spans), func(c readout.Span) bool {
		return c.IsZero() || standsFor(c.Of(s.docs[doc].Text))
	})
}

// standsFor reports whether words are a pronoun alone that relates to others:
// "who", not "WHO".
func standsFor(words string) bool {
	return relative[strings.ToLower(words)] && words[1:] == strings.ToLower(words[1:])
}

var relative = map[string]bool{"who": true, "whom": true, "which": true, "that": true, "what": true}

// ofWhom adds whose a speaker is to a name that does not say it: "Norland's
// health service", "the Norlandic government-in-exile".
func (s *comparison) ofWhom(doc int, st readout.Statement, name string) string {
	text := s.docs[doc].Text
	if st.Speaker == 0 || name == "" {
		return name
	}
	full := s.as[doc].Mentions[st.Speaker].Full
	if !st.Source.Contains(full) || !strings.HasSuffix(full.Of(text), name) {
		return name
	}
	out := name
	for end := full.End; end < st.Source.End && (text[end] == '-' || end > full.End && text[end] != ' ' && text[end] != ','); end++ {
		out += text[end : end+1]
	}
	if rest := text[full.End:max(full.End, st.Source.End)]; out == name && s.as[doc].Mentions[st.Speaker].Form == readout.Nominal && len(rest) <= maxOf && strings.HasPrefix(rest, " for ") && !strings.ContainsAny(rest, ",;") {
		return oneLine(name + rest) // "spokesman for the port authority"
	}
	before := text[st.Source.Start : full.End-uint32(len(name))]
	if len(before) > maxOwner {
		return out
	}
	if t := strings.TrimSpace(before); strings.HasSuffix(t, "'s") || strings.HasSuffix(t, "’s") {
		return oneLine(before + out)
	}
	return out
}

// maxOwner is how many bytes may say whose a speaker is.
const maxOwner = 40

// maxOf is how many bytes may say for whom someone speaks.
const maxOf = 60

// ref names a row of a table of one document.
type ref struct {
	doc int
	row uint32
}

// joinUtterances gives one utterance name to statements of one speaker whose
// words are nearly the same: told twice, not said twice.
func (s *comparison) joinUtterances(lines []readout.StatementLine, at []ref) {
	terms, numbers := make([][]string, len(lines)), make([][]string, len(lines))
	bySpeaker := map[string][]int{}
	for i := range lines {
		lines[i].Utterance = lines[i].ID
		terms[i], numbers[i] = s.contentTerms(at[i]), numbersIn(lines[i].Content)
		who := lines[i].Speaker
		if who == "" {
			continue
		}
		for _, j := range bySpeaker[who] {
			if at[i].doc != at[j].doc && overlap(terms[i], terms[j]) >= 0.6 && sameNumbers(numbers[i], numbers[j]) {
				lines[i].Utterance = lines[j].Utterance
				break
			}
		}
		bySpeaker[who] = append(bySpeaker[who], i)
	}
}

// sameNumbers reports whether two contents can give the same counts: one that
// says 58 and one that says 72 are two utterances.
func sameNumbers(x, y []string) bool { return len(x) == 0 || len(y) == 0 || len(common(x, y)) > 0 }

// numbersIn are the numbers written in digits in a content, sorted, unique.
func numbersIn(content []readout.Evidence) []string {
	var out []string
	for _, e := range content {
		out = append(out, strings.FieldsFunc(strings.ReplaceAll(e.Quote, ",", ""), func(r rune) bool { return r < '0' || r > '9' })...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// contentTerms are the stems of the content of a statement, sorted, unique.
func (s *comparison) contentTerms(r ref) []string {
	a, d := s.as[r.doc], s.docs[r.doc]
	st := a.Statements[r.row]
	var out []string
	for _, c := range a.Spans[st.Content.First:st.Content.End] {
		out = append(out, stems(c.Of(d.Text))...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stems are the stems of the content words of text.
func stems(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(lexicon.Fold(text), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f && r != '’' && r != '“' && r != '”')
	}) {
		if !stopWord(w) {
			out = append(out, english.Stem(w, false))
		}
	}
	return out
}

// overlap is the share of the smaller of two sorted sets that both have; 0
// when one has fewer than three terms.
func overlap(a, b []string) float64 {
	n := min(len(a), len(b))
	if n < 3 {
		return 0
	}
	both := 0
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x] < b[y]:
			x++
		case a[x] > b[y]:
			y++
		default:
			both++
			x, y = x+1, y+1
		}
	}
	return float64(both) / float64(n)
}

// both counts the terms that two sorted sets share.
func both(a, b []string) int { return len(common(a, b)) }

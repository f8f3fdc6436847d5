package compare

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// The words of two quotations are set side by side when so many of them, and
// that share of the shorter, run in parallel; what differs is a gap of at most
// maxGap words between words that both have, and at most maxEdge at an end.
const (
	sameQuote  = 4
	quoteShare = 0.4
	maxGap     = 12
	maxEdge    = 4
)

// utterances lists what several reports say that someone said once: each
// wording with the reports that have it, and where quotations differ.
func (s *comparison) utterances(lines []readout.StatementLine, at []ref) []readout.Utterance {
	out := []readout.Utterance{}
	told := map[string][]int{}
	for i := range lines {
		told[lines[i].Utterance] = append(told[lines[i].Utterance], i)
	}
	for i := range lines {
		members := told[lines[i].ID]
		if len(members) < 2 || lines[i].Utterance != lines[i].ID {
			continue
		}
		u := readout.Utterance{ID: lines[i].ID, Speaker: lines[i].Speaker, SpeakerName: lines[i].SpeakerName, Differs: []readout.WordsDiffer{}}
		by := map[string]int{}
		var quoted [][]uint32 // wording -> its words in quotation marks
		var docs []int
		for _, m := range members {
			words := spoken(lines[m].Content)
			k, ok := by[words]
			if !ok {
				k = len(u.Wordings)
				by[words] = k
				u.Wordings = append(u.Wordings, readout.Wording{Words: strings.Join(quotes(lines[m].Content), " … "), Kind: lines[m].Kind, Evidence: lines[m].Content})
				quoted, docs = append(quoted, s.quotedWords(at[m])), append(docs, at[m].doc)
			}
			w := &u.Wordings[k]
			w.Statements = append(w.Statements, lines[m].ID)
			if doc := s.docs[at[m].doc].ID; !slices.Contains(w.Documents, doc) {
				w.Documents = append(w.Documents, doc)
			}
		}
		first := slices.IndexFunc(quoted, func(q []uint32) bool { return len(q) > 0 })
		for k := first + 1; first >= 0 && k < len(quoted); k++ {
			u.Differs = append(u.Differs, s.wordsDiffer(docs[first], quoted[first], docs[k], quoted[k])...)
		}
		out = append(out, u)
	}
	return out
}

// spoken is the words of a content in lower case, without marks.
func spoken(content []readout.Evidence) string {
	return strings.Join(strings.FieldsFunc(lexicon.Fold(strings.Join(quotes(content), " ")), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	}), " ")
}

func quotes(content []readout.Evidence) (out []string) {
	for _, e := range content {
		out = append(out, oneLine(e.Quote))
	}
	return out
}

// quotedWords are the tokens of a statement that stand in quotation marks: all
// of a direct one, those between marks of a mixed one.
func (s *comparison) quotedWords(r ref) (out []uint32) {
	a, text := s.as[r.doc], s.docs[r.doc].Text
	st := a.Statements[r.row]
	if st.Kind == readout.Indirect {
		return nil
	}
	for _, c := range a.Spans[st.Content.First:st.Content.End] {
		open := st.Kind == readout.Direct
		for t := s.tokenAt(r.doc, c.Start); t < uint32(len(a.Tokens)) && a.Tokens[t].Start < c.End; t++ {
			switch w := a.Tokens[t].Of(text); {
			case w == "“":
				open = true
			case w == "”" && st.Kind != readout.Direct:
				open = false
			case w == `"` && st.Kind != readout.Direct:
				open = !open
			case open && (isWord(s.word(r.doc, t)) || len(w) == 1 && isLetter(s.word(r.doc, t)[0])):
				out = append(out, t)
			}
		}
	}
	return out
}

// wordsDiffer sets two quotations side by side by their longest common sequence
// of words. One that is cut shorter does not differ.
func (s *comparison) wordsDiffer(d int, x []uint32, e int, y []uint32) (out []readout.WordsDiffer) {
	n, m := len(x), len(y)
	if n > longest || m > longest {
		return nil
	}
	best := make([][]int, n+1)
	for i := range best {
		best[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if s.word(d, x[i]) == s.word(e, y[j]) {
				best[i][j] = max(best[i][j], best[i+1][j+1]+1)
			}
		}
	}
	if best[0][0] < sameQuote || float64(best[0][0]) < quoteShare*float64(min(n, m)) {
		return nil
	}
	gap := func(i, iEnd, j, jEnd int, edge bool) {
		a, b := iEnd-i, jEnd-j
		switch {
		case a == 0 && b == 0, !unbroken(x[i:iEnd]) || !unbroken(y[j:jEnd]), a > maxGap || b > maxGap, edge && (a == 0 || b == 0 || a > maxEdge || b > maxEdge):
			return
		case a == 0:
			out = append(out, readout.WordsDiffer{One: s.run(e, y[j:jEnd]), Missing: s.docs[d].ID})
		case b == 0:
			out = append(out, readout.WordsDiffer{One: s.run(d, x[i:iEnd]), Missing: s.docs[e].ID})
		default:
			other := s.run(e, y[j:jEnd])
			out = append(out, readout.WordsDiffer{One: s.run(d, x[i:iEnd]), Other: &other})
		}
	}
	lastI, lastJ := 0, 0
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case s.word(d, x[i]) == s.word(e, y[j]) && best[i][j] == best[i+1][j+1]+1:
			gap(lastI, i, lastJ, j, lastI == 0 && lastJ == 0)
			i, j = i+1, j+1
			lastI, lastJ = i, j
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	gap(lastI, n, lastJ, m, true)
	return out
}

// unbroken reports whether tokens follow each other but for marks.
func unbroken(tokens []uint32) bool {
	for k := 1; k < len(tokens); k++ {
		if tokens[k] > tokens[k-1]+2 {
			return false
		}
	}
	return true
}

// run cites tokens that follow each other.
func (s *comparison) run(doc int, tokens []uint32) readout.Evidence {
	a := s.as[doc]
	return s.docs[doc].Cite(readout.Span{Start: a.Tokens[tokens[0]].Start, End: a.Tokens[tokens[len(tokens)-1]].End})
}

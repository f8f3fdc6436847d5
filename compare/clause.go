package compare

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// shortEvidence is the length in bytes up to which a whole sentence is cited.
const shortEvidence = 160

// clause is the part of a sentence around span that proves a line: the whole
// of a short sentence, else what stands between the commas and conjunctions
// around it, never a fragment of fewer than four words.
func (s *comparison) clause(doc int, sentence, span readout.Span) readout.Span {
	if sentence.Len() <= shortEvidence {
		return sentence
	}
	text := s.docs[doc].Text
	left, right := sentence.Start, sentence.End
	for i := span.Start; i > sentence.Start; i-- {
		if at := cutBefore(text, sentence.Start, i); at != 0 && words(text[at:span.End]) >= 4 {
			left = at
			break
		}
	}
	for i := span.End; i < sentence.End; i++ {
		if cutAt(text, i, sentence.End) && words(text[left:i]) >= 4 {
			right = i
			break
		}
	}
	out := readout.Span{Start: left, End: right}
	for out.Start < out.End && (text[out.Start] == ' ' || text[out.Start] == ',') {
		out.Start++
	}
	for out.End > out.Start && strings.IndexByte(" ,;:-", text[out.End-1]) >= 0 {
		out.End--
	}
	return out
}

// cutBefore returns where the clause that contains byte i starts, when a
// boundary ends at i; 0 when none does.
func cutBefore(text string, from, i uint32) uint32 {
	switch c := text[i-1]; {
	case c == ',' || c == ';' || c == ':':
		if i < uint32(len(text)) && text[i] == ' ' {
			return i + 1
		}
	case c == ' ':
		before := text[from : i-1]
		w := before[strings.LastIndexByte(before, ' ')+1:]
		if boundary[strings.ToLower(w)] {
			return i - uint32(len(w)) - 1
		}
	}
	return 0
}

// cutAt reports whether a boundary starts at byte i.
func cutAt(text string, i, end uint32) bool {
	switch text[i] {
	case ',', ';':
		return i+1 < end && text[i+1] == ' '
	case ' ':
		rest := text[i+1 : end]
		w, _, _ := strings.Cut(rest, " ")
		return boundary[strings.ToLower(w)]
	}
	return false
}

var boundary = map[string]bool{"while": true, "but": true, "which": true, "who": true, "after": true, "when": true, "although": true, "because": true, "saying": true, "adding": true}

func words(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if isWord(lexicon.Fold(w)) {
			n++
		}
	}
	return n
}

// minClause is the number of words from which a part of a sentence is a clause.
const minClause = 4

// clausesOf cuts a sentence at its commas and conjunctions into clauses of at
// least minClause words. A short sentence is one clause.
func (s *comparison) clausesOf(doc int, sentence readout.Span) []readout.Span {
	text := s.docs[doc].Text
	var out []readout.Span
	from := sentence.Start
	for i := sentence.Start + 1; i < sentence.End; i++ {
		if i < from || !cutAt(text, i, sentence.End) && !joins(text, i, sentence.End) {
			continue
		}
		if words(text[from:i]) >= minClause && words(text[i:sentence.End]) >= minClause {
			out = append(out, readout.Span{Start: from, End: i})
			from = i + 1
			for from < sentence.End && text[from] == ' ' {
				from++
			}
		}
	}
	return append(out, readout.Span{Start: from, End: sentence.End})
}

// joins reports whether "and", "that" or "before" starts at byte i+1 and may
// open a clause.
func joins(text string, i, end uint32) bool {
	if text[i] != ' ' {
		return false
	}
	w, _, _ := strings.Cut(text[i+1:end], " ")
	switch w {
	case "and", "that", "before", "as", "during", "where", "since", "if", "following", "amid":
		return true
	}
	return false
}

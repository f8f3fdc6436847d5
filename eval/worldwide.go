package eval

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"readout"
)

// A named is a name with its type, in gold or in what was read.
type named struct {
	readout.Span
	Type string // as Worldwide writes it: Person, Organization, Location, …
}

// namedDoc is a report with the names in it.
type namedDoc struct {
	doc   *readout.Document
	names []named
	sents []goldSentence
}

func (d namedDoc) report() *readout.Document { return d.doc }

// A labelled is one token of a column file with its label.
type labelled struct{ form, label string }

// readWorldwide reads the articles of a folder of Worldwide, in order of name.
func readWorldwide(dir string) ([]namedDoc, error) {
	files, err := filesIn(dir, "*.tsv")
	if err != nil {
		return nil, err
	}
	var docs []namedDoc
	for _, name := range files {
		sents, err := readLabelled(name)
		if err != nil {
			return nil, err
		}
		docs = append(docs, buildNamed(strings.TrimSuffix(filepath.Base(name), ".txt.tsv"), sents))
	}
	return docs, nil
}

// readLabelled reads the sentences of one file. The first line is the address
// of the page. Where a token has several layers of labels, the first counts.
func readLabelled(name string) ([][]labelled, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var sents [][]labelled
	var cur []labelled
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for line := 1; s.Scan(); line++ {
		text := s.Text()
		if line == 1 {
			continue
		}
		if strings.TrimSpace(text) == "" {
			if len(cur) > 0 {
				sents = append(sents, cur)
			}
			cur = nil
			continue
		}
		c := strings.Split(text, "\t")
		if len(c) == 1 {
			c = append(c, "O") // a token whose label was lost
		}
		if strings.TrimSpace(c[0]) == "" {
			continue
		}
		cur = append(cur, labelled{c[0], c[1]})
	}
	if len(cur) > 0 {
		sents = append(sents, cur)
	}
	return sents, s.Err()
}

// buildNamed writes the text of an article. The files do not say where a
// paragraph ends: a sentence without a full stop is taken to stand alone, as
// headlines, bylines and list items do.
func buildNamed(id string, sents [][]labelled) namedDoc {
	var t textBuilder
	var names []named
	var words []goldSentence
	para := uint32(1)
	for _, sent := range sents {
		spans := make([]readout.Span, len(sent))
		for i, tok := range sent {
			next := ""
			inside := false
			if i+1 < len(sent) {
				next = sent[i+1].form
				inside = tok.label != "O" && continues(sent[i+1].label)
			}
			spans[i] = t.token(tok.form, next, inside)
		}
		names = append(names, decodeLabels(sent, spans)...)
		words = append(words, goldSentence{spans, clitics(sent), para})
		if !endsSentence(sent[len(sent)-1].form) {
			t.endParagraph()
			para++
		}
	}
	return namedDoc{t.document(id, ""), names, words}
}

// clitics marks the tokens that are written onto the word before them.
func clitics(sent []labelled) []bool {
	out := make([]bool, len(sent))
	for i, tok := range sent {
		form := strings.ToLower(strings.ReplaceAll(tok.form, "’", "'"))
		out[i] = i > 0 && (form == "n't" || len(form) > 1 && form[0] == '\'' && isWordRune(rune(form[1])))
	}
	return out
}

func endsSentence(tok string) bool {
	tok = strings.TrimSpace(tok)
	return strings.HasSuffix(tok, ".") || strings.ContainsAny(tok, "?!\"”’…")
}

func continues(label string) bool {
	return strings.HasPrefix(label, "I-") || strings.HasPrefix(label, "E-")
}

// decodeLabels reads BIO or BIOES labels as the CoNLL scorer does: a name that
// goes on with another type starts anew.
func decodeLabels(sent []labelled, spans []readout.Span) []named {
	var names []named
	open := false
	for i, tok := range sent {
		place, typ, ok := strings.Cut(tok.label, "-")
		if !ok || place == "O" {
			open = false
			continue
		}
		if open && (place == "I" || place == "E") && names[len(names)-1].Type == typ {
			names[len(names)-1].End = spans[i].End
		} else {
			names = append(names, named{spans[i], typ})
		}
		open = place == "B" || place == "I"
	}
	return names
}

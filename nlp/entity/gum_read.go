package entity

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"readout"
)

// A ChainedReport is a text with the chains of coreferent phrases that a
// careful person would find in it.
type ChainedReport struct {
	Doc    *readout.Document
	Chains [][]readout.Span
}

// ReadGUM reads a document of GUM, CoNLL-U with "Entity=" in its last column
// (May 2025). The text is written from the words: a blank line between
// paragraphs, and no word of who speaks or what is a heading.
func ReadGUM(name string) (*ChainedReport, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	g := gumReader{doc: &readout.Document{Language: "en"}}
	s := bufio.NewScanner(f)
	s.Buffer(nil, 16<<20)
	for line := 1; s.Scan(); line++ {
		if err := g.line(s.Text()); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	g.endParagraph()
	g.doc.Text = strings.TrimRight(g.text.String(), "\n")
	chains, err := ontoChains(g.sents)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &ChainedReport{g.doc, chains}, nil
}

// A gumWord is a word with what the conversion to chains reads.
type gumWord struct {
	readout.Span
	lemma, xpos, deprel string
	entity              string // mentions that open or close here
	head                int    // in the sentence; -1 is the root
}

type gumReader struct {
	doc   *readout.Document
	text  strings.Builder
	par   int // where the paragraph starts
	sents [][]gumWord
	open  bool // a sentence is being read

	// The multi-word token that is open: its last word, where its words stand,
	// and whether a blank follows.
	last  int
	at    uint32
	end   uint32
	space bool
}

func (g *gumReader) line(text string) error {
	switch {
	case text == "":
		g.open = false
		return nil
	case text[0] == '#':
		comment := strings.TrimSpace(text[1:])
		if id, ok := strings.CutPrefix(comment, "newdoc id ="); ok {
			g.doc.ID = strings.TrimSpace(id)
		}
		if comment == "newpar" || strings.HasPrefix(comment, "newpar ") {
			g.endParagraph()
		}
		return nil
	}
	c := strings.Split(text, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns, want 10", len(c))
	}
	if strings.Contains(c[0], ".") {
		return nil // an empty node
	}
	space := true
	entity := ""
	for f := range strings.SplitSeq(c[9], "|") {
		space = space && f != "SpaceAfter=No"
		if v, ok := strings.CutPrefix(f, "Entity="); ok {
			entity = v
		}
	}
	if _, b, ok := strings.Cut(c[0], "-"); ok {
		last, err := strconv.Atoi(b)
		if err != nil {
			return fmt.Errorf("bad range %q", c[0])
		}
		g.last, g.at, g.space = last, uint32(g.text.Len()), space
		g.text.WriteString(c[1])
		g.end = uint32(g.text.Len())
		return nil
	}
	id, err1 := strconv.Atoi(c[0])
	head, err2 := strconv.Atoi(c[6])
	if err1 != nil || err2 != nil {
		return fmt.Errorf("word %q has head %q", c[0], c[6])
	}
	if !g.open {
		g.open = true
		g.sents = append(g.sents, nil)
		if id != 1 {
			return fmt.Errorf("a sentence starts with word %q", c[0])
		}
	}
	w := gumWord{lemma: c[2], xpos: c[4], deprel: c[7], entity: entity, head: head - 1}
	if id <= g.last {
		// Parts that spell the token stand in it one after the other.
		w.Start = g.at
		w.End = min(g.at+uint32(len(c[1])), g.end)
		if g.at = w.End; id == g.last {
			w.End, g.last = g.end, 0
			if g.space {
				g.text.WriteByte(' ')
			}
		}
	} else {
		w.Start = uint32(g.text.Len())
		g.text.WriteString(c[1])
		w.End = uint32(g.text.Len())
		if space {
			g.text.WriteByte(' ')
		}
	}
	g.sents[len(g.sents)-1] = append(g.sents[len(g.sents)-1], w)
	return nil
}

func (g *gumReader) endParagraph() {
	text := strings.TrimRight(g.text.String(), " ")
	if len(text) > g.par {
		g.doc.Paragraphs = append(g.doc.Paragraphs, readout.Span{Start: uint32(g.par), End: uint32(len(text))})
		g.text.Reset()
		g.text.WriteString(text + "\n\n")
		g.par = g.text.Len()
	}
}

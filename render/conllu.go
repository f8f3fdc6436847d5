package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"readout"
	"readout/nlp/syntax"
)

// CoNLLU writes the words of one report in CoNLL-U, with the ranges of
// multi-word tokens and the boundaries of report and paragraph.
func CoNLLU(w io.Writer, d *readout.Document, a *readout.Analysis) error {
	c := conllu{d: d, a: a}
	para := ^uint32(0)
	for i := 1; i < len(a.Sentences); i++ {
		s := a.Sentences[i]
		if s.Tokens.Len() == 0 {
			continue // a sentence without words has no form in CoNLL-U
		}
		if para == ^uint32(0) {
			fmt.Fprintf(&c.out, "# newdoc id = %s\n", visible(d.ID))
		}
		if s.Para != para {
			c.out.WriteString("# newpar\n")
			para = s.Para
		}
		fmt.Fprintf(&c.out, "# sent_id = %s-%d\n# text = %s\n", visible(d.ID), i, blanked(s.Of(d.Text)))
		c.sentence(s)
		c.out.WriteByte('\n')
	}
	_, err := w.Write(c.out.Bytes())
	return err
}

type conllu struct {
	d   *readout.Document
	a   *readout.Analysis
	out bytes.Buffer
}

func (c *conllu) sentence(s readout.Sentence) {
	root := c.root(s)
	for i := s.Tokens.First; i < s.Tokens.End; i++ {
		last := i
		for last+1 < s.Tokens.End && c.a.Tokens[last+1].Flags&readout.PartOfWord != 0 {
			last++
		}
		if first := c.a.Tokens[i]; last > i {
			word := readout.Span{Start: first.Start, End: c.a.Tokens[last].End}
			fmt.Fprintf(&c.out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i-s.Tokens.First+1, last-s.Tokens.First+1,
				column(word.Of(c.d.Text)), c.misc(last))
		}
		for j := i; j <= last; j++ {
			misc := "_"
			if last == i {
				misc = c.misc(j)
			}
			c.word(s, j, root, misc)
		}
		i = last
	}
}

// root is the row of the word that the sentence hangs on: the first without a
// governor. CoNLL-U wants one tree a sentence, so the other words without one,
// as all are before a parser ran, are hung on it.
func (c *conllu) root(s readout.Sentence) uint32 {
	for i := s.Tokens.First; i < s.Tokens.End; i++ {
		if !c.governed(s, i) {
			return i
		}
	}
	return s.Tokens.First
}

func (c *conllu) governed(s readout.Sentence, i uint32) bool {
	head := c.a.Tokens[i].Head
	return head != i && head >= s.Tokens.First && head < s.Tokens.End
}

func (c *conllu) word(s readout.Sentence, i, root uint32, misc string) {
	t := c.a.Tokens[i]
	head, rel := t.Head, t.Deprel.String()
	switch {
	case i == root:
		head, rel = 0, "root"
	case !c.governed(s, i):
		head = root
		fallthrough
	case rel == "_" || rel == "root":
		rel = "dep"
	}
	if head != 0 {
		head -= s.Tokens.First - 1
	}
	fmt.Fprintf(&c.out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", i-s.Tokens.First+1, column(t.Of(c.d.Text)),
		column(c.a.Symbols.Get(t.Lemma)), t.UPOS, syntax.XPOSName(t.XPOS), syntax.FeatString(t.Feats), head, rel, misc)
}

// misc says whether white space follows the word in row i.
func (c *conllu) misc(i uint32) string {
	if next := i + 1; int(next) < len(c.a.Tokens) && c.a.Tokens[next].Flags&readout.SpaceBefore == 0 {
		return "SpaceAfter=No"
	}
	return "_"
}

// blanked puts text on one line: it may have control characters, which are
// printed as they are, but no break.
func blanked(s string) string { return strings.Join(strings.Fields(s), " ") }

// column is what may stand in a column: never nothing, and no tab or break.
func column(s string) string {
	if s = blanked(s); s == "" {
		return "_"
	}
	return s
}

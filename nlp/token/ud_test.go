package token

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

var conllu = flag.String("conllu", "", "folder to write the tokens of the treebanks to, for the UD evaluator")

const shared = "../../../shared"

// treebank reads the documents of a CoNLL-U file as raw text: paragraphs where
// newpar says so, sentences joined by a space.
func treebank(t testing.TB, path string) (docs []*readout.Document, gold string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("no treebank: ", err)
	}
	var d *readout.Document
	var b strings.Builder
	var para readout.Span
	endPara := func() {
		if d != nil && b.Len() > int(para.Start) {
			para.End = uint32(b.Len())
			d.Paragraphs = append(d.Paragraphs, para)
		}
	}
	endDoc := func() {
		endPara()
		if d != nil {
			d.Text = b.String()
			docs = append(docs, d)
		}
		b.Reset()
		para = readout.Span{}
	}
	for line := range strings.Lines(string(data)) {
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			endDoc()
			d = &readout.Document{}
		case strings.HasPrefix(line, "# newpar"):
			endPara()
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			para.Start = uint32(b.Len())
		case strings.HasPrefix(line, "# text = "):
			if b.Len() > int(para.Start) {
				b.WriteByte(' ')
			}
			b.WriteString(strings.TrimSuffix(line[len("# text = "):], "\n"))
		}
	}
	endDoc()
	return docs, string(data)
}

// printCoNLLU prints the tokens of d with dummy analyses.
func printCoNLLU(w *bufio.Writer, d *readout.Document, a *readout.Analysis) {
	for _, st := range a.Sentences[1:] {
		id := 0
		for k := st.Tokens.First; k < st.Tokens.End; k++ {
			id++
			if k+1 < st.Tokens.End && a.Tokens[k+1].Flags&readout.PartOfWord != 0 && a.Tokens[k].Flags&readout.PartOfWord == 0 {
				last := k + 1
				for last+1 < st.Tokens.End && a.Tokens[last+1].Flags&readout.PartOfWord != 0 {
					last++
				}
				fmt.Fprintf(w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", id, id+int(last-k), d.Text[a.Tokens[k].Start:a.Tokens[last].End])
			}
			head := id - 1
			fmt.Fprintf(w, "%d\t%s\t_\tX\tX\t_\t%d\tdep\t_\t_\n", id, a.Tokens[k].Of(d.Text), head)
		}
		fmt.Fprintln(w)
	}
}

type unit struct{ start, end, part, parts int }

// wordsOf reads CoNLL-U as ud_eval.py does: words and sentences by their
// characters, white space left out.
func wordsOf(text string) (words, sentences map[unit]bool) {
	words, sentences = map[unit]bool{}, map[unit]bool{}
	at, start, wordFrom, wordTo, wordAt, wordEnd := 0, 0, 0, 0, 0, 0
	seen := false
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" {
			if seen {
				sentences[unit{start, at, 0, 0}] = true
			}
			start, seen, wordTo = at, false, 0
			continue
		}
		if line[0] == '#' {
			continue
		}
		id, rest, _ := strings.Cut(line, "\t")
		form, _, _ := strings.Cut(rest, "\t")
		n := len([]rune(strings.Join(strings.Fields(form), "")))
		seen = true
		var from, to int
		if strings.Contains(id, ".") {
			continue
		}
		if c, _ := fmt.Sscanf(id, "%d-%d", &from, &to); c == 2 {
			wordFrom, wordTo, wordAt, wordEnd = from, to, at, at+n
			at += n
			continue
		}
		if wordTo > 0 && wordFrom <= from && from <= wordTo {
			words[unit{wordAt, wordEnd, from - wordFrom, wordTo - wordFrom}] = true
			continue
		}
		words[unit{at, at + n, 0, 0}] = true
		at += n
	}
	return words, sentences
}

func f1(a, b map[unit]bool) float64 {
	n := 0
	for u := range a {
		if b[u] {
			n++
		}
	}
	return 200 * float64(n) / float64(len(a)+len(b))
}

// TestTreebanks scores raw text against the floors. The evaluator of shared/
// gives the same figures for the files that -conllu writes.
func TestTreebanks(t *testing.T) {
	gum, _ := filepath.Glob(filepath.Join(shared, "corpora/syntax/gum/dev/*.conllu"))
	for _, c := range []struct {
		name             string
		files            []string
		words, sentences float64
	}{
		{"ewt", []string{filepath.Join(shared, "corpora/syntax/ewt/en_ewt-dev.conllu")}, 99.0, 80},
		{"gum", gum, 99.0, 88},
	} {
		t.Run(c.name, func(t *testing.T) {
			if len(c.files) == 0 {
				t.Skip("no treebank of GUM")
			}
			var sys, gold strings.Builder
			w := bufio.NewWriter(&sys)
			for _, f := range c.files {
				docs, g := treebank(t, f)
				gold.WriteString(g)
				for _, d := range docs {
					a := &readout.Analysis{}
					Split(d, a)
					printCoNLLU(w, d, a)
				}
			}
			w.Flush()
			if *conllu != "" {
				for name, s := range map[string]string{"gold": gold.String(), "system": sys.String()} {
					if err := os.WriteFile(filepath.Join(*conllu, c.name+"."+name+".conllu"), []byte(s), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
			gw, gs := wordsOf(gold.String())
			sw, ss := wordsOf(sys.String())
			words, sentences := f1(gw, sw), f1(gs, ss)
			t.Logf("words %.2f sentences %.2f", words, sentences)
			if words < c.words || sentences < c.sentences {
				t.Errorf("words %.2f sentences %.2f, want at least %.2f and %.2f", words, sentences, c.words, c.sentences)
			}
		})
	}
}

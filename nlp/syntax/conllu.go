package syntax

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"readout"
)

// A treebank sentence, words numbered from 0.
type goldSentence []goldWord

type goldWord struct {
	form, lemma string
	upos        readout.UPOS
	xpos        uint8
	deprel      readout.Relation
	feats       readout.Feats
	flags       readout.TokenFlags
	head        int // -1 is the root
}

// readTreebank reads every .conllu file below path, in order of name.
func readTreebank(path string) ([]goldSentence, error) {
	var out []goldSentence
	err := filepath.WalkDir(path, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(file) != ".conllu" {
			return err
		}
		in, err := os.Open(file)
		if err != nil {
			return err
		}
		defer in.Close()
		list, err := readCoNLLU(in)
		if err != nil {
			return fmt.Errorf("%s:%w", file, err)
		}
		out = append(out, list...)
		return nil
	})
	return out, err
}

var uposNumbers = func() map[string]readout.UPOS {
	out := map[string]readout.UPOS{}
	for u := readout.ADJ; u <= readout.X; u++ {
		out[u.String()] = u
	}
	return out
}()

// readCoNLLU reads sentences; words that the treebank masked keep their tags.
func readCoNLLU(in io.Reader) ([]goldSentence, error) {
	var out []goldSentence
	var s goldSentence
	space, partsUntil := true, 0
	end := func() {
		if s != nil {
			out = append(out, s)
		}
		s, space, partsUntil = nil, true, 0
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" {
			end()
			continue
		}
		if line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return nil, fmt.Errorf("%d: %d columns", n, len(f))
		}
		after := !strings.Contains(f[9], "SpaceAfter=No")
		if lo, hi, ok := strings.Cut(f[0], "-"); ok {
			first, err1 := strconv.Atoi(lo)
			last, err2 := strconv.Atoi(hi)
			if err1 != nil || err2 != nil || first != len(s)+1 {
				return nil, fmt.Errorf("%d: range %q", n, f[0])
			}
			partsUntil = -last // the first part is still to come
			if !after {
				partsUntil -= 1 << 20
			}
			continue
		}
		if strings.Contains(f[0], ".") {
			continue // an empty node of the enhanced graph
		}
		head, err := strconv.Atoi(f[6])
		if err != nil {
			return nil, fmt.Errorf("%d: head %q", n, f[6])
		}
		w := goldWord{form: f[1], lemma: f[2], upos: uposNumbers[f[3]], xpos: xposNumbers[f[4]],
			deprel: relation(f[7]), feats: parseFeats(f[5]), head: head - 1}
		if space {
			w.flags |= readout.SpaceBefore
		}
		space = after
		if partsUntil != 0 {
			last, tight := -partsUntil, false
			if last > 1<<20 {
				last, tight = last-1<<20, true
			}
			if len(s) > 0 && s[len(s)-1].flags&inRange != 0 {
				w.flags |= readout.PartOfWord
			}
			w.flags |= inRange
			space = false
			if len(s)+1 == last {
				space, partsUntil = !tight, 0
				w.flags &^= inRange
			}
		}
		s = append(s, w)
	}
	end()
	for _, s := range out {
		for i := range s {
			s[i].flags &^= inRange
			if s[i].head >= len(s) || s[i].head == i {
				return nil, fmt.Errorf(" head %d in a sentence of %d words", s[i].head+1, len(s))
			}
		}
	}
	return out, lines.Err()
}

// Annotate gives a token the tags, features and relation that the columns of
// CoNLL-U say; what is not in the inventories of the model becomes 0.
func Annotate(t *readout.Token, upos, xpos, feats, deprel string) {
	t.UPOS, t.XPOS, t.Feats, t.Deprel = uposNumbers[upos], xposNumbers[xpos], parseFeats(feats), relation(deprel)
}

// inRange marks, while reading, a word inside a multi-word token that goes on.
const inRange readout.TokenFlags = 1 << 7

// lay makes a document and its token table of treebank sentences, as the token
// stage would hand them over.
func lay(sentences []goldSentence) (*readout.Document, *readout.Analysis) {
	var text strings.Builder
	a := &readout.Analysis{Sentences: make([]readout.Sentence, 1), Tokens: make([]readout.Token, 1)}
	for _, s := range sentences {
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		row := readout.Sentence{Tokens: readout.Rows{First: uint32(len(a.Tokens))}}
		row.Start = uint32(text.Len())
		for i, w := range s {
			if i > 0 && w.flags&readout.SpaceBefore != 0 {
				text.WriteByte(' ')
			}
			t := readout.Token{Flags: w.flags}
			t.Start = uint32(text.Len())
			text.WriteString(w.form)
			t.End = uint32(text.Len())
			a.Tokens = append(a.Tokens, t)
		}
		row.End, row.Tokens.End = uint32(text.Len()), uint32(len(a.Tokens))
		a.Sentences = append(a.Sentences, row)
	}
	return &readout.Document{Text: text.String()}, a
}

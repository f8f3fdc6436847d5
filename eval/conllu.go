package eval

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"readout"
)

// A conlluWord is one syntactic word of a CoNLL-U file.
type conlluWord struct {
	form, lemma, upos, xpos, feats, deprel string
	head                                   int // 1-based in the sentence; 0 is the root
	first, last                            int // of the multi-word token that it is part of; 0 when it is a word alone
	surface                                string
	spaceAfter                             bool // after the word, or after the multi-word token that it ends
	line                                   int
}

// A conlluSentence is one sentence with the comments that place it.
type conlluSentence struct {
	words          []conlluWord
	newDoc, newPar bool
	doc            string
}

// readConllu reads every sentence of a file. Empty nodes are left out: basic
// trees do not use them.
func readConllu(r io.Reader, name string) ([]conlluSentence, error) {
	var sents []conlluSentence
	var cur conlluSentence
	var span conlluWord // the multi-word token that is open
	line := 0
	flush := func() {
		if len(cur.words) > 0 {
			sents = append(sents, cur)
		}
		cur, span = conlluSentence{doc: cur.doc}, conlluWord{}
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 16<<20)
	for s.Scan() {
		line++
		text := s.Text()
		if text == "" {
			flush()
			continue
		}
		if text[0] == '#' {
			comment := strings.TrimSpace(text[1:])
			if id, ok := strings.CutPrefix(comment, "newdoc"); ok {
				_, cur.doc, _ = strings.Cut(id, "=")
				cur.doc = strings.TrimSpace(cur.doc)
				cur.newDoc, cur.newPar = true, true
			}
			if comment == "newpar" || strings.HasPrefix(comment, "newpar ") {
				cur.newPar = true
			}
			continue
		}
		c := strings.Split(text, "\t")
		if len(c) != 10 {
			return nil, fmt.Errorf("%s:%d: %d columns, want 10", name, line, len(c))
		}
		if strings.Contains(c[0], ".") {
			continue
		}
		spaceAfter := !hasMisc(c[9], "SpaceAfter=No")
		if a, b, ok := strings.Cut(c[0], "-"); ok {
			first, err1 := strconv.Atoi(a)
			last, err2 := strconv.Atoi(b)
			if err1 != nil || err2 != nil || last < first {
				return nil, fmt.Errorf("%s:%d: bad range %q", name, line, c[0])
			}
			span = conlluWord{first: first, last: last, surface: c[1], spaceAfter: spaceAfter}
			continue
		}
		id, err := strconv.Atoi(c[0])
		if err != nil || id != len(cur.words)+1 {
			return nil, fmt.Errorf("%s:%d: word %q where %d is due", name, line, c[0], len(cur.words)+1)
		}
		w := conlluWord{form: c[1], lemma: c[2], upos: c[3], xpos: c[4], feats: c[5], deprel: c[7], surface: c[1], spaceAfter: spaceAfter, line: line}
		w.head, _ = strconv.Atoi(c[6]) // "_" is read as the root, as the script does
		if span.last != 0 && span.first <= id && id <= span.last {
			w.first, w.last, w.surface = span.first, span.last, span.surface
			w.spaceAfter = id == span.last && span.spaceAfter
		}
		cur.words = append(cur.words, w)
	}
	flush()
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return sents, nil
}

func hasMisc(misc, field string) bool {
	for f := range strings.SplitSeq(misc, "|") {
		if f == field {
			return true
		}
	}
	return false
}

// starts reports whether w opens an orthographic word, and its written form.
func (w conlluWord) starts(id int) bool { return w.last == 0 || id == w.first }

// A treebankDoc is one document of a treebank: its raw text, its trees, and
// where each word stands. A word inside a multi-word token has its own part of
// it when the parts spell the token, else the whole token.
type treebankDoc struct {
	doc   *readout.Document
	sents []conlluSentence
	spans [][]readout.Span // of sents[i].words[j]
	paras []uint32         // of sents[i], from 1
}

func (d *treebankDoc) report() *readout.Document { return d.doc }

// treebankDocs cuts sentences into documents and writes their raw text: words
// with their spaces, sentences of a paragraph one after the other, a blank
// line between paragraphs.
func treebankDocs(sents []conlluSentence) []*treebankDoc {
	var docs []*treebankDoc
	var cur *treebankDoc
	var b strings.Builder
	parStart := 0
	endPar := func() {
		text := strings.TrimRight(b.String(), " ")
		if cur != nil && len(text) > parStart {
			cur.doc.Paragraphs = append(cur.doc.Paragraphs, readout.Span{Start: uint32(parStart), End: uint32(len(text))})
		}
		b.Reset()
		b.WriteString(text)
		if len(text) > 0 {
			b.WriteString("\n\n")
		}
		parStart = b.Len()
	}
	endDoc := func() {
		endPar()
		if cur != nil {
			cur.doc.Text = strings.TrimRight(b.String(), "\n")
			docs = append(docs, cur)
		}
		b.Reset()
		parStart = 0
	}
	for _, s := range sents {
		if s.newDoc || cur == nil {
			endDoc()
			cur = &treebankDoc{doc: &readout.Document{ID: s.doc, Language: "en"}}
		} else if s.newPar {
			endPar()
		}
		var spans []readout.Span
		for i, w := range s.words {
			start := b.Len()
			if w.starts(i + 1) {
				b.WriteString(w.surface)
				spans = append(spans, wordSpans(s.words, i, start)...)
			}
			if w.spaceAfter {
				b.WriteByte(' ')
			}
		}
		cur.sents = append(cur.sents, s)
		cur.spans = append(cur.spans, spans)
		cur.paras = append(cur.paras, uint32(len(cur.doc.Paragraphs)+1))
	}
	endDoc()
	return docs
}

// wordSpans returns the spans of the words of the orthographic word that
// starts with words[i], written at start.
func wordSpans(words []conlluWord, i, start int) []readout.Span {
	w := words[i]
	whole := readout.Span{Start: uint32(start), End: uint32(start + len(w.surface))}
	if w.last == 0 {
		return []readout.Span{whole}
	}
	n := w.last - w.first + 1
	parts := make([]readout.Span, n)
	at, joined := start, ""
	for k := range n {
		form := ""
		if i+k < len(words) {
			form = words[i+k].form
		}
		parts[k] = readout.Span{Start: uint32(at), End: uint32(at + len(form))}
		at += len(form)
		joined += form
	}
	if joined != w.surface {
		for k := range parts {
			parts[k] = whole
		}
	}
	return parts[:min(n, len(words)-i)]
}

// squeeze drops white space as Python's str.split does.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if isPySpace(r) {
			return -1
		}
		return r
	}, s)
}

// isPySpace is white space to Python: Unicode's, and the four separators of ASCII.
func isPySpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

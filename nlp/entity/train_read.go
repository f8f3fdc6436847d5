package entity

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// A goldName is a name in a training text with the number of its type.
type goldName struct {
	readout.Span
	typ int
}

// A goldText is a text to train on or to score.
type goldText struct {
	doc   *readout.Document
	names []goldName
}

// readColumns reads the files below dir that hold a token and its BIOES label
// in a line. The first line is the address of the page. Spaces are put back
// between tokens, so that training sees the tokens that our own tokeniser
// makes of such a text.
func readColumns(dir string) ([]goldText, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("entity: no *.tsv in %s", dir)
	}
	slices.Sort(files)
	var out []goldText
	for _, name := range files {
		g, err := readColumnFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

func readColumnFile(name string) (goldText, error) {
	f, err := os.Open(name)
	if err != nil {
		return goldText{}, err
	}
	defer f.Close()
	var b spacer
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for line := 1; s.Scan(); line++ {
		switch text := s.Text(); {
		case line == 1:
		case strings.TrimSpace(text) == "":
			b.endSentence()
		default:
			form, labels, _ := strings.Cut(text, "\t")
			first, _, _ := strings.Cut(labels, "\t")
			b.sent = append(b.sent, [2]string{form, first})
		}
	}
	b.endSentence()
	id := strings.TrimSuffix(filepath.Base(name), ".txt.tsv")
	text := strings.TrimRight(b.text.String(), "\n")
	d := &readout.Document{ID: id, Language: "en", Text: text}
	start := 0
	for line := range strings.Lines(text) {
		if content := strings.TrimRight(line, "\n"); content != "" {
			d.Paragraphs = append(d.Paragraphs, readout.Span{Start: uint32(start), End: uint32(start + len(content))})
		}
		start += len(line)
	}
	return goldText{d, b.names}, s.Err()
}

// spacer writes tokens as a newspaper would set them.
type spacer struct {
	text  strings.Builder
	names []goldName
	sent  [][2]string // token, label
}

func (b *spacer) endSentence() {
	sent := b.sent
	b.sent = b.sent[:0]
	glue, quoted, open := true, false, -1
	for i, tok := range sent {
		form := strings.Join(strings.Fields(tok[0]), " ")
		if form == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(form)
		before, after := !glue, false
		switch form {
		case "(", "[", "{", "$", "£", "€", "“", "‘", "#":
			after = true
		case "\"":
			quoted = !quoted
			before, after = before && quoted, quoted
		case "-", "/":
			joined := i > 0 && i+1 < len(sent) && wordLike(sent[i-1][0]) && wordLike(sent[i+1][0]) && (i > 9 || form == "/" || unicode.IsLower(firstRune(sent[i+1][0])))
			before, after = before && !joined, joined
		case "'", "’":
			before = false
			after = i+1 < len(sent) && len(sent[i+1][0]) <= 2 && unicode.IsLower(firstRune(sent[i+1][0]))
		case "%", "n't", "n’t", "...":
			before = false
		default:
			if strings.ContainsRune(",.;:?!)]}”…°", r) && len(form) <= 3 || (r == '\'' || r == '’') && len(form) <= 5 {
				before = false
			}
		}
		if before {
			b.text.WriteByte(' ')
		}
		span := readout.Span{Start: uint32(b.text.Len()), End: uint32(b.text.Len() + len(form))}
		b.text.WriteString(form)
		glue = after
		part, typ, _ := strings.Cut(tok[1], "-")
		n := typeNumber(typ)
		switch {
		case n < 0:
			open = -1
		case (part == "I" || part == "E") && open >= 0 && b.names[open].typ == n:
			b.names[open].End = span.End
		default:
			b.names = append(b.names, goldName{span, n})
			open = len(b.names) - 1
		}
		if part == "E" || part == "S" {
			open = -1
		}
	}
	if len(sent) == 0 {
		return
	}
	// The files do not say where a paragraph ends: a sentence without a full
	// stop is taken to stand alone, as headlines and bylines do.
	if strings.ContainsAny(sent[len(sent)-1][0], ".?!\"”’…") {
		b.text.WriteByte(' ')
	} else {
		b.text.WriteString("\n\n")
	}
}

func wordLike(s string) bool {
	r := firstRune(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

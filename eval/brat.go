package eval

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// An attribution is who says what by which words: each role is a list of
// spans, and each span may be in parts.
type attribution struct {
	source, cue, content [][]readout.Span
}

// roles lists the parts of an attribution in the order of the table.
var roles = [...]string{"Source", "Cue", "Content"}

func (a *attribution) role(i int) *[][]readout.Span {
	return [...]*[][]readout.Span{&a.source, &a.cue, &a.content}[i]
}

// attributedDoc is a report with the attributions in it.
type attributedDoc struct {
	doc  *readout.Document
	gold []attribution
}

func (d attributedDoc) report() *readout.Document { return d.doc }

// readPolnear reads one split of PolNeAR, in order of name. Where several
// people annotated an article, the one whom metadata.tsv names first counts.
func readPolnear(dir, split string) ([]attributedDoc, error) {
	annotators, err := readAnnotators(filepath.Join(dir, "metadata.tsv"))
	if err != nil {
		return nil, err
	}
	texts, err := filesIn(filepath.Join(dir, split, "text"), "*.txt")
	if err != nil {
		return nil, err
	}
	var docs []attributedDoc
	for _, name := range texts {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		id := strings.TrimSuffix(filepath.Base(name), ".txt")
		ann, err := annotationFile(filepath.Join(dir, split, "attributions"), id, annotators[id].names)
		if err != nil {
			return nil, err
		}
		marks, err := os.ReadFile(ann)
		if err != nil {
			return nil, err
		}
		doc := plainDocument(id, annotators[id].published, string(data))
		gold, err := parseBrat(string(marks), codePoints(doc.Text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", ann, err)
		}
		docs = append(docs, attributedDoc{doc, gold})
	}
	return docs, nil
}

type annotated struct {
	names     []string // in order of preference
	published string
}

func readAnnotators(name string) (map[string]annotated, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]annotated{}
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		c := strings.Split(s.Text(), "\t")
		if len(c) > 5 && (c[0] == "train" || c[0] == "dev" || c[0] == "test") {
			out[c[1]] = annotated{strings.Split(c[3], "|"), c[5]}
		}
	}
	return out, s.Err()
}

// annotationFile picks <id>_<annotator>.ann.
func annotationFile(dir, id string, order []string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	have := map[string]string{}
	for _, e := range entries {
		stem, ok := strings.CutSuffix(e.Name(), ".ann")
		cut := strings.LastIndexByte(stem, '_')
		if ok && cut >= 0 && stem[:cut] == id {
			have[stem[cut+1:]] = filepath.Join(dir, e.Name())
		}
	}
	for _, who := range order {
		if name := have[who]; name != "" {
			return name, nil
		}
	}
	names := make([]string, 0, len(have))
	for _, name := range have {
		names = append(names, name)
	}
	if len(names) == 0 {
		return "", fmt.Errorf("no annotation of %s in %s", id, dir)
	}
	return slices.Min(names), nil
}

// codePoints maps the number of a code point in text to its byte offset.
func codePoints(text string) []uint32 {
	offsets := make([]uint32, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, uint32(i))
	}
	return append(offsets, uint32(len(text)))
}

var (
	bratText  = regexp.MustCompile(`^T\d+\t`)
	bratEvent = regexp.MustCompile(`^E\d+\t`)
	digits    = regexp.MustCompile(`\d+$`)
)

// parseBrat reads attributions from brat stand-off: T lines are spans, E lines
// say which spans belong together; T lines that no E line uses are scratch.
func parseBrat(data string, offsets []uint32) ([]attribution, error) {
	spans := map[string][]readout.Span{}
	var out []attribution
	var events []string
	for _, line := range strings.Split(data, "\n") {
		switch {
		case bratText.MatchString(line):
			c := strings.SplitN(line, "\t", 3)
			_, ranges, _ := strings.Cut(c[1], " ")
			for part := range strings.SplitSeq(ranges, ";") {
				a, b, ok := strings.Cut(strings.TrimSpace(part), " ")
				first, err1 := strconv.Atoi(a)
				end, err2 := strconv.Atoi(strings.TrimSpace(b))
				if !ok || err1 != nil || err2 != nil || first < 0 || end > len(offsets)-1 || first > end {
					return nil, fmt.Errorf("%s: bad range %q", c[0], part)
				}
				spans[c[0]] = append(spans[c[0]], readout.Span{Start: offsets[first], End: offsets[end]})
			}
		case bratEvent.MatchString(line):
			_, rest, _ := strings.Cut(line, "\t")
			events = append(events, rest)
		}
	}
	for _, e := range events {
		var a attribution
		for field := range strings.FieldsSeq(e) {
			key, id, _ := strings.Cut(field, ":")
			key = digits.ReplaceAllString(key, "")
			if i := slices.Index(roles[:], key); i >= 0 && len(spans[id]) > 0 {
				*a.role(i) = append(*a.role(i), spans[id])
			}
		}
		out = append(out, a)
	}
	return out, nil
}

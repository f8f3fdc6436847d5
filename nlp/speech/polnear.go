package speech

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

// An Attribution is who says what by which words, as PolNeAR annotates it: each
// role is a list of spans, and each span may be in parts.
type Attribution struct {
	Source, Cue, Content [][]readout.Span
}

// Roles lists the parts of an attribution by the names that PolNeAR has for them.
var Roles = [...]string{"Source", "Cue", "Content"}

// Role returns the spans of Roles[i].
func (a *Attribution) Role(i int) *[][]readout.Span {
	return [...]*[][]readout.Span{&a.Source, &a.Cue, &a.Content}[i]
}

// Attributed is a report with the attributions in it.
type Attributed struct {
	Doc  *readout.Document
	Gold []Attribution
}

// ReadPolnear reads one split of PolNeAR, in order of name. Where several
// people annotated an article, the one whom metadata.tsv names first counts.
func ReadPolnear(dir, split string) ([]Attributed, error) {
	annotators, err := readAnnotators(filepath.Join(dir, "metadata.tsv"))
	if err != nil {
		return nil, err
	}
	texts, err := filepath.Glob(filepath.Join(dir, split, "text", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("no *.txt in %s", filepath.Join(dir, split, "text"))
	}
	var docs []Attributed
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
		doc := &readout.Document{ID: id, Published: annotators[id].published, Language: "en", Text: string(data), Paragraphs: readout.Lines(string(data))}
		gold, err := ParseBrat(string(marks), doc.Text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", ann, err)
		}
		docs = append(docs, Attributed{doc, gold})
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

// ParseBrat reads attributions from brat stand-off, whose offsets are code
// points of text: T lines are spans, E lines say which spans belong together;
// T lines that no E line uses are scratch.
func ParseBrat(data, text string) ([]Attribution, error) {
	offsets := codePoints(text)
	spans := map[string][]readout.Span{}
	var out []Attribution
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
		var a Attribution
		for field := range strings.FieldsSeq(e) {
			key, id, _ := strings.Cut(field, ":")
			key = digits.ReplaceAllString(key, "")
			if i := slices.Index(Roles[:], key); i >= 0 && len(spans[id]) > 0 {
				*a.Role(i) = append(*a.Role(i), spans[id])
			}
		}
		out = append(out, a)
	}
	return out, nil
}

package event

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"

	"readout"
)

// Marked is a sentence in which somebody marked a source and a target, and
// wrote down the type of what the one does to the other.
type Marked struct {
	ID             int // sentence_id
	Text           string
	Source, Target readout.Span // zero when not marked
	Root           Root
}

// Document is the sentence as report number i.
func (x Marked) Document(i int) *readout.Document {
	return &readout.Document{ID: fmt.Sprintf("marked-%d", i), Text: x.Text, Paragraphs: []readout.Span{{End: uint32(len(x.Text))}}}
}

// ReadMarked reads the sentences of Zero-Shot-PLOVER: tab-separated columns
// sentence_id, marked_sentence, with <s> and <t> around source and target, and gold_root.
func ReadMarked(name string) ([]Marked, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	all, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	id, sentence, root := -1, -1, -1
	for i, column := range all[0] {
		switch column {
		case "sentence_id":
			id = i
		case "marked_sentence":
			sentence = i
		case "gold_root":
			root = i
		}
	}
	if id < 0 || sentence < 0 || root < 0 {
		return nil, fmt.Errorf("%s: no column sentence_id, marked_sentence or gold_root", name)
	}
	var out []Marked
	for i, rec := range all[1:] {
		if max(id, sentence, root) >= len(rec) {
			return nil, fmt.Errorf("%s: record %d has %d columns", name, i+2, len(rec))
		}
		m := unmark(rec[sentence])
		if m.Root = rootNamed(rec[root]); m.Root < 0 {
			return nil, fmt.Errorf("%s: record %d: no type %q", name, i+2, rec[root])
		}
		if m.ID, err = strconv.Atoi(rec[id]); err != nil {
			return nil, fmt.Errorf("%s: record %d: %w", name, i+2, err)
		}
		out = append(out, m)
	}
	return out, nil
}

// unmark turns the marks of a sentence into spans.
func unmark(marked string) (m Marked) {
	var b strings.Builder
	for marked != "" {
		switch {
		case strings.HasPrefix(marked, "<s>"):
			m.Source.Start, marked = uint32(b.Len()), marked[3:]
		case strings.HasPrefix(marked, "</s>"):
			m.Source.End, marked = uint32(b.Len()), marked[4:]
		case strings.HasPrefix(marked, "<t>"):
			m.Target.Start, marked = uint32(b.Len()), marked[3:]
		case strings.HasPrefix(marked, "</t>"):
			m.Target.End, marked = uint32(b.Len()), marked[4:]
		default:
			b.WriteByte(marked[0])
			marked = marked[1:]
		}
	}
	m.Text = b.String()
	for _, s := range []*readout.Span{&m.Source, &m.Target} {
		for s.End > s.Start && m.Text[s.End-1] == ' ' {
			s.End--
		}
		if s.End <= s.Start {
			*s = readout.Span{}
		}
	}
	return m
}

package eval

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"readout"
)

// A timex is an expression of time with its TIMEX3 type and value.
type timex struct {
	readout.Span
	Type, Value string
}

// timedDoc is a report with the expressions of time in it.
type timedDoc struct {
	doc    *readout.Document
	times  []timex
	values []readout.Span // numbers, where the corpus has them
	scored uint32         // only what starts before this offset was annotated
}

func (d timedDoc) report() *readout.Document { return d.doc }

// readTimeML reads the .tml files of a folder, in order of name.
func readTimeML(dir string) ([]timedDoc, error) {
	files, err := filesIn(dir, "*.tml")
	if err != nil {
		return nil, err
	}
	var docs []timedDoc
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		d, err := parseTimeML(strings.TrimSuffix(filepath.Base(name), ".tml"), f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// parseTimeML reads one report: the text between <TEXT> and </TEXT>, published
// at the value of <DCT>. The headline is left out, as in TempEval-3.
func parseTimeML(id string, r io.Reader) (timedDoc, error) {
	var (
		text          strings.Builder
		times         []timex
		open          []int // times that are open, as they nest
		inText, inDCT bool
		published     string
	)
	dec := xml.NewDecoder(r)
	dec.Strict = false
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return timedDoc{}, err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			switch tok.Name.Local {
			case "TEXT":
				inText = true
			case "DCT":
				inDCT = true
			case "TIMEX3":
				value := attr(tok, "value")
				if inDCT {
					published = value
				}
				if inText {
					open = append(open, len(times))
					times = append(times, timex{readout.Span{Start: uint32(text.Len())}, attr(tok, "type"), value})
				}
			}
		case xml.EndElement:
			switch tok.Name.Local {
			case "TEXT":
				inText = false
			case "DCT":
				inDCT = false
			case "TIMEX3":
				if inText && len(open) > 0 {
					times[open[len(open)-1]].End = uint32(text.Len())
					open = open[:len(open)-1]
				}
			}
		case xml.CharData:
			if inText {
				text.Write(tok)
			}
		}
	}
	if text.Len() == 0 {
		return timedDoc{}, errors.New("no <TEXT>")
	}
	return timedDoc{doc: plainDocument(id, publication(published), text.String()), times: times, scored: uint32(text.Len())}, nil
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// publication makes a TIMEX3 value a date of publication: the day, since a
// clock without a zone would be read as one.
func publication(value string) string {
	if len(value) < len("2006-01-02") {
		return ""
	}
	return value[:len("2006-01-02")]
}

package eval

import (
	"encoding/xml"
	"fmt"
	"os"
	"strings"
	"time"

	"readout"
)

// catDocument is what we use of a file of the CAT annotation tool.
type catDocument struct {
	Name   string `xml:"doc_name,attr"`
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Times  []catMark `xml:"Markables>TIMEX3"`
	Values []catMark `xml:"Markables>VALUE"`
}

// catMark is an expression of time or a number; it stands on its tokens.
type catMark struct {
	Type     string `xml:"type,attr"`
	Value    string `xml:"value,attr"`
	Function string `xml:"functionInDocument,attr"`
	Anchors  []struct {
		ID string `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

// span is the text of a mark, the zero Span when a token of it is not there.
func (m catMark) span(at map[string]readout.Span) readout.Span {
	var s readout.Span
	for _, a := range m.Anchors {
		w, ok := at[a.ID]
		if !ok {
			return readout.Span{}
		}
		if s.IsZero() {
			s = w
		}
		s.Start, s.End = min(s.Start, w.Start), max(s.End, w.End)
	}
	return s
}

// MEANTIME: sentence 0 is the headline, sentence 1 the date of publication,
// and annotation ends with sentence 5.
const (
	catDateline   = 1
	catLastScored = 5
)

// readMeantime reads the articles below a folder of MEANTIME, in order of name.
func readMeantime(dir string) ([]timedDoc, error) {
	files, err := filesIn(dir, "*", "*.xml")
	if err != nil {
		return nil, err
	}
	var docs []timedDoc
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		d, err := parseCAT(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// parseCAT writes the text of one article. The line with the date becomes the
// date of publication and leaves the text: it is the one expression of time
// that nobody has to find.
func parseCAT(data []byte) (timedDoc, error) {
	var c catDocument
	if err := xml.Unmarshal(data, &c); err != nil {
		return timedDoc{}, err
	}
	if len(c.Tokens) == 0 {
		return timedDoc{}, fmt.Errorf("no tokens")
	}
	inside := map[string]int{} // token -> the expression that it is in, from 1
	for i, t := range c.Times {
		for _, a := range t.Anchors {
			inside[a.ID] = i + 1
		}
	}
	var dateline []string
	for _, tok := range c.Tokens {
		if tok.Sentence == catDateline {
			dateline = append(dateline, tok.Text)
		}
	}
	published := ""
	if date, err := time.Parse("January 2 , 2006", strings.Join(dateline, " ")); err == nil {
		published = date.Format(time.DateOnly)
	}
	var b textBuilder
	spans := map[string]readout.Span{}
	var scored uint32
	for i, tok := range c.Tokens {
		if tok.Sentence == catDateline {
			continue
		}
		next, joined := "", false
		last := i+1 == len(c.Tokens) || c.Tokens[i+1].Sentence != tok.Sentence
		if !last {
			next = c.Tokens[i+1].Text
			joined = inside[tok.ID] != 0 && inside[tok.ID] == inside[c.Tokens[i+1].ID]
		}
		spans[tok.ID] = b.token(tok.Text, next, joined)
		if tok.Sentence <= catLastScored {
			scored = spans[tok.ID].End
		}
		if last && tok.Sentence == 0 {
			b.endTitle()
		}
	}
	d := timedDoc{doc: b.document(c.Name, published), scored: scored}
	for _, t := range c.Times {
		if s := t.span(spans); t.Function != "CREATION_TIME" && !s.IsZero() {
			d.times = append(d.times, timex{s, t.Type, strings.TrimSpace(t.Value)})
		}
	}
	for _, v := range c.Values {
		if s := v.span(spans); !s.IsZero() && s.Start < scored {
			d.values = append(d.values, s)
		}
	}
	return d, nil
}

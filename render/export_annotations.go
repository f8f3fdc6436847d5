package render

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"readout"
)

// The W3C Web Annotation Data Model: an annotation for every piece of evidence,
// its target selected by its words (TextQuoteSelector) and by its place
// (TextPositionSelector, which counts characters, not bytes).
type annotationPage struct {
	Context string       `json:"@context"`
	ID      string       `json:"id"`
	Type    string       `json:"type"`
	Items   []annotation `json:"items"`
}

type annotation struct {
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Motivation string           `json:"motivation"`
	Body       []annotationBody `json:"body"`
	Target     annotationTarget `json:"target"`
}

type annotationBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value"`
}

type annotationTarget struct {
	Source   string `json:"source"`
	Selector []any  `json:"selector"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

const aroundQuote = 32 // bytes at most of a selector's prefix and suffix

func exportAnnotations(w io.Writer, d *readout.Dossier, docs []*readout.Document) error {
	texts := map[string]*readout.Document{}
	for _, doc := range docs {
		texts[doc.ID] = doc
	}
	page := annotationPage{Context: "http://www.w3.org/ns/anno.jsonld", ID: "urn:readout:dossier", Type: "AnnotationPage", Items: []annotation{}}
	for _, l := range flatLines(d) {
		for i, p := range l.proofs {
			a := annotation{ID: fmt.Sprintf("urn:readout:%s:%d", l.ID, i+1), Type: "Annotation", Motivation: "identifying"}
			for _, value := range filled(l.gist, l.kind, p.of) {
				a.Body = append(a.Body, annotationBody{"TextualBody", "describing", value})
			}
			a.Body = append(a.Body, annotationBody{"TextualBody", "classifying", l.Section})
			a.Target.Source = "urn:readout:document:" + p.Document
			q := quoteSelector{Type: "TextQuoteSelector", Exact: p.Quote}
			if doc := texts[p.Document]; doc != nil && int(p.End) <= len(doc.Text) {
				if doc.URL != "" {
					a.Target.Source = doc.URL
				}
				q.Prefix, q.Suffix = tail(doc.Text[:p.Start], aroundQuote), front(doc.Text[p.End:], aroundQuote)
				start := utf8.RuneCountInString(doc.Text[:p.Start])
				a.Target.Selector = append(a.Target.Selector, positionSelector{"TextPositionSelector", start, start + utf8.RuneCountInString(p.Quote)})
			}
			a.Target.Selector = append([]any{q}, a.Target.Selector...)
			page.Items = append(page.Items, a)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(page)
}

// tail and front are the last and the first bytes of s, whole characters only.
func tail(s string, n int) string {
	s = s[max(0, len(s)-n):]
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

func front(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

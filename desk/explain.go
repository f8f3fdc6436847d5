package desk

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"readout"
	"readout/store"
)

// ExplainIn names a line of a dossier.
type ExplainIn struct {
	ID   string `json:"id" path:"id" doc:"The story."`
	Line string `json:"line" path:"line" doc:"The line's ID in the dossier, such as difference-1."`
}

// ExplainOut is a line with its reasons.
type ExplainOut struct {
	Line     string    `json:"line"`
	Section  string    `json:"section"`
	Why      string    `json:"why,omitempty" doc:"The alignment and the rule behind the line, where there is more to say than its evidence."`
	Content  any       `json:"content" doc:"The line as it stands in the dossier."`
	Passages []Passage `json:"passages" doc:"Every piece of evidence in its paragraph."`
}

// Passage is a piece of evidence in its paragraph.
type Passage struct {
	Outlet    string           `json:"outlet"`
	Published string           `json:"published"`
	Evidence  readout.Evidence `json:"evidence"`
	Paragraph readout.Evidence `json:"paragraph"`
}

// Explain says why a line of a story's dossier exists.
func (k *Desk) Explain(ctx context.Context, in ExplainIn) (*ExplainOut, error) {
	s, err := k.Story(ctx, StoryIn{ID: in.ID})
	if err != nil {
		return nil, err
	}
	section, line, err := findLine(s.Dossier, in.Line)
	if err != nil {
		return nil, err
	}
	out := &ExplainOut{Line: in.Line, Section: section, Passages: []Passage{}}
	out.Content = line
	if d, ok := line.(readout.Difference); ok {
		out.Why = d.Why
	}
	docs := map[string]*readout.Document{}
	for _, d := range s.Documents {
		docs[d.ID] = d
	}
	for _, e := range evidence(reflect.ValueOf(line)) {
		d := docs[e.Document]
		if d == nil {
			continue
		}
		out.Passages = append(out.Passages, Passage{Outlet: d.Outlet, Published: d.Published, Evidence: e, Paragraph: d.Cite(paragraphOf(d, e))})
	}
	return out, nil
}

// findLine finds a line by its ID in any section.
func findLine(d *readout.Dossier, id string) (section string, line any, err error) {
	v := reflect.ValueOf(*d)
	var sections []string
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Slice || f.Type().Elem().Kind() != reflect.Struct {
			continue
		}
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		for j := range f.Len() {
			if x := f.Index(j).FieldByName("ID"); x.IsValid() && x.String() == id {
				return name, f.Index(j).Interface(), nil
			}
		}
		if n := f.Len(); n > 0 {
			sections = append(sections, fmt.Sprintf("%s has %s to %s", name, f.Index(0).FieldByName("ID"), f.Index(n-1).FieldByName("ID")))
		}
	}
	return "", nil, fmt.Errorf("there is no line %q: %s: %w", id, strings.Join(sections, ", "), store.ErrNotFound)
}

// evidence is all that stands anywhere in a line, in order.
func evidence(v reflect.Value) (out []readout.Evidence) {
	switch v.Kind() {
	case reflect.Struct:
		if e, ok := v.Interface().(readout.Evidence); ok {
			return []readout.Evidence{e}
		}
		for i := range v.NumField() {
			out = append(out, evidence(v.Field(i))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, evidence(v.Index(i))...)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return evidence(v.Elem())
		}
	}
	return out
}

// paragraphOf is the paragraph that evidence starts in, as far as it reaches.
func paragraphOf(d *readout.Document, e readout.Evidence) readout.Span {
	s := readout.Span{Start: e.Start, End: e.End}
	for _, p := range append([]readout.Span{d.Title}, d.Paragraphs...) {
		if p.Overlaps(s) {
			return readout.Span{Start: min(p.Start, s.Start), End: max(p.End, s.End)}
		}
	}
	return s
}

package compare

import (
	"slices"
	"strings"
	"unicode"

	"readout"
	"readout/reuse"
)

// figureSources lists the bodies that key figures come from, casualties and
// what more than one report counts, and the reports that have a figure from
// each. For the figure they are one source.
func (s *comparison) figureSources() []readout.FigureSource {
	cited := s.citedIn()
	out := []readout.FigureSource{}
	for _, g := range s.groupFigures(s.figures()) {
		if !g[0].casualty && !slices.ContainsFunc(g, func(f figure) bool { return f.doc != g[0].doc }) {
			continue
		}
		var order []string // sources, in order of first telling
		by := map[string][]figure{}
		names := map[string]string{}
		for _, f := range g {
			name := s.sourceOf(f, cited)
			if name == "" {
				continue
			}
			key := strings.ToLower(name)
			if len(by[key]) == 0 {
				order, names[key] = append(order, key), name
			}
			by[key] = append(by[key], f)
		}
		for _, key := range order {
			out = append(out, s.figureSource(len(out), names[key], by[key]))
		}
	}
	return out
}

// citedIn are the citations of bodies, outlets and witnesses, by document and
// sentence.
func (s *comparison) citedIn() map[ref][]readout.Citation {
	at := map[string]int{}
	for i, d := range s.docs {
		at[d.ID] = i
	}
	out := map[ref][]readout.Citation{}
	for _, c := range s.provenance.Citations {
		if c.Kind != reuse.CitedBody && c.Kind != reuse.CitedOutlet && c.Kind != reuse.Eyewitness || len(c.Evidence) == 0 {
			continue
		}
		doc := at[c.Document]
		e := c.Evidence[0]
		row, _ := slices.BinarySearchFunc(s.as[doc].Sentences, e.Start+1, func(x readout.Sentence, start uint32) int {
			if x.End < start {
				return -1
			}
			return 1
		})
		if row > 0 && row < len(s.as[doc].Sentences) {
			r := ref{doc, uint32(row)}
			out[r] = append(out[r], c)
		}
	}
	return out
}

// sourceOf names the body that gives a figure: the one that its sentence cites,
// or else the speaker, where that is a name. Empty when nothing tells.
func (s *comparison) sourceOf(f figure, cited map[ref][]readout.Citation) string {
	speaker := ""
	if f.holder >= 0 && strings.ContainsFunc(s.actors[f.holder].Name, unicode.IsUpper) {
		speaker = s.actors[f.holder].Name
	}
	cs := cited[ref{f.doc, s.sentences.items[f.at].sentence}]
	for _, c := range cs {
		if len(cs) == 1 || speaker != "" && (strings.Contains(c.Origin, speaker) || strings.Contains(speaker, c.Origin)) {
			return c.Origin
		}
	}
	return speaker
}

// figureSource is the line of the figures that one body gave of one thing.
func (s *comparison) figureSource(n int, source string, fs []figure) readout.FigureSource {
	line := readout.FigureSource{ID: id("source", n), About: s.aboutFigure(fs), Source: source}
	for _, f := range fs {
		d := s.docs[f.doc]
		v := oneLine(s.withNoun(f.doc, s.as[f.doc].Quantities[f.row]))
		switch {
		case line.Value == "":
			line.Value = v
		case !slices.Contains(strings.Split(line.Value, "; "), v):
			line.Value += "; " + v
		}
		if !slices.Contains(line.Documents, d.ID) {
			line.Documents = append(line.Documents, d.ID)
		}
		e := d.Cite(s.trimSentence(f.doc, s.as[f.doc].Sentences[s.sentences.items[f.at].sentence].Span))
		if !slices.Contains(line.Evidence, e) {
			line.Evidence = append(line.Evidence, e)
		}
	}
	return line
}

package compare

import (
	"slices"
	"strings"

	"readout"
)

// figureSources lists the bodies that key figures come from, casualties and
// what more than one report counts, and the reports that have a figure from
// each. For the figure they are one source.
func (s *comparison) figureSources() []readout.FigureSource {
	out := []readout.FigureSource{}
	for _, g := range s.groupFigures(s.figures()) {
		if !g[0].casualty && !slices.ContainsFunc(g, func(f figure) bool { return f.doc != g[0].doc }) {
			continue
		}
		var order []int // holders, in order of first telling
		by := map[int][]figure{}
		for _, f := range g {
			if f.holder < 0 {
				continue
			}
			if len(by[f.holder]) == 0 {
				order = append(order, f.holder)
			}
			by[f.holder] = append(by[f.holder], f)
		}
		for _, h := range order {
			out = append(out, s.figureSource(len(out), s.actors[h].Name, by[h]))
		}
	}
	return out
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

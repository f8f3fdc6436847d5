package entity

import (
	"fmt"
	"strings"

	"readout"
)

// A nameScore counts names found, strictly: same bytes, same type.
type nameScore struct {
	gold, found, right [nTypes]int
	// Of people, organisations and places, facilities among them, together.
	three [3]int // gold, found, right
}

// Three is the F1 of people, organisations and places.
func (s *nameScore) Three() float64 {
	return 200 * float64(s.three[2]) / float64(max(1, s.three[0]+s.three[1]))
}

func (s *nameScore) sum(types ...int) (f1 float64) {
	var g, f, r int
	for _, t := range types {
		g, f, r = g+s.gold[t], f+s.found[t], r+s.right[t]
	}
	if g+f == 0 {
		return 0
	}
	return 200 * float64(r) / float64(g+f)
}

// F1 is of all types together.
func (s *nameScore) F1() float64 { return s.sum(0, 1, 2, 3, 4, 5, 6, 7, 8) }

func (s *nameScore) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "nine %.2f, three %.2f;", s.F1(), s.Three())
	for t, n := range taggedNames {
		fmt.Fprintf(&b, " %s %.1f", n, s.sum(t))
	}
	return b.String()
}

// score tags texts from the raw text and compares.
func (m *Model) score(texts []goldText, prepare func(*readout.Document, *readout.Analysis)) *nameScore {
	out := new(nameScore)
	var scratch tagScratch
	for _, g := range texts {
		var a readout.Analysis
		prepare(g.doc, &a)
		labels := m.tag(g.doc, &a, &scratch)
		gold, coarse := map[goldName]bool{}, map[goldName]bool{}
		for _, n := range g.names {
			gold[n] = true
			out.gold[n.typ]++
			if n.typ <= facilityType {
				coarse[n.coarse()] = true
				out.three[0]++
			}
		}
		for first := 1; first < len(labels); {
			end := nameEnd(labels, first)
			if labels[first] == outside {
				first++
				continue
			}
			n := goldName{readout.Span{Start: a.Tokens[first].Start, End: a.Tokens[end-1].End}, int(labelType[labels[first]])}
			out.found[n.typ]++
			if gold[n] {
				out.right[n.typ]++
			}
			if n.typ <= facilityType {
				out.three[1]++
				if coarse[n.coarse()] {
					out.three[2]++
				}
			}
			first = end
		}
	}
	return out
}

// The numbers of the types that three-type scores join.
const (
	placeType    = 2
	facilityType = 3
)

func (n goldName) coarse() goldName {
	if n.typ == facilityType {
		n.typ = placeType
	}
	return n
}

// nameEnd is where the name ends that begins at token t.
func nameEnd(labels []label, t int) int {
	for labels[t].goesOn() && t+1 < len(labels) {
		t++
	}
	return t + 1
}

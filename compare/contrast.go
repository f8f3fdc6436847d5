package compare

import (
	"fmt"
	"strings"

	"readout"
)

// loadedVerbs lists verbs for one kind of act by connotation, the plain ones
// first: what one report has as a plain act and another as a deed.
const loadedVerbs = `
encourage urge persuade convince ask | goad incite instigate provoke
arrest detain hold capture seize | kidnap abduct
kill shoot | murder execute assassinate slaughter massacre butcher martyr
deny | refute disprove
enter visit search | storm attack raid invade ransack
show present display appear | parade
disperse remove clear | crush beat
take occupy control | annex usurp grab
respond answer react | retaliate avenge
strike hit target | bombard pound pummel hammer
`

// verbGroup tells which line of loadedVerbs a verb stands on, and in which group.
var verbGroup = func() map[string][2]int {
	m := map[string][2]int{}
	for i, line := range strings.Split(strings.TrimSpace(loadedVerbs), "\n") {
		for j, words := range strings.Split(line, "|") {
			for _, w := range strings.Fields(words) {
				m[w] = [2]int{i + 1, j}
			}
		}
	}
	return m
}()

// direction is a point of the compass as two numbers, east and north.
var direction = map[string][2]int{
	"northern": {0, 1}, "southern": {0, -1}, "eastern": {1, 0}, "western": {-1, 0}, "central": {0, 0},
	"northeastern": {1, 1}, "northwestern": {-1, 1}, "southeastern": {1, -1}, "southwestern": {-1, -1},
	"north-eastern": {1, 1}, "north-western": {-1, 1}, "south-eastern": {1, -1}, "south-western": {-1, -1},
	"northeast": {1, 1}, "northwest": {-1, 1}, "southeast": {1, -1}, "southwest": {-1, -1}, "north": {0, 1}, "south": {0, -1}, "east": {1, 0}, "west": {-1, 0},
}

// swapDifferences makes lines of the words that stand in each other's place
// in sentences that run in parallel, where the two words are of one kind.
func (s *comparison) swapDifferences() []readout.Difference {
	var out []readout.Difference
	seen := map[string]int{}
	for _, w := range s.swaps() {
		x, y := &s.sentences.items[w.i], &s.sentences.items[w.j]
		cx, cy := s.contentOf(x.doc, w.a, w.aEnd), s.contentOf(y.doc, w.b, w.bEnd)
		if len(cx) != 1 || len(cy) != 1 {
			continue
		}
		a, b := s.lemma(x.doc, cx[0]), s.lemma(y.doc, cy[0])
		d := readout.Difference{Why: fmt.Sprintf("“%s” and “%s” stand in one place of two sentences that otherwise run alike", a, b)}
		switch da, oka := direction[a]; {
		case a == b:
			continue
		case oka:
			db, okb := direction[b]
			if !okb {
				continue
			}
			d.Kind, d.Verdict = "place", "granularity"
			if da[0]*db[0] < 0 || da[1]*db[1] < 0 {
				d.Verdict = "conflict"
			}
			d.About = "where: " + a + " or " + b
		case verbGroup[a][0] > 0 && verbGroup[a][0] == verbGroup[b][0] && verbGroup[a][1] != verbGroup[b][1]:
			d.Kind, d.Verdict, d.About = "label", "framing", "what was done: "+a+" or "+b
		case sameClass(a, b) != nil:
			d.Kind, d.Verdict, d.About = "label", "framing", "what to call "+sameClass(a, b).name+": "+a+" or "+b
		default:
			continue
		}
		key := d.Kind + " " + min(a, b) + " " + max(a, b)
		vx := readout.Value{Value: a, Evidence: []readout.Evidence{s.docs[x.doc].Cite(s.clause(x.doc, x.span, s.as[x.doc].Tokens[cx[0]].Span))}}
		vy := readout.Value{Value: b, Evidence: []readout.Evidence{s.docs[y.doc].Cite(s.clause(y.doc, y.span, s.as[y.doc].Tokens[cy[0]].Span))}}
		if k, ok := seen[key]; ok {
			s.addCites(&out[k], vx, vy)
			continue
		}
		seen[key] = len(out)
		d.Values = []readout.Value{vx, vy}
		out = append(out, d)
	}
	return out
}

// addCites adds the evidence of values to those of the same name in d.
func (s *comparison) addCites(d *readout.Difference, vs ...readout.Value) {
	for _, v := range vs {
		for i := range d.Values {
			if d.Values[i].Value != v.Value {
				continue
			}
			known := false
			for _, e := range d.Values[i].Evidence {
				known = known || e == v.Evidence[0]
			}
			if !known {
				d.Values[i].Evidence = append(d.Values[i].Evidence, v.Evidence[0])
			}
		}
	}
}

// sameClass is the class of labels in which two words differ in connotation,
// nil for none.
func sameClass(a, b string) *labelClass {
	for _, c := range labelOf[a] {
		if g, ok := c.group[b]; ok && g != c.group[a] {
			return c
		}
	}
	return nil
}

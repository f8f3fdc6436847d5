package eval

import (
	"fmt"
	"maps"
	"slices"

	"readout"
)

// scoreNames compares names strictly: same bytes and same type, each counted
// once. It returns counts for each type and, under "", for all.
func scoreNames(gold, found []named) map[string]counts {
	out := map[string]counts{}
	left := map[named]int{}
	for _, g := range gold {
		left[g]++
		bump(out, g.Type, counts{gold: 1})
	}
	for _, f := range found {
		c := counts{found: 1}
		if left[f] > 0 {
			left[f]--
			c.right = 1
		}
		bump(out, f.Type, c)
	}
	return out
}

func bump(m map[string]counts, typ string, c counts) {
	for _, k := range []string{typ, ""} {
		t := m[k]
		t.add(c)
		m[k] = t
	}
}

// threeTypes keeps people, organisations and places, facilities among them,
// and drops the rest: the types that peers have in common.
func threeTypes(names []named) []named {
	var out []named
	for _, n := range names {
		switch n.Type {
		case "Facility":
			n.Type = "Location"
			out = append(out, n)
		case "Person", "Organization", "Location":
			out = append(out, n)
		}
	}
	return out
}

// worldwideTypes are our types in Worldwide's words. A state that acts is a
// place there, and an armed group an organisation.
var worldwideTypes = map[readout.EntityType]string{
	readout.Person:       "Person",
	readout.Organisation: "Organization",
	readout.Group:        "Organization",
	readout.State:        "Location",
	readout.Place:        "Location",
	readout.Facility:     "Facility",
	readout.NORP:         "NORP",
	readout.Product:      "Product",
	readout.Money:        "Money",
	readout.DateName:     "Date",
	readout.Misc:         "Misc",
}

// namesRead are the names in an Analysis; roles and pronouns are none.
func namesRead(a *readout.Analysis) []named {
	var out []named
	for _, m := range rowsOf(a.Mentions) {
		if m.Form == readout.Named {
			out = append(out, named{m.Span, worldwideTypes[m.Type]})
		}
	}
	return out
}

// rowsOf leaves out row 0, which is reserved.
func rowsOf[T any](table []T) []T { return table[min(1, len(table)):] }

// nameScores are the lines of the table for one set of reports.
func nameScores(prefix, on string, gold, found [][]named) []Score {
	three, nine := map[string]counts{}, map[string]counts{}
	for i := range gold {
		for k, c := range scoreNames(gold[i], found[i]) {
			t := nine[k]
			t.add(c)
			nine[k] = t
		}
		for k, c := range scoreNames(threeTypes(gold[i]), threeTypes(found[i])) {
			t := three[k]
			t.add(c)
			three[k] = t
		}
	}
	scores := []Score{
		{Name: prefix + "/three-types/P", Value: 100 * three[""].precision(), On: on},
		{Name: prefix + "/three-types/R", Value: 100 * three[""].recall(), On: on},
		{Name: prefix + "/three-types/F1", Value: 100 * three[""].f1(), On: on},
		{Name: prefix + "/nine-types/F1", Value: 100 * nine[""].f1(), On: on},
	}
	for _, typ := range slices.Sorted(maps.Keys(nine)) {
		if nine[typ].gold > 0 && typ != "" {
			scores = append(scores, Score{Name: prefix + "/" + typ + "/F1", Value: 100 * nine[typ].f1(), On: on})
		}
	}
	return scores
}

func scoreWorldwide(e *env) ([]Score, error) {
	docs, err := readWorldwide(e.corpus("ner", "worldwide", "dev"))
	if err != nil {
		return nil, err
	}
	var gold, found [][]named
	for _, d := range docs {
		gold = append(gold, d.names)
	}
	as, err := readEach(e, docs)
	if err != nil {
		return nil, err
	}
	for _, a := range as {
		found = append(found, namesRead(a))
	}
	on := fmt.Sprintf("Worldwide dev, %d articles, ", len(docs))
	out := nameScores("ner/worldwide-dev/raw", on+"text rebuilt from tokens", gold, found)
	if e.mark == nil {
		return out, nil
	}
	found = nil
	for _, d := range docs {
		a := goldAnalysis(d.doc, d.sents)
		e.mark(d.doc, a)
		found = append(found, namesRead(a))
	}
	return append(out, nameScores("ner/worldwide-dev/gold-tokens", on+"gold words and sentences", gold, found)...), nil
}

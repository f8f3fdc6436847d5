package entity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/nlp"
	"readout/nlp/entity"
)

// linked reads reports and lists the actors that are named, with their forms.
func linked(t *testing.T, known []entity.Known, texts ...string) string {
	t.Helper()
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	var docs []*readout.Document
	var as []*readout.Analysis
	for i, text := range texts {
		d := &readout.Document{ID: fmt.Sprint("d", i), Published: "2021-05-05", Text: text, Paragraphs: []readout.Span{{End: uint32(len(text))}}}
		docs, as = append(docs, d), append(as, r.Read(d))
	}
	actors, _ := entity.Link(docs, as, known)
	var out []string
	for _, a := range actors {
		if a.Mentions == 0 || a.Type == readout.NORP || a.Name == strings.ToLower(a.Name) {
			continue
		}
		forms := slices.Clone(a.Variants)
		slices.Sort(forms)
		out = append(out, fmt.Sprintf("%s (%s): %s", a.Name, a.Type, strings.Join(forms, ", ")))
	}
	return strings.Join(out, "\n")
}

func TestLink(t *testing.T) {
	for _, c := range []struct {
		name  string
		known []entity.Known
		texts []string
		want  []string
	}{
		{name: "spellings of one name", texts: []string{"Sergei Varanov said the talks went well.", "Sergey Varanov said the talks failed."},
			want: []string{"Sergei Varanov (person): Sergei Varanov, Sergey Varanov"}},
		{name: "an initial and a short name", texts: []string{"William Harkness said the plan was sound. Mr. Harkness left.", "Bill Harkness said the plan was flawed."},
			want: []string{"William Harkness (person): Bill Harkness, Mr. Harkness, William Harkness"}},
		{name: "two people with one surname", texts: []string{"Maria Ortega said no. Pedro Ortega said yes.", "Ms. Maria Ortega spoke again."},
			want: []string{"Maria Ortega (person): Maria Ortega, Ms. Maria Ortega", "Pedro Ortega (person): Pedro Ortega"}},
		{name: "a surname with the title of another sex", texts: []string{"Maria Ortega said no.", "Mr. Ortega said yes."},
			want: []string{"Maria Ortega (person): Maria Ortega", "Ortega (person): Mr. Ortega"}},
		{name: "an abbreviation that another report spells out", texts: []string{"The Institute for Coastal Research and Monitoring (ICRM) said the dam held.", "ICRM said on Monday that the dam held."},
			want: []string{"Institute for Coastal Research and Monitoring (organisation): ICRM, Institute for Coastal Research and Monitoring"}},
		{name: "a name that the user knows", known: []entity.Known{{Name: "Institute for Coastal Research", Variants: []string{"Dike Watch"}}},
			texts: []string{"The Institute for Coastal Research said the dam held.", "Dike Watch said the dam held."},
			want:  []string{"Institute for Coastal Research (organisation): Dike Watch, Institute for Coastal Research"}},
	} {
		got := linked(t, c.known, c.texts...)
		for _, w := range c.want {
			if !slices.Contains(strings.Split(got, "\n"), w) {
				t.Errorf("%s: no %q in\n%s", c.name, w, got)
			}
		}
	}
}

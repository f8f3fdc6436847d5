package entity

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
)

func TestParseKnown(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []Known
		err        string
	}{
		{"a.csv", "name,kind,variants\n# ours\nAldana Ruiz,person,\"A. Ruiz; the Lioness\"\nNorth Gate,,\n",
			[]Known{{Name: "Aldana Ruiz", Type: readout.Person, Variants: []string{"A. Ruiz", "the Lioness"}}, {Name: "North Gate"}}, ""},
		{"a.csv", "state,name,role\nOrmania,Aldana Ruiz,president\n", []Known{{Name: "Aldana Ruiz", Role: "president", State: "Ormania"}}, ""},
		{"a.csv", "nom,kind\n", nil, "a.csv:1: column \"nom\" is not known; there are name, kind, variants, role and state"},
		{"a.csv", "kind\nperson\n", nil, "a.csv:1: the first line has to name the columns, and name among them"},
		{"a.csv", "name,kind\nRuiz,persn\n", nil, "a.csv:2: kind \"persn\" is not known; give person, organisation, state, group or place"},
		{"a.csv", "name,kind\nRuiz, Aldana,person\n", nil, "a.csv:2: 3 fields for 2 columns; put fields with commas in quotation marks"},
		{"a.csv", "name,kind\n\n,person\n", nil, "a.csv:3: an actor without a name"},
		{"a.csv", "name\n\"Ruiz\n", nil, "a.csv:"},
		{"a.csv", "name,kind\n", nil, "a.csv: no actors in it"},
		{"a.txt", "ALDANA_RUIZ_ [ORMGOV 010120-090120] ; in office\n+THE_LIONESS_\n\t[ORM]\nORMANIA_ [ORM]\nNATO_\n",
			[]Known{{Name: "Aldana Ruiz", Variants: []string{"The Lioness"}}, {Name: "Ormania", Type: readout.State}, {Name: "NATO"}}, ""},
		{"a.txt", "# comment only\n", nil, "a.txt: no actors in it"},
		{"a.txt", "\n+RUIZ_\n", nil, "a.txt:2: \"+RUIZ_\" belongs to no actor; a line with a name comes first"},
		{"a.txt", "RUIZ_ [ORM\n", nil, "a.txt:1: a bracket that is not closed"},
		{"a.txt", "RUIZ_ []\n", nil, "a.txt:1: a bracket without a code"},
		{"a.txt", "&WORDS\n", nil, "a.txt:1: \"&WORDS\": sets of words are not read"},
		{"a.txt", "RUIZ_ [ORM] president\n", nil, "a.txt:1: \"president\" after the codes; comments start with # or ;"},
	} {
		got, err := ParseKnown(c.name, c.text)
		if c.err != "" {
			if err == nil || !strings.HasPrefix(err.Error(), c.err) {
				t.Errorf("%q: error %v, want %s", c.text, err, c.err)
			}
			continue
		}
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%q: %v\n%s", c.text, err, diff)
		}
	}
}

func TestInitials(t *testing.T) {
	for _, c := range []struct {
		short, full string
		want        bool
	}{
		{"SOHR", "Syrian Observatory for Human Rights", true},
		{"OPCW", "Organisation for the Prohibition of Chemical Weapons", true},
		{"O.P.C.W.", "the Organisation for the Prohibition of Chemical Weapons", true},
		{"D-N.C.", "Congressional Black Caucus", false},
		{"HRW", "Human Rights Watch", true},
		{"HRW", "Watch for Human Rights", false},
		{"A", "", false},
	} {
		if got := initials(c.short, c.full); got != c.want {
			t.Errorf("%s for %s: %v", c.short, c.full, got)
		}
	}
}

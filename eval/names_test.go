package eval

import (
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

func TestDetokenise(t *testing.T) {
	for _, c := range []struct{ tokens, want string }{
		{"`` We did n't , '' she said ( twice ) .", "``We didn't,'' she said (twice)."},
		{"The town 's $ 5 bill : 20 % off !", "The town's $5 bill: 20% off!"},
		{`He said : " No . " Then " Yes " .`, `He said: "No." Then "Yes".`},
		{`" I will go , " said Bo , " soon . "`, `"I will go," said Bo, "soon."`},
		{"a 57 - year - old state - owned firm", "a 57-year-old state-owned firm"},
		{"Lima , 26 June - Four people", "Lima, 26 June - Four people"},
		{"won 2 - 0 in the EU - backed match", "won 2-0 in the EU-backed match"},
		{"After a very long and very costly row the old Sino - US talks went on", "After a very long and very costly row the old Sino-US talks went on"},
		{"the workers ' union", "the workers' union"},
		{"China ’ s and Bo ' s", "China’s and Bo's"},
		{"he said ' no ' .", "he said' no'."}, // single marks are told from apostrophes by nothing here
		{"DK / NA and/or “ yes ” …", "DK/NA and/or “yes”…"},
	} {
		var b textBuilder
		tokens := strings.Fields(c.tokens)
		var spans []readout.Span
		for i, tok := range tokens {
			next := ""
			if i+1 < len(tokens) {
				next = tokens[i+1]
			}
			spans = append(spans, b.token(tok, next, false))
		}
		d := b.document("d", "")
		if d.Text != c.want {
			t.Errorf("%q became %q, want %q", c.tokens, d.Text, c.want)
		}
		for i, s := range spans {
			if s.Of(d.Text) != tokens[i] {
				t.Errorf("%q: token %q is at %q", c.tokens, tokens[i], s.Of(d.Text))
			}
		}
	}
}

func TestBuildNamed(t *testing.T) {
	label := func(s string) (out []labelled) {
		for f := range strings.FieldsSeq(s) {
			form, l, ok := strings.Cut(f, "/")
			if !ok {
				l = "O"
			}
			out = append(out, labelled{form, l})
		}
		return out
	}
	d := buildNamed("d", [][]labelled{
		label("Storm hits Port/B-Location -/I-Location Vila/I-Location"),
		label("Ana/B-Person Ruiz/E-Person left Lima/S-Location 's ."),
		label("Bo/I-Person Ibo/B-Person Ka/I-Organization spoke ."),
	})
	if want := "Storm hits Port-Vila\n\nAna Ruiz left Lima's. Bo Ibo Ka spoke."; d.doc.Text != want {
		t.Errorf("text %q, want %q", d.doc.Text, want)
	}
	if len(d.doc.Paragraphs) != 2 {
		t.Errorf("paragraphs %v", d.doc.Paragraphs)
	}
	var got []string
	for _, n := range d.names {
		got = append(got, n.Of(d.doc.Text)+"/"+n.Type)
	}
	a := goldAnalysis(d.doc, d.sents)
	if len(a.Sentences) != 4 || a.Sentences[1].Of(d.doc.Text) != "Storm hits Port-Vila" || a.Sentences[3].Para != 2 {
		t.Errorf("sentences %v", a.Sentences)
	}
	var tokens []string
	for _, tok := range a.Tokens[1:] {
		mark := ""
		if tok.Flags&readout.SpaceBefore != 0 {
			mark = "_"
		}
		if tok.Flags&readout.PartOfWord != 0 {
			mark = "+"
		}
		tokens = append(tokens, mark+tok.Of(d.doc.Text))
	}
	if want := "_Storm _hits _Port - Vila _Ana _Ruiz _left _Lima +'s . _Bo _Ibo _Ka _spoke ."; strings.Join(tokens, " ") != want {
		t.Errorf("tokens %v, want %s", tokens, want)
	}
	if want := "Port-Vila/Location Ana Ruiz/Person Lima/Location Bo/Person Ibo/Person Ka/Organization"; strings.Join(got, " ") != want {
		t.Errorf("names %v, want %s", got, want)
	}
}

func TestScoreNames(t *testing.T) {
	at := func(a, b uint32, typ string) named { return named{readout.Span{Start: a, End: b}, typ} }
	gold := []named{at(0, 3, "Person"), at(5, 9, "Facility"), at(12, 14, "NORP"), at(20, 22, "Location")}
	found := []named{at(0, 3, "Person"), at(0, 3, "Person"), at(5, 9, "Location"), at(12, 15, "NORP"), at(20, 22, "Organization")}
	nine := scoreNames(gold, found)
	for typ, want := range map[string]counts{"": {1, 5, 4}, "Person": {1, 2, 1}, "Location": {0, 1, 1}, "Organization": {0, 1, 0}} {
		if nine[typ] != want {
			t.Errorf("nine types: %q: %v, want %v", typ, nine[typ], want)
		}
	}
	// A facility is a place among three types; NORP is left out of both sides.
	if got, want := scoreNames(threeTypes(gold), threeTypes(found))[""], (counts{2, 4, 3}); got != want {
		t.Errorf("three types: %v, want %v", got, want)
	}
}

func TestNamesRead(t *testing.T) {
	a := &readout.Analysis{Mentions: []readout.Mention{
		{},
		{Span: readout.Span{Start: 1, End: 4}, Type: readout.State, Form: readout.Named},
		{Span: readout.Span{Start: 5, End: 7}, Type: readout.Person, Form: readout.Pronoun},
		{Span: readout.Span{Start: 8, End: 9}, Type: readout.Group, Form: readout.Named},
	}}
	got := namesRead(a)
	if len(got) != 2 || got[0].Type != "Location" || got[1].Type != "Organization" {
		t.Errorf("names %v", got)
	}
	if len(namesRead(&readout.Analysis{})) != 0 {
		t.Error("names in an empty analysis")
	}
	for typ := readout.Person; typ <= readout.Misc; typ++ {
		if worldwideTypes[typ] == "" {
			t.Errorf("type %v has no name in Worldwide", typ)
		}
	}
}

func TestReadWorldwide(t *testing.T) {
	docs, err := readWorldwide(needShared(t, "corpora", "ner", "worldwide", "dev"))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 100 {
		t.Errorf("%d articles, want 100", len(docs))
	}
	perType := map[string]int{}
	for _, d := range docs {
		for _, n := range d.names {
			perType[n.Type]++
			if n.IsZero() || int(n.End) > len(d.doc.Text) || strings.TrimSpace(n.Of(d.doc.Text)) != n.Of(d.doc.Text) {
				t.Errorf("%s: name at %v", d.doc.ID, n)
			}
		}
	}
	// Counted in the files: one name for each B- label, none of them lost.
	for typ, want := range map[string]int{"Person": 1100, "Organization": 1043, "Location": 1149, "NORP": 370, "Misc": 317, "Date": 433, "Money": 69, "Facility": 40, "Product": 24} {
		if perType[typ] < want {
			t.Errorf("%d names of type %s, want at least %d", perType[typ], typ, want)
		}
	}
	if _, err := readWorldwide(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("an absent folder is no error")
	}
}

package eval

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
)

// goldDossier is the dossier of a perfect comparison: gold in our words.
func goldDossier(c *goldCase) *readout.Dossier {
	ev := func(qs []quoted) (out []readout.Evidence) {
		for _, q := range qs {
			out = append(out, readout.Evidence{Document: q.Doc, Quote: q.Quote})
		}
		return out
	}
	d := &readout.Dossier{Schema: readout.Schema}
	for _, g := range c.gold.Statements {
		d.Statements = append(d.Statements, readout.StatementLine{SpeakerName: g.Speaker, Kind: g.Kind, Stance: g.Stance, Content: ev(g.Evidence)})
	}
	for _, g := range c.gold.Agreed {
		d.Agreed = append(d.Agreed, readout.AgreedLine{Gist: g.Gist, Evidence: ev(g.Evidence)})
	}
	for _, g := range c.gold.Differences {
		x := readout.Difference{About: g.About, Kind: g.Kind, Verdict: g.Verdict}
		for _, v := range g.Values {
			x.Values = append(x.Values, readout.Value{Value: v.Value, Evidence: ev(v.Evidence)})
		}
		d.Differences = append(d.Differences, x)
	}
	for _, g := range c.gold.Disputes {
		x := readout.Dispute{Question: g.Question}
		for _, p := range g.Positions {
			x.Positions = append(x.Positions, readout.Position{Holder: p.Holder, Stance: p.Stance, Gist: p.Gist, Evidence: ev(p.Evidence)})
		}
		d.Disputes = append(d.Disputes, x)
	}
	for _, g := range c.gold.Commitments {
		d.Commitments = append(d.Commitments, readout.CommitmentLine{Kind: g.Kind, Parties: g.Parties, Text: g.Text, Status: g.Status, Evidence: ev(g.Evidence)})
	}
	for _, g := range c.gold.Only {
		d.Only = append(d.Only, readout.OnlyLine{Document: g.Doc, Gist: g.Gist, Evidence: ev(g.Evidence)})
	}
	for _, g := range c.gold.Origins {
		d.Citations = append(d.Citations, readout.Citation{Document: g.Doc, Kind: g.Kind, Origin: g.Origin, Evidence: ev(g.Evidence)})
	}
	for _, g := range c.gold.OriginGroups {
		d.Origins = append(d.Origins, readout.Origin{Documents: g.Docs})
	}
	for _, g := range c.gold.Events {
		d.Events = append(d.Events, readout.EventLine{Type: g.Type, Source: g.Source, Target: g.Target, Evidence: ev(g.Evidence)})
	}
	return d
}

// spoil changes a dossier in the ways in which a weak comparison goes wrong.
func spoil(r *rand.Rand, c *goldCase, d *readout.Dossier) {
	ids := slices.Sorted(func(yield func(string) bool) {
		for id := range c.docs {
			if !yield(id) {
				return
			}
		}
	})
	evidence := func(in []readout.Evidence) []readout.Evidence {
		out := slices.Clone(in)
		for i := range out {
			q := []rune(out[i].Quote)
			switch r.IntN(8) {
			case 0, 1: // too short
				out[i].Quote = string(q[:len(q)*(1+r.IntN(3))/4])
			case 2: // cut in front
				out[i].Quote = string(q[len(q)*r.IntN(3)/4:])
			case 3: // another document
				out[i].Document = ids[r.IntN(len(ids))]
			case 4: // words that stand nowhere
				out[i].Quote += " \u2026"
			case 5: // a stretch of the document that may or may not meet gold
				text := c.docs[out[i].Document].text
				if at := strings.Index(text, out[i].Quote); at >= 0 {
					from, to := max(0, at-r.IntN(80)), min(len(text), at+r.IntN(len(out[i].Quote)+80)+1)
					for from > 0 && !utf8.RuneStart(text[from]) {
						from--
					}
					for to < len(text) && !utf8.RuneStart(text[to]) {
						to++
					}
					out[i].Quote = text[from:to]
				}
			}
		}
		if len(out) > 1 && r.IntN(6) == 0 {
			out = out[1:]
		}
		return out
	}
	name := func(s string) string {
		switch r.IntN(6) {
		case 0:
			return ""
		case 1:
			return strings.ToUpper(s) + "."
		case 2:
			return s[strings.LastIndexByte(s, ' ')+1:]
		case 3:
			a := c.gold.Actors[r.IntN(len(c.gold.Actors))]
			return append(a.Variants, a.Name)[r.IntN(len(a.Variants)+1)]
		}
		return s
	}
	d.Statements = some(r, d.Statements)
	for i := range d.Statements {
		x := &d.Statements[i]
		x.Content, x.SpeakerName = evidence(x.Content), name(x.SpeakerName)
	}
	d.Agreed = some(r, d.Agreed)
	for i := range d.Agreed {
		d.Agreed[i].Evidence = evidence(d.Agreed[i].Evidence)
	}
	d.Differences = some(r, d.Differences)
	for _, trap := range c.gold.Traps {
		var x readout.Difference
		for _, q := range trap.Evidence {
			x.Values = append(x.Values, readout.Value{Evidence: []readout.Evidence{{Document: q.Doc, Quote: q.Quote}}})
		}
		x.Kind = [...]string{"figure", "name", "duration"}[r.IntN(3)]
		d.Differences = append(d.Differences, x)
	}
	for i := range d.Differences {
		x := &d.Differences[i]
		x.Values = some(r, x.Values)
		for k := range x.Values {
			x.Values[k].Evidence = evidence(x.Values[k].Evidence)
		}
		if r.IntN(4) == 0 {
			x.Verdict, x.Kind = "conflict", "figure"
		}
	}
	d.Disputes = some(r, d.Disputes)
	for i := range d.Disputes {
		x := &d.Disputes[i]
		x.Positions = some(r, x.Positions)
		for k := range x.Positions {
			x.Positions[k].Evidence, x.Positions[k].Holder = evidence(x.Positions[k].Evidence), name(x.Positions[k].Holder)
		}
	}
	d.Commitments = some(r, d.Commitments)
	for i := range d.Commitments {
		d.Commitments[i].Evidence = evidence(d.Commitments[i].Evidence)
	}
	d.Only = some(r, d.Only)
	for i := range d.Only {
		d.Only[i].Evidence = evidence(d.Only[i].Evidence)
	}
	d.Citations = some(r, d.Citations)
	for i := range d.Citations {
		d.Citations[i].Origin = name(d.Citations[i].Origin)
	}
	for i := range d.Origins {
		d.Origins[i].Documents = some(r, append(slices.Clone(d.Origins[i].Documents), ids[r.IntN(len(ids))]))
	}
	d.Events = some(r, d.Events)
	for i := range d.Events {
		x := &d.Events[i]
		x.Evidence, x.Source, x.Target = evidence(x.Evidence), name(x.Source), name(x.Target)
	}
}

// some drops, doubles and shuffles.
func some[T any](r *rand.Rand, in []T) []T {
	var out []T
	for _, x := range in {
		for n := [...]int{0, 1, 1, 1, 2}[r.IntN(5)]; n > 0; n-- {
			out = append(out, x)
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func readCases(t *testing.T) (dirs []string, cases []*goldCase) {
	dirs, err := caseDirs(needShared(t, "cases"))
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		c, err := readCase(dir)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	return dirs, cases
}

// Gold against itself is perfect in everything that gold is sure of.
func TestCaseGoldIsPerfect(t *testing.T) {
	_, cases := readCases(t)
	for _, c := range cases {
		s := c.score(goldDossier(c))
		for i, p := range s.parts {
			switch partNames[i] {
			case "evidence", "traps":
				if partNames[i] == "evidence" && p.all != 0 {
					t.Errorf("%s: %d quotations of gold not found", c.name, p.all)
				}
			case "agreed": // gold may put evidence of one document there
				if ratio(p.some, p.all) < 0.9 {
					t.Errorf("%s: %s %v", c.name, partNames[i], p)
				}
			default:
				if p.some != p.all {
					t.Errorf("%s: %s %v", c.name, partNames[i], p)
				}
			}
		}
		for i, x := range s.tallies {
			if x.fp != 0 || x.tp < x.fn {
				t.Errorf("%s: %s %v", c.name, tallyNames[i], x)
			}
		}
	}
}

// The scorer and the script agree key by key, on good dossiers and on bad ones.
func TestCaseScoreAgreesWithScript(t *testing.T) {
	dirs, cases := readCases(t)
	scorer := needShared(t, "cases", "score.py")
	for seed := range uint64(2) {
		r := rand.New(rand.NewPCG(seed, 17))
		tmp := t.TempDir()
		args := []string{scorer, "--json"}
		var scored []namedScore
		for i, c := range cases {
			d := goldDossier(c)
			if seed > 0 {
				spoil(r, c, d)
			}
			data, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			args = append(args, dirs[i]+"="+writeFile(t, filepath.Join(tmp, c.name+".json"), data))
			scored = append(scored, namedScore{c.name, c.score(d), part{}})
		}
		var want struct {
			Cases    map[string]map[string][]int
			Total    map[string]any
			Evidence []int
		}
		if err := json.Unmarshal([]byte(script(t, args...)), &want); err != nil {
			t.Fatal(err)
		}
		for _, s := range scored {
			for i, name := range partNames {
				if got := []int{s.parts[i].some, s.parts[i].all}; !slices.Equal(got, want.Cases[s.name][name]) {
					t.Errorf("seed %d: %s: %s is %v, the script says %v", seed, s.name, name, got, want.Cases[s.name][name])
				}
			}
			for i, name := range tallyNames {
				x := s.tallies[i]
				if got := []int{x.tp, x.fp, x.fn}; !slices.Equal(got, want.Cases[s.name][name]) {
					t.Errorf("seed %d: %s: %s is %v, the script says %v", seed, s.name, name, got, want.Cases[s.name][name])
				}
			}
			if n := len(want.Cases[s.name]); n != len(partNames)+len(tallyNames) {
				t.Errorf("the script has %d figures, we have %d", n, len(partNames)+len(tallyNames))
			}
		}
		sum := total(scored)
		for i, name := range tallyNames {
			p, rec, f := sum.tallies[i].prf()
			for k, v := range want.Total[name].([]any) {
				if math.Abs(v.(float64)-[]float64{p, rec, f}[k]) > 1e-12 {
					t.Errorf("seed %d: total %s: %v, %v, %v, the script says %v", seed, name, p, rec, f, want.Total[name])
				}
			}
		}
	}
}

// A small case of our own, so that the rules are tested in a fresh clone too.
func TestCaseScore(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "bridge")
	writeFile(t, filepath.Join(dir, "articles.jsonl"), []byte(`{"id":"a","title":"Bridge falls","text":"The old bridge fell on Monday. Two people died, the mayor, Ána Ruiz, said."}
{"id":"b","title":"Bridge down","text":"The town’s bridge gave way. Three people died, police said."}
`))
	writeFile(t, filepath.Join(dir, "gold.json"), []byte(`{"actors":[{"name":"Ána Ruiz","kind":"person","variants":["the mayor"]}],
"statements":[{"speaker":"Ána Ruiz","evidence":[{"doc":"a","quote":"Two people died"}]},{"speaker":"police","evidence":[{"doc":"b","quote":"Three people died"}]}],
"agreed":[{"gist":"the bridge fell","evidence":[{"doc":"a","quote":"The old bridge fell"},{"doc":"b","quote":"The town’s bridge gave way"}]}],
"differences":[{"about":"dead","kind":"figure","verdict":"conflict","values":[{"value":"2","evidence":[{"doc":"a","quote":"Two people died"}]},{"value":"3","evidence":[{"doc":"b","quote":"Three people died"}]}]}],
"traps":[],"disputes":[],"commitments":[],"only":[{"doc":"a","gist":"Monday","evidence":[{"doc":"a","quote":"fell on Monday"}]}],
"origins":[{"doc":"b","kind":"cited-body","origin":"police"}],"origin_groups":[{"docs":["a"]},{"docs":["b"]}],"events":[]}`))
	c, err := readCase(dir)
	if err != nil {
		t.Fatal(err)
	}
	ev := func(doc, quote string) []readout.Evidence { return []readout.Evidence{{Document: doc, Quote: quote}} }
	d := &readout.Dossier{
		Statements: []readout.StatementLine{
			{SpeakerName: "the Mayor", Content: ev("a", "people died")},        // half of the shorter one; alias has "the mayor"
			{SpeakerName: "Smith", Content: ev("b", "Three people died, pol")}, // wrong speaker
		},
		Agreed: []readout.AgreedLine{{Evidence: append(ev("a", "old bridge fell"), ev("b", "bridge gave way")...)}},
		Differences: []readout.Difference{
			{Kind: "figure", Verdict: "update", Values: []readout.Value{{Evidence: ev("a", "Two people died")}, {Evidence: ev("b", "Three people")}}},
			{Kind: "figure", Verdict: "update", Values: []readout.Value{{Evidence: ev("b", "Three")}, {Evidence: ev("a", "Two people")}}}, // the same again
			{Kind: "name", Values: []readout.Value{{Evidence: ev("a", "the mayor")}, {Evidence: ev("b", "police said")}}},
		},
		Only:    []readout.OnlyLine{{Evidence: ev("b", "fell on Monday")}}, // not in b: bad evidence
		Origins: []readout.Origin{{Documents: []string{"b", "a"}}},
	}
	s := c.score(d)
	for name, want := range map[string]part{"evidence": {11, 1}, "statements": {2, 2}, "speakers": {1, 2}, "agreed": {1, 1}, "verdicts": {0, 1}, "only": {0, 1}} {
		if got := *s.part(name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	for name, want := range map[string]tally{"differences": {1, 1, 0}, "measurable": {1, 0, 0}, "citations": {0, 0, 1}, "together": {0, 1, 0}} {
		if got := *s.tally(name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	// one line with both passages of the fact, one that mixes in what is another
	c.gold.Agreed = append(c.gold.Agreed, c.gold.Agreed[0])
	c.gold.Agreed[1].Evidence = []quoted{{"b", "Three people died"}}
	d.Agreed[0].Independent = 2
	d.Agreed = append(d.Agreed, readout.AgreedLine{Independent: 2, Evidence: append(ev("a", "old bridge fell"), ev("b", "Three people died")...)})
	if got := c.oneFact(d); got != (part{1, 2}) {
		t.Errorf("of one fact are %v, want 1 of 2", got)
	}
}

func TestReadArticlesNamesTheLine(t *testing.T) {
	name := writeFile(t, filepath.Join(t.TempDir(), "a.jsonl"), []byte("{\"id\":\"a\"}\n\nnot json\n"))
	if _, err := readArticles(name); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("%s:3:", name)) {
		t.Errorf("error %v does not name line 3", err)
	}
	if _, err := readArticles(filepath.Join(t.TempDir(), "none.jsonl")); !os.IsNotExist(err) {
		t.Errorf("error %v", err)
	}
}

package eval

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

const (
	readmeFile   = "../README.md"
	scoresBegin  = "<!-- scores: written by go test ./eval -run Golden -update -->\n"
	scoresFinish = "<!-- end of scores -->\n"
)

// headlines are the lines of the README's table: what is measured, and the
// names of the scores.
var headlines = [...]struct {
	what, measure string
	scores        []string
}{
	{"words, tags and heads of raw text", "UPOS / LAS, UD English EWT dev", []string{"ud/ewt-dev/raw/UPOS", "ud/ewt-dev/raw/LAS"}},
	{"", "UPOS / LAS, GUM dev (open texts)", []string{"ud/gum-dev/raw/UPOS", "ud/gum-dev/raw/LAS"}},
	{"names in raw text, strict spans", "person, organisation, place / nine types, F1, Worldwide dev", []string{"ner/worldwide-dev/raw/three-types/F1", "ner/worldwide-dev/raw/nine-types/F1"}},
	{"times, strict spans", "F1 / value right, AQUAINT and MEANTIME", []string{"times/both/strict/F1", "times/both/value-of-strict"}},
	{"tolls of a report", "killed and wounded right, gun-violence", []string{"quantities/gun-violence/both"}},
	{"", "civilians killed right, syria", []string{"quantities/syria/civilians"}},
	{"who says what", "content found / its source right, PolNeAR dev", []string{"attribution/polnear-dev/content-match/F1", "attribution/polnear-dev/source-of-matched"}},
	{"which reports tell one story", "B³ F1, AllSides with distractors / gun-violence", []string{"stories/allsides/B3-F1", "stories/gun-violence/B3-F1"}},
	{"comparison cases", "measurable differences, precision / recall", []string{"cases/measurable/P", "cases/measurable/R"}},
	{"", "statements found / speaker right", []string{"cases/statements", "cases/speakers"}},
	{"", "commitments / citations, F1", []string{"cases/commitments/F1", "cases/citations/F1"}},
	{"", "evidence that is not in the text at its place", []string{"cases/evidence/not-found"}},
}

// The README's figures are those of the score file.
func TestGoldenReadme(t *testing.T) {
	scores, err := os.ReadFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	table, err := headlineTable(string(scores))
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(readmeFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := bytes.Cut(readme, []byte(scoresBegin))
	old, after, ok2 := bytes.Cut(rest, []byte(scoresFinish))
	if !ok1 || !ok2 {
		t.Fatalf("%s has no lines %q and %q", readmeFile, strings.TrimSpace(scoresBegin), strings.TrimSpace(scoresFinish))
	}
	if string(old) == table {
		return
	}
	if !*update {
		t.Fatalf("the README's figures are not those of %s; run go test ./eval -run Golden -update\ngot\n%s\nwant\n%s", goldenFile, old, table)
	}
	writeFile(t, readmeFile, []byte(string(before)+scoresBegin+table+scoresFinish+string(after)))
}

// headlineTable is the table in Markdown.
func headlineTable(scores string) (string, error) {
	values := map[string]string{}
	for line := range strings.Lines(scores) {
		if f := strings.Fields(line); len(f) > 1 {
			values[f[0]] = f[1]
		}
	}
	var b strings.Builder
	b.WriteString("| what | measured as | score |\n| --- | --- | --- |\n")
	for _, h := range headlines {
		var cells []string
		for _, name := range h.scores {
			v, ok := values[name]
			if !ok {
				return "", fmt.Errorf("no score %s in %s: name another for the README", name, goldenFile)
			}
			if whole, part, ok := strings.Cut(v, "."); ok {
				v = whole + "." + part[:1] // cut, so that no figure is rounded up
			}
			cells = append(cells, v)
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", h.what, h.measure, strings.Join(cells, " / "))
	}
	return b.String(), nil
}

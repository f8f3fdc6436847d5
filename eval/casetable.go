package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"readout"
	"readout/extract"
)

// namedScore is the score of one case.
type namedScore struct {
	name string
	caseScore
	oneFact part // of the pairs of passages that agreed lines set together
}

func total(cases []namedScore) caseScore {
	var sum caseScore
	for _, c := range cases {
		sum.add(c.caseScore)
	}
	return sum
}

// writeCaseTable prints what score.py prints, byte for byte.
func writeCaseTable(w io.Writer, cases []namedScore) {
	for _, c := range cases {
		var cells []string
		for i, name := range partNames {
			cells = append(cells, fmt.Sprintf("%s %d/%d", name, c.parts[i].some, c.parts[i].all))
		}
		for i, name := range tallyNames {
			t := c.tallies[i]
			cells = append(cells, fmt.Sprintf("%s %d/%d/%d", name, t.tp, t.fp, t.fn))
		}
		fmt.Fprintf(w, "%-24s%s\n", c.name, strings.Join(cells, " "))
	}
	sum := total(cases)
	evidence := sum.part("evidence")
	fmt.Fprintf(w, "\nevidence quoted %d, not found in its document %d (must be 0)\n", evidence.some, evidence.all)
	for _, name := range [...]string{"statements", "speakers", "agreed", "only", "events", "verdicts", "traps"} {
		p := sum.part(name)
		note := ""
		if name == "traps" {
			note = "  (traps fallen into: lower is better)"
		}
		fmt.Fprintf(w, "%-12s %d/%d = %.3f%s\n", name, p.some, p.all, ratio(p.some, p.all), note)
	}
	for i, name := range tallyNames {
		p, r, f := sum.tallies[i].prf()
		fmt.Fprintf(w, "%-12s P %.3f R %.3f F1 %.3f\n", name, p, r, f)
	}
}

// caseScores are the lines of the table for all cases together.
func caseScores(cases []namedScore, on string) []Score {
	sum := total(cases)
	evidence := sum.part("evidence")
	out := []Score{
		{Name: "cases/evidence/quoted", Value: float64(evidence.some), Count: true, On: on},
		{Name: "cases/evidence/not-found", Value: float64(evidence.all), Count: true, On: on},
	}
	for i, name := range partNames {
		if p := sum.parts[i]; name != "evidence" {
			out = append(out, Score{Name: "cases/" + name, Value: 100 * ratio(p.some, p.all), On: on})
		}
	}
	for i, name := range tallyNames {
		p, r, f := sum.tallies[i].prf()
		out = append(out,
			Score{Name: "cases/" + name + "/P", Value: 100 * p, On: on},
			Score{Name: "cases/" + name + "/R", Value: 100 * r, On: on},
			Score{Name: "cases/" + name + "/F1", Value: 100 * f, On: on})
	}
	return out
}

func scoreCases(e *env) ([]Score, error) {
	cases, err := e.cases()
	if err != nil {
		return nil, err
	}
	var pairs part
	for _, c := range cases {
		pairs.some += c.oneFact.some
		pairs.all += c.oneFact.all
	}
	return append(caseScores(cases, fmt.Sprintf("%d comparison cases", len(cases))),
		Score{Name: "cases/agreed/one-fact", Value: 100 * ratio(pairs.some, pairs.all), On: fmt.Sprintf("%d pairs of passages that a line of agreement sets together, both of annotated facts", pairs.all)}), nil
}

// CaseTable compares the articles of every case and prints the table of the
// outside scorer.
func CaseTable(ctx context.Context, sharedDir string, w io.Writer) error {
	sys, err := shipped()
	if err != nil {
		return err
	}
	cases, err := (&env{ctx, sharedDir, sys}).cases()
	if err != nil {
		return fmt.Errorf("eval: cases: %w", err)
	}
	writeCaseTable(w, cases)
	return nil
}

// cases compares the articles of every case and scores the dossiers.
func (e *env) cases() ([]namedScore, error) {
	dirs, err := caseDirs(filepath.Join(e.shared, "cases"))
	if err != nil {
		return nil, err
	}
	var out []namedScore
	for _, dir := range dirs {
		c, err := readCase(dir)
		if err != nil {
			return nil, err
		}
		d, err := e.dossier(dir)
		if err != nil {
			return nil, err
		}
		out = append(out, namedScore{c.name, c.score(d), c.oneFact(d)})
	}
	return out, nil
}

// dossier compares the articles of one case as a user gives them: what extract
// does to a text counts too.
func (e *env) dossier(dir string) (*readout.Dossier, error) {
	docs, problems := extract.ReadAll(e.ctx, []string{filepath.Join(dir, "articles.jsonl")}, nil, extract.Options{})
	for _, p := range problems {
		if !p.Note {
			return nil, p
		}
	}
	as, err := e.read(e.ctx, docs)
	if err != nil {
		return nil, err
	}
	return e.compare(docs, as), nil
}

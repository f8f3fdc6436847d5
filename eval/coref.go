package eval

import (
	"fmt"

	"readout"
	"readout/nlp/entity"
)

type chained struct{ *entity.ChainedReport }

func (c chained) report() *readout.Document { return c.Doc }

// chainsRead are the chains of an Analysis.
func chainsRead(a *readout.Analysis) []chain {
	var out []chain
	for _, r := range rowsOf(a.References) {
		for int(r.Chain) > len(out) {
			out = append(out, nil)
		}
		out[r.Chain-1] = append(out[r.Chain-1], r.Span)
	}
	return out
}

const corefOn = "GUM dev (open texts), %d documents, %s; OntoGUM's conversions made here: appositions joined, predicates, cataphors and common noun modifiers dropped, chains cut at indefinites, verbs alone, no singletons"

// scoreCoref scores chains of coreferent phrases at two levels: from raw text,
// and with the words, sentences, lemmas, tags and heads of gold.
func scoreCoref(e *env) ([]Score, error) {
	files, err := filesIn(e.corpus("syntax", "gum", "dev"), "*.conllu")
	if err != nil {
		return nil, err
	}
	var docs []chained
	var parses []*readout.Analysis
	for _, name := range files {
		g, err := entity.ReadGUM(name)
		if err != nil {
			return nil, err
		}
		docs = append(docs, chained{g})
		if e.parse == nil || e.after == nil {
			continue
		}
		trees, err := readTreebankDocs(name)
		if err != nil {
			return nil, err
		}
		if len(trees) != 1 || trees[0].doc.Text != g.Doc.Text {
			return nil, fmt.Errorf("%s: the trees are of another text than the chains", name)
		}
		a := trees[0].goldParses(e.parse)
		if err := e.after("syntax", g.Doc, a); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		parses = append(parses, a)
	}
	raw, err := readEach(e, docs)
	if err != nil {
		return nil, err
	}
	out := corefScores("coref/gum-dev/", fmt.Sprintf(corefOn, len(docs), "raw text"), docs, raw)
	if parses != nil {
		out = append(out, corefScores("coref/gum-dev/gold-parses/", fmt.Sprintf(corefOn, len(docs), "gold parses (words, sentences, lemmas, tags, heads); names found as from raw text"), docs, parses)...)
	}
	return out, nil
}

// corefScores compares the chains of analyses with those of gold.
func corefScores(prefix, on string, docs []chained, as []*readout.Analysis) []Score {
	var s corefScore
	var m counts
	for i, d := range docs {
		var gold []chain
		inGold := map[readout.Span]bool{}
		for _, c := range d.Chains {
			gold = append(gold, c)
			for _, span := range c {
				inGold[span] = true
			}
		}
		found := chainsRead(as[i])
		s.add(gold, found)
		m.gold += len(inGold)
		for _, c := range found {
			m.found += len(c)
			for _, span := range c {
				if inGold[span] {
					m.right++
				}
			}
		}
	}
	line := func(name string, v float64) Score {
		return Score{Name: prefix + name, Value: 100 * v, On: on}
	}
	return []Score{
		line("CoNLL-F1", s.conll()), line("MUC/F1", s.muc.f1()), line("B3/F1", s.b3.f1()), line("CEAFe/F1", s.ceafe.f1()),
		line("mentions/P", m.precision()), line("mentions/R", m.recall()),
	}
}

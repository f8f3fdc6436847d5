package eval

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"readout"
	"readout/extract"
)

// The scorers of the table: each reads its gold, has the system read the same
// texts, and compares.

func scoreCases(e *env) ([]Score, error) {
	cases, err := e.cases()
	if err != nil {
		return nil, err
	}
	return caseScores(cases, fmt.Sprintf("%d comparison cases", len(cases))), nil
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
		out = append(out, namedScore{c.name, c.score(d)})
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

// scoreTrees: EWT dev is one file, GUM dev a folder of documents.
func scoreTrees(e *env) ([]Score, error) {
	gum, err := filepath.Glob(e.corpus("syntax", "gum", "dev", "*.conllu"))
	if err != nil {
		return nil, err
	}
	if len(gum) == 0 {
		return nil, fmt.Errorf("no *.conllu in %s: %w", e.corpus("syntax", "gum", "dev"), os.ErrNotExist)
	}
	var out []Score
	for _, bank := range []struct {
		name, on string
		files    []string
	}{
		{"ewt-dev", "UD English EWT dev", []string{e.corpus("syntax", "ewt", "en_ewt-dev.conllu")}},
		{"gum-dev", "GUM dev (open texts)", gum},
	} {
		var docs []*treebankDoc
		for _, name := range bank.files {
			f, err := os.Open(name)
			if err != nil {
				return nil, err
			}
			sents, err := readConllu(f, name)
			f.Close()
			if err != nil {
				return nil, err
			}
			docs = append(docs, treebankDocs(sents)...)
		}
		scores, err := e.treebank(bank.name, bank.on, docs)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", bank.name, err)
		}
		out = append(out, scores...)
	}
	return out, nil
}

// treebank scores one treebank at two levels: from raw text, and with the
// words and sentences of gold.
func (e *env) treebank(name, on string, docs []*treebankDoc) ([]Score, error) {
	var gold, raw, tokens []conlluSentence
	var texts []*readout.Document
	for _, d := range docs {
		gold = append(gold, d.sents...)
		texts = append(texts, d.doc)
	}
	as, err := e.read(e.ctx, texts)
	if err != nil {
		return nil, err
	}
	for i, d := range docs {
		raw = append(raw, treesOf(d.doc, as[i], e.names)...)
	}
	on = fmt.Sprintf("%s, %d sentences, ", on, len(gold))
	r, err := scoreUD(gold, raw)
	if err != nil {
		return nil, err
	}
	prefix := "ud/" + name
	out := append([]Score{
		{Name: prefix + "/raw/words", Value: r.Words, On: on + "raw text"},
		{Name: prefix + "/raw/sentences", Value: r.Sentences, On: on + "raw text"},
	}, treeScores(prefix+"/raw", on+"raw text", r)...)
	if e.parse == nil {
		return out, nil
	}
	for _, d := range docs {
		a := d.goldTokens()
		e.parse(d.doc, a)
		tokens = append(tokens, d.treesLike(a, e.names)...)
	}
	g, err := scoreUD(gold, tokens)
	if err != nil {
		return nil, err
	}
	return append(out, treeScores(prefix+"/gold-tokens", on+"gold words and sentences", g)...), nil
}

func treeScores(prefix, on string, s udScore) []Score {
	return []Score{
		{Name: prefix + "/UPOS", Value: s.UPOS, On: on},
		{Name: prefix + "/XPOS", Value: s.XPOS, On: on},
		{Name: prefix + "/lemmas", Value: s.Lemmas, On: on},
		{Name: prefix + "/UAS", Value: s.UAS, On: on},
		{Name: prefix + "/LAS", Value: s.LAS, On: on},
	}
}

func scoreWorldwide(e *env) ([]Score, error) {
	docs, err := readWorldwide(e.corpus("ner", "worldwide", "dev"))
	if err != nil {
		return nil, err
	}
	var texts []*readout.Document
	var gold, found [][]named
	for _, d := range docs {
		texts = append(texts, d.doc)
		gold = append(gold, d.names)
	}
	as, err := e.read(e.ctx, texts)
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

func scoreTimeCorpora(e *env) ([]Score, error) {
	aquaint, err := readTimeML(e.corpus("time", "aquaint"))
	if err != nil {
		return nil, err
	}
	meantime, err := readMeantime(e.corpus("time", "meantime", "intra-doc_annotation"))
	if err != nil {
		return nil, err
	}
	var both timeCounts
	var out []Score
	for _, set := range []struct {
		name, on string
		docs     []timedDoc
	}{
		{"aquaint", "AQUAINT TimeML", aquaint},
		{"meantime", "MEANTIME, text rebuilt from tokens, annotated sentences only", meantime},
	} {
		var texts []*readout.Document
		for _, d := range set.docs {
			texts = append(texts, d.doc)
		}
		as, err := e.read(e.ctx, texts)
		if err != nil {
			return nil, err
		}
		var c timeCounts
		for i, d := range set.docs {
			c.add(scoreTimes(d.times, timesRead(as[i], d.scored)))
		}
		both.add(c)
		out = append(out, c.scores("times/"+set.name, fmt.Sprintf("%s, %d reports", set.on, len(set.docs)))...)
	}
	return append(both.scores("times/both", "AQUAINT and MEANTIME together"), out...), nil
}

func scoreQuantities(e *env) ([]Score, error) {
	guns, err := readGunViolence(e.corpus("stories", "gun-violence"))
	if err != nil {
		return nil, err
	}
	syria, err := readSyria(e.corpus("accounts", "syria"))
	if err != nil {
		return nil, err
	}
	var killed, wounded, several, civilians tollCounts
	err = e.eachToll(guns, func(d tollDoc, a *readout.Analysis) {
		killed.add(d, a, readout.Killed, 1, anybody)
		wounded.add(d, a, readout.Wounded, 1, anybody)
		several.add(d, a, readout.Killed, 2, anybody)
		several.add(d, a, readout.Wounded, 2, anybody)
	})
	if err != nil {
		return nil, err
	}
	err = e.eachToll(syria, func(d tollDoc, a *readout.Analysis) { civilians.add(d, a, readout.Killed, 1, civilian) })
	if err != nil {
		return nil, err
	}
	values, err := e.meantimeValues()
	if err != nil {
		return nil, err
	}
	line := func(name, on string, c tollCounts) Score {
		return Score{Name: "quantities/" + name, Value: 100 * ratio(c.right, c.stated), On: fmt.Sprintf("%s, %d figures", on, c.stated)}
	}
	const single = "gun-violence, single-source incidents whose report states the figure"
	return append([]Score{
		line("gun-violence/killed", single, killed),
		line("gun-violence/wounded", single, wounded),
		line("gun-violence/both", single, tollCounts{killed.right + wounded.right, killed.stated + wounded.stated}),
		line("gun-violence/two-or-more", single+", figures above one", several),
		line("syria/civilians", "accounts/syria, reports that state the figure", civilians),
	}, values...), nil
}

// meantimeValues scores where figures stand; ordinals were not annotated.
func (e *env) meantimeValues() ([]Score, error) {
	docs, err := readMeantime(e.corpus("time", "meantime", "intra-doc_annotation"))
	if err != nil {
		return nil, err
	}
	var texts []*readout.Document
	for _, d := range docs {
		texts = append(texts, d.doc)
	}
	as, err := e.read(e.ctx, texts)
	if err != nil {
		return nil, err
	}
	var c timeCounts
	for i, d := range docs {
		var found []timex
		for _, q := range rowsOf(as[i].Quantities) {
			if q.Start < d.scored && !q.Ordinal {
				found = append(found, timex{Span: q.Span})
			}
		}
		var gold []timex
		for _, v := range d.values {
			gold = append(gold, timex{Span: v})
		}
		c.add(scoreTimes(gold, found))
	}
	on := fmt.Sprintf("MEANTIME values, text rebuilt from tokens, annotated sentences only, %d reports", len(docs))
	return []Score{
		{Name: "quantities/meantime/strict/F1", Value: 100 * c.strict.f1(), On: on},
		{Name: "quantities/meantime/relaxed/P", Value: 100 * c.relaxed.precision(), On: on},
		{Name: "quantities/meantime/relaxed/R", Value: 100 * c.relaxed.recall(), On: on},
		{Name: "quantities/meantime/relaxed/F1", Value: 100 * c.relaxed.f1(), On: on},
	}, nil
}

func (e *env) eachToll(docs []tollDoc, each func(tollDoc, *readout.Analysis)) error {
	var texts []*readout.Document
	for _, d := range docs {
		texts = append(texts, d.doc)
	}
	as, err := e.read(e.ctx, texts)
	if err != nil {
		return err
	}
	for i, d := range docs {
		each(d, as[i])
	}
	return nil
}

func scoreAttribution(e *env) ([]Score, error) {
	docs, err := readPolnear(e.corpus("attribution", "polnear"), "dev")
	if err != nil {
		return nil, err
	}
	var texts []*readout.Document
	for _, d := range docs {
		texts = append(texts, d.doc)
	}
	as, err := e.read(e.ctx, texts)
	if err != nil {
		return nil, err
	}
	var s attributionScore
	for i, d := range docs {
		s.add(d.doc.Text, d.gold, attributionsRead(as[i]))
	}
	return s.scores("attribution/polnear-dev", fmt.Sprintf("PolNeAR dev, %d reports", len(docs))), nil
}

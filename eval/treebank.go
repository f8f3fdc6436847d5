package eval

import (
	"fmt"
	"os"

	"readout"
	"readout/nlp/syntax"
)

// tagNames turn the numbers in an Analysis into the names of a treebank.
type tagNames struct{ xpos func(uint8) string }

// treesOf are the sentences of an Analysis in the words of CoNLL-U.
func treesOf(d *readout.Document, a *readout.Analysis, names tagNames) []conlluSentence {
	var out []conlluSentence
	for _, s := range rowsOf(a.Sentences) {
		var sent conlluSentence
		first := s.Tokens.First
		for k := first; k < s.Tokens.End; k++ {
			t := a.Tokens[k]
			w := conlluWord{form: t.Of(d.Text), lemma: a.Symbols.Get(t.Lemma), upos: t.UPOS.String(), xpos: names.xpos(t.XPOS), deprel: t.Deprel.String()}
			if t.Head >= first && t.Head < s.Tokens.End && t.Head > 0 {
				w.head = int(t.Head-first) + 1
			}
			w.surface = w.form
			sent.words = append(sent.words, w)
		}
		joinParts(d, a, s.Tokens, sent.words)
		if len(sent.words) > 0 {
			out = append(out, sent)
		}
	}
	return out
}

// joinParts marks the multi-word tokens of a sentence: a word and the parts of
// it that follow.
func joinParts(d *readout.Document, a *readout.Analysis, rows readout.Rows, words []conlluWord) {
	isPart := func(i int) bool { return a.Tokens[int(rows.First)+i].Flags&readout.PartOfWord != 0 }
	for i := 0; i < len(words); {
		j := i + 1
		for j < len(words) && isPart(j) {
			j++
		}
		if j > i+1 {
			surface := d.Text[a.Tokens[int(rows.First)+i].Start:a.Tokens[int(rows.First)+j-1].End]
			for k := i; k < j; k++ {
				words[k].first, words[k].last, words[k].surface = i+1, j, surface
			}
		}
		i = j
	}
}

// goldTokens is the Analysis that a perfect tokeniser would have made of d, for
// scores of tags and trees alone.
func (t *treebankDoc) goldTokens() *readout.Analysis {
	var sents []goldSentence
	for i, s := range t.sents {
		sent := goldSentence{spans: t.spans[i], para: t.paras[i]}
		for k, w := range s.words {
			sent.part = append(sent.part, !w.starts(k+1))
		}
		sents = append(sents, sent)
	}
	return goldAnalysis(t.doc, sents)
}

// goldParses is the Analysis that a perfect parser would have made of d, for
// scores of what is read from trees. The vectors of tokens are the parser's own.
func (t *treebankDoc) goldParses(parse func(*readout.Document, *readout.Analysis)) *readout.Analysis {
	a := t.goldTokens()
	parse(t.doc, a)
	at := 1
	for _, s := range t.sents {
		first := at
		for _, w := range s.words {
			tok := &a.Tokens[at]
			syntax.Annotate(tok, w.upos, w.xpos, w.feats, w.deprel)
			tok.Lemma, tok.Head = a.Symbols.Add(w.lemma), 0
			if w.head > 0 {
				tok.Head = uint32(first + w.head - 1)
			}
			at++
		}
	}
	return a
}

// readTreebankDocs reads the documents of one file.
func readTreebankDocs(name string) ([]*treebankDoc, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sents, err := readConllu(f, name)
	return treebankDocs(sents), err
}

// treesLike are the trees of an Analysis that was made of gold tokens, with
// the surface of gold, so that only what stands on the tokens is compared.
func (t *treebankDoc) treesLike(a *readout.Analysis, names tagNames) []conlluSentence {
	out := treesOf(t.doc, a, names)
	for i := range out {
		for k := range out[i].words {
			w, g := &out[i].words[k], t.sents[i].words[k]
			w.form, w.surface, w.first, w.last = g.form, g.surface, g.first, g.last
		}
	}
	return out
}

// scoreTrees: EWT dev is one file, GUM dev a folder of documents.
func scoreTrees(e *env) ([]Score, error) {
	gum, err := filesIn(e.corpus("syntax", "gum", "dev"), "*.conllu")
	if err != nil {
		return nil, err
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
			of, err := readTreebankDocs(name)
			if err != nil {
				return nil, err
			}
			docs = append(docs, of...)
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
	for _, d := range docs {
		gold = append(gold, d.sents...)
	}
	as, err := readEach(e, docs)
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

package eval

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sample is a small treebank of our own.
const sample = `# newdoc id = d1
# newpar
# text = The mayor didn't go to St. Ives.
1	The	the	DET	DT	_	2	det	_	_
2	mayor	mayor	NOUN	NN	_	5	nsubj	_	_
3-4	didn't	_	_	_	_	_	_	_	_
3	did	do	AUX	VBD	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	go	go	VERB	VB	_	0	root	_	_
6	to	to	ADP	IN	_	7	case	_	_
7	St.	St.	PROPN	NNP	_	5	obl	_	_
8	Ives	Ives	PROPN	NNP	_	7	flat:name	_	SpaceAfter=No
9	.	.	PUNCT	.	_	5	punct	_	_

# text = He said why.
1	He	he	PRON	PRP	_	2	nsubj	_	_
2	said	say	VERB	VBD	_	0	root	_	_
2.1	it	it	PRON	PRP	_	_	_	2:obj	_
3	why	why	ADV	WRB	_	2	ccomp	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# text = Its cannot.
1-2	Its	_	_	_	_	_	_	_	_
1	It	it	PRON	PRP	_	0	root	_	_
2	’s	be	AUX	VBZ	_	1	cop	_	_
3-4	cannot	_	_	_	_	_	_	_	SpaceAfter=No
3	can	can	AUX	MD	_	1	aux	_	_
4	not	not	PART	RB	_	1	advmod	_	_
5	.	.	PUNCT	.	_	1	punct	_	_

# newdoc id = d2
# text = No!
1	No	no	INTJ	UH	_	0	root	_	SpaceAfter=No
2	!	!	PUNCT	.	_	1	punct	_	_

`

func parseSample(t *testing.T) []conlluSentence {
	t.Helper()
	s, err := readConllu(strings.NewReader(sample), "sample")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// writeConllu writes what readConllu reads.
func writeConllu(sents []conlluSentence) []byte {
	var b bytes.Buffer
	for _, s := range sents {
		for i, w := range s.words {
			if w.last != 0 && w.starts(i+1) {
				fmt.Fprintf(&b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", w.first, w.last, w.surface)
			}
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t_\n", i+1, w.form, w.lemma, w.upos, w.xpos, w.head, w.deprel)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// spoilTrees changes tags, heads, words and sentence ends, but no characters.
func spoilTrees(r *rand.Rand, in []conlluSentence) []conlluSentence {
	var out []conlluSentence
	for _, s := range in {
		var words []conlluWord
		for _, w := range s.words {
			switch r.IntN(12) {
			case 0:
				w.upos, w.xpos = "X", "FW"
			case 1:
				w.head, w.deprel = r.IntN(len(s.words)+1), "dep"
			case 2:
				w.lemma = strings.ToUpper(w.lemma)
			case 3:
				w.deprel += ":sub"
			}
			words = append(words, w)
		}
		s.words = words
		if len(words) > 2 && r.IntN(4) == 0 { // cut a word in two
			k := r.IntN(len(words))
			if w := words[k]; w.last == 0 && len(w.form) > 1 && w.form[0] < 0x80 && w.form[1] < 0x80 {
				a, b := w, w
				a.form, a.surface, b.form, b.surface = w.form[:1], w.form[:1], w.form[1:], w.form[1:]
				s.words = append(append(append([]conlluWord{}, words[:k]...), a, b), words[k+1:]...)
				for i := range s.words {
					if s.words[i].first > k {
						s.words[i].first++
						s.words[i].last++
					}
				}
			}
		}
		if len(out) > 0 && r.IntN(5) == 0 { // join two sentences
			last := &out[len(out)-1]
			n := len(last.words)
			joined := append([]conlluWord{}, last.words...)
			for _, w := range s.words {
				if w.head > 0 {
					w.head += n
				}
				if w.last > 0 {
					w.first, w.last = w.first+n, w.last+n
				}
				joined = append(joined, w)
			}
			last.words = joined
			continue
		}
		out = append(out, s)
	}
	return out
}

func TestTreebankDocs(t *testing.T) {
	docs := treebankDocs(parseSample(t))
	if len(docs) != 2 || docs[1].doc.Text != "No!" {
		t.Fatalf("documents %v", docs)
	}
	d := docs[0]
	if want := "The mayor didn't go to St. Ives. He said why.\n\nIts cannot."; d.doc.Text != want {
		t.Errorf("text %q, want %q", d.doc.Text, want)
	}
	if n := len(d.doc.Paragraphs); n != 2 || d.doc.Paragraphs[1].Of(d.doc.Text) != "Its cannot." {
		t.Errorf("paragraphs %v", d.doc.Paragraphs)
	}
	var got []string
	for _, s := range d.spans {
		for _, w := range s {
			got = append(got, w.Of(d.doc.Text))
		}
	}
	// A part that is not written in its word, as the s of "Its", has the whole of it.
	if want := "The|mayor|did|n't|go|to|St.|Ives|.|He|said|why|.|Its|Its|can|not|."; strings.Join(got, "|") != want {
		t.Errorf("words %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestScoreUD(t *testing.T) {
	gold := parseSample(t)
	s, err := scoreUD(gold, gold)
	if want := (udScore{100, 100, 100, 100, 100, 100, 100}); err != nil || s != want {
		t.Errorf("gold against itself: %v, %v", s, err)
	}
	if _, err := scoreUD(gold, gold[:2]); err == nil || !strings.Contains(err.Error(), "texts differ") {
		t.Errorf("other characters: %v", err)
	}
	worse := parseSample(t)
	worse[0].words[0].upos = "X"
	worse[0].words[1].head = 1
	worse[0].words[7].deprel = "flat" // the subtype does not count
	worse[1].words[1].lemma = "saying"
	got, err := scoreUD(gold, worse)
	if want := "Words 100.00 Sentences 100.00 UPOS 95.00 XPOS 100.00 Lemmas 95.00 UAS 95.00 LAS 95.00"; err != nil || got.String() != want {
		t.Errorf("%v, %v, want %s", got, err, want)
	}
}

func TestReadConlluRefuses(t *testing.T) {
	for _, bad := range []string{"1\tword\n", "2\ta\t_\t_\t_\t_\t0\t_\t_\t_\n", "3-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"} {
		if _, err := readConllu(strings.NewReader(bad), "bad.conllu"); err == nil || !strings.Contains(err.Error(), "bad.conllu:1:") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

// The scorer and the script agree on our sample and on a real treebank, whole
// and spoilt.
func TestScoreUDAgreesWithScript(t *testing.T) {
	evaluator := needShared(t, "eval", "ud_eval.py")
	banks := map[string][]conlluSentence{"sample": parseSample(t)}
	for _, name := range []string{"syntax/ewt/en_ewt-dev.conllu", "syntax/gum/dev/GUM_news_iodine.conllu"} {
		data, err := os.ReadFile(filepath.Join(sharedDir, "corpora", name))
		if err != nil {
			t.Logf("left out: %v", err)
			continue
		}
		if banks[name], err = readConllu(bytes.NewReader(data), name); err != nil {
			t.Fatal(err)
		}
	}
	for name, gold := range banks {
		for seed := range uint64(2) {
			system := spoilTrees(rand.New(rand.NewPCG(seed, 3)), gold)
			dir := t.TempDir()
			g := writeFile(t, filepath.Join(dir, "gold.conllu"), writeConllu(gold))
			s := writeFile(t, filepath.Join(dir, "system.conllu"), writeConllu(system))
			got, err := scoreUD(gold, system)
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.TrimSpace(script(t, evaluator, g, s)); got.String() != want {
				t.Errorf("%s, seed %d: %v, the script says %s", name, seed, got, want)
			}
			if got.LAS == 100 || got.LAS < 50 {
				t.Errorf("%s, seed %d: spoilt trees score %v", name, seed, got)
			}
		}
	}
}

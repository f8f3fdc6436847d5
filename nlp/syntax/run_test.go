package syntax

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/learn"
)

func load(t testing.TB) *Model {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// tokens lays out text as one sentence per line, words parted by spaces.
func tokens(text string) (*readout.Document, *readout.Analysis) {
	a := &readout.Analysis{Sentences: make([]readout.Sentence, 1), Tokens: make([]readout.Token, 1)}
	at := 0
	for line := range strings.Lines(text) {
		s := readout.Sentence{Tokens: readout.Rows{First: uint32(len(a.Tokens))}}
		for word := range strings.SplitSeq(line, " ") {
			if form := strings.TrimSuffix(word, "\n"); form != "" {
				a.Tokens = append(a.Tokens, readout.Token{Flags: readout.SpaceBefore,
					Span: readout.Span{Start: uint32(at), End: uint32(at + len(form))}})
			}
			at += len(word) + 1
		}
		at-- // the last word of a line has no space after it
		if s.Tokens.End = uint32(len(a.Tokens)); s.Tokens.Len() > 0 {
			s.Start, s.End = a.Tokens[s.Tokens.First].Start, a.Tokens[s.Tokens.End-1].End
			a.Sentences = append(a.Sentences, s)
		}
	}
	return &readout.Document{Text: text}, a
}

// checkTrees verifies that every sentence is a tree of one root inside itself.
func checkTrees(t *testing.T, a *readout.Analysis) {
	t.Helper()
	for i, s := range a.Sentences[1:] {
		roots := 0
		for row := s.Tokens.First; row < s.Tokens.End; row++ {
			tok := a.Tokens[row]
			if tok.UPOS == 0 || tok.XPOS == 0 || tok.Deprel == 0 {
				t.Fatalf("token %d has no tag or relation: %+v", row, tok)
			}
			if (tok.Head == 0) != (tok.Deprel == readout.RelRoot) {
				t.Fatalf("token %d: head %d, relation %s", row, tok.Head, tok.Deprel)
			}
			if tok.Head == 0 {
				roots++
				continue
			}
			steps := 0
			for h := row; h != 0; h = a.Tokens[h].Head {
				if h < s.Tokens.First || h >= s.Tokens.End {
					t.Fatalf("token %d hangs from %d, outside its sentence", row, h)
				}
				if steps++; steps > s.Tokens.Len() {
					t.Fatalf("the heads above token %d run in a circle", row)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", i+1, roots)
		}
	}
}

func TestRunReadsPlainSentences(t *testing.T) {
	d, a := tokens("The two ministers met in Geneva on Monday .\nShe did n't leave .\nThe bridge was closed by the police .")
	load(t).Run(d, a)
	checkTrees(t, a)
	var got []string
	for _, tok := range a.Tokens[1:] {
		got = append(got, a.Symbols.Get(tok.Lemma)+"/"+tok.UPOS.String()+"/"+XPOSName(tok.XPOS)+"/"+universal(tok.Deprel))
	}
	want := []string{
		"the/DET/DT/det", "two/NUM/CD/nummod", "minister/NOUN/NNS/nsubj", "meet/VERB/VBD/root", "in/ADP/IN/case", "Geneva/PROPN/NNP/obl", "on/ADP/IN/case", "Monday/PROPN/NNP/obl", "./PUNCT/./punct",
		"she/PRON/PRP/nsubj", "do/AUX/VBD/aux", "not/PART/RB/advmod", "leave/VERB/VB/root", "./PUNCT/./punct",
		"the/DET/DT/det", "bridge/NOUN/NN/nsubj", "be/AUX/VBD/aux", "close/VERB/VBN/root", "by/ADP/IN/case", "the/DET/DT/det", "police/NOUN/NN/obl", "./PUNCT/./punct",
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("word %d: %s, want %s", i+1, got[i], want[i])
		}
	}
	for row, f := range map[int]readout.Feats{3: readout.Plural, 12: readout.Negative, 18: readout.Passive} {
		if a.Tokens[row].Feats&f != f {
			t.Errorf("%q has features %s", a.Tokens[row].Of(d.Text), FeatString(a.Tokens[row].Feats))
		}
	}
}

func TestRunSurvivesAnything(t *testing.T) {
	m := load(t)
	for name, text := range map[string]string{
		"empty":           "",
		"one word":        "x",
		"many words":      strings.Repeat("and so on ", 30_000),
		"a long word":     "see " + strings.Repeat("a", 1<<20) + " there",
		"capitals":        "PRIME MINISTER QUITS AFTER VOTE , SAYS SHE WILL NOT RETURN .",
		"other scripts":   "Съезд 代表 مرحبا \u202eabc\u202c \u0000 \u200b ’s",
		"invalid":         "caf\xe9 \xff\xfe na\xc3 ok",
		"digits":          "1,234.5 -17 2016-04-05 ½ ٣٤",
		"only full stops": strings.Repeat(". ", 700),
	} {
		t.Run(name, func(t *testing.T) {
			d, a := tokens(text)
			m.Run(d, a)
			checkTrees(t, a)
			for _, tok := range a.Tokens[1:] {
				if lemma := a.Symbols.Get(tok.Lemma); utf8.ValidString(text) && !utf8.ValidString(lemma) {
					t.Fatalf("lemma %q of %q", lemma, tok.Of(text))
				}
			}
		})
	}
}

func FuzzRun(f *testing.F) {
	m := load(f)
	f.Add("The ferry left the harbour before the tide .")
	f.Add("’S Ⅷ\tÅÅ\n\n(a) 7.5% \xf0")
	f.Fuzz(func(t *testing.T, text string) {
		d, a := tokens(text)
		m.Run(d, a)
		checkTrees(t, a)
	})
}

// What a sentence gets depends on nothing around it, so that a change at one
// place of a report changes nothing elsewhere.
func TestSentencesDoNotTouchEachOther(t *testing.T) {
	m := load(t)
	const sentence = "Officials said the talks , which began in March , had failed ."
	d, alone := tokens(sentence)
	m.Run(d, alone)
	rng := learn.NewRand(2)
	var lines []string
	for range 40 {
		lines = append(lines, strings.Repeat("no one knows ", 1+rng.IntN(30)), sentence)
	}
	d, among := tokens(strings.Join(lines, "\n"))
	m.Run(d, among)
	checkTrees(t, among)
	for i := 2; i < len(among.Sentences); i += 2 {
		first := among.Sentences[i].Tokens.First
		for k := range alone.Tokens[1:] {
			a, b := alone.Tokens[k+1], among.Tokens[int(first)+k]
			if b.Head != 0 {
				b.Head -= first - 1
			}
			if a.UPOS != b.UPOS || a.XPOS != b.XPOS || a.Feats != b.Feats || a.Head != b.Head || a.Deprel != b.Deprel {
				t.Fatalf("sentence %d, word %d: %+v among others, %+v alone", i, k+1, b, a)
			}
		}
	}
}

func TestNamesAndFeatures(t *testing.T) {
	if XPOSName(xposNumbers["NNP"]) != "NNP" || XPOSName(200) != "_" {
		t.Error("names of tags and relations")
	}
	if relation("obl:lmod") != relNumbers["obl"] || relation("nmod:poss") != relNumbers["nmod:poss"] || relation("nonsense") != 0 {
		t.Error("a relation that is not listed counts as its universal part")
	}
	const column = "Number=Plur|Person=3|Tense=Past|VerbForm=Fin"
	if got := FeatString(parseFeats("Mood=Ind|" + column)); got != column {
		t.Errorf("features %q, want %q", got, column)
	}
	if FeatString(0) != "_" {
		t.Error("no features are _")
	}
}

func BenchmarkRun(b *testing.B) {
	m := load(b)
	d, a := lay(toyTreebank(5, 80))
	b.ReportAllocs()
	for b.Loop() {
		a.Symbols.Reset()
		m.Run(d, a)
	}
	b.ReportMetric(float64(len(a.Tokens)-1)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

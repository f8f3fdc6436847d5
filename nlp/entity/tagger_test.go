package entity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/nlp/entity"
	"readout/nlp/syntax"
	"readout/nlp/token"
)

// read runs the stages up to the names.
func read(t testing.TB, text string) (*readout.Document, *readout.Analysis) {
	t.Helper()
	d := document(text)
	a := new(readout.Analysis)
	prepare(t)(d, a)
	load(t).Mark(d, a)
	return d, a
}

func document(text string) *readout.Document {
	d := &readout.Document{ID: "d", Text: text}
	start := 0
	for line := range strings.Lines(text) {
		if content := strings.TrimRight(line, "\n"); content != "" {
			d.Paragraphs = append(d.Paragraphs, readout.Span{Start: uint32(start), End: uint32(start + len(content))})
		}
		start += len(line)
	}
	return d
}

func prepare(t testing.TB) func(*readout.Document, *readout.Analysis) {
	t.Helper()
	m, err := syntax.Load()
	if err != nil {
		t.Fatal(err)
	}
	return func(d *readout.Document, a *readout.Analysis) {
		token.Split(d, a)
		m.Run(d, a)
	}
}

func load(t testing.TB) *entity.Model {
	t.Helper()
	m, err := entity.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMarkNames(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // type: name, or type: name | name with its title
	}{
		{"Russian Foreign Minister Igor Petrenko arrived in Geneva on Tuesday.", []string{"norp: Russian", "person: Igor Petrenko | Russian Foreign Minister Igor Petrenko", "place: Geneva", "date: Tuesday"}},
		{"Ethiopia has rejected the offer, Reuters reported.", []string{"place: Ethiopia", "organisation: Reuters"}},
		{"The BBC said that Mr. Okafor's lawyers had met officials of the World Bank.", []string{"organisation: BBC", "person: Okafor | Mr. Okafor", "organisation: World Bank"}},
		{"Police in Nairobi arrested three Kenyans.", []string{"place: Nairobi", "norp: Kenyans"}},
	} {
		d, a := read(t, c.text)
		var got []string
		for _, m := range a.Mentions[1:] {
			s := m.Type.String() + ": " + m.Of(d.Text)
			if m.Full != m.Span {
				s += " | " + m.Full.Of(d.Text)
			}
			got = append(got, s)
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\ngot  %q\nwant %q", c.text, got, c.want)
		}
	}
}

// checkMentions is what every table of names keeps to.
func checkMentions(t testing.TB, d *readout.Document, a *readout.Analysis) {
	t.Helper()
	end := uint32(0)
	for i, m := range a.Mentions[1:] {
		switch {
		case m.Start < end || m.End <= m.Start || int(m.End) > len(d.Text):
			t.Fatalf("mention %d: %v after %d in a text of %d bytes", i+1, m.Span, end, len(d.Text))
		case !m.Full.Contains(m.Span):
			t.Fatalf("mention %d: title %v does not hold %v", i+1, m.Full, m.Span)
		case m.Type == 0 || m.Form != readout.Named:
			t.Fatalf("mention %d: type %v, form %v", i+1, m.Type, m.Form)
		case !a.Sentences[m.Sentence].Contains(m.Span):
			t.Fatalf("mention %d: %v lies outside its sentence", i+1, m.Span)
		}
		end = m.End
	}
}

var badTexts = []string{
	"", " ", "\x00\x01", "A", "A B C D E", strings.Repeat("Ab ", 3000), strings.Repeat("X", 100000), strings.Repeat("Mr. ", 500),
	"MOSCOW AND KYIV AGREE TO TALKS, SAYS U.N. CHIEF", "\u202eMoscow\u202c said", "Москва и Киев", "北京", strings.Repeat("of the ", 1000) + "State Rex",
	"Secretary of State of State of State John Doe", "-Bob- of- -", "O'Neill's's 's's", "İSTANBUL ǅ ŉ",
}

func TestMarkBadInput(t *testing.T) {
	for _, text := range badTexts {
		d, a := read(t, text)
		checkMentions(t, d, a)
		// The tags of syntax may be missing.
		a = new(readout.Analysis)
		token.Split(d, a)
		load(t).Mark(d, a)
		checkMentions(t, d, a)
	}
}

func FuzzMark(f *testing.F) {
	for _, text := range badTexts {
		if len(text) < 1000 {
			f.Add(text)
		}
	}
	m := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		d := document(text)
		a, b := new(readout.Analysis), new(readout.Analysis)
		token.Split(d, a)
		m.Mark(d, a)
		checkMentions(t, d, a)
		token.Split(d, b)
		m.Mark(d, b)
		if len(a.Mentions) != len(b.Mentions) {
			t.Fatal("two runs differ")
		}
	})
}

// reports are texts to measure on.
func reports(b *testing.B) (docs []*readout.Document, words int) {
	files, _ := filepath.Glob("../../../shared/corpora/attribution/polnear/dev/*.txt")
	if len(files) == 0 {
		files, _ = filepath.Glob("../../../shared/corpora/attribution/polnear/dev/*/*.txt")
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, document(strings.ToValidUTF8(string(text), "?")))
		words += len(strings.Fields(string(text)))
	}
	if len(docs) == 0 {
		b.Skip("no reports at ../shared/corpora/attribution/polnear/dev")
	}
	return docs, words
}

func BenchmarkMark(b *testing.B) {
	docs, words := reports(b)
	m, ready := load(b), make([]readout.Analysis, len(docs))
	p := prepare(b)
	for i, d := range docs {
		p(d, &ready[i])
		m.Mark(d, &ready[i])
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		for i, d := range docs {
			ready[i].Mentions = ready[i].Mentions[:1]
			m.Mark(d, &ready[i])
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

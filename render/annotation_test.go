package render

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strings"
	"testing"

	"readout"
	"readout/nlp/syntax"
)

// readByHand is a report with the rows that a reader would find in it.
func readByHand() (*readout.Document, *readout.Analysis) {
	d := report("r1", "Northwire", "2031-03-02", "They don't sail", "“More than 300 can't,”\nsaid Aldana on Monday.")
	a := &readout.Analysis{Doc: d.ID, Model: "by hand", Language: "en",
		Sentences: make([]readout.Sentence, 1), Tokens: make([]readout.Token, 1), Times: make([]readout.Time, 1),
		Quantities: make([]readout.Quantity, 1), Mentions: make([]readout.Mention, 1), Entities: make([]readout.Entity, 1),
		Statements: make([]readout.Statement, 1), Events: make([]readout.Event, 1), Args: make([]readout.Arg, 1), Spans: make([]readout.Span, 1)}
	at := 0
	find := func(word string) readout.Span {
		i := strings.Index(d.Text[at:], word) + at
		return readout.Span{Start: uint32(i), End: uint32(i + len(word))}
	}
	sentence := func(para uint32, words ...string) {
		first := uint32(len(a.Tokens))
		for _, w := range words {
			part := strings.HasPrefix(w, "+")
			s := find(strings.TrimPrefix(w, "+"))
			t := readout.Token{Span: s, Lemma: a.Symbols.Add(strings.ToLower(s.Of(d.Text)))}
			if part {
				t.Flags |= readout.PartOfWord
			}
			if s.Start == 0 || strings.ContainsAny(d.Text[s.Start-1:s.Start], " \n") {
				t.Flags |= readout.SpaceBefore
			}
			a.Tokens = append(a.Tokens, t)
			at = int(s.End)
		}
		end := uint32(len(a.Tokens))
		a.Sentences = append(a.Sentences, readout.Sentence{Para: para, Tokens: readout.Rows{First: first, End: end},
			Span: readout.Span{Start: a.Tokens[first].Start, End: a.Tokens[end-1].End}})
	}
	sentence(0, "They", "do", "+n't", "sail")
	sentence(1, "“", "More", "than", "300", "ca", "+n't", ",", "”", "said", "Aldana", "on", "Monday", ".")
	a.Tokens[1].UPOS, a.Tokens[4].UPOS = readout.PRON, readout.VERB
	a.Tokens[1].XPOS, a.Tokens[1].Deprel, a.Tokens[1].Feats = number(syntax.XPOSName, "PRP"), readout.RelNsubj, readout.Plural|readout.Person3
	a.Tokens[1].Head, a.Tokens[2].Head, a.Tokens[3].Head = 4, 4, 4
	at = 0
	a.Spans = append(a.Spans, find("More than 300 can't,"))
	a.Entities = append(a.Entities, readout.Entity{Name: a.Symbols.Add("Aldana"), Type: readout.Person, Count: 1})
	a.Mentions = append(a.Mentions, readout.Mention{Span: find("Aldana"), Entity: 1, Type: readout.Person, Form: readout.Named})
	a.Times = append(a.Times, readout.Time{Span: find("Monday"), Type: readout.Date, Value: a.Symbols.Add("2031-03-03")})
	a.Quantities = append(a.Quantities, readout.Quantity{Span: find("More than 300"), Value: 300, Low: 301, High: math.Inf(1), Bound: readout.AtLeast})
	a.Statements = append(a.Statements, readout.Statement{Kind: readout.OwnVoice},
		readout.Statement{Cue: find("said"), Content: readout.Rows{First: 1, End: 2}, Speaker: 1, In: 1, Kind: readout.Direct, Stance: readout.Asserts})
	a.Args = append(a.Args, readout.Arg{Mention: 1, Role: readout.RoleSource})
	a.Events = append(a.Events, readout.Event{Span: find("They don't sail"), Args: readout.Rows{First: 1, End: 2}, When: 1, Voice: 2, Type: readout.PROTEST})
	return d, a
}

// number finds the number of a tag by its name.
func number(name func(uint8) string, want string) uint8 {
	for i := range uint8(255) {
		if name(i) == want {
			return i
		}
	}
	panic("no tag " + want)
}

func TestAnnotation(t *testing.T) {
	_, a := readByHand()
	text := golden(t, "annotation.jsonl", func(w io.Writer) error { return Annotation(w, a, true) })
	if strings.Count(text, "\n") != 1 || strings.Contains(text, ":[null") {
		t.Error("not one line of JSON")
	}
	var b bytes.Buffer
	if err := Annotation(&b, &readout.Analysis{Doc: "empty"}, false); err != nil {
		t.Fatal(err)
	}
	var line map[string]any
	if err := json.Unmarshal(b.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	if _, ok := line["tokens"]; ok {
		t.Error("tokens, though not asked for")
	}
	for _, key := range []string{"sentences", "mentions", "entities", "times", "quantities", "statements", "events"} {
		if _, ok := line[key].([]any); !ok {
			t.Errorf("%s is %v, not a list", key, line[key])
		}
	}
}

func TestCoNLLU(t *testing.T) {
	d, a := readByHand()
	text := golden(t, "annotation.conllu", func(w io.Writer) error { return CoNLLU(w, d, a) })
	for sentence := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		roots := 0
		for line := range strings.SplitSeq(sentence, "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			c := strings.Split(line, "\t")
			if len(c) != 10 {
				t.Fatalf("%d columns in %q", len(c), line)
			}
			if c[6] == "0" {
				roots++
			}
		}
		if roots != 1 {
			t.Errorf("%d roots in\n%s", roots, sentence)
		}
	}
}

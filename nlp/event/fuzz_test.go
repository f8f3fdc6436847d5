package event_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"readout"
	"readout/nlp"
	"readout/nlp/speech"
	"readout/nlp/token"
)

// FuzzFind reads any bytes as a report, with mentions and times laid over its
// words at will, and holds what comes out to the invariants of an Analysis.
func FuzzFind(f *testing.F) {
	f.Add("Norland agreed to withdraw from Velt, and vowed it would not attack.", uint64(1))
	f.Add("\"We will respond,\" he said. Talks between A and B", uint64(2))
	f.Add("was by of to , , and and that who which ( ) \xff\xfe’s ’s", uint64(3))
	f.Add(strings.Repeat("who said that ", 60), uint64(4))
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 1<<14 {
			return
		}
		check(t, text, seed)
	})
}

// TestAnyWords does the same on sentences of the words that the rules look at.
func TestAnyWords(t *testing.T) {
	words := strings.Fields(`Norland Berg attack attacked attacks by was will would not to agreed and , . " who that which said of
		on in with troops sanctions talks between must has been suspended its ambassador ( ) ; 's if he they Monday launched carried out the a
		vowed denied accused be released killed`)
	rapid.Check(t, func(t *rapid.T) {
		check(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 80).Draw(t, "words"), " "), rapid.Uint64().Draw(t, "seed"))
	})
}

func check(t interface{ Fatalf(string, ...any) }, text string, seed uint64) {
	text = strings.ToValidUTF8(text, "?")
	d := &readout.Document{ID: "f", Text: text}
	a := &readout.Analysis{Mentions: make([]readout.Mention, 1), Times: make([]readout.Time, 1), Quantities: make([]readout.Quantity, 1),
		Entities: make([]readout.Entity, 1), Statements: make([]readout.Statement, 1), Spans: make([]readout.Span, 1)}
	token.Split(d, a)
	a.Entities = append(a.Entities, readout.Entity{Name: a.Symbols.Add("one")}, readout.Entity{Name: a.Symbols.Add("two")})
	rng := rand.New(rand.NewPCG(seed, 0))
	for i := 1; i < len(a.Tokens); i++ {
		s := a.Tokens[i].Span
		if j := i + rng.IntN(3); j < len(a.Tokens) {
			s.End = a.Tokens[j].End
		}
		switch rng.IntN(6) {
		case 0, 1:
			a.Mentions = append(a.Mentions, readout.Mention{Span: s, Full: s, Type: readout.EntityType(rng.IntN(8)), Form: readout.Form(1 + rng.IntN(3)), Entity: uint32(rng.IntN(3))})
		case 2:
			a.Times = append(a.Times, readout.Time{Span: s, Type: readout.Date})
		}
	}
	if seed%2 == 0 { // any tree: a head stands before its dependents
		for _, s := range a.Sentences[1:] {
			for i := s.Tokens.First; i < s.Tokens.End; i++ {
				a.Tokens[i].Deprel, a.Tokens[i].UPOS = readout.Relation(1+rng.IntN(40)), readout.UPOS(1+rng.IntN(17))
				if n := int(i - s.Tokens.First); n > 0 {
					a.Tokens[i].Head = i - 1 - uint32(rng.IntN(min(n, 9)))
				}
			}
		}
	}
	said, err := speech.Load()
	if err != nil {
		t.Fatalf("%v", err)
	}
	said.Find(d, a)
	shipped().Find(d, a)
	if err := nlp.Check(d, a); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
}

// TestBoundedTime reads a quarter of a megabyte without a full stop.
func TestBoundedTime(t *testing.T) {
	for _, words := range []string{"Norland attacked and ", "who said that he would ", "Berg denied it, ", "of the talks between , "} {
		start := time.Now()
		check(t, strings.Repeat(words, 1<<18/len(words)), 7)
		check(t, strings.Repeat(words, 1<<18/len(words)), 8)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%q takes %v", words, d)
		}
	}
}

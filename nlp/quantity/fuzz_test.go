package quantity

import (
	"math"
	"strings"
	"testing"

	"readout"
	"readout/nlp/token"
)

// check fails when the tables break a promise of Find.
func check(t testing.TB, d *readout.Document, a *readout.Analysis) {
	t.Helper()
	inside := func(s readout.Span, sentence uint32) {
		if sentence == 0 || int(sentence) >= len(a.Sentences) {
			t.Fatalf("sentence %d of %d", sentence, len(a.Sentences))
		}
		if s.End <= s.Start || !a.Sentences[sentence].Contains(s) {
			t.Fatalf("span %v outside its sentence %v", s, a.Sentences[sentence].Span)
		}
	}
	end := uint32(0)
	for _, x := range a.Times[1:] {
		inside(x.Span, x.Sentence)
		if x.Start < end {
			t.Fatalf("time %v begins before %d", x.Span, end)
		}
		end = x.End
		if x.Type < readout.Date || x.Type > readout.Set {
			t.Fatalf("type %d", x.Type)
		}
	}
	end = 0
	for _, q := range a.Quantities[1:] {
		inside(q.Span, q.Sentence)
		if q.Start < end {
			t.Fatalf("quantity %v begins before %d", q.Span, end)
		}
		end = q.End
		if !q.Of.IsZero() {
			inside(q.Of, q.Sentence)
		}
		if math.IsNaN(q.Value) || math.IsInf(q.Value, 0) || q.Low > q.High || math.IsNaN(q.Low) || math.IsNaN(q.High) {
			t.Fatalf("%q: value %v low %v high %v", q.Span.Of(d.Text), q.Value, q.Low, q.High)
		}
		for _, x := range a.Times[1:] {
			if x.Overlaps(q.Span) {
				t.Fatalf("quantity %q is part of the time %q", q.Span.Of(d.Text), x.Span.Of(d.Text))
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"At least 72 people, including 11 children, were killed on Tuesday, April 4, 2017; 9 a.m. EST Tuesday.",
		"between 10 and 15 million of the $5-$10 bn, two and a half hours ago, five or six, more than a third",
		"early mid-July last couple of months the third quarter of 2009 Thanksgiving '90s 16:08 UTC a 19-year-old man, 23,",
		"no one was hurt; tens of thousands of thousands hundred hundred million billion trillion dozen dozen 1/2 5 1/2",
		"99999999999999999999 1e9 0.0.0 1,2,3 24:61 99/99/9999 13th of 40 May 31st of February, 0000",
	} {
		f.Add(s, "2017-04-07", uint8(0))
		f.Add(s, "", uint8(7))
	}
	f.Fuzz(func(t *testing.T, text, published string, tags uint8) {
		d := &readout.Document{Text: text, Published: published}
		a := &readout.Analysis{}
		token.Split(d, a)
		for k := range a.Tokens { // any tags that syntax may give
			a.Tokens[k].UPOS = readout.UPOS(k * int(tags) % 18)
		}
		Find(d, a)
		check(t, d, a)
		Toll(d, a, readout.Killed)
		// A second reading of the same document gives the same tables.
		b := &readout.Analysis{Sentences: a.Sentences, Tokens: a.Tokens}
		Find(d, b)
		if len(a.Times) != len(b.Times) || len(a.Quantities) != len(b.Quantities) {
			t.Fatal("two readings differ")
		}
	})
}

// TestLinear holds time linear on sentences of nothing but numbers and units.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"one ", "hundred ", "5 ", "day ", "Monday ", "April ", "a ", "was killed ", "3 men, ", "of the ", "$", "between 5 and ", "10:30 ", "including ", "\xff"} {
		d := &readout.Document{Text: strings.Repeat(unit, 1<<18/len(unit)), Published: "2017-04-07"}
		a := &readout.Analysis{}
		token.Split(d, a)
		Find(d, a)
		check2(t, d, a)
	}
}

// check2 is check without the pairs of times and quantities.
func check2(t testing.TB, d *readout.Document, a *readout.Analysis) {
	times := a.Times
	a.Times = a.Times[:1]
	check(t, d, a)
	a.Times = times
}

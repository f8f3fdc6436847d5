package token

import (
	"strings"
	"testing"

	"readout"
)

// check fails when the tables break a promise of Split.
func check(t testing.TB, d *readout.Document, a *readout.Analysis) {
	t.Helper()
	end := uint32(0)
	for _, k := range a.Tokens[1:] {
		if k.Start < end || k.End <= k.Start || int(k.End) > len(d.Text) || k.Len() > maxToken {
			t.Fatalf("token %v after %d in %d bytes", k.Span, end, len(d.Text))
		}
		end = k.End
	}
	row := uint32(1)
	for _, s := range a.Sentences[1:] {
		if s.Tokens.First != row || s.Tokens.Len() < 1 || s.Tokens.Len() > maxSentence+maxClosers+3 {
			t.Fatalf("sentence of rows %v after %d", s.Tokens, row)
		}
		row = s.Tokens.End
		if s.Start != a.Tokens[s.Tokens.First].Start || s.End != a.Tokens[row-1].End {
			t.Fatalf("sentence %v does not span its tokens", s.Span)
		}
	}
	if int(row) != len(a.Tokens) {
		t.Fatalf("sentences end at row %d of %d", row, len(a.Tokens))
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"He said: \"It can't be.\" www.a.b/c?d=e, x@y.z... $5-10 #tag @name", "\xff\xfe\x00a\u200f.b", "a\n\nb\r\n\r\nc",
		strings.Repeat("a", 3000), strings.Repeat("x ", 1200), strings.Repeat(".)", 700), "''''''``\"\"\"'s 's 'em [1] [",
	} {
		f.Add(s, uint16(0), uint16(3))
	}
	f.Fuzz(func(t *testing.T, text string, title, para uint16) {
		d := &readout.Document{Text: text}
		if n := int(title) % (len(text) + 1); n > 0 {
			d.Title.End = uint32(n)
		}
		if n := uint32(para); n > 1 && int(n)+1 < len(text) {
			d.Paragraphs = []readout.Span{{Start: min(d.Body().Start, n), End: n}, {Start: n, End: uint32(len(text))}}
		}
		a := &readout.Analysis{}
		Split(d, a)
		check(t, d, a)
		// Without paragraphs or a title every byte that is no white space is read.
		if d.Title.IsZero() && d.Paragraphs == nil {
			end := 0
			for _, k := range a.Tokens[1:] {
				if gap := text[end:k.Start]; strings.TrimSpace(gap) != "" {
					t.Fatalf("%q left out", gap)
				}
				end = int(k.End)
			}
		}
	})
}

// TestLinear holds time linear: each text is of a kind that tempts to look far ahead.
func TestLinear(t *testing.T) {
	for name, unit := range map[string]string{
		"one token": "a", "no stop": "word ", "stops": ".", "addresses": "a@b.", "schemes": "http://", "hosts": "a.b/",
		"hyphens": "a-", "digits": "1-", "quotes": "\"", "apostrophes": "'", "brackets": "[1", "lines": "a\n", "blank": " \n", "marks": "\u200f", "bytes": "\xff",
	} {
		d := &readout.Document{Text: strings.Repeat(unit, 2<<20/len(unit))}
		a := &readout.Analysis{}
		Split(d, a)
		t.Log(name, len(a.Tokens), len(a.Sentences))
		check(t, d, a)
	}
}

package readout

import (
	"fmt"
	"testing"
)

func TestSymbolsKeepEachStringOnce(t *testing.T) {
	var s Symbols
	for round := range 2 {
		for i := range 500 {
			text := fmt.Sprintf("word %d", i)
			sym := s.Add(text)
			if int(sym) != i+1 || s.AddBytes([]byte(text)) != sym || s.Get(sym) != text {
				t.Fatalf("round %d: %q is %d, %q", round, text, sym, s.Get(sym))
			}
		}
	}
	c := s.Clone()
	if c.Add("word 7") != 8 || c.Add("new") != 501 || s.Add("other") != 501 || c.Get(501) != "new" {
		t.Error("a clone must know its strings and share none")
	}
	s.Reset()
	if s.Get(1) != "" || s.Add("") != 0 || s.Add("fresh") != 1 {
		t.Error("after Reset the first string is number 1")
	}
	if n := testing.AllocsPerRun(10, func() {
		s.Reset()
		for i := range 300 {
			s.AddBytes([]byte{'a', byte(i), byte(i >> 8)})
		}
	}); n > 0 {
		t.Errorf("%v allocations in memory that is there", n)
	}
}

package event

import (
	"testing"

	"readout/nlp/syntax"
)

// TestRelations holds the numbers of relations to the names of the parser.
func TestRelations(t *testing.T) {
	for n, want := range map[uint8]string{relNsubj: "nsubj", relObj: "obj", relObl: "obl", relNmod: "nmod", relConj: "conj", relAdvcl: "advcl",
		relNmodPoss: "nmod:poss", relXcomp: "xcomp", relRelcl: "acl:relcl", relAcl: "acl", relNsubjPass: "nsubj:pass", relIobj: "iobj",
		relOblAgent: "obl:agent", relNsubjOuter: "nsubj:outer", relCase: "case", relAmod: "amod", relCompound: "compound", relCop: "cop", relMark: "mark"} {
		if got := syntax.RelName(n); got != want {
			t.Errorf("relation %d is %s, want %s", n, got, want)
		}
	}
}

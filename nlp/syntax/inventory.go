package syntax

import (
	"strings"

	"readout"
)

// The Penn tags that UD English uses as XPOS. Numbers are kept in analyses and
// in the model: append only.
var xposNames = strings.Fields(`_
	NN IN DT NNP JJ PRP . RB NNS , VB CC VBD VBP VBZ CD VBN VBG TO MD PRP$
	-RRB- -LRB- : WDT '' WRB HYPH ` + "``" + ` POS WP RP UH NNPS JJR JJS EX RBR NFP
	ADD SYM FW GW $ PDT RBS LS AFX WP$`)

// The relations of UD English. Numbers are kept in analyses and in the model:
// append only.
var relNames = strings.Fields(`_
	punct case det nsubj root amod advmod obj obl nmod conj compound cc mark aux
	cop advcl nmod:poss xcomp flat acl:relcl ccomp acl appos aux:pass nummod
	parataxis nsubj:pass nmod:unmarked obl:unmarked discourse compound:prt expl
	fixed iobj list obl:agent dep nmod:desc csubj nsubj:outer det:predet
	advcl:relcl vocative goeswith reparandum cc:preconj orphan dislocated
	csubj:pass csubj:outer`)

const maxUPOS = int(readout.X)

var (
	xposNumbers = numbers(xposNames)
	relNumbers  = numbers(relNames)
	rootRel     = relNumbers["root"]
	looseRel    = relNumbers["parataxis"]
)

func numbers(names []string) map[string]uint8 {
	out := make(map[string]uint8, len(names))
	for i, n := range names {
		out[n] = uint8(i)
	}
	return out
}

// XPOSName is the Penn tag of Token.XPOS, "_" when it is not known.
func XPOSName(x uint8) string {
	if int(x) >= len(xposNames) {
		return "_"
	}
	return xposNames[x]
}

// RelName is the relation of Token.Deprel, "_" when it is not known.
func RelName(r uint8) string {
	if int(r) >= len(relNames) {
		return "_"
	}
	return relNames[r]
}

// relation returns the number of a relation or of its universal part.
func relation(name string) uint8 {
	if n, ok := relNumbers[name]; ok {
		return n
	}
	universal, _, _ := strings.Cut(name, ":")
	return relNumbers[universal]
}

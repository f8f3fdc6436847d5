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

const maxUPOS = int(readout.X)

var xposNumbers = numbers(xposNames)

var relNumbers = func() map[string]readout.Relation {
	m := map[string]readout.Relation{}
	for r := range readout.Relation(readout.Relations) {
		m[r.String()] = r
	}
	return m
}()

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

// relation returns the number of a relation or of its universal part.
func relation(name string) readout.Relation {
	if n, ok := relNumbers[name]; ok {
		return n
	}
	universal, _, _ := strings.Cut(name, ":")
	return relNumbers[universal]
}

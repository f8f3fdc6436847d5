package entity

import (
	"strings"

	"readout"
)

// A label says what part a token plays in a name: none, or the beginning,
// inside, end or whole (BIOES) of a name of one type.
type label uint8

// The labels: outside is 0; then B, I, E, S of each type of taggedTypes.
const (
	outside  label = 0
	nTypes         = 9
	nLabels        = 1 + 4*nTypes
	rowBytes       = 40 // nLabels, rounded up to eight
)

const (
	partB = iota
	partI
	partE
	partS
)

// taggedTypes are the types that are learned, in the order of their labels, and
// what the corpus calls them.
var (
	taggedTypes  = [nTypes]readout.EntityType{readout.Person, readout.Organisation, readout.Place, readout.Facility, readout.NORP, readout.Product, readout.Misc, readout.Money, readout.DateName}
	taggedNames  = [nTypes]string{"Person", "Organization", "Location", "Facility", "NORP", "Product", "Misc", "Money", "Date"}
	labelPart    [nLabels]uint8
	labelType    [nLabels]uint8
	followers    [nLabels][]label // which labels may follow; the end of a sentence counts as outside
	predecessors [nLabels][]label
)

func init() {
	for l := 1; l < nLabels; l++ {
		labelPart[l], labelType[l] = uint8(l-1)%4, uint8(l-1)/4
	}
	for a := range label(nLabels) {
		for b := range label(nLabels) {
			if mayFollow(a, b) {
				followers[a] = append(followers[a], b)
				predecessors[b] = append(predecessors[b], a)
			}
		}
	}
}

// goesOn reports whether a name is open after l.
func (l label) goesOn() bool { return l != outside && labelPart[l] <= partI }

// starts reports whether l may stand where no name is open.
func (l label) starts() bool { return l == outside || labelPart[l] == partB || labelPart[l] == partS }

func mayFollow(a, b label) bool {
	if a.goesOn() {
		return !b.starts() && labelType[a] == labelType[b]
	}
	return b.starts()
}

func labelOf(part int, typ int) label { return label(1 + 4*typ + part) }

// setLabels writes a name of n tokens into labels.
func setLabels(labels []label, typ int) {
	n := len(labels)
	if n == 1 {
		labels[0] = labelOf(partS, typ)
		return
	}
	for i := range labels {
		switch i {
		case 0:
			labels[i] = labelOf(partB, typ)
		case n - 1:
			labels[i] = labelOf(partE, typ)
		default:
			labels[i] = labelOf(partI, typ)
		}
	}
}

func typeNumber(name string) int {
	for i, n := range taggedNames {
		if strings.EqualFold(n, name) {
			return i
		}
	}
	return -1
}

package syntax

import (
	"strings"

	"readout"
)

// The UD name of each bit of readout.Feats, in the order in which CoNLL-U wants
// them printed.
var featNames = []struct {
	bit  readout.Feats
	name string
}{
	{readout.Comparative, "Degree=Cmp"},
	{readout.Superlative, "Degree=Sup"},
	{readout.Feminine, "Gender=Fem"},
	{readout.Masculine, "Gender=Masc"},
	{readout.Plural, "Number=Plur"},
	{readout.Person1, "Person=1"},
	{readout.Person2, "Person=2"},
	{readout.Person3, "Person=3"},
	{readout.Negative, "Polarity=Neg"},
	{readout.Possessive, "Poss=Yes"},
	{readout.Past, "Tense=Past"},
	{readout.Present, "Tense=Pres"},
	{readout.Finite, "VerbForm=Fin"},
	{readout.Gerund, "VerbForm=Ger"},
	{readout.Infinitive, "VerbForm=Inf"},
	{readout.Participle, "VerbForm=Part"},
	{readout.Passive, "Voice=Pass"},
}

// FeatString is f as the FEATS column of CoNLL-U: the features that are kept,
// "_" when there are none.
func FeatString(f readout.Feats) string {
	var parts []string
	for _, n := range featNames {
		if f&n.bit != 0 {
			parts = append(parts, n.name)
		}
	}
	if parts == nil {
		return "_"
	}
	return strings.Join(parts, "|")
}

// parseFeats keeps what readout.Feats can hold of a FEATS column.
func parseFeats(column string) readout.Feats {
	var f readout.Feats
	for part := range strings.SplitSeq(column, "|") {
		for _, n := range featNames {
			if n.name == part {
				f |= n.bit
			}
		}
	}
	return f
}

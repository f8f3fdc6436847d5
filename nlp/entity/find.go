// Package entity finds who and what a report speaks of: names, roles, groups
// and pronouns (mentions), which of them are one (entities), and which
// entities of several reports are one actor.
package entity

import (
	"slices"

	"readout"
)

// Find fills the table Mentions: names first, then the noun phrases and
// pronouns that refer without a name.
func (m *Model) Find(d *readout.Document, a *readout.Analysis) {
	m.Mark(d, a)
	if seats(d, a) {
		slices.SortStableFunc(a.Mentions[1:], bySpanOf)
	}
	describe(d, a)
	slices.SortStableFunc(a.Mentions[1:], bySpanOf)
}

func bySpanOf(x, y readout.Mention) int {
	if c := int(x.Start) - int(y.Start); c != 0 {
		return c
	}
	return int(y.End) - int(x.End)
}

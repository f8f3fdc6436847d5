package entity

import (
	"strings"

	"readout"
)

// writer is who "we" and "I" are outside of quotations in a text that is itself
// a statement: whom its title names behind "Statement by", "Letter from". 0 for
// other texts.
func (r *resolver) writer() uint32 {
	title := r.lower[r.d.Title.Start:r.d.Title.End]
	from := -1
	for _, paper := range [...]string{"statement", "letter", "appeal", "declaration", "communique", "press release", "message", "resolution"} {
		for _, by := range [...]string{" by ", " from "} {
			if i := strings.Index(title, paper+by); i >= 0 && (i == 0 || !isWordByte(title[i-1])) {
				from = int(r.d.Title.Start) + i + len(paper+by)
			}
		}
	}
	if from < 0 {
		return 0
	}
	var members []uint32
	for _, m := range r.a.Mentions[1:] {
		if int(m.Start) >= from && m.End <= r.d.Title.End && m.Form == readout.Named && m.Entity != 0 && actor(r.a.Entities[m.Entity].Type) {
			members = append(members, m.Entity)
		}
	}
	if len(members) == 1 {
		return members[0]
	}
	return r.group(members)
}

func isWordByte(c byte) bool { return c >= 'a' && c <= 'z' }

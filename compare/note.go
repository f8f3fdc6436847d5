package compare

import (
	"fmt"
	"strings"

	"readout"
)

// notes say what a reader must know before reading a dossier.
func (s *comparison) notes() []string {
	var out []string
	switch len(s.docs) {
	case 0:
		return []string{"No report could be read: there is nothing to compare."}
	case 1:
		out = append(out, "One account only: what it says and whom it cites is listed, but nothing can be compared.")
	}
	var undated, foreign, failed []string
	for i, d := range s.docs {
		if _, ok := d.Date(); !ok {
			undated = append(undated, d.ID)
		}
		if l := s.as[i].Language; l != "en" && l != "und" && l != "" {
			foreign = append(foreign, fmt.Sprintf("%s (%s)", d.ID, l))
		}
	}
	for i, a := range s.as {
		if a.Failed != "" {
			failed = append(failed, s.docs[i].ID+" ("+a.Failed+")")
		}
	}
	if len(failed) > 0 {
		out = append(out, "Could not be read, a fault of this program worth reporting: "+strings.Join(failed, ", ")+". Nothing below is drawn from them.")
	}
	if len(undated) > 0 {
		out = append(out, "No date of publication: "+strings.Join(undated, ", ")+". Weekdays and \"yesterday\" in them are not resolved, and later counts cannot be told from conflicting ones.")
	}
	if len(foreign) > 0 {
		out = append(out, "Not in English, read as plain text: "+strings.Join(foreign, ", ")+".")
	}
	return out
}

// headline is the title, else the first sentence, that is most alike to what
// the other reports say.
func (s *comparison) headline() *readout.Evidence {
	best, bestScore := -1, -1.0
	for i := range s.sentences.items {
		u := &s.sentences.items[i]
		if !u.title && len(s.sentences.byDoc[u.doc]) > 0 && s.sentences.byDoc[u.doc][0] != i {
			continue
		}
		score := 0.0
		for _, m := range s.sentences.best[i] {
			score += m.score
		}
		if u.title {
			score += 0.2
		}
		if u.words > 25 {
			score -= 0.3
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return nil
	}
	u := &s.sentences.items[best]
	e := s.docs[u.doc].Cite(u.span)
	return &e
}

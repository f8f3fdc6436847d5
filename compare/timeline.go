package compare

import (
	"cmp"
	"slices"

	"readout"
)

// maxTimeline is how many moments a timeline has.
const maxTimeline = 40

// timeline lists the sentences that name a calendar day, by day; of alike
// sentences on one day, the clearest.
func (s *comparison) timeline() []readout.Moment {
	type moment struct {
		when string
		at   int
	}
	var ms []moment
	for i := range s.sentences.items {
		u := &s.sentences.items[i]
		if u.title || u.words > 60 || u.voice > 1 {
			continue
		}
		if day := s.dayIn(u); day != "" {
			ms = append(ms, moment{day, i})
		}
	}
	slices.SortStableFunc(ms, func(x, y moment) int {
		return cmp.Or(cmp.Compare(x.when, y.when), cmp.Compare(s.sentences.items[x.at].words, s.sentences.items[y.at].words))
	})
	out := []readout.Moment{}
	var kept []moment
	for _, m := range ms {
		if slices.ContainsFunc(kept, func(k moment) bool { return k.when == m.when && s.sentences.cosine(k.at, m.at) >= nearest }) {
			continue
		}
		kept = append(kept, m)
	}
	for _, m := range kept[:min(len(kept), maxTimeline)] {
		u := &s.sentences.items[m.at]
		out = append(out, readout.Moment{ID: id("time", len(out)), When: m.when, Gist: s.gist(&s.sentences.items[m.at]), Evidence: []readout.Evidence{s.docs[u.doc].Cite(u.span)}})
	}
	return out
}

package event

import (
	"sort"

	"readout"
)

// subjectStart is the first token of the subject of a verb group that starts
// at start: of its nearest argument before it in the same voice, unless another
// deed stands between them, else of the noun phrase before it.
func (f *finder) subjectStart(e *event, start int, t trigger) int {
	best := 0
	for _, ms := range [][]uint32{e.sources, e.targets} {
		for _, m := range ms {
			b, _ := f.tokensOf(f.a.Mentions[m].Full)
			if b >= t.first && b < start && f.voiceAt[b] == f.voiceAt[t.head] && (best == 0 || b < best) && f.a.Tokens[start].Start-f.a.Tokens[b].Start < maxLead {
				best = b
			}
		}
	}
	for i := len(f.found) - 1; i >= max(0, len(f.found)-window); i-- {
		o := f.found[i]
		if o.head > best && o.head < start && o.Sentence == e.Sentence && f.deed(o.head) {
			best = 0
		}
	}
	switch {
	case best > 0:
		start = best
	case t.class == verb && (t.group.passive || t.group.finite && !t.group.bare):
		first := f.clauseStart(t.head, t.first)
		if before, _ := f.nounPhrase(start-1, first); before < start-1 {
			start = max(before+1, first)
			// "deliveries to Velt", "members of the panel"
			if p := f.word(start - 1); start-1 > first && (p == "of" || p == "to" || p == "for" || p == "from") {
				if before, _ := f.nounPhrase(start-2, first); before < start-2 {
					start = max(before+1, first)
				}
			}
		}
	}
	if t.object > 0 && t.object < start {
		before, _ := f.nounPhrase(t.object-1, t.first)
		start = min(before+1, t.object)
	}
	return start
}

// deed reports whether the trigger at token t is a verb.
func (f *finder) deed(t int) bool {
	for _, fm := range patterns()[f.word(t)] {
		if fm.class == verb && f.looksVerb(t, fm.feats, t-1, t+2) {
			return true
		}
	}
	return false
}

// clause is the span that tells the event, from token start to its end, cut to
// maxSpan bytes.
func (f *finder) clause(e *event, start, end int, t trigger) readout.Span {
	last := max(end-1, t.last)
	for last > t.last && (f.word(last) == "," || f.word(last) == "\"" || f.word(last) == "“" || f.word(last) == "and") {
		last--
	}
	for _, ms := range [][]uint32{e.sources, e.targets} {
		for _, m := range ms {
			b, l := f.tokensOf(f.a.Mentions[m].Full)
			if l > last && l < t.end && b > t.head && f.voiceAt[l] == f.voiceAt[t.head] && f.a.Tokens[l].End-f.a.Tokens[start].Start < maxSpan {
				last = l
			}
		}
	}
	for last > t.last && f.a.Tokens[last].End-f.a.Tokens[start].Start > maxSpan {
		last--
	}
	if f.a.Tokens[last].End-f.a.Tokens[start].Start > 2*maxSpan {
		start = t.head
	}
	return readout.Span{Start: f.a.Tokens[start].Start, End: f.a.Tokens[last].End}
}

// when is the time nearest to token t in the span, else in the sentence.
func (f *finder) when(s readout.Span, row uint32, t int) uint32 {
	sent := f.a.Sentences[row].Span
	best, dist := uint32(0), 1<<30
	at := int(f.a.Tokens[t].Start)
	from := sort.Search(len(f.a.Times), func(i int) bool { return i > 0 && f.a.Times[i].Start >= sent.Start })
	for i := from; i < min(len(f.a.Times), from+window); i++ {
		tm := f.a.Times[i]
		if tm.Type != readout.Date && tm.Type != readout.TimeOfDay || !sent.Contains(tm.Span) {
			continue
		}
		d := int(tm.Start) - at
		if d < 0 {
			d = -d
		}
		if !s.Contains(tm.Span) {
			d += 1 << 16
		}
		if d < dist {
			best, dist = uint32(i), d
		}
	}
	return best
}

// where is a place in the span after a preposition of place.
func (f *finder) where(s readout.Span, args ...[]uint32) uint32 {
	first, last := f.tokensOf(s)
	for i := first; first > 0 && i <= last; i++ {
		m := f.begins(i)
		if m == 0 {
			continue
		}
		switch f.a.Mentions[m].Type {
		case readout.Place, readout.Facility, readout.State:
		default:
			continue
		}
		used := false
		for _, ms := range args {
			used = used || f.same(m, ms)
		}
		if !used && placePreposition[f.preposition(i, first-1)] {
			return m
		}
	}
	return 0
}

package reuse

import (
	"slices"

	"readout"
)

// Sharing is how much of two texts is one text.
type Sharing uint8

// The degrees of sharing.
const (
	NoSharing Sharing = iota // quotations of one speech and stock phrases at most
	Lifted                   // some of the prose; most of both texts is their own
	Edited                   // most of one text: cut, updated, reworded
	SameCopy                 // one text, but for a word here and there
)

var sharings = [...]string{"none", "lifted", "edited", "copy"}

func (s Sharing) String() string { return sharings[s] }

// The bounds of the degrees, as shares of the shorter text; eval/testdata/reuse.tsv
// has the pairs that they were set on.
const (
	editedShare = 0.5
	sameShare   = 0.9
	wholeLength = 0.8 // of the longer text, that a copy has
)

// Compare compares two texts word by word. Quotations of one speech are no
// copy, and furniture on either side is left out.
func Compare(a, b *readout.Document) Copy { return compareTexts(prepare(a), prepare(b)) }

// compareTexts is Compare on texts that are prepared.
func compareTexts(a, b *prepared) Copy { return compareMatches(a, b, shared(a, b)) }

// compareMatches is Compare on texts of which it is known what they share.
func compareMatches(a, b *prepared, ms []Match) Copy {
	c := Copy{Document: b.doc.ID}
	for _, m := range ms {
		if !m.Quotation {
			c.Passages = append(c.Passages, Passage{m.A, m.B})
		}
	}
	if len(c.Passages) == 0 {
		return c
	}
	c.Share = share(a, b, ms)
	c.Sharing = degree(c.Share)
	if short, long := min(a.size, b.size), max(a.size, b.size); float64(short) < wholeLength*float64(long) {
		c.Sharing = min(c.Sharing, Edited) // cut, however little was reworded
	}
	if stale(a.doc, b.doc) || few(copied(ms), min(a.size, b.size)) || !onTopic(a, b, ms) {
		c.Sharing, c.stock = min(c.Sharing, Lifted), true
	}
	return c
}

func degree(share float64) Sharing {
	switch {
	case share >= sameShare:
		return SameCopy
	case share >= editedShare:
		return Edited
	case share > 0:
		return Lifted
	}
	return NoSharing
}

// The unit of share, in words: short enough for what is left of a sentence
// that an editor has gone over.
const shareLen = 4

// quotesPerProse is how many quoted words come with one of prose: who lifts an
// account lifts the quotations in it, and who merely has the same speech has
// little else.
const quotesPerProse = 1.2

// share is the part of the shorter of two texts that is in the other, in runs
// of shareLen words or more.
func share(a, b *prepared, ms []Match) float64 {
	var speech []readout.Span // of the shorter text, in order
	swap := a.size > b.size
	for _, m := range ms {
		switch {
		case m.Quotation && swap:
			speech = append(speech, m.B)
		case m.Quotation:
			speech = append(speech, m.A)
		}
	}
	if swap {
		a, b = b, a
	}
	spoken := func(w *word) bool {
		return w.quoted || slices.ContainsFunc(speech, func(s readout.Span) bool { return s.Contains(w.Span) })
	}
	in := b.outsideMarks()
	prose, quoted, done := 0, 0, 0
	for i, h := range a.shares() {
		if h == 0 {
			continue
		}
		plain, ok := in[h]
		if !ok {
			continue
		}
		for k := max(i, done); k < i+shareLen; k++ {
			if !plain || spoken(&a.words[k]) {
				quoted++
			} else {
				prose++
			}
		}
		done = i + shareLen
	}
	return min(1, (float64(prose)+min(float64(quoted), quotesPerProse*float64(prose)))/float64(max(1, a.size)))
}

// few reports whether words in agreement are too few to make one text of two:
// briefs that agree in a sentence stay two, unless it is most of one.
func few(words, size int) bool { return words < min(liftedWords, size*2/3) }

// stale reports whether so much time lies between a and b that what they share
// is stock, unless they have one headline: no wire text is news for a month.
func stale(a, b *readout.Document) bool {
	at, ok1 := a.Date()
	bt, ok2 := b.Date()
	return ok1 && ok2 && at.Sub(bt).Abs().Hours() > staleDays*24 && foldName(a.Title.Of(a.Text)) != foldName(b.Title.Of(b.Text))
}

const staleDays = 30

// onTopic reports whether what a and b share speaks of what either headline
// announces. Galleries, lists of other stories and notes about the site do not.
func onTopic(a, b *prepared, ms []Match) bool {
	known := false
	for _, p := range []*prepared{a, b} {
		topic := map[uint64]bool{}
		i := 0
		for ; i < len(p.words) && p.words[i].End <= p.doc.Title.End; i++ {
			if w := &p.words[i]; len(w.low) >= topicLetters && !function[w.low] {
				topic[w.hash] = true
			}
		}
		if len(topic) < topicWords {
			continue
		}
		known = true
		hits := 0
		for ; i < len(p.words) && hits < topicWords; i++ {
			w := &p.words[i]
			if !topic[w.hash] {
				continue
			}
			for _, m := range ms {
				s := m.A
				if p == b {
					s = m.B
				}
				if s.Contains(w.Span) {
					delete(topic, w.hash)
					hits++
					break
				}
			}
		}
		if hits >= topicWords {
			return true
		}
	}
	return !known
}

// A headline is known by words of four letters; two of them are its topic.
const (
	topicLetters = 4
	topicWords   = 1
)

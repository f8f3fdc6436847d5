// Package quantity finds the times, numbers and counts of a document and gives
// them values that can be compared.
package quantity

import (
	"strings"
	"sync"
	"time"

	"readout"
)

// Find fills a.Times and a.Quantities from the tokens of a. It uses no tags,
// so that it may run before or without syntax.
func Find(d *readout.Document, a *readout.Analysis) {
	if len(a.Times) == 0 {
		a.Times = append(a.Times, readout.Time{})
	}
	if len(a.Quantities) == 0 {
		a.Quantities = append(a.Quantities, readout.Quantity{})
	}
	r := readers.Get().(*reader)
	r.d, r.a = d, a
	r.now, r.dated = d.Date()
	r.shots, r.deaths = r.shots[:0], false
	for i := range a.Sentences {
		if s := &a.Sentences[i]; s.Tokens.Len() > 0 {
			r.read(uint32(i), s)
			r.times()
			r.quantities()
		}
	}
	r.survivors()
	r.d, r.a, r.tokens = nil, nil, nil
	readers.Put(r)
}

// readers keeps the scratch of readers that are done.
var readers = sync.Pool{New: func() any { return &reader{} }}

// reader reads one document, a sentence at a time.
type reader struct {
	d     *readout.Document
	a     *readout.Analysis
	now   time.Time // of publication
	dated bool

	row    uint32          // of the sentence
	tokens []readout.Token // of the sentence
	words  []word
	clock  int      // 1 + the word where the clock time begins that is being read
	counts []count  // the quantities of the sentence
	shots  []uint32 // rows of quantities: people who were shot, of whom no more is said
	deaths bool     // the report tells of a death
	buf    [24]byte // for values
}

// word is a token of the sentence with what the lexicon says of it.
type word struct {
	entry
	start, end uint32
	num        float64 // of digits
	suffix     bool    // digits with an ordinal ending: 4th
	capital    bool
	space      bool // white space before
	mid        bool // mid-July
	upos       readout.UPOS
	taken      bool // part of a time or of a quantity
}

// read fills r.words from sentence s.
func (r *reader) read(row uint32, s *readout.Sentence) {
	r.row = row
	if cap(r.words) < s.Tokens.Len() {
		r.words = make([]word, 0, max(64, s.Tokens.Len()))
	}
	r.words = r.words[:0]
	r.tokens = r.a.Tokens[s.Tokens.First:s.Tokens.End]
	for _, t := range r.tokens {
		form := t.Of(r.d.Text)
		w := word{start: t.Start, end: t.End, space: t.Flags&readout.SpaceBefore != 0, upos: t.UPOS}
		switch c := form[0]; {
		case c >= '0' && c <= '9':
			w.digits(form)
		case c == '.' && len(form) == 1:
			w.class = cPoint
		case (c == '\'' || strings.HasPrefix(form, "’")) && len(form) < 8 && short(form) > 0:
			w.class, w.n = cDecade, int32(short(form))
			if form[len(form)-1] != 's' {
				w.class, w.num, w.n = cDigits, float64(short(form)), 4
			}
		case c|0x20 == 'm' && len(form) > 4 && strings.EqualFold(form[:4], "mid-"):
			if rest := form[4:]; rest[0] >= '0' && rest[0] <= '9' {
				w.digits(rest)
			} else {
				w.entry = lookup(rest)
				w.capital = rest[0] < 'a'
			}
			w.mid = true
		default:
			w.capital = c >= 'A' && c <= 'Z'
			w.entry = lookup(form)
		}
		switch w.class {
		case cKill, cDead, cDeath, cFatal:
			r.deaths = true
		}
		r.words = append(r.words, w)
	}
}

// short reads "'90s" and "'82", 0 when form is neither.
func short(form string) int {
	form = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(form, "'"), "’"), "s")
	if len(form) != 2 || form[0] < '2' || form[0] > '9' || form[1] < '0' || form[1] > '9' {
		return 0
	}
	return 1900 + int(form[0]-'0')*10 + int(form[1]-'0')
}

// at returns word i, an empty one outside the sentence.
func (r *reader) at(i int) *word {
	if i < 0 || i >= len(r.words) {
		return &outside
	}
	return &r.words[i]
}

var outside word

func (r *reader) is(i int, c class) bool { return r.at(i).class == c }

// form returns the text of word i.
func (r *reader) form(i int) string {
	w := r.at(i)
	return r.d.Text[w.start:w.end]
}

// span is the span of the words [i, j).
func (r *reader) span(i, j int) readout.Span {
	return readout.Span{Start: r.words[i].start, End: r.words[j-1].end}
}

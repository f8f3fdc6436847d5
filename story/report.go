package story

import (
	"cmp"
	"math"
	"slices"

	"readout"
)

// How a report is read.
const (
	maxText   = 6000 // bytes that are read: the event stands in the opening
	maxTerms  = 128  // that are kept, the heaviest
	leadBytes = 400  // of the body that belong to the lead, behind the headline
	leadCount = 2    // a word of the lead counts as two

	// Saturation of counts and their norm by length, as in BM25 (Robertson and
	// Zaragoza 2009).
	saturation = 3.0
	lengthNorm = 0.4
	meanWords  = 350
)

// report is what is kept of one.
type report struct {
	terms []term         // sorted by id
	norm  [kinds]float32 // length of the part of each kind
	lead  float32        // length of the part that stands in the lead
	words int32
	back  float32 // likeness of the stories that it resembles by topic only
}

// reader makes reports. Its tables are used again from one report to the next.
type reader struct {
	background *background
	tokens     []token
	entries    []entry
	table      [1 << 13]int32 // id -> entry + 1; more than the words of maxText
	terms      []term
}

type token struct {
	entry      int32
	start, end uint32
	month      uint32
	number     bool
	stop       bool
}

// entry is a term in the making.
type entry struct {
	id           uint32
	upper, lower int32 // inside a sentence of the body
	vague        int32 // capitals that a headline or a new sentence asks for
	count        float32
	weight       float32
	kind         kind
	lead         bool
	start, end   uint32 // its first place
}

func (r *reader) entry(id uint32) (*entry, int32) {
	for h := id & (1<<13 - 1); ; h = (h + 1) & (1<<13 - 1) {
		switch k := r.table[h]; {
		case k == 0:
			r.entries = append(r.entries, entry{id: id})
			r.table[h] = int32(len(r.entries))
			return &r.entries[len(r.entries)-1], int32(len(r.entries) - 1)
		case r.entries[k-1].id == id:
			return &r.entries[k-1], k - 1
		}
	}
}

func (r *reader) count(id uint32, k kind, start, end uint32, lead bool) *entry {
	e, _ := r.entry(id)
	if e.count == 0 {
		e.kind, e.start, e.end = k, start, end
	}
	if lead {
		e.lead = true
		e.count += leadCount
	} else {
		e.count++
	}
	return e
}

// read makes the report of d. The entries stay until the next call.
func (r *reader) read(d *readout.Document) *report {
	clear(r.table[:])
	r.tokens, r.entries = r.tokens[:0], r.entries[:0]
	text := d.Text[:min(len(d.Text), maxText)]
	title, lead := int(d.Title.End), int(d.Body().Start)+leadBytes
	scan(text, func(start, end int, w []byte, upper, first bool) {
		t := token{entry: -1, start: uint32(start), end: uint32(end), number: digit(w[0])}
		raw := hash(w)
		if upper {
			t.month = months[raw]
		}
		t.stop = stop[raw] || len(w) == 1 && !t.number
		switch {
		case t.stop || t.month > 0:
		case t.number:
			_, t.entry = r.entry(raw)
		default:
			e := r.count(hash(stem(w)), word, t.start, t.end, start < lead)
			_, t.entry = r.entry(e.id)
			switch {
			case !upper:
				e.lower++
			case first || start < title:
				e.vague++
			default:
				e.upper++
			}
		}
		r.tokens = append(r.tokens, t)
	})
	r.numbers(text, lead)
	return r.weigh()
}

// numbers counts figures with what they count, days of months, and years.
func (r *reader) numbers(text string, lead int) {
	for i, t := range r.tokens {
		if !t.number && t.month == 0 {
			continue
		}
		in := int(t.start) < lead
		var next *token
		if i+1 < len(r.tokens) && r.tokens[i+1].start-t.end <= 2 {
			next = &r.tokens[i+1]
		}
		switch {
		case t.month > 0:
			if next != nil && next.number && next.end-next.start <= 2 {
				r.count(joined(t.month, r.entries[next.entry].id), date, t.start, next.end, in)
			}
			continue
		case t.end-t.start == 4 && (text[t.start:t.start+2] == "19" || text[t.start:t.start+2] == "20"):
			r.count(r.entries[t.entry].id, year, t.start, t.end, in)
		case t.end-t.start >= 3:
			r.count(r.entries[t.entry].id, figure, t.start, t.end, in)
		}
		if next == nil || next.number || next.month > 0 {
			continue
		}
		id := hash(text[next.start:next.end])
		if id == wordYear || id == wordYears {
			r.count(joined(r.entries[t.entry].id, wordYear), figure, t.start, next.end, in) // an age
		} else if !next.stop {
			r.count(joined(r.entries[t.entry].id, r.entries[next.entry].id), figure, t.start, next.end, in)
		}
	}
}

var wordYear, wordYears = hash("year"), hash("years")

// weigh makes terms of the entries: kinds, weights, a vector of length one.
func (r *reader) weigh() *report {
	out := &report{words: int32(len(r.tokens))}
	norm := saturation * (1 - lengthNorm + lengthNorm*float32(len(r.tokens))/meanWords)
	sum := float32(0)
	for i := range r.entries {
		e := &r.entries[i]
		if e.count == 0 {
			continue
		}
		if e.kind == word && r.isName(e) {
			e.kind = name
		}
		e.weight = e.count * (saturation + 1) / (e.count + norm) * r.background.weight(e.id) * kindWeight[e.kind]
	}
	slices.SortFunc(r.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
	})
	kept := r.entries[:min(len(r.entries), maxTerms)]
	for i, e := range kept {
		if e.weight == 0 {
			kept = kept[:i]
			break
		}
		sum += e.weight * e.weight
	}
	if sum == 0 {
		return out
	}
	scale := float32(1 / weightUnit / math.Sqrt(float64(sum)))
	out.terms = make([]term, len(kept))
	for i, e := range kept {
		out.terms[i] = term{e.id, uint16(max(e.weight*scale+0.5, 1)), e.kind, e.lead}
	}
	slices.SortFunc(out.terms, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	for _, t := range out.terms {
		w := t.w()
		out.norm[t.kind] += w * w
		if t.lead {
			out.lead += w * w
		}
	}
	for k := range out.norm {
		out.norm[k] = sqrt(out.norm[k])
	}
	out.lead = sqrt(out.lead)
	return out
}

// isName says whether the report writes the word with a capital where a common
// word would have none; news at large decides where the report does not show.
func (r *reader) isName(e *entry) bool {
	if e.upper > 0 || e.lower > 0 {
		return e.upper > e.lower
	}
	return e.vague > 0 && r.background.isName(e.id)
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

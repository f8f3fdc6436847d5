package story

import (
	"math"
	"slices"
	"strconv"
	"time"

	"readout"
)

// How a report is read.
const (
	maxText   = 6000 // bytes that are read: the event stands in the opening
	maxTerms  = 128  // that are kept, the heaviest
	leadBytes = 400  // of the body that belong to the lead, behind the headline
	leadCount = 2    // a word of the lead counts as two
	coreTerms = 8    // the heaviest, which say what the report is about

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
	title float32        // length of the part that stands in the headline
	heads [kinds]float32 // sum of the weights of what stands in the lead, and of all years
	place float32        // sum of the weights of places
	core  float32        // and of the core
	at    int64          // unix seconds, if dated
	dated bool
	doc   int32 // its number in its story
	words int32
	back  float32 // likeness of the stories that it resembles by topic only
}

// reader makes reports. Its tables are used again from one report to the next.
type reader struct {
	background *background
	tokens     []token
	entries    []entry
	table      [1 << 13]int32 // id -> entry + 1; more than the words of maxText
	order      []uint64       // of the entries: the weight, turned round, and the number
	heavy      []term         // of the last report, the heaviest first
}

type token struct {
	entry      int32
	id         uint32 // of its stem
	day        int8   // of the week + 1; 0 for another word
	start, end uint32
	month      uint32
	number     bool
	stop       bool
}

// written is the term of the last report with that id, nil for none.
func (r *reader) written(id uint32) *entry {
	for h := id & (1<<13 - 1); ; h = (h + 1) & (1<<13 - 1) {
		switch k := r.table[h]; {
		case k == 0:
			return nil
		case r.entries[k-1].id == id:
			return &r.entries[k-1]
		}
	}
}

// entry is a term in the making.
type entry struct {
	id           uint32
	upper, lower int32 // inside a sentence of the body
	vague        int32 // capitals that a headline or a new sentence asks for
	count        float32
	weight       float32
	kind         kind
	spot         spot
	places       int32  // times that a word of place leads to it
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

func (r *reader) count(id uint32, k kind, start, end uint32, at spot) *entry {
	e, _ := r.entry(id)
	if e.count == 0 {
		e.kind, e.start, e.end = k, start, end
	}
	e.spot |= at
	if at&inLead != 0 {
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
	led := -1 // end of a word of place, or of a place that goes on
	scan(text, func(start, end int, w []byte, upper, first bool) {
		t := token{entry: -1, start: uint32(start), end: uint32(end), number: digit(w[0])}
		raw := hash(w)
		t.id = raw
		if upper {
			t.month = months[raw]
			t.day = weekdays[raw]
		} else if n, ok := numerals[raw]; ok {
			t.number, raw = true, n
		}
		t.stop = !t.number && (stop[raw] || len(w) == 1)
		switch {
		case t.stop || t.month > 0:
		case t.number:
			_, t.entry = r.entry(raw)
		default:
			t.id = hash(stem(w))
			e := r.count(t.id, word, t.start, t.end, where(start, title, lead))
			_, t.entry = r.entry(e.id)
			switch {
			case !upper:
				e.lower++
			case first || start < title:
				e.vague++
			default:
				e.upper++
			}
			if upper && led == start-1 {
				e.places++
				led = end
			}
		}
		if places[raw] {
			led = end
		}
		r.tokens = append(r.tokens, t)
	})
	at, dated := d.Date()
	r.numbers(text, title, lead)
	r.days(at, dated, title, lead)
	out := r.weigh()
	if dated {
		out.at, out.dated = at.Unix(), true
	}
	return out
}

// where says what part of the report a place in it belongs to.
func where(start, title, lead int) spot {
	switch {
	case start < title:
		return inTitle | inLead
	case start < lead:
		return inLead
	}
	return 0
}

// numbers counts figures with what they count, days of months, and years.
func (r *reader) numbers(text string, title, lead int) {
	for i, t := range r.tokens {
		if !t.number && t.month == 0 {
			continue
		}
		in := where(int(t.start), title, lead)
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
		case t.end-t.start >= 3 && digit(text[t.start]):
			r.count(r.entries[t.entry].id, figure, t.start, t.end, in)
		}
		if next == nil || next.number || next.month > 0 {
			continue
		}
		if next.id == wordYear || next.id == wordYears {
			r.count(joined(r.entries[t.entry].id, wordYear), figure, t.start, next.end, in) // an age
		} else if !next.stop {
			r.count(joined(r.entries[t.entry].id, next.id), figure, t.start, next.end, in)
		}
	}
}

var wordYear, wordYears = hash("year"), hash("years")

// days counts the days of the week that the report names: as days of the month
// when its own date tells which, the last before it, else as they stand.
func (r *reader) days(at time.Time, dated bool, title, lead int) {
	for _, t := range r.tokens {
		if t.day == 0 {
			continue
		}
		id := joined(1000, uint32(t.day))
		if dated {
			on := at.AddDate(0, 0, -(int(at.Weekday())+8-int(t.day))%7)
			id = joined(uint32(on.Month()), hash(strconv.Itoa(on.Day())))
		}
		r.count(id, date, t.start, t.end, where(int(t.start), title, lead))
	}
}

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
	// The heaviest first, the earlier of equals: numbers sort faster than entries.
	r.order = r.order[:0]
	for i := range r.entries {
		if w := r.entries[i].weight; w > 0 {
			r.order = append(r.order, uint64(^math.Float32bits(w))<<32|uint64(i))
		}
	}
	slices.Sort(r.order)
	kept := r.order[:min(len(r.order), maxTerms)]
	for _, o := range kept {
		w := r.entries[uint32(o)].weight
		sum += w * w
	}
	if sum == 0 {
		r.heavy = r.heavy[:0]
		return out
	}
	scale := float32(1 / weightUnit / math.Sqrt(float64(sum)))
	r.heavy = r.heavy[:0]
	for i, o := range kept {
		e := &r.entries[uint32(o)]
		at := e.spot
		if i < coreTerms {
			at |= isCore
		}
		if e.kind == name && 3*e.places >= e.upper+e.vague && e.places > 0 {
			at |= isPlace
		}
		r.heavy = append(r.heavy, term{e.id, uint16(max(e.weight*scale+0.5, 1)), e.kind, at})
	}
	out.terms = slices.Clone(r.heavy)
	slices.SortFunc(out.terms, func(a, b term) int { return int(a.id) - int(b.id) })
	for _, t := range out.terms {
		w := t.w()
		out.norm[t.kind] += w * w
		if t.spot&inLead != 0 {
			out.lead += w * w
		}
		if t.spot&inTitle != 0 {
			out.title += w * w
		}
		if t.spot&inLead != 0 || t.kind == year {
			out.heads[t.kind] += w
		}
		if t.spot&isPlace != 0 {
			out.place += w
		}
		if t.spot&isCore != 0 {
			out.core += w
		}
	}
	for k := range out.norm {
		out.norm[k] = sqrt(out.norm[k])
	}
	out.lead, out.title = sqrt(out.lead), sqrt(out.title)
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

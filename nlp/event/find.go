package event

import (
	"slices"
	"sort"

	"readout"
	"readout/lexicon"
)

// Find fills the tables Events and Args by the rules alone.
func Find(d *readout.Document, a *readout.Analysis) { (*Model)(nil).Find(d, a) }

// Find fills the tables Events and Args.
func (m *Model) Find(d *readout.Document, a *readout.Analysis) {
	if len(a.Events) == 0 {
		a.Events = append(a.Events, readout.Event{})
	}
	if len(a.Args) == 0 {
		a.Args = append(a.Args, readout.Arg{})
	}
	f := newFinder(d, a, m)
	f.find()
	f.decide()
	f.blame()
	for i := range f.found {
		f.toll(&f.found[i])
		f.found[i].Mode = f.mode(&f.found[i])
	}
	f.write()
}

func newFinder(d *readout.Document, a *readout.Analysis, m *Model) *finder {
	f := &finder{d: d, a: a, model: m, lower: lexicon.Fold(d.Text)}
	f.index()
	return f
}

func (f *finder) find() {
	for i := 1; i < len(f.a.Sentences) && len(f.found) < maxEvents; i++ {
		f.sentence(uint32(i))
	}
	f.speechActs()
}

// maxEvents bounds what one report can hold, so that no text can make the
// tables, or the search through them, large.
const maxEvents = 2000

// finder is the state of one run.
type finder struct {
	d     *readout.Document
	a     *readout.Analysis
	model *Model
	lower string // the text folded, same offsets

	mentionEnd []uint32 // token -> the widest mention that ends with it
	mentionBeg []uint32 // token -> the widest mention that starts with it
	timeAt     []uint32 // token -> the time that it belongs to
	voiceAt    []uint32 // token -> the innermost statement that contains it, else 1
	cueAt      []bool   // token -> a cue starts with it
	voiceFrom  []uint32 // token -> first token of the content span that gives voiceAt

	idle []bool // token -> it belongs to a dateline

	found []event
}

// event is an Event before it has a row.
type event struct {
	readout.Event
	sources, targets []uint32
	head             int     // token of the trigger
	trigger          trigger // zero where a statement makes the event
}

// word is the folded text of a token, "" outside of the table.
func (f *finder) word(t int) string {
	if t < 1 || t >= len(f.a.Tokens) {
		return ""
	}
	w := f.a.Tokens[t].Of(f.lower)
	if w == "’s" {
		return "'s"
	}
	return w
}

// begins, ends and time are the widest mention that starts or ends with a
// token, and the time that it belongs to; 0 for none, and outside of the table.
func (f *finder) begins(t int) uint32 { return at(f.mentionBeg, t) }
func (f *finder) ends(t int) uint32   { return at(f.mentionEnd, t) }
func (f *finder) time(t int) uint32   { return at(f.timeAt, t) }

func at(table []uint32, t int) uint32 {
	if t < 1 || t >= len(table) {
		return 0
	}
	return table[t]
}

// upos is the tag of a token; 0 when unknown.
func (f *finder) upos(t int) readout.UPOS {
	if t < 1 || t >= len(f.a.Tokens) {
		return 0
	}
	return f.a.Tokens[t].UPOS
}

// index notes where mentions, times and the content of statements stand.
func (f *finder) index() {
	a := f.a
	n := len(a.Tokens)
	f.mentionEnd, f.mentionBeg, f.timeAt = make([]uint32, n), make([]uint32, n), make([]uint32, n)
	f.voiceAt, f.voiceFrom = make([]uint32, n), make([]uint32, n)
	wider := func(m, than uint32) bool {
		return than == 0 || a.Mentions[m].Full.Len() > a.Mentions[than].Full.Len()
	}
	for m := 1; m < len(a.Mentions); m++ {
		b, e := f.tokensOf(a.Mentions[m].Full)
		if b == 0 || e == 0 {
			continue
		}
		if wider(uint32(m), f.mentionBeg[b]) {
			f.mentionBeg[b] = uint32(m)
		}
		if wider(uint32(m), f.mentionEnd[e]) {
			f.mentionEnd[e] = uint32(m)
		}
	}
	for i := 1; i < len(a.Times); i++ {
		b, e := f.tokensOf(a.Times[i].Span)
		for t := b; b > 0 && t <= e; t++ {
			f.timeAt[t] = uint32(i)
		}
	}
	for t := range f.voiceAt {
		f.voiceAt[t] = 1
	}
	size := make([]int, n)
	f.cueAt, f.idle = make([]bool, n), make([]bool, n)
	for s := 2; s < len(a.Statements); s++ {
		if b, _ := f.tokensOf(a.Statements[s].Cue); b > 0 {
			f.cueAt[b] = true
		}
		for r := a.Statements[s].Content.First; r < a.Statements[s].Content.End; r++ {
			b, e := f.tokensOf(a.Spans[r])
			for t := b; b > 0 && t <= e; t++ {
				if size[t] == 0 || a.Spans[r].Len() < size[t] {
					size[t], f.voiceAt[t], f.voiceFrom[t] = a.Spans[r].Len(), uint32(s), uint32(b)
				}
			}
		}
	}
}

// tokensOf is the first and the last token that s covers, or 0, 0.
func (f *finder) tokensOf(s readout.Span) (first, last int) {
	if s.Start >= s.End {
		return 0, 0
	}
	t := f.a.Tokens[1:]
	i := sort.Search(len(t), func(i int) bool { return t[i].End > s.Start })
	j := sort.Search(len(t), func(i int) bool { return t[i].Start >= s.End })
	if i >= j {
		return 0, 0
	}
	return i + 1, j
}

// sentence finds the events of one sentence.
func (f *finder) sentence(row uint32) {
	s := f.a.Sentences[row].Tokens
	if s.First == 0 || s.Len() == 0 {
		return
	}
	first, end := int(s.First), int(s.End)
	body := f.dateline(first, end)
	for ; first < body; first++ {
		f.idle[first] = true
	}
	for _, t := range f.triggers(first, end) {
		if len(f.found) == maxEvents {
			return
		}
		f.fromTrigger(row, t)
	}
}

// write sorts what was found and fills the tables.
func (f *finder) write() {
	slices.SortStableFunc(f.found, func(x, y event) int {
		if c := int(x.Trigger.Start) - int(y.Trigger.Start); c != 0 {
			return c
		}
		return int(x.Trigger.End) - int(y.Trigger.End)
	})
	for _, e := range f.found {
		first := uint32(len(f.a.Args))
		for _, m := range e.sources {
			f.a.Args = append(f.a.Args, f.arg(m, readout.RoleSource))
		}
		for _, m := range e.targets {
			f.a.Args = append(f.a.Args, f.arg(m, readout.RoleTarget))
		}
		e.Args = readout.Rows{First: first, End: uint32(len(f.a.Args))}
		f.a.Events = append(f.a.Events, e.Event)
	}
}

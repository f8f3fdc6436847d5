package event

import (
	"sort"

	"readout"
)

// arg is mention m as an argument, with how many it stands for.
func (f *finder) arg(m uint32, role readout.Role) readout.Arg {
	arg := readout.Arg{Mention: m, Role: role}
	x := f.a.Mentions[m]
	_, last := f.tokensOf(x.Span)
	arg.Plural = x.Type != readout.Person || x.Form == readout.Nominal
	arg.Plural = arg.Plural && (f.a.Tokens[last].Feats&readout.Plural != 0 || x.Form == readout.Pronoun && manyPronoun[x.Of(f.lower)])
	f.quantities(readout.Span{Start: max(x.Full.Start, 24) - 24, End: x.Full.End}, func(i int) {
		q := f.a.Quantities[i]
		if arg.Number == 0 && !q.Ordinal && f.a.Symbols.Get(q.Unit) == "" && (q.Of.Overlaps(x.Span) || x.Full.Contains(q.Span) && q.Of.IsZero()) {
			arg.Number, arg.Plural = uint32(i), arg.Plural || q.Value > 1
		}
	})
	return arg
}

var manyPronoun = set(`they them we us`)

// quantities calls yield for the rows of the figures that start in s.
func (f *finder) quantities(s readout.Span, yield func(int)) {
	q := f.a.Quantities
	for i := 1 + sort.Search(max(len(q)-1, 0), func(i int) bool { return q[i+1].Start >= s.Start }); i < len(q) && q[i].Start < s.End; i++ {
		yield(i)
	}
}

// toll notes the counts of the dead and the wounded that the clause of an
// attack tells, else its sentence.
func (f *finder) toll(e *event) {
	if e.Type != readout.ASSAULT {
		return
	}
	for _, s := range []readout.Span{e.Span, f.a.Sentences[e.Sentence].Span} {
		f.quantities(s, func(i int) {
			switch c := f.a.Quantities[i].Casualty; {
			case c == readout.Killed && e.Dead == 0:
				e.Dead = uint32(i)
			case c == readout.Wounded && e.Wounded == 0:
				e.Wounded = uint32(i)
			}
		})
	}
}

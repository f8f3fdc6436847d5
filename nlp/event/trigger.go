package event

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// A trigger is a pattern met in a sentence.
type trigger struct {
	*pattern
	head, last int // tokens: the first word, and the last word that matched
	object     int // token of a class noun that matched, as "aid" in "suspended aid"; or 0
	group      group
	first, end int // the sentence
}

// particles is how many words right after the first belong to t whatever
// stands between: "carried out".
func (t trigger) particles() int {
	n := 0
	for _, e := range t.rest {
		if e.gap {
			break
		}
		n++
	}
	return n
}

// window is how many words before a trigger are searched for what belongs to
// it, so that a text without full stops costs no more than others.
const window = 80

// maxGap is how many words a gap in a pattern may take.
const maxGap = 8

// triggers are the patterns met in the tokens first to end, in order. Of the
// patterns met at one word the longest is kept; what stands in the content of
// an operator ("agreed to …") is no event of its own.
func (f *finder) triggers(first, end int) []trigger {
	var out []trigger
	covered := map[int]bool{}
	for t := first; t < end; t++ {
		forms := patterns()[f.word(t)]
		if len(forms) == 0 || f.insideName(t) || f.capital(t) && t > first && !f.title(t) {
			continue
		}
		var best trigger
		for _, fm := range forms {
			if !f.reads(t, fm, first, end) {
				continue
			}
			g := group{first: t}
			if fm.class != noun {
				g = f.group(t, first, fm.feats)
			}
			last, object, ok := f.match(t, fm.pattern, g, first, end)
			if !ok {
				continue
			}
			if best.pattern == nil || len(fm.rest) > len(best.rest) || len(fm.rest) == len(best.rest) && fm.order < best.order {
				best = trigger{pattern: fm.pattern, head: t, last: last, object: object, group: g, first: max(first, t-window), end: end}
			}
		}
		if best.pattern == nil || covered[t] {
			continue
		}
		for i := best.head; i <= best.last; i++ {
			covered[i] = true
		}
		if best.object > 0 {
			covered[best.object] = true
			out = slices.DeleteFunc(out, func(o trigger) bool { return o.head == best.object })
		}
		if best.op {
			f.coverContent(best, covered)
		}
		out = append(out, best)
	}
	return f.modals(out, first, end)
}

// coverContent marks the verb that an operator governs: "agreed to withdraw".
func (f *finder) coverContent(t trigger, covered map[int]bool) {
	for i := t.last; i < min(t.last+8, t.end); i++ {
		if f.word(i) == "to" {
			for j := i + 1; j < min(i+3, t.end); j++ {
				if len(patterns()[f.word(j)]) > 0 {
					covered[j] = true
					return
				}
			}
		}
	}
}

// insideName reports whether token t stands inside a name, and so is no word
// of its own: "Strike" in "Workers' Strike Committee".
func (f *finder) insideName(t int) bool {
	for b := t; b > 0 && b > t-8; b-- {
		m := f.mentionBeg[b]
		if m == 0 || f.a.Mentions[m].Form != readout.Named {
			continue
		}
		if f.a.Mentions[m].Full.Contains(f.a.Tokens[t].Span) {
			return true
		}
	}
	return false
}

// match tries the rest of p after its first word at t. In a passive the
// object of the verb stands before it: "aid was suspended".
func (f *finder) match(t int, p *pattern, g group, first, end int) (last, object int, ok bool) {
	last = t
	for i, e := range p.rest {
		at := f.seek(last+1, end, e)
		if at == 0 && e.gap && i == len(p.rest)-1 && (g.passive || g.bare && f.word(t+1) == "by") {
			if at = f.seekLeft(g.first-1, first, e); at > 0 {
				return last, at, true
			}
		}
		if at == 0 {
			return 0, 0, false
		}
		if e.gap {
			object = at
		}
		last = at
	}
	// The last word of the trigger is the one that holds it together; an
	// object found over a gap may be followed by the target.
	return last, object, true
}

// seek finds e at or, over its gap, after token from.
func (f *finder) seek(from, end int, e element) int {
	limit := from
	if e.gap {
		limit = from + maxGap
	}
	for i := from; i <= limit && i < end; i++ {
		w := f.word(i)
		if e.words[w] && !(e.some && i == from) && !(w == "on" && f.time(i+1) != 0) {
			return i
		}
		if stops[w] || lexicon.Auxiliary[w] && w != "'s" && !f.capital(i) {
			return 0
		}
		if w == "to" && f.begins(i+1) == 0 && !lexicon.Determiner[f.word(i+1)] && i > from {
			return 0 // an infinitive has its own object
		}
	}
	return 0
}

// title reports whether token t stands in a headline, where every word may
// have a capital.
func (f *finder) title(t int) bool { return f.d.Title.Contains(f.a.Tokens[t].Span) }

// capital reports whether token t starts with a capital: "May" is a month.
func (f *finder) capital(t int) bool {
	if t >= len(f.a.Tokens) {
		return false
	}
	c := f.d.Text[f.a.Tokens[t].Start]
	return 'A' <= c && c <= 'Z'
}

func (f *finder) seekLeft(from, first int, e element) int {
	for i := from; i >= first && i > from-2*maxGap; i-- {
		w := f.word(i)
		if e.words[w] {
			return i
		}
		if stops[w] {
			return 0
		}
	}
	return 0
}

// stops are the words and marks that end a clause for the sake of matching.
var stops = set(`. ; : ! ? — – -- who whose which where while whereas because although though unless whether if when but`)

var (
	beForms        = set(`is are was were be been being am 'm 're got get gets getting`)
	haveForms      = set(`have has had having 've`)
	subjectPronoun = set(`i you he she it we they who`)
	preTo          = set(`according due thanks owing prior response addition relation regard`)
	objectPronoun  = set(`me him her us them it himself herself itself themselves`)
	adjectival     = set(`new fresh recent further more latest first second third last major deadly massive military chemical nuclear terrorist
		alleged suspected possible apparent reported planned air missile rocket drone suicide gas nerve cyber bomb car mortar artillery
		joint bilateral direct international economic political diplomatic public strong full formal immediate independent retaliatory`)
	// nounToo are the verbs whose present reads as a noun as well.
	nounToo = set(`attack assault strike raid bomb shell target support back order request demand appeal call protest march riot rally ban
		fine charge visit host return release aid fund help supply trade battle fight wound blast slam fault praise respect thank lift
		blockade search hack sanction limit murder massacre slaughter rescue shelter treat grant feed exit down gas torture rape ambush
		patrol parade test probe question claim push press pressure veto snub answer blame concern suspect hit shoot beat launch move
		pledge vow promise threat warn mount stage share exchange offer plan cut halt stop end start leave pull set hold debate phone
		telephone talk meet train lead head station mass deploy police arrest raid bar fire force ground harm knife wage abuse drop
		purchase cheer fear hope joke notice work cause resolve review rebuke censor sentence seize commit close free vacate`)
	sameForms = set(`hit cut set put shut beat overrun quit shed burst hurt let spread`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range fields(words) {
		m[w] = true
	}
	return m
}

package compare

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/lexicon"
)

// samePledge is the overlap of words from which two reports tell of one
// commitment.
const samePledge = 0.5

// pledge is what a commitment is joined and followed by.
type pledge struct {
	terms []string // stems of its words, sorted, unique
	about []string // those of them that name neither parties nor what became of it
}

// commitmentLines lists what was agreed, promised, planned, demanded,
// threatened or suspended; reports of one commitment are one line, with where
// it stood by date. What suspends, restores or ends another names that.
func (s *comparison) commitmentLines() []readout.CommitmentLine {
	out := []readout.CommitmentLine{}
	var ps []pledge
	byTerm := map[string][]int{}
	for doc := range s.docs {
		a, d := s.as[doc], s.docs[doc]
		for row := 1; row < len(a.Events); row++ {
			e := a.Events[row]
			if e.Commitment == readout.NoCommitment || s.skipped(doc, e.Span) {
				continue
			}
			parties := s.parties(doc, e)
			span, ok := s.pledged(doc, e, len(parties))
			if !ok {
				continue
			}
			text := oneLine(span.Of(d.Text))
			p := s.pledge(doc, e, text)
			state := readout.CommitmentState{When: s.stateDay(doc, e), Status: e.Status.String(), Text: text, Evidence: d.Cite(span)}
			k := -1
			for _, i := range candidates(byTerm, p.terms) {
				if out[i].Kind == e.Commitment.String() && (len(parties) == 0 || meet(parties, out[i].Parties)) && (overlap(ps[i].terms, p.terms) >= samePledge || len(parties) > 0 && len(out[i].Parties) > 0 && e.Commitment == readout.CommitSuspension && both(ps[i].about, p.about) >= 2) {
					k = i
					break
				}
			}
			if k < 0 {
				for _, t := range p.terms {
					byTerm[t] = append(byTerm[t], len(out))
				}
				out = append(out, readout.CommitmentLine{ID: id("commitment", len(out)), Kind: e.Commitment.String(), Parties: parties, Text: text, Status: state.Status, Evidence: []readout.Evidence{state.Evidence}, History: []readout.CommitmentState{state}})
				ps = append(ps, p)
				continue
			}
			out[k].Evidence = append(out[k].Evidence, state.Evidence)
			out[k].History = append(out[k].History, state)
			for _, p := range parties {
				if !slices.Contains(out[k].Parties, p) {
					out[k].Parties = append(out[k].Parties, p)
				}
			}
		}
	}
	for i := range out {
		out[i].History = byDate(out[i].History)
		out[i].Status = out[i].History[len(out[i].History)-1].Status
	}
	s.follow(out, ps)
	for i := range out {
		out[i].History = byDate(out[i].History)
	}
	return out
}

// candidates are the commitments that share a term, in order.
func candidates(byTerm map[string][]int, terms []string) []int {
	var out []int
	for _, t := range terms {
		out = append(out, byTerm[t]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// follow ties what suspends, restores or ends a commitment to it: of the same
// parties, about the same thing. The state is noted in the history of both.
func (s *comparison) follow(out []readout.CommitmentLine, ps []pledge) {
	for i := range out {
		l := &out[i]
		if !changes(l) {
			continue
		}
		best, score := -1, 1
		for j := range out {
			m := &out[j]
			if i == j || m.Of != "" || m.Kind == "demand" || m.Kind == "threat" || m.Kind == l.Kind || len(l.Parties) == 0 || !meet(l.Parties, m.Parties) || before(l, m) {
				continue
			}
			if n := both(ps[i].about, ps[j].about); n > score {
				best, score = j, n
			}
		}
		if best < 0 {
			continue
		}
		m := &out[best]
		l.Of = m.ID
		m.History = append(m.History, l.History...)
		if ends[l.Status] && !before(l, m) {
			m.Status = l.Status // what is only announced leaves it where it stood
		}
		s.because(l.ID, "it changes %s: the parties meet, and both are about %s", l.Of, strings.Join(common(ps[i].about, ps[best].about), ", "))
	}
}

// ends are the states of a change after which the commitment stands so too.
var ends = map[string]bool{"suspended": true, "reactivated": true, "broken": true, "rejected": true, "in force": true}

// changing has the starts of words by which something that was suspended is
// restored.
var changing = []string{"reactivat", "restor", "resum", "reopen", "reinstat", "back into force", "back into effect", "renew"}

// changes reports whether a commitment is about the state of another.
func changes(l *readout.CommitmentLine) bool {
	switch l.Status {
	case "suspended", "reactivated", "broken":
		return true
	}
	return l.Kind == "suspension" || hasAny(lexicon.Fold(l.Text), changing)
}

// before reports whether all that is told of l comes before m was made.
func before(l, m *readout.CommitmentLine) bool {
	x, y := l.History[len(l.History)-1].When, m.History[0].When
	return x != "" && y != "" && x < y
}

// byDate orders states by day, those without one last, and keeps the first of
// those that say the same.
func byDate(states []readout.CommitmentState) []readout.CommitmentState {
	slices.SortStableFunc(states, func(x, y readout.CommitmentState) int {
		return cmp.Or(cmp.Compare(b2i(x.When == ""), b2i(y.When == "")), cmp.Compare(x.When, y.When))
	})
	var out []readout.CommitmentState
	for _, x := range states {
		if len(out) == 0 || out[len(out)-1].Status != x.Status {
			out = append(out, x)
		}
	}
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pledge reads what a commitment is about.
func (s *comparison) pledge(doc int, e readout.Event, text string) pledge {
	p := pledge{terms: slices.Compact(slices.Sorted(slices.Values(stems(text))))}
	a := s.as[doc]
	for k := s.tokenAt(doc, e.Start); k < uint32(len(a.Tokens)) && a.Tokens[k].Start < e.End; k++ {
		switch a.Tokens[k].UPOS {
		case readout.NOUN, readout.ADJ:
			if w := s.lexis.of(s.word(doc, k)); !w.stop && s.mentionAt(doc, a.Tokens[k].Span) == 0 {
				p.about = append(p.about, w.concept)
			}
		}
	}
	slices.Sort(p.about)
	p.about = slices.Compact(p.about)
	return p
}

// stateDay is the day of what an event tells, else that of the report.
func (s *comparison) stateDay(doc int, e readout.Event) string {
	a := s.as[doc]
	if e.When != 0 {
		if v := a.Symbols.Get(a.Times[e.When].Value); len(v) >= len(time.DateOnly) && v[0] != 'X' && v[4] == '-' && v[5] != 'W' {
			return v[:len(time.DateOnly)]
		}
	}
	if day, ok := s.docs[doc].Date(); ok {
		return day.Format(time.DateOnly)
	}
	return ""
}

// parties names the actors of an event.
func (s *comparison) parties(doc int, e readout.Event) []string {
	out := []string{}
	for _, x := range s.as[doc].Args[e.Args.First:e.Args.End] {
		if n := s.partyName(doc, x.Mention); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// partyName names a party: an actor, or the state that a nationality stands for.
func (s *comparison) partyName(doc int, m uint32) string {
	i := s.actorAt(doc, m)
	if i < 0 {
		return ""
	}
	if a := s.actors[i]; !acts(a.Type) {
		return a.State
	}
	return s.actors[i].Name
}

func meet(a, b []string) bool {
	if len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

package compare

import (
	"slices"

	"readout"
)

// samePledge is the overlap of words from which two reports tell of one
// commitment.
const samePledge = 0.5

// commitmentLines lists what was agreed, promised, planned, demanded,
// threatened or suspended; reports of one commitment are one line, with the
// state that the latest of them gives.
func (s *comparison) commitmentLines() []readout.CommitmentLine {
	out := []readout.CommitmentLine{}
	var terms [][]string
	for doc := range s.docs {
		a, d := s.as[doc], s.docs[doc]
		for row := 1; row < len(a.Events); row++ {
			e := a.Events[row]
			if e.Commitment == readout.NoCommitment || s.skipped(doc, e.Span) {
				continue
			}
			text := oneLine(e.Span.Of(d.Text))
			ts := slices.Compact(slices.Sorted(slices.Values(stems(text))))
			parties := s.parties(doc, e)
			cite := d.Cite(e.Span)
			k := slices.IndexFunc(out, func(l readout.CommitmentLine) bool { return l.Kind == e.Commitment.String() })
			for ; k >= 0 && k < len(out); k++ {
				if out[k].Kind == e.Commitment.String() && overlap(terms[k], ts) >= samePledge && (len(parties) == 0 || meet(parties, out[k].Parties)) {
					break
				}
			}
			if k < 0 || k == len(out) {
				out = append(out, readout.CommitmentLine{ID: id("commitment", len(out)), Kind: e.Commitment.String(), Parties: parties, Text: text, Status: e.Status.String(), Evidence: []readout.Evidence{cite}})
				terms = append(terms, ts)
				continue
			}
			out[k].Evidence = append(out[k].Evidence, cite)
			out[k].Status = e.Status.String()
			for _, p := range parties {
				if !slices.Contains(out[k].Parties, p) {
					out[k].Parties = append(out[k].Parties, p)
				}
			}
		}
	}
	return out
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

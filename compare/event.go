package compare

import (
	"math"

	"readout"
)

// eventLines lists who did what to whom, report by report.
func (s *comparison) eventLines() []readout.EventLine {
	out := []readout.EventLine{}
	for doc := range s.docs {
		a := s.as[doc]
		for row := 1; row < len(a.Events); row++ {
			e := a.Events[row]
			if s.skipped(doc, e.Span) {
				continue
			}
			line := readout.EventLine{
				ID: id("event", len(out)), Type: e.Type.String(), Mode: e.Mode.String(), Voice: s.voiceName(doc, e.Voice),
				Source: s.argName(doc, e, readout.RoleSource), Target: s.argName(doc, e, readout.RoleTarget),
				Evidence:       []readout.Evidence{s.docs[doc].Cite(e.Span)},
				Responsibility: e.Responsibility.String(), Dead: s.toll(doc, e.Dead), Wounded: s.toll(doc, e.Wounded),
			}
			if e.When != 0 {
				line.When = a.Symbols.Get(a.Times[e.When].Value)
			}
			line.Where = s.actorName(doc, e.Where)
			out = append(out, line)
		}
	}
	return out
}

// toll is a count of the dead or the wounded, nil for none.
func (s *comparison) toll(doc int, quantity uint32) *readout.Value {
	if quantity == 0 {
		return nil
	}
	q := s.as[doc].Quantities[quantity]
	v := &readout.Value{Value: oneLine(q.Span.Of(s.docs[doc].Text)), Low: &q.Low, Evidence: []readout.Evidence{s.docs[doc].Cite(q.Span)}}
	if !math.IsInf(q.High, 1) {
		v.High = &q.High
	}
	return v
}

// arg is the mention that plays a role in an event, 0 for none.
func (s *comparison) arg(doc int, e readout.Event, role readout.Role) uint32 {
	for _, x := range s.as[doc].Args[e.Args.First:e.Args.End] {
		if x.Role == role {
			return x.Mention
		}
	}
	return 0
}

func (s *comparison) argName(doc int, e readout.Event, role readout.Role) string {
	return s.actorName(doc, s.arg(doc, e, role))
}

// voiceName names whose word an event is: the speaker of the statement in
// which it stands, else the outlet.
func (s *comparison) voiceName(doc int, statement uint32) string {
	a := s.as[doc]
	for ; statement > 1; statement = a.Statements[statement].In {
		if sp := a.Statements[statement].Speaker; sp != 0 {
			return s.actorName(doc, sp)
		}
	}
	return "outlet"
}

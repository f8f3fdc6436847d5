package eval

import (
	"fmt"

	"readout"
	"readout/nlp/event"
)

// pairIn looks for the event between a marked source and a marked target among
// the events that were read: the first whose source and target are, or refer
// to, the marked ones. A mark that is absent is met by anything. Row 0 is none.
func pairIn(a *readout.Analysis, m event.Marked) uint32 {
	for i := 1; i < len(a.Events); i++ {
		met := [3]bool{readout.RoleSource: m.Source.IsZero(), readout.RoleTarget: m.Target.IsZero()}
		for _, arg := range a.Args[a.Events[i].Args.First:a.Events[i].Args.End] {
			span := m.Source
			if arg.Role == readout.RoleTarget {
				span = m.Target
			}
			met[arg.Role] = met[arg.Role] || refers(a, arg.Mention, span)
		}
		if met[readout.RoleSource] && met[readout.RoleTarget] {
			return uint32(i)
		}
	}
	return 0
}

// refers reports whether a mention overlaps a span, or has an entity that
// another mention in the span has.
func refers(a *readout.Analysis, mention uint32, span readout.Span) bool {
	m := a.Mentions[mention]
	if m.Full.Overlaps(span) {
		return true
	}
	for _, o := range a.Mentions[1:] {
		if m.Entity != 0 && o.Entity == m.Entity && o.Full.Overlaps(span) {
			return true
		}
	}
	return false
}

// rootScore counts right and wrong classes at three grains.
type rootScore struct {
	grain [3]map[int]*counts // binary, quad, root
	right [3]int
	n     int
}

var grains = [...]string{"binary", "quad", "root"}

func classOf(grain int, r event.Root) int {
	switch {
	case grain == 2:
		return int(r)
	case grain == 1:
		return int(r.Quad())
	case r.Quad().Conflict():
		return 1
	}
	return 0
}

// add counts one sentence; found is -1 when nothing was found.
func (s *rootScore) add(gold, found event.Root) {
	s.n++
	for g := range grains {
		if s.grain[g] == nil {
			s.grain[g] = map[int]*counts{}
		}
		at := func(c int) *counts {
			if s.grain[g][c] == nil {
				s.grain[g][c] = &counts{}
			}
			return s.grain[g][c]
		}
		want := classOf(g, gold)
		at(want).gold++
		if found < 0 {
			continue
		}
		got := classOf(g, found)
		at(got).found++
		if got == want {
			at(got).right++
			s.right[g]++
		}
	}
}

// macro is the mean of the F1 of the classes.
func (s *rootScore) macro(grain int) float64 {
	sum := 0.0
	for c := range event.Roots {
		if x := s.grain[grain][c]; x != nil {
			sum += x.f1()
		}
	}
	return sum / float64(max(1, len(s.grain[grain])))
}

// scorePlover measures the types of events in five-fold cross-validation: for
// a given source and target, and as the program reads the sentence, where both
// have to be found as the arguments of one event. No sentence is typed by a
// model that has seen it.
func scorePlover(e *env) ([]Score, error) {
	rows, err := event.ReadMarked(e.corpus("events", "plover_train.tsv"))
	if err != nil {
		return nil, err
	}
	docs := make([]*readout.Document, len(rows))
	as := make([]*readout.Analysis, len(rows))
	instances := make([]event.Instance, len(rows))
	for i, r := range rows {
		if err := e.ctx.Err(); err != nil {
			return nil, err
		}
		docs[i] = r.Document(i)
		as[i] = e.before("event", docs[i])
		instances[i] = e.events.Instance(docs[i], as[i], r)
	}
	var given, read rootScore
	pairs := 0
	for fold := range event.Folds {
		m := e.events.Without(fold, instances)
		for i := fold; i < len(rows); i += event.Folds {
			given.add(rows[i].Root, m.Between(instances[i]))
			m.Find(docs[i], as[i])
			found := event.Root(-1)
			if row := pairIn(as[i], rows[i]); row != 0 {
				found = event.RootOf(as[i].Events[row].Type)
				pairs++
			}
			read.add(rows[i].Root, found)
		}
	}
	on := fmt.Sprintf("PLOVER train, %d sentences, five-fold", len(rows))
	out := append(given.scores("events/plover/given-pair", on), read.scores("events/plover/read", on)...)
	return append(out, Score{Name: "events/plover/read/pair-found", Value: 100 * ratio(pairs, len(rows)), On: on},
		Score{Name: "events/plover/read/root-of-found", Value: 100 * ratio(read.right[2], pairs), On: on}), nil
}

func (s *rootScore) scores(prefix, on string) []Score {
	var out []Score
	for g, name := range grains {
		out = append(out, Score{Name: prefix + "/" + name + "/macro-F1", Value: 100 * s.macro(g), On: on})
	}
	return append(out, Score{Name: prefix + "/root/accuracy", Value: 100 * ratio(s.right[2], s.n), On: on})
}

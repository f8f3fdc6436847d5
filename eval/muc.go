package eval

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/nlp/event"
)

// attackBy is the event that holds a perpetrator to be behind an attack: of
// several the one that names a target of the incident in its sentence, else
// the first.
func attackBy(d *readout.Document, a *readout.Analysis, p event.MUCPerpetrator) uint32 {
	best, most := uint32(0), -1
	for i := 1; i < len(a.Events); i++ {
		e := a.Events[i]
		if e.Responsibility == 0 {
			continue
		}
		role := readout.RoleSource
		if e.Type == readout.ACCUSE {
			role = readout.RoleTarget
		}
		for _, arg := range a.Args[e.Args.First:e.Args.End] {
			if arg.Role != role || !p.Is(d, a, arg.Mention) {
				continue
			}
			score := 0
			sentence := strings.ToLower(strings.Join(strings.Fields(a.Sentences[e.Sentence].Of(d.Text)), " "))
			for _, n := range p.About {
				if strings.Contains(sentence, n) {
					score = 1
				}
			}
			if score > most {
				best, most = uint32(i), score
			}
		}
	}
	return best
}

// hurtIn looks for a target of an incident among the arguments of attacks.
func hurtIn(d *readout.Document, a *readout.Analysis, t event.MUCTarget) (arg readout.Arg, ok bool) {
	for i := 1; i < len(a.Events); i++ {
		if a.Events[i].Type != readout.ASSAULT {
			continue
		}
		for _, arg := range a.Args[a.Events[i].Args.First:a.Events[i].Args.End] {
			if arg.Role == readout.RoleTarget && event.NamedIn(d, a, arg.Mention, t.Names) {
				return arg, true
			}
		}
	}
	return readout.Arg{}, false
}

// rightNumber reports whether an argument is as many as the target was.
func rightNumber(a *readout.Analysis, arg readout.Arg, t event.MUCTarget) bool {
	n, known := a.HowMany(arg)
	return known == (t.Number > 0) && (!known || n == float64(t.Number))
}

func scoreMUC(e *env) ([]Score, error) {
	var perps, found, right, reports, hurt, met, counted int
	for _, set := range []string{"tst1", "tst2"} {
		rs, err := event.ReadMUC(e.corpus("events", "muc4"), set)
		if err != nil {
			return nil, err
		}
		docs := make([]*readout.Document, len(rs))
		for i, r := range rs {
			docs[i] = r.Document
		}
		as, err := e.read(e.ctx, docs)
		if err != nil {
			return nil, err
		}
		reports += len(rs)
		for i, r := range rs {
			for _, t := range r.Hurt {
				hurt++
				if arg, ok := hurtIn(docs[i], as[i], t); ok {
					met++
					if rightNumber(as[i], arg, t) {
						counted++
					}
				}
			}
			for _, p := range r.Perps {
				perps++
				row := attackBy(docs[i], as[i], p)
				if row == 0 {
					continue
				}
				found++
				if slices.Contains(p.Classes, as[i].Events[row].Responsibility) {
					right++
				}
			}
		}
	}
	on := fmt.Sprintf("MUC-4 tst1 and tst2, %d reports", reports)
	return []Score{
		{Name: "muc/perpetrators/found", Value: 100 * ratio(found, perps), On: fmt.Sprintf("%s, %d perpetrators", on, perps)},
		{Name: "muc/perpetrators/confidence", Value: 100 * ratio(right, found), On: fmt.Sprintf("%s, %d perpetrators found", on, found)},
		{Name: "muc/human-targets/found", Value: 100 * ratio(met, hurt), On: fmt.Sprintf("%s, %d human targets", on, hurt)},
		{Name: "muc/human-targets/number", Value: 100 * ratio(counted, met), On: fmt.Sprintf("%s, %d human targets found", on, met)},
	}, nil
}

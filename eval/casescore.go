package eval

import "readout"

// part is some of all.
type part struct{ some, all int }

// tally is what was right, wrong and missed.
type tally struct{ tp, fp, fn int }

func (t tally) prf() (p, r, f float64) {
	c := counts{t.tp, t.tp + t.fp, t.tp + t.fn}
	return c.precision(), c.recall(), c.f1()
}

// The figures of a case, in the order of the script's table.
var (
	partNames  = [...]string{"evidence", "statements", "speakers", "agreed", "verdicts", "traps", "only", "events"}
	tallyNames = [...]string{"differences", "measurable", "disputes", "commitments", "citations", "together"}
)

// caseScore is what score.py counts for one case. The part "evidence" is all
// that was quoted and what of it is not in its document.
type caseScore struct {
	parts   [len(partNames)]part
	tallies [len(tallyNames)]tally
}

func (s *caseScore) part(name string) *part {
	for i, n := range partNames {
		if n == name {
			return &s.parts[i]
		}
	}
	panic("eval: no figure " + name)
}

func (s *caseScore) tally(name string) *tally {
	for i, n := range tallyNames {
		if n == name {
			return &s.tallies[i]
		}
	}
	panic("eval: no figure " + name)
}

func (s *caseScore) add(t caseScore) {
	for i, p := range t.parts {
		s.parts[i].some += p.some
		s.parts[i].all += p.all
	}
	for i, x := range t.tallies {
		s.tallies[i].tp += x.tp
		s.tallies[i].fp += x.fp
		s.tallies[i].fn += x.fn
	}
}

// score compares a dossier with the case.
func (c *goldCase) score(d *readout.Dossier) caseScore {
	var s caseScore
	for _, e := range quotedEvidence(d) {
		s.part("evidence").some++
		count(&s.part("evidence").all, len(c.find(quotedOf(e))) == 0)
	}
	c.scoreStatements(d, &s)
	c.scoreDifferences(d, &s)
	c.scoreDisputes(d, &s)
	c.scoreCommitments(d, &s)
	c.scoreOrigins(d, &s)
	for _, g := range c.gold.Agreed {
		s.part("agreed").all++
		count(&s.part("agreed").some, anyOf(d.Agreed, func(p readout.AgreedLine) bool { return len(c.hits(p.Evidence, g.Evidence)) > 1 }))
	}
	for _, g := range c.gold.Only {
		s.part("only").all++
		count(&s.part("only").some, anyOf(d.Only, func(p readout.OnlyLine) bool { return c.hit(p.Evidence, g.Evidence) }))
	}
	for _, g := range c.gold.Events {
		s.part("events").all++
		count(&s.part("events").some, anyOf(d.Events, func(p readout.EventLine) bool {
			return p.Type == g.Type && c.hit(p.Evidence, g.Evidence) &&
				(c.sameName(p.Source, g.Source) || g.Target != "" && c.sameName(p.Target, g.Target))
		}))
	}
	return s
}

// quotedEvidence is every quotation that the script looks up.
func quotedEvidence(d *readout.Dossier) (out []readout.Evidence) {
	for _, x := range d.Agreed {
		out = append(out, x.Evidence...)
	}
	for _, x := range d.Only {
		out = append(out, x.Evidence...)
	}
	for _, x := range d.Commitments {
		out = append(out, x.Evidence...)
	}
	for _, x := range d.Events {
		out = append(out, x.Evidence...)
	}
	for _, x := range d.Citations {
		out = append(out, x.Evidence...)
	}
	for _, x := range d.Differences {
		out = append(out, valueEvidence(x)...)
	}
	for _, x := range d.Disputes {
		for _, p := range x.Positions {
			out = append(out, p.Evidence...)
		}
	}
	for _, x := range d.Statements {
		out = append(out, x.Content...)
	}
	return out
}

func valueEvidence(d readout.Difference) (out []readout.Evidence) {
	for _, v := range d.Values {
		out = append(out, v.Evidence...)
	}
	return out
}

// scoreStatements: recall of the key ones, and the speakers of those found.
func (c *goldCase) scoreStatements(d *readout.Dossier, s *caseScore) {
	for _, g := range c.gold.Statements {
		found, right := false, false
		for _, p := range d.Statements {
			if c.hit(p.Content, g.Evidence) {
				found = true
				right = right || c.sameName(p.SpeakerName, g.Speaker)
			}
		}
		s.part("statements").all++
		if found {
			s.part("statements").some++
			s.part("speakers").all++
			count(&s.part("speakers").some, right)
		}
	}
}

func (c *goldCase) scoreDifferences(d *readout.Dossier, s *caseScore) {
	// Two values of the one meet two values of the other.
	ok := func(p readout.Difference, g goldDifference) bool {
		used := map[int]bool{}
		for _, gv := range g.Values {
			for i, v := range p.Values {
				if !used[i] && c.hit(v.Evidence, gv.Evidence) {
					used[i] = true
					break
				}
			}
		}
		return len(used) > 1
	}
	pairs, left, missed := match(d.Differences, c.gold.Differences, ok)
	left = unlike(left, d.Differences, c.gold.Differences, ok)
	*s.tally("differences") = tally{len(pairs), len(left), len(missed)}
	measurable := func(kind string) bool { return kind == "figure" || kind == "duration" || kind == "date" }
	for _, p := range pairs {
		g := c.gold.Differences[p[1]]
		count(&s.tally("measurable").tp, measurable(g.Kind))
		s.part("verdicts").all++
		count(&s.part("verdicts").some, d.Differences[p[0]].Verdict == g.Verdict)
	}
	for _, i := range left {
		count(&s.tally("measurable").fp, measurable(d.Differences[i].Kind))
	}
	for _, i := range missed {
		count(&s.tally("measurable").fn, measurable(c.gold.Differences[i].Kind))
	}
	for _, trap := range c.gold.Traps {
		s.part("traps").all++
		count(&s.part("traps").some, anyOf(d.Differences, func(p readout.Difference) bool {
			values := valueEvidence(p)
			met := 0
			for _, g := range trap.Evidence {
				count(&met, c.hit(values, []quoted{g}))
			}
			return len(c.hits(values, trap.Evidence)) > 1 || met > 1
		}))
	}
}

func (c *goldCase) scoreDisputes(d *readout.Dossier, s *caseScore) {
	type goldDispute = []goldPosition
	var gold []goldDispute
	for _, g := range c.gold.Disputes {
		gold = append(gold, g.Positions)
	}
	ok := func(p readout.Dispute, g goldDispute) bool {
		used := map[int]bool{}
		for _, gv := range g {
			for i, v := range p.Positions {
				if !used[i] && c.hit(v.Evidence, gv.Evidence) && c.sameName(v.Holder, gv.Holder) {
					used[i] = true
					break
				}
			}
		}
		return len(used) > 1
	}
	pairs, left, missed := match(d.Disputes, gold, ok)
	*s.tally("disputes") = tally{len(pairs), len(unlike(left, d.Disputes, gold, ok)), len(missed)}
}

func (c *goldCase) scoreCommitments(d *readout.Dossier, s *caseScore) {
	var gold [][]quoted
	for _, g := range c.gold.Commitments {
		gold = append(gold, g.Evidence)
	}
	ok := func(p readout.CommitmentLine, g []quoted) bool { return c.hit(p.Evidence, g) }
	pairs, left, missed := match(d.Commitments, gold, ok)
	*s.tally("commitments") = tally{len(pairs), len(unlike(left, d.Commitments, gold, ok)), len(missed)}
}

// scoreOrigins: the citations by document and name, and the pairs of documents
// that are one telling.
func (c *goldCase) scoreOrigins(d *readout.Dossier, s *caseScore) {
	type origin struct{ doc, name string }
	var gold []origin
	for _, g := range c.gold.Origins {
		gold = append(gold, origin{g.Doc, g.Origin})
	}
	ok := func(p readout.Citation, g origin) bool { return p.Document == g.doc && c.sameName(p.Origin, g.name) }
	pairs, left, missed := match(d.Citations, gold, ok)
	*s.tally("citations") = tally{len(pairs), len(unlike(left, d.Citations, gold, ok)), len(missed)}

	together := func(groups [][]string) map[[2]string]bool {
		out := map[[2]string]bool{}
		for _, g := range groups {
			for _, a := range g {
				for _, b := range g {
					if a < b {
						out[[2]string{a, b}] = true
					}
				}
			}
		}
		return out
	}
	var found, groups [][]string
	for _, o := range d.Origins {
		found = append(found, o.Documents)
	}
	for _, g := range c.gold.OriginGroups {
		groups = append(groups, g.Docs)
	}
	f, g := together(found), together(groups)
	t := s.tally("together")
	for pair := range f {
		if g[pair] {
			t.tp++
		} else {
			t.fp++
		}
	}
	t.fn = len(g) - t.tp
}

func anyOf[T any](in []T, ok func(T) bool) bool {
	for _, x := range in {
		if ok(x) {
			return true
		}
	}
	return false
}

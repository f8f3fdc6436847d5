package compare

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/nlp/entity"
	"readout/reuse"
)

// Explanation says why a line of a dossier exists.
type Explanation struct {
	ID       string
	Line     string   // what the line says
	Why      []string // how its evidence was aligned, which rules fired
	Evidence []readout.Evidence
}

// UnknownLine is the error of Explain for an ID that no line has.
type UnknownLine struct {
	ID     string
	Exists []string // the IDs that there are, a range for each section
}

func (e *UnknownLine) Error() string {
	return fmt.Sprintf("no line has the id %q; there are %s", e.ID, strings.Join(e.Exists, ", "))
}

// Explain compares the reports and says why the line with an ID exists.
func Explain(outlets *reuse.Outlets, known []entity.Known, docs []*readout.Document, as []*readout.Analysis, id string) (*Explanation, error) {
	s := newComparisonWith(outlets, known, docs, as)
	all := s.explanations(s.dossier())
	for i := range all {
		if all[i].ID == id {
			return &all[i], nil
		}
	}
	return nil, &UnknownLine{ID: id, Exists: ranges(all)}
}

// because notes a reason for a line.
func (s *comparison) because(id, format string, args ...any) {
	s.why[id] = append(s.why[id], fmt.Sprintf(format, args...))
}

// explanations explains every line of a dossier, in its order.
func (s *comparison) explanations(d *readout.Dossier) []Explanation {
	var out []Explanation
	add := func(id, line string, evidence []readout.Evidence, why ...string) {
		out = append(out, Explanation{ID: id, Line: line, Why: append(why, s.why[id]...), Evidence: evidence})
	}
	for _, a := range d.Actors {
		add(a.ID, a.Name+" · "+a.Kind, nil, fmt.Sprintf("%d mentions over all reports were joined by name, role and pronoun; forms: %s", a.Mentions, strings.Join(a.Variants, ", ")))
	}
	for _, o := range d.Origins {
		why := "no passage, wire or outlet ties it to another report"
		if len(o.Documents) > 1 {
			why = "these reports are one telling: " + o.Reason
		}
		add(o.ID, o.Name+": "+strings.Join(o.Documents, ", "), o.Evidence, why)
	}
	for _, c := range d.Citations {
		add(c.ID, c.Origin+" · "+c.Kind, c.Evidence, "the report names it as where its text or a figure comes from: "+c.Kind)
	}
	for _, l := range d.Texts {
		add(l.ID, l.Document+": "+strings.TrimSpace(l.Text+" "+l.From), l.Evidence, "by its credit, byline, dateline and the passages that it shares with other texts, the text is: "+l.Text)
	}
	for _, l := range d.Sources {
		add(l.ID, l.About+": "+l.Value+" · "+l.Source, l.Evidence, fmt.Sprintf("the sentence says who gives the figure, as a speaker or as the body that counted; %d reports have it from there, and are one source for it", len(l.Documents)))
	}
	for _, l := range d.Statements {
		e := slices.Clone(l.Content)
		why := []string{"no reporting word stands beside it: the quotation marks make it a statement"}
		if l.Cue != nil {
			e = append(e, *l.Cue)
			why = []string{fmt.Sprintf("“%s” reports it; its stance is that of the word: %s; the words are %s", l.Cue.Quote, l.Stance, l.Kind)}
		}
		if l.Utterance != l.ID {
			why = append(why, "it is told as well by "+l.Utterance+": one utterance")
		}
		add(l.ID, l.SpeakerName+" "+l.Stance, e, why...)
	}
	for _, l := range d.Events {
		var why []string
		if l.Mode != "" {
			why = append(why, "a word there, or one that hangs on it, is one for the mode "+l.Mode)
		}
		if l.Responsibility != "" {
			why = append(why, "that the source is behind it is "+l.Responsibility)
		}
		add(l.ID, strings.Join(strings.Fields(l.Source+" "+l.Type+" "+l.Target), " "), l.Evidence, append([]string{"a word of this clause is one for " + l.Type + "; its subject and object are source and target; voice: " + l.Voice}, why...)...)
	}
	for _, l := range d.Agreed {
		add(l.ID, l.Gist, l.Evidence, fmt.Sprintf("%d of the origins tell it", l.Independent))
	}
	for _, l := range d.Differences {
		var e []readout.Evidence
		for _, v := range l.Values {
			e = append(e, v.Evidence...)
		}
		add(l.ID, l.About, e, "kind "+l.Kind+", verdict "+l.Verdict, l.Why)
	}
	for _, l := range d.Disputes {
		var e []readout.Evidence
		for _, p := range l.Positions {
			e = append(e, p.Evidence...)
		}
		add(l.ID, l.Question, e)
	}
	for _, l := range d.Commitments {
		why := []string{"the clause has a word for a " + l.Kind + "; where it stands is what the latest report says: " + l.Status}
		if len(l.Evidence) > 1 {
			why = append(why, "reports that share half of its words, with parties in common, tell of the same one")
		}
		add(l.ID, l.Text, l.Evidence, why...)
	}
	for _, l := range d.Only {
		add(l.ID, l.Gist, l.Evidence, fmt.Sprintf("no sentence of another report is alike to it: the nearest stays below %.2f by the cosine of their words", nearest))
	}
	for _, l := range d.Timeline {
		add(l.ID, l.When+": "+l.Gist, l.Evidence, "the sentence names a day, in the outlet's own voice, which is "+l.When+" by the date of publication")
	}
	return out
}

// ranges lists the IDs that there are, "agreed-1 to agreed-9".
func ranges(all []Explanation) []string {
	var out []string
	for i := 0; i < len(all); {
		section := all[i].ID[:strings.LastIndexByte(all[i].ID, '-')]
		j := i
		var first, last string
		for ; j < len(all) && strings.HasPrefix(all[j].ID, section+"-"); j++ {
			if first == "" || len(all[j].ID) < len(first) || len(all[j].ID) == len(first) && all[j].ID < first {
				first = all[j].ID
			}
			if len(all[j].ID) > len(last) || len(all[j].ID) == len(last) && all[j].ID > last {
				last = all[j].ID
			}
		}
		if first == last {
			out = append(out, first)
		} else {
			out = append(out, first+" to "+last)
		}
		i = j
	}
	if out == nil {
		return []string{"none"}
	}
	return out
}

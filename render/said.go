package render

import (
	"slices"
	"strings"

	"readout"
)

var inWhoseWords = map[string]string{
	"direct":   "in their words",
	"indirect": "paraphrased",
	"mixed":    "partly in their words",
}

// saidOf groups the statements by speaker, the most quoted first, and the
// reports of one utterance in one row.
func saidOf(s *sources, d *readout.Dossier) section {
	sec := section{ID: "said", Title: "Who said what", Short: 'S', Limit: 8, PerItem: 4}
	actors := make(map[string]readout.Actor, len(d.Actors))
	for _, a := range d.Actors {
		actors[a.ID] = a
	}
	speakers := make(map[string]string, len(d.Statements))
	for _, l := range d.Statements {
		speakers[l.ID] = nameOf(l)
	}
	var said []row
	rows := map[string]int{} // by utterance
	var whose []readout.StatementLine
	once := map[string]readout.Utterance{}
	for _, u := range d.Utterances {
		once[u.ID] = u
	}
	for _, l := range d.Statements {
		if len(l.Content) == 0 {
			continue
		}
		if i, ok := rows[l.Utterance]; ok && l.Utterance != "" && speakerKey(whose[i]) == speakerKey(l) {
			if !again(once[l.Utterance], l) {
				said[i].Quotes = append(said[i].Quotes, s.interrupted(l.Content)...)
			}
			continue
		}
		r := row{ID: l.ID, Label: l.Stance, Tags: filled(inWhoseWords[l.Kind]), Quotes: s.interrupted(l.Content)}
		if l.Cue != nil {
			r.Tags = append(r.Tags, "“"+visible(l.Cue.Quote)+"”")
		}
		if by := speakers[l.In]; by != "" && l.In != l.ID {
			r.Tags = append(r.Tags, "as told by "+by)
		}
		if u, ok := once[l.Utterance]; ok {
			r.Tags = append(r.Tags, s.toldBy(u)...)
			r.Text = wordsDiffer(s, u)
		}
		rows[l.Utterance] = len(said)
		said, whose = append(said, r), append(whose, l)
	}
	next := 0
	group(&sec, whose, func(l readout.StatementLine) (string, item) {
		it := item{Head: nameOf(l)}
		if a := actors[l.Speaker]; len(l.Speakers) < 2 {
			it.Tags = filled(a.Role)
			if a.StandsFor != "" && !strings.Contains(l.SpeakerName+a.Role, a.StandsFor) {
				it.Tags = append(it.Tags, "for "+a.StandsFor)
			}
		}
		return speakerKey(l), it
	}, func(readout.StatementLine) row {
		next++
		return said[next-1]
	})
	slices.SortStableFunc(sec.Items, func(a, b item) int { return len(b.Rows) - len(a.Rows) })
	return sec
}

// again reports whether a statement has the words of one that stands before it.
func again(u readout.Utterance, l readout.StatementLine) bool {
	for _, w := range u.Wordings {
		if k := slices.Index(w.Statements, l.ID); k >= 0 {
			return k > 0
		}
	}
	return false
}

// toldBy says how many reports have an utterance in the same words.
func (s *sources) toldBy(u readout.Utterance) (out []string) {
	for _, w := range u.Wordings {
		if len(w.Documents) > 1 {
			marks := make([]string, 0, len(w.Documents))
			for _, d := range w.Documents {
				marks = append(marks, "["+s.find(d).Mark+"]")
			}
			out = append(out, "the same words in "+strings.Join(marks, " "))
		}
	}
	return out
}

// wordsDiffer says where the reports quote an utterance in other words.
func wordsDiffer(s *sources, u readout.Utterance) string {
	var out []string
	for _, x := range u.Differs {
		one := "“" + visible(x.One.Quote) + "” [" + s.find(x.One.Document).Mark + "]"
		if x.Other != nil {
			out = append(out, one+" is “"+visible(x.Other.Quote)+"” ["+s.find(x.Other.Document).Mark+"]")
		} else {
			out = append(out, one+" is not in ["+s.find(x.Missing).Mark+"]")
		}
	}
	return prefixed("Quoted in other words: ", strings.Join(out, "; "))
}

// speakerKey tells speakers apart: by actor, or actors who say something
// together, else by name.
func speakerKey(l readout.StatementLine) string {
	if len(l.Speakers) > 1 {
		return "#" + strings.Join(slices.Sorted(slices.Values(l.Speakers)), "+")
	}
	if l.Speaker != "" {
		return "#" + l.Speaker
	}
	return l.SpeakerName
}

func nameOf(l readout.StatementLine) string {
	if l.SpeakerName == "" {
		return "Speaker not named"
	}
	return l.SpeakerName
}

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
	for _, l := range d.Statements {
		if len(l.Content) == 0 {
			continue
		}
		if i, ok := rows[l.Utterance]; ok && l.Utterance != "" && speakerKey(whose[i]) == speakerKey(l) {
			said[i].Quotes = append(said[i].Quotes, s.interrupted(l.Content)...)
			continue
		}
		r := row{ID: l.ID, Label: l.Stance, Tags: filled(inWhoseWords[l.Kind]), Quotes: s.interrupted(l.Content)}
		if l.Cue != nil {
			r.Tags = append(r.Tags, "“"+visible(l.Cue.Quote)+"”")
		}
		if by := speakers[l.In]; by != "" && l.In != l.ID {
			r.Tags = append(r.Tags, "as told by "+by)
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

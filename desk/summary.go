package desk

import (
	"strings"
	"time"

	"readout"
	"readout/nlp/entity"
	"readout/store"
)

// summarise fills what a list shows of a story.
func summarise(s *store.Story, d *readout.Dossier, docs []*readout.Document) {
	outlets := map[string]bool{}
	for _, doc := range docs {
		outlets[doc.Outlet] = true
		if t, ok := doc.Date(); ok {
			if s.First.IsZero() || t.Before(s.First) {
				s.First = t
			}
			if t.After(s.Last) {
				s.Last = t
			}
		}
	}
	s.Reports, s.Outlets = len(docs), len(outlets)
	if d.Headline != nil {
		s.Headline = strings.Join(strings.Fields(d.Headline.Quote), " ")
	}
	s.Counts = store.Counts{Origins: readout.Independent(d.Origins), Differences: len(d.Differences), Disputes: len(d.Disputes), Commitments: len(d.Commitments)}
	for _, x := range d.Agreed {
		if d.OriginsOf(x.Evidence) > 1 {
			s.Agreed++
		}
	}
	for _, x := range d.Differences {
		if x.Verdict == "conflict" {
			s.Conflicts++
		}
	}
}

// quotesOf are the statements of a dossier whose speaker is known.
func quotesOf(d *readout.Dossier) (out []store.Quote) {
	for _, s := range d.Statements {
		key := entity.Key(s.SpeakerName)
		if key == "" {
			continue
		}
		for _, e := range s.Content[:min(1, len(s.Content))] {
			end := e.End
			if last := s.Content[len(s.Content)-1]; last.Document == e.Document {
				end = max(end, last.End) // an interrupted quotation is shown with what interrupts it
			}
			out = append(out, store.Quote{Doc: e.Document, Span: readout.Span{Start: e.Start, End: end}, Speaker: s.SpeakerName, Key: key, Stance: s.Stance, Kind: s.Kind})
		}
	}
	return out
}

// actorsOf are the actors of a dossier that can be looked up: who is spoken of
// more than once, or speaks. A place only stands somewhere.
func actorsOf(d *readout.Dossier) (out []store.ActorCount) {
	speaks := map[string]bool{}
	for _, s := range d.Statements {
		speaks[s.Speaker] = true
		for _, other := range s.Speakers {
			speaks[other] = true
		}
	}
	for _, a := range d.Actors {
		if a.Kind == "place" || a.Mentions < 2 && !speaks[a.ID] {
			continue
		}
		if key := entity.Key(a.Name); key != "" {
			out = append(out, store.ActorCount{Key: key, Name: a.Name, Kind: a.Kind, Mentions: a.Mentions})
		}
	}
	return out
}

// day is a moment as an In gives it: a date, or RFC 3339; zero when empty.
func day(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return t, Wrong{s + " is no date; give one as in 2017-04-12"}
	}
	return t, nil
}

// Wrong is an error in what was asked.
type Wrong struct{ Reason string }

func (w Wrong) Error() string { return w.Reason }

// ErrNotFound says that what was asked for is not kept.
var ErrNotFound = store.ErrNotFound

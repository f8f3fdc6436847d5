package desk

import (
	"context"

	"readout"
	"readout/nlp/entity"
	"readout/store"
)

// lookThrough is how many stories are looked through for lines of a kind, the
// latest first.
const lookThrough = 200

// recent calls f for the stories in question, the latest first, until it has enough.
func (k *Desk) recent(ctx context.Context, story string, p Period, has func(store.Story) bool, f func(store.Story, *readout.Dossier) (enough bool)) error {
	since, until, err := p.times()
	if err != nil {
		return err
	}
	var rows []store.Story
	if story != "" {
		s, err := k.store.Story(ctx, story)
		if err != nil {
			return notFound(err, "story", story)
		}
		rows = []store.Story{s}
	} else if rows, _, err = k.store.List(ctx, store.StoryQuery{Since: since, Until: until, Limit: lookThrough}); err != nil {
		return err
	}
	for _, s := range rows {
		if !has(s) {
			continue
		}
		d, _, err := k.dossier(ctx, s.ID)
		if err != nil {
			return err
		}
		if f(s, d) {
			break
		}
	}
	return nil
}

// DiscrepanciesIn says which differences.
type DiscrepanciesIn struct {
	Story   string `json:"story,omitempty" query:"story" doc:"The story; the latest stories when none is given."`
	Verdict string `json:"verdict,omitempty" query:"verdict" enum:"conflict,granularity,update,framing" doc:"Only differences of this verdict."`
	Kind    string `json:"kind,omitempty" query:"kind" doc:"Only differences of this kind: figure, duration, date, place, name, label, certainty, outcome, sequence or actor."`
	Period
	Limit int `json:"limit,omitempty" query:"limit" doc:"How many at most; 20 when not given."`
}

// Discrepancy is a difference in a story.
type Discrepancy struct {
	Story string             `json:"story"`
	Title string             `json:"title"`
	Line  readout.Difference `json:"difference"`
}

// DiscrepanciesOut is the differences, of the latest stories first.
type DiscrepanciesOut struct {
	Discrepancies []Discrepancy `json:"discrepancies"`
}

// Discrepancies lists where tellings differ.
func (k *Desk) Discrepancies(ctx context.Context, in DiscrepanciesIn) (*DiscrepanciesOut, error) {
	limit, _, err := Page{Limit: in.Limit}.limits()
	if err != nil {
		return nil, err
	}
	out := &DiscrepanciesOut{Discrepancies: []Discrepancy{}}
	err = k.recent(ctx, in.Story, in.Period, func(s store.Story) bool { return s.Differences > 0 }, func(s store.Story, d *readout.Dossier) bool {
		for _, x := range d.Differences {
			if (in.Verdict == "" || x.Verdict == in.Verdict) && (in.Kind == "" || x.Kind == in.Kind) && len(out.Discrepancies) < limit {
				out.Discrepancies = append(out.Discrepancies, Discrepancy{Story: s.ID, Title: summary(s).Title, Line: x})
			}
		}
		return len(out.Discrepancies) >= limit
	})
	return out, err
}

// PositionsIn says which disputes.
type PositionsIn struct {
	Story  string `json:"story,omitempty" query:"story" doc:"The story; the latest stories when none is given."`
	Holder string `json:"holder,omitempty" query:"holder" doc:"Only disputes in which this actor takes a position."`
	Period
	Limit int `json:"limit,omitempty" query:"limit" doc:"How many at most; 20 when not given."`
}

// Disputed is a dispute in a story.
type Disputed struct {
	Story string          `json:"story"`
	Title string          `json:"title"`
	Line  readout.Dispute `json:"dispute"`
}

// PositionsOut is the disputes, of the latest stories first.
type PositionsOut struct {
	Disputes []Disputed `json:"disputes"`
}

// Positions lists what is disputed and who holds what.
func (k *Desk) Positions(ctx context.Context, in PositionsIn) (*PositionsOut, error) {
	limit, _, err := Page{Limit: in.Limit}.limits()
	if err != nil {
		return nil, err
	}
	var keys []string
	if in.Holder != "" {
		if keys, err = k.aliases(ctx, entity.Key(in.Holder)); err != nil {
			return nil, err
		}
	}
	out := &PositionsOut{Disputes: []Disputed{}}
	err = k.recent(ctx, in.Story, in.Period, func(s store.Story) bool { return s.Disputes > 0 }, func(s store.Story, d *readout.Dossier) bool {
		for _, x := range d.Disputes {
			if holds(x, keys) && len(out.Disputes) < limit {
				out.Disputes = append(out.Disputes, Disputed{Story: s.ID, Title: summary(s).Title, Line: x})
			}
		}
		return len(out.Disputes) >= limit
	})
	return out, err
}

// holds reports whether one of the keys takes a position; none fits all.
func holds(d readout.Dispute, keys []string) bool {
	if len(keys) == 0 {
		return true
	}
	for _, p := range d.Positions {
		for _, key := range keys {
			if entity.Key(p.Who()) == key || p.For != "" && entity.Key(p.For) == key {
				return true
			}
		}
	}
	return false
}

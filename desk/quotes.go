package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/nlp/entity"
	"readout/store"
)

// QuotesIn says whose statements, on what.
type QuotesIn struct {
	Speaker string `json:"speaker,omitempty" query:"speaker" doc:"The speaker's name, or a part of it."`
	Text    string `json:"text,omitempty" query:"text" doc:"Words of the statement."`
	Stance  string `json:"stance,omitempty" query:"stance" enum:"asserts,denies,accuses,doubts,promises,demands,threatens,praises,condemns,other" doc:"What the speaker does by saying it."`
	Story   string `json:"story,omitempty" query:"story" doc:"The story that it belongs to."`
	Period
	Page
}

// Said is one statement.
type Said struct {
	Speaker   string           `json:"speaker"`
	Actor     string           `json:"actor" doc:"The key of the speaker, for get_actor; empty when it is no known actor."`
	Stance    string           `json:"stance"`
	Kind      string           `json:"kind" doc:"direct, indirect or mixed: whose words they are."`
	Story     string           `json:"story"`
	Outlet    string           `json:"outlet"`
	Published string           `json:"published"`
	Evidence  readout.Evidence `json:"evidence"`
}

// QuotesOut is a page of statements, the latest first.
type QuotesOut struct {
	Total  int    `json:"total" doc:"How many there are; they are counted as far as 10,000."`
	Quotes []Said `json:"quotes"`
}

// Stances are what a speaker can do by saying something.
var Stances = []string{"asserts", "denies", "accuses", "doubts", "promises", "demands", "threatens", "praises", "condemns", "other"}

// Quotes lists statements.
func (k *Desk) Quotes(ctx context.Context, in QuotesIn) (*QuotesOut, error) {
	limit, offset, err := in.limits()
	if err != nil {
		return nil, err
	}
	since, until, err := in.times()
	if err != nil {
		return nil, err
	}
	if in.Stance != "" && !slices.Contains(Stances, in.Stance) {
		return nil, Wrong{fmt.Sprintf("there is no stance %q; give %s", in.Stance, strings.Join(Stances, ", "))}
	}
	q := store.QuoteQuery{Text: in.Text, Stance: in.Stance, Story: in.Story, Since: since, Until: until, Limit: limit, Offset: offset}
	if in.Speaker != "" {
		if q.Speaker = entity.Key(in.Speaker); q.Speaker == "" {
			return &QuotesOut{Quotes: []Said{}}, nil
		}
	}
	return k.said(ctx, q)
}

// said asks the store for statements.
func (k *Desk) said(ctx context.Context, q store.QuoteQuery) (*QuotesOut, error) {
	rows, total, err := k.store.Quotes(ctx, q)
	if err != nil {
		return nil, err
	}
	out := &QuotesOut{Total: total, Quotes: []Said{}}
	for _, r := range rows {
		actor := ""
		if r.Known {
			actor = r.Key
		}
		out.Quotes = append(out.Quotes, Said{Speaker: r.Speaker, Actor: actor, Stance: r.Stance, Kind: r.Kind, Story: r.Story, Outlet: r.Outlet, Published: r.Published,
			Evidence: readout.Evidence{Document: r.Doc, Start: r.Start, End: r.End, Quote: r.Text}})
	}
	return out, nil
}

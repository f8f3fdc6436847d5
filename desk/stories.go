package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/store"
)

// Page is the part of a list that is asked for.
type Page struct {
	Limit  int `json:"limit,omitempty" query:"limit" doc:"How many at most; 20 when not given, 200 at most."`
	Offset int `json:"offset,omitempty" query:"offset" doc:"How many to pass over."`
}

func (p Page) limits() (limit, offset int, err error) {
	if p.Limit < 0 || p.Offset < 0 {
		return 0, 0, Wrong{"limit and offset are 0 or more"}
	}
	if p.Limit == 0 {
		p.Limit = 20
	}
	return min(p.Limit, 200), p.Offset, nil
}

// Period is a part of time.
type Period struct {
	Since string `json:"since,omitempty" query:"since" doc:"Published on this day or later, as in 2017-04-12."`
	Until string `json:"until,omitempty" query:"until" doc:"Published before this day."`
}

func (p Period) times() (since, until time.Time, err error) {
	if since, err = day(p.Since); err == nil {
		until, err = day(p.Until)
	}
	return since, until, err
}

// StoriesIn says which stories.
type StoriesIn struct {
	Text     string `json:"text,omitempty" query:"text" doc:"Words that a report of the story has; a phrase in double quotation marks."`
	Outlet   string `json:"outlet,omitempty" query:"outlet" doc:"An outlet that reports it."`
	Disputed bool   `json:"disputed,omitempty" query:"disputed" doc:"Only stories in which something is disputed."`
	Sort     string `json:"sort,omitempty" query:"sort" enum:"fresh,origins,disputes,reports" doc:"What comes first: fresh (the default), origins, disputes or reports."`
	Period
	Page
}

// StorySummary is what a list shows of a story.
type StorySummary struct {
	ID          string `json:"id"`
	Title       string `json:"title" doc:"The name that a person gave it, else an existing headline or sentence."`
	First       string `json:"first,omitempty"`
	Last        string `json:"last,omitempty"`
	Reports     int    `json:"reports"`
	Outlets     int    `json:"outlets"`
	Origins     int    `json:"origins" doc:"Independent origins."`
	Agreed      int    `json:"agreed"`
	Differences int    `json:"differences"`
	Conflicts   int    `json:"conflicts"`
	Disputes    int    `json:"disputes"`
	Commitments int    `json:"commitments"`
}

func summary(s store.Story) StorySummary {
	out := StorySummary{ID: s.ID, Title: s.Headline, First: stamp(s.First), Last: stamp(s.Last), Reports: s.Reports, Outlets: s.Outlets,
		Origins: s.Origins, Agreed: s.Agreed, Differences: s.Differences, Conflicts: s.Conflicts, Disputes: s.Disputes, Commitments: s.Commitments}
	if s.Name != "" {
		out.Title = s.Name
	}
	return out
}

// stamp is a moment in UTC; empty when there is none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Counted is how far the answers to a question are counted; there may be more.
const Counted = store.Counted

// StoriesOut is a page of stories.
type StoriesOut struct {
	Total   int            `json:"total" doc:"How many there are; they are counted as far as 10,000."`
	Stories []StorySummary `json:"stories"`
}

// Sorts are the orders of a list of stories, the default first.
var Sorts = []string{"fresh", "origins", "disputes", "reports"}

// Stories lists stories.
func (k *Desk) Stories(ctx context.Context, in StoriesIn) (*StoriesOut, error) {
	limit, offset, err := in.limits()
	if err != nil {
		return nil, err
	}
	since, until, err := in.times()
	if err != nil {
		return nil, err
	}
	if in.Sort != "" && !slices.Contains(Sorts, in.Sort) {
		return nil, Wrong{fmt.Sprintf("stories cannot be sorted by %q; give %s", in.Sort, strings.Join(Sorts, ", "))}
	}
	rows, total, err := k.store.List(ctx, store.StoryQuery{Text: in.Text, Outlet: in.Outlet, Since: since, Until: until, Disputed: in.Disputed, Sort: in.Sort, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	out := &StoriesOut{Total: total, Stories: []StorySummary{}}
	for _, s := range rows {
		out.Stories = append(out.Stories, summary(s))
	}
	return out, nil
}

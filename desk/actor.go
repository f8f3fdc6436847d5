package desk

import (
	"context"
	"slices"
	"strings"

	"readout"
	"readout/nlp/entity"
	"readout/store"
)

// ActorsIn is a part of a name.
type ActorsIn struct {
	Text  string `json:"text,omitempty" query:"text" doc:"A part of the name; all when empty."`
	Limit int    `json:"limit,omitempty" query:"limit" doc:"How many at most; 20 when not given."`
}

// ActorSummary is an actor over all stories.
type ActorSummary struct {
	Key      string `json:"key"`
	Name     string `json:"name"`
	Kind     string `json:"kind"`
	Mentions int    `json:"mentions"`
}

// ActorsOut is actors, the most mentioned first.
type ActorsOut struct {
	Actors []ActorSummary `json:"actors"`
}

// Actors finds actors by name.
func (k *Desk) Actors(ctx context.Context, in ActorsIn) (*ActorsOut, error) {
	limit, _, err := Page{Limit: in.Limit}.limits()
	if err != nil {
		return nil, err
	}
	rows, err := k.store.Actors(ctx, entity.Key(in.Text), limit)
	if err != nil {
		return nil, err
	}
	out := &ActorsOut{Actors: []ActorSummary{}}
	for _, a := range rows {
		out.Actors = append(out.Actors, ActorSummary{Key: a.Key, Name: a.Name, Kind: a.Kind, Mentions: a.Mentions})
	}
	return out, nil
}

// ActorIn names an actor.
type ActorIn struct {
	Key string `json:"key" path:"key" doc:"The key of an actor, or a name."`
}

// ActorOut is what an actor did and said.
type ActorOut struct {
	ActorSummary
	Also      []string       `json:"also,omitempty" doc:"Keys that a person said are the same actor."`
	Stories   []StorySummary `json:"stories"`
	Quotes    []Said         `json:"quotes" doc:"What the actor said, the latest first."`
	Positions []Stand        `json:"positions"`
}

// Stand is a position that an actor took on a disputed question.
type Stand struct {
	Story    string           `json:"story"`
	Line     string           `json:"line" doc:"The dispute in the story's dossier."`
	Question string           `json:"question"`
	Position readout.Position `json:"position"`
}

const actorStories = 20 // that are looked through for an actor's positions

// Actor tells of one actor.
func (k *Desk) Actor(ctx context.Context, in ActorIn) (*ActorOut, error) {
	keys, err := k.aliases(ctx, entity.Key(in.Key))
	if err != nil {
		return nil, err
	}
	out := &ActorOut{ActorSummary: ActorSummary{Key: keys[0]}, Also: keys[1:], Stories: []StorySummary{}, Quotes: []Said{}, Positions: []Stand{}}
	var rows []store.ActorCount
	for _, key := range keys {
		more, err := k.store.Actor(ctx, key)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
		q, err := k.said(ctx, store.QuoteQuery{Key: key, Limit: 100})
		if err != nil {
			return nil, err
		}
		out.Quotes = append(out.Quotes, q.Quotes...)
	}
	if len(rows) == 0 {
		return nil, notFound(store.ErrNotFound, "actor", in.Key)
	}
	slices.SortStableFunc(rows, func(a, b store.ActorCount) int { return b.Mentions - a.Mentions })
	out.Name, out.Kind = rows[0].Name, rows[0].Kind
	seen := map[string]bool{}
	for _, r := range rows {
		out.Mentions += r.Mentions
		if seen[r.Story] || len(seen) >= actorStories {
			continue
		}
		seen[r.Story] = true
		s, err := k.store.Story(ctx, r.Story)
		if err != nil {
			return nil, err
		}
		out.Stories = append(out.Stories, summary(s))
		if s.Disputes == 0 {
			continue
		}
		stands, err := k.stands(ctx, s.ID, func(holder string) bool { return slices.Contains(keys, entity.Key(holder)) })
		if err != nil {
			return nil, err
		}
		out.Positions = append(out.Positions, stands...)
	}
	slices.SortStableFunc(out.Stories, func(a, b StorySummary) int { return strings.Compare(b.Last, a.Last) })
	return out, nil
}

// aliases are the keys of one actor, the one that stays first.
func (k *Desk) aliases(ctx context.Context, key string) ([]string, error) {
	all, err := k.store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	into := map[string]string{}
	for _, d := range all {
		if d.Kind == decideActor && !d.Undone {
			into[d.Other] = d.Story
		}
	}
	for range len(into) {
		if to, ok := into[key]; ok {
			key = to
		}
	}
	out := []string{key}
	for i := 0; i < len(out); i++ {
		for _, d := range all {
			if d.Kind == decideActor && !d.Undone && d.Story == out[i] && !slices.Contains(out, d.Other) {
				out = append(out, d.Other)
			}
		}
	}
	return out, nil
}

// stands are the positions of a story whose holder fits.
func (k *Desk) stands(ctx context.Context, story string, fits func(holder string) bool) (out []Stand, err error) {
	d, _, err := k.dossier(ctx, story)
	if err != nil {
		return nil, err
	}
	for _, q := range d.Disputes {
		for _, p := range q.Positions {
			if fits(p.Who()) || p.For != "" && fits(p.For) {
				out = append(out, Stand{Story: story, Line: q.ID, Question: q.Question, Position: p})
			}
		}
	}
	return out, nil
}

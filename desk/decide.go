package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"readout"
	"readout/nlp/entity"
	"readout/store"
)

// The kinds of decisions.
const (
	decideMerge = "merge"
	decideSplit = "split"
	decideName  = "name"
	decideActor = "actor"
)

// DecideIn is what a person says of a story or an actor. One of the fields
// Merge, Split, Name, Actor is given, and always a reason.
type DecideIn struct {
	Story  string   `json:"story" doc:"The story that is merged into, split or named; for Actor, the actor that stays."`
	Merge  string   `json:"merge,omitempty" doc:"The story that is the same event."`
	Split  []string `json:"split,omitempty" doc:"Reports that are another event."`
	Name   string   `json:"name,omitempty" doc:"A name for the story."`
	Actor  string   `json:"actor,omitempty" doc:"Another name of the same actor."`
	Reason string   `json:"reason" doc:"Why."`
}

// DecideOut is the decision's number, and the story that is concerned now.
type DecideOut struct {
	N     int64  `json:"n"`
	Story string `json:"story"`
}

// Decide keeps what a person says and applies it. It outlives every rebuild.
func (k *Desk) Decide(ctx context.Context, in DecideIn) (*DecideOut, error) {
	if in.Reason = strings.TrimSpace(in.Reason); in.Reason == "" {
		return nil, Wrong{"give the reason: those who come later must be able to judge it"}
	}
	given := 0
	for _, set := range []bool{in.Merge != "", len(in.Split) > 0, in.Name != "", in.Actor != ""} {
		if set {
			given++
		}
	}
	if given != 1 {
		return nil, Wrong{"give one of: a story to merge, reports to split off, a name, another name of an actor"}
	}
	d := store.Decision{Story: in.Story, Reason: in.Reason, At: time.Now()}
	if in.Actor != "" {
		d.Kind, d.Story, d.Other = decideActor, entity.Key(in.Story), entity.Key(in.Actor)
		if d.Story == "" || d.Other == "" || d.Story == d.Other {
			return nil, Wrong{"give two different names of the actor"}
		}
		n, err := k.store.Decide(ctx, d, nil)
		return &DecideOut{N: n, Story: d.Story}, err
	}
	s, err := k.store.Story(ctx, in.Story)
	if err != nil {
		return nil, notFound(err, "story", in.Story)
	}
	d.Story = s.ID
	out := &DecideOut{Story: s.ID}
	var rows []store.Placed
	switch {
	case in.Merge != "":
		other, err := k.store.Story(ctx, in.Merge)
		if err != nil {
			return nil, notFound(err, "story", in.Merge)
		}
		if other.ID == s.ID {
			return nil, Wrong{"these are one story already"}
		}
		members, err := k.store.Members(ctx, other.ID)
		if err != nil {
			return nil, err
		}
		for _, m := range members {
			rows = append(rows, moved(m.Kept, s.ID))
		}
		d.Kind, d.Other = decideMerge, other.ID
	case len(in.Split) > 0:
		members, err := k.store.Members(ctx, s.ID)
		if err != nil {
			return nil, err
		}
		own := map[string]bool{}
		for _, m := range members {
			own[m.Doc.ID] = true
		}
		kept, err := k.documents(ctx, in.Split)
		if err != nil {
			return nil, err
		}
		out.Story = storyID("split " + strings.Join(in.Split, " "))
		for _, x := range kept {
			if !own[x.Doc.ID] {
				return nil, Wrong{fmt.Sprintf("the story %s has no report %q", s.ID, x.Doc.ID)}
			}
			rows = append(rows, moved(x, out.Story))
		}
		if len(rows) >= len(members) {
			return nil, Wrong{"a split must leave a report behind"}
		}
		d.Kind, d.Docs = decideSplit, in.Split
	default:
		d.Kind, d.Other = decideName, strings.Join(strings.Fields(in.Name), " ")
	}
	if out.N, err = k.store.Decide(ctx, d, rows); err != nil {
		return nil, err
	}
	return out, k.settle(ctx)
}

func moved(d store.Kept, story string) store.Placed {
	return store.Placed{Seq: d.Seq, Placement: readout.Placement{Doc: d.Doc.ID, Story: story, Score: 1}}
}

// settle brings the dossiers up to date, or leaves them to whoever is at it.
func (k *Desk) settle(ctx context.Context) error {
	if err := k.CatchUp(ctx, 0, nil); !errors.Is(err, ErrBusy) {
		return err
	}
	return nil
}

// UndoIn is the number of a decision.
type UndoIn struct {
	N int64 `json:"n" path:"n"`
}

// Undo takes a decision back.
func (k *Desk) Undo(ctx context.Context, in UndoIn) error {
	if err := k.store.Undo(ctx, in.N); err != nil {
		return notFound(err, "decision", fmt.Sprint(in.N))
	}
	return k.settle(ctx)
}

// Decision is one that was made.
type Decision struct {
	N      int64    `json:"n"`
	Kind   string   `json:"kind" doc:"merge, split, name or actor"`
	Story  string   `json:"story"`
	Other  string   `json:"other,omitempty"`
	Docs   []string `json:"docs,omitempty"`
	Reason string   `json:"reason"`
	At     string   `json:"at"`
	Undone bool     `json:"undone"`
}

// Decisions lists what persons have decided, the first first.
func (k *Desk) Decisions(ctx context.Context) ([]Decision, error) {
	all, err := k.store.Decisions(ctx)
	out := []Decision{}
	for _, d := range all {
		out = append(out, Decision{N: d.N, Kind: d.Kind, Story: d.Story, Other: d.Other, Docs: d.Docs, Reason: d.Reason, At: stamp(d.At), Undone: d.Undone})
	}
	return out, err
}

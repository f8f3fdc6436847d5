package desk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"regexp"
	"slices"
	"time"

	"readout/store"
	"readout/story"
)

// placer places the documents of a store, each once, and can be made again from
// what the store has placed.
type placer struct {
	*story.Placer
	names map[string]string // story of the Placer -> ID of the story
	at    int64             // the last document that it knows of
	swept int               // names left when those of closed stories were last dropped
}

// remembered is how far back a new placer learns of what was placed.
const remembered = 30 * 24 * time.Hour

// resume brings the placer to where the store is.
func (p *placer) resume(ctx context.Context, s store.Store, at int64, from time.Time) error {
	if p.Placer != nil && p.at == at {
		return nil
	}
	*p = placer{Placer: story.NewPlacer(), names: map[string]string{}, at: at}
	if at == 0 {
		return nil
	}
	if from.IsZero() {
		from = time.Now()
	}
	return s.Since(ctx, at, from.Add(-remembered), func(a store.Analysed, id string) error {
		own := p.Resume(a.Doc, id)
		p.names[own] = id
		return nil
	})
}

// place places documents in order of publication.
func (p *placer) place(rows []store.Kept) []store.Placed {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b store.Kept) int { return byDate(a.Doc, b.Doc) })
	out := make([]store.Placed, 0, len(rows))
	for _, r := range rows {
		at := p.Place(r.Doc)
		id, ok := p.names[at.Story]
		if !ok {
			id = storyID(r.Doc.ID)
			p.names[at.Story] = id
		}
		at.Story, at.Reason = id, p.named(at.Reason)
		out = append(out, store.Placed{Seq: r.Seq, Placement: at})
	}
	for _, m := range p.Moves() { // stories that turned out to be one, or two
		id, ok := p.names[m.Story]
		if !ok {
			id = storyID(m.Doc + " split")
			p.names[m.Story] = id
		}
		m.Story, m.Reason = id, p.named(m.Reason)
		out = append(out, store.Placed{Placement: m})
	}
	p.sweep()
	return out
}

// sweep drops the names of closed stories, when there may be many.
func (p *placer) sweep() {
	if len(p.names) <= 2*p.swept+1024 {
		return
	}
	maps.DeleteFunc(p.names, func(own, _ string) bool { return !p.Open(own) })
	p.swept = len(p.names)
}

var placerStory = regexp.MustCompile(`\bs[0-9]+\b`)

// named is a reason of the Placer with the names that stories have in the store.
func (p *placer) named(reason string) string {
	return placerStory.ReplaceAllStringFunc(reason, func(own string) string { return cmp.Or(p.names[own], own) })
}

// storyID names a story for the report that it starts with.
func storyID(doc string) string {
	sum := sha256.Sum256([]byte(doc))
	return "s" + hex.EncodeToString(sum[:5])
}

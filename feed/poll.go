package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mmcdole/gofeed"
)

const (
	firstPause  = 15 * time.Minute // between two polls of a feed that has news
	longPause   = 4 * time.Hour    // of one that has none
	failedPause = time.Hour        // after the first failure; each doubles it
	maxPause    = 24 * time.Hour
	maxItems    = 1000 // of one answer
)

// State is where the polling of a feed stands.
type State struct {
	Validators
	Failures int // in a row
	Quiet    int // polls in a row without news
}

// News is what a poll brought.
type News struct {
	Title     string
	Items     []Item
	Unchanged bool
	State
	Next time.Duration // until the feed should be asked again
	// Faults are items that could not be read; the others go on.
	Faults []error
}

// Poll asks a feed for its items. With an error the News say when to ask again.
func (f *Fetcher) Poll(ctx context.Context, address string, s State) (*News, error) {
	a, err := f.Get(ctx, address, s.Validators)
	n := &News{State: s}
	if err == nil && !a.Unchanged {
		n.Validators = a.Validators
		n.Title, n.Items, n.Faults, err = Parse(a.Body, a.URL)
	}
	if err != nil {
		n.Validators = s.Validators
		n.Failures++
		n.Next = min(failedPause<<min(n.Failures-1, 10), maxPause)
		var status statusError
		if errors.As(err, &status) {
			n.Next = max(n.Next, status.after)
		}
		return n, err
	}
	n.Failures, n.Unchanged, n.Next = 0, a.Unchanged, firstPause
	if a.Unchanged {
		n.Quiet++
		n.Next = min(firstPause<<min(n.Quiet, 10), longPause)
	} else {
		n.Quiet = 0
	}
	return n, nil
}

// Parse reads a feed: RSS, Atom or JSON Feed. Relative links are those of base.
func Parse(raw []byte, base string) (title string, items []Item, faults []error, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("the feed cannot be read")
		}
	}()
	if len(bytes.TrimSpace(raw)) == 0 {
		return "", nil, nil, errors.New("the feed is empty")
	}
	p := gofeed.NewParser()
	p.RSSTranslator = &sources{}
	feed, err := p.Parse(bytes.NewReader(raw))
	if err != nil {
		return "", nil, nil, fmt.Errorf("this is no feed that can be read: %w", err)
	}
	for i, x := range feed.Items {
		if i >= maxItems {
			faults = append(faults, fmt.Errorf("the feed has %d items; the first %d are read", len(feed.Items), maxItems))
			break
		}
		item, err := itemOf(x, feed, base)
		if err != nil {
			faults = append(faults, fmt.Errorf("item %d: %w", i+1, err))
			continue
		}
		items = append(items, item)
	}
	return plain(feed.Title), items, faults, nil
}

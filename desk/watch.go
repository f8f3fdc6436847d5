package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"readout"
	"readout/extract"
	"readout/feed"
	"readout/store"
)

// addresses fetches pages and keeps their reports; none is fetched twice.
func (a *adding) addresses(ctx context.Context, list []string) error {
	if len(list) == 0 {
		return nil
	}
	f := feed.NewFetcher(a.in.Fetch)
	for _, u := range list {
		known, err := a.desk.store.Fetched(ctx, u)
		if err != nil {
			return err
		}
		if known {
			a.out.Known++
			continue
		}
		d, err := fetch(ctx, f, extract.About{URL: u})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			a.problem(u, err)
			continue
		}
		added, err := a.desk.store.PutFetched(ctx, u, []*readout.Document{d})
		if err != nil {
			return err
		}
		a.count(added)
	}
	return a.work(ctx, a.desk.readAndPlace)
}

func fetch(ctx context.Context, f *feed.Fetcher, about extract.About) (*readout.Document, error) {
	r, err := f.Get(ctx, about.URL, feed.Validators{})
	if err != nil {
		return nil, err
	}
	return f.Report(r, about, time.Now())
}

// WatchIn names feeds that are to be followed.
type WatchIn struct {
	Feeds    []string // addresses, or files of OPML; those that are followed already go on
	Fetch    feed.Options
	Once     bool // poll what is due, once
	Workers  int
	Log      func(format string, args ...any)
	Progress Progress
}

// maxFetches is how many hosts are asked at the same time.
const maxFetches = 8

// Watch follows feeds until it is ended: each is asked when it is due, new
// items are fetched, read, placed and compared.
func (k *Desk) Watch(ctx context.Context, in WatchIn) error {
	if in.Log == nil {
		in.Log = func(string, ...any) {}
	}
	if err := k.follow(ctx, in.Feeds); err != nil {
		return err
	}
	f := feed.NewFetcher(in.Fetch)
	for {
		feeds, err := k.store.Feeds(ctx)
		if err != nil {
			return err
		}
		if len(feeds) == 0 {
			return Wrong{"no feed is followed; give the address of one, or a list of feeds (OPML)"}
		}
		var g errgroup.Group
		g.SetLimit(maxFetches)
		now := time.Now()
		wait := time.Hour
		for _, x := range feeds {
			if due := x.Next.Sub(now); due > 0 && !in.Once {
				wait = min(wait, due)
				continue
			}
			g.Go(func() error { return k.poll(ctx, f, x, in.Log) })
		}
		if err := g.Wait(); err != nil {
			return err
		}
		if err := k.CatchUp(ctx, in.Workers, in.Progress); err != nil && !errors.Is(err, ErrBusy) {
			return err
		}
		if in.Once {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(max(wait, time.Second)):
		}
	}
}

// follow keeps feeds that are not followed yet.
func (k *Desk) follow(ctx context.Context, feeds []string) error {
	known := map[string]bool{}
	rows, err := k.store.Feeds(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		known[r.URL] = true
	}
	for _, name := range feeds {
		list := []feed.Subscription{{URL: name}}
		if !strings.HasPrefix(name, "http://") && !strings.HasPrefix(name, "https://") {
			if list, err = readList(name); err != nil {
				return Wrong{fmt.Sprintf("%s: %v; give the address of a feed, or a list of feeds (OPML)", name, err)}
			}
		}
		for _, s := range list {
			if known[s.URL] {
				continue
			}
			known[s.URL] = true
			if err := k.store.PutFeed(ctx, store.Feed{URL: s.URL, Title: s.Title}); err != nil {
				return err
			}
		}
	}
	return nil
}

func readList(name string) ([]feed.Subscription, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return feed.ReadOPML(f)
}

// WriteFeeds writes the feeds that are followed as OPML.
func (k *Desk) WriteFeeds(ctx context.Context, w io.Writer) error {
	rows, err := k.store.Feeds(ctx)
	if err != nil {
		return err
	}
	var out []feed.Subscription
	for _, r := range rows {
		out = append(out, feed.Subscription{Title: r.Title, URL: r.URL})
	}
	return feed.WriteOPML(w, out)
}

// FetchOptions are the manners and the limits of fetching.
type FetchOptions = feed.Options

// Unfollow stops following a feed; its reports stay.
func (k *Desk) Unfollow(ctx context.Context, address string) error {
	return k.store.DropFeed(ctx, address)
}

// poll asks one feed and keeps what is new. Each report is kept together with
// the note that its address was fetched, and the state of the feed after them:
// a run that ends in between asks again, and passes over what it has.
func (k *Desk) poll(ctx context.Context, f *feed.Fetcher, x store.Feed, log func(string, ...any)) error {
	news, err := f.Poll(ctx, x.URL, feed.State{Validators: feed.Validators{ETag: x.ETag, Modified: x.Modified}, Failures: x.Failures, Quiet: x.Quiet})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	x.Checked, x.Error = time.Now(), ""
	if err != nil {
		x.Error = err.Error()
		log("%s: %v", x.URL, err)
	}
	if news.Title != "" {
		x.Title = news.Title
	}
	for _, fault := range news.Faults {
		log("%s: %v", x.URL, fault)
	}
	missed := 0
	for _, it := range news.Items {
		added, err := k.item(ctx, f, it)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var refused feed.Refused
		switch {
		case err == nil && added:
			x.Items++
		case errors.As(err, &refused):
			log("%s: %s: %v", x.URL, it.URL, err)
		case err != nil:
			log("%s: %s: %v", x.URL, it.URL, err)
			missed++
		}
	}
	x.ETag, x.Modified, x.Failures, x.Quiet, x.Next = news.ETag, news.Modified, news.Failures, news.Quiet, x.Checked.Add(news.Next)
	if missed > 0 { // ask for the whole feed again, so that they are tried once more
		x.ETag, x.Modified = "", ""
	}
	return k.store.PutFeed(ctx, x)
}

// item keeps the report of an item, fetching it where the feed does not carry
// it whole: once, and again when the feed says that it was changed.
func (k *Desk) item(ctx context.Context, f *feed.Fetcher, it feed.Item) (bool, error) {
	key := it.URL
	if it.Updated != "" {
		key += " as of " + it.Updated
	}
	d, err := it.Document(time.Now())
	if err != nil || d == nil {
		known, kerr := k.store.Fetched(ctx, key)
		if kerr != nil || known {
			return false, kerr
		}
		if d, err = fetch(ctx, f, it.About); err != nil {
			return false, err
		}
	}
	added, err := k.store.PutFetched(ctx, key, []*readout.Document{d})
	return err == nil && added[0], err
}

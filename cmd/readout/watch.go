package main

import (
	"context"
	"fmt"

	"readout/desk"
)

type watchCmd struct {
	database
	fetching
	knowing
	Feeds []string `arg:"" optional:"" help:"Addresses of feeds (RSS, Atom, JSON Feed), or files of OPML; those that are followed already go on."`
	Once  bool     `help:"Ask every feed once and end."`
	List  bool     `help:"Print the feeds that are followed as OPML and end."`
	Drop  string   `help:"Stop following this feed and end; its reports stay." placeholder:"URL"`
}

// fetching is how addresses are fetched.
type fetching struct {
	AllowPrivate bool `help:"Fetch from this machine and local networks too."`
}

func (f fetching) options() desk.FetchOptions { return desk.FetchOptions{AllowPrivate: f.AllowPrivate} }

// Help is what "readout help watch" says besides the flags.
func (watchCmd) Help() string {
	return `Examples:

  readout watch https://news.example/world.rss feeds.opml
      Follow feeds until interrupted; readout serve shows what comes in.
  readout watch
      Go on following.
  readout watch --list > feeds.opml
      Take the list along.

Feeds are asked when they are due: a quarter of an hour after news, later when there is none, less and less often while they fail. robots.txt is kept to, a host is asked once a second at most, nothing is fetched twice, and only public addresses are.`
}

// Run watches.
func (c *watchCmd) Run(ctx context.Context, s *streams) error {
	return c.with(ctx, s, func(k *desk.Desk) error {
		switch {
		case c.List:
			return k.WriteFeeds(ctx, s.out)
		case c.Drop != "":
			return k.Unfollow(ctx, c.Drop)
		}
		if err := c.tell(ctx, s, k, nil); err != nil {
			return err
		}
		return k.Watch(ctx, desk.WatchIn{Feeds: c.Feeds, Fetch: c.options(), Once: c.Once, Log: func(format string, args ...any) {
			fmt.Fprintf(s.err, "readout: "+format+"\n", args...)
		}})
	})
}

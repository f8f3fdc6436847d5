package feed

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"
	"golang.org/x/net/html"

	"readout"
	"readout/extract"
)

// Item is an item of a feed: what it says of a report, and perhaps the report.
type Item struct {
	extract.About
	Markup  string // the report itself, where the feed carries it whole
	Updated string // when it was last changed, where the feed says so
}

// whole is how long the text of an item must be to be the report and not its
// beginning, in bytes.
const whole = 1000

func itemOf(x *gofeed.Item, feed *gofeed.Feed, base string) (Item, error) {
	link := strings.TrimSpace(x.Link)
	for i := 0; link == "" && i < len(x.Links); i++ {
		link = strings.TrimSpace(x.Links[i])
	}
	if link == "" && strings.HasPrefix(x.GUID, "http") {
		link = x.GUID
	}
	address, err := resolve(base, link)
	if err != nil {
		return Item{}, err
	}
	it := Item{About: extract.About{URL: address, Title: plain(x.Title), Outlet: plain(feed.Title), Language: feed.Language}}
	if s := plain(x.Custom[sourceKey]); s != "" { // an aggregator names the outlet that an item is of
		it.Outlet = s
	}
	var names []string
	for _, a := range x.Authors {
		if a != nil && a.Name != "" {
			names = append(names, oneLine(a.Name))
		}
	}
	it.Byline = strings.Join(names, ", ")
	// The date as it stands keeps its zone; the parser's is in UTC.
	for _, d := range []struct {
		said string
		read *time.Time
	}{{x.Published, x.PublishedParsed}, {x.Updated, x.UpdatedParsed}} {
		if it.Published == "" {
			it.Published = extract.NormalizeDate(d.said)
		}
		if it.Published == "" && d.read != nil {
			it.Published = d.read.Format(time.RFC3339)
		}
	}
	if it.Updated = extract.NormalizeDate(x.Updated); it.Updated == "" && x.UpdatedParsed != nil {
		it.Updated = x.UpdatedParsed.Format(time.RFC3339)
	}
	if len(x.Content) >= whole {
		it.Markup = x.Content
	} else if len(x.Description) >= 2*whole {
		it.Markup = x.Description
	}
	return it, nil
}

// sources is how RSS is read: as the parser does it, and the outlet in an item's
// <source> is kept.
type sources struct{ gofeed.DefaultRSSTranslator }

const sourceKey = "source"

// Translate implements gofeed.Translator.
func (t *sources) Translate(in any) (*gofeed.Feed, error) {
	out, err := t.DefaultRSSTranslator.Translate(in)
	from, ok := in.(*rss.Feed)
	if err != nil || !ok || len(from.Items) != len(out.Items) {
		return out, err
	}
	for i, x := range from.Items {
		if x.Source == nil || x.Source.Title == "" {
			continue
		}
		if out.Items[i].Custom == nil {
			out.Items[i].Custom = map[string]string{}
		}
		out.Items[i].Custom[sourceKey] = x.Source.Title
	}
	return out, nil
}

// plain is a title without the markup that some feeds put into it.
func plain(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return oneLine(s)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return oneLine(b.String())
		case html.TextToken:
			b.WriteString(z.Token().Data)
		}
	}
}

// resolve is the address that a link means on the page of base, without its
// fragment.
func resolve(base, link string) (string, error) {
	if link == "" {
		return "", errors.New("it has no link")
	}
	b, err := url.Parse(base)
	if err != nil {
		return "", err
	}
	u, err := b.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", errors.New("its link is no address of the web: " + readable(link))
	}
	u.Fragment = ""
	return u.String(), nil
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// readable is the start of something from outside, for a message.
func readable(s string) string {
	if s = oneLine(s); len(s) > 80 {
		s = strings.ToValidUTF8(s[:80], "") + "…"
	}
	return s
}

// Document is the report that the item carries; nil when it must be fetched.
func (it Item) Document(now time.Time) (*readout.Document, error) {
	if it.Markup == "" {
		return nil, nil
	}
	about := it.About
	about.Fetched = now.UTC().Format(time.RFC3339)
	return extract.Markup(it.Markup, about, extract.Options{})
}

// Report fetches the page of a report; about is what a feed says of it.
func (f *Fetcher) Report(r *Answer, about extract.About, now time.Time) (*readout.Document, error) {
	if about.URL == "" {
		about.URL = r.URL
	}
	about.Fetched = now.UTC().Format(time.RFC3339)
	return extract.Page(r.Body, r.Type, about, extract.Options{})
}

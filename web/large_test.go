//go:build unix

package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/desk"
	"readout/store"
	"readout/store/sqlite"
	"readout/web"
)

// The large set: 2,000 reports of a newsroom are read, placed and compared as
// always; a hundred times over, they are kept again, a month later each time and
// with other made-up names (vowels and consonants change places, so that every
// offset stays right), with their analyses, placements, dossiers and statements
// carried over and packed anew.
const (
	largeBase   = 2000
	largeCopies = 100
)

var madeUp = regexp.MustCompile(`\b[A-Z][a-z]+\b`)

// disguise changes the made-up names in a text.
func disguise(s string, c int, names map[string]bool) string {
	if c == 0 {
		return s
	}
	const vowels, consonants = "aeiou", "bcdfghjklmnpqrstvwxyz"
	shift := func(r byte, in string, by int) byte {
		return in[(strings.IndexByte(in, r)+by)%len(in)]
	}
	return madeUp.ReplaceAllStringFunc(s, func(w string) string {
		if !names[w] {
			return w
		}
		b := []byte(strings.ToLower(w))
		for i, r := range b {
			if strings.IndexByte(vowels, r) >= 0 {
				b[i] = shift(r, vowels, c%5)
			} else {
				b[i] = shift(r, consonants, 1+c/5)
			}
		}
		b[0] -= 'a' - 'A'
		return string(b)
	})
}

// base is what was derived of one story of the first 2,000 reports.
type base struct {
	story   store.Story
	members []store.Analysed
	read    []*readout.Analysis
	dossier []byte // JSON
	quotes  []store.Quote
	actors  []store.ActorCount
}

// bases adds the first reports and takes them apart again.
func bases(b *testing.B) (out []base, names map[string]bool) {
	names = map[string]bool{}
	room := newNewsroom(1)
	room.names = names
	file, _ := export(b, room.reports(largeBase))
	db := filepath.Join(b.TempDir(), "base.db")
	k, err := desk.Open(b.Context(), db)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := k.Add(b.Context(), desk.AddIn{Articles: []string{file}}); err != nil {
		b.Fatal(err)
	}
	k.Close()
	s, err := sqlite.Open(b.Context(), db)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for at := 0; ; at += 500 {
		rows, _, err := s.List(b.Context(), store.StoryQuery{Sort: "fresh", Limit: 500, Offset: at})
		if err != nil {
			b.Fatal(err)
		}
		if len(rows) == 0 {
			return out, names
		}
		for _, r := range rows {
			x := base{story: r}
			if x.members, err = s.Members(b.Context(), r.ID); err != nil {
				b.Fatal(err)
			}
			var docs []*readout.Document
			for _, m := range x.members {
				a, err := store.Decode(m.Doc, m.Model, m.Data)
				if err != nil {
					b.Fatal(err)
				}
				docs, x.read = append(docs, m.Doc), append(x.read, a)
			}
			if packed, err := s.Dossier(b.Context(), r.ID); err != nil {
				b.Fatal(err)
			} else if len(packed) > 0 {
				d, err := store.UnpackDossier(packed, docs)
				if err != nil {
					b.Fatal(err)
				}
				if x.dossier, err = json.Marshal(d); err != nil {
					b.Fatal(err)
				}
				for _, a := range d.Actors {
					if a.Kind != "place" && a.Mentions > 1 {
						x.actors = append(x.actors, store.ActorCount{Key: strings.ToLower(a.Name), Name: a.Name, Kind: a.Kind, Mentions: a.Mentions})
					}
				}
			}
			if x.quotes, _, err = s.Quotes(b.Context(), store.QuoteQuery{Story: r.ID, Limit: 1000}); err != nil {
				b.Fatal(err)
			}
			out = append(out, x)
		}
	}
}

// copyOf is a story in other names, some months later.
func (x base) copyOf(c int, names map[string]bool) (docs []*readout.Document, as []store.Analysed, placed []store.Placed, d store.Derived, err error) {
	id := func(old string) string { return fmt.Sprintf("c%02d%s", c, old) }
	later := time.Duration(c) * 30 * 24 * time.Hour
	d.Story = x.story
	d.ID, d.Headline, d.First, d.Last = id(x.story.ID), disguise(x.story.Headline, c, names), x.story.First.Add(later), x.story.Last.Add(later)
	for i, m := range x.members {
		doc := *m.Doc
		doc.ID, doc.Text, doc.Byline, doc.URL = id(doc.ID), disguise(doc.Text, c, names), disguise(doc.Byline, c, names), doc.URL+fmt.Sprint(c)
		if t, ok := doc.Date(); ok {
			doc.Published = t.Add(later).Format(time.RFC3339)
		}
		a := *x.read[i]
		a.Doc, a.Symbols = doc.ID, readout.Symbols{}
		for n := range x.read[i].Symbols.Len() {
			w := disguise(x.read[i].Symbols.Get(readout.Sym(n+1)), c, names)
			for int(a.Symbols.Add(w)) != n+1 { // the disguise of a name is a name of another
				w += "'"
			}
		}
		docs = append(docs, &doc)
		as = append(as, store.Analysed{Kept: store.Kept{Doc: &doc}, Model: m.Model, Data: store.Encode(&doc, &a)})
		placed = append(placed, store.Placed{Placement: readout.Placement{Doc: doc.ID, Story: d.ID, Score: 0.9, Why: []string{disguise("Orvale", c, names), "ferry", "harbour"}}})
	}
	if len(x.dossier) > 0 {
		var y readout.Dossier
		text := disguise(string(x.dossier), c, names)
		for i, m := range x.members {
			text = strings.ReplaceAll(text, `"`+m.Doc.ID+`"`, `"`+docs[i].ID+`"`)
		}
		if err := json.Unmarshal([]byte(text), &y); err != nil {
			return nil, nil, nil, d, err
		}
		for i := range y.Documents { // the address and the date are others
			y.Documents[i] = readout.LineOf(docs[slices.IndexFunc(docs, func(d *readout.Document) bool { return d.ID == y.Documents[i].ID })])
		}
		d.Dossier = store.PackDossier(&y, docs)
	}
	for _, q := range x.quotes {
		q.Doc, q.Speaker = id(q.Doc), disguise(q.Speaker, c, names)
		q.Key = strings.ToLower(q.Speaker)
		d.Quotes = append(d.Quotes, q)
	}
	for _, a := range x.actors {
		a.Name = disguise(a.Name, c, names)
		a.Key = strings.ToLower(a.Name)
		d.Actors = append(d.Actors, a)
	}
	return docs, as, placed, d, nil
}

// fill makes the large set.
func fill(b *testing.B, file string) {
	stories, names := bases(b)
	s, err := sqlite.Open(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	seq := int64(0)
	start, used := time.Now(), processor()
	for c := range largeCopies {
		var all struct {
			docs   [][]*readout.Document
			as     [][]store.Analysed
			placed [][]store.Placed
			d      []store.Derived
		}
		n := len(stories)
		all.docs, all.as, all.placed, all.d = make([][]*readout.Document, n), make([][]store.Analysed, n), make([][]store.Placed, n), make([]store.Derived, n)
		var g sync.WaitGroup
		errs := make([]error, runtime.GOMAXPROCS(0))
		for w := range errs {
			g.Go(func() {
				for i := w; i < n && errs[w] == nil; i += len(errs) {
					all.docs[i], all.as[i], all.placed[i], all.d[i], errs[w] = stories[i].copyOf(c, names)
				}
			})
		}
		g.Wait()
		if err := errors.Join(errs...); err != nil {
			b.Fatal(err)
		}
		docs, as, placed := slices.Concat(all.docs...), slices.Concat(all.as...), slices.Concat(all.placed...)
		for i := range as {
			seq++
			as[i].Seq, placed[i].Seq = seq, seq
		}
		for i, d := range all.d { // as often as a placement of it changed the story
			all.d[i].Change = int64(d.Reports)
		}
		_, err := s.Add(b.Context(), docs)
		if err == nil {
			err = s.PutAnalyses(b.Context(), "read", as)
		}
		if err == nil {
			err = s.Place(b.Context(), "place", seq, placed)
		}
		if err == nil {
			err = s.PutDossiers(b.Context(), all.d)
		}
		if err != nil {
			b.Fatal(err)
		}
		if c%10 == 9 {
			b.Logf("%d reports after %v of the processor, %v", seq, (processor() - used).Round(time.Second), time.Since(start).Round(time.Second))
		}
	}
	if stale, err := s.Stale(context.Background(), 1); err != nil || len(stale) > 0 {
		b.Fatal("not all dossiers were kept", stale, err)
	}
}

// BenchmarkLarge asks a desk of 200,000 reports for its pages, as a browser
// does: the median and the slowest of twenty requests by the clock, and their mean
// by the processor time of all cores, in milliseconds.
// READOUT_BENCH_LARGE names the database; it is made when it is not there, in
// some ten minutes of two cores, and takes 1.2 GB.
func BenchmarkLarge(b *testing.B) {
	file := os.Getenv("READOUT_BENCH_LARGE")
	if file == "" {
		b.Skip("READOUT_BENCH_LARGE names no database")
	}
	if _, err := os.Stat(file); err != nil {
		fill(b, file)
	}
	start := time.Now()
	k, err := desk.Open(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	defer k.Close()
	h := web.New(k, web.Options{})
	ask := func(path string) time.Duration {
		r, w := httptest.NewRequest(http.MethodGet, path, nil), httptest.NewRecorder()
		start := time.Now()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatalf("%s: %d %s", path, w.Code, w.Body)
		}
		return time.Since(start)
	}
	ask("/")
	b.Logf("from opening to the front page %v", time.Since(start).Round(time.Millisecond))
	list, err := k.Stories(b.Context(), desk.StoriesIn{Page: desk.Page{Limit: 20, Offset: 5000}})
	if err != nil {
		b.Fatal(err)
	}
	largest, err := k.Stories(b.Context(), desk.StoriesIn{Sort: "reports", Page: desk.Page{Limit: 20}})
	if err != nil {
		b.Fatal(err)
	}
	quotes, err := k.Quotes(b.Context(), desk.QuotesIn{Page: desk.Page{Limit: 20, Offset: 3000}})
	if err != nil {
		b.Fatal(err)
	}
	each := func(of func(i int) string) (paths []string) {
		for i := range 20 {
			paths = append(paths, of(i))
		}
		return paths
	}
	same := func(path string) []string { return each(func(int) string { return path }) }
	for b.Loop() {
		for _, c := range []struct {
			name  string
			paths []string
		}{
			{"story", each(func(i int) string { return "/stories/" + list.Stories[i].ID })},
			{"largest-story", each(func(i int) string { return "/stories/" + largest.Stories[i].ID })},
			{"document", each(func(i int) string { return "/documents/" + quotes.Quotes[i].Evidence.Document })},
			{"actor", each(func(i int) string { return "/actors/" + url.PathEscape(quotes.Quotes[i].Speaker) })},
			{"front", same("/")},
			{"front-origins", same("/?sort=origins")},
			{"front-page-100", same("/?offset=3000")},
			{"front-disputed", same("/?disputed=1&sort=disputes")},
			{"front-words", same("/?text=cemetery")},
			{"front-outlet", same("/?outlet=Northwire")},
			{"front-since", same("/?since=2032-01-01&until=2032-01-08")},
			{"search-name", each(func(i int) string { return "/search?text=" + url.QueryEscape(quotes.Quotes[i].Speaker) })},
			{"search-words", same("/search?text=ferry+engine")},
			{"search-phrase", same("/search?text=%22three+days+of+mourning%22")},
			{"search-common", same("/search?text=said")},
			{"search-common-outlet", same("/search?text=said&outlet=Northwire")},
			{"quotes", same("/quotes")},
			{"quotes-speaker", each(func(i int) string { return "/quotes?speaker=" + url.QueryEscape(quotes.Quotes[i].Speaker) })},
			{"quotes-denied", same("/quotes?stance=denies")},
			{"quotes-words", same("/quotes?text=mourning")},
			{"actors", same("/actors")},
			{"actors-part", same("/actors?text=bar")},
			{"sources", same("/sources")},
			{"healthz", same("/healthz")},
			{"metrics", same("/metrics")},
			{"discrepancies", same("/api/discrepancies")},
			{"positions", same("/api/positions")},
		} {
			ask(c.paths[0])
			var took []time.Duration
			used := processor()
			for _, p := range c.paths {
				took = append(took, ask(p))
			}
			slices.Sort(took)
			b.Logf("%-22s %7.1f ms, slowest %7.1f, of the processor %7.1f", c.name, took[10].Seconds()*1e3, took[19].Seconds()*1e3, (processor()-used).Seconds()*1e3/20)
		}
	}
	out, err := k.Sources(b.Context(), desk.SourcesIn{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(out.Bytes)/float64(out.Text), "of-the-text")
	b.ReportMetric(float64(out.Documents), "reports")
	b.ReportMetric(float64(out.Stories), "stories")
	b.ReportMetric(resident(), "MB")
}

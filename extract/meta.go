package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what the head of a page says about it.
type meta struct {
	tags     map[string]string // name or property, lower case -> first content
	title    string            // of <title>
	lang     string
	link     string   // canonical
	h1, time string   // the first <h1> and <time datetime>
	scripts  []string // JSON-LD
}

func readMeta(root *html.Node) *meta {
	m := &meta{tags: map[string]string{}}
	m.walk(root)
	return m
}

func (m *meta) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Html:
			m.lang = attr(n, "lang")
		case atom.Meta:
			key := attr(n, "property")
			if key == "" {
				key = attr(n, "name")
			}
			if key == "" {
				key = attr(n, "itemprop")
			}
			key = strings.ToLower(key)
			if _, ok := m.tags[key]; !ok && key != "" {
				m.tags[key] = strings.TrimSpace(attr(n, "content"))
			}
		case atom.Title:
			if m.title == "" {
				m.title = oneLine(inner(n))
			}
		case atom.H1:
			if m.h1 == "" {
				m.h1 = oneLine(inner(n))
			}
		case atom.Time:
			if m.time == "" {
				m.time = attr(n, "datetime")
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && m.link == "" {
				m.link = attr(n, "href")
			}
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
				m.scripts = append(m.scripts, inner(n))
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.walk(c)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// inner is the text under n.
func inner(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// linked is the article that the JSON-LD of the page describes, as far as it
// does. A broken block is passed over: the page says the same in its tags.
func (m *meta) linked(opt Options) article {
	for _, s := range m.scripts {
		v, err := unmarshalAny([]byte(s))
		if err != nil {
			continue
		}
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		for _, item := range list {
			o, _ := item.(map[string]any)
			if g, ok := o["@graph"].([]any); ok {
				o = graphRecord(g)
			}
			r := record(o)
			if !r.isArticle() {
				continue
			}
			a, err := r.article(opt)
			if err != nil {
				// without a body: keep what it says about the article
				body := record{"text": "-"}
				for k, v := range r {
					if k != "articleBody" {
						body[k] = v
					}
				}
				a, _ = body.article(opt)
				a.text = ""
			}
			return a
		}
	}
	return article{}
}

// fill sets from the tags what is still empty.
func (a *article) fill(m *meta) {
	pick := func(field *string, values ...string) {
		for _, v := range values {
			if *field == "" {
				*field = v
			}
		}
	}
	t := m.tags
	pick(&a.title, t["og:title"], t["twitter:title"], m.h1, m.title)
	pick(&a.outlet, t["og:site_name"], t["application-name"], t["publisher"])
	pick(&a.url, m.link, t["og:url"])
	pick(&a.published, t["article:published_time"], t["datepublished"], t["date"], t["dc.date"], t["dc.date.issued"], t["pubdate"], t["publishdate"], t["parsely-pub-date"], m.time)
	pick(&a.byline, t["author"], t["article:author"], t["dc.creator"], t["parsely-author"])
	pick(&a.language, m.lang, t["og:locale"])
	a.language = strings.ReplaceAll(a.language, "_", "-")
	a.title = oneLine(a.title)
	if strings.HasPrefix(a.byline, "http") {
		a.byline = "" // a link to a profile names nobody
	}
}

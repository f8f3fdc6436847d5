package extract

import (
	"html"
	"regexp"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// linkedData reads the article from a page's JSON-LD scripts; a broken script
// says nothing, and the page speaks for itself.
func linkedData(scripts []string, opt Options) article {
	var nodes []any
	for _, s := range scripts {
		s = strings.TrimSpace(s)
		s = strings.TrimPrefix(s, "<!--")
		s = strings.TrimSuffix(s, "-->")
		v, err := unmarshalAny([]byte(s))
		if err != nil {
			// Two slips that content systems make: line ends inside strings,
			// and the whole script escaped as if it were text.
			v, err = unmarshalAny([]byte(strings.NewReplacer("\r", " ", "\n", " ", "\t", " ").Replace(s)))
		}
		if err != nil {
			v, err = unmarshalAny([]byte(html.UnescapeString(s)))
		}
		if err != nil {
			continue
		}
		nodes = append(nodes, flatten(v, 0)...)
	}
	r := graphRecord(nodes)
	if r == nil {
		return article{}
	}
	delete(r, "id")
	delete(r, "identifier")
	a, _ := r.article(opt) // without a text, the rest still counts
	a.id = ""
	for _, f := range []*string{&a.outlet, &a.title, &a.byline} {
		*f = strings.Join(strings.Fields(html.UnescapeString(*f)), " ")
	}
	if strings.Contains(a.text, "</") || strings.Contains(a.text, "<p>") || strings.Contains(a.text, "<br") {
		a.text, _ = fragmentText(a.text, opt)
	} else {
		a.text = html.UnescapeString(a.text)
	}
	return a
}

// flatten lists the objects of a JSON-LD value, those of @graph included.
func flatten(v any, depth int) []any {
	if depth > 8 {
		return nil
	}
	var out []any
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			out = append(out, flatten(item, depth+1)...)
		}
	case map[string]any:
		out = append(out, v)
		for _, key := range []string{"@graph", "mainEntity"} {
			out = append(out, flatten(v[key], depth+1)...)
		}
	}
	return out
}

// The names of <meta> that hold a field, the most exact first.
var (
	metaTitle     = []string{"og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"}
	metaOutlet    = []string{"og:site_name", "application-name", "dc.publisher", "publisher"}
	metaURL       = []string{"og:url", "parsely-link", "twitter:url"}
	metaByline    = []string{"author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "citation_author"}
	metaPublished = []string{"article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publish-date", "publish_date", "publication_date", "citation_publication_date", "date", "article:modified_time"}
	metaLanguage  = []string{"og:locale", "dc.language", "content-language", "language"}
)

// dayInURL is the day that many outlets put into the address of an article.
var dayInURL = regexp.MustCompile(`/((?:19|20)\d\d)/(\d\d?)/(\d\d?)/`)

// pageMeta reads what a page says of itself outside JSON-LD, and its heading.
func pageMeta(root *nethtml.Node) (a article, heading string) {
	meta := map[string]string{}
	var title, canonical, lang, clock string
	for n := range root.Descendants() {
		if n.Type != nethtml.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			lang = attr(n.Attr, "lang")
		case atom.Meta:
			for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
				k, v := strings.ToLower(attr(n.Attr, key)), strings.TrimSpace(attr(n.Attr, "content"))
				if k != "" && v != "" && meta[k] == "" {
					meta[k] = v
				}
			}
		case atom.Title:
			if title == "" && n.Namespace == "" {
				title = inline(n)
			}
		case atom.H1:
			if heading == "" {
				heading = inline(n)
			}
		case atom.Link:
			if strings.EqualFold(attr(n.Attr, "rel"), "canonical") && canonical == "" {
				canonical = attr(n.Attr, "href")
			}
		case atom.Time:
			if clock == "" {
				clock = NormalizeDate(attr(n.Attr, "datetime"))
			}
			if clock == "" {
				clock = NormalizeDate(inline(n))
			}
		}
		if n.DataAtom != atom.Meta && strings.EqualFold(attr(n.Attr, "itemprop"), "datePublished") && meta["datepublished"] == "" {
			for _, v := range []string{attr(n.Attr, "content"), attr(n.Attr, "datetime"), inline(n)} {
				if NormalizeDate(v) != "" {
					meta["datepublished"] = v
					break
				}
			}
		}
	}
	pick := func(keys []string) string {
		for _, k := range keys {
			if meta[k] != "" {
				return meta[k]
			}
		}
		return ""
	}
	a = article{outlet: pick(metaOutlet), title: pick(metaTitle), language: lang}
	if a.url = link(canonical); a.url == "" {
		a.url = link(pick(metaURL))
	}
	for _, k := range metaPublished {
		if a.published = NormalizeDate(meta[k]); a.published != "" {
			break
		}
	}
	if a.published == "" {
		a.published = clock
	}
	if a.published == "" {
		if day := dayInURL.FindStringSubmatch(a.url); day != nil {
			a.published = NormalizeDate(day[1] + "-" + day[2] + "-" + day[3])
		}
	}
	for _, k := range metaByline {
		// article:author is often the address of a profile.
		if v := meta[k]; v != "" && !strings.Contains(v, "://") {
			a.byline = v
			break
		}
	}
	if a.language == "" {
		a.language = strings.ReplaceAll(pick(metaLanguage), "_", "-")
	}
	if a.title == "" {
		a.title = heading
	}
	if a.title == "" {
		a.title = title
	}
	return a, heading
}

package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// A record is one JSON object: an article by its own keys, or a schema.org or
// IPTC ninjs object. The vocabularies share most of their meaning and never
// disagree on a key, so one table of keys reads all three.
type record map[string]any

// readObject returns the articles of one JSON object: itself, or those in a
// list that it wraps.
func readObject(data []byte, opt Options) (articles []article, errs []error) {
	utf, err := decode(data)
	if err != nil {
		return nil, []error{err}
	}
	dec := json.NewDecoder(strings.NewReader(utf))
	dec.UseNumber() // an id may be a number too long for a float
	var r record
	if err := dec.Decode(&r); err != nil {
		return nil, []error{fault{"broken JSON: " + strings.TrimPrefix(err.Error(), "json: "), fixJSON}}
	}
	return readRecord(r, opt)
}

func readRecord(r record, opt Options) (articles []article, errs []error) {
	if list, ok := r["@graph"].([]any); ok {
		a, err := graphArticle(list, opt)
		if err != nil {
			return nil, []error{err}
		}
		return []article{a}, nil
	}
	if !r.hasText() {
		for _, key := range []string{"articles", "items", "documents", "results"} {
			list, ok := r[key].([]any)
			if !ok {
				continue
			}
			for i, item := range list {
				m, ok := item.(map[string]any)
				if !ok {
					errs = append(errs, fault{fmt.Sprintf("%s[%d] is no object", key, i), "give an article"})
					continue
				}
				a, err := record(m).article(opt)
				if err != nil {
					errs = append(errs, fmt.Errorf("%s[%d]: %w", key, i, err))
					continue
				}
				articles = append(articles, a)
			}
			if len(list) == 0 {
				errs = []error{fault{"no articles: " + key + " is empty", fixJSON}}
			}
			return articles, errs
		}
	}
	a, err := r.article(opt)
	if err != nil {
		return nil, []error{err}
	}
	return []article{a}, nil
}

// The keys that may hold a field, the plainest first.
var (
	idKeys        = []string{"id", "uri", "guid", "identifier"}
	outletKeys    = []string{"outlet", "publisher", "provider", "infosources", "sourceOrganization", "source"}
	urlKeys       = []string{"url", "mainEntityOfPage", "link", "@id", "uri"}
	titleKeys     = []string{"title", "headline", "headlines", "name"}
	bylineKeys    = []string{"byline", "bylines", "by", "author", "authors", "creator"}
	publishedKeys = []string{"published", "datePublished", "date_published", "publishedAt", "published_at", "pubDate", "date", "versioncreated", "firstcreated", "dateCreated", "dateModified"}
	languageKeys  = []string{"language", "inLanguage", "lang"}
	plainKeys     = []string{"text", "articleBody", "body_text", "content_text", "body"}
	htmlKeys      = []string{"body_xhtml", "body_html", "content_html"}
)

func (r record) hasText() bool {
	for _, keys := range [][]string{plainKeys, htmlKeys, {"bodies"}} {
		for _, k := range keys {
			if r[k] != nil {
				return true
			}
		}
	}
	return false
}

func (r record) article(opt Options) (article, error) {
	// Only ninjs says in the object that a text was taken back.
	if s, _ := r["pubstatus"].(string); s != "" && s != "usable" {
		return article{}, fault{"pubstatus is " + clip(s) + ": the source does not want it used", ""}
	}
	a := article{
		id:        scalar(r.first(idKeys)),
		outlet:    r.firstName(outletKeys),
		title:     r.title(),
		byline:    r.firstName(bylineKeys),
		published: r.firstDate(publishedKeys),
		fetched:   r.firstDate([]string{"fetched"}),
		language:  r.firstName(languageKeys),
	}
	for _, k := range urlKeys {
		if u := link(r[k]); u != "" {
			a.url = u
			break
		}
	}
	var err error
	a.text, err = r.text(opt)
	return a, err
}

// first is the first value that is there and not empty.
func (r record) first(keys []string) any {
	for _, k := range keys {
		switch v := r[k].(type) {
		case nil:
		case string:
			if !isBlank(v) {
				return v
			}
		default:
			return v
		}
	}
	return nil
}

func (r record) firstName(keys []string) string {
	for _, k := range keys {
		if s := names(r[k]); s != "" {
			return s
		}
	}
	return ""
}

// firstDate is the first value that is a date; one that cannot be read does
// not hide a later one that can.
func (r record) firstDate(keys []string) string {
	for _, k := range keys {
		if s := scalar(r[k]); s != "" {
			if d := NormalizeDate(s); d != "" {
				return d
			}
		}
	}
	return ""
}

func (r record) title() string {
	for _, k := range titleKeys {
		switch v := r[k].(type) {
		case string:
			if !isBlank(v) {
				return v
			}
		case []any:
			if s, _ := mainPart(v); s != "" {
				return s
			}
		}
	}
	return ""
}

func (r record) text(opt Options) (string, error) {
	for _, k := range plainKeys {
		switch v := r[k].(type) {
		case nil:
		case string:
			if !isBlank(v) {
				return v, nil
			}
		case []any: // paragraphs
			var parts []string
			for _, p := range v {
				if s, ok := p.(string); ok && !isBlank(s) {
					parts = append(parts, s)
				}
			}
			if len(parts) > 0 {
				return strings.Join(parts, "\n\n"), nil
			}
		default:
			return "", fault{fmt.Sprintf("key %s is %s, not a text", k, typeName(v)), "give the text as a string"}
		}
	}
	for _, k := range htmlKeys {
		if s, ok := r[k].(string); ok && !isBlank(s) {
			return fragmentText(s, opt)
		}
	}
	if list, ok := r["bodies"].([]any); ok {
		if s, markup := mainPart(list); s != "" {
			if markup {
				return fragmentText(s, opt)
			}
			return s, nil
		}
	}
	if r.hasText() {
		return "", fault{"no text: it is empty", "give it under key text or articleBody"}
	}
	return "", fault{"no text: expected key text or articleBody", "give the article's text under one of them"}
}

// mainPart picks from a ninjs list of headlines or bodies: the main one, plain
// before marked up.
func mainPart(list []any) (value string, markup bool) {
	best := -1
	for _, item := range list {
		m, ok := item.(map[string]any)
		if !ok {
			if s, ok := item.(string); ok && best < 0 && !isBlank(s) {
				value, best = s, 0
			}
			continue
		}
		v, _ := m["value"].(string)
		if isBlank(v) {
			continue
		}
		kind, _ := m["contenttype"].(string)
		role, _ := m["role"].(string)
		isHTML := strings.Contains(kind, "html") || strings.Contains(kind, "xml")
		score := 1
		if role == "" || strings.EqualFold(role, "main") {
			score += 2
		}
		if !isHTML {
			score++
		}
		if score > best {
			value, markup, best = v, isHTML, score
		}
	}
	return value, markup
}

// scalar is a string or number as a string.
func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case map[string]any: // schema.org PropertyValue, JSON-LD @value
		for _, k := range []string{"value", "@value"} {
			if s := scalar(v[k]); s != "" {
				return s
			}
		}
	case []any:
		if len(v) > 0 {
			if _, nested := v[0].([]any); !nested {
				return scalar(v[0])
			}
		}
	}
	return ""
}

// names is the name that a string, an object or a list of them carries.
func names(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case map[string]any:
		for _, k := range []string{"name", "literal", "value", "byline", "@value", "title", "alternateName"} {
			switch s := v[k].(type) {
			case string:
				if !isBlank(s) {
					return strings.TrimSpace(s)
				}
			case []any:
				if len(s) > 0 {
					if t, ok := s[0].(string); ok && !isBlank(t) {
						return strings.TrimSpace(t)
					}
				}
			}
		}
	case []any:
		var all []string
		for _, item := range v {
			if _, nested := item.([]any); nested {
				continue
			}
			if s := names(item); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}

// link is the web address that a string or an object carries.
func link(v any) string {
	switch v := v.(type) {
	case string:
		v = strings.TrimSpace(v)
		if u, err := url.Parse(v); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return v
		}
	case map[string]any:
		for _, k := range []string{"@id", "url"} {
			if s, ok := v[k].(string); ok {
				if u := link(s); u != "" {
					return u
				}
			}
		}
	case []any:
		if len(v) > 0 {
			if _, nested := v[0].([]any); !nested {
				return link(v[0])
			}
		}
	}
	return ""
}

func typeName(v any) string {
	switch v.(type) {
	case json.Number:
		return "a number"
	case bool:
		return "a truth value"
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	}
	return "a string"
}

// isArticle reports whether a schema.org object is an article of some kind.
func (r record) isArticle() bool {
	types, ok := r["@type"].([]any)
	if !ok {
		types = []any{r["@type"]}
	}
	for _, t := range types {
		s, _ := t.(string)
		if strings.HasSuffix(s, "Article") || strings.HasSuffix(s, "Posting") || s == "Report" {
			return true
		}
	}
	return false
}

// graphArticle finds the article in a JSON-LD graph and puts the nodes that
// it refers to (its publisher, its authors) in place.
func graphArticle(list []any, opt Options) (article, error) {
	r := graphRecord(list)
	if r == nil {
		return article{}, fault{"no article in @graph", "give an object whose @type is NewsArticle"}
	}
	return r.article(opt)
}

func graphRecord(list []any) record {
	nodes := map[string]map[string]any{}
	var found record
	for _, item := range list {
		m, ok := item.(map[string]any)
		if !ok {
			continue
		}
		if id, _ := m["@id"].(string); id != "" {
			nodes[id] = m
		}
		if r := record(m); r.isArticle() && (found == nil || !found.hasText() && r.hasText()) {
			found = r
		}
	}
	if found == nil {
		return nil
	}
	out := record{}
	for k, v := range found {
		if k != "@id" && k != "mainEntityOfPage" {
			v = resolve(v, nodes)
		}
		out[k] = v
	}
	return out
}

func resolve(v any, nodes map[string]map[string]any) any {
	switch v := v.(type) {
	case map[string]any:
		if id, _ := v["@id"].(string); id != "" && len(v) == 1 && nodes[id] != nil {
			return nodes[id]
		}
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			if _, nested := item.([]any); !nested {
				item = resolve(item, nodes)
			}
			out[i] = item
		}
		return out
	}
	return v
}

// unmarshalAny reads JSON of unknown shape, numbers as they are written.
func unmarshalAny(data []byte) (v any, err error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	err = dec.Decode(&v)
	return v, err
}

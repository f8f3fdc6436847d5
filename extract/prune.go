package extract

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxElements bounds the work on a page; news pages have some thousands.
const maxElements = 50_000

// prune copies a page without what no reader sees (scripts, styles, comments,
// pictures held inside the page), so that the limits are about its content,
// and returns the JSON-LD scripts apart.
func prune(src string, max int) (lean []byte, linked []string, err error) {
	z := html.NewTokenizer(strings.NewReader(src))
	var out bytes.Buffer
	elements, skip := 0, ""
	isLinked := false
	for {
		switch tt := z.Next(); tt {
		case html.ErrorToken:
			return out.Bytes(), linked, nil
		case html.CommentToken:
		case html.TextToken:
			if isLinked {
				linked = append(linked, string(z.Raw()))
			} else if skip == "" {
				out.Write(z.Raw())
			}
		case html.EndTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			if skip != "" {
				if string(name) == skip {
					skip, isLinked = "", false
				}
				continue
			}
			out.Write(raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := z.Raw()
			big := len(raw) > 4096
			if !big {
				raw = bytes.Clone(raw)
			}
			tok := z.Token()
			if skip != "" {
				continue
			}
			switch tok.Data {
			case "script", "style", "svg", "template", "iframe", "canvas":
				if tt == html.StartTagToken {
					skip = tok.Data
					isLinked = tok.Data == "script" && strings.Contains(strings.ToLower(attr(tok.Attr, "type")), "ld+json")
				}
				continue
			}
			if elements++; elements > maxElements {
				return nil, nil, fault{fmt.Sprintf("page of over %d elements", maxElements), "save the article's own page, or its text as .txt"}
			}
			if big {
				kept := tok.Attr[:0]
				for _, a := range tok.Attr {
					if len(a.Val) <= 1024 {
						kept = append(kept, a)
					}
				}
				tok.Attr = kept
				raw = []byte(tok.String())
			}
			out.Write(raw)
		default:
			out.Write(z.Raw())
		}
		if out.Len() > max {
			return nil, nil, fault{"page with over " + size(int64(max)) + " of content", "save the article's own page, or its text as .txt"}
		}
	}
}

func attr(list []html.Attribute, key string) string {
	for _, a := range list {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// removeFurniture takes out what is never the article: forms, navigation and
// what its class calls an advertisement.
func removeFurniture(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && furniture(c) {
			n.RemoveChild(c)
		} else {
			removeFurniture(c)
		}
		c = next
	}
}

func furniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Form: // some servers wrap the whole page in one
		return !holdsParagraph(n)
	case atom.Noscript, atom.Nav, atom.Object, atom.Button, atom.Dialog:
		return true
	case atom.Div, atom.Aside, atom.Section, atom.P, atom.Ul, atom.Span:
	default:
		return false
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && a.Key != "role" {
			continue
		}
		for _, w := range strings.Fields(strings.ToLower(a.Val)) {
			switch w {
			case "ad", "ads", "advert", "advertisement", "advertising", "sponsored", "newsletter", "newsletter-signup", "share", "sharing", "share-buttons",
				"social", "social-share", "related", "related-links", "related-articles", "cookie-banner", "cookies", "navigation", "banner", "subscribe", "comments":
				return true
			}
		}
	}
	return false
}

// holdsParagraph reports whether a paragraph or an article stands under n.
func holdsParagraph(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.P || c.DataAtom == atom.Article {
			return true
		}
	}
	return false
}

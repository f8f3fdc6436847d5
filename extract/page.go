package extract

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// readPage reads one saved page: what its JSON-LD says first, then its meta
// tags; the body from JSON-LD when it carries one, else the main content.
func readPage(raw []byte, opt Options) (article, error) {
	r, err := charset.NewReader(bytes.NewReader(raw), "text/html")
	if err != nil {
		return article{}, fault{"the encoding of the page is not known", "save it as UTF-8"}
	}
	utf8, err := io.ReadAll(r)
	if err != nil {
		return article{}, fault{"the page cannot be decoded", "save it as UTF-8"}
	}
	root, err := html.Parse(bytes.NewReader(utf8))
	if err != nil {
		return article{}, fault{"the page cannot be parsed: " + err.Error(), "save it again from the browser"}
	}
	m := readMeta(root)
	a := m.linked(opt)
	a.fill(m)
	if len(strings.TrimSpace(a.text)) >= shortBody {
		return a, nil
	}
	prune(root)
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		return article{}, fault{"the page cannot be read: " + err.Error(), "save it again from the browser"}
	}
	if b.Len() > opt.MaxPage {
		return article{}, fault{"page of " + size(int64(b.Len())) + " without its scripts is over the limit of " + size(int64(opt.MaxPage)), "save the article alone"}
	}
	text, err := mainContent(root, opt.PageTime)
	if err != nil {
		return article{}, err
	}
	if len(text) > len(a.text) {
		a.text = text
	}
	if isBlank(a.text) {
		return article{}, fault{"no article text was found in the page", "save it as text, or give it as JSON with key text"}
	}
	return a, nil
}

// shortBody is the length in bytes from which a body in JSON-LD is taken for
// the whole article; shorter ones are teasers.
const shortBody = 300

// fragmentText is the text of a marked-up body.
func fragmentText(s string, opt Options) (string, error) {
	if len(s) > opt.MaxPage {
		return "", fault{"marked-up body of " + size(int64(len(s))) + " is over the limit of " + size(int64(opt.MaxPage)), "give it as plain text"}
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return "", fault{"the markup of the body cannot be parsed: " + err.Error(), "give it as plain text"}
	}
	prune(root)
	text := blockText(root)
	if isBlank(text) {
		return "", fault{"no text in the marked-up body", "give it as plain text"}
	}
	return text, nil
}

// mainContent finds the article in a page. The library cannot be stopped, so
// a page that takes too long is left to finish by itself.
func mainContent(root *html.Node, limit time.Duration) (string, error) {
	type result struct {
		text string
		err  error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- result{err: fmt.Errorf("%v", p)}
			}
		}()
		res, err := trafilatura.ExtractDocument(root, trafilatura.Options{EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled})
		if err != nil {
			done <- result{err: err}
			return
		}
		done <- result{text: blockText(res.ContentNode)}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return "", fault{"no article was found in the page (" + r.err.Error() + ")", "save it as text, or give it as JSON with key text"}
		}
		return r.text, nil
	case <-time.After(limit):
		return "", fault{fmt.Sprintf("finding the article took longer than %v", limit), "save the article alone, or as text"}
	}
}

// prune takes out what is never the article: scripts, styles, forms,
// navigation and what its class calls an advertisement.
func prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || c.Type == html.ElementNode && furniture(c) {
			n.RemoveChild(c)
		} else {
			prune(c)
		}
		c = next
	}
}

func furniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Form, atom.Nav, atom.Svg, atom.Template, atom.Object, atom.Button, atom.Dialog:
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
				"social", "social-share", "related", "related-links", "related-articles", "cookie-banner", "cookies", "navigation", "banner", "paywall", "subscribe", "comments":
				return true
			}
		}
	}
	return false
}

// blockText is the text under n, a paragraph for each block.
func blockText(n *html.Node) string {
	var paras []string
	var line strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(line.String()), " "); s != "" {
			paras = append(paras, s)
		}
		line.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			line.WriteString(n.Data)
			return
		case html.ElementNode:
			if n.DataAtom == atom.Head {
				return
			}
			if n.DataAtom == atom.Br {
				line.WriteByte(' ')
			}
		}
		block := n.Type == html.ElementNode && isBlock(n.DataAtom)
		if block {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			flush()
		}
	}
	walk(n)
	flush()
	return strings.Join(paras, "\n\n")
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Blockquote,
		atom.Table, atom.Tr, atom.Td, atom.Th, atom.Figure, atom.Figcaption, atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Pre, atom.Hr, atom.Body, atom.Dl, atom.Dt, atom.Dd:
		return true
	}
	return false
}

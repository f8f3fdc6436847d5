package extract

import (
	"bytes"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// readPage reads one saved page: what the page says of itself for machines
// (JSON-LD, then OpenGraph and <meta>), and its main content.
func readPage(raw []byte, opt Options) (article, error) {
	src, err := decodePage(raw)
	if err != nil {
		return article{}, err
	}
	lean, scripts, err := prune(src, opt.MaxPage)
	if err != nil {
		return article{}, err
	}
	root, err := html.Parse(bytes.NewReader(lean))
	if err != nil {
		return article{}, fault{"broken HTML: " + strings.TrimPrefix(err.Error(), "html: "), "save the page again, or its text as .txt"}
	}
	a := linkedData(scripts, opt)
	meta, heading := pageMeta(root)
	a.fill(meta)

	// The body for machines comes first, unless it is only a teaser of what
	// the page shows, or has lost the paragraphs that the page has.
	told := a.text
	a.text = ""
	shown := ""
	if isBlank(told) || len(told) < visible(root)/2 || len(told) > 300 && !strings.Contains(told, "\n") {
		removeFurniture(root)
		shown = mainContent(root, opt.PageTime)
	}
	switch {
	case isBlank(told):
		a.text = shown
	case isBlank(shown):
		a.text = told
	case len(told) < len(shown)/2:
		a.text = shown
	case !strings.Contains(told, "\n") && strings.Contains(shown, "\n") && sameWords(told, shown):
		a.text = shown
	default:
		a.text = told
	}
	a.text = dropTitle(a.text, a.title, heading)
	if isBlank(a.text) {
		return article{}, fault{"no article found in this page", "save the article's own page, or its text as .txt"}
	}
	return a, nil
}

// fill takes from b what a does not say.
func (a *article) fill(b article) {
	pairs := [][2]*string{
		{&a.outlet, &b.outlet}, {&a.url, &b.url}, {&a.title, &b.title}, {&a.byline, &b.byline},
		{&a.published, &b.published}, {&a.language, &b.language}, {&a.text, &b.text},
	}
	for _, p := range pairs {
		if isBlank(*p[0]) {
			*p[0] = *p[1]
		}
	}
}

// mainContent finds the article among what else the page shows. The finder
// cannot be stopped: past its time the plain paragraphs of the page are taken,
// and it ends by itself, since the size of what it was given is bounded.
func mainContent(root *html.Node, limit time.Duration) string {
	done := make(chan string, 1)
	copied := clone(root)
	go func() {
		var body string
		defer func() {
			if recover() != nil {
				body = ""
			}
			done <- body
		}()
		// Its guesses at a date, from any figure on the page, are not asked for.
		found, err := trafilatura.ExtractDocument(copied, trafilatura.Options{
			EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled})
		if err == nil {
			body = blocks(found.ContentNode)
		}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case body := <-done:
		// In a short page the library may find the same text twice.
		if !isBlank(body) && len(body) <= len(blocks(root)) {
			return unglued(body, plainParagraphs(root))
		}
	case <-timer.C:
	}
	return plainParagraphs(root)
}

// unglued is body, or the paragraphs of the page where body is those run
// together: the finder's last resort is the bare text of a whole element.
func unglued(body, paragraphs string) string {
	if strings.Contains(body, "\n") || !strings.Contains(paragraphs, "\n") {
		return body
	}
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if b, p := bare(body), bare(paragraphs); strings.Contains(b, p) && len(p)*4 >= len(b)*3 {
		return paragraphs
	}
	return body
}

// clone copies a tree, so that a finder that has run out of time does not
// write into what is read meanwhile.
func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil), n.Attr...)}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.AppendChild(clone(k))
	}
	return c
}

// sameWords reports whether shown tells what told does: nine words in ten.
func sameWords(told, shown string) bool {
	count := map[string]int{}
	for _, w := range strings.Fields(shown) {
		count[w]++
	}
	words := strings.Fields(told)
	hits := 0
	for _, w := range words {
		if count[w] > 0 {
			count[w]--
			hits++
		}
	}
	return hits*10 >= len(words)*9
}

// dropTitle takes the title off the top of a body that repeats it, in the
// words for machines or in those of the page's heading.
func dropTitle(body string, titles ...string) string {
	first, rest, found := strings.Cut(body, "\n\n")
	for _, t := range titles {
		if t = strings.TrimSpace(t); found && t != "" && strings.EqualFold(strings.TrimSpace(first), t) {
			return rest
		}
	}
	return body
}

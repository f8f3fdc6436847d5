package extract

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks is the text of a tree: block elements are paragraphs, a blank line
// apart; white space inside them is one space, as a browser shows it.
func blocks(root *html.Node) string {
	if root == nil {
		return ""
	}
	var w blockWriter
	w.node(root, false)
	w.flush()
	return strings.Join(w.done, "\n\n")
}

type blockWriter struct {
	done  []string
	open  strings.Builder
	space bool
}

func (w *blockWriter) flush() {
	if w.open.Len() > 0 {
		w.done = append(w.done, w.open.String())
		w.open.Reset()
	}
	w.space = false
}

func (w *blockWriter) text(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			w.space = true
			continue
		}
		if w.space && w.open.Len() > 0 {
			w.open.WriteByte(' ')
		}
		w.space = false
		w.open.WriteRune(r)
	}
}

func (w *blockWriter) node(n *html.Node, pre bool) {
	switch n.Type {
	case html.TextNode:
		if !pre {
			w.text(n.Data)
			return
		}
		for i, line := range strings.Split(n.Data, "\n") {
			if i > 0 {
				w.flush()
			}
			w.text(line)
		}
		return
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Svg:
			return
		case atom.Br:
			// One break is a line of the same paragraph, two make a new one.
			if prev := n.PrevSibling; prev != nil && (prev.DataAtom == atom.Br || prev.Type == html.TextNode && isBlank(prev.Data) && prev.PrevSibling != nil && prev.PrevSibling.DataAtom == atom.Br) {
				w.flush()
			}
			w.space = true
			return
		}
	}
	block := isBlock(n.DataAtom)
	if block {
		w.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, pre || n.DataAtom == atom.Pre)
	}
	if block {
		w.flush()
	}
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Nav,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Figure, atom.Figcaption, atom.Hr,
		atom.Form, atom.Address, atom.Details, atom.Summary, atom.Body, atom.Html:
		return true
	}
	return false
}

// inline is the text below n on one line.
func inline(n *html.Node) string {
	var w blockWriter
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			w.text(c.Data)
		}
	}
	return w.open.String()
}

// plainParagraphs is the text of a page's <p> elements.
func plainParagraphs(root *html.Node) string {
	var out []string
	for n := range root.Descendants() {
		if n.DataAtom == atom.P {
			if s := inline(n); s != "" {
				out = append(out, s)
			}
		}
	}
	return strings.Join(out, "\n\n")
}

// visible is about how many bytes of running text a page shows.
func visible(root *html.Node) int { return len(plainParagraphs(root)) }

// fragmentText is the text of a body given as HTML inside JSON.
func fragmentText(s string, opt Options) (string, error) {
	lean, _, err := prune(s, opt.withDefaults().MaxPage)
	if err != nil {
		return "", err
	}
	root, err := html.Parse(bytes.NewReader(lean))
	if err != nil {
		return "", fault{"broken HTML: " + strings.TrimPrefix(err.Error(), "html: "), "give the text without markup"}
	}
	out := blocks(root)
	if out == "" {
		return "", fault{"no text: the markup holds none", "give it under key text or articleBody"}
	}
	return out, nil
}

package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"readout"
)

func TestHTML(t *testing.T) {
	d, docs := fixture(t)
	text := golden(t, "dossier.html", func(w io.Writer) error { return HTML(w, d, docs) })
	p := parsePage(t, text)
	for _, name := range []string{"script", "img", "link", "iframe", "form", "b-hostile"} {
		if p.elements[name] > 0 {
			t.Errorf("the page has a %s", name)
		}
	}
	for _, raw := range []string{"<script", "<b onmouse", "javascript:", "\x1b", "\x07", " style="} {
		if strings.Contains(text, raw) {
			t.Errorf("%q stands in the page", raw)
		}
	}
	if len(p.policy) == 0 || !strings.Contains(p.policy, hashOf(p.style)) {
		t.Errorf("the policy %q does not allow the style of the page", p.policy)
	}
	// Every document is printed in full, in order, whatever was marked in it.
	for _, doc := range docs {
		if want := strings.Join(strings.Fields(drawable(doc.Text)), " "); !strings.Contains(p.text, want) {
			t.Errorf("%s is not in the page in full", doc.ID)
		}
	}
	// Every piece of evidence in the text of a report is marked and linked.
	for _, quote := range []string{"We saw flames on two decks,", "denied that the alarms had been switched off", "that the alarms had been switched off"} {
		if p.marks[quote] == 0 {
			t.Errorf("%q is not marked", quote)
		}
	}
}

func TestHTMLOfNothing(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(&b, &readout.Dossier{}, nil); err != nil {
		t.Fatal(err)
	}
	parsePage(t, b.String())
}

// Whatever the evidence, spans that cross included: every link has its place,
// no place is named twice, and the reports stay whole.
func TestHTMLLinks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, docs := anyDossier(t), anyDocuments(t)
		// Evidence that stands in the text, in any overlap.
		for i := range rapid.IntRange(0, 12).Draw(t, "spans") {
			doc := docs[i%2]
			var starts []int
			for at := range doc.Text {
				starts = append(starts, at)
			}
			if len(starts) < 2 {
				continue
			}
			from := rapid.IntRange(0, len(starts)-2).Draw(t, "from")
			to := rapid.IntRange(from+1, len(starts)-1).Draw(t, "to")
			d.Agreed = append(d.Agreed, readout.AgreedLine{Evidence: []readout.Evidence{doc.Cite(readout.Span{Start: uint32(starts[from]), End: uint32(starts[to])})}})
		}
		var b bytes.Buffer
		if err := HTML(&b, d, docs); err != nil {
			t.Fatal(err)
		}
		p := parsePage(t, b.String())
		for _, line := range d.Documents {
			for _, doc := range docs {
				if doc.ID == line.ID && !strings.Contains(p.text, strings.Join(strings.Fields(drawable(doc.Text)), " ")) {
					t.Fatalf("the page has not all of %q", doc.Text)
				}
			}
		}
	})
}

// parsed is what the tests look for in a page.
type parsed struct {
	elements      map[string]int
	marks         map[string]int // text of the marks that have an id
	policy, style string
	text          string // of the reports, without the links back
}

func parsePage(t rapid.TB, text string) parsed {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	p := parsed{elements: map[string]int{}, marks: map[string]int{}}
	ids, links := map[string]int{}, map[string]bool{}
	var reports strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && inside(n, "article") && !inside(n, "sup") {
			reports.WriteString(n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		p.elements[n.Data]++
		if id := attr(n, "id"); id != "" {
			ids[id]++
			if n.Data == "mark" {
				p.marks[textOf(n)]++
			}
		}
		if href := attr(n, "href"); strings.HasPrefix(href, "#") {
			links[href[1:]] = true
		} else if href != "" && !strings.HasPrefix(href, "http") {
			t.Errorf("a link to %q", href)
		}
		if attr(n, "http-equiv") != "" {
			p.policy = attr(n, "content")
		}
		if n.Data == "style" {
			p.style = n.FirstChild.Data
		}
		if n.Data == "p" || n.Data == "h3" {
			reports.WriteByte(' ')
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements have the id %q", n, id)
		}
	}
	for link := range links {
		if ids[link] == 0 {
			t.Errorf("the link to %q leads nowhere", link)
		}
	}
	wellFormed(t, text)
	p.text = strings.Join(strings.Fields(reports.String()), " ")
	return p
}

// wellFormed checks that every element is closed where it should be: a browser
// would mend it, and move what it mends.
func wellFormed(t rapid.TB, text string) {
	void := map[string]bool{"meta": true, "br": true}
	var open []string
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("left open: %v", open)
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); !void[string(name)] {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Errorf("</%s> closes %v", name, open)
				return
			}
			open = open[:len(open)-1]
		}
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

func inside(n *html.Node, name string) bool {
	for p := range n.Ancestors() {
		if p.Data == name && (name != "article" || attr(p, "class") == "report") {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !inside(d, "sup") {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(sum[:])
}

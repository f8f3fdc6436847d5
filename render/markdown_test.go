package render

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMarkdown(t *testing.T) {
	d, docs := fixture(t)
	text := golden(t, "dossier.md", func(w io.Writer) error { return Markdown(w, d, docs) })
	for _, raw := range []string{"<script", "<b ", "javascript:", "**12**", "`fire`", "\x1b", "http://evil", "\n# A line", "\n- and"} {
		if strings.Contains(text, raw) {
			t.Errorf("%q stands in the page as it was in the report", raw)
		}
	}
}

var escapes = regexp.MustCompile(`\\([[:punct:]])`)

// Escaping loses nothing: what a reader sees is what was there.
func TestMarkdownEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"1. not a list": `1\. not a list`,
		"- nor this":    `\- nor this`,
		"a | b":         `a \| b`,
		"[[Link]]":      `\[\[Link\]\]`,
		"<img>&amp;":    `&lt;img&gt;&amp;amp;`,
		"12. March\n#x": `12\. March \#x`,
		"snake_case ~1": `snake\_case \~1`,
		"https://x.y/z": `https:\//x.y/z`,
	} {
		if got := escaped(in); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.StringOf(rapid.SampledFrom([]rune("ab 1.)-+#*_`[]<>|\\$~^=%&:/!(){}"))).Draw(t, "in")
		out := escapes.ReplaceAllString(escaped(in), "$1")
		out = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(out)
		if out != visible(in) {
			t.Errorf("%q reads as %q", in, out)
		}
	})
}

// Every row of a table has as many cells as its head, whatever the reports say.
func TestMarkdownTables(t *testing.T) {
	bar := regexp.MustCompile(`(^|[^\\])\|`)
	rapid.Check(t, func(t *rapid.T) {
		d, docs := anyDossier(t), anyDocuments(t)
		var b bytes.Buffer
		if err := Markdown(&b, d, docs); err != nil {
			t.Fatal(err)
		}
		cells := 0
		for line := range strings.SplitSeq(b.String(), "\n") {
			if !strings.HasPrefix(line, "|") {
				cells = 0
				continue
			}
			n := len(bar.FindAllString(strings.ReplaceAll(line, `\\`, ""), -1))
			if cells == 0 {
				cells = n
			}
			if n != cells {
				t.Fatalf("%d cells, not %d: %s", n, cells, line)
			}
		}
	})
}

package extract

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// survive reads data as the kind of file that name says.
func survive(t *testing.T, name string, data []byte) {
	path := filepath.Join(write(t, map[string]string{name: string(data)}), name)
	docs, problems := ReadAll(context.Background(), []string{path}, nil, Options{MaxPage: 64 << 10, PageTime: 2 * time.Second})
	if len(docs)+len(problems) == 0 {
		t.Error("neither a document nor a reason")
	}
	ids := map[string]bool{}
	for _, d := range docs {
		check(t, d)
		if ids[d.ID] {
			t.Errorf("%q twice", d.ID)
		}
		ids[d.ID] = true
	}
	for _, p := range problems {
		if strings.Contains(p.Error(), "please report") {
			t.Error(p)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{"id":"1","text":"a\n\nb","title":"t"}`, "[{\"text\":\"a\"},\n{\"text\":\"\\ud800\"}]", `{"@graph":[{"@type":"Article","articleBody":"x"}]}`,
		"{\"text\":\"a\"\n{\"text\":\"b\"}\n", `{"body_xhtml":"<p>a<p>b"}`, `{"bodies":[{"value":"x"}],"headlines":["y"]}`, `{"articles":[{"text":["a","b"]}]}`,
		"{\n  \"text\": [\n]}]", "\xff\xfe{\x00}\x00", `{"text":"x","published":1491998700,"author":[{"name":["n"]}],"url":{"@id":"http://x"}}`, "{\"text\":\"caf\xe9 here\"}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { survive(t, "a.jsonl", data) })
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<p>a<p>b", article3(`<script type="application/ld+json">{"@type":"Article","articleBody":"x"}</script>`), "<title>a</title><plaintext>b", "<table><p>x<svg><p>y",
		"<meta charset=utf-7>+ADw-", "<pre>a\nb</pre><br><br>c", "<template><p>a</template><noscript><p>b</noscript>", "<script><!--<script>", "<frameset>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { survive(t, "a.html", data) })
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"title: a\n\nb", "---\ntitle: a\n---\nb", "# a\n\nb", "a\n===\nb", "\xef\xbb\xbfa", "\xff\xfea\x00", "caf\xe9", "a\r\rb\u2028c", "\u00a0\n\n\u200b", "---\nx: [a, 'b''c']\n...\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		survive(t, "a.md", data)
		survive(t, "a", data)
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2017-04-12T14:05:00Z", "Wed, 12 Apr 2017 14:05:00 GMT+3", "12.4.2017", "2pm April 1 2017"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d := NormalizeDate(s); d != "" && NormalizeDate(d) != d {
			t.Errorf("%q -> %q -> %q", s, d, NormalizeDate(d))
		}
	})
}

// What is given as text comes out byte for byte, in JSON and in files.
func TestTextSurvives(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("ab \t\r\n“”’é日\u00a0\u0301\u2028\U0001f600-:#"))).Filter(func(s string) bool { return !isBlank(s) })
	rapid.Check(t, func(rt *rapid.T) {
		title := rapid.OneOf(rapid.Just(""), text).Draw(rt, "title")
		body := text.Draw(rt, "body")
		line, err := json.Marshal(map[string]string{"title": title, "text": body})
		if err != nil {
			rt.Fatal(err)
		}
		want := body
		if title != "" {
			want = title + "\n\n" + body
		}
		docs, problems := ReadAll(context.Background(), []string{"-"}, bytes.NewReader(line), Options{})
		if len(docs) != 1 || len(problems) != 0 || docs[0].Text != want || docs[0].Body().Of(docs[0].Text) != body {
			rt.Fatalf("JSON: %v %v", docs, problems)
		}
		check(t, docs[0])
		// A text without a header is the file.
		docs, problems = ReadAll(context.Background(), []string{"-"}, strings.NewReader("x"+body), Options{})
		if len(docs) != 1 || len(problems) != 0 || docs[0].Text != "x"+body {
			rt.Fatalf("text: %v %v", docs, problems)
		}
		// A broken line before and after costs nothing else.
		in := "{\"text\": \"cut\n" + string(line) + "\n{\"text\": [}\n"
		docs, problems = ReadAll(context.Background(), []string{"-"}, strings.NewReader(in), Options{})
		if len(docs) != 1 || len(problems) != 2 || docs[0].Text != want {
			rt.Fatalf("between broken lines: %v %v", docs, problems)
		}
	})
}

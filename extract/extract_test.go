package extract

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"readout"
)

// write makes the files of a test and returns their folder.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// readOne reads one file of the given name and expects one document.
func readOne(t testing.TB, name, data string) *readout.Document {
	t.Helper()
	dir := write(t, map[string]string{name: data})
	docs, problems := ReadAll(context.Background(), []string{filepath.Join(dir, name)}, nil, Options{})
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	if len(docs) != 1 {
		t.Fatalf("%d documents, want 1", len(docs))
	}
	check(t, docs[0])
	return docs[0]
}

// check holds what every document promises.
func check(t testing.TB, d *readout.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Errorf("text is not UTF-8: %q", d.Text)
	}
	if d.ID == "" || strings.TrimSpace(d.Text) == "" {
		t.Errorf("id %q, text %q", d.ID, d.Text)
	}
	if _, ok := d.Date(); d.Published != "" && !ok {
		t.Errorf("published %q is neither a date nor RFC 3339", d.Published)
	}
	body := 0
	if !d.Title.IsZero() {
		if d.Title.Start != 0 || !strings.HasPrefix(d.Text[d.Title.End:], "\n\n") {
			t.Errorf("title %v of %q", d.Title, d.Text)
		}
		body = int(d.Title.End) + 2
	}
	end := uint32(body)
	for _, p := range d.Paragraphs {
		if p.Start < end || p.End <= p.Start || int(p.End) > len(d.Text) {
			t.Fatalf("paragraphs %v of %d bytes, body from %d", d.Paragraphs, len(d.Text), body)
		}
		if s := p.Of(d.Text); s != strings.TrimSpace(s) || !utf8.ValidString(s) {
			t.Errorf("paragraph %q is not trimmed", s)
		}
		if between := d.Text[end:p.Start]; !isBlank(between) {
			t.Errorf("%q is in no paragraph", between)
		}
		end = p.End
	}
	if !isBlank(d.Text[end:]) {
		t.Errorf("%q is in no paragraph", d.Text[end:])
	}
}

// fields are what the tables below compare.
type fields struct{ ID, Outlet, URL, Title, Byline, Published, Language, Body string }

func fieldsOf(d *readout.Document) fields {
	return fields{d.ID, d.Outlet, d.URL, d.Title.Of(d.Text), d.Byline, d.Published, d.Language, d.Body().Of(d.Text)}
}

func compress(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func utf16le(s string) string {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

func TestKinds(t *testing.T) {
	const plain = `{"id":"k1","outlet":"Ferry Post","url":"https://ferry.example/a","title":"Ferry late","byline":"Ida Holm","published":"12 April 2017","text":"The ferry was late.\r\n\r\nNobody minded.","language":"en"}`
	want := fields{"k1", "Ferry Post", "https://ferry.example/a", "Ferry late", "Ida Holm", "2017-04-12", "en", "The ferry was late.\r\n\r\nNobody minded."}
	for _, tt := range []struct {
		name, file, data string
		want             fields
	}{
		{"line", "a.jsonl", plain + "\n", want},
		{"array", "a.json", "[" + plain + "]", want},
		{"no line end", "a.ndjson", plain, want},
		{"mark", "a.jsonl", "\xef\xbb\xbf" + plain, want},
		{"gzip", "a.jsonl.gz", compress(plain), want},
		{"UTF-16", "a.json", utf16le(plain), want},
		{"number as id", "a.json", `{"id": 9007199254740993, "outlet": "O", "text": "x"}`, fields{ID: "9007199254740993", Outlet: "O", Body: "x"}},
		{"wrapper", "a.json", `{"status": "ok", "articles": [{"id": "w", "source": {"name": "Quay FM"}, "publishedAt": "2017-04-12T10:00:00Z", "title": "T", "text": "Body."}]}`,
			fields{ID: "w", Outlet: "Quay FM", Title: "T", Published: "2017-04-12T10:00:00Z", Body: "Body."}},
		{"schema.org", "a.json", `{
  "@context": "https://schema.org",
  "@type": ["NewsArticle"],
  "identifier": "s1",
  "headline": "Bridge shut",
  "articleBody": "The bridge is shut.",
  "publisher": {"@type": "Organization", "name": "Hill News"},
  "datePublished": "2017-04-12T10:00:00+0200",
  "author": [{"@type": "Person", "name": "A. Berg"}, "B. Lund"],
  "mainEntityOfPage": {"@id": "https://www.hill.example/bridge"},
  "inLanguage": {"name": "en-GB"}
}`, fields{"s1", "Hill News", "https://www.hill.example/bridge", "Bridge shut", "A. Berg, B. Lund", "2017-04-12T10:00:00+02:00", "en-GB", "The bridge is shut."}},
		{"schema.org graph", "a.json", `{"@graph": [{"@type": "Organization", "@id": "#o", "name": "Hill News"}, {"@type": "WebPage"},
 {"@type": "NewsArticle", "identifier": "g", "headline": "H", "articleBody": "B.", "publisher": {"@id": "#o"}, "dateModified": "2017-04-13"}]}`,
			fields{ID: "g", Outlet: "Hill News", Title: "H", Published: "2017-04-13", Body: "B."}},
		{"ninjs 1", "a.json", `{"uri": "urn:x:1", "pubstatus": "usable", "versioncreated": "2017-04-12T10:00:00Z", "headline": "H", "byline": "C. Dahl", "provider": "Wire Nord", "language": "en",
 "body_xhtml": "<p>One &amp; <b>two</b>.</p>\n<p>Three<br/>four.</p>"}`,
			fields{"urn:x:1", "Wire Nord", "", "H", "C. Dahl", "2017-04-12T10:00:00Z", "en", "One & two.\n\nThree four."}},
		{"ninjs 2", "a.json", `{"uri": "http://wire.example/1", "firstcreated": "2017-04-12T09:00:00Z", "headlines": [{"role": "short", "value": "S"}, {"role": "main", "value": "Main"}],
 "bodies": [{"contenttype": "text/html", "value": "<p>no</p>"}, {"contenttype": "text/plain", "value": "yes"}], "infosources": [{"name": "Wire Nord"}]}`,
			fields{"http://wire.example/1", "Wire Nord", "http://wire.example/1", "Main", "", "2017-04-12T09:00:00Z", "", "yes"}},
		{"front matter", "a.md", "---\ntitle: \"A \\\"quoted\\\" title\"\noutlet: Quay Daily\nauthors:\n  - Ida Holm\n  - Jan Moe\npublished: April 12, 2017\nid: f\n---\n\nFirst.\n\nSecond.\n",
			fields{"f", "Quay Daily", "", `A "quoted" title`, "Ida Holm, Jan Moe", "2017-04-12", "", "First.\n\nSecond.\n"}},
		{"header lines", "a.txt", "URL: https://www.quay.example/x\r\nTitle: The: colon\r\nid: h\r\n\r\nFirst.\r\n", fields{"h", "quay.example", "https://www.quay.example/x", "The: colon", "", "", "", "First.\r\n"}},
		{"no header", "a.txt", "Warning: this is the text.\n", fields{Outlet: "a", Body: "Warning: this is the text.\n"}},
		{"rule is no header", "a.txt", "---\ntitle: x\n\nText", fields{Outlet: "a", Body: "---\ntitle: x\n\nText"}},
		{"heading", "a.md", "# Ferry *late* #\n\nThe ferry\n", fields{Outlet: "a", Title: "Ferry *late*", Body: "The ferry\n"}},
		{"underlined heading", "a.md", "Ferry late\n==========\n\nThe ferry\n", fields{Outlet: "a", Title: "Ferry late", Body: "The ferry\n"}},
		{"hash is no heading in text", "a.txt", "# 1 seed\n\nwon", fields{Outlet: "a", Body: "# 1 seed\n\nwon"}},
		{"Windows-1252", "a.txt", "He said \x93no\x94 in a caf\xe9.", fields{Outlet: "a", Body: "He said “no” in a café."}},
		{"gzip text", "a.txt.gz", compress("Hello there."), fields{Outlet: "a", Body: "Hello there."}},
		{"unknown name, JSON", "a.data", plain, want},
		{"unknown name, text", "a", "Just text.", fields{Outlet: "a", Body: "Just text."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := fieldsOf(readOne(t, tt.file, tt.data))
			if tt.want.ID == "" {
				got.ID = ""
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			// Standard input has no name to go by: the kind is found by looking.
			if strings.HasSuffix(tt.file, ".md") {
				return
			}
			docs, problems := ReadAll(context.Background(), []string{"-"}, strings.NewReader(tt.data), Options{})
			if len(docs) != 1 || len(problems) != 0 {
				t.Fatalf("standard input: %d documents, %v", len(docs), problems)
			}
			got = fieldsOf(docs[0])
			if tt.want.ID == "" {
				got.ID = ""
			}
			if tt.want.Outlet == "a" {
				tt.want.Outlet = ""
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("standard input: %s", diff)
			}
		})
	}
}

func TestParagraphs(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"one\ntwo\n\nthree\n", []string{"one\ntwo", "three"}},
		{"one\ntwo\nthree", []string{"one", "two", "three"}},
		{"one\r\n \t\r\ntwo\r\n", []string{"one", "two"}},
		{"\n\n  one  \rtwo\r\n\n", []string{"one", "two"}},
		{"one\r\rtwo\rthree", []string{"one", "two\rthree"}},
		{"\u00a0\n\nonly\u00a0", []string{"only"}},
	} {
		var got []string
		for _, p := range paragraphs(tt.text, 0) {
			got = append(got, p.Of(tt.text))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.text, diff)
		}
	}
}

func TestFoldersAndPatterns(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": "Text b.", "a.md": "# A\n\nText a.", "sub/c.txt": "Text c.", "sub/deep/d.JSONL": `{"id":"d","outlet":"O","text":"Text d."}`,
		".hidden.txt": "no", ".git/x.txt": "no", "picture.png": "\x89PNG\r\n\x1a\n", "notes.log": "no", "README.md": "no", "sub/LICENSE.txt": "no",
		"lone/[x].txt": "Text x.",
	})
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"."}, "a b [x] c O"},
		{[]string{"sub", "a.md"}, "c O a"},
		{[]string{"*.txt"}, "b"},
		{[]string{"**/*.txt"}, "b [x] LICENSE c"},
		{[]string{"s*"}, "c O"},
		{[]string{"lone/[x].txt"}, "[x]"},
		{[]string{"b.txt", "./b.txt", "*.txt"}, "b"},
		{[]string{"README.md"}, "README"},
		{[]string{"sub/deep/*"}, "O"},
	} {
		t.Chdir(dir)
		var got []string
		problems := Open(context.Background(), tt.args, nil, Options{}, func(d *readout.Document) error {
			got = append(got, d.Outlet)
			return nil
		})
		if s := strings.Join(got, " "); s != tt.want || len(problems) > 0 {
			t.Errorf("%v: %q, want %q; %v", tt.args, s, tt.want, problems)
		}
	}
}

func TestLinkedFolder(t *testing.T) {
	dir := write(t, map[string]string{"real/a.txt": "Text a."})
	if err := os.Symlink("real", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("..", filepath.Join(dir, "real", "loop")); err != nil {
		t.Skip(err)
	}
	docs, problems := ReadAll(context.Background(), []string{filepath.Join(dir, "link")}, nil, Options{})
	if len(docs) != 1 || len(problems) != 0 {
		t.Errorf("%d documents, %v", len(docs), problems)
	}
}

func TestEachErrorAndCancel(t *testing.T) {
	data := strings.Repeat(`{"outlet":"O","text":"x"}`+"\n", 500)
	dir := write(t, map[string]string{"a.jsonl": data, "b.jsonl": data})
	boom := errors.New("boom")
	n := 0
	problems := Open(context.Background(), []string{dir}, nil, Options{Workers: 2}, func(*readout.Document) error {
		if n++; n == 3 {
			return boom
		}
		return nil
	})
	if n != 3 || len(problems) != 1 || !errors.Is(problems[0], boom) {
		t.Errorf("each called %d times, %v", n, problems)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, problems = ReadAll(ctx, []string{dir}, nil, Options{})
	if !slices.ContainsFunc(problems, func(p Problem) bool { return !p.Note && errors.Is(p, context.Canceled) }) {
		t.Errorf("after cancel: %v", problems)
	}
}

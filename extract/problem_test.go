package extract

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestProblems(t *testing.T) {
	const good = `{"id":"ok","outlet":"O","text":"Good."}`
	deep := `{"text":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "}"
	for _, tt := range []struct {
		name, file, data string
		docs             int
		want             []string // each in the problem at its place, after the path
	}{
		{"empty", "a.txt", "", 0, []string{": empty; "}},
		{"blank", "a.txt", " \n\t\n", 0, []string{": no text"}},
		{"header alone", "a.txt", "title: x\n", 0, []string{": no text"}},
		{"PDF", "a.txt", "%PDF-1.7\n", 0, []string{": this is a PDF, not an article; save its text"}},
		{"PNG", "a.html", "\x89PNG\r\n\x1a\n\x00\x00", 0, []string{": this is a PNG image"}},
		{"ZIP", "a.jsonl", "PK\x03\x04zzz", 0, []string{"ZIP archive"}},
		{"feed", "a.html", "<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", 0, []string{"this is a news feed"}},
		{"zero bytes", "a.txt", "abc\x00def", 0, []string{": binary data"}},
		{"late zero byte", "a.txt", strings.Repeat("line\n", 1000) + "\x00", 0, []string{"zero byte in line 1001"}},
		{"UTF-32", "a.txt", "\xff\xfe\x00\x00a\x00\x00\x00", 0, []string{"UTF-32"}},
		{"Windows-1251", "a.txt", "one\n\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0", 0, []string{"neither UTF-8, UTF-16 with a mark, nor Windows-1252 (first bad byte in line 2); convert"}},
		{"damaged UTF-8", "a.txt", "Ünïcödé wörds ärë fïne \xff", 0, []string{"neither UTF-8"}},
		{"not gzip", "a.txt.gz", "\x1f\x8bnope", 0, []string{"damaged gzip"}},
		{"cut gzip", "a.txt.gz", compress(strings.Repeat("some words ", 100))[:40], 0, []string{"damaged gzip"}},
		{"gzip twice", "a.txt.gz", compress(compress("x")), 0, []string{"gzip archive inside"}},
		{"no JSON", "a.jsonl", good + "\nhello\n" + good + "\n", 1, []string{`:2: not a JSON object: "hello"; give one`, ":3: same article as "}},
		{"scalar", "a.jsonl", "42\n" + good, 1, []string{":1: not a JSON object"}},
		{"cut line", "a.jsonl", `{"id":"x","text":"abc` + "\n" + good + "\n", 1, []string{":1: broken JSON: a line ends inside a string"}},
		{"brace missing", "a.jsonl", "\n" + `{"id":"x","text":"abc"` + "\n" + good + "\n", 1, []string{":2: broken JSON: unexpected '{' in line 3"}},
		{"bracket missing", "a.jsonl", `{"id":"x","list":[` + "\n" + good + "\n" + strings.ReplaceAll(good, "ok", "ok2") + "\n", 1, []string{":1: broken JSON"}},
		{"last line cut", "a.jsonl", good + "\n" + `{"id":"x","te`, 1, []string{":2: the object is not closed"}},
		{"never closed", "a.jsonl", `{"id":"x","list":[` + "\n" + good, 1, []string{":1: the object is not closed"}},
		{"array not closed", "a.json", "[\n" + good + ",\n", 1, []string{":3: the array is not closed"}},
		{"element broken", "a.json", "[\n  {\n    \"text\": \"x\"\n    \"id\": 1,\n    \"z\": {\n    }\n  },\n  " + good + "\n]", 1, []string{":2: broken JSON: unexpected '\"' in line 4"}},
		{"no text", "a.jsonl", `{"id":"x","title":"T"}` + "\n" + good, 1, []string{":1: no text: expected key text or articleBody; "}},
		{"empty text", "a.jsonl", `{"id":"x","text":" "}`, 0, []string{":1: no text"}},
		{"text is a number", "a.jsonl", `{"id":"x","text":7}`, 0, []string{":1: key text is a number"}},
		{"withheld", "a.json", `{"uri":"x","pubstatus":"canceled","body_text":"x"}`, 0, []string{":1: pubstatus is canceled"}},
		{"nested deep", "a.jsonl", deep + "\n" + good, 1, []string{":1: broken JSON: nested too deep"}},
		{"no graph article", "a.json", `{"@graph":[{"@type":"Person"}]}`, 0, []string{"no article in @graph"}},
		{"empty array", "a.json", "[]", 0, []string{": no articles"}},
		{"empty wrapper", "a.json", `{"articles":[]}`, 0, []string{":1: no articles: articles is empty"}},
		{"in a wrapper", "a.json", `{"articles":[{"title":"T"},` + good + `,3]}`, 1, []string{":1: articles[0]: no text", ":1: articles[2] is no object"}},
		{"Windows-1251 line", "a.jsonl", `{"text":"` + "\xcf\xf0\xe8\xe2\xe5\xf2" + `"}` + "\n" + good, 1, []string{":1: neither UTF-8"}},
		{"empty page", "a.html", "<html><body></body></html>", 0, []string{": no article found in this page"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(write(t, map[string]string{tt.file: tt.data}), tt.file)
			docs, problems := ReadAll(context.Background(), []string{path}, nil, Options{})
			if len(docs) != tt.docs {
				t.Errorf("%d documents, want %d", len(docs), tt.docs)
			}
			for _, d := range docs {
				check(t, d)
			}
			if len(problems) != len(tt.want) {
				t.Fatalf("problems %v, want %q", problems, tt.want)
			}
			for i, want := range tt.want {
				got, ok := strings.CutPrefix(problems[i].Error(), path)
				if !ok || !strings.Contains(got, want) || strings.HasPrefix(want, ":") && !strings.HasPrefix(got, want) {
					t.Errorf("problem %q, want %q", got, want)
				}
			}
		})
	}
}

func TestUnreadable(t *testing.T) {
	dir := write(t, map[string]string{"ok.txt": "Good.", "empty/.keep": "", "locked.txt": "x"})
	os.Chmod(filepath.Join(dir, "locked.txt"), 0)
	args := []string{filepath.Join(dir, "missing.txt"), filepath.Join(dir, "*.nope"), filepath.Join(dir, "empty"), filepath.Join(dir, "ok.txt")}
	want := []string{"no such file", "no file matches", "no articles in this folder"}
	if os.Getuid() != 0 { // root may read everything
		args = append(args, filepath.Join(dir, "locked.txt"))
		want = append(want, "permission denied")
	}
	docs, problems := ReadAll(context.Background(), args, nil, Options{})
	if len(docs) != 1 || len(problems) != len(want) {
		t.Fatalf("%d documents, %v", len(docs), problems)
	}
	for i, w := range want {
		if !strings.Contains(problems[i].Error(), w) {
			t.Errorf("problem %v, want %q", problems[i], w)
		}
	}
}

// repeat is n bytes of one kind, without the memory for them.
type repeat struct {
	c byte
	n int64
}

func (r *repeat) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	p = p[:min(int64(len(p)), r.n)]
	for i := range p {
		p[i] = r.c
	}
	r.n -= int64(len(p))
	return len(p), nil
}

// A line of 200 MB costs no more memory than the limit says, and the article
// after it is read.
func TestHugeLine(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 200 MB")
	}
	for _, tt := range []struct {
		open, close, want string
		size              int64
	}{
		{`{"text":"`, `"}`, ":1: longer than the limit", 200 << 20},
		{`{"text":"`, ``, ":1: longer than the limit", 48 << 20}, // never closed
		{``, ``, ":1: not a JSON object", 48 << 20},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		in := io.MultiReader(strings.NewReader("{\"outlet\":\"O\",\"text\":\"first\"}\n"+tt.open), &repeat{'a', tt.size}, strings.NewReader(tt.close+"\n"+`{"outlet":"O","text":"last"}`))
		docs, problems := ReadAll(context.Background(), []string{"-"}, in, Options{})
		runtime.ReadMemStats(&after)
		if len(docs) != 2 || len(problems) != 1 || !strings.Contains(problems[0].Error(), strings.Replace(tt.want, ":1", ":2", 1)) {
			t.Errorf("%q: %d documents, %v", tt.open, len(docs), problems)
		}
		if got := after.TotalAlloc - before.TotalAlloc; got > 400<<20 {
			t.Errorf("%q: allocated %d MB", tt.open, got>>20)
		}
	}
	docs, problems := ReadAll(context.Background(), []string{"-"}, io.MultiReader(strings.NewReader("Text. "), &repeat{'a', 48 << 20}), Options{})
	if len(docs) != 0 || len(problems) != 1 || !strings.Contains(problems[0].Error(), "larger than the limit") {
		t.Errorf("text: %d documents, %v", len(docs), problems)
	}
}

func TestGzipBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("inflates 100 MB")
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, "{\"outlet\":\"O\",\"text\":\"first\"}\n")
	io.Copy(w, &repeat{' ', 400 << 20})
	w.Close()
	docs, problems := ReadAll(context.Background(), []string{"-"}, &b, Options{})
	if len(docs) != 1 || len(problems) != 1 || !strings.Contains(problems[0].Error(), "unpacks to over") {
		t.Errorf("%d documents, %v", len(docs), problems)
	}
}

// Thousands of broken lines are counted, not all named.
func TestManyFaults(t *testing.T) {
	in := strings.Repeat("{\n", 5000) + `{"outlet":"O","text":"last"}`
	path := filepath.Join(write(t, map[string]string{"a.jsonl": in}), "a.jsonl")
	docs, problems := ReadAll(context.Background(), []string{path}, nil, Options{})
	if len(docs) != 1 || len(problems) != mostFaults+1 {
		t.Fatalf("%d documents, %d problems", len(docs), len(problems))
	}
	if want := fmt.Sprintf("and %d more", 5000-mostFaults); !strings.Contains(problems[mostFaults].Error(), want) {
		t.Errorf("%v, want %q", problems[mostFaults], want)
	}
}

package extract

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Paragraphs long enough that the finder of main content takes them for one.
const (
	para1 = "The harbour board said on Monday that the old crane would be taken down before winter, because its foot has rusted through in three places."
	para2 = "Dock workers had asked for the repair since spring, and their union called the decision late, but welcome, in a letter to the board."
	para3 = "A new crane will be rented from a yard in the next town until the board has decided what to build, the letter said."
)

func article3(head string) string {
	return "<!DOCTYPE html><html lang=en><head>" + head + "</head><body><nav><a href=/>Home</a> <a href=/s>Sport</a></nav><article><h1>Crane to go</h1><p>" +
		para1 + "</p><div class=advertisement><p>Buy two lamps and pay for one, only this week at the lamp shop.</p></div><p>" + para2 + "</p>\n<p>" +
		strings.Replace(para3, " crane ", " <b>crane</b>&nbsp;", 1) + "</p></article><footer>All rights reserved</footer></body></html>"
}

const body3 = para1 + "\n\n" + para2 + "\n\n" + para3

func TestPages(t *testing.T) {
	flat := para1 + " " + para2 + " " + para3
	for _, tt := range []struct {
		name, file, data string
		want             fields
	}{
		{"meta", "a.html", article3(`<title>Crane to go - Quay Daily</title><meta property="og:site_name" content="Quay Daily"><meta property="og:title" content="Crane to go">
<link rel=canonical href="https://quay.example/crane"><meta property="article:published_time" content="2017-04-12T08:00:00Z"><meta name=author content="Ida Holm"><meta property="article:author" content="https://fb.example/ida">`),
			fields{"", "Quay Daily", "https://quay.example/crane", "Crane to go", "Ida Holm", "2017-04-12T08:00:00Z", "en", body3}},
		{"nothing", "a.htm", article3(""), fields{"", "a", "", "Crane to go", "", "", "en", body3}},
		{"day in the address", "a.html", article3(`<link rel=canonical href="https://www.quay.example/2017/4/12/crane">`),
			fields{"", "quay.example", "https://www.quay.example/2017/4/12/crane", "Crane to go", "", "2017-04-12", "en", body3}},
		{"JSON-LD without body", "a.html", article3(`<script type="application/ld+json">{"@graph":[{"@type":"Organization","@id":"#p","name":"Quay &amp; Sea"},{"@type":"NewsArticle","headline":"The crane goes","publisher":{"@id":"#p"},"datePublished":"2017-04-11","author":{"name":"Jan Moe"}}]}</script>`),
			fields{"", "Quay & Sea", "", "The crane goes", "Jan Moe", "2017-04-11", "en", body3}},
		{"JSON-LD in two scripts", "a.html", article3(`<script type="application/ld+json">[{"@type":"Organization","@id":"#p","name":"Quay"}]</script><script type='application/ld+json'>{"@type":"NewsArticle","headline":"H","publisher":{"@id":"#p"}}</script>`),
			fields{"", "Quay", "", "H", "", "", "en", body3}},
		{"body for machines", "a.xhtml", article3(`<script type="application/ld+json">{"@type":"Article","headline":"H","articleBody":"` + para1 + `\n\n` + para2 + ` It ends here, with some more words than the page has, for the test.\n\n` + para3 + `"}</script>`),
			fields{"", "a", "", "H", "", "", "en", para1 + "\n\n" + para2 + " It ends here, with some more words than the page has, for the test.\n\n" + para3}},
		{"teaser for machines", "a.html", article3(`<script type="application/ld+json">{"@type":"Article","headline":"H","articleBody":"The harbour board said on Monday …"}</script>`),
			fields{"", "a", "", "H", "", "", "en", body3}},
		{"body without paragraphs", "a.html", article3(`<script type="application/ld+json">{"@type":"Article","headline":"H","articleBody":"` + flat + flat + `"}</script>`),
			fields{"", "a", "", "H", "", "", "en", flat + flat}},
		{"same body without paragraphs", "a.html", article3(`<script type="application/ld+json">{"@type":"Article","headline":"H","articleBody":"` + flat + `"}</script>`),
			fields{"", "a", "", "H", "", "", "en", body3}},
		{"line end inside a JSON-LD string", "a.html", article3("<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"The crane\ngoes\"}</script>"),
			fields{"", "a", "", "The crane goes", "", "", "en", body3}},
		{"broken JSON-LD", "a.html", article3(`<script type="application/ld+json">{"@type":"Article",</script>`), fields{"", "a", "", "Crane to go", "", "", "en", body3}},
		{"gzip", "a.html.gz", compress(article3("")), fields{"", "a", "", "Crane to go", "", "", "en", body3}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := fieldsOf(readOne(t, tt.file, tt.data))
			got.ID = ""
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPageEncoding(t *testing.T) {
	for name, tt := range map[string]struct{ head, raw, want string }{
		"UTF-8":                {"", "caf\u00e9 \u201cno\u201d", "café “no”"},
		"UTF-8 declared latin": {"<meta charset=iso-8859-1>", "caf\u00e9 \u201cno\u201d", "café “no”"},
		"latin":                {"<meta charset=iso-8859-1>", "caf\xe9 \x93no\x94", "café “no”"},
		"latin, not declared":  {"", "caf\xe9 \x93no\x94", "café “no”"},
		"Cyrillic":             {`<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">`, "\xcf\xf0\xe8\xe2\xe5\xf2", "Привет"},
		"Japanese in escapes":  {"<meta charset=iso-2022-jp>", "\x1b$B$3$s\x1b(B", "こん"},
		"a byte that was cut":  {"<meta charset=utf-8>", "\u00e9\u00e9\u00e9\u00e9\u00e9 cut\xe2\x80", "ééééé cut\uFFFD"},
		"UTF-16 with a mark":   {"<meta charset=utf-16>", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			page := strings.Replace(article3(tt.head), "Monday", "Monday "+tt.raw, 1)
			if tt.raw == "" {
				page = utf16le(page)
			}
			d := readOne(t, "a.html", page)
			if !strings.Contains(d.Text, strings.TrimSpace("Monday "+tt.want)) {
				t.Errorf("%q not in %q", tt.want, d.Text)
			}
		})
	}
}

// Pages made to cost time or memory end in good time, with an article or a
// reason.
func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"nested":     strings.Repeat("<div>", 40_000) + body3,
		"paragraphs": strings.Repeat("<p>", 400_000),
		"inline":     strings.Repeat("<b><i>", 20_000) + body3,
		"tables":     strings.Repeat("<table><tr><td>", 15_000) + body3,
		"one tag":    "<html><p " + strings.Repeat("a=b ", 1_000_000) + ">" + body3,
		"attribute":  "<html><img src='data:" + strings.Repeat("A", 3<<20) + "'><p>" + body3 + "</p>",
		"long":       "<html><p>" + strings.Repeat("word ", 1_000_000),
		"script":     "<html><script>" + strings.Repeat("x", 4<<20) + "</script><p>" + body3 + "</p>",
		"open":       "<html><script>" + body3,
		"links":      "<html>" + strings.Repeat("<a href=x>y</a>", 40_000),
		"deep JSON":  `<html><script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 20_000) + "</script><p>" + body3,
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			docs, problems := ReadAll(context.Background(), []string{"-"}, strings.NewReader("<!doctype html>"+page), Options{PageTime: time.Second})
			if len(docs)+len(problems) != 1 {
				t.Errorf("%d documents, %v", len(docs), problems)
			}
			for _, d := range docs {
				check(t, d)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			t.Log(time.Since(start), problems)
		})
	}
}

// Reading a page says nothing on standard error, whatever its libraries log.
func TestQuiet(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	old := os.Stderr
	os.Stderr = w
	readOne(t, "a.html", article3(""))
	ReadAll(context.Background(), []string{"-"}, strings.NewReader("<html><p>x"), Options{})
	os.Stderr = old
	w.Close()
	if said, _ := io.ReadAll(r); len(said) > 0 {
		t.Errorf("said %q", said)
	}
}

// A short page without white space between its elements keeps its paragraphs.
func TestGluedPage(t *testing.T) {
	d, err := Page([]byte(`<html><head><title>Ferry burns</title></head><body><article><h1>Ferry burns</h1><p>Twelve people died on Sunday when a ferry burned off Orvale.</p><p>The owner denied that the alarms had been off.</p></article></body></html>`), "", About{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Ferry burns\n\nTwelve people died on Sunday when a ferry burned off Orvale.\n\nThe owner denied that the alarms had been off."; d.Text != want {
		t.Errorf("%q, want %q", d.Text, want)
	}
}

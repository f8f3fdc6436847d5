package extract

import (
	"strings"
)

// readText reads one article from a text file: an optional header (front
// matter between --- lines, or lines such as "title: …" at the top), then the
// body, whose bytes are kept. In Markdown a # heading at the top is the title
// when the header gives none.
func readText(s string, markdown bool) article {
	var a article
	body, ok := a.frontMatter(s)
	if !ok {
		body, ok = a.headerLines(s)
	}
	if ok {
		body = skipBlankLines(body)
	}
	if markdown {
		if title, rest, ok := heading(body); ok && (isBlank(a.title) || strings.TrimSpace(a.title) == title) {
			a.title, body = title, skipBlankLines(rest)
		}
	}
	a.text = body
	return a
}

// frontMatter reads a block between two lines of ---. Without a closing line
// there is none: a rule at the top of a text is no header.
func (a *article) frontMatter(s string) (body string, ok bool) {
	first, rest := cutLine(s)
	if strings.TrimRight(first, " \t") != "---" {
		return s, false
	}
	var lines []string
	for len(lines) < 200 && rest != "" {
		var line string
		line, rest = cutLine(rest)
		if t := strings.TrimRight(line, " \t"); t == "---" || t == "..." {
			a.setAll(lines)
			return rest, true
		}
		lines = append(lines, line)
	}
	return s, false
}

// setAll takes the lines of front matter: "key: value", and lists of one item
// a line under their key.
func (a *article) setAll(lines []string) {
	key, items := "", []string(nil)
	flush := func() {
		if len(items) > 0 {
			a.set(key, strings.Join(items, ", "))
		}
		items = nil
	}
	for _, line := range lines {
		trimmed := strings.TrimSpace(line)
		if item, ok := strings.CutPrefix(trimmed, "- "); ok && key != "" {
			items = append(items, unquote(item))
			continue
		}
		k, v, ok := strings.Cut(line, ":")
		if !ok || k != strings.TrimLeft(k, " \t") {
			continue
		}
		flush()
		key = k
		v = strings.TrimSpace(v)
		if strings.HasPrefix(v, "[") && strings.HasSuffix(v, "]") {
			for _, item := range strings.Split(v[1:len(v)-1], ",") {
				if item = unquote(item); item != "" {
					items = append(items, item)
				}
			}
			continue
		}
		a.set(k, unquote(v))
	}
	flush()
}

// headerLines reads "key: value" lines at the very top. Only the keys of the
// article format count, and the first line must have one: an article may well
// begin with a word and a colon.
func (a *article) headerLines(s string) (body string, ok bool) {
	body = s
	for body != "" {
		line, rest := cutLine(body)
		key, value, found := strings.Cut(line, ":")
		if !found || !isHeaderKey(key, ok) {
			break
		}
		a.set(key, strings.TrimSpace(value))
		body, ok = rest, true
	}
	return body, ok
}

func isHeaderKey(key string, begun bool) bool {
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "id", "title", "outlet", "url", "published", "byline":
		return true
	case "language", "author", "date", "source":
		return begun
	}
	return false
}

func (a *article) set(key, value string) {
	if value == "" {
		return
	}
	var field *string
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "id":
		field = &a.id
	case "title", "headline":
		field = &a.title
	case "outlet", "publisher", "source", "site", "sitename":
		field = &a.outlet
	case "url", "link", "canonical":
		field = &a.url
	case "byline", "author", "authors":
		field = &a.byline
	case "published", "date", "datepublished":
		field = &a.published
	case "fetched":
		field = &a.fetched
	case "language", "lang":
		field = &a.language
	}
	if field != nil && *field == "" {
		*field = value
	}
}

// heading takes a Markdown title off the top: "# Title", or a line with ===
// under it.
func heading(s string) (title, rest string, ok bool) {
	s = skipBlankLines(s)
	line, rest := cutLine(s)
	if t, found := strings.CutPrefix(line, "# "); found {
		t = strings.TrimSpace(t)
		if bare := strings.TrimRight(t, "#"); bare != t && strings.HasSuffix(bare, " ") {
			t = strings.TrimSpace(bare)
		}
		return t, rest, t != ""
	}
	under, after := cutLine(rest)
	under = strings.TrimRight(under, " \t")
	if t := strings.TrimSpace(line); t != "" && len(under) >= 3 && strings.Trim(under, "=") == "" {
		return t, after, true
	}
	return "", s, false
}

// cutLine splits off the first line, without its end.
func cutLine(s string) (line, rest string) {
	i := strings.IndexAny(s, "\r\n")
	if i < 0 {
		return s, ""
	}
	rest = s[i+1:]
	if s[i] == '\r' {
		rest = strings.TrimPrefix(rest, "\n")
	}
	return s[:i], rest
}

func skipBlankLines(s string) string {
	for s != "" {
		line, rest := cutLine(s)
		if !isBlank(line) {
			break
		}
		s = rest
	}
	return s
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 2 || s[0] != s[len(s)-1] || s[0] != '"' && s[0] != '\'' {
		return s
	}
	inner := s[1 : len(s)-1]
	if s[0] == '\'' {
		return strings.ReplaceAll(inner, "''", "'")
	}
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(inner)
}

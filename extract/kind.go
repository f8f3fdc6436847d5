package extract

import (
	"bytes"
	"path/filepath"
	"strings"
)

// A kind is a way to read a file.
type kind uint8

const (
	kindUnknown kind = iota
	kindJSON
	kindText
	kindMarkdown
	kindPage
)

// kindOf goes by the file's name; ".gz" is looked through.
func kindOf(path string) kind {
	name := strings.ToLower(filepath.Base(path))
	name = strings.TrimSuffix(name, ".gz")
	switch filepath.Ext(name) {
	case ".json", ".jsonl", ".ndjson":
		return kindJSON
	case ".txt", ".text":
		return kindText
	case ".md", ".markdown":
		return kindMarkdown
	case ".html", ".htm", ".xhtml":
		return kindPage
	}
	return kindUnknown
}

// stem is the file's name without its folder and extensions.
func stem(path string) string {
	name := filepath.Base(path)
	for _, ext := range []string{".gz", filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz"))} {
		if len(ext) < len(name) && strings.EqualFold(name[len(name)-len(ext):], ext) {
			name = name[:len(name)-len(ext)]
		}
	}
	return name
}

// sniff tells the kind from the first bytes of a text.
func sniff(head []byte) kind {
	head = bytes.TrimLeft(head, " \t\r\n\f")
	switch {
	case len(head) == 0:
		return kindText
	case head[0] == '{':
		if next := bytes.TrimLeft(head[1:], " \t\r\n"); len(next) > 0 && (next[0] == '"' || next[0] == '}') {
			return kindJSON
		}
	case head[0] == '[':
		if next := bytes.TrimLeft(head[1:], " \t\r\n"); len(next) > 0 && (next[0] == '{' || next[0] == ']') {
			return kindJSON
		}
	case head[0] == '<':
		low := bytes.ToLower(head)
		for _, p := range []string{"<!doctype html", "<html", "<head", "<body", "<!--", "<?xml", "<meta", "<title", "<script", "<article", "<div", "<p>", "<p ", "<h1"} {
			if bytes.HasPrefix(low, []byte(p)) {
				return kindPage
			}
		}
	}
	return kindText
}

// magic lists what a file that holds no text begins with.
var magic = []struct{ prefix, name, fix string }{
	{"%PDF-", "a PDF", "save its text as .txt"},
	{"\x89PNG\r\n\x1a\n", "a PNG image", ""},
	{"\xff\xd8\xff", "a JPEG image", ""},
	{"GIF87a", "a GIF image", ""},
	{"GIF89a", "a GIF image", ""},
	{"RIFF", "a WebP image, or sound or film", ""},
	{"II*\x00", "a TIFF image", ""},
	{"MM\x00*", "a TIFF image", ""},
	{"PK\x03\x04", "a ZIP archive, or a document made of one (.docx, .odt, .epub)", "unpack it, or save its text as .txt"},
	{"PK\x05\x06", "an empty ZIP archive", ""},
	{"BZh", "a bzip2 archive", "unpack it"},
	{"\xfd7zXZ\x00", "an xz archive", "unpack it"},
	{"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"},
	{"Rar!\x1a\x07", "a RAR archive", "unpack it"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file", "save its text as .txt"},
	{`{\rtf`, "an RTF document", "save its text as .txt"},
	{"SQLite format 3\x00", "an SQLite database", ""},
	{"\x7fELF", "a program", ""},
	{"MZ\x90", "a program", ""},
	{"\xcf\xfa\xed\xfe", "a program", ""},
	{"\xca\xfe\xba\xbe", "a program", ""},
	{"\x00asm", "a program", ""},
	{"ID3", "an MP3 recording", ""},
	{"OggS", "an Ogg recording", ""},
	{"fLaC", "a FLAC recording", ""},
	{"\x1aE\xdf\xa3", "a Matroska film", ""},
	{"PAR1", "a Parquet table", "export it as .jsonl"},
	{"WARC/1.", "a WARC archive", "save its pages as .html"},
	{"From: <Saved by ", "an MHTML page", "save the page as .html"},
	{"<?xpacket", "an XMP packet", ""},
}

// looksLike names a file that holds no article by its first bytes.
func looksLike(head []byte) (name, fix string) {
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.name, m.fix
		}
	}
	switch {
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return "a tar archive", "unpack it"
	case len(head) > 8 && string(head[4:8]) == "ftyp":
		return "an MP4 film or HEIC image", ""
	}
	low := bytes.ToLower(bytes.TrimLeft(head, " \t\r\n"))
	if bytes.HasPrefix(low, []byte("<?xml")) || bytes.HasPrefix(low, []byte("<rss")) || bytes.HasPrefix(low, []byte("<feed")) {
		switch {
		case bytes.Contains(low, []byte("<html")):
		case bytes.Contains(low, []byte("<rss")), bytes.Contains(low, []byte("<feed")), bytes.Contains(low, []byte("<rdf:rdf")):
			return "a news feed", "save the articles that it points at"
		case bytes.Contains(low, []byte("<opml")):
			return "an OPML list of feeds", "save the articles that they point at"
		}
	}
	return "", ""
}

package extract

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/charset"
)

// decodePage turns a page into UTF-8. Browsers that save a page often turn it
// into UTF-8 and leave the old declaration in, so valid UTF-8 goes first; an
// escape byte may be ISO-2022-JP, which is valid UTF-8 and is not.
func decodePage(raw []byte) (string, error) {
	valid, err := decode(raw)
	enc, name, certain := charset.DetermineEncoding(raw[:min(len(raw), 4096)], "")
	declared := certain || declares(raw)
	switch {
	case err == nil && bytes.IndexByte(raw, 0x1b) < 0 && string(raw) == valid:
		return valid, nil
	case declared && name != "utf-8" && enc != nil:
		if s, derr := enc.NewDecoder().Bytes(raw); derr == nil {
			return strings.ToValidUTF8(string(s), "\uFFFD"), nil
		}
	}
	if err != nil && declared && name == "utf-8" {
		// A byte or two that a server cut in half are no reason to lose the
		// page; browsers show a mark in their place.
		s := strings.ToValidUTF8(string(raw), "\uFFFD")
		if strings.Count(s, "\uFFFD")*500 <= len(raw) {
			return s, nil
		}
	}
	return valid, err
}

func declares(raw []byte) bool {
	return bytes.Contains(bytes.ToLower(raw[:min(len(raw), 4096)]), []byte("charset="))
}

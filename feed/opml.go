package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// Subscription is a feed of a list.
type Subscription struct{ Title, URL string }

type opml struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Outline []outline `xml:"body>outline"`
}

type outline struct {
	Text    string    `xml:"text,attr"`
	Title   string    `xml:"title,attr,omitempty"`
	Type    string    `xml:"type,attr,omitempty"`
	URL     string    `xml:"xmlUrl,attr,omitempty"`
	Outline []outline `xml:"outline"`
}

const (
	maxOPML  = 8 << 20
	maxDepth = 32
)

// ReadOPML reads a list of feeds, folders and all (OPML 2.0).
func ReadOPML(r io.Reader) ([]Subscription, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxOPML+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > maxOPML {
		return nil, fmt.Errorf("a list of feeds of more than %d bytes", maxOPML)
	}
	var o opml
	if err := xml.Unmarshal(raw, &o); err != nil {
		return nil, fmt.Errorf("not a list of feeds (OPML): %w", err)
	}
	var out []Subscription
	var walk func([]outline, int)
	walk = func(list []outline, depth int) {
		for _, x := range list {
			if x.URL != "" {
				title := x.Title
				if title == "" {
					title = x.Text
				}
				out = append(out, Subscription{oneLine(title), x.URL})
			}
			if depth < maxDepth {
				walk(x.Outline, depth+1)
			}
		}
	}
	walk(o.Outline, 0)
	if len(out) == 0 {
		return nil, errors.New("the list has no feed")
	}
	return out, nil
}

// WriteOPML writes a list of feeds.
func WriteOPML(w io.Writer, list []Subscription) error {
	o := opml{Version: "2.0", Title: "Readout"}
	for _, s := range list {
		text := s.Title
		if text == "" {
			text = s.URL
		}
		o.Outline = append(o.Outline, outline{Text: text, Type: "rss", URL: s.URL})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(o); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

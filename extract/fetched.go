package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"readout"
)

// About is what is known of a report besides its own bytes: from the feed that
// told of it, or the archive that it lies in.
type About struct {
	ID, Outlet, URL, Title, Byline, Published, Fetched, Language string
}

func (b About) article() article {
	return article{id: b.ID, outlet: b.Outlet, url: b.URL, title: b.Title, byline: b.Byline, published: b.Published, fetched: b.Fetched, language: b.Language}
}

// Page reads a page that was fetched, or lay in an archive. contentType is what
// the server said of it. What the page says of itself goes before about, but
// for its address: a report is kept under the one that it was found at.
func Page(raw []byte, contentType string, about About, opt Options) (d *readout.Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, fault{"reading the page failed", "please report its address"}
		}
	}()
	opt = opt.withDefaults()
	if int64(len(raw)) > opt.maxRaw(kindPage) {
		return nil, fault{"larger than the limit of " + size(opt.maxRaw(kindPage)) + " for one page", ""}
	}
	if i := strings.Index(strings.ToLower(contentType), "charset="); i >= 0 {
		// what the server says of the encoding goes before what the page says
		label := strings.Trim(strings.TrimSpace(contentType[i+len("charset="):]), `"' ;`)
		if enc, name := charset.Lookup(label); enc != nil && name != "utf-8" {
			if s, err := enc.NewDecoder().Bytes(raw); err == nil {
				raw = s
			}
		}
	}
	a, err := readPage(raw, opt)
	if err != nil {
		return nil, err
	}
	if about.URL != "" {
		a.url = about.URL
	}
	a.id, a.fetched = about.ID, about.Fetched
	a.fill(about.article())
	return a.document("", opt.MaxFile)
}

// Markup reads a report that came as a piece of HTML, as in a feed.
func Markup(markup string, about About, opt Options) (*readout.Document, error) {
	opt = opt.withDefaults()
	lean, _, err := prune(markup, opt.MaxPage)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(string(lean)))
	if err != nil {
		return nil, fault{"broken HTML: " + strings.TrimPrefix(err.Error(), "html: "), ""}
	}
	removeFurniture(root)
	a := about.article()
	a.title = strings.Join(strings.Fields(a.title), " ")
	a.text = dropTitle(blocks(root), a.title)
	return a.document("", opt.MaxFile)
}

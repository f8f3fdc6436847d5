package desk

import (
	"context"
	"strings"

	"readout"
	"readout/store"
)

// SearchIn says what is searched in the texts of reports.
type SearchIn struct {
	Text   string `json:"text" query:"text" required:"true" doc:"Words that the report has; a phrase in double quotation marks; word* for a beginning."`
	Outlet string `json:"outlet,omitempty" query:"outlet" doc:"The outlet of the report."`
	Story  string `json:"story,omitempty" query:"story" doc:"The story that it belongs to."`
	Period
	Page
}

// Found is a report that was found.
type Found struct {
	Document  string           `json:"document"`
	Story     string           `json:"story"`
	Outlet    string           `json:"outlet"`
	Title     string           `json:"title"`
	Published string           `json:"published"`
	Place     readout.Evidence `json:"place" doc:"The place in the text that fits."`
}

// SearchOut is a page of what was found.
type SearchOut struct {
	Total   int     `json:"total" doc:"How many there are; they are counted as far as 10,000."`
	Reports []Found `json:"reports"`
}

// Search finds reports by their text.
func (k *Desk) Search(ctx context.Context, in SearchIn) (*SearchOut, error) {
	limit, offset, err := in.limits()
	if err != nil {
		return nil, err
	}
	since, until, err := in.times()
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(in.Text) == "" {
		return nil, Wrong{"give words to search for"}
	}
	hits, total, err := k.store.Search(ctx, store.SearchQuery{Text: in.Text, Outlet: in.Outlet, Story: in.Story, Since: since, Until: until, Limit: limit, Offset: offset})
	if err != nil {
		return nil, err
	}
	out := &SearchOut{Total: total, Reports: []Found{}}
	for _, h := range hits {
		out.Reports = append(out.Reports, Found{Document: h.Doc.ID, Story: h.Story, Outlet: h.Doc.Outlet, Title: h.Doc.Title.Of(h.Doc.Text), Published: h.Doc.Published, Place: h.Doc.Cite(h.Span)})
	}
	return out, nil
}

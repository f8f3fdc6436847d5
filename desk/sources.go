package desk

import "context"

// SourcesIn asks for all sources.
type SourcesIn struct{}

// SourcesOut is what the answers rest on.
type SourcesOut struct {
	Documents int          `json:"documents"`
	Stories   int          `json:"stories"`
	Text      int64        `json:"text" doc:"Bytes of the reports."`
	Bytes     int64        `json:"bytes" doc:"Bytes of the database."`
	Model     string       `json:"model" doc:"The rules and weights that read the reports."`
	Outlets   []OutletLine `json:"outlets"`
	Feeds     []FeedLine   `json:"feeds"`
}

// OutletLine is one outlet.
type OutletLine struct {
	Name    string `json:"name"`
	Reports int    `json:"reports"`
	First   string `json:"first,omitempty"`
	Last    string `json:"last,omitempty"`
}

// FeedLine is one feed and how it does.
type FeedLine struct {
	URL      string `json:"url"`
	Title    string `json:"title"`
	Checked  string `json:"checked,omitempty"`
	Next     string `json:"next,omitempty"`
	Items    int    `json:"items"`
	Failures int    `json:"failures" doc:"How often in a row it could not be read."`
	Error    string `json:"error,omitempty"`
}

// Sources tells what is kept and where it came from.
func (k *Desk) Sources(ctx context.Context, _ SourcesIn) (*SourcesOut, error) {
	size, err := k.store.Size(ctx)
	if err != nil {
		return nil, err
	}
	model, err := Model()
	if err != nil {
		return nil, err
	}
	out := &SourcesOut{Documents: size.Documents, Stories: size.Stories, Text: size.Text, Bytes: size.Bytes, Model: model, Outlets: []OutletLine{}, Feeds: []FeedLine{}}
	outlets, err := k.store.Outlets(ctx)
	if err != nil {
		return nil, err
	}
	for _, o := range outlets {
		out.Outlets = append(out.Outlets, OutletLine{o.Name, o.Reports, stamp(o.First), stamp(o.Last)})
	}
	feeds, err := k.store.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range feeds {
		out.Feeds = append(out.Feeds, FeedLine{URL: f.URL, Title: f.Title, Checked: stamp(f.Checked), Next: stamp(f.Next), Items: f.Items, Failures: f.Failures, Error: f.Error})
	}
	return out, nil
}

// Tally is how much is kept, and how many feeds fail: what a monitor asks often.
type Tally struct {
	Documents, Stories, Failing int
	Bytes                       int64
}

// Tally counts what is kept.
func (k *Desk) Tally(ctx context.Context) (t Tally, err error) {
	size, err := k.store.Size(ctx)
	if err != nil {
		return t, err
	}
	feeds, err := k.store.Feeds(ctx)
	for _, f := range feeds {
		if f.Failures > 0 {
			t.Failing++
		}
	}
	t.Documents, t.Stories, t.Bytes = size.Documents, size.Stories, size.Bytes
	return t, err
}

package desk

import (
	"context"

	"readout"
	"readout/store"
)

// DocumentIn names a report.
type DocumentIn struct {
	ID string `json:"id" path:"id" doc:"The report."`
}

// Placement is where a report was put, and why.
type Placement struct {
	Story  string   `json:"story"`
	Score  float64  `json:"score"`
	Why    []string `json:"why"`
	Author string   `json:"author" doc:"rule or person"`
	Reason string   `json:"reason,omitempty" doc:"A person's, or why a story was started or a report moved."`
}

// Version is one of the texts that a report had.
type Version struct {
	Document  string   `json:"document"`
	Published string   `json:"published"`
	Fetched   string   `json:"fetched"`
	Changes   []Change `json:"changes" doc:"What is other than in the version before."`
}

// DocumentOut is a report and what is known of it.
type DocumentOut struct {
	readout.DocumentLine
	Language   string      `json:"language"`
	Fetched    string      `json:"fetched"`
	Text       string      `json:"text" doc:"Title, blank line, body; every offset is one of its bytes."`
	Story      string      `json:"story"`
	Placements []Placement `json:"placements" doc:"Where the report was put, the last word last."`
	Versions   []Version   `json:"versions" doc:"The oldest first; one when the report was never changed."`

	// Whole is the report, and Analysis what was read in it.
	Whole    *readout.Document `json:"-"`
	Analysis *readout.Analysis `json:"-"`
	// Dossier is that of the story, whose evidence stands in the report.
	Dossier *readout.Dossier `json:"-"`
}

// Document tells of one report.
func (k *Desk) Document(ctx context.Context, in DocumentIn) (*DocumentOut, error) {
	kept, err := k.store.Document(ctx, in.ID)
	if err != nil {
		return nil, notFound(err, "report", in.ID)
	}
	d := kept.Doc
	out := &DocumentOut{DocumentLine: readout.LineOf(d), Language: d.Language, Fetched: d.Fetched, Text: d.Text, Placements: []Placement{}, Versions: []Version{}, Whole: d}
	placed, err := k.store.Placements(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	decisions, err := k.store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range placed {
		x := Placement{Story: p.Story, Score: p.Score, Why: append([]string{}, p.Why...), Author: "rule", Reason: p.Reason}
		for _, c := range decisions {
			if c.N == p.Decision {
				x.Author, x.Reason = "person", c.Reason
			}
		}
		out.Placements = append(out.Placements, x)
	}
	if n := len(placed); n > 0 { // a story that was merged away is found as the one it is now
		s, err := k.store.Story(ctx, placed[n-1].Story)
		if err != nil {
			return nil, err
		}
		out.Story = s.ID
		if out.Dossier, _, err = k.dossier(ctx, s.ID); err != nil {
			return nil, err
		}
	}
	versions, err := k.store.Versions(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	for i, v := range versions {
		x := Version{Document: v.Doc.ID, Published: v.Doc.Published, Fetched: v.Doc.Fetched, Changes: []Change{}}
		if i > 0 {
			x.Changes = changes(versions[i-1].Doc, v.Doc)
		}
		out.Versions = append(out.Versions, x)
	}
	row, err := k.store.Analysis(ctx, d.ID)
	if err == nil {
		out.Analysis, err = k.analysis(row)
	} else if notFound(err, "", "") != err {
		err = nil // not read yet
	}
	return out, err
}

// documents fetches reports by their IDs; those not kept are left out.
func (k *Desk) documents(ctx context.Context, ids []string) (out []store.Kept, err error) {
	for _, id := range ids {
		d, err := k.store.Document(ctx, id)
		if err != nil {
			return nil, notFound(err, "report", id)
		}
		out = append(out, d)
	}
	return out, nil
}

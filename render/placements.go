package render

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"readout"
	"readout/desk"
)

// Placements writes where each report was placed, as one line of JSON a report,
// in the order given.
func Placements(w io.Writer, lines []desk.Clustered) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, l := range lines {
		out := storyLine{ID: l.Document.ID, Story: l.Placement.Story, Score: round4(l.Placement.Score),
			Why: append([]string{}, l.Placement.Why...), Reason: l.Placement.Reason, Copies: []copyLine{}, Origin: l.Origin}
		for _, c := range l.Copies {
			spans := [][4]uint32{}
			for _, p := range c.Passages {
				spans = append(spans, [4]uint32{p.A.Start, p.A.End, p.B.Start, p.B.End})
			}
			out.Copies = append(out.Copies, copyLine{c.Document, round4(c.Share), spans})
		}
		for _, m := range l.Moved {
			out.Moved = append(out.Moved, moveLine{m.Story, m.Reason})
		}
		if err := enc.Encode(out); err != nil {
			return err
		}
	}
	return nil
}

type storyLine struct {
	ID     string     `json:"id"`
	Story  string     `json:"story"`
	Score  float64    `json:"score"`
	Why    []string   `json:"why"`
	Reason string     `json:"reason,omitempty"`
	Copies []copyLine `json:"copies"`
	Origin string     `json:"origin"`
	Moved  []moveLine `json:"moved,omitempty"`
}

type copyLine struct {
	Document string      `json:"document"`
	Share    float64     `json:"share"`
	Spans    [][4]uint32 `json:"spans"` // start, end here; start, end there
}

type moveLine struct {
	Story  string `json:"story"`
	Reason string `json:"reason"`
}

// PlacementsText writes the stories in order of their first report, each with its
// reports in order of publication and the reason of every placement.
func PlacementsText(w io.Writer, lines []desk.Clustered, opt TextOptions) error {
	var ids []string
	of := map[string][]desk.Clustered{}
	for _, l := range inOrder(lines) {
		id := l.Placement.Story
		if n := len(l.Moved); n > 0 {
			id = l.Moved[n-1].Story
		}
		if of[id] == nil {
			ids = append(ids, id)
		}
		of[id] = append(of[id], l)
	}
	p := &printer{palette: newPalette(opt.Colour), width: opt.Width}
	if p.width <= 0 {
		p.width = defaultWidth
	}
	p.width = max(p.width, minWidth)
	p.line(p.strong(fmt.Sprintf("%s → %s", count(len(lines), "report"), stories(len(ids)))))
	for _, id := range ids {
		p.line("")
		p.hang("", "   ", p.title(id)+" · "+p.strong(headline(of[id][0].Document))+" · "+count(len(of[id]), "report"))
		for _, l := range of[id] {
			d := l.Document
			p.hang("  ", "       ", strings.Join(filled(p.mark("["+visible(d.ID)+"]"), visible(d.Outlet), published(d.Published)), " · "))
			p.hang("      ", "      ", p.faint(placed(l.Placement)))
			for _, m := range l.Moved {
				p.hang("      ", "      ", p.note("moved to "+m.Story)+": "+visible(m.Reason))
			}
			for i, c := range l.Copies {
				if i == 2 {
					break
				}
				p.hang("      ", "      ", p.faint(fmt.Sprintf("shares %.0f %% of the shorter text with [%s]", 100*c.Share, visible(c.Document))))
			}
		}
	}
	_, err := w.Write(p.out.Bytes())
	return err
}

// inOrder is the order in which the reports were placed.
func inOrder(lines []desk.Clustered) []desk.Clustered {
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b desk.Clustered) int { return desk.ByDate(a.Document, b.Document) })
	return lines
}

func stories(n int) string {
	if n == 1 {
		return "1 story"
	}
	return fmt.Sprintf("%d stories", n)
}

// placed says why a report is in its story, and how sure that is.
func placed(p readout.Placement) string {
	if len(p.Why) == 0 {
		return fmt.Sprintf("starts the story (%.2f): %s", p.Score, visible(p.Reason))
	}
	return fmt.Sprintf("joins (%.2f): %s", p.Score, visible(strings.Join(p.Why, ", ")))
}

func round4(x float64) float64 { return math.Round(1e4*x) / 1e4 }

func headline(d *readout.Document) string {
	text := d.Text
	if !d.Title.IsZero() {
		text = d.Title.Of(d.Text)
	}
	text = visible(text[:min(len(text), 400)])
	text, cut := clipped(text, 72)
	if cut {
		text += "…"
	}
	return text
}

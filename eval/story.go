package eval

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"readout"
	"readout/story"
)

// A placedDoc is a report with the story that it tells; without one it is a
// distractor.
type placedDoc struct {
	doc   *readout.Document
	story string
}

// readStories reads one of the collections that are kept as JSONL.
func readStories(dir string) ([]placedDoc, error) {
	articles, err := readArticles(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	var docs []placedDoc
	for _, a := range articles {
		docs = append(docs, placedDoc{a.document(), a.Story})
	}
	return docs, nil
}

// An address as first sentence of a file gives its headline away.
var address = regexp.MustCompile(`(?i)^(https?|www)\b|\.(com|org|net|html?)\b`)

// readECB reads ECB+. Each topic has two events that look alike: the files
// whose names end in "ecb" tell the one, those in "ecbplus" the other.
func readECB(dir string) ([]placedDoc, error) {
	files, err := filesIn(dir, "*", "*.xml")
	if err != nil {
		return nil, err
	}
	var docs []placedDoc
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var c catDocument
		if err := xml.Unmarshal(data, &c); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		id := strings.TrimSuffix(filepath.Base(name), ".xml")
		topic, _, _ := strings.Cut(id, "_")
		event := "ecb"
		if strings.HasSuffix(id, "plus") {
			event = "ecbplus"
		}
		docs = append(docs, placedDoc{ecbDocument(id, c), topic + event})
	}
	return docs, nil
}

// ecbDocument writes the text of one file, a paragraph for each sentence: the
// files do not say where paragraphs end, and placing a report does not ask.
func ecbDocument(id string, c catDocument) *readout.Document {
	var b textBuilder
	for start := 0; start < len(c.Tokens); {
		end := start + 1
		for end < len(c.Tokens) && c.Tokens[end].Sentence == c.Tokens[start].Sentence {
			end++
		}
		var joined strings.Builder
		for _, t := range c.Tokens[start:end] {
			joined.WriteString(t.Text)
		}
		if start > 0 || !address.MatchString(joined.String()) {
			for i := start; i < end; i++ {
				next := ""
				if i+1 < end {
					next = c.Tokens[i+1].Text
				}
				b.token(c.Tokens[i].Text, next, false)
			}
			b.endParagraph()
		}
		start = end
	}
	return b.document(id, "")
}

// scoreStories has the reports placed in order of publication, those without a
// date last, as they stand in the corpus.
func scoreStories(e *env) ([]Score, error) {
	var out []Score
	for _, set := range []struct {
		name, on string
		read     func(string) ([]placedDoc, error)
		minWords int
		// threshold of the baseline, the best of 0.10, 0.13 … 0.55 for this set and
		// of what is near it.
		threshold float64
	}{
		{"allsides", "AllSides, with distractors", readStories, 0, 0.28},
		{"gun-violence", "gun-violence, texts of 60 words and more", readStories, 60, 0.19},
		{"wikinews", "Wikinews sources, mostly without dates", readStories, 0, 0.18},
		{"ecbplus", "ECB+ topics 1-25, two look-alike events each, without dates", readECB, 0, 0.16},
	} {
		docs, err := set.read(e.corpus("stories", set.name))
		if err != nil {
			return nil, err
		}
		docs = slices.DeleteFunc(docs, func(d placedDoc) bool { return len(strings.Fields(d.doc.Text)) < set.minWords })
		slices.SortStableFunc(docs, func(a, b placedDoc) int { return story.ByDate(a.doc, b.doc) })
		var texts []*readout.Document
		gold := map[string]string{}
		for _, d := range docs {
			texts = append(texts, d.doc)
			if d.story != "" {
				gold[d.doc.ID] = d.story
			}
		}
		on := fmt.Sprintf("%s, %d reports of %d stories among %d", set.on, len(gold), len(members(gold)), len(docs))
		placements, err := e.place(e.ctx, texts)
		if err != nil {
			return nil, err
		}
		out = append(out, bCubedScores("stories/"+set.name, gold, placements, on)...)
		placements, err = placeBaseline(e.ctx, texts, set.threshold)
		if err != nil {
			return nil, err
		}
		out = append(out, bCubedScores("stories/"+set.name+"/baseline", gold, placements, "the same by TF-IDF, 7 days, its threshold the best for this set")...)
	}
	return out, nil
}

func bCubedScores(name string, gold map[string]string, placements []readout.Placement, on string) []Score {
	found := map[string]string{}
	for _, p := range placements {
		found[p.Doc] = p.Story
	}
	p, r := bCubed(gold, found)
	return []Score{
		{Name: name + "/B3-P", Value: 100 * p, On: on},
		{Name: name + "/B3-R", Value: 100 * r, On: on},
		{Name: name + "/B3-F1", Value: 100 * harmonic(p, r), On: on},
	}
}

package story

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"readout"
)

// readCorpora reads the streams that are learned from.
func readCorpora(dir string) ([]corpus, error) {
	var out []corpus
	for _, name := range []string{"wikinews", "gun-violence", "allsides"} {
		docs, err := readLabelled(filepath.Join(dir, "stories", name, "articles.jsonl"))
		if err != nil {
			return nil, err
		}
		c := corpus{name: name, docs: docs}
		if name == "gun-violence" {
			c.thin = 4
			c.docs = slices.DeleteFunc(docs, func(d labelled) bool { return len(strings.Fields(d.doc.Text)) < 60 })
		}
		out = append(out, c)
	}
	docs, err := readECB(filepath.Join(dir, "stories", "ecbplus"))
	if err != nil {
		return nil, err
	}
	out = append(out, corpus{name: "ecbplus", docs: docs})
	for _, c := range out {
		sortStream(c.docs)
	}
	return out, nil
}

func readLabelled(name string) ([]labelled, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []labelled
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var a struct{ ID, Outlet, Title, Published, Text, Story string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		d := &readout.Document{ID: a.ID, Outlet: a.Outlet, Published: a.Published, Text: a.Text}
		if a.Title != "" {
			d.Title = readout.Span{End: uint32(len(a.Title))}
			d.Text = a.Title + "\n\n" + a.Text
		}
		out = append(out, labelled{doc: d, story: a.Story})
	}
	return out, lines.Err()
}

// An address as first sentence of a file gives its headline away.
var address = regexp.MustCompile(`(?i)^(https?|www)\b|\.(com|org|net|html?)\b`)

// spaced is a space that stands beside a token and in no newspaper.
var spaced = strings.NewReplacer(" .", ".", " ,", ",", " ;", ";", " :", ":", " ?", "?", " !", "!", " )", ")", " ]", "]", " %", "%", " ”", "”",
	" '", "'", " ’", "’", " n't", "n't", "( ", "(", "[ ", "[", "$ ", "$", "£ ", "£", "€ ", "€", "“ ", "“", "‘ ", "‘", " / ", "/", " - ", "-", " -- ", " -- ")

// readECB reads ECB+: the files of a topic tell two events that look alike, by
// the end of their name.
func readECB(dir string) ([]labelled, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.xml"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no reports in %s: %w", dir, fs.ErrNotExist)
	}
	slices.Sort(files)
	var out []labelled
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var doc struct {
			Token []struct {
				Sentence int    `xml:"sentence,attr"`
				Text     string `xml:",chardata"`
			} `xml:"token"`
		}
		if err := xml.Unmarshal(data, &doc); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		var lines [][]string
		last := -1
		for _, t := range doc.Token {
			if t.Sentence != last {
				lines, last = append(lines, nil), t.Sentence
			}
			lines[len(lines)-1] = append(lines[len(lines)-1], t.Text)
		}
		if len(lines) > 0 && address.MatchString(strings.Join(lines[0], "")) {
			lines = lines[1:]
		}
		var text []string
		for _, l := range lines {
			text = append(text, spaced.Replace(strings.Join(l, " ")))
		}
		id := strings.TrimSuffix(filepath.Base(name), ".xml")
		topic, _, _ := strings.Cut(id, "_")
		event := topic + "ecb"
		if strings.HasSuffix(id, "plus") {
			event += "plus"
		}
		out = append(out, labelled{&readout.Document{ID: id, Text: strings.Join(text, "\n\n")}, event, "ecb " + topic})
	}
	return out, nil
}

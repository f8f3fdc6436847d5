package story

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout"
)

const shared = "../../shared/"

var update = flag.Bool("update", false, "count data/frequencies.txt anew from the shared corpora")

type labelled struct {
	*readout.Document
	story string
}

func load(t testing.TB, path string) []labelled {
	f, err := os.Open(path)
	if err != nil {
		t.Skip("shared data is absent: ", err)
	}
	defer f.Close()
	var out []labelled
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var a struct{ ID, Outlet, URL, Title, Published, Text, Story string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		d := &readout.Document{ID: a.ID, Outlet: a.Outlet, URL: a.URL, Published: a.Published, Text: a.Text}
		if a.Title != "" {
			d.Title = readout.Span{End: uint32(len(a.Title))}
			d.Text = a.Title + "\n\n" + a.Text
		}
		out = append(out, labelled{d, a.Story})
	}
	return out
}

var address = regexp.MustCompile(`(?i)^(https?|www)\b|\.(com|org|net|html?)\b`)

// loadECB reads ECB+; the address line that gives the headline away is dropped.
func loadECB(t testing.TB) []labelled {
	files, _ := filepath.Glob(shared + "corpora/stories/ecbplus/*/*.xml")
	if len(files) == 0 {
		t.Skip("shared data is absent: ECB+")
	}
	slices.Sort(files)
	var out []labelled
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Token []struct {
				Sentence int    `xml:"sentence,attr"`
				Text     string `xml:",chardata"`
			} `xml:"token"`
		}
		if err := xml.Unmarshal(b, &doc); err != nil {
			t.Fatal(err)
		}
		var lines [][]string
		for _, tok := range doc.Token {
			for len(lines) <= tok.Sentence {
				lines = append(lines, nil)
			}
			lines[tok.Sentence] = append(lines[tok.Sentence], tok.Text)
		}
		name := strings.TrimSuffix(filepath.Base(f), ".xml")
		var text []string
		for i, l := range lines {
			s := strings.Join(l, " ")
			if i == 0 && strings.HasSuffix(name, "plus") && address.MatchString(strings.ReplaceAll(s, " ", "")) {
				continue
			}
			text = append(text, s)
		}
		kind := "ecb"
		if strings.HasSuffix(name, "plus") {
			kind = "plus"
		}
		out = append(out, labelled{&readout.Document{ID: name, Text: strings.Join(text, "\n")}, strings.Split(name, "_")[0] + kind})
	}
	return out
}

func place(docs []labelled) map[string]string {
	order := slices.Clone(docs)
	slices.SortStableFunc(order, func(a, b labelled) int { return strings.Compare(a.Published, b.Published) })
	p := NewPlacer()
	out := map[string]string{}
	for _, d := range order {
		out[d.ID] = p.Place(d.Document).Story
	}
	return out
}

// b3 is B-cubed over the documents that have a story; the others take part only.
func b3(docs []labelled, got map[string]string) (p, r, f float64) {
	size, gold, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	n := 0
	for _, d := range docs {
		size[got[d.ID]]++
		if d.story != "" {
			gold[d.story]++
			both[[2]string{got[d.ID], d.story}]++
			n++
		}
	}
	for _, d := range docs {
		if d.story != "" {
			k := float64(both[[2]string{got[d.ID], d.story}])
			p += k / float64(size[got[d.ID]])
			r += k / float64(gold[d.story])
		}
	}
	p, r = p/float64(n), r/float64(n)
	return p, r, 2 * p * r / (p + r)
}

// TestStories prints B-cubed on the development parts and holds the floors
// that are reached.
func TestStories(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole of the shared stories")
	}
	for _, c := range []struct {
		name  string
		docs  func() []labelled
		floor float64
	}{
		{"wikinews", func() []labelled { return load(t, shared+"corpora/stories/wikinews/articles.jsonl") }, 0.80},
		{"gun-violence", func() []labelled {
			return slices.DeleteFunc(load(t, shared+"corpora/stories/gun-violence/articles.jsonl"), func(d labelled) bool { return len(strings.Fields(d.Text)) < 60 })
		}, 0.90},
		{"allsides", func() []labelled { return load(t, shared+"corpora/stories/allsides/articles.jsonl") }, 0.74},
		{"ecbplus", func() []labelled { return loadECB(t) }, 0.84},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs := c.docs()
			p, r, f := b3(docs, place(docs))
			t.Logf("documents %d  B3 P %.3f R %.3f F1 %.3f", len(docs), p, r, f)
			if f < c.floor {
				t.Errorf("F1 %.3f under %.2f", f, c.floor)
			}
		})
	}
}

// TestFrequencies counts the background anew with -update.
func TestFrequencies(t *testing.T) {
	if !*update {
		t.Skip("without -update")
	}
	n := map[string]int{}
	docs := 0
	for _, f := range []string{"stories/allsides", "stories/wikinews", "stories/gun-violence", "accounts/syria"} {
		for i, d := range load(t, shared+"corpora/"+f+"/articles.jsonl") {
			// The local reports of shootings are thinned: they are one topic.
			if f == "stories/gun-violence" && i%4 != 0 {
				continue
			}
			docs++
			terms := &dictionary{ids: map[string]int32{}, back: &background{}}
			terms.read(d.Document, true)
			for id, s := range terms.terms {
				if terms.seen[id] > 0 {
					n[s]++
				}
			}
		}
	}
	var lines []string
	for s, k := range n {
		if k >= 10 && (!strings.Contains(s, " ") || k >= 30) {
			lines = append(lines, fmt.Sprintf("%s %d", s, k))
		}
	}
	slices.Sort(lines)
	if err := os.WriteFile("data/frequencies.txt", []byte(fmt.Sprintf(" %d\n%s\n", docs, strings.Join(lines, "\n"))), 0o644); err != nil {
		t.Fatal(err)
	}
}

package reuse

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

const cases = "../../shared/cases"

// article reads one line of a case.
func article(line []byte) (*readout.Document, error) {
	var a struct{ ID, Outlet, URL, Title, Byline, Published, Text string }
	if err := json.Unmarshal(line, &a); err != nil {
		return nil, err
	}
	d := &readout.Document{ID: a.ID, Outlet: a.Outlet, URL: a.URL, Byline: a.Byline, Published: a.Published, Text: a.Text}
	if a.Title != "" {
		d.Title = readout.Span{End: uint32(len(a.Title))}
		d.Text = a.Title + "\n\n" + a.Text
	}
	return d, nil
}

func articles(t testing.TB, path string) []*readout.Document {
	f, err := os.Open(path)
	if err != nil {
		t.Skip("shared data is absent: ", err)
	}
	defer f.Close()
	var out []*readout.Document
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		d, err := article(sc.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// TestCases writes what the package finds in each case as a dossier, for the
// scorer, when READOUT_OUT names a folder; it always checks the evidence.
func TestCases(t *testing.T) {
	dirs, _ := filepath.Glob(cases + "/*/articles.jsonl")
	if len(dirs) == 0 {
		t.Skip("shared cases are absent")
	}
	for _, path := range dirs {
		docs := articles(t, path)
		byID := map[string]*readout.Document{}
		for _, d := range docs {
			byID[d.ID] = d
		}
		p := KnownOutlets().Study(docs)
		d := readout.Dossier{Citations: p.Citations, Texts: p.Texts}
		for _, o := range p.Origins {
			d.Origins = append(d.Origins, o.Line())
		}
		check := func(evs []readout.Evidence) {
			for _, e := range evs {
				doc := byID[e.Document]
				if doc == nil || int(e.End) > len(doc.Text) || doc.Text[e.Start:e.End] != e.Quote || e.Quote == "" {
					t.Errorf("%s: evidence %+v is not in its document", path, e)
				}
			}
		}
		for _, c := range d.Citations {
			check(c.Evidence)
		}
		for _, o := range d.Origins {
			check(o.Evidence)
			for _, c := range o.Collapses {
				check(c.Evidence)
				if len(c.Evidence) == 0 || c.Why == "" {
					t.Errorf("%s: a collapse without its proof: %+v", path, c)
				}
			}
		}
		for _, x := range d.Texts {
			check(x.Evidence)
			if x.From != "" && len(x.Evidence) == 0 {
				t.Errorf("%s: a text from elsewhere without proof: %+v", path, x)
			}
		}
		if out := os.Getenv("READOUT_OUT"); out != "" {
			b, _ := json.Marshal(d)
			name := strings.Split(filepath.ToSlash(path), "/")
			if err := os.WriteFile(filepath.Join(out, name[len(name)-2]+".json"), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

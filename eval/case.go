package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// A goldCase is what a perfect comparison of a set of articles would show, as
// shared/cases/GUIDE.md describes it.
type goldCase struct {
	name string
	docs map[string]*caseDoc
	gold caseGold
	// alias maps the folded variants of an actor to its folded name.
	alias  map[string]string
	ranges map[quoted][]runeRange // found before
}

type caseDoc struct {
	text string
	// runes is the number of code points before each byte: overlaps are
	// measured in characters, as the script does.
	runes []int32
}

// quoted is evidence as gold writes it: without offsets.
type quoted struct {
	Doc   string `json:"doc"`
	Quote string `json:"quote"`
}

type caseGold struct {
	Actors []struct {
		Name     string   `json:"name"`
		Kind     string   `json:"kind"`
		Variants []string `json:"variants"`
	} `json:"actors"`
	Statements []struct {
		Speaker  string   `json:"speaker"`
		Kind     string   `json:"kind"`
		Stance   string   `json:"stance"`
		Evidence []quoted `json:"evidence"`
	} `json:"statements"`
	Agreed []struct {
		Gist     string   `json:"gist"`
		Evidence []quoted `json:"evidence"`
	} `json:"agreed"`
	Differences []goldDifference `json:"differences"`
	Traps       []struct {
		Evidence []quoted `json:"evidence"`
	} `json:"traps"`
	Disputes []struct {
		Question  string         `json:"question"`
		Positions []goldPosition `json:"positions"`
	} `json:"disputes"`
	Commitments []struct {
		Kind     string   `json:"kind"`
		Parties  []string `json:"parties"`
		Text     string   `json:"text"`
		Status   string   `json:"status"`
		Evidence []quoted `json:"evidence"`
	} `json:"commitments"`
	Only []struct {
		Doc      string   `json:"doc"`
		Gist     string   `json:"gist"`
		Evidence []quoted `json:"evidence"`
	} `json:"only"`
	Origins []struct {
		Doc      string   `json:"doc"`
		Kind     string   `json:"kind"`
		Origin   string   `json:"origin"`
		Evidence []quoted `json:"evidence"`
	} `json:"origins"`
	OriginGroups []struct {
		Docs []string `json:"docs"`
	} `json:"origin_groups"`
	Events []struct {
		Type     string   `json:"type"`
		Source   string   `json:"source"`
		Target   string   `json:"target"`
		When     string   `json:"when"`
		Where    string   `json:"where"`
		Voice    string   `json:"voice"`
		Evidence []quoted `json:"evidence"`
	} `json:"events"`
}

type goldDifference struct {
	About   string `json:"about"`
	Kind    string `json:"kind"`
	Verdict string `json:"verdict"`
	Values  []struct {
		Value    string   `json:"value"`
		Evidence []quoted `json:"evidence"`
	} `json:"values"`
}

type goldPosition struct {
	Holder   string   `json:"holder"`
	Stance   string   `json:"stance"`
	Gist     string   `json:"gist"`
	Evidence []quoted `json:"evidence"`
}

// caseDirs are the cases below a folder, in order of name.
func caseDirs(dir string) ([]string, error) {
	golds, err := filesIn(dir, "*", "gold.json")
	if err != nil {
		return nil, err
	}
	for i := range golds {
		golds[i] = filepath.Dir(golds[i])
	}
	return golds, nil
}

// readCase reads articles.jsonl and gold.json of one case.
func readCase(dir string) (*goldCase, error) {
	c := &goldCase{name: filepath.Base(dir), docs: map[string]*caseDoc{}, alias: map[string]string{}, ranges: map[quoted][]runeRange{}}
	data, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &c.gold); err != nil {
		return nil, fmt.Errorf("%s: gold.json: %w", dir, err)
	}
	articles, err := readArticles(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		c.docs[a.ID] = newCaseDoc(a.Title + "\n\n" + a.Text)
	}
	for _, a := range c.gold.Actors {
		name := strings.Join(fold(a.Name), " ")
		for _, v := range append([]string{a.Name}, a.Variants...) {
			c.alias[strings.Join(fold(v), " ")] = name
		}
	}
	return c, nil
}

func newCaseDoc(text string) *caseDoc {
	d := &caseDoc{text: text, runes: make([]int32, len(text)+1)}
	n := int32(0)
	for i := range len(text) {
		d.runes[i] = n
		if i+1 == len(text) || utf8.RuneStart(text[i+1]) {
			n++
		}
	}
	d.runes[len(text)] = n
	return d
}

// An article is one line of the corpora that are kept as JSONL.
type article struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Byline    string `json:"byline"`
	Published string `json:"published"`
	Text      string `json:"text"`
	Story     string `json:"story"`
	Incident  string `json:"incident"`
	Gold      struct {
		Civilians string `json:"civilians"`
		Blamed    string `json:"blamed"`
	} `json:"gold"`
}

// readArticles reads a JSONL file; every line has to be an article.
func readArticles(name string) ([]article, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []article
	line := 0
	for l := range strings.Lines(string(data)) {
		line++
		if strings.TrimSpace(l) == "" {
			continue
		}
		var a article
		if err := json.Unmarshal([]byte(l), &a); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		out = append(out, a)
	}
	return out, nil
}

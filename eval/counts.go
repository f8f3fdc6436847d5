package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"readout"
	"readout/nlp/quantity"
)

// A tollDoc is a report of which somebody wrote down how many were killed and
// wounded.
type tollDoc struct {
	doc  *readout.Document
	toll map[readout.Casualty]int
}

func (d tollDoc) report() *readout.Document { return d.doc }

// readGunViolence reads the reports that are the only source of their incident.
func readGunViolence(dir string) ([]tollDoc, error) {
	type incident struct {
		Incident string `json:"incident"`
		Killed   int    `json:"num_killed"`
		Injured  int    `json:"num_injured"`
		Docs     int    `json:"n_docs"`
	}
	name := filepath.Join(dir, "incidents.jsonl")
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	incidents := map[string]incident{}
	s := bufio.NewScanner(f)
	s.Buffer(nil, 16<<20)
	for line := 1; s.Scan(); line++ {
		if strings.TrimSpace(s.Text()) == "" {
			continue
		}
		var i incident
		if err := json.Unmarshal(s.Bytes(), &i); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		incidents[i.Incident] = i
	}
	if err := s.Err(); err != nil {
		return nil, err
	}
	articles, err := readArticles(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	var docs []tollDoc
	for _, a := range articles {
		if i := incidents[a.Story]; i.Docs == 1 {
			docs = append(docs, tollDoc{a.document(), map[readout.Casualty]int{readout.Killed: i.Killed, readout.Wounded: i.Injured}})
		}
	}
	return docs, nil
}

// readSyria reads the reports for which readers agreed on a number of
// civilians killed.
func readSyria(dir string) ([]tollDoc, error) {
	articles, err := readArticles(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	var docs []tollDoc
	for _, a := range articles {
		if n, err := strconv.Atoi(a.Gold.Civilians); err == nil {
			docs = append(docs, tollDoc{a.document(), map[readout.Casualty]int{readout.Killed: n}})
		}
	}
	return docs, nil
}

// document is the article as CONTRACT says: title, a blank line, the body.
func (a article) document() *readout.Document {
	text := a.Text
	if a.Title != "" {
		text = a.Title + "\n\n" + text
	}
	d := plainDocument(a.ID, a.Published, text)
	d.Outlet, d.URL, d.Byline = a.Outlet, a.URL, a.Byline
	d.Title = readout.Span{End: uint32(len(a.Title))}
	for len(d.Paragraphs) > 0 && d.Paragraphs[0].Start < d.Title.End {
		d.Paragraphs = d.Paragraphs[1:]
	}
	return d
}

// Words that say that a sentence tells of the dead or of the wounded.
var tollWords = map[readout.Casualty][]string{
	readout.Killed:  {"kill", "dead", "dies", "died", "death", "fatal", "martyr", "toll"},
	readout.Wounded: {"injur", "wound", "hurt", "hospital"},
}

var numberWords = [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// states reports whether some sentence of text has the number n and a word of
// the kind: only then can a reader of figures be asked for it. "A man was
// killed" states no figure, nor do an age, "one of them" and "no one".
func states(text string, n int, kind readout.Casualty) bool {
	for sentence := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(".!?\n", r) }) {
		words := strings.FieldsFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		number, told := false, false
		for i, w := range words {
			if w == strconv.Itoa(n) || n < len(numberWords) && w == numberWords[n] {
				number = number || !(i > 0 && words[i-1] == "no" || i+1 < len(words) && notCount[words[i+1]])
			}
			for _, stem := range tollWords[kind] {
				told = told || strings.HasPrefix(w, stem)
			}
		}
		if number && told {
			return true
		}
	}
	return false
}

// notCount are words after a number that make it an age, a date or a part.
var notCount = map[string]bool{"of": true, "year": true, "years": true, "month": true, "months": true, "day": true, "days": true, "hour": true, "hours": true, "p": true, "a": true, "pm": true, "am": true}

// tollCounts are how many of the stated figures were read right.
type tollCounts struct{ right, stated int }

func (t *tollCounts) add(d tollDoc, a *readout.Analysis, kind readout.Casualty, least int) {
	want := d.toll[kind]
	if want < max(least, 1) || !states(d.doc.Text, want, kind) {
		return
	}
	t.stated++
	got, _, ok := quantity.Toll(d.doc, a, kind)
	count(&t.right, ok && int(got) == want)
}

func scoreQuantities(e *env) ([]Score, error) {
	guns, err := readGunViolence(e.corpus("stories", "gun-violence"))
	if err != nil {
		return nil, err
	}
	syria, err := readSyria(e.corpus("accounts", "syria"))
	if err != nil {
		return nil, err
	}
	var killed, wounded, several, civilians tollCounts
	err = e.eachToll(guns, func(d tollDoc, a *readout.Analysis) {
		killed.add(d, a, readout.Killed, 1)
		wounded.add(d, a, readout.Wounded, 1)
		several.add(d, a, readout.Killed, 2)
		several.add(d, a, readout.Wounded, 2)
	})
	if err != nil {
		return nil, err
	}
	err = e.eachToll(syria, func(d tollDoc, a *readout.Analysis) { civilians.add(d, a, readout.Killed, 1) })
	if err != nil {
		return nil, err
	}
	values, err := e.meantimeValues()
	if err != nil {
		return nil, err
	}
	line := func(name, on string, c tollCounts) Score {
		return Score{Name: "quantities/" + name, Value: 100 * ratio(c.right, c.stated), On: fmt.Sprintf("%s, %d figures", on, c.stated)}
	}
	const single = "gun-violence, single-source incidents whose report states the figure"
	return append([]Score{
		line("gun-violence/killed", single, killed),
		line("gun-violence/wounded", single, wounded),
		line("gun-violence/both", single, tollCounts{killed.right + wounded.right, killed.stated + wounded.stated}),
		line("gun-violence/two-or-more", single+", figures above one", several),
		line("syria/civilians", "accounts/syria, reports that state the figure", civilians),
	}, values...), nil
}

// meantimeValues scores where figures stand; ordinals were not annotated.
func (e *env) meantimeValues() ([]Score, error) {
	docs, err := readMeantime(e.corpus("time", "meantime", "intra-doc_annotation"))
	if err != nil {
		return nil, err
	}
	as, err := readEach(e, docs)
	if err != nil {
		return nil, err
	}
	var c timeCounts
	for i, d := range docs {
		var found []timex
		for _, q := range rowsOf(as[i].Quantities) {
			if q.Start < d.scored && !q.Ordinal {
				found = append(found, timex{Span: q.Span})
			}
		}
		var gold []timex
		for _, v := range d.values {
			gold = append(gold, timex{Span: v})
		}
		c.add(scoreTimes(gold, found))
	}
	on := fmt.Sprintf("MEANTIME values, text rebuilt from tokens, annotated sentences only, %d reports", len(docs))
	return []Score{
		{Name: "quantities/meantime/strict/F1", Value: 100 * c.strict.f1(), On: on},
		{Name: "quantities/meantime/relaxed/P", Value: 100 * c.relaxed.precision(), On: on},
		{Name: "quantities/meantime/relaxed/R", Value: 100 * c.relaxed.recall(), On: on},
		{Name: "quantities/meantime/relaxed/F1", Value: 100 * c.relaxed.f1(), On: on},
	}, nil
}

func (e *env) eachToll(docs []tollDoc, each func(tollDoc, *readout.Analysis)) error {
	as, err := readEach(e, docs)
	if err != nil {
		return err
	}
	for i, d := range docs {
		each(d, as[i])
	}
	return nil
}

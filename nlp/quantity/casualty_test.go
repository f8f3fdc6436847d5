package quantity

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/nlp/token"
)

// rows reads a JSONL file into values of T.
func rows[T any](t *testing.T, path string) (all []T) {
	f, err := os.Open(filepath.Join(shared, path))
	if err != nil {
		t.Skip("no corpus: ", err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

type report struct {
	ID, Title, Text, Published, Story string
	Gold                              struct {
		Civilians     string
		NonCivilians  string `json:"non_civilians"`
		Children      string
		Women         string
		EventDateGold string `json:"event_date"`
	}
}

// document lays a report out as the extractor does, and reads it.
func (r *report) read() (*readout.Document, *readout.Analysis) {
	d := &readout.Document{ID: r.ID, Published: r.Published, Text: r.Title + "\n\n" + r.Text, Title: readout.Span{End: uint32(len(r.Title))}}
	at := len(r.Title) + 2
	for _, p := range strings.SplitAfter(r.Text, "\n\n") {
		if strings.TrimSpace(p) != "" {
			d.Paragraphs = append(d.Paragraphs, readout.Span{Start: uint32(at), End: uint32(at + len(p))})
		}
		at += len(p)
	}
	a := &readout.Analysis{}
	token.Split(d, a)
	Find(d, a)
	return d, a
}

func toll(d *readout.Document, a *readout.Analysis, c readout.Casualty) (float64, bool) {
	v, _, ok := Toll(d, a, c)
	return v, ok
}

var numberWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

var outcomes = map[string]*regexp.Regexp{
	"killed":  regexp.MustCompile(`(?i)\b(kill|dead|died|death|fatal|slain)`),
	"injured": regexp.MustCompile(`(?i)\b(injur|wound|hurt|hospital)`),
}

// states says whether a sentence of d that speaks of the outcome has the figure n.
func states(d *readout.Document, a *readout.Analysis, outcome string, n int) bool {
	figure := strconv.Itoa(n)
	if n < len(numberWords) {
		figure += "|" + numberWords[n]
	}
	switch n {
	case 0:
		figure += "|no one|nobody|no injuries|no other"
	case 1:
		figure += "|an?|another"
	case 2:
		figure += "|both|couple"
	}
	re := regexp.MustCompile(`(?i)(\b(` + figure + `)( [a-z0-9-]+){0,3} (people|persons?|m[ae]n|wom[ae]n|boys?|girls?|teens?|teenagers?|child|children|students?|officers?|others?|victims?|civilians?|bodies|martyrs|residents|members|family|dead|deaths?|died|killed|wounded|injured|hurt|shot)\b|` +
		`\b(kill(ed|ing|s)?|wound(ed|ing|s)?|injur(ed|ing|es)|hurt(ing)?|shot|dead|toll)( [a-z-]+){0,4} (` + figure + `)\b)`)
	for _, s := range a.Sentences[1:] {
		if text := strings.Join(strings.Fields(s.Of(d.Text)), " "); outcomes[outcome].MatchString(text) && re.MatchString(text) {
			return true
		}
	}
	return false
}

// TestGunViolence scores the killed and injured of incidents with one report.
func TestGunViolence(t *testing.T) {
	type incident struct {
		Incident string
		Killed   int `json:"num_killed"`
		Injured  int `json:"num_injured"`
		Docs     int `json:"n_docs"`
	}
	gold := map[string]incident{}
	for _, x := range rows[incident](t, "corpora/stories/gun-violence/incidents.jsonl") {
		gold[x.Incident] = x
	}
	right, all := map[string]int{}, map[string]int{}
	for _, x := range rows[report](t, "corpora/stories/gun-violence/articles.jsonl") {
		g := gold[x.Story]
		if g.Docs != 1 {
			continue
		}
		d, a := x.read()
		for _, c := range []struct {
			name string
			n    int
			want readout.Casualty
		}{{"killed", g.Killed, readout.Killed}, {"injured", g.Injured, readout.Wounded}} {
			if c.n == 0 || !states(d, a, c.name, c.n) {
				continue
			}
			all[c.name]++
			n, ok := toll(d, a, c.want)
			if !ok && c.name == "injured" {
				// Those who were shot, and are not said to be dead.
				dead, _ := toll(d, a, readout.Killed)
				if n, ok = toll(d, a, readout.Affected); ok && n > dead {
					n -= dead
				}
			}
			if ok && int(n) == c.n {
				right[c.name]++
			} else if *errors {
				t.Logf("%s %s: gold %d, found %v %v\n%s", x.ID, c.name, c.n, n, ok, evidence(d, a, outcomes[c.name]))
			}
		}
	}
	for name := range all {
		t.Logf("%s: %d of %d, %.1f %%", name, right[name], all[name], 100*float64(right[name])/float64(all[name]))
	}
	share := 100 * float64(right["killed"]+right["injured"]) / float64(all["killed"]+all["injured"])
	t.Logf("both: %.1f %%", share)
	if share < 85 {
		t.Errorf("%.1f %% right, want 85", share)
	}
}

// evidence lists the sentences that speak of the outcome, with what was found.
func evidence(d *readout.Document, a *readout.Analysis, re *regexp.Regexp) string {
	var b strings.Builder
	for i, s := range a.Sentences {
		if i > 0 && re.MatchString(s.Of(d.Text)) {
			b.WriteString("    " + strings.Join(strings.Fields(s.Of(d.Text)), " ") + "\n")
			for _, q := range a.Quantities {
				if int(q.Sentence) == i && q.Casualty != 0 {
					b.WriteString("        " + q.Span.Of(d.Text) + " | " + q.Of.Of(d.Text) + " | " + q.Casualty.String() + "\n")
				}
			}
		}
	}
	return b.String()
}

// TestSyria scores civilian deaths on reports of the Syrian war.
func TestSyria(t *testing.T) {
	right, all, stated := 0, 0, 0
	for _, x := range rows[report](t, "corpora/accounts/syria/articles.jsonl") {
		n, err := strconv.Atoi(x.Gold.Civilians)
		if err != nil || n == 0 {
			continue
		}
		d, a := x.read()
		all++
		if !states(d, a, "killed", n) {
			continue
		}
		stated++
		best, ok := toll(d, a, readout.Killed)
		if ok && int(best) == n {
			right++
		} else if *errors {
			t.Logf("%s: gold %d, found %v %v\n%s", x.ID, n, best, ok, evidence(d, a, outcomes["killed"]))
		}
	}
	t.Logf("%d of %d stated (%d in all), %.1f %%", right, stated, all, 100*float64(right)/float64(stated))
	if 100*right < 75*stated {
		t.Errorf("%.1f %% right, want 75", 100*float64(right)/float64(stated))
	}
}

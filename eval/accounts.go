package eval

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"readout"
	"readout/compare"
)

// camps are the classes of who is blamed in accounts/syria, each with the
// words by which reports name them. The first whose word a phrase has is its
// class.
var camps = []struct{ class, words string }{
	{"", "national coalition|syrian coalition|opposition coalition"},
	{"al-nusra front", "nusra|tahrir al-sham|fateh al-sham|fath al-sham|qaeda"},
	{"the organization of the islamic state in iraq and the levant - isis", "islamic state|isis|isil|daesh|isi |is fighters|is militants|is jihadists|takfiri"},
	{"self administration forces", "kurdish|kurds|ypg|sdf|democratic forces|self-administration|pyd|pkk"},
	{"international coalition forces", "coalition|us-led|u.s.|american|washington|united states| us "},
	{"armed opposition groups", "rebel|opposition|militant|insurgent|armed group|ahrar|jaish|free syrian|fsa|gunmen|jihadist|extremist"},
	{"syrian government or russian troops", "regime|assad|government|=syrian|=syria|=damascus|syrian army|syrian force|syrian air|syrian war|syrian jet|syrian troop|syrian military|syrian plane|syrian arab|russia|moscow|loyalist|army"},
}

// unblamed is the class of reports that blame nobody.
const unblamed = "unknown"

// campOf is the class of a phrase, empty for none.
func campOf(who string) string {
	w := " " + strings.ToLower(who) + " "
	for _, c := range camps {
		for word := range strings.SplitSeq(c.words, "|") {
			if whole, ok := strings.CutPrefix(word, "="); ok && strings.TrimSpace(w) == whole || !ok && strings.Contains(w, word) {
				return c.class
			}
		}
	}
	return ""
}

// accountRow is a report with what readers took from it.
type accountRow struct {
	doc                      *readout.Document
	story, blamed, civilians string
}

func (r accountRow) report() *readout.Document { return r.doc }

func readAccounts(dir string) ([]accountRow, error) {
	articles, err := readArticles(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	var rows []accountRow
	for _, a := range articles {
		rows = append(rows, accountRow{a.document(), a.Story, a.Gold.Blamed, a.Gold.Civilians})
	}
	return rows, nil
}

// see counts one yes or no.
func (t *tally) see(found, want bool) {
	count(&t.tp, found && want)
	count(&t.fp, found && !want)
	count(&t.fn, !found && want)
}

// sureBlame is the weight from which a report is taken to blame a class.
const sureBlame = 1.5

// blamedClass is the class that a report blames most.
func blamedClass(bs []compare.Blamed) string {
	sum := map[string]float64{}
	var order []string
	for _, b := range bs {
		c := campOf(b.Who)
		if c == "" {
			continue
		}
		if sum[c] == 0 {
			order = append(order, c)
		}
		sum[c] += b.Weight
	}
	best, top := unblamed, sureBlame
	for _, c := range order {
		if sum[c] > top {
			best, top = c, sum[c]
		}
	}
	return best
}

// scoreAccounts scores who is blamed, report by report, and the differences
// over the events that several outlets tell.
func scoreAccounts(e *env) ([]Score, error) {
	rows, err := readAccounts(e.corpus("accounts", "syria"))
	if err != nil {
		return nil, err
	}
	as, err := readEach(e, rows)
	if err != nil {
		return nil, err
	}
	right := 0
	byStory := map[string][]int{}
	blamed := make([]string, len(rows))
	for i, r := range rows {
		blamed[i] = blamedClass(compare.BlamedIn([]*readout.Document{r.doc}, as[i:i+1]))
		count(&right, blamed[i] == r.blamed)
		byStory[r.story] = append(byStory[r.story], i)
	}
	var deaths, blame tally
	groups := 0
	for _, r := range rows {
		in := byStory[r.story]
		delete(byStory, r.story)
		if !severalOutlets(rows, in) {
			continue
		}
		groups++
		var docs []*readout.Document
		var part []*readout.Analysis
		for _, i := range in {
			docs, part = append(docs, rows[i].doc), append(part, as[i])
		}
		d := e.compare(docs, part)
		differ := func(get func(int) string) bool {
			return slices.ContainsFunc(in, func(i int) bool { return get(i) != get(in[0]) })
		}
		deaths.see(slices.ContainsFunc(d.Differences, tollDiffers), differ(func(i int) string { return rows[i].civilians }))
		blame.see(differ(func(i int) string { return blamed[i] }), differ(func(i int) string { return rows[i].blamed }))
	}
	on := fmt.Sprintf("accounts/syria, %d events told by several outlets", groups)
	out := []Score{{Name: "accounts/syria/blamed", Value: 100 * ratio(right, len(rows)), On: fmt.Sprintf("accounts/syria, %d reports", len(rows))}}
	for _, t := range []struct {
		name string
		tally
	}{{"deaths-differ", deaths}, {"blame-differs", blame}} {
		p, r, f := t.prf()
		out = append(out, Score{Name: "accounts/syria/" + t.name + "/P", Value: 100 * p, On: on}, Score{Name: "accounts/syria/" + t.name + "/R", Value: 100 * r, On: on}, Score{Name: "accounts/syria/" + t.name + "/F1", Value: 100 * f, On: on})
	}
	return out, nil
}

// tollDiffers reports whether a difference is of a number of people killed.
func tollDiffers(d readout.Difference) bool {
	return d.Kind == "figure" && strings.Contains(d.About, "killed")
}

// severalOutlets reports whether rows are of more than one outlet.
func severalOutlets(rows []accountRow, in []int) bool {
	return slices.ContainsFunc(in, func(i int) bool { return rows[i].doc.Outlet != rows[in[0]].doc.Outlet })
}

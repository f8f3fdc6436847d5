package eval

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/nlp/speech"
)

// stanceGold is what the speakers of statements of PolNeAR dev do by saying
// them: document, bytes of the content, and the stances that are right. They
// were drawn so that no cue stands often, and read by one person from source,
// cue and content alone, before the program's answers. Rules were made for the
// errors of the even rows, not for those of the odd.
//
//go:embed testdata/stance.tsv
var stanceGold string

// A stanced is a content and the stances that are right for it, the first the best.
type stanced struct {
	doc  string
	span readout.Span
	want []string
}

func readStances(data string) ([]stanced, error) {
	var out []stanced
	for n, line := range strings.Split(strings.TrimSpace(data), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 4 || c[3] == "" {
			return nil, fmt.Errorf("stance.tsv:%d: want document, start, end, stances", n+1)
		}
		start, err1 := strconv.ParseUint(c[1], 10, 32)
		end, err2 := strconv.ParseUint(c[2], 10, 32)
		if err1 != nil || err2 != nil || start >= end {
			return nil, fmt.Errorf("stance.tsv:%d: bad span", n+1)
		}
		out = append(out, stanced{c[0], readout.Span{Start: uint32(start), End: uint32(end)}, strings.Split(c[3], "|")})
	}
	return out, nil
}

// stanceAt is the stance of the statement whose content overlaps most with s,
// where that is half of the shorter of both; "" for none.
func stanceAt(a *readout.Analysis, s readout.Span) string {
	best, stance := 0, ""
	for _, st := range rowsOf(a.Statements) {
		if st.Kind == readout.OwnVoice {
			continue
		}
		for _, c := range a.Spans[st.Content.First:st.Content.End] {
			both := int(min(c.End, s.End)) - int(max(c.Start, s.Start))
			if both > best && 2*both >= min(c.Len(), s.Len()) {
				best, stance = both, st.Stance.String()
			}
		}
	}
	return stance
}

// scoreStances measures the stance of statements that were found.
func scoreStances(e *env) ([]Score, error) {
	docs, err := speech.ReadPolnear(e.corpus("attribution", "polnear"), "dev")
	if err != nil {
		return nil, err
	}
	gold, err := readStances(stanceGold)
	if err != nil {
		return nil, err
	}
	as, err := readAttributed(e, docs)
	if err != nil {
		return nil, err
	}
	byID := map[string]int{}
	for i, d := range docs {
		byID[d.Doc.ID] = i
	}
	var all [2]map[string]*counts // tuned on, held out
	var total [2]counts
	for half := range all {
		all[half] = map[string]*counts{}
	}
	for n, g := range gold {
		i, ok := byID[g.doc]
		if !ok {
			return nil, fmt.Errorf("stance.tsv: no document %s", g.doc)
		}
		got := stanceAt(as[i], g.span)
		if got == "" {
			continue
		}
		half, want := n%2, g.want[0]
		if slices.Contains(g.want, got) {
			want = got
		}
		of := func(stance string) *counts {
			if all[half][stance] == nil {
				all[half][stance] = &counts{}
			}
			return all[half][stance]
		}
		total[half].gold++
		count(&total[half].right, got == want)
		of(want).gold++
		of(got).found++
		count(&of(want).right, got == want)
	}
	var out []Score
	for half, name := range [...]string{"tune", "held"} {
		sum, classes := 0.0, 0
		for _, c := range all[half] {
			if c.gold > 0 {
				sum += c.f1()
				classes++
			}
		}
		on := fmt.Sprintf("statements of PolNeAR dev labelled by hand, half of %d, %d found", len(gold), total[half].gold)
		out = append(out, Score{Name: "stance/polnear-dev/" + name + "/accuracy", Value: 100 * total[half].recall(), On: on},
			Score{Name: "stance/polnear-dev/" + name + "/macro-F1", Value: 100 * sum / float64(max(1, classes)), On: on})
	}
	return out, nil
}

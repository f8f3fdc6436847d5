package event

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/lexicon"
	"readout/nlp/speech"
	"readout/nlp/syntax"
	"readout/nlp/token"
)

// ploverFloor is the share of sentences whose type the rules must find. The
// sentences mark source and target, so this measures type alone.
const ploverFloor = 0.79

// pairFloor is the share of sentences of which both source and target are the
// arguments of one event. Many targets are only where it happened.
const pairFloor = 0.69

// TestPlover measures the type of the event between a marked source and a
// marked target on the training sentences of Zero-Shot-PLOVER. They hold one
// type for both kinds of yielding. Nothing is learned here, so there are no
// folds.
func TestPlover(t *testing.T) {
	rows := plover(t)
	t.Run("words", func(t *testing.T) { testPlover(t, rows, nil) })
	t.Run("tagged", func(t *testing.T) {
		m, err := syntax.Load()
		if err != nil {
			t.Fatal(err)
		}
		testPlover(t, rows, m)
	})
}

func testPlover(t *testing.T, rows []ploverRow, m *syntax.Model) {
	right, pairs := 0, 0
	type count struct{ tp, fp, fn int }
	byType := map[string]*count{}
	at := func(k string) *count {
		if byType[k] == nil {
			byType[k] = &count{}
		}
		return byType[k]
	}
	for _, r := range rows {
		got, both := ploverGuess(m, r.sentence, r.spans)
		if both {
			pairs++
		}
		if got == r.gold {
			right++
			at(got).tp++
		} else {
			at(got).fp++
			at(r.gold).fn++
			if show := os.Getenv("PLOVER_SHOW"); show != "" && (show == r.gold || show == got || show == "none" && got == "") {
				t.Logf("%-9s %-9s %s", r.gold, got, r.marked)
			}
		}
	}
	macro, n := 0.0, 0
	for k, c := range byType {
		if k == "" {
			continue
		}
		f1 := 2 * float64(c.tp) / float64(max(1, 2*c.tp+c.fp+c.fn))
		t.Logf("%-10s F1 %.3f  right %d wrong %d missed %d", k, f1, c.tp, c.fp, c.fn)
		macro += f1
		n++
	}
	acc := float64(right) / float64(len(rows))
	t.Logf("PLOVER root: %d of %d right = %.3f, macro F1 %.3f; source and target both found %.3f; no event %d",
		right, len(rows), acc, macro/float64(n), float64(pairs)/float64(len(rows)), at("").fp)
	if both := float64(pairs) / float64(len(rows)); both < pairFloor {
		t.Errorf("both arguments are found in %.3f, below the floor of %.2f", both, pairFloor)
	}
	if acc < ploverFloor {
		t.Errorf("accuracy %.3f is below the floor of %.2f", acc, ploverFloor)
	}
}

type ploverRow struct {
	sentence, gold, marked string
	spans                  [2]readout.Span // source, target; may be zero
}

// plover reads the sentences and turns their marks into spans.
func plover(t *testing.T) (rows []ploverRow) {
	file, err := os.Open("../../../shared/corpora/events/plover_train.tsv")
	if err != nil {
		t.Skip("plover_train.tsv is absent: ", err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	col := map[string]int{}
	for i, name := range all[0] {
		col[name] = i
	}
	for _, rec := range all[1:] {
		row := ploverRow{gold: rec[col["gold_root"]], marked: rec[col["marked_sentence"]]}
		rest := row.marked
		var open [2]uint32
		for rest != "" {
			cut := false
			for i, mark := range []string{"<s>", "<t>"} {
				if strings.HasPrefix(rest, mark) {
					open[i], rest, cut = uint32(len(row.sentence)), rest[3:], true
				} else if closing := "</" + mark[1:]; strings.HasPrefix(rest, closing) {
					row.spans[i] = readout.Span{Start: open[i], End: uint32(len(strings.TrimRight(row.sentence, " ")))}
					rest, cut = rest[4:], true
				}
			}
			if !cut {
				row.sentence += rest[:1]
				rest = rest[1:]
			}
		}
		rows = append(rows, row)
	}
	if len(rows) < 1000 {
		t.Fatalf("only %d sentences", len(rows))
	}
	return rows
}

// ploverGuess reads a sentence with two mentions and returns the type of the
// event that has most of them as arguments.
func ploverGuess(m *syntax.Model, sentence string, spans [2]readout.Span) (typ string, both bool) {
	d := &readout.Document{ID: "p", Text: sentence}
	a := &readout.Analysis{}
	token.Split(d, a)
	a.Mentions = make([]readout.Mention, 1)
	order := []int{0, 1}
	if spans[1].Start < spans[0].Start {
		order = []int{1, 0}
	}
	var row [2]uint32 // of source and target
	for _, i := range order {
		if spans[i].Start < spans[i].End {
			row[i] = uint32(len(a.Mentions))
			a.Mentions = append(a.Mentions, readout.Mention{Span: spans[i], Full: spans[i], Sentence: 1, Type: readout.Organisation, Form: readout.Nominal})
		}
	}
	// The pronouns stand for the source when it is said before them.
	for i := 1; i < len(a.Tokens); i++ {
		if s := a.Tokens[i].Span; personal[lexicon.Fold(s.Of(d.Text))] && s.Start > spans[0].End && lexicon.Fold(s.Of(d.Text)) != "who" {
			if s.Start >= spans[1].End || s.End <= spans[1].Start {
				a.Mentions = append(a.Mentions, readout.Mention{Span: s, Full: s, Sentence: 1, Form: readout.Pronoun, Entity: 1})
			}
		}
	}
	if row[0] != 0 {
		a.Mentions[row[0]].Entity = 1
	}
	slices.SortFunc(a.Mentions[1:], func(x, y readout.Mention) int { return int(x.Start) - int(y.Start) })
	a.Entities = make([]readout.Entity, 2)
	a.Times = make([]readout.Time, 1)
	a.Statements = make([]readout.Statement, 1)
	a.Spans = make([]readout.Span, 1)
	if m != nil {
		m.Run(d, a)
	}
	speech.Find(d, a)
	Find(d, a)
	best := -1
	for _, e := range a.Events[1:] {
		score := 0
		for _, g := range a.Args[e.Args.First:e.Args.End] {
			m := a.Mentions[g.Mention]
			if m.Entity == 1 && g.Role == readout.RoleSource {
				score += 2
			}
			if m.Span == spans[1] && g.Role == readout.RoleTarget {
				score += 2
			}
		}
		if score > best {
			best, typ = score, e.Type.String()
			both = score == 4
		}
	}
	if typ == "CONCEDE" || typ == "RETREAT" {
		typ = "YIELD"
	}
	return typ, both
}

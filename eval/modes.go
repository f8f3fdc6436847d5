package eval

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/nlp/event"
)

// modesGold are the modes of 210 marked events of PLOVER's training sentences:
// sentence and mode. They were read by one person before the program gave any.
// Words were added for the errors of the even rows, not for those of the odd.
//
//go:embed testdata/modes.tsv
var modesGold string

func readModes(data string) (map[int][]string, []int, error) {
	out := map[int][]string{}
	var order []int
	for n, line := range strings.Split(strings.TrimSpace(data), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		id, labels, ok := strings.Cut(line, "\t")
		i, err := strconv.Atoi(id)
		if !ok || err != nil || out[i] != nil {
			return nil, nil, fmt.Errorf("modes.tsv:%d: want sentence, modes", n+1)
		}
		for l := range strings.SplitSeq(labels, "|") {
			if l != "-" && readout.ModeNamed(l) == 0 {
				return nil, nil, fmt.Errorf("modes.tsv:%d: no mode %q", n+1, l)
			}
			out[i] = append(out[i], l)
		}
		order = append(order, i)
	}
	return out, order, nil
}

// scoreModes measures how often a mode that is given is right, and how many of
// those that are clear are given. An event of another type than the marked one
// gives none.
func scoreModes(e *env) ([]Score, error) {
	gold, order, err := readModes(modesGold)
	if err != nil {
		return nil, err
	}
	rows, err := event.ReadMarked(e.corpus("events", "plover_train.tsv"))
	if err != nil {
		return nil, err
	}
	byID := map[int]event.Marked{}
	for _, r := range rows {
		byID[r.ID] = r
	}
	docs := make([]*readout.Document, len(order))
	for i, id := range order {
		docs[i] = byID[id].Document(id)
	}
	as, err := e.read(e.ctx, docs)
	if err != nil {
		return nil, err
	}
	var c, clear [2]counts // tuned on, held out
	for i, id := range order {
		got, labels := modeRead(as[i], byID[id]), gold[id]
		right := slices.Contains(labels, got.String())
		if !slices.Contains(labels, "-") {
			clear[i%2].gold++
			count(&clear[i%2].right, right)
		}
		if got != 0 {
			c[i%2].found++
			count(&c[i%2].right, right)
		}
	}
	var out []Score
	for half, name := range [...]string{"tune", "held"} {
		on := fmt.Sprintf("marked events of PLOVER train labelled by hand, half of %d; %d modes given, %d clear", len(order), c[half].found, clear[half].gold)
		out = append(out, Score{Name: "modes/plover/" + name + "/P", Value: 100 * c[half].precision(), On: on},
			Score{Name: "modes/plover/" + name + "/R", Value: 100 * clear[half].recall(), On: on})
	}
	return out, nil
}

// modeRead is the mode of the first event that was read with the type of the
// marked one, those first that have its source and target.
func modeRead(a *readout.Analysis, m event.Marked) readout.Mode {
	rows := []uint32{pairIn(a, m)}
	for i := 1; i < len(a.Events); i++ {
		rows = append(rows, uint32(i))
	}
	for _, row := range rows {
		if row != 0 && event.RootOf(a.Events[row].Type) == m.Root {
			return a.Events[row].Mode
		}
	}
	return 0
}

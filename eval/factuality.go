package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"

	"readout"
	"readout/nlp/speech"
)

// A factSentence is a sentence of the factuality corpora: words set apart by
// spaces, and for some of them how sure readers were that it happened, from -3
// (surely not) to 3 (surely).
type factSentence struct {
	Text    string `json:"text"`
	Targets []struct {
		Span  [2]int  `json:"span1"`
		Label float64 `json:"label"`
	} `json:"targets"`
}

func readFacts(name string) ([]factSentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []factSentence
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var x factSentence
		if err := json.Unmarshal(s.Bytes(), &x); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, x)
	}
	return out, s.Err()
}

// factValue is where a degree stands on the scale of the corpora.
var factValue = map[readout.Factuality]float64{readout.Certain: 2.2, readout.Probable: 1, readout.Possible: 0, readout.Future: 0, readout.Negated: -2}

// factScore is how well degrees agree with readers.
type factScore struct {
	n                     int
	x, y, xx, yy, xy, off float64
	right                 int // yes, no or open
	degree                map[readout.Factuality]int
	sum                   map[readout.Factuality]float64
}

func (s *factScore) add(got readout.Factuality, gold float64) {
	if s.sum == nil {
		s.sum, s.degree = map[readout.Factuality]float64{}, map[readout.Factuality]int{}
	}
	s.sum[got] += gold
	s.degree[got]++
	v := factValue[got]
	s.n++
	s.x, s.y, s.xx, s.yy, s.xy = s.x+v, s.y+gold, s.xx+v*v, s.yy+gold*gold, s.xy+v*gold
	s.off += math.Abs(v - gold)
	if yesNo(v) == yesNo(gold) {
		s.right++
	}
}

// yesNo is whether something happened: 1, -1, or 0 where that is open.
func yesNo(v float64) int {
	switch {
	case v > 1:
		return 1
	case v < -1:
		return -1
	}
	return 0
}

func (s *factScore) correlation() float64 {
	n := float64(s.n)
	return (n*s.xy - s.x*s.y) / math.Sqrt((n*s.xx-s.x*s.x)*(n*s.yy-s.y*s.y))
}

func scoreFactuality(e *env) ([]Score, error) {
	var out []Score
	for _, c := range [...]struct{ name, file, on string }{
		{"uds-dev", "UDS_IH2", "UDS-IH2 dev, gold words"},
		{"meantime-dev", "MEANTIME", "MEANTIME dev, gold words"},
	} {
		sentences, err := readFacts(e.corpus("factuality", c.file, "dev.jsonl"))
		if err != nil {
			return out, err
		}
		var s factScore
		for _, x := range sentences {
			if err := e.ctx.Err(); err != nil {
				return out, err
			}
			e.scoreFacts(x, &s)
		}
		on := fmt.Sprintf("%s, %d events", c.on, s.n)
		out = append(out,
			Score{Name: "factuality/" + c.name + "/correlation", Value: 100 * s.correlation(), On: on + ", Pearson's r by a hundred"},
			Score{Name: "factuality/" + c.name + "/yes-no-open", Value: 100 * ratio(s.right, s.n), On: on},
			Score{Name: "factuality/" + c.name + "/mean-error", Value: 100 * s.off / float64(s.n), On: on + ", hundredths of a step from -3 to 3"})
	}
	return out, nil
}

func (e *env) scoreFacts(x factSentence, s *factScore) {
	var words goldSentence
	var text strings.Builder
	for i, w := range strings.Fields(x.Text) {
		if i > 0 {
			text.WriteByte(' ')
		}
		words.spans = append(words.spans, readout.Span{Start: uint32(text.Len()), End: uint32(text.Len() + len(w))})
		words.part = append(words.part, false)
		text.WriteString(w)
	}
	d := &readout.Document{ID: "f", Text: text.String()}
	a := goldAnalysis(d, []goldSentence{words})
	e.parse(d, a)
	found := speech.Factual(d, a)
	for _, t := range x.Targets {
		if t.Span[0] >= 0 && t.Span[0]+1 < len(found) {
			s.add(found[t.Span[0]+1], t.Label)
		}
	}
}

package eval

import (
	"fmt"

	"readout"
)

// attributionsRead are the statements of an Analysis that somebody makes: all
// but what the outlet says in its own voice.
func attributionsRead(a *readout.Analysis) []attribution {
	var out []attribution
	for _, s := range rowsOf(a.Statements) {
		if s.Kind == readout.OwnVoice {
			continue
		}
		var at attribution
		if s.Speaker != 0 {
			m := a.Mentions[s.Speaker]
			span := m.Full
			if span.IsZero() {
				span = m.Span
			}
			at.source = [][]readout.Span{{span}}
		}
		if !s.Cue.IsZero() {
			at.cue = [][]readout.Span{{s.Cue}}
		}
		if s.Content.Len() > 0 {
			at.content = [][]readout.Span{a.Spans[s.Content.First:s.Content.End]}
		}
		out = append(out, at)
	}
	return out
}

// scores are the lines of the table.
func (s *attributionScore) scores(prefix, on string) []Score {
	var out []Score
	line := func(name string, v float64) {
		out = append(out, Score{Name: prefix + "/" + name, Value: 100 * v, On: on})
	}
	for r, name := range roles {
		x := s.role[r]
		line(name+"/token/F1", x.token.f1())
		line(name+"/exact/F1", x.exact.f1())
		line(name+"/overlap/F1", harmonic(ratio(x.overlapP, x.found), ratio(x.ovlR, x.gold)))
	}
	line("content-match/F1", counts{s.match, s.pred, s.gold}.f1())
	line("source-of-matched", s.source.recall())
	line("cue-of-matched", s.cue.recall())
	line("attribution/F1", s.attrF1())
	line("direct/recall", ratio(s.directMatch, s.direct))
	line("direct/source", s.directSource.recall())
	return out
}

func scoreAttribution(e *env) ([]Score, error) {
	docs, err := readPolnear(e.corpus("attribution", "polnear"), "dev")
	if err != nil {
		return nil, err
	}
	as, err := readEach(e, docs)
	if err != nil {
		return nil, err
	}
	var s attributionScore
	for i, d := range docs {
		s.add(d.doc.Text, d.gold, attributionsRead(as[i]))
	}
	return s.scores("attribution/polnear-dev", fmt.Sprintf("PolNeAR dev, %d reports", len(docs))), nil
}

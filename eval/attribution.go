package eval

import (
	"fmt"

	"readout"
	"readout/nlp/speech"
)

// attributionsRead are the statements of an Analysis that somebody makes: all
// but what the outlet says in its own voice.
func attributionsRead(a *readout.Analysis) []speech.Attribution {
	var out []speech.Attribution
	for _, s := range rowsOf(a.Statements) {
		if s.Kind == readout.OwnVoice {
			continue
		}
		var at speech.Attribution
		if !s.Source.IsZero() {
			at.Source = [][]readout.Span{{s.Source}}
		}
		if !s.Cue.IsZero() {
			at.Cue = [][]readout.Span{{s.Cue}}
		}
		if s.Content.Len() > 0 {
			at.Content = [][]readout.Span{a.Spans[s.Content.First:s.Content.End]}
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
	for r, name := range speech.Roles {
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

// readAttributed has the system read the reports of PolNeAR.
func readAttributed(e *env, docs []speech.Attributed) ([]*readout.Analysis, error) {
	texts := make([]*readout.Document, len(docs))
	for i, d := range docs {
		texts[i] = d.Doc
	}
	return e.read(e.ctx, texts)
}

func scoreAttribution(e *env) ([]Score, error) {
	docs, err := speech.ReadPolnear(e.corpus("attribution", "polnear"), "dev")
	if err != nil {
		return nil, err
	}
	as, err := readAttributed(e, docs)
	if err != nil {
		return nil, err
	}
	var s attributionScore
	for i, d := range docs {
		s.add(d.Doc.Text, d.Gold, attributionsRead(as[i]))
	}
	return s.scores("attribution/polnear-dev", fmt.Sprintf("PolNeAR dev, %d reports", len(docs))), nil
}

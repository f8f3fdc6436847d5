package eval

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/nlp/speech"
)

func TestEvalTokens(t *testing.T) {
	text := "U.S. officials’ “co-operation” (well-known), -2.5 ½ naïve e\u0301a don't.\u00a0x_1—y"
	var got []string
	for _, tok := range evalTokens(text) {
		word := ""
		if tok.word {
			word = "+"
		}
		got = append(got, tok.Of(text)+word)
	}
	want := "U.S+|.|officials+|’|“|co-operation+|”|(|well-known+|)|,|-|2.5+|½+|naïve+|e+|\u0301|a+|don't+|.|x_1+|—|y+"
	if strings.Join(got, "|") != want {
		t.Errorf("tokens %q\nwant   %q", strings.Join(got, "|"), want)
	}
}

func TestParseBrat(t *testing.T) {
	text := "“Éa,” said Bo, “b.”"
	ann := "T1\tContent 0 5;15 19\t…\nT2\tSource 11 13\tBo\nT3\tCue 6 10\tsaid\nT4\tDiscuss 0 1\t“\nT5\tAttribution 6 10\tsaid\n" +
		"E1\tAttribution:T5 Content:T1 Source:T2 Cue:T3\nE2\tAttribution:T5 Content2:T2 Source:T9\n"
	got, err := speech.ParseBrat(ann, text)
	if err != nil || len(got) != 2 {
		t.Fatalf("%v, %v", got, err)
	}
	show := func(spans [][]readout.Span) string {
		var all []string
		for _, parts := range spans {
			for _, p := range parts {
				all = append(all, p.Of(text))
			}
		}
		return strings.Join(all, "|")
	}
	if s := show(got[0].Content) + "/" + show(got[0].Source) + "/" + show(got[0].Cue); s != "“Éa,”|“b.”/Bo/said" {
		t.Errorf("first attribution %s", s)
	}
	if s := show(got[1].Content) + "/" + show(got[1].Source); s != "Bo/" {
		t.Errorf("second attribution %s", s)
	}
	if _, err := speech.ParseBrat("T1\tCue 0 99\tx\n", text); err == nil {
		t.Error("a range outside the text was taken")
	}
}

// bratOf writes attributions as the program's output for the script.
func bratOf(text string, in []speech.Attribution) string {
	var b strings.Builder
	runes := func(at uint32) int { return utf8.RuneCountInString(text[:at]) }
	n := 0
	for e, a := range in {
		var fields []string
		for r, name := range speech.Roles {
			for _, parts := range *a.Role(r) {
				n++
				var ranges []string
				for _, p := range parts {
					ranges = append(ranges, fmt.Sprintf("%d %d", runes(p.Start), runes(p.End)))
				}
				fmt.Fprintf(&b, "T%d\t%s %s\tx\n", n, name, strings.Join(ranges, ";"))
				fields = append(fields, fmt.Sprintf("%s:T%d", name, n))
			}
		}
		fmt.Fprintf(&b, "E%d\t%s\n", e+1, strings.Join(fields, " "))
	}
	return b.String()
}

// spoilAttributions drops, cuts and exchanges parts.
func spoilAttributions(r *rand.Rand, text string, in []speech.Attribution) []speech.Attribution {
	var out []speech.Attribution
	for _, a := range some(r, in) {
		var b speech.Attribution
		for i := range speech.Roles {
			for _, parts := range *a.Role(i) {
				parts = slices.Clone(parts)
				switch r.IntN(8) {
				case 0:
					continue
				case 1:
					k := r.IntN(len(parts))
					p := parts[k]
					at := p.Start + uint32(r.IntN(p.Len()+1))
					for at > p.Start && !utf8.RuneStart(text[at-1]) {
						at--
					}
					if at > p.Start {
						parts[k].End = at - 1 + uint32(len(firstRune(text[at-1:])))
					}
				case 2:
					parts = parts[:1]
				case 3:
					if len(out) > 0 && len(*out[len(out)-1].Role(i)) > 0 {
						parts = (*out[len(out)-1].Role(i))[0]
					}
				}
				*b.Role(i) = append(*b.Role(i), parts)
			}
		}
		out = append(out, b)
	}
	return out
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

func TestAttributionGoldIsPerfect(t *testing.T) {
	docs, err := speech.ReadPolnear(needShared(t, "corpora", "attribution", "polnear"), "dev")
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 84 {
		t.Errorf("%d articles, want 84", len(docs))
	}
	var s attributionScore
	for _, d := range docs {
		s.add(d.Doc.Text, d.Gold, d.Gold)
	}
	for _, line := range s.scores("x", "gold") {
		// An attribution whose content has no word at all matches nothing.
		if line.Value < 99.9 {
			t.Errorf("gold against itself: %v", line)
		}
	}
}

func TestAttributionAgreesWithScript(t *testing.T) {
	gold := needShared(t, "corpora", "attribution", "polnear")
	evaluator := needShared(t, "eval", "polnear_eval.py")
	docs, err := speech.ReadPolnear(gold, "dev")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	tmp := t.TempDir()
	var s attributionScore
	for i, d := range docs {
		pred := spoilAttributions(r, d.Doc.Text, d.Gold)
		if i%20 == 7 {
			pred = nil // a report in which nothing was found
		} else {
			writeFile(t, filepath.Join(tmp, d.Doc.ID+".ann"), []byte(bratOf(d.Doc.Text, pred)))
		}
		s.add(d.Doc.Text, d.Gold, pred)
	}
	type prf = [3]float64
	var want struct {
		Docs                 int
		Source, Cue, Content struct {
			Token, Exact, Partial, Overlap prf
			NPred                          int `json:"n_pred"`
			NGold                          int `json:"n_gold"`
		}
		Linking struct {
			Gold, Pred  int
			Match       int     `json:"content_match"`
			MatchF1     float64 `json:"content_match_f1"`
			SourceAcc   float64 `json:"source_acc"`
			SourceExact float64 `json:"source_exact"`
			NoSource    float64 `json:"no_source_acc"`
			Cue         float64 `json:"cue_acc"`
			AttrF1      float64 `json:"attr_f1"`
		}
		Direct struct {
			N       int     `json:"gold_quoted_contents"`
			Jaccard float64 `json:"recall_jaccard50"`
			Exact   float64 `json:"recall_exact"`
			Source  float64 `json:"source_acc"`
		}
	}
	if err := json.Unmarshal([]byte(script(t, evaluator, "--gold", gold, "--split", "dev", "--pred", tmp, "--json")), &want); err != nil {
		t.Fatal(err)
	}
	near := func(name string, got, want, eps float64) {
		t.Helper()
		if math.Abs(got-want) > eps {
			t.Errorf("%s is %v, the script says %v", name, got, want)
		}
	}
	of := func(c counts) prf { return prf{c.precision(), c.recall(), c.f1()} }
	for i, w := range []struct {
		Token, Exact, Partial, Overlap prf
		NPred                          int `json:"n_pred"`
		NGold                          int `json:"n_gold"`
	}{want.Source, want.Cue, want.Content} {
		x := s.role[i]
		pp, pr := x.partP/float64(x.found), x.partR/float64(x.gold)
		op, or := ratio(x.overlapP, x.found), ratio(x.ovlR, x.gold)
		for k, c := range []struct {
			name      string
			got, want prf
		}{{"token", of(x.token), w.Token}, {"exact", of(x.exact), w.Exact}, {"partial", prf{pp, pr, harmonic(pp, pr)}, w.Partial}, {"overlap", prf{op, or, harmonic(op, or)}, w.Overlap}} {
			for j := range 3 {
				near(fmt.Sprint(speech.Roles[i], " ", c.name, " ", j), c.got[j], c.want[j], 1e-9)
			}
			if k > 0 && c.want[2] > 0.99 {
				t.Errorf("%s %s: spoilt attributions score %v", speech.Roles[i], c.name, c.want)
			}
		}
		near(speech.Roles[i]+" found", float64(x.found), float64(w.NPred), 0)
		near(speech.Roles[i]+" gold", float64(x.gold), float64(w.NGold), 0)
	}
	l := want.Linking
	near("gold", float64(s.gold), float64(l.Gold), 0)
	near("pred", float64(s.pred), float64(l.Pred), 0)
	near("match", float64(s.match), float64(l.Match), 0)
	near("match F1", counts{s.match, s.pred, s.gold}.f1(), l.MatchF1, 1e-9)
	near("source", s.source.recall(), l.SourceAcc, 6e-5)
	near("source exact", ratio(s.sourceExact.right, s.source.gold), l.SourceExact, 6e-5)
	near("no source", s.noSource.recall(), l.NoSource, 6e-5)
	near("cue", s.cue.recall(), l.Cue, 6e-5)
	near("attribution F1", s.attrF1(), l.AttrF1, 1e-9)
	near("direct", float64(s.direct), float64(want.Direct.N), 0)
	near("direct recall", ratio(s.directMatch, s.direct), want.Direct.Jaccard, 6e-5)
	near("direct exact", ratio(s.directExact, s.direct), want.Direct.Exact, 6e-5)
	near("direct source", s.directSource.recall(), want.Direct.Source, 6e-5)
}

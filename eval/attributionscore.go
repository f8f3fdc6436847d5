package eval

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/nlp/speech"
)

// The tokens of polnear_eval.py, so that every system is scored on the same
// units: \w+(?:['’\-.]\w+)* or one other character that is no space.
type evalToken struct {
	readout.Span
	word bool
}

func evalTokens(text string) []evalToken {
	var out []evalToken
	wordEnd := func(i int) int {
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !isPyWord(r) {
				break
			}
			i += n
		}
		return i
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isPyWord(r):
			end := wordEnd(i)
			for end < len(text) {
				joint, n := utf8.DecodeRuneInString(text[end:])
				more := end
				if strings.ContainsRune("'’-.", joint) {
					more = wordEnd(end + n)
				}
				if more <= end+n {
					break
				}
				end = more
			}
			out = append(out, evalToken{readout.Span{Start: uint32(i), End: uint32(end)}, true})
			i = end
		case isPySpace(r):
			i += n
		default:
			out = append(out, evalToken{readout.Span{Start: uint32(i), End: uint32(i + n)}, false})
			i += n
		}
	}
	return out
}

func isPyWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// A tokenSet is a sorted list of token numbers.
type tokenSet []int

// setOf are the tokens that overlap one of the parts.
func setOf(tokens []evalToken, parts []readout.Span) tokenSet {
	var s tokenSet
	for _, p := range parts {
		i, _ := slices.BinarySearchFunc(tokens, p.Start, func(t evalToken, at uint32) int { return cmp.Compare(t.End, at+1) })
		for ; i < len(tokens) && tokens[i].Start < p.End; i++ {
			s = append(s, i)
		}
	}
	slices.Sort(s)
	return slices.Compact(s)
}

func (s tokenSet) common(t tokenSet) int {
	n := 0
	for i, j := 0, 0; i < len(s) && j < len(t); {
		switch {
		case s[i] < t[j]:
			i++
		case s[i] > t[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// words drops punctuation.
func (s tokenSet) words(tokens []evalToken) tokenSet {
	var out tokenSet
	for _, i := range s {
		if tokens[i].word {
			out = append(out, i)
		}
	}
	return out
}

// roleScore is what is counted for one role.
type roleScore struct {
	token, exact   counts
	partP, partR   float64 // sums over spans of the best share
	overlapP, ovlR int
	found, gold    int
}

// attributionScore is what polnear_eval.py counts.
type attributionScore struct {
	docs  int
	role  [3]roleScore
	gold  int
	pred  int
	match int // contents with Jaccard of at least a half

	source, sourceExact, noSource, cue counts // right of gold
	full                               int    // content, source and cue right

	direct, directMatch, directExact int
	directSource                     counts
}

// add scores one report.
func (s *attributionScore) add(text string, gold, pred []speech.Attribution) {
	tokens := evalTokens(text)
	s.docs++
	gsets, gspans := tokenSets(tokens, gold)
	psets, pspans := tokenSets(tokens, pred)
	for r := range speech.Roles {
		s.role[r].add(tokens, gspans[r], pspans[r])
	}
	s.link(text, tokens, gsets, psets)
}

// attributed are the token sets of one attribution, by role.
type attributed [3][]tokenSet

// tokenSets makes token sets of attributions; spans lists the distinct spans
// of each role over the report. Attributions without any token are dropped.
func tokenSets(tokens []evalToken, in []speech.Attribution) (out []attributed, spans [3][]tokenSet) {
	seen := [3]map[string]bool{{}, {}, {}}
	for i := range in {
		var a attributed
		any := false
		for r := range speech.Roles {
			for _, parts := range *in[i].Role(r) {
				set := setOf(tokens, parts)
				if len(set) == 0 {
					continue
				}
				any = true
				a[r] = append(a[r], set)
				if key := spanKey(parts); !seen[r][key] {
					seen[r][key] = true
					spans[r] = append(spans[r], set)
				}
			}
		}
		if any {
			out = append(out, a)
		}
	}
	return out, spans
}

func spanKey(parts []readout.Span) string {
	var b strings.Builder
	for _, p := range parts {
		for _, v := range [...]uint32{p.Start, p.End} {
			b.Write([]byte{byte(v), byte(v >> 8), byte(v >> 16), byte(v >> 24)})
		}
	}
	return b.String()
}

func union(sets []tokenSet) tokenSet {
	u := slices.Concat(sets...)
	slices.Sort(u)
	return slices.Compact(u)
}

func (s *roleScore) add(tokens []evalToken, gold, pred []tokenSet) {
	gt, pt := union(gold), union(pred)
	s.token.add(counts{gt.common(pt), len(pt), len(gt)})
	words := func(sets []tokenSet) []tokenSet {
		out := make([]tokenSet, len(sets))
		for i, v := range sets {
			if out[i] = v.words(tokens); len(out[i]) == 0 {
				out[i] = v
			}
		}
		return out
	}
	g, p := words(gold), words(pred)
	used := make([]bool, len(g))
	for _, v := range p {
		for i := range g {
			if !used[i] && slices.Equal(v, g[i]) {
				used[i] = true
				s.exact.right++
				break
			}
		}
	}
	s.exact.add(counts{found: len(p), gold: len(g)})
	best := func(v tokenSet, others []tokenSet) float64 {
		b := 0.0
		for _, o := range others {
			b = max(b, float64(v.common(o))/float64(len(v)))
		}
		return b
	}
	for _, v := range p {
		b := best(v, g)
		s.partP += b
		count(&s.overlapP, b > 0)
	}
	for _, v := range g {
		b := best(v, p)
		s.partR += b
		count(&s.ovlR, b > 0)
	}
	s.found += len(p)
	s.gold += len(g)
}

// link pairs gold and predicted attributions by their contents, best first.
func (s *attributionScore) link(text string, tokens []evalToken, gold, pred []attributed) {
	flat := func(in []attributed) [][3]tokenSet {
		out := make([][3]tokenSet, len(in))
		for i, a := range in {
			for r := range speech.Roles {
				out[i][r] = union(a[r]).words(tokens)
			}
		}
		return out
	}
	g, p := flat(gold), flat(pred)
	type pair struct {
		score float64
		i, j  int
	}
	var pairs []pair
	for i, a := range g {
		for j, b := range p {
			if n := a[2].common(b[2]); n > 0 {
				pairs = append(pairs, pair{float64(n) / float64(len(a[2])+len(b[2])-n), i, j})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	partner := map[int]int{}
	tookG, tookP := map[int]bool{}, map[int]bool{}
	for _, c := range pairs {
		if tookG[c.i] || tookP[c.j] {
			continue
		}
		tookG[c.i], tookP[c.j] = true, true
		if c.score >= 0.5 {
			partner[c.i] = c.j
		}
	}
	s.gold += len(g)
	s.pred += len(p)
	s.match += len(partner)
	for i, j := range partner {
		a, b := g[i], p[j]
		var source bool
		if len(a[0]) > 0 {
			source = a[0].common(b[0]) > 0
			s.source.gold++
			count(&s.source.right, source)
			count(&s.sourceExact.right, slices.Equal(a[0], b[0]))
		} else {
			source = len(b[0]) == 0
			s.noSource.gold++
			count(&s.noSource.right, source)
		}
		cue := true
		if len(a[1]) > 0 {
			cue = a[1].common(b[1]) > 0
			s.cue.gold++
			count(&s.cue.right, cue)
		}
		count(&s.full, source && cue)
	}
	for i, a := range gold {
		contents := union(a[2])
		if len(contents) == 0 {
			continue
		}
		first, _ := utf8.DecodeRuneInString(text[tokens[contents[0]].Start:])
		if !strings.ContainsRune("\"“”‘'«", first) {
			continue
		}
		s.direct++
		j, ok := partner[i]
		if !ok {
			continue
		}
		s.directMatch++
		count(&s.directExact, slices.Equal(g[i][2], p[j][2]))
		if len(g[i][0]) > 0 {
			s.directSource.gold++
			count(&s.directSource.right, g[i][0].common(p[j][0]) > 0)
		}
	}
}

func (s *attributionScore) attrF1() float64 { return counts{s.full, s.pred, s.gold}.f1() }

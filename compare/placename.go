package compare

import (
	"slices"
	"strings"

	"readout"
)

// settlement and district have the nouns that say what kind of place a name is
// of; two of one map for one name are two tellings of it.
var (
	settlement = map[string]bool{"town": true, "village": true, "city": true, "hamlet": true, "settlement": true, "suburb": true}
	district   = map[string]bool{"prefecture": true, "county": true, "district": true, "region": true, "province": true, "governorate": true}
)

// placing is what one report says beside the name of a place: what kind of
// place it is, or where it lies.
type placing struct {
	at   int
	word string
	span readout.Span
}

// placeDifferences finds places that one report calls a town and another a
// village, or puts in the north and another in the north-west.
func (s *comparison) placeDifferences() []readout.Difference {
	type key struct{ name, of string }
	uses := map[key][]placing{}
	var order []key
	add := func(k key, p placing) {
		if _, ok := uses[k]; !ok {
			order = append(order, k)
		}
		uses[k] = append(uses[k], p)
	}
	for i := range s.sentences.items {
		u := &s.sentences.items[i]
		a := s.as[u.doc]
		r := a.Sentences[u.sentence].Tokens
		for t := r.First; t < r.End; t++ {
			w := s.word(u.doc, t)
			kind := ""
			switch {
			case settlement[w]:
				kind = "settlement"
			case district[w]:
				kind = "district"
			default:
				continue
			}
			name, from, to := s.nameBeside(u, t, r)
			if name == "" {
				continue
			}
			span := readout.Span{Start: a.Tokens[from].Start, End: a.Tokens[to].End}
			if w == "governorate" {
				w = "province" // one word in Arabic
			}
			add(key{name, kind}, placing{i, w, span})
			for k := from; k > r.First && from-k < 3; k-- {
				if w, first := s.directionAt(u.doc, k-1, r.First); w != "" {
					span.Start = a.Tokens[first].Start
					add(key{name, "direction"}, placing{i, w, span})
					break
				}
				if p := a.Tokens[k-1].UPOS; p != readout.ADJ && p != readout.PROPN {
					break
				}
			}
		}
	}
	var out []readout.Difference
	for _, k := range order {
		if d, ok := s.placeLine(k.name, k.of, uses[k]); ok {
			out = append(out, d)
		}
	}
	return out
}

// directionAt is the point of the compass that ends at token t, without its
// hyphen: "north-western" is north-west of the town in either spelling.
func (s *comparison) directionAt(doc int, t, first uint32) (string, uint32) {
	w := s.word(doc, t)
	if t > first+1 && s.word(doc, t-1) == "-" {
		if _, ok := direction[s.word(doc, t-2)+w]; ok {
			return s.word(doc, t-2) + w, t - 2
		}
	}
	w = strings.ReplaceAll(w, "-", "")
	if _, ok := direction[w]; !ok {
		return "", t
	}
	return w, t
}

// nameBeside is the name that a noun for a kind of place at t goes with, as
// the reports know it: "the town of Halden", "Halden town".
func (s *comparison) nameBeside(u *assertion, t uint32, r readout.Rows) (name string, from, to uint32) {
	a := s.as[u.doc]
	known := func(k uint32) string {
		m := s.mentionAt(u.doc, a.Tokens[k].Span)
		if m == 0 || a.Mentions[m].Form != readout.Named {
			return ""
		}
		i := s.actorAt(u.doc, m)
		if i < 0 || !place(s.actors[i].Type) || len(s.known[i]) == 0 {
			return ""
		}
		return s.known[i][0]
	}
	if t+2 < r.End && s.word(u.doc, t+1) == "of" {
		if n := known(t + 2); n != "" {
			end := t + 2
			for end+1 < r.End && a.Tokens[end+1].UPOS == readout.PROPN {
				end++
			}
			return n, t, end
		}
	}
	if t > r.First && a.Tokens[t-1].UPOS == readout.PROPN {
		if n := known(t - 1); n != "" {
			start := t - 1
			for start > r.First && t-start < 3 && a.Tokens[start-1].UPOS == readout.PROPN && s.mentionAt(u.doc, a.Tokens[start-1].Span) == s.mentionAt(u.doc, a.Tokens[t-1].Span) {
				start--
			}
			return n, start, t
		}
	}
	return "", 0, 0
}

// placeLine makes a line of what reports say of one place when two of them
// never use the other's word.
func (s *comparison) placeLine(name, of string, uses []placing) (readout.Difference, bool) {
	var words []string
	docs := map[string][]int{}
	cites := map[string][]readout.Evidence{}
	for _, p := range uses {
		u := &s.sentences.items[p.at]
		if !slices.Contains(words, p.word) {
			words = append(words, p.word)
		}
		if !slices.Contains(docs[p.word], u.doc) {
			docs[p.word] = append(docs[p.word], u.doc)
			cites[p.word] = append(cites[p.word], s.docs[u.doc].Cite(s.around(u, p.span)))
		}
	}
	d := readout.Difference{About: "what kind of place " + title(name) + " is", Kind: "label", Verdict: "granularity", Why: "two nouns for one place, in reports that never use the other's"}
	if of != "settlement" {
		d.Kind = "place"
		d.About = "where " + title(name) + " lies"
	}
	differ := false
	for _, x := range words {
		for _, y := range words {
			if x >= y || !s.keepApart(docs[x], docs[y]) {
				continue
			}
			differ = true
			if p, q := direction[x], direction[y]; of == "direction" && (p[0]*q[0] < 0 || p[1]*q[1] < 0) {
				d.Verdict = "conflict"
			}
		}
	}
	if !differ {
		return d, false
	}
	for _, w := range words {
		d.Values = append(d.Values, readout.Value{Value: w, Evidence: cites[w]})
	}
	return d, true
}

// keepApart reports whether two independent reports are such that each is in
// one list only.
func (s *comparison) keepApart(x, y []int) bool {
	for _, d := range x {
		for _, e := range y {
			if s.twoTellings(d, e) && !slices.Contains(y, d) && !slices.Contains(x, e) {
				return true
			}
		}
	}
	return false
}

func title(w string) string { return string(w[0]-'a'+'A') + w[1:] }

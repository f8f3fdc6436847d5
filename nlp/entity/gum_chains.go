package entity

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// A gumMention is one mention of GUM's annotation: words first to last of a
// sentence, and the chain and link that "Entity=" gives it.
type gumMention struct {
	sent, first, last int
	chain             string
	link              string // ana, appos, cata, coref, disc, pred, sgl
	head              int    // word: the first whose governor stands outside
}

// gumMentions reads the mentions of a document in the order of the text.
func gumMentions(sents [][]gumWord) ([]gumMention, error) {
	var out []gumMention
	open := map[string][]int{} // chain -> mentions not closed yet
	for s, sent := range sents {
		for w, word := range sent {
			for rest := word.entity; rest != ""; {
				if rest[0] != '(' {
					id, after, ok := strings.Cut(rest, ")")
					stack := open[id]
					if !ok || len(stack) == 0 {
						return nil, fmt.Errorf("sentence %d: Entity=%s closes %q, which is not open", s+1, word.entity, id)
					}
					out[stack[len(stack)-1]].last = w
					open[id], rest = stack[:len(stack)-1], after
					continue
				}
				end := strings.IndexAny(rest[1:], "()") + 1
				if end == 0 {
					end = len(rest)
				}
				fields := strings.Split(rest[1:end], "-")
				if len(fields) < 7 {
					return nil, fmt.Errorf("sentence %d: Entity=%s: a mention has %d fields, want 7 or more", s+1, word.entity, len(fields))
				}
				out = append(out, gumMention{sent: s, first: w, last: w, chain: fields[0], link: fields[6]})
				rest = rest[end:]
				if strings.HasPrefix(rest, ")") {
					rest = rest[1:]
				} else {
					open[fields[0]] = append(open[fields[0]], len(out)-1)
				}
			}
		}
	}
	for i := range out {
		m := &out[i]
		m.head = m.first
		for w := m.first; w <= m.last; w++ {
			if h := sents[m.sent][w].head; h < m.first || h > m.last {
				m.head = w
				break
			}
		}
	}
	return out, nil
}

// ontoChains are the chains of a document as OntoGUM would have them (Zhu,
// Pradhan and Zeldes 2021), as far as "Entity=" and the trees say: an
// apposition and what it stands beside are one mention; common nouns that
// modify another noun, predicates of a copula and cataphors refer to nothing;
// an indefinite phrase starts a chain of its own; a mention whose head is a
// verb is the verb alone; what is mentioned once is dropped.
func ontoChains(sents [][]gumWord) ([][]readout.Span, error) {
	all, err := gumMentions(sents)
	if err != nil {
		return nil, err
	}
	byChain := map[string][]gumMention{}
	var names []string
	for _, m := range all {
		if byChain[m.chain] == nil {
			names = append(names, m.chain)
		}
		byChain[m.chain] = append(byChain[m.chain], m)
	}
	var out [][]readout.Span
	for _, name := range names {
		var cur []readout.Span
		flush := func() {
			slices.SortFunc(cur, bySpan)
			if cur = slices.Compact(cur); len(cur) > 1 {
				out = append(out, cur)
			}
			cur = nil
		}
		kept := mergeAppositions(sents, byChain[name])
		for i, m := range kept {
			head := sents[m.sent][m.head]
			switch {
			case head.deprel == "compound" && !strings.HasPrefix(head.xpos, "NNP"), m.link == "pred", m.link == "cata",
				i > 0 && kept[i-1].sent == m.sent && hasCopula(sents[m.sent], m):
				continue
			case strings.HasPrefix(head.xpos, "V"):
				m.first, m.last = m.head, m.head
			case !definite(sents[m.sent], m):
				flush()
			}
			cur = append(cur, readout.Span{Start: sents[m.sent][m.first].Start, End: sents[m.sent][m.last].End})
		}
		flush()
	}
	return out, nil
}

// bySpan orders by start; of two spans with one start the wider comes first.
func bySpan(x, y readout.Span) int {
	if x.Start != y.Start {
		return int(x.Start) - int(y.Start)
	}
	return int(y.End) - int(x.End)
}

// mergeAppositions joins each apposition of a chain with the mention before it
// when both stand in one sentence.
func mergeAppositions(sents [][]gumWord, ms []gumMention) []gumMention {
	var out []gumMention
	for _, m := range ms {
		if n := len(out); n > 0 && out[n-1].sent == m.sent && (m.link == "appos" || sents[m.sent][m.head].deprel == "appos") {
			last := max(out[n-1].last, m.last)
			if next := last + 1; next < len(sents[m.sent]) && sents[m.sent][next].xpos == "-RRB-" {
				last = next // "the observatory (SOHR)"
			}
			out[n-1].last = last
			continue
		}
		out = append(out, m)
	}
	return out
}

// hasCopula reports whether a copula outside a mention makes it a predicate.
func hasCopula(words []gumWord, m gumMention) bool {
	for i, w := range words {
		if w.deprel == "cop" && w.head == m.head && (i < m.first || i > m.last) {
			return true
		}
	}
	return false
}

// definite follows OntoGUM: names, pronouns, what has a definite determiner,
// and what is possessed.
func definite(words []gumWord, m gumMention) bool {
	head := words[m.head]
	switch x := head.xpos; {
	case strings.HasPrefix(x, "NNP"), strings.HasPrefix(x, "PRP"), strings.HasPrefix(x, "W"), x == "DT":
		return true
	}
	for _, w := range words[m.first : m.last+1] {
		if w.head == m.head && (w.deprel == "nmod:poss" || w.deprel == "det" && definiteDeterminer[strings.ToLower(w.lemma)]) {
			return true
		}
	}
	return head.lemma == "everyone" || head.lemma == "anyone"
}

var definiteDeterminer = map[string]bool{"the": true, "this": true, "that": true, "those": true, "these": true, "all": true, "every": true, "any": true, "no": true}

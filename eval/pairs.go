package eval

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strings"

	"readout/nlp/entity"
)

// readSpellings reads a list of NETransliteration: a name in Latin letters, in
// another script, and how often. It returns the forms of each name in that
// script, of five letters and more.
func readSpellings(name string) (map[string][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string][]string{}
	s := bufio.NewScanner(f)
	for s.Scan() {
		c := strings.Split(s.Text(), "\t")
		if len(c) == 3 && len(c[0]) >= 5 {
			out[c[0]] = append(out[c[0]], c[1])
		}
	}
	return out, s.Err()
}

// scoreSpellings asks of pairs of Latin forms whether they are spellings of one
// name. Gold holds that they are when both the Arabic and the Russian list write
// them alike, and that they are not when neither does. The pairs of the second
// kind are those that a matcher may fall for: the same first and last letters.
func scoreSpellings(e *env) ([]Score, error) {
	arabic, err := readSpellings(e.corpus("gazetteers", "name-pairs", "wd_arabic_64"))
	if err != nil {
		return nil, err
	}
	russian, err := readSpellings(e.corpus("gazetteers", "name-pairs", "wd_russian_64"))
	if err != nil {
		return nil, err
	}
	var names []string
	for n := range arabic {
		if russian[n] != nil {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	groups := map[string][]string{} // Arabic form, or what looks alike -> names
	for _, n := range names {
		for _, form := range arabic[n] {
			groups[form] = append(groups[form], n)
		}
		r := []rune(n)
		alike := "~" + string(r[:2]) + string(r[len(r)-1:])
		groups[alike] = append(groups[alike], n)
	}
	var c counts
	pairs := 0
	seen := map[string]bool{}
	share := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
	}
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		g := groups[k]
		for i := range g {
			for j := i + 1; j < len(g); j++ {
				pair := g[i] + " " + g[j]
				inArabic, inRussian := share(arabic[g[i]], arabic[g[j]]), share(russian[g[i]], russian[g[j]])
				// Of pairs that only look alike there are too many: a twentieth.
				if seen[pair] || inArabic != inRussian || !inArabic && !drawnPair(pair) {
					continue
				}
				seen[pair] = true
				pairs++
				found := entity.SameSpelling(g[i], g[j])
				count(&c.gold, inArabic)
				count(&c.found, found)
				count(&c.right, found && inArabic)
			}
		}
	}
	on := fmt.Sprintf("%d pairs of Latin name forms; one name when the Arabic and the Russian list of NETransliteration both write them alike, two when neither does", pairs)
	line := func(name string, v float64) Score { return Score{Name: "spellings/" + name, Value: 100 * v, On: on} }
	return []Score{line("P", c.precision()), line("R", c.recall()), line("F1", c.f1())}, nil
}

func drawnPair(pair string) bool {
	h := fnv.New32a()
	h.Write([]byte(pair))
	return h.Sum32()%20 == 0
}

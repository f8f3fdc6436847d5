package eval

import (
	"fmt"
	"maps"
	"slices"
)

// bCubed compares stories by document, as shared/eval/b3.py does. Documents
// without a gold story are distractors: they take part in the stories found,
// and are not scored. A document without a story found stands alone.
func bCubed(gold, found map[string]string) (p, r float64) {
	goldStories, foundStories := members(gold), members(found)
	// In order of id, so that sums of floats are the same on every run.
	for _, id := range slices.Sorted(maps.Keys(gold)) {
		cluster := map[string]bool{id: true}
		if s, ok := found[id]; ok {
			cluster = foundStories[s]
		}
		same := 0
		for other := range cluster {
			count(&same, goldStories[gold[id]][other])
		}
		p += ratio(same, len(cluster))
		r += ratio(same, len(goldStories[gold[id]]))
	}
	n := float64(len(gold))
	if n == 0 {
		return 0, 0
	}
	return p / n, r / n
}

func members(stories map[string]string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for id, s := range stories {
		if out[s] == nil {
			out[s] = map[string]bool{}
		}
		out[s][id] = true
	}
	return out
}

// b3Line is what b3.py prints.
func b3Line(gold, found map[string]string) string {
	p, r := bCubed(gold, found)
	return fmt.Sprintf("documents %d stories %d found %d  B3 P %.3f R %.3f F1 %.3f", len(gold), len(members(gold)), len(members(found)), p, r, harmonic(p, r))
}

package compare

import (
	"cmp"
	"math"
	"slices"
)

// pair is two parts of sentences of different reports that may tell one fact.
type pair struct {
	x, y  *part
	score float64 // chance that they do
}

// The candidates of a sentence are few however many reports there are:
// perOther of each other report and maxCandidates in all, found by the rarest
// of its terms, as those of a pool are.
const (
	perOther      = 3
	maxCandidates = 20
)

// scratch sums the weights that sentences share with one sentence.
type scratch struct {
	sum     []float64
	touched []int32
	terms   []int32
	docs    map[int]int
}

// candidates are the sentences most alike to sentence i, the most alike first.
func (f *facts) candidates(i int, w *scratch, out []match) []match {
	items := f.sentences.items
	w.terms = append(w.terms[:0], f.sents[i].terms...)
	slices.SortStableFunc(w.terms, func(x, y int32) int { return cmp.Compare(len(f.lists[x]), len(f.lists[y])) })
	visits, all := 0, true
	for _, t := range w.terms {
		if visits += len(f.lists[t]); visits > maxVisits && visits > len(f.lists[t]) {
			all = false
			break // the rarest term is followed in any case
		}
		v := f.weights[t] * f.weights[t]
		for _, j := range f.lists[t] {
			if items[j].doc == items[i].doc {
				continue
			}
			if w.sum[j] == 0 {
				w.touched = append(w.touched, j)
			}
			w.sum[j] += v
		}
	}
	first := len(out)
	for _, j := range w.touched {
		out = append(out, match{int(j), w.sum[j] / (f.sents[i].norm * f.sents[j].norm)})
		w.sum[j] = 0
	}
	w.touched = w.touched[:0]
	found := topOf(out[first:], 4*maxCandidates)
	if !all {
		for k := range found {
			found[k].score = f.cosine(i, found[k].to)
		}
	}
	slices.SortFunc(found, moreAlike)
	clear(w.docs)
	n := 0
	for _, m := range found {
		if d := items[m.to].doc; w.docs[d] < perOther && n < maxCandidates {
			w.docs[d]++
			found[n] = m
			n++
		}
	}
	return out[:first+n]
}

// pairs are the candidates, by sentence: the parts of each sentence and of the
// few that are most alike to it.
func (f *facts) pairs() []pair {
	w := scratch{sum: make([]float64, len(f.sents)), docs: map[int]int{}}
	var keys []uint64
	var ms []match
	for i := range f.sents {
		if len(f.sents[i].parts) == 0 {
			continue
		}
		ms = f.candidates(i, &w, ms[:0])
		for _, m := range ms {
			if len(f.sents[m.to].parts) > 0 {
				keys = append(keys, link(int32(min(i, m.to)), int32(max(i, m.to))))
			}
		}
	}
	keys = unique(keys)
	out := make([]pair, 0, len(keys))
	for _, k := range keys {
		out = f.meet(out, int(k>>32), int(uint32(k)))
	}
	return out
}

// maxMeet is how many facts two sentences may share.
const maxMeet = 2

// meet adds the parts of two sentences that are most alike for their length,
// and those that are so beside them.
func (f *facts) meet(out []pair, i, j int) []pair {
	first := len(out)
	for len(out) < first+maxMeet {
		var x, y *part
		top := 0.0
		for a := range f.sents[i].parts {
			p := &f.sents[i].parts[a]
			if len(out) > first && p.span.Overlaps(out[first].x.span) {
				continue
			}
			for b := range f.sents[j].parts {
				q := &f.sents[j].parts[b]
				if len(out) > first && q.span.Overlaps(out[first].y.span) {
					continue
				}
				if sh := f.sharedOf(p.terms, q.terms); sh > 0 {
					if v := sh * math.Sqrt(sh) / (p.norm * q.norm); v > top {
						top, x, y = v, p, q
					}
				}
			}
		}
		if top == 0 {
			break
		}
		out = append(out, pair{x: x, y: y})
	}
	return out
}

func (f *facts) cosine(i, j int) float64 {
	sh := f.sharedOf(f.sents[i].terms, f.sents[j].terms)
	if sh == 0 {
		return 0
	}
	return sh / (f.sents[i].norm * f.sents[j].norm)
}

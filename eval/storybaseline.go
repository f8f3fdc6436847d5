package eval

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"readout"
)

// baselineWindow is how long a story of the baseline stays open.
const baselineWindow = 7 * 24 * time.Hour

// placeBaseline is the plain way to place reports, kept as a measure of ours: a
// single pass; every report joins the story of the last seven days whose
// centroid it resembles most, when the cosine is over the threshold. Words
// weigh by TF-IDF over the whole corpus, which no stream could know, and the
// threshold is the best for the corpus at hand. By the nearest report instead of
// the centroid it is no better but on AllSides (80.0 at 0.25); by counts instead
// of their logarithms, worse.
func placeBaseline(ctx context.Context, docs []*readout.Document, threshold float64) ([]readout.Placement, error) {
	vectors := tfidf(docs)
	type story struct {
		norm float64 // square of the length of the sum of its reports
		last time.Time
	}
	type use struct {
		story  int32
		weight float64
	}
	var stories []story
	with := map[int32][]use{} // word -> reports that have it
	var out []readout.Placement
	var dots []float64
	for i, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		at, dated := d.Date()
		dots = append(dots[:0], make([]float64, len(stories))...)
		for _, w := range vectors[i] {
			for _, u := range with[w.id] {
				dots[u.story] += w.weight * u.weight
			}
		}
		best, likeness := -1, threshold
		for s, dot := range dots {
			if dated && !stories[s].last.IsZero() && at.Sub(stories[s].last) > baselineWindow {
				continue
			}
			if x := dot / math.Sqrt(stories[s].norm); x > likeness {
				best, likeness = s, x
			}
		}
		if best < 0 {
			best, likeness = len(stories), 0
			stories = append(stories, story{norm: 1})
		} else {
			stories[best].norm += 1 + 2*dots[best]
		}
		for _, w := range vectors[i] {
			with[w.id] = append(with[w.id], use{int32(best), w.weight})
		}
		if dated {
			stories[best].last = at
		}
		out = append(out, readout.Placement{Doc: d.ID, Story: "b" + strconv.Itoa(best), Score: likeness})
	}
	return out, nil
}

type weighted struct {
	id     int32
	weight float64
}

// tfidf makes vectors of length one, sorted by word.
func tfidf(docs []*readout.Document) [][]weighted {
	ids := map[string]int32{}
	var in []float64 // in how many documents
	counts := make([]map[int32]float64, len(docs))
	for i, d := range docs {
		counts[i] = map[int32]float64{}
		for w := range strings.FieldsFuncSeq(strings.ToLower(d.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			id, known := ids[w]
			if !known {
				id = int32(len(in))
				ids[w] = id
				in = append(in, 0)
			}
			if counts[i][id]++; counts[i][id] == 1 {
				in[id]++
			}
		}
	}
	out := make([][]weighted, len(docs))
	for i := range docs {
		sum := 0.0
		for _, id := range slices.Sorted(maps.Keys(counts[i])) {
			w := (1 + math.Log(counts[i][id])) * math.Log(float64(len(docs))/in[id])
			if w > 0 && in[id] < float64(len(docs))/4 { // the rest are the stop words of the corpus
				out[i] = append(out[i], weighted{id, w})
				sum += w * w
			}
		}
		for k := range out[i] {
			out[i][k].weight /= cmp.Or(math.Sqrt(sum), 1)
		}
	}
	return out
}

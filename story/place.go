package story

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"readout"
)

// Window is how long a story stays open after its last report.
const Window = 7 * 24 * time.Hour

// The rule of placement, tuned on the development parts named in the tests.
const (
	threshold  = 0.18
	nameShare  = 0.35 // of the score that names make
	dayPenalty = 0.02
	topTerms   = 24 // terms of a report that look stories up

	// The bounds: stories that one term looks up, the latest of them; terms that
	// a story keeps, the strongest of them.
	maxListed = 256
	maxKept   = 600
)

// Placer places reports into stories, each once, on what came before only.
// Reports are to come in order of publication; one without a date is placed as
// of the last date seen. The zero Placer is not ready: use NewPlacer.
type Placer struct {
	terms   *dictionary
	stories []*cluster
	index   map[int32][]int32 // term -> open stories in which it is strong
	// now is the second latest date seen, so that one report dated in the future
	// closes no story; latest is the latest.
	now, latest time.Time
}

// cluster is a story in the making.
type cluster struct {
	id         string
	all, names vector // sums of the members' vectors
	n          int
	last       time.Time
	dated      bool
}

// NewPlacer returns a Placer that has seen nothing.
func NewPlacer() *Placer {
	return &Placer{terms: newDictionary(), index: map[int32][]int32{}}
}

// Place places d.
func (p *Placer) Place(d *readout.Document) readout.Placement {
	all, names := p.terms.read(d, true)
	at, dated := d.Date()
	if dated {
		p.tick(at)
	}
	best, score := -1, 0.0
	for _, s := range p.candidates(all) {
		if x := p.score(p.stories[s], all, names, at, dated); x > score {
			best, score = int(s), x
		}
	}
	if best < 0 || score < threshold {
		c := &cluster{id: "s" + strconv.Itoa(len(p.stories)+1)}
		best = len(p.stories)
		p.stories = append(p.stories, c)
		p.join(best, all, names, at, dated)
		return readout.Placement{Doc: d.ID, Story: c.id, Score: score}
	}
	c := p.stories[best]
	out := readout.Placement{Doc: d.ID, Story: c.id, Score: score, Why: p.why(c, all)}
	p.join(best, all, names, at, dated)
	return out
}

func (p *Placer) tick(at time.Time) {
	switch {
	case at.After(p.latest):
		p.now, p.latest = p.latest, at
	case at.After(p.now):
		p.now = at
	}
}

// candidates are the open stories that share a strong term with v.
func (p *Placer) candidates(v vector) []int32 {
	var out []int32
	seen := map[int32]bool{}
	for _, t := range strongest(v, topTerms) {
		for _, s := range p.index[t.id] {
			if !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	slices.Sort(out)
	return out
}

func strongest(v vector, n int) vector {
	s := slices.Clone(v)
	slices.SortFunc(s, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id)) })
	return s[:min(n, len(s))]
}

// score says how well a report fits a story: the cosine of words, of names,
// less for every day between them.
func (p *Placer) score(c *cluster, all, names vector, at time.Time, dated bool) float64 {
	days := 0.0
	if dated && c.dated {
		gap := at.Sub(c.last).Abs()
		if gap > Window {
			return 0
		}
		days = gap.Hours() / 24
	}
	// The mean over the members, not the cosine with their sum: a story that has
	// drifted has a short sum, and the cosine would draw everything to it.
	return closeness(all, names, c.all, c.names)/float64(c.n) - dayPenalty*days
}

// closeness compares a report with another, or with a sum of several.
func closeness(all, names, otherAll, otherNames vector) float64 {
	return (1-nameShare)*dot(all, otherAll) + nameShare*dot(names, otherNames)
}

func (p *Placer) join(s int, all, names vector, at time.Time, dated bool) {
	c := p.stories[s]
	c.all, c.names = add(c.all, all), add(c.names, names)
	if len(c.all) > 2*maxKept {
		c.all, c.names = trim(c.all), trim(c.names)
	}
	c.n++
	if dated && (!c.dated || at.After(c.last)) {
		c.last, c.dated = at, true
	}
	for _, t := range strongest(all, topTerms) {
		l := p.index[t.id]
		// Stories out of the window leave the index as it is read for writing.
		l = slices.DeleteFunc(l, func(x int32) bool {
			o := p.stories[x]
			return o.dated && p.now.Sub(o.last) > 2*Window
		})
		if !slices.Contains(l, int32(s)) {
			l = append(l, int32(s))
		}
		if len(l) > maxListed {
			l = slices.Delete(l, 0, 1)
		}
		p.index[t.id] = l
	}
}

// trim keeps the strongest terms of v, in order of id.
func trim(v vector) vector {
	v = strongest(v, maxKept)
	slices.SortFunc(v, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	return slices.Clip(v)
}

func add(a, b vector) vector {
	out := make(vector, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i].id < b[j].id:
			out = append(out, a[i])
			i++
		case i == len(a) || a[i].id > b[j].id:
			out = append(out, b[j])
			j++
		default:
			out = append(out, term{a[i].id, a[i].weight + b[j].weight})
			i++
			j++
		}
	}
	return out
}

// why names the terms that tie v to c, the strongest first.
func (p *Placer) why(c *cluster, v vector) []string {
	var both vector
	for i, j := 0, 0; i < len(v) && j < len(c.all); {
		switch {
		case v[i].id < c.all[j].id:
			i++
		case v[i].id > c.all[j].id:
			j++
		default:
			both = append(both, term{v[i].id, v[i].weight * c.all[j].weight})
			i++
			j++
		}
	}
	var out []string
	for _, t := range strongest(both, 6) {
		out = append(out, p.terms.terms[t.id])
	}
	return out
}

package story

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"

	"readout"
)

// Window is how long a story stays open after its last report, unless the
// Placer is told otherwise: courts come back to an event a year later.
const Window = 400 * 24 * time.Hour

// crowded is how many reports of open stories a Placer holds before it closes
// those that have been quiet for brief: what comes back after a month is rare,
// and a long stream is not to cost the memory of a year.
const (
	crowded = 1 << 15
	brief   = 30 * 24 * time.Hour
)

// A report so like one of a story is the same text, whatever else speaks
// against it: the judge has not seen thousands of copies of one text.
const (
	sameText  = 0.85
	sameScore = 3
)

// maxHeld bounds the reports of open stories: the story that has had no report
// for longest closes when there are more.
const maxHeld = 1 << 21

// Placer places reports into stories, each once, on what came before only.
// Reports are to come in order of publication; one without a date is placed by
// what it says alone. The same stream gives the same placements. A Placer is
// for one goroutine; the zero Placer is not ready: use NewPlacer.
type Placer struct {
	// Window is how long a story stays open after its last report; a month at
	// most when there are many.
	Window time.Duration

	model   *model
	read    reader
	match   matcher
	index   index
	cands   []candidate
	stories []*thread // by number less base; nil when closed
	base    int32
	byName  map[string]int32
	clock   clock
	held    int // reports of open stories
	crowd   int // more than this are many
	since   int // reports since closed stories were swept out
	queue   []int32
	moves   []readout.Placement
	ties    []tie // scratch
}

// NewPlacer returns a Placer that has seen nothing. That the weights of the
// program cannot be read is a fault of its build, and panics.
func NewPlacer() *Placer {
	m, err := shipped()
	if err != nil {
		panic(err)
	}
	return newPlacer(m)
}

func newPlacer(m *model) *Placer {
	return &Placer{Window: Window, crowd: crowded, model: m, read: reader{background: m.background},
		index: index{lists: map[uint32][]int32{}}, byName: map[string]int32{}}
}

// Place places d. What it moves of earlier reports is in Moves.
func (p *Placer) Place(d *readout.Document) readout.Placement {
	r := p.readAt(d)
	cs := p.candidates(r)
	best := p.best(cs)
	out := readout.Placement{Doc: d.ID, Score: chance(cs, best)}
	if best < 0 {
		s := p.start("")
		out.Story = p.story(s).id
		out.Reason = p.newReason(r, cs)
		p.join(s, d, r, 0)
		return out
	}
	c := &cs[best]
	out.Story, out.Why = p.story(c.story).id, p.why(d, r, c)
	p.add(d, r, cs, best)
	return out
}

// add puts d, which was read last, into the best of the stories that it fits,
// and moves what it shows to be misplaced.
func (p *Placer) add(d *readout.Document, r *report, cs []candidate, best int) {
	c := &cs[best]
	p.join(c.story, d, r, c.near)
	if !p.bridge(c.story, d, cs) && c.f[fMean] < splitBelow {
		p.part(c.story, d, r)
	}
}

// readAt reads d and moves the clock to its date.
func (p *Placer) readAt(d *readout.Document) *report {
	r := p.read.read(d)
	if r.dated {
		p.clock.see(r.at)
	}
	return r
}

func (p *Placer) story(n int32) *thread {
	if n < p.base {
		return nil
	}
	return p.stories[n-p.base]
}

// candidates are the stories that r may belong to, judged, in order of
// likeness.
func (p *Placer) candidates(r *report) []candidate {
	p.match.prepare(r)
	found := p.index.ask(p.read.heavy, p.base, len(p.stories))
	if p.cands == nil {
		p.cands = make([]candidate, maxCompared)
	}
	cs := p.cands[:0]
	for _, n := range found {
		o := p.story(n)
		if o == nil || len(o.members) == 0 || r.dated && o.dated && o.days(r.at)*secondsOfDay > float32(p.Window/time.Second) {
			continue
		}
		cs = cs[:len(cs)+1]
		c := &cs[len(cs)-1]
		c.story = n
		p.match.compare(c, o)
	}
	slices.SortFunc(cs, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.f[fMax], a.f[fMax]), cmp.Compare(a.story, b.story))
	})
	cs = cs[:min(len(cs), maxCandidates)]
	p.match.contrast(cs)
	if p.model.judge != nil {
		for i := range cs {
			cs[i].score = p.model.judge.score(&cs[i].f)
			if cs[i].f[fMax] >= sameText {
				cs[i].score = max(cs[i].score, sameScore)
			}
		}
	}
	return cs
}

// best is the candidate that is likelier than a new story, the likeliest; -1
// when there is none.
func (p *Placer) best(cs []candidate) int {
	best := -1
	for i, c := range cs {
		if c.score > 0 && (best < 0 || c.score > cs[best].score) {
			best = i
		}
	}
	return best
}

// chance is how sure the placement is: the share of the chosen candidate, or of
// a new story, in a choice between all of them.
func chance(cs []candidate, best int) float64 {
	chosen, sum := 1.0, 1.0
	for i, c := range cs {
		e := math.Exp(float64(min(c.score, 30)))
		sum += e
		if i == best {
			chosen = e
		}
	}
	return chosen / sum
}

// start opens a story; without a name it gets its number.
func (p *Placer) start(id string) int32 {
	n := p.base + int32(len(p.stories))
	if id == "" {
		id = "s" + strconv.Itoa(int(n)+1)
	}
	p.stories = append(p.stories, &thread{id: id})
	p.byName[id] = n
	return n
}

// join puts d, which was read last, into a story, of whose reports one is near.
func (p *Placer) join(n int32, d *readout.Document, r *report, near int32) {
	o := p.story(n)
	o.add(d, r, near)
	o.seen, _ = p.clock.now()
	o.queued++
	p.index.put(n, p.read.heavy, p.closed)
	p.held++
	p.queue = append(p.queue, n)
	p.tidy()
}

// window is how long a story may be quiet now.
func (p *Placer) window() time.Duration {
	if p.held > p.crowd {
		return min(p.Window, brief)
	}
	return p.Window
}

// Open reports whether a story still takes reports.
func (p *Placer) Open(story string) bool {
	_, ok := p.byName[story]
	return ok
}

func (p *Placer) closed(n int32) bool { return p.story(n) == nil }

// tidy closes the stories that have left the window, and the oldest when there
// are too many reports. Every report stands in the queue once, so that the cost
// of a report does not grow with the window.
func (p *Placer) tidy() {
	now, ok := p.clock.now()
loop:
	for len(p.queue) > 0 {
		n := p.queue[0]
		o := p.story(n)
		switch {
		case o == nil || o.queued > 1: // merged away, or told again since
			if o != nil {
				o.queued--
			}
			p.queue = p.queue[1:]
			continue
		case p.held > maxHeld || ok && o.seen > 0 && time.Duration(now-o.seen)*time.Second > p.window():
			p.close(n)
			p.queue = p.queue[1:]
			continue
		case ok && o.seen == 0: // it came before any date was known
			o.seen = now
			p.queue = append(p.queue[1:], n)
			continue
		}
		break loop
	}
	for len(p.stories) > 0 && p.stories[0] == nil {
		p.stories = p.stories[1:]
		p.base++
	}
	if p.since++; p.since > max(4096, p.held/2) {
		p.since = 0
		p.index.sweep(p.closed)
		p.queue = slices.Clone(p.queue)
		p.stories = slices.Clone(p.stories)
		p.index.sums = make([]float32, len(p.stories))
	}
}

func (p *Placer) close(n int32) {
	o := p.story(n)
	p.held -= o.n
	delete(p.byName, o.id)
	p.stories[n-p.base] = nil
}

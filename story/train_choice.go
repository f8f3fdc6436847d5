package story

import "strconv"

// A choice is what a report could be joined to, and what was right.
type choice struct {
	options []features
	scaled  [][featureCount]float64 // the options, as the fit sees them
	right   []bool                  // none right: the report starts a story
	weight  float64
	fold    int // both cut the stories, each in another way
	cut     int
}

// startWeight is how much more it matters, for every further report of its
// story, that the first one is kept apart: a wrong start draws the others in.
const startWeight = 0.2

// maxOptions is how many options of a choice are learned from, besides the
// right ones: those further down are hardly ever chosen.
const maxOptions = 6

// gather places the reports of a corpus, as the labels say while there is no
// judge, and returns the choices that came up and where each report went.
func gather(m *model, c corpus) (choices []choice, placed []string) {
	p := newPlacer(m)
	labels := map[int32]map[string]int{} // story -> label -> reports
	home := map[string]int32{}           // label -> story, while there is no judge
	size := map[string]int{}
	for _, d := range c.docs {
		size[d.story]++
	}
	for i, d := range c.docs {
		label := d.story
		if label == "" {
			label = "distractor " + strconv.Itoa(i)
			d.topic = label
		}
		r := p.readAt(d.doc)
		cs := p.candidates(r)
		ch := choice{weight: 1, fold: d.fold(), cut: int(hash(label+" ") >> 8)}
		any := false
		for _, x := range cs {
			of := labels[x.story]
			if d.story == "" && of[""] > 0 {
				continue // two distractors may well tell one story
			}
			n := p.story(x.story).n
			right := 2*of[label] >= n && of[label] > 0
			if len(ch.options) >= maxOptions && !right {
				continue
			}
			ch.options = append(ch.options, x.f)
			ch.right = append(ch.right, right)
			any = any || right
		}
		switch {
		case d.story == "":
			ch.weight = 0.5
		case !any:
			ch.weight += startWeight * float64(size[d.story]-1)
		}
		if len(ch.options) > 0 {
			choices = append(choices, ch)
		}
		n, ok := int32(-1), false
		if m.judge == nil {
			if n, ok = home[label]; !ok || p.closed(n) {
				n = -1
			}
		} else if best := p.best(cs); best >= 0 {
			n = cs[best].story
		}
		if n < 0 {
			n = p.start("")
			labels[n] = map[string]int{}
			home[label] = n
		}
		labels[n][label]++
		if d.story == "" {
			labels[n][""]++
		}
		placed = append(placed, p.story(n).id)
		p.join(n, d.doc, r, 0)
	}
	return choices, placed
}

// orders are in how many orders besides its own an undated corpus is learned
// from: what came before what is chance there, and two of the corpora are small.
const orders = 5

// choicesOf are the choices of a corpus, in all its orders, with a weight of
// 1000 in all.
func choicesOf(m *model, c corpus) []choice {
	choices, _ := gather(m, c)
	if !c.dated() {
		for k := range orders {
			more, _ := gather(m, c.shuffled(uint64(k)))
			choices = append(choices, more...)
		}
	}
	sum := 0.0
	for _, x := range choices {
		sum += x.weight
	}
	for i := range choices {
		choices[i].weight *= 1000 / sum
	}
	return choices
}

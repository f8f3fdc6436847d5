package story

import "readout"

// Resume tells a Placer of a report that was placed before, in a story that the
// caller names, and returns the Placer's own name of that story.
func (p *Placer) Resume(d *readout.Document, name string) string {
	all, names := p.terms.read(d, true)
	at, dated := d.Date()
	if dated {
		p.tick(at)
	}
	for i := range p.stories {
		if p.stories[i].id == name {
			p.join(i, all, names, at, dated)
			return name
		}
	}
	p.stories = append(p.stories, &cluster{id: name})
	p.join(len(p.stories)-1, all, names, at, dated)
	return name
}

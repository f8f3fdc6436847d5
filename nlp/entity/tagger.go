package entity

import (
	"sync"

	"readout"
	"readout/models"
)

// Load opens the model of names that is shipped. It is opened once.
func Load() (*Model, error) { return shipped() }

var shipped = sync.OnceValues(func() (*Model, error) { return readModel(models.Entity) })

// Mark fills the table Mentions with the names of a report, sorted and not
// overlapping. The tokens' tags are read where syntax has filled them.
func (m *Model) Mark(d *readout.Document, a *readout.Analysis) {
	if len(a.Mentions) == 0 {
		a.Mentions = append(a.Mentions, readout.Mention{})
	}
	s, _ := m.scratch.Get().(*tagScratch)
	if s == nil {
		s = new(tagScratch)
	}
	labels := m.tag(d, a, s)
	for row := 1; row < len(a.Sentences); row++ {
		r := a.Sentences[row].Tokens
		for t := int(r.First); t < int(r.End); {
			if labels[t] == outside {
				t++
				continue
			}
			end := nameEnd(labels, t)
			s.view.addName(a, uint32(row), t, end, taggedTypes[labelType[labels[t]]])
			t = end
		}
	}
	s.view.text, s.view.toks = "", nil
	clear(s.view.index) // its keys are pieces of the text
	m.scratch.Put(s)
}

// addName adds the name in tokens t to end.
func (v *view) addName(a *readout.Analysis, row uint32, t, end int, typ readout.EntityType) {
	first := int(a.Sentences[row].Tokens.First)
	if last := v.toks[end-1].Of(v.text); end-1 > t && (last == "'s" || last == "’s") {
		end-- // a clitic is no part of a name
	}
	full := t
	if typ == readout.Person {
		if full = v.titleStart(t, first); full == t {
			// A title that was taken into the name: "Mr Kato".
			if w := v.at(t, first, end); w.flags&flagHonorific != 0 && end-t > 1 && v.at(t+1, first, end).form.capital() {
				t++
			}
		}
	}
	name := readout.Span{Start: v.toks[t].Start, End: v.toks[end-1].End}
	a.Mentions = append(a.Mentions, readout.Mention{
		Span: name, Full: readout.Span{Start: v.toks[full].Start, End: name.End},
		Sentence: row, Type: typ, Form: readout.Named,
	})
}

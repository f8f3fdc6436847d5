package reuse

import "readout"

// Wire returns the wire whose copy d runs, by its byline, credit, dateline or
// sign-off, and where the text says so; the span is zero where only the byline
// or the outlet does. The name is empty when the text is not known to be a
// wire's: a part of it ("with files from") does not make it one.
func Wire(d *readout.Document) (name string, s readout.Span) {
	p := prepare(d)
	return textWire(p, credits(p))
}

func textWire(p *prepared, cs []Credit) (string, readout.Span) {
	for _, c := range cs {
		if c.Kind == WireCredit && !c.Partial {
			if o := p.table.byName[foldName(c.Origin)]; o != nil && o.sells() {
				return o.name, c.Span
			}
		}
	}
	if o := p.table.publisher(p.doc); o != nil && o.sells() {
		return o.name, readout.Span{}
	}
	return "", readout.Span{}
}

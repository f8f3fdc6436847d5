package nlp

import "readout"

// longReport is so many tokens that the memory of its tables is given back.
const longReport = 1 << 16

// start empties a, keeping its memory, so that d can be read into it. Row 0 of
// every table means none.
func (r *Reader) start(a *readout.Analysis, d *readout.Document) {
	a.Doc, a.Model, a.Language, a.Failed = d.ID, r.model, language(d), ""
	a.Sentences = append(a.Sentences[:0], readout.Sentence{})
	a.Tokens = append(a.Tokens[:0], readout.Token{})
	a.Times = append(a.Times[:0], readout.Time{})
	a.Quantities = append(a.Quantities[:0], readout.Quantity{})
	a.Mentions = append(a.Mentions[:0], readout.Mention{})
	a.Entities = append(a.Entities[:0], readout.Entity{})
	a.References = append(a.References[:0], readout.Reference{})
	a.Statements = append(a.Statements[:0], readout.Statement{})
	a.Events = append(a.Events[:0], readout.Event{})
	a.Args = append(a.Args[:0], readout.Arg{})
	a.Spans = append(a.Spans[:0], readout.Span{})
	a.Symbols.Reset()
	v := &a.Vectors
	v.Parts, v.Data, v.Scale = v.Parts[:0], v.Data[:0], v.Scale[:0]
	v.Last, v.LastScale = v.Last[:0], v.LastScale[:0]
}

// kept is a copy of a of exact size that shares nothing with it: an Analysis
// may be held for long, and many of them.
func kept(a *readout.Analysis) *readout.Analysis {
	return &readout.Analysis{
		Doc: a.Doc, Model: a.Model, Language: a.Language, Failed: a.Failed,
		Sentences: exact(a.Sentences), Tokens: exact(a.Tokens), Times: exact(a.Times), Quantities: exact(a.Quantities),
		Mentions: exact(a.Mentions), Entities: exact(a.Entities), References: exact(a.References), Statements: exact(a.Statements),
		Events: exact(a.Events), Args: exact(a.Args), Spans: exact(a.Spans), Symbols: a.Symbols.Clone(),
	}
}

func exact[T any](rows []T) []T {
	out := make([]T, len(rows))
	copy(out, rows)
	return out
}

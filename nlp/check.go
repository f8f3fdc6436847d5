package nlp

import (
	"fmt"

	"readout"
)

// Check verifies the invariants of an Analysis: spans inside the text and on
// their own, rows in range and sorted, heads acyclic, every event with a
// voice. Tests run it after every stage.
func Check(d *readout.Document, a *readout.Analysis) error {
	c := checker{d: d, a: a}
	c.tokens()
	c.figures()
	c.mentions()
	c.statements()
	c.events()
	return c.err
}

type checker struct {
	d   *readout.Document
	a   *readout.Analysis
	err error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("document %s: "+format, append([]any{c.d.ID}, args...)...)
	}
}

// span checks one span; may says that it may be nowhere.
func (c *checker) span(s readout.Span, may bool, what string, row int) {
	if s.IsZero() && may {
		return
	}
	if s.Start >= s.End || int(s.End) > len(c.d.Text) {
		c.fail("%s %d: span %d:%d is not inside a text of %d bytes", what, row, s.Start, s.End, len(c.d.Text))
	}
}

// row checks a reference into a table of n rows.
func (c *checker) row(r uint32, n int, what string, row int) {
	if int(r) >= n && r != 0 {
		c.fail("%s %d: row %d of a table of %d", what, row, r, n)
	}
}

func (c *checker) rows(r readout.Rows, n int, what string, row int) {
	if r.First > r.End || int(r.End) > n || (r.Len() > 0 && r.First == 0) {
		c.fail("%s %d: rows %d:%d of a table of %d", what, row, r.First, r.End, n)
	}
}

func (c *checker) tokens() {
	a := c.a
	var last uint32
	next := uint32(1)
	for i := 1; i < len(a.Sentences); i++ {
		s := a.Sentences[i]
		c.span(s.Span, false, "sentence", i)
		if s.Start < last {
			c.fail("sentence %d starts at %d, before the end of the one before it", i, s.Start)
		}
		last = s.End
		if s.Tokens.First != next || s.Tokens.End < next {
			c.fail("sentence %d has tokens %d:%d, want them from %d", i, s.Tokens.First, s.Tokens.End, next)
			return
		}
		next = s.Tokens.End
		c.rows(s.Tokens, len(a.Tokens), "sentence", i)
	}
	if len(a.Sentences) > 1 && int(next) != len(a.Tokens) {
		c.fail("%d tokens stand in no sentence", len(a.Tokens)-int(next))
	}
	last = 0
	for i := 1; i < len(a.Tokens); i++ {
		t := a.Tokens[i]
		c.span(t.Span, false, "token", i)
		if t.Start < last {
			c.fail("token %d starts at %d, before the end of the one before it", i, t.Start)
		}
		last = t.End
		c.row(t.Head, len(a.Tokens), "head of token", i)
	}
	c.trees()
}

// trees checks that heads stay in their sentence and lead to a root.
func (c *checker) trees() {
	for i := 1; i < len(c.a.Sentences); i++ {
		r := c.a.Sentences[i].Tokens
		for t := r.First; t < r.End; t++ {
			at, steps := t, 0
			for c.a.Tokens[at].Head != 0 {
				at = c.a.Tokens[at].Head
				if at < r.First || at >= r.End {
					c.fail("head of token %d leaves its sentence", t)
					return
				}
				if steps++; steps > r.Len() {
					c.fail("heads of sentence %d run in a circle at token %d", i, t)
					return
				}
			}
		}
	}
}

func (c *checker) figures() {
	a := c.a
	for i := 1; i < len(a.Times); i++ {
		c.span(a.Times[i].Span, false, "time", i)
		c.row(a.Times[i].Sentence, len(a.Sentences), "time", i)
		if i > 1 && a.Times[i].Start < a.Times[i-1].Start {
			c.fail("time %d is out of order", i)
		}
	}
	for i := 1; i < len(a.Quantities); i++ {
		q := a.Quantities[i]
		c.span(q.Span, false, "quantity", i)
		c.span(q.Of, true, "noun of quantity", i)
		c.row(q.Sentence, len(a.Sentences), "quantity", i)
		if !(q.Low <= q.High) {
			c.fail("quantity %d: low %v above high %v", i, q.Low, q.High)
		}
		if i > 1 && q.Start < a.Quantities[i-1].Start {
			c.fail("quantity %d is out of order", i)
		}
	}
}

func (c *checker) mentions() {
	a := c.a
	for i := 1; i < len(a.Mentions); i++ {
		m := a.Mentions[i]
		c.span(m.Span, false, "mention", i)
		c.span(m.Full, false, "full span of mention", i)
		if !m.Full.Contains(m.Span) {
			c.fail("mention %d: the full span does not contain the name", i)
		}
		c.row(m.Sentence, len(a.Sentences), "mention", i)
		c.row(m.Entity, len(a.Entities), "mention", i)
		if i > 1 && m.Start < a.Mentions[i-1].Start {
			c.fail("mention %d is out of order", i)
		}
	}
	next := uint32(1)
	for i := 1; i < len(a.References); i++ {
		r := a.References[i]
		c.span(r.Span, false, "reference", i)
		c.row(r.Sentence, len(a.Sentences), "reference", i)
		c.row(r.Mention, len(a.Mentions), "reference", i)
		if r.Chain == 0 || r.Chain > next {
			c.fail("reference %d is in chain %d where %d is due", i, r.Chain, next)
		}
		if r.Chain == next {
			next++
		}
		if i > 1 && r.Start < a.References[i-1].Start {
			c.fail("reference %d is out of order", i)
		}
	}
	for i := 1; i < len(a.Entities); i++ {
		c.row(a.Entities[i].First, len(a.Mentions), "entity", i)
		if a.Entities[i].Name == 0 {
			c.fail("entity %d has no name", i)
		}
	}
}

func (c *checker) statements() {
	a := c.a
	for i := 1; i < len(a.Statements); i++ {
		s := a.Statements[i]
		c.rows(s.Content, len(a.Spans), "statement", i)
		for r := s.Content.First; r < s.Content.End; r++ {
			c.span(a.Spans[r], false, "content of statement", i)
		}
		c.span(s.Cue, true, "cue of statement", i)
		c.span(s.Verb, true, "verb of statement", i)
		if !s.Cue.Contains(s.Verb) {
			c.fail("statement %d: the verb is not in the cue", i)
		}
		c.span(s.Source, true, "source of statement", i)
		c.row(s.Speaker, len(a.Mentions), "statement", i)
		c.row(s.In, len(a.Statements), "statement", i)
		if i == 1 && s.Kind != readout.OwnVoice {
			c.fail("statement 1 is not the outlet's own voice")
		}
		if i > 1 && (s.In == 0 || s.Content.Len() == 0) {
			c.fail("statement %d has no content, or is reported by no one", i)
		}
		for at, steps := uint32(i), 0; at > 1; at = a.Statements[at].In {
			if steps++; steps > len(a.Statements) {
				c.fail("statement %d reports itself", i)
				return
			}
		}
	}
}

func (c *checker) events() {
	a := c.a
	for i := 1; i < len(a.Events); i++ {
		e := a.Events[i]
		c.span(e.Span, false, "event", i)
		c.span(e.Trigger, false, "trigger of event", i)
		c.rows(e.Args, len(a.Args), "event", i)
		c.row(e.When, len(a.Times), "event", i)
		c.row(e.Where, len(a.Mentions), "event", i)
		c.row(e.Voice, len(a.Statements), "event", i)
		c.row(e.Dead, len(a.Quantities), "event", i)
		c.row(e.Wounded, len(a.Quantities), "event", i)
		if e.Mode.String() == "?" {
			c.fail("event %d has an unknown mode", i)
		}
		if e.Voice == 0 {
			c.fail("event %d has no voice", i)
		}
		if e.Type == 0 {
			c.fail("event %d has no type", i)
		}
	}
	for i := 1; i < len(a.Args); i++ {
		c.row(a.Args[i].Mention, len(a.Mentions), "argument", i)
		c.row(a.Args[i].Number, len(a.Quantities), "argument", i)
		if a.Args[i].Mention == 0 || a.Args[i].Role == 0 {
			c.fail("argument %d has no mention or no role", i)
		}
	}
}

package render

import (
	"encoding/json"
	"io"
	"math"

	"readout"
	"readout/nlp/syntax"
)

// Annotation writes what was read in one report as one line of JSON. Rows of
// tables are named by their row number: the first is 1, and 0 is none; a
// statement that reports no other is in statement 1, the outlet's own words,
// which is not printed.
func Annotation(w io.Writer, a *readout.Analysis, tokens bool) error {
	line := annotationLine{
		ID:        a.Doc,
		Model:     a.Model,
		Language:  a.Language,
		Sentences: list(a.Sentences, 1, func(_ int, s readout.Sentence) span { return span{s.Start, s.End} }),
		Mentions:  list(a.Mentions, 1, func(_ int, m readout.Mention) mentionLine { return mentionOf(m) }),
		Entities:  list(a.Entities, 1, func(i int, e readout.Entity) entityLine { return entityOf(a, i, e) }),
		References: list(a.References, 1, func(_ int, r readout.Reference) referenceLine {
			return referenceLine{span{r.Start, r.End}, r.Chain}
		}),
		Times:      list(a.Times, 1, func(_ int, t readout.Time) timeLine { return timeOf(a, t) }),
		Quantities: list(a.Quantities, 1, func(_ int, q readout.Quantity) quantityLine { return quantityOf(a, q) }),
		Statements: list(a.Statements, 2, func(i int, s readout.Statement) statementLine { return statementOf(a, i, s) }),
		Events:     list(a.Events, 1, func(i int, e readout.Event) eventLine { return eventOf(a, i, e) }),
	}
	if tokens {
		all := list(a.Tokens, 1, func(_ int, t readout.Token) tokenLine { return tokenOf(a, t) })
		line.Tokens = &all
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(line)
}

type annotationLine struct {
	ID         string          `json:"id"`
	Model      string          `json:"model"`
	Language   string          `json:"language"`
	Sentences  []span          `json:"sentences"`
	Tokens     *[]tokenLine    `json:"tokens,omitempty"`
	Mentions   []mentionLine   `json:"mentions"`
	Entities   []entityLine    `json:"entities"`
	References []referenceLine `json:"references"`
	Times      []timeLine      `json:"times"`
	Quantities []quantityLine  `json:"quantities"`
	Statements []statementLine `json:"statements"`
	Events     []eventLine     `json:"events"`
}

// list makes one line of every row from the row first on.
func list[R, L any](rows []R, first int, line func(int, R) L) []L {
	out := []L{}
	for i := first; i < len(rows); i++ {
		out = append(out, line(i, rows[i]))
	}
	return out
}

type span struct {
	Start uint32 `json:"start"`
	End   uint32 `json:"end"`
}

// some is nil, so null, for a span that points nowhere.
func some(s readout.Span) *span {
	if s.IsZero() {
		return nil
	}
	return &span{s.Start, s.End}
}

type tokenLine struct {
	span
	Lemma  string `json:"lemma"`
	UPOS   string `json:"upos"`
	XPOS   string `json:"xpos"`
	Head   uint32 `json:"head"`
	Deprel string `json:"deprel"`
}

func tokenOf(a *readout.Analysis, t readout.Token) tokenLine {
	return tokenLine{span{t.Start, t.End}, a.Symbols.Get(t.Lemma), t.UPOS.String(), syntax.XPOSName(t.XPOS), t.Head, t.Deprel.String()}
}

var forms = [...]string{"", "named", "nominal", "pronoun"}

type mentionLine struct {
	span
	Type   string `json:"type"`
	Entity uint32 `json:"entity"`
	Form   string `json:"form"`
	Full   *span  `json:"full"`
}

func mentionOf(m readout.Mention) mentionLine {
	return mentionLine{span{m.Start, m.End}, m.Type.String(), m.Entity, forms[min(int(m.Form), len(forms)-1)], some(m.Full)}
}

// A referenceLine is a phrase that refers to what others of its chain do.
type referenceLine struct {
	span
	Chain uint32 `json:"chain"`
}

type entityLine struct {
	ID       int    `json:"id"`
	Name     string `json:"name"`
	Type     string `json:"type"`
	Role     string `json:"role"`
	State    string `json:"state"`
	Mentions uint32 `json:"mentions"`
}

func entityOf(a *readout.Analysis, i int, e readout.Entity) entityLine {
	return entityLine{i, a.Symbols.Get(e.Name), e.Type.String(), a.Symbols.Get(e.Role), a.Symbols.Get(e.State), e.Count}
}

type timeLine struct {
	span
	Type  string `json:"type"`
	Value string `json:"value"`
	Bound string `json:"bound"`
}

func timeOf(a *readout.Analysis, t readout.Time) timeLine {
	return timeLine{span{t.Start, t.End}, t.Type.String(), a.Symbols.Get(t.Value), t.Bound.String()}
}

type quantityLine struct {
	span
	Value    *float64 `json:"value"`
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"` // null when open
	Unit     string   `json:"unit"`
	Of       *span    `json:"of"` // the noun phrase that is counted
	Bound    string   `json:"bound"`
	Ordinal  bool     `json:"ordinal"`
	Casualty string   `json:"casualty"`
}

func quantityOf(a *readout.Analysis, q readout.Quantity) quantityLine {
	return quantityLine{span{q.Start, q.End}, finite(q.Value), finite(q.Low), finite(q.High),
		a.Symbols.Get(q.Unit), some(q.Of), q.Bound.String(), q.Ordinal, q.Casualty.String()}
}

// finite is nil, so null, for what JSON cannot say.
func finite(v float64) *float64 {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return nil
	}
	return &v
}

type actorSpan struct {
	span
	Entity uint32 `json:"entity"`
}

// actorAt is nil, so null, where a row names no mention.
func actorAt(a *readout.Analysis, mention uint32) *actorSpan {
	if mention == 0 || int(mention) >= len(a.Mentions) {
		return nil
	}
	m := a.Mentions[mention]
	return &actorSpan{span{m.Start, m.End}, m.Entity}
}

type statementLine struct {
	ID         int        `json:"id"`
	Speaker    *actorSpan `json:"speaker"`
	Cue        *span      `json:"cue"`
	Content    []span     `json:"content"`
	Kind       string     `json:"kind"`
	Stance     string     `json:"stance"`
	Factuality string     `json:"factuality"`
	In         uint32     `json:"in"`
}

func statementOf(a *readout.Analysis, i int, s readout.Statement) statementLine {
	speaker := actorAt(a, s.Speaker)
	if !s.Source.IsZero() {
		// as wide as the words that name the speaker
		if speaker == nil {
			speaker = new(actorSpan)
		}
		speaker.span = span{s.Source.Start, s.Source.End}
	}
	return statementLine{i, speaker, some(s.Cue),
		list(rowsOf(a.Spans, s.Content), 0, func(_ int, s readout.Span) span { return span{s.Start, s.End} }),
		s.Kind.String(), s.Stance.String(), s.Factuality.String(), s.In}
}

// rowsOf are the rows r of a table.
func rowsOf[R any](table []R, r readout.Rows) []R { return table[r.First:r.End] }

type argLine struct {
	actorSpan
	Role   string   `json:"role"`
	Number *float64 `json:"number"` // how many they are; null for a plural without a number
}

type eventLine struct {
	ID int `json:"id"`
	span
	Type       string     `json:"type"`
	Mode       string     `json:"mode"` // how it is done, as PLOVER has it; empty where that is not clear
	Trigger    *span      `json:"trigger"`
	Args       []argLine  `json:"args"`
	When       *timeLine  `json:"when"`
	Where      *actorSpan `json:"where"`
	Voice      uint32     `json:"voice"`
	Factuality string     `json:"factuality"`
	Commitment string     `json:"commitment"`
	Status     string     `json:"status"`
	// Of an attack, and of an accusation.
	Responsibility string        `json:"responsibility"`
	Dead           *quantityLine `json:"dead"`
	Wounded        *quantityLine `json:"wounded"`
}

var argRoles = [...]string{"", "source", "target"}

func eventOf(a *readout.Analysis, i int, e readout.Event) eventLine {
	line := eventLine{ID: i, span: span{e.Start, e.End}, Type: e.Type.String(), Mode: e.Mode.String(), Trigger: some(e.Trigger), Args: []argLine{},
		Where: actorAt(a, e.Where), Voice: e.Voice, Factuality: e.Factuality.String(),
		Commitment: e.Commitment.String(), Status: e.Status.String(),
		Responsibility: e.Responsibility.String(), Dead: countAt(a, e.Dead), Wounded: countAt(a, e.Wounded)}
	for _, arg := range rowsOf(a.Args, e.Args) {
		if at := actorAt(a, arg.Mention); at != nil {
			l := argLine{actorSpan: *at, Role: argRoles[min(int(arg.Role), len(argRoles)-1)]}
			if n, known := a.HowMany(arg); known {
				l.Number = finite(n)
			}
			line.Args = append(line.Args, l)
		}
	}
	if e.When != 0 && int(e.When) < len(a.Times) {
		when := timeOf(a, a.Times[e.When])
		line.When = &when
	}
	return line
}

// countAt is nil, so null, where a row names no figure.
func countAt(a *readout.Analysis, row uint32) *quantityLine {
	if row == 0 || int(row) >= len(a.Quantities) {
		return nil
	}
	q := quantityOf(a, a.Quantities[row])
	return &q
}

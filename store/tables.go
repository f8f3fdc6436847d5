package store

import (
	"math"
	"math/bits"
	"strconv"
	"strings"

	"readout"
)

// A field is one kind of number that is coded; each learns for itself.
type field uint8

const (
	fTokens field = iota
	fTokenStart
	fTokenEnd
	fFlags
	fXPOS
	fXPOSAgain
	fAlong
	fUPOS
	fFeats
	fLemma
	fLemmaAgain
	fDeprel
	fHead
	fCut
	fPut
	fLetter
	fSymbols
	fSpanByte
	fSentences
	fSentenceSpan
	fSentenceTokens
	fPara
	fTimes
	fTimeSpan
	fTimeValue
	fTimeType
	fBound
	fSentenceOf
	fQuantities
	fQuantitySpan
	fQuantityOf
	fQuantityValue
	fQuantityRange
	fFloat
	fUnit
	fCasualty
	fMentions
	fMentionSpan
	fMentionFull
	fMentionForm
	fMentionType
	fMentionEntity
	fEntities
	fEntityFirst
	fEntityName
	fEntityRole
	fEntityState
	fEntityCount
	fEntityType
	fEntityFeats
	fReferences
	fReferenceSpan
	fReferenceMention
	fReferenceChain
	fSpans
	fSpanSpan
	fStatements
	fStatementCue
	fStatementVerb
	fStatementContent
	fStatementSource
	fStatementSpeaker
	fStatementIn
	fStatementKind
	fStance
	fFactuality
	fEvents
	fEventSpan
	fEventTrigger
	fEventArgs
	fEventWhen
	fEventWhere
	fEventVoice
	fEventType
	fEventMode
	fCommitment
	fStatus
	fResponsibility
	fEventToll
	fArgs
	fArgMention
	fArgNumber
	fArgRole
	fNames
	fLate
	fields
)

// tables codes all tables; each can use those before it.
func (p *packing) tables() {
	p.tokens()
	for _, code := range []func(){p.sentences, p.times, p.quantities, p.mentions, p.entities, p.references, p.spans, p.statements, p.events, p.lates, p.others} {
		if p.failed {
			return
		}
		code()
	}
}

// range_ codes rows of another table, which follow those of the row above in most.
func (p *packing) range_(r *readout.Rows, f field, end *uint32, a uint32) {
	r.First = uint32(int64(*end) + p.signed(int64(r.First)-int64(*end), f, 1, 1))
	r.End = uint32(int64(r.First) + p.signed(int64(r.End)-int64(r.First), f, mix(a, 2, 2), 2))
	*end = r.End
}

func (p *packing) sentences() {
	first := rows(p, fSentences, &p.a.Sentences)
	at, para := 1, uint32(0)
	for i := first; i < len(p.a.Sentences) && !p.failed; i++ {
		x := &p.a.Sentences[i]
		a, b := p.span(&x.Span, fSentenceSpan, at, 0)
		x.Tokens.First = uint32(int64(a) + p.signed(int64(x.Tokens.First)-int64(a), fSentenceTokens, 0, 0))
		x.Tokens.End = uint32(int64(b) + 1 + p.signed(int64(x.Tokens.End)-int64(b)-1, fSentenceTokens, 0, 0))
		gap := uint32(0) // a line ends before it
		for at := x.Start; at > 0 && int(at) <= len(p.text) && kind(p.text[at-1]) == 0; at-- {
			if p.text[at-1] == '\n' {
				gap++
			}
		}
		x.Para = uint32(int64(para) + p.signed(int64(x.Para)-int64(para), fPara, min(gap, 3), min(gap, 3)))
		at, para = max(b+1, 1), x.Para
	}
}

// sentence codes in which sentence a span stands.
func (p *packing) sentence(x *uint32, at uint32) {
	expected := firstAt(p.a.Sentences, at+1, func(s *readout.Sentence) uint32 { return s.End })
	*x = uint32(int64(expected) + p.signed(int64(*x)-int64(expected), fSentenceOf, 0, 0))
}

func (p *packing) times() {
	first := rows(p, fTimes, &p.a.Times)
	at, value_ := 1, p.date
	for i := first; i < len(p.a.Times) && !p.failed; i++ {
		x := &p.a.Times[i]
		a, b := p.span(&x.Span, fTimeSpan, at, 0)
		p.sentence(&x.Sentence, x.Start)
		value(p, fTimeType, &x.Type, p.known[b].form, p.known[a].tag)
		value(p, fBound, &x.Bound, p.known[a].form, uint32(fTimes))
		p.symbol(&x.Value, fTimeValue, value_, mix(p.known[a].form, p.known[b].form, 0), uint32(x.Type))
		if x.Type == readout.Date && int(x.Value) < len(p.given) && p.given[x.Value] {
			value_ = p.strings[x.Value]
		}
		at = max(a, 1)
	}
}

// figure is the number that stands in a span in digits; 0 when there is none.
func figure(s string) float64 {
	from := strings.IndexAny(s, "0123456789")
	if from < 0 {
		return 0
	}
	s = s[from:]
	to := 0
	for to < len(s) && ('0' <= s[to] && s[to] <= '9' || s[to] == '.' || s[to] == ',') {
		to++
	}
	x, err := strconv.ParseFloat(strings.TrimRight(strings.ReplaceAll(s[:to], ",", ""), "."), 64)
	if err != nil {
		return 0
	}
	return x
}

// float codes a number that is one of those expected, or whole, or any.
func (p *packing) float(x *float64, expected []float64, a, b uint32) {
	const whole, other = 8, 9
	code := uint64(other)
	for i, e := range expected {
		if math.Float64bits(e) == math.Float64bits(*x) {
			code = uint64(i)
			break
		}
	}
	if code == other && *x >= 1 && *x < 1<<52 && *x == math.Trunc(*x) {
		code = whole
	}
	switch code = p.num(code, fQuantityRange, a, b); {
	case code < uint64(len(expected)):
		*x = expected[code]
	case code == whole:
		n := uint64(1)
		if *x >= 1 && *x < 1<<52 {
			n = uint64(*x)
		}
		*x = float64(p.num(n, fQuantityValue, a, b))
	default:
		*x = math.Float64frombits(bits.ReverseBytes64(p.num(bits.ReverseBytes64(math.Float64bits(*x)), fFloat, 0, 0)))
	}
}

func (p *packing) quantities() {
	first := rows(p, fQuantities, &p.a.Quantities)
	at := 1
	for i := first; i < len(p.a.Quantities) && !p.failed; i++ {
		x := &p.a.Quantities[i]
		a, b := p.span(&x.Span, fQuantitySpan, at, 0)
		at = max(a, 1)
		p.sentence(&x.Sentence, x.Start)
		p.beside(&x.Of, fQuantityOf, x.Span)
		value(p, fBound, &x.Bound, p.known[a].form, p.known[b].form)
		n := figure(p.piece(x.Span))
		ka, kb := mix(p.known[a].form, p.known[b].form, 1), mix(p.known[b].form, 0, 1)
		p.float(&x.Value, []float64{n, 0, n * 1e3, n * 1e6, n * 1e9}, ka, kb)
		p.float(&x.Low, []float64{x.Value, 0, math.Inf(-1)}, mix(uint32(x.Bound), 2, 2), ka+1)
		p.float(&x.High, []float64{x.Value, math.Inf(1), 0}, mix(uint32(x.Bound), 3, 3), ka+2)
		of := p.endOf(x.Of.End)
		last := p.known[of]
		p.symbol(&x.Unit, fUnit, strings.ToLower(p.piece(x.Of)), last.form, p.known[b].form)
		x.Ordinal = p.flag(x.Ordinal, fCasualty, p.known[b].end, p.known[a].tag)
		value(p, fCasualty, &x.Casualty, mix(last.form, 1, 1), mix(p.known[min(of+1, len(p.known)-1)].form, 2, 2))
	}
}

func (p *packing) mentions() {
	first := rows(p, fMentions, &p.a.Mentions)
	at, most := 1, uint32(0)
	var list recent
	who := map[uint32]uint32{} // what the words referred to before
	for i := first; i < len(p.a.Mentions) && !p.failed; i++ {
		x := &p.a.Mentions[i]
		a, b := p.span(&x.Span, fMentionSpan, at, 0)
		at = max(a, 1)
		p.beside(&x.Full, fMentionFull, x.Span)
		p.sentence(&x.Sentence, x.Start)
		ka, kb := &p.known[a], &p.known[b]
		value(p, fMentionForm, &x.Form, kb.tag, mix(ka.form, kb.form, 0))
		value(p, fMentionType, &x.Type, mix(kb.form, uint32(x.Form), ka.tag), mix(ka.form, kb.end, 0))
		words := hashString(strings.ToLower(p.piece(x.Span)))
		expected, seen := who[words]
		known := uint32(0)
		if seen {
			known = 1
		}
		list.code(p, &x.Entity, &most, fMentionEntity, expected, mix(known, uint32(x.Form)<<8|uint32(x.Type), ka.role), mix(words, known, 0))
		who[words] = x.Entity
	}
}

func (p *packing) entities() {
	first := rows(p, fEntities, &p.a.Entities)
	count := map[uint32]uint32{}
	start, best := map[uint32]int{}, map[uint32]readout.Mention{}
	for i, m := range p.a.Mentions {
		if count[m.Entity]++; count[m.Entity] == 1 {
			start[m.Entity] = i
		}
		if b := best[m.Entity]; b.End == 0 || m.Form < b.Form || m.Form == b.Form && m.Len() > b.Len() {
			best[m.Entity] = m
		}
	}
	for i := first; i < len(p.a.Entities) && !p.failed; i++ {
		x := &p.a.Entities[i]
		p.row(&x.First, fEntityFirst, start[uint32(i)], 0, 0)
		var m readout.Mention
		if int(x.First) < len(p.a.Mentions) {
			m = p.a.Mentions[x.First]
		}
		value(p, fEntityType, &x.Type, uint32(m.Type)<<4|uint32(m.Form), uint32(m.Type))
		named := best[uint32(i)]
		p.symbol(&x.Name, fEntityName, bare(p.piece(named.Span)), uint32(named.Form)<<4|uint32(m.Type), min(count[uint32(i)], 4))
		role := ""
		if m.Full.Start <= m.Start {
			role = strings.TrimSpace(p.piece(readout.Span{Start: m.Full.Start, End: m.Start}))
		}
		p.symbol(&x.Role, fEntityRole, role, min(uint32(len(role)), 3)<<4|uint32(x.Type), uint32(x.Type))
		last := p.known[p.endOf(m.Span.End)]
		p.symbol(&x.State, fEntityState, p.piece(m.Span), mix(last.form, uint32(x.Type), 0), uint32(x.Type))
		x.Count = uint32(int64(count[uint32(i)]) + p.signed(int64(x.Count)-int64(count[uint32(i)]), fEntityCount, 0, 0))
		value(p, fEntityFeats, &x.Feats, mix(uint32(x.Type), uint32(m.Form), last.tag), mix(last.form, p.known[p.startOf(m.Start)].form, 0))
	}
}

// bare is a phrase without its article.
func bare(s string) string {
	if first, rest, ok := strings.Cut(s, " "); ok {
		switch first {
		case "the", "The", "a", "A", "an", "An":
			return rest
		}
	}
	return s
}

func (p *packing) references() {
	first := rows(p, fReferences, &p.a.References)
	at, most, mention := 1, uint32(0), 0
	var list recent
	chain := map[uint32]uint32{}  // of the entity
	before := map[uint32]uint32{} // of the words
	for i := first; i < len(p.a.References) && !p.failed; i++ {
		x := &p.a.References[i]
		a, b := p.span(&x.Span, fReferenceSpan, at, 0)
		at = max(a, 1)
		p.sentence(&x.Sentence, x.Start)
		expected := firstAt(p.a.Mentions, x.Start, func(m *readout.Mention) uint32 { return m.Start })
		inside := uint32(0)
		if expected < len(p.a.Mentions) && p.a.Mentions[expected].End <= x.End {
			inside = 1 + uint32(p.a.Mentions[expected].Form)
			if p.a.Mentions[expected].Span == x.Span {
				inside += 8
			}
		}
		p.row(&x.Mention, fReferenceMention, expected, inside, mix(p.known[b].tag, inside, 1))
		mention = int(x.Mention)
		entity, words := uint32(0), hashString(strings.ToLower(p.piece(x.Span)))
		if mention > 0 && mention < len(p.a.Mentions) {
			entity = p.a.Mentions[mention].Entity
		}
		want, seen := before[words]
		known := uint32(0)
		if seen {
			known = 1
		}
		if c, ok := chain[entity]; ok && entity > 0 {
			want, known = c, 2
		}
		list.code(p, &x.Chain, &most, fReferenceChain, want, mix(known, p.known[a].tag, inside), mix(words, known, 0))
		before[words], chain[entity] = x.Chain, x.Chain
	}
}

func (p *packing) spans() {
	first := rows(p, fSpans, &p.a.Spans)
	at := 1
	for i := first; i < len(p.a.Spans) && !p.failed; i++ {
		a, _ := p.span(&p.a.Spans[i], fSpanSpan, at, 0)
		at = max(a, 1)
	}
}

func (p *packing) statements() {
	first := rows(p, fStatements, &p.a.Statements)
	end, in := uint32(0), uint32(0)
	for i := first; i < len(p.a.Statements) && !p.failed; i++ {
		x := &p.a.Statements[i]
		p.range_(&x.Content, fStatementContent, &end, 0)
		var content readout.Span
		if x.Content.First < x.Content.End && int(x.Content.End) <= len(p.a.Spans) {
			content = p.a.Spans[x.Content.First]
		}
		p.beside(&x.Cue, fStatementCue, content)
		p.beside(&x.Verb, fStatementVerb, x.Cue)
		p.beside(&x.Source, fStatementSource, x.Cue)
		p.row(&x.Speaker, fStatementSpeaker, firstAt(p.a.Mentions, x.Source.Start, func(m *readout.Mention) uint32 { return m.Start }), min(x.Source.End, 1), p.known[p.endOf(x.Source.End)].tag)
		p.row(&x.In, fStatementIn, 1, in, 0)
		in = min(x.In, 2)
		p.sentence(&x.Sentence, content.Start)
		cue, mark := p.known[p.endOf(x.Verb.End)].form, p.known[p.startOf(content.Start)].form
		value(p, fStatementKind, &x.Kind, mark, mix(cue, uint32(in), 0))
		value(p, fStance, &x.Stance, cue, mix(cue, uint32(x.Kind), 0))
		value(p, fFactuality, &x.Factuality, cue, uint32(x.Kind))
	}
}

func (p *packing) events() {
	first := rows(p, fEvents, &p.a.Events)
	at, end := 1, uint32(0)
	owner := map[uint32]*readout.Event{} // of arguments
	for i := first; i < len(p.a.Events) && !p.failed; i++ {
		x := &p.a.Events[i]
		a, _ := p.span(&x.Span, fEventSpan, at, 0)
		at = max(a, 1)
		p.beside(&x.Trigger, fEventTrigger, x.Span)
		word := p.known[p.startOf(x.Trigger.Start)]
		value(p, fEventType, &x.Type, word.form, mix(word.end, word.tag, 0))
		value(p, fEventMode, &x.Mode, uint32(x.Type), mix(word.form, uint32(x.Type), 6))
		p.range_(&x.Args, fEventArgs, &end, uint32(x.Type))
		for r := x.Args.First; r < x.Args.End && r < end && r < x.Args.First+64; r++ {
			owner[r] = x
		}
		p.row(&x.When, fEventWhen, firstAt(p.a.Times, x.Start, func(t *readout.Time) uint32 { return t.Start }), 0, 0)
		p.row(&x.Where, fEventWhere, firstAt(p.a.Mentions, x.Trigger.End, func(m *readout.Mention) uint32 { return m.Start }), 0, uint32(x.Type))
		p.row(&x.Voice, fEventVoice, p.voice(x.Trigger), uint32(p.voice(x.Trigger)/2), 0)
		p.sentence(&x.Sentence, x.Trigger.Start)
		value(p, fFactuality, &x.Factuality, word.role, mix(word.form, uint32(x.Type), 5))
		value(p, fCommitment, &x.Commitment, mix(word.form, uint32(x.Factuality), 1), uint32(x.Type)<<4|uint32(x.Factuality))
		value(p, fStatus, &x.Status, uint32(x.Commitment)<<4|uint32(x.Factuality), mix(word.form, uint32(x.Commitment), 1))
		value(p, fResponsibility, &x.Responsibility, uint32(x.Type), mix(word.form, uint32(min(x.Args.Len(), 3)), 2))
		figure := firstAt(p.a.Quantities, x.Start, func(q *readout.Quantity) uint32 { return q.Start })
		p.row(&x.Dead, fEventToll, figure, uint32(x.Type), word.form)
		p.row(&x.Wounded, fEventToll, figure, mix(uint32(x.Type), min(x.Dead, 1), 4), word.form+1)
	}
	if !p.failed {
		p.args(owner)
	}
}

// voice is the statement in which a word most likely stands.
func (p *packing) voice(s readout.Span) int {
	for i := len(p.a.Statements) - 1; i > 1; i-- {
		c := p.a.Statements[i].Content
		for r := c.First; r < c.End && int(r) < len(p.a.Spans); r++ {
			if p.a.Spans[r].Contains(s) {
				return i
			}
		}
	}
	return 1
}

func (p *packing) args(owner map[uint32]*readout.Event) {
	first := rows(p, fArgs, &p.a.Args)
	for i := first; i < len(p.a.Args) && !p.failed; i++ {
		x := &p.a.Args[i]
		var e readout.Event
		nth := uint32(0)
		if o := owner[uint32(i)]; o != nil {
			e, nth = *o, uint32(i)-o.Args.First
		}
		value(p, fArgRole, &x.Role, mix(nth, uint32(e.Type), 0), nth)
		at := e.Trigger.End
		if x.Role == readout.RoleSource {
			at = e.Start
		}
		p.row(&x.Mention, fArgMention, firstAt(p.a.Mentions, at, func(m *readout.Mention) uint32 { return m.Start }), uint32(x.Role), mix(uint32(x.Role), nth, uint32(e.Type)))
		var m readout.Mention
		if int(x.Mention) < len(p.a.Mentions) {
			m = p.a.Mentions[x.Mention]
		}
		word := p.known[p.endOf(m.End)]
		x.Plural = p.flag(x.Plural, fArgNumber, word.form, word.tag)
		p.row(&x.Number, fArgNumber, firstAt(p.a.Quantities, m.Full.Start, func(q *readout.Quantity) uint32 { return q.Start }), mix(word.tag, 1, uint32(m.Form)), mix(p.known[p.startOf(m.Start)].tag, 2, 2))
	}
}

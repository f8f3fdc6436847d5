package compare

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// claim is what someone holds: a statement, or what the report says that they
// did by word (accused, rejected, defended), or who did it in the voice of the
// outlet. It can be a position in a dispute.
type claim struct {
	doc      int
	sentence uint32
	row      uint32 // statement; 0 when it is an event
	holder   string
	actor    int // -1 when not known
	stance   readout.Stance
	span     readout.Span // from cue or speaker to the end of the content
	content  readout.Span
	terms    []string // sorted, unique
	focus    []string // what of them is denied: sorted, unique
	denies   []string // the predicates of the focus: what is said not to be or to be done
	norm     float64
	party    string   // for whom the holder speaks
	accused  []int    // actors of whom it says that they did something
	accuses  []string // their parties
	flags    claimFlags
	means    string
	where    []int  // places in its sentence
	past     string // the year of its sentence, when that is not the story's
}

// claimFlags say what a claim does with its topic.
type claimFlags uint16

const (
	against   claimFlags = 1 << iota // says that it is not so, or refuses it
	guilty                           // says who is responsible
	justifies                        // says that it was right
	condemns                         // says that it was wrong
	demands                          // says that it must be
	unsure                           // says that it is not known
	outlets                          // the outlet itself holds it
	reported                         // an event told by the outlet, no statement
)

// The words that show what a claim does, as starts of words in lower case.
var (
	guiltWords = []string{"responsib", "blame", "accus", "carried out", "perpetrat", "behind the", "guilt", "culpab", "involve", "shot down", "shooting down", "shoot down", "did it", "culprit", "committed",
		"the work of", "part in", "role in", "hand in", "to do with", "fault", "brought down", "downed", "downing", "instigat", "incit", "orchestrat", "directed by", "ordered the", "complicit", "on the instructions", "under orders"}
	justifyWords = []string{"in response", "a response", "respond", "retaliat", "self-defence", "self-defense", "right to", "defend", "legitimate", "lawful", "justif", "deterrent", "national security", "national interest", "to protect", "protect itself", "proportionate"}
	condemnWords = []string{"aggression", "crime", "criminal", "violation", "violates", "massacre", "illegal", "unlawful", "repression", "brutal", "unjustified", "provocation", "terrorism", "extrajudicial", "barbaric",
		"outrage", "war on", "gates of hell", "inhuman", "atrocit", "flagrant", "act of war", "invasion", "threat to"}
	againstWords = []string{"nonsense", "false", "fabricat", "propaganda", "a lie", "lies", "unfounded", "baseless", "groundless", "no evidence", "no proof", "disinformation", "opposed", "opposes", "refus", "absurd", "stupid",
		"untrue", "myth", "hoax", "staged", "forced to", "was forced", "impossible"}
	// those who say that they did it themselves accuse nobody
	ownWords    = []string{"claimed responsibility", "claims responsibility", "claiming responsibility", "took responsibility", "takes responsibility"}
	unsureWords = []string{"unclear", "unable to", "not confirm", "not verif", "be verified", "not known", "no one knows", "skeptic", "sceptic", "doubt", "question", "alleged", "not yet", "could not", "cannot be"}
)

// hasAny reports whether a word of a text in lower case starts with one of words.
func hasAny(text string, words []string) bool {
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(text[at:], w)
			if i < 0 {
				break
			}
			if at += i; at == 0 || !isLetter(text[at-1]) {
				return true
			}
			at++
		}
	}
	return false
}

// startsAny reports whether a text starts with one of words.
func startsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }

// claims collects what is held, report by report.
func (f *facts) claims() []claim {
	var out []claim
	for doc := range f.docs {
		w := f.worder(doc)
		stated := f.statedClaims(&w, doc)
		out = append(out, stated...)
		out = append(out, f.eventClaims(&w, doc, stated)...)
	}
	return out
}

// statedClaims are the statements of a report that name a speaker.
func (f *facts) statedClaims(w *worder, doc int) []claim {
	a := f.as[doc]
	var out []claim
	for row := 2; row < len(a.Statements); row++ {
		st := a.Statements[row]
		first, last := a.Spans[st.Content.First], a.Spans[st.Content.End-1]
		if st.Speaker == 0 || a.Mentions[st.Speaker].Form == readout.Pronoun && f.actorAt(doc, st.Speaker) < 0 || f.skipped(doc, first) || f.relays(doc, uint32(row)) || a.Statements[st.In].Kind == readout.Direct {
			continue
		}
		c := claim{doc: doc, sentence: st.Sentence, row: uint32(row), holder: f.ofWhom(doc, st, f.actorName(doc, st.Speaker)), actor: f.actorAt(doc, st.Speaker), stance: st.Stance,
			content: readout.Span{Start: first.Start, End: last.End}}
		c.span = c.content
		if !st.Cue.IsZero() && st.Cue.Start < c.span.Start && c.span.Start-st.Cue.Start < 60 {
			c.span.Start = st.Cue.Start
		}
		if m := a.Mentions[st.Speaker].Full; m.Start < c.span.Start && c.span.Start-m.Start < 60 {
			c.span.Start = m.Start
		}
		f.fill(w, &c)
		// "…, according to the mayor": the proof has who says it
		for _, x := range []readout.Span{st.Cue, a.Mentions[st.Speaker].Full} {
			if x.Start >= c.span.End && x.End < c.span.End+60 && x.End <= a.Sentences[st.Sentence].End {
				c.span.End = x.End
			}
		}
		out = append(out, c)
	}
	return out
}

// eventClaims are acts of word that the outlet tells of someone, and attacks
// that it says someone made, where no statement says the same.
func (f *facts) eventClaims(w *worder, doc int, stated []claim) []claim {
	a := f.as[doc]
	var out []claim
	for row := 1; row < len(a.Events); row++ {
		e := a.Events[row]
		src := f.arg(doc, e, readout.RoleSource)
		if f.skipped(doc, e.Span) || slices.ContainsFunc(stated, func(c claim) bool { return c.span.Contains(e.Trigger) && c.stance != readout.Asserts }) {
			continue
		}
		c := claim{doc: doc, sentence: e.Sentence, holder: f.actorName(doc, src), actor: f.actorAt(doc, src), span: e.Span, content: e.Span, flags: reported}
		switch e.Type {
		case readout.ACCUSE:
			cue, ok := lexicon.Report(lexicon.Fold(e.Trigger.Of(f.docs[doc].Text)))
			if !ok || cue.Stance != readout.Accuses && cue.Stance != readout.Condemns {
				continue // an investigation, a trial
			}
			c.stance = cue.Stance
		case readout.REJECT:
			c.stance = readout.Denies
		case readout.SUPPORT:
			c.stance = readout.Praises
		case readout.ASSAULT:
			if e.Voice != 1 || src == 0 || c.actor < 0 || e.Factuality != readout.Certain || f.sentenceTitle(doc, e.Sentence) || a.Tokens[tokenFrom(a, 0, e.Sentence, e.Trigger.Start)].UPOS != readout.VERB {
				continue
			}
			c.accused = []int{c.actor}
			c.holder, c.actor, c.stance = "outlet:"+f.outletName(doc), -1, readout.Asserts
			c.flags |= outlets | guilty
		default:
			continue
		}
		if c.holder == "" {
			continue
		}
		f.fill(w, &c)
		out = append(out, c)
	}
	return out
}

func (f *facts) sentenceTitle(doc int, sentence uint32) bool {
	return f.as[doc].Sentences[sentence].Para == 0
}

// fill reads the words of a claim.
func (f *facts) fill(w *worder, c *claim) {
	a, d := f.as[c.doc], f.docs[c.doc]
	text := lexicon.Fold(c.span.Of(d.Text))
	set := func(flag claimFlags, on bool) {
		if on {
			c.flags |= flag
		}
	}
	cue := ""
	if c.row != 0 {
		cue = a.Statements[c.row].Verb.Of(d.Text)
	}
	set(guilty, blaming(text, c.stance, cue) && !hasAny(text, ownWords))
	set(justifies, c.stance == readout.Praises && c.row != 0 || hasAny(text, justifyWords))
	set(condemns, c.stance == readout.Condemns || hasAny(text, condemnWords))
	set(demands, c.stance == readout.Demands)
	set(unsure, c.stance == readout.Doubts || hasAny(text, unsureWords))
	if c.flags&outlets == 0 {
		c.accused = f.accused(c)
	}
	c.party = f.party(c.doc, c.actor)
	for _, i := range c.accused {
		if p := f.party(c.doc, i); p != c.party && !slices.Contains(c.accuses, p) {
			c.accuses = append(c.accuses, p)
		}
	}
	c.terms = w.termsIn(c.content)
	if f.opposes(c) {
		c.focus, c.denies = c.terms, c.terms
	} else {
		c.focus, c.denies = w.focusOf(c)
	}
	set(against, c.stance == readout.Denies || c.stance == readout.Doubts || len(c.focus) > 0)
	if c.flags&against != 0 {
		f.refer(w, c, text)
	}
	c.norm = f.norm(c.terms)
	if c.row != 0 && c.stance == readout.Asserts && f.tellsAccusation(c) {
		c.flags &^= guilty
	}
	set(guilty, c.flags&guilty == 0 && c.row != 0 && c.flags&demands == 0 && f.tellsAttack(c))
	if c.flags&guilty != 0 {
		f.place(c)
		c.means = f.meansNear(c.doc, c.sentence, c.span)
	}
}

// refer gives a denial that is of what was said before, "this is nonsense",
// "he said he did not", the terms of what stands before it.
func (f *facts) refer(w *worder, c *claim, text string) {
	a := f.as[c.doc]
	if len(strings.Fields(text)) >= 12 || len(c.denies) > 0 && !w.pointsBackIn(c, text) {
		return
	}
	before := w.termsIn(readout.Span{Start: a.Sentences[c.sentence].Start, End: c.span.Start})
	if c.sentence > 1 && len(before) < 3 {
		last := a.Sentences[c.sentence-1].Span
		for _, row := range f.saidIn[c.doc][c.sentence-1] {
			if st := a.Statements[row]; st.Sentence == c.sentence-1 {
				last = a.Spans[st.Content.First] // what was said there, not who said it
				break
			}
		}
		before = append(before, w.termsIn(last)...)
	}
	c.denies = nil
	c.focus = append(slices.Clone(c.focus), before...)
	slices.Sort(c.focus)
	c.focus = slices.Compact(c.focus)
	c.terms = append(c.terms, before...)
	slices.Sort(c.terms)
	c.terms = slices.Compact(c.terms)
}

// pointsBackIn reports whether what a claim denies is what was said before:
// "this is nonsense", "denied the allegations", "denied that was their motive".
func (w *worder) pointsBackIn(c *claim, text string) bool {
	if hasAny(text, saidBefore) && !hasAny(text, []string{"that", "of"}) {
		return true
	}
	a := w.as[c.doc]
	for k := tokenFrom(a, 0, c.sentence, c.content.Start); k+1 < len(a.Tokens) && a.Tokens[k].End <= c.content.End; k++ {
		switch a.Tokens[k].Of(w.lower) {
		case "this", "that", "it", "these", "those":
			if r := a.Tokens[k].Deprel; r == readout.RelNsubj || r == readout.RelNsubjPass || a.Tokens[k+1].UPOS == readout.AUX {
				return true
			}
		}
	}
	return false
}

// saidBefore has what a denial calls what others said.
var saidBefore = []string{"those allegations", "these allegations", "those accusations", "these accusations", "those claims", "these claims", "such claims", "such allegations", "the allegations", "the accusations", "the accounts", "the charges", "the charge", "the claim", "the claims", "the allegation", "the accusation", "the reports", "the report"}

// opposes reports whether a claim says that someone is against what its
// content names: "has opposed any exchange".
func (f *facts) opposes(c *claim) bool {
	if c.row == 0 {
		return false
	}
	a := f.as[c.doc]
	verb := a.Statements[c.row].Verb
	if verb.IsZero() {
		return false
	}
	k := tokenFrom(a, 0, c.sentence, verb.Start)
	return k < len(a.Tokens) && a.Tokens[k].Span.Overlaps(verb) && opposing[f.lemma(c.doc, uint32(k))] &&
		!slices.ContainsFunc(c.terms, func(t string) bool { return t == "!blame" || t == "claim" || t == "alleg" }) // "rejected the accusation"
}

// opposing has the verbs of those who are against something, and do not say
// that it is untrue.
var opposing = map[string]bool{"oppose": true, "resist": true, "rebuff": true, "spurn": true, "refuse": true, "decline": true, "veto": true, "block": true, "reject": true, "protest": true}

// tellsAttack reports whether a statement says, or denies, that someone else
// attacked.
func (f *facts) tellsAttack(c *claim) bool {
	a := f.as[c.doc]
	for row := 1; row < len(a.Events); row++ {
		if e := a.Events[row]; e.Voice == c.row && e.Type == readout.ASSAULT {
			if src := f.arg(c.doc, e, readout.RoleSource); src != 0 && (f.actorAt(c.doc, src) != c.actor || c.flags&against != 0) {
				return true
			}
		}
	}
	return false
}

// tellsAccusation reports whether a statement says no more of who did it than
// that someone else accuses.
func (f *facts) tellsAccusation(c *claim) bool {
	a := f.as[c.doc]
	for row := 1; row < len(a.Events); row++ {
		if e := a.Events[row]; e.Type == readout.ACCUSE && c.content.Contains(e.Trigger) {
			if src := f.arg(c.doc, e, readout.RoleSource); src != 0 && f.actorAt(c.doc, src) != c.actor {
				return true
			}
		}
	}
	return false
}

// termsIn are the terms of the words in a span.
func (w *worder) termsIn(span readout.Span) []string {
	a := w.as[w.doc]
	k, _ := slices.BinarySearchFunc(a.Tokens[1:], span.Start, func(t readout.Token, at uint32) int { return int(int64(t.Start) - int64(at)) })
	var out []string
	for i := k + 1; i < len(a.Tokens) && a.Tokens[i].End <= span.End; i++ {
		if w.keys[i] != "" {
			out = append(out, w.keys[i])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// focusOf are the terms of what a claim says is not so: what hangs on a
// negation, or on a word of refusal, or, when the cue denies, on the head of
// the content; and of them the predicates, what the negation itself is of.
func (w *worder) focusOf(c *claim) (focus, predicates []string) {
	a := w.as[w.doc]
	first := tokenFrom(a, 0, c.sentence, c.content.Start)
	var roots, light []uint32
	for k := first; k < len(a.Tokens) && a.Tokens[k].End <= c.content.End; k++ {
		tok := a.Tokens[k]
		word := tok.Of(w.lower)
		outside := tok.Head == 0 || !c.content.Contains(a.Tokens[tok.Head].Span)
		switch {
		case lexicon.Negation[word] || strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t"):
			h := tok.Head
			if h == 0 {
				continue
			}
			if g := a.Tokens[h].Head; tok.Deprel == readout.RelDet && g != 0 {
				h = g // "no missiles were taken": the verb
			}
			if w.deep(c, h) || w.toDo(h) {
				continue
			}
			roots = append(roots, h)
		case startsAny(w.lower[tok.Start:], againstWords):
			roots = append(roots, uint32(k))
			light = append(light, uint32(k))
		case outside && (c.stance == readout.Denies || c.stance == readout.Doubts):
			roots = append(roots, uint32(k))
		}
	}
	if len(roots) == 0 {
		return nil, nil
	}
	for k := first; k < len(a.Tokens) && a.Tokens[k].End <= c.content.End; k++ {
		if w.keys[k] == "" {
			continue
		}
		h := uint32(k)
		for range maxFocus {
			if slices.Contains(roots, h) {
				focus = append(focus, w.keys[k])
				break
			}
			if w.ownClause(h) {
				break
			}
			if h = a.Tokens[h].Head; h == 0 {
				break
			}
		}
		// a word that only carries the negation hands it down: "no evidence
		// that …", "the report is false"
		for h = uint32(k); ; h = a.Tokens[h].Head {
			bare := w.keys[h] == "" || carriers[w.keys[h]] || slices.Contains(light, h)
			if slices.Contains(roots, h) {
				if h == uint32(k) != bare {
					predicates = append(predicates, w.keys[k])
				}
				break
			}
			if g := a.Tokens[h].Head; g == 0 || w.ownClause(h) || h != uint32(k) && !bare || !c.content.Contains(a.Tokens[g].Span) {
				break
			}
		}
	}
	slices.Sort(focus)
	slices.Sort(predicates)
	return slices.Compact(focus), slices.Compact(predicates)
}

// toDo reports whether the verb at k is what someone is to do: "warned pilots
// not to fly" denies nothing.
func (w *worder) toDo(k uint32) bool {
	for _, d := range w.dependents(w.doc, k) {
		if w.as[w.doc].Tokens[d].Deprel == readout.RelMark && w.as[w.doc].Tokens[d].Of(w.lower) == "to" {
			return true
		}
	}
	return false
}

// ownClause reports whether the verb at k is joined by "and" or "but" to
// another one, whose negation does not reach it: "was not ill and had medicine".
func (w *worder) ownClause(k uint32) bool {
	a := w.as[w.doc]
	if a.Tokens[k].Deprel != readout.RelConj || a.Tokens[k].UPOS != readout.VERB {
		return false
	}
	for _, d := range w.dependents(w.doc, k) {
		if a.Tokens[d].Deprel == readout.RelCc {
			switch a.Tokens[d].Of(w.lower) {
			case "and", "but", "while", "yet":
				return true
			}
		}
	}
	return false
}

// carriers are the terms of words that say nothing of their own where they are
// negated.
var carriers = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`evidence doubt chance possibility likelihood indication sign reason basis claim claims allegation allegations
		accusation report reports charge account accounts rumour suggestion say said know confirm believe think consider plan intend want able true so case fact
		have had do did make made take part role use used involvement any be been`) {
		m[concept(w)] = true
	}
	return m
}()

// maxFocus is how many steps below a negation what is denied may hang.
const maxFocus = 4

// deep reports whether a token stands in a clause inside the content of a
// claim, so that its negation is not that of the claim.
func (w *worder) deep(c *claim, k uint32) bool {
	a := w.as[w.doc]
	for range 8 {
		tok := a.Tokens[k]
		switch tok.Deprel {
		case readout.RelAcl, readout.RelAclRelcl, readout.RelAdvcl, readout.RelAdvclRelcl:
			return c.content.Contains(tok.Span) && tok.Head != 0 && c.content.Contains(a.Tokens[tok.Head].Span)
		}
		if k = tok.Head; k == 0 || !c.content.Contains(a.Tokens[k].Span) {
			return false
		}
	}
	return false
}

// accused are the actors other than the holder that a claim names.
func (f *facts) accused(c *claim) []int {
	a := f.as[c.doc]
	var out []int
	k, _ := slices.BinarySearchFunc(a.Mentions[1:], c.span.Start, func(m readout.Mention, at uint32) int { return int(int64(m.Start) - int64(at)) })
	for m := k + 1; m < len(a.Mentions) && a.Mentions[m].Start < c.span.End; m++ {
		if i := f.actorAt(c.doc, uint32(m)); i >= 0 && i != c.actor && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

// target is the party that an accusation is against, "" when that is not read.
func (f *facts) target(c *claim) string {
	a := f.as[c.doc]
	for row := 1; row < len(a.Events); row++ {
		if e := a.Events[row]; e.Type == readout.ACCUSE && c.span.Contains(e.Trigger) {
			if i := f.actorAt(c.doc, f.arg(c.doc, e, readout.RoleTarget)); i >= 0 && i != c.actor {
				return f.party(c.doc, i)
			}
		}
	}
	return ""
}

// accuse reports whether an accusation is against a party.
func (f *facts) accuse(c *claim, party string) bool {
	if t := f.target(c); t != "" {
		return t == party
	}
	return slices.Contains(c.accuses, party)
}

// relays reports whether a statement does no more than report another one, whose
// speaker is the holder: "the minister said Turkey condemns …".
func (s *comparison) relays(doc int, row uint32) bool {
	a := s.as[doc]
	size := 0
	st := a.Statements[row]
	for _, c := range a.Spans[st.Content.First:st.Content.End] {
		size += c.Len()
	}
	for i := int(row) + 1; i < len(a.Statements); i++ {
		in := a.Statements[i]
		if in.In != row || in.Speaker == 0 {
			continue
		}
		for _, c := range a.Spans[in.Content.First:in.Content.End] {
			if 10*c.Len() >= 6*size {
				return true
			}
		}
	}
	return false
}

// blaming reports whether a statement says who did something, or denies it: by
// its verb, or by its words unless it only demands or condemns.
func blaming(text string, st readout.Stance, cue string) bool {
	if c, ok := lexicon.Report(strings.ToLower(cue)); ok && c.Stance == readout.Accuses {
		return true
	}
	switch st {
	case readout.Accuses:
		return true
	case readout.Demands, readout.Promises, readout.Condemns, readout.Praises, readout.Threatens:
		return false
	}
	return hasAny(text, guiltWords)
}

// meansNear is the means of the incident that a statement speaks of.
func (s *comparison) meansNear(doc int, sentence uint32, span readout.Span) string {
	for _, i := range s.sentences.byDoc[doc] {
		if u := &s.sentences.items[i]; u.sentence == sentence {
			// "fire", "shooting" and "protest" said before are too often of
			// something else
			switch means, near := s.meansOf(u, span); {
			case means == "war" || !near && (means == "fire" || means == "gun" || means == "protest"):
			default:
				return means
			}
		}
	}
	return ""
}

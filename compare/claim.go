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
	objects  []string // what the denied verbs are done to
	norm     float64
	party    string   // for whom the holder speaks
	accused  []int    // actors of whom it says that they did something
	accuses  []string // their parties
	flags    claimFlags
	target   string // the party that an accusation is against, "" when that is not read
	doer     string // the party that it lays an act to
	pointed  bool   // it denies what was said before it
	denied   uint32 // where what a told refusal is of starts
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
	guiltWords = []string{"responsib", "blame", "accus", "carried out", "perpetrat", "guilt", "culpab", "shot down", "shooting down", "shoot down", "did it", "culprit",
		"the work of", "brought down", "downed", "downing", "instigat", "incit", "orchestrat", "ordered the", "complicit", "on the instructions", "under orders"}
	// of harm only where the claim tells of harm, or denies
	partWords    = []string{"behind the", "involve", "committed", "part in", "role in", "hand in", "to do with", "fault", "directed by"}
	harmWords    = []string{"attack", "kill", "murder", "massacre", "strike", "shoot", "shot", "bomb", "raid", "assault", "crime", "fraud", "corrupt", "abus", "tortur", "hack", "interfer", "meddl", "plot", "poison", "kidnap", "abduct", "seiz", "violen", "disaster", "crash", "death", "dead", "uprising", "riot"}
	justifyWords = []string{"in response to", "a response to", "response to", "responding to", "retaliat", "self-defence", "self-defense", "right to", "defend", "legitimate", "lawful", "justif", "deterrent", "security interest", "national interest", "to protect", "protect itself", "proportionate"}
	condemnWords = []string{"aggression", "a crime", "war crime", "crimes against", "crime against", "this crime", "criminal act", "violation", "violates", "massacre", "illegal", "unlawful", "repression", "unjustified", "provocation", "terrorism", "extrajudicial", "barbaric",
		"outrage", "war on", "gates of hell", "inhuman", "atrocit", "flagrant", "act of war", "invasion", "threat to"}
	againstWords = []string{"nonsense", "false", "fabricat", "propaganda", "a lie", "lies", "unfounded", "baseless", "groundless", "no evidence", "no proof", "disinformation", "opposed", "opposes", "refus", "absurd", "stupid",
		"untrue", "myth", "hoax", "staged", "forced to", "was forced", "impossible"}
	// those who say that they did it themselves accuse nobody
	ownWords    = []string{"claimed responsibility", "claims responsibility", "claiming responsibility", "took responsibility", "takes responsibility"}
	unsureWords = []string{"unclear", "unable to", "not confirm", "not verif", "be verified", "not known", "no one knows", "not know whether", "not yet know", "don't know", "don’t know", "don't yet know", "don’t yet know", "skeptic", "sceptic", "doubt", "questionable", "questioned whether", "questioned the", "questions about", "open question", "alleged", "not yet", "could not", "cannot be"}
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
		if asks[f.lemma(doc, uint32(tokenFrom(a, 0, st.Sentence, st.Verb.Start)))] && !st.Verb.IsZero() && st.Stance == readout.Doubts {
			continue // what a reporter asks nobody holds
		}
		whole := claim{doc: doc, row: uint32(row), holder: f.ofWhom(doc, st, f.actorName(doc, st.Speaker)), actor: f.actorAt(doc, st.Speaker), stance: st.Stance}
		if cue, ok := lexicon.Report(lexicon.Fold(st.Verb.Of(f.docs[doc].Text))); whole.stance == readout.Denies && ok && cue.Stance == readout.Asserts {
			whole.stance = readout.Asserts // its words deny, not its cue: see focusOf
		}
		if whole.stance == readout.Accuses && strings.HasPrefix(f.lower[doc][st.Verb.Start:], "warn") {
			whole.stance = readout.Threatens // of what may come
		}
		content := readout.Span{Start: first.Start, End: last.End}
		for _, sentence := range f.sentencesOf(doc, content) {
			c := whole
			c.sentence = sentence
			c.content = readout.Span{Start: max(content.Start, a.Sentences[sentence].Start), End: min(content.End, a.Sentences[sentence].End)}
			if !st.Verb.IsZero() && (holdsBack[f.lemma(doc, uint32(tokenFrom(a, 0, st.Sentence, st.Verb.Start)))] || f.leavesOpen(&c, st.Verb)) {
				continue // "refused to make the cake" denies nothing
			}
			f.attribute(&c, st)
			f.fill(w, &c)
			// "…, according to the mayor": the proof has who says it
			for _, x := range []readout.Span{st.Cue, a.Mentions[st.Speaker].Full} {
				if x.Start >= c.span.End && x.End < c.span.End+60 && x.End <= a.Sentences[sentence].End {
					c.span.End = x.End
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// asks has the verbs of questions.
var asks = wordSet("ask wonder")

// sentencesOf are the sentences that a content reaches into: each is a claim of
// its own.
func (f *facts) sentencesOf(doc int, content readout.Span) []uint32 {
	var out []uint32
	for i := f.sentenceAt(doc, content.Start); int(i) < len(f.as[doc].Sentences) && f.as[doc].Sentences[i].Start < content.End; i++ {
		out = append(out, i)
	}
	return out
}

// attribute spans a claim from its cue or its speaker, where they stand right
// before it.
func (f *facts) attribute(c *claim, st readout.Statement) {
	c.span = c.content
	if !st.Cue.IsZero() && st.Cue.Start < c.span.Start && c.span.Start-st.Cue.Start < 60 {
		c.span.Start = st.Cue.Start
	}
	if m := f.as[c.doc].Mentions[st.Speaker].Full; m.Start < c.span.Start && c.span.Start-m.Start < 60 {
		c.span.Start = m.Start
	}
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
			k := uint32(tokenFrom(a, 0, e.Sentence, e.Trigger.Start))
			if a.Tokens[k].Deprel == readout.RelAcl && strings.HasSuffix(f.word(doc, k), "ed") &&
				!slices.ContainsFunc(f.dependents(doc, k), func(d uint32) bool { return f.marked(doc, d, "by") }) {
				continue // "a pilot, accused of it": by nobody who is named
			}
			c.stance = cue.Stance
		case readout.REJECT:
			lemma := f.lemma(doc, uint32(tokenFrom(a, 0, e.Sentence, e.Trigger.Start)))
			if cue, ok := lexicon.Report(lexicon.Fold(e.Trigger.Of(f.docs[doc].Text))); !opposing[lemma] && !(ok && cue.Stance == readout.Denies) {
				continue // what someone cancels or breaks off
			}
			if hasAny(lexicon.Fold(e.Span.Of(f.docs[doc].Text)), inCourt) || f.leavesOpen(&c, e.Trigger) {
				continue
			}
			c.stance, c.denied = readout.Denies, e.Trigger.End
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
	laid := text // where it is laid to someone
	switch {
	case c.stance != readout.Denies:
	case c.row != 0:
		laid = lexicon.Fold(c.content.Of(d.Text))
	default:
		laid = lexicon.Fold(d.Text[c.denied:c.span.End])
	}
	set(guilty, blaming(laid, c.stance, cue) && !hasAny(text, ownWords))
	set(unsure, c.stance == readout.Doubts || hasAny(text, unsureWords))
	set(condemns, c.stance == readout.Condemns || c.flags&unsure == 0 && hasAny(text, condemnWords))
	set(demands, c.stance == readout.Demands || hasAny(text, []string{"must ", "should ", "ought "}))
	if c.flags&outlets == 0 {
		c.accused = f.accused(c)
	}
	c.party = f.party(c.doc, c.actor)
	for _, i := range c.accused {
		if p := f.party(c.doc, i); p != c.party && !slices.Contains(c.accuses, p) {
			c.accuses = append(c.accuses, p)
		}
	}
	f.lays(c)
	c.terms = w.termsIn(c.content)
	if f.opposes(c) {
		c.focus, c.denies = c.terms, c.terms
	} else {
		c.focus, c.denies = w.focusOf(c)
		c.objects = w.objectsOf(c)
	}
	set(against, (c.stance == readout.Denies || c.stance == readout.Doubts || len(c.focus) > 0) && !hasAny(text, silence))
	set(justifies, c.stance == readout.Praises && c.row != 0 || c.flags&against == 0 && hasAny(text, justifyWords))
	if c.flags&against != 0 {
		f.refer(w, c, text)
	}
	c.norm = f.norm(c.terms)
	if c.row != 0 && c.stance == readout.Asserts && f.tellsAccusation(c) {
		c.flags &^= guilty
	}
	set(guilty, c.flags&guilty == 0 && c.row != 0 && c.flags&demands == 0 && c.stance != readout.Threatens && c.stance != readout.Promises && f.tellsAttack(c))
	if c.flags&guilty != 0 {
		f.place(c)
		c.means = f.meansNear(c.doc, c.sentence, c.span)
	}
}

// tellsAttack reports whether a statement says, or denies, that someone else
// attacked.
func (f *facts) tellsAttack(c *claim) bool {
	a := f.as[c.doc]
	for row := 1; row < len(a.Events); row++ {
		if e := a.Events[row]; e.Voice == c.row && e.Type == readout.ASSAULT && (e.Factuality == readout.Certain || c.flags&against != 0) {
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

// accused are the actors other than the holder that a claim names.
func (f *facts) accused(c *claim) []int {
	a := f.as[c.doc]
	var out []int
	k, _ := slices.BinarySearchFunc(a.Mentions[1:], c.span.Start, func(m readout.Mention, at uint32) int { return int(int64(m.Start) - int64(at)) })
	for m := k + 1; m < len(a.Mentions) && a.Mentions[m].Start < c.span.End; m++ {
		if i := f.actorAt(c.doc, uint32(m)); i >= 0 && i != c.actor && !slices.Contains(out, i) && !startsAny(f.lower[c.doc][a.Mentions[m].End:], warOf) {
			out = append(out, i)
		}
	}
	return out
}

// warOf has what follows the name of a state that is not spoken of itself.
var warOf = []string{"'s civil war", "’s civil war", "'s war", "’s war", " civil war", "'s conflict", "’s conflict"}

// lays reads the party that a claim is against: whom it accuses, and who by
// it did what it judges, the accused or else the first that it names.
func (f *facts) lays(c *claim) {
	a := f.as[c.doc]
	for _, row := range f.eventsIn[c.doc][c.sentence] {
		if e := a.Events[row]; e.Type == readout.ACCUSE && c.span.Contains(e.Trigger) {
			if i := f.actorAt(c.doc, f.arg(c.doc, e, readout.RoleTarget)); i >= 0 && i != c.actor {
				c.target = f.party(c.doc, i)
				break
			}
		}
	}
	if c.doer = c.target; c.doer != "" {
		return
	}
	for _, i := range c.accused {
		if p := f.party(c.doc, i); p != c.party && (f.actors[i].Type == readout.State || speaks(f.actors[i])) {
			c.doer = p
			return
		}
	}
}

// accuse reports whether an accusation is against a party.
func (f *facts) accuse(c *claim, party string) bool {
	if c.target != "" {
		return c.target == party
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
	return hasAny(text, guiltWords) || hasAny(text, partWords) && (st == readout.Denies || hasAny(text, harmWords))
}

// meansNear is the means of the incident that a statement speaks of.
func (s *comparison) meansNear(doc int, sentence uint32, span readout.Span) string {
	for _, i := range s.sentences.byDoc[doc] {
		if u := &s.sentences.items[i]; u.sentence == sentence {
			// "fire", "shooting" and "protest" said before are too often of
			// something else
			means, near := s.meansOf(u, span)
			if means == "war" { // the war in which it happened
				means, near = s.earlierMeans(doc, sentence), false
			}
			switch {
			case means == "" || !near && (means == "fire" || means == "gun" || means == "protest"):
			case means == "crash":
				// what came down is often only where something else happened
				for t := tokenFrom(s.as[doc], 0, sentence, span.Start); t < len(s.as[doc].Tokens) && s.as[doc].Tokens[t].End <= span.End; t++ {
					if m := s.meansAt(doc, uint32(t)); m != "" && m != "crash" && m != "war" {
						return m
					}
				}
				if s.broughtDown() {
					return "missile"
				}
				return means
			default:
				return means
			}
		}
	}
	return ""
}

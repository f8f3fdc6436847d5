package speech

import (
	"maps"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// A cue may be more than its verb ("has also categorically denied"), or hold
// none ("in the view of"). What it does and how sure it leaves its content is
// a matter of one word in it.

// verbIn is the word in a cue that reports, and what the lexicon of reporting
// verbs knows of it; for a word that it does not know, the entry is nil.
func (f *finder) verbIn(cue readout.Span) (readout.Span, *lexicon.ReportVerb) {
	if cue.IsZero() {
		return cue, nil
	}
	p := f.wordsIn(cue)
	verb := readout.Span{}
	for t := p.first; t < p.end; t++ {
		if t+1 < p.end {
			if c, ok := lexicon.Report(f.word(t) + " " + f.word(t+1)); ok {
				return f.tokens(t, t+2), c.ReportVerb
			}
		}
		if c, ok := lexicon.Report(f.word(t)); ok {
			return f.a.Tokens[t].Span, c.ReportVerb
		}
		tag := f.a.Tokens[t].UPOS
		if verb.IsZero() && tag == readout.NOUN || tag == readout.VERB {
			verb = f.a.Tokens[t].Span
		}
	}
	if verb.IsZero() && p.end > 0 {
		verb = f.tokens(p.first, p.end)
	}
	return verb, nil
}

// stanceWords do something by being said or meant, beside the reporting verbs
// of the lexicon: lemmas of verbs, nouns and adjectives in cues.
var stanceWords = byWord(`
denies: denial rejection refuse refusal decline dispute debunk contradict rebuff spurn discount balk demur
accuses: accusation allegation blame fault scapegoat suspect incriminate impugn allege sue indict finger
doubts: doubt scepticism skepticism sceptical skeptical skeptic sceptic wonder concern question uncertain unsure doubtful dubious distrust mistrust misgiving query
promises: promise pledge vow commit commitment guarantee swear offer intend intention plan resolve
demands: demand urge appeal request plead ask want require order instruct need push advocate recommend propose proposal encourage lobby
demands: exhort implore beseech beg press pressure petition entreat command advise prod clamor clamour
threatens: threat threaten ultimatum
praises: praise support endorse back welcome admire admiration defend favor favour like love congratulate thank approve approval endorsement embrace champion cheer tout
praises: extol honor honour celebrate compliment thrilled delighted pleased grateful proud promote
condemns: condemnation criticism outrage anger condemn attack oppose opposition mock mockery ridicule bash hate dislike hit scold lambaste chide deplore object objection protest disapprove
condemns: bristle assail berate skewer savage disparage denigrate rail rant taunt chastise scoff sneer jeer vilify revile excoriate admonish reprimand pillory insult boo
condemns: resent outraged angry furious disgusted appalled despise loathe complain complaint
`, map[string]readout.Stance{"denies": readout.Denies, "accuses": readout.Accuses, "doubts": readout.Doubts, "promises": readout.Promises,
	"demands": readout.Demands, "threatens": readout.Threatens, "praises": readout.Praises, "condemns": readout.Condemns})

// byWord reads a table of "class: words" lines.
func byWord[C any](table string, class map[string]C) map[string]C {
	m := map[string]C{}
	for line := range strings.Lines(strings.TrimSpace(table)) {
		head, list, _ := strings.Cut(line, ":")
		for _, w := range strings.Fields(list) {
			m[strings.ReplaceAll(w, "_", " ")] = class[head]
		}
	}
	return m
}

// lemmaIn returns the lemma of the first token of s, folded.
func (f *finder) lemmaIn(s readout.Span) string {
	if s.IsZero() {
		return ""
	}
	p := f.wordsIn(s)
	return lexicon.Fold(f.a.Symbols.Get(f.a.Tokens[p.first].Lemma))
}

// believed are the statements whose cue is one of the words that often give
// speech or thought, or whose words are quoted: that "dispersed" reports what
// somebody said is more likely an error.
func (f *finder) believed(found []statement, cues map[string]bool) []statement {
	out := found[:0]
	for _, s := range found {
		verb, entry := f.verbIn(s.cue)
		if entry == nil && f.occasion(verb) {
			continue
		}
		if entry != nil || cues[f.lemmaIn(verb)] || f.kindOf(&s) == readout.Direct {
			out = append(out, s)
		}
	}
	return out
}

// occasion reports whether a verb only says when something else was done:
// "before launching the raid".
func (f *finder) occasion(verb readout.Span) bool {
	t := f.wordsIn(verb).first
	if t < 2 || f.a.Tokens[t].Feats&readout.Gerund == 0 && !strings.HasSuffix(f.word(t), "ing") {
		return false
	}
	switch f.word(t - 1) {
	case "before", "after", "since", "without", "despite":
		return true
	}
	return false
}

// cueCounts counts how often a lemma is the word of a cue, and how often it
// stands at all.
type cueCounts map[string]*struct{ cue, all int }

func (c cueCounts) of(lemma string) *struct{ cue, all int } {
	if c[lemma] == nil {
		c[lemma] = new(struct{ cue, all int })
	}
	return c[lemma]
}

func (c cueCounts) add(f *finder, gold []Attribution) {
	for t := 1; t < len(f.a.Tokens); t++ {
		switch f.a.Tokens[t].UPOS {
		case readout.VERB, readout.NOUN:
			c.of(lexicon.Fold(f.a.Symbols.Get(f.a.Tokens[t].Lemma))).all++
		}
	}
	for _, g := range gold {
		for _, s := range flat(g.Cue) {
			if verb, _ := f.verbIn(s); !verb.IsZero() {
				c.of(f.lemmaIn(verb)).cue++
			}
		}
	}
}

// words lists the lemmas that are a cue twice or more, and three times in a
// hundred that they stand at all.
func (c cueCounts) words() []string {
	var out []string
	for _, w := range slices.Sorted(maps.Keys(c)) {
		if n := c[w]; w != "" && n.cue >= 2 && n.cue*30 >= n.all {
			out = append(out, w)
		}
	}
	return out
}

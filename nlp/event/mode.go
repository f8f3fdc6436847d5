package event

import (
	_ "embed"
	"strings"
	"sync"

	"readout"
)

//go:embed modes.txt
var modeText string

// A modeRule says by what words a mode of a type shows.
type modeRule struct {
	mode  readout.Mode
	near  bool // in what hangs on the words that name the event
	words map[string]bool
}

var modeRules = sync.OnceValue(func() map[readout.EventType][]modeRule {
	out := map[readout.EventType][]modeRule{}
	for line := range strings.Lines(modeText) {
		head, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Fields(head)
		typ, mode := typeNames[f[0]], readout.ModeNamed(f[1])
		if typ == 0 || mode == 0 {
			panic("event: modes.txt: " + line)
		}
		r := modeRule{mode: mode, near: len(f) == 3 && f[2] == "near", words: set(list)}
		for _, w := range strings.Fields(list) {
			if stem, ok := strings.CutSuffix(w, "y"); ok {
				r.words[stem+"ies"] = true // many a plural is its own lemma
			} else {
				r.words[w+"s"] = true
			}
		}
		out[typ] = append(out[typ], r)
	}
	return out
})

// modeReach is how many heads what shows a mode may hang below the word that
// names the event.
const modeReach = 3

// mode is how an event is done, where its own words or what hangs on them
// say so.
func (f *finder) mode(e *event) readout.Mode {
	rules := modeRules()[e.Type]
	if len(rules) == 0 {
		return 0
	}
	own := []int{e.head}
	if e.trigger.pattern != nil {
		for t := e.head + 1; t <= e.trigger.last && len(e.trigger.rest) > 0; t++ {
			own = append(own, t)
		}
		if e.trigger.object > 0 {
			own = append(own, e.trigger.object)
		}
	}
	sentence := f.a.Sentences[e.Sentence].Tokens
	first, last := max(int(sentence.First), e.head-window), min(int(sentence.End), e.head+window)-1
	for _, r := range rules {
		for _, t := range own {
			if !r.near && f.shows(t, r) {
				return r.mode
			}
		}
		for t := first; r.near && first > 0 && t <= last; t++ {
			if f.shows(t, r) && (f.hangs(t, own, e.Type) || e.Type == readout.ASSAULT && f.does(t, e)) && !f.insideName(t) && f.word(t+1) != "-" {
				return r.mode
			}
		}
	}
	return 0
}

func (f *finder) shows(t int, r modeRule) bool {
	return r.words[f.word(t)] || r.words[f.a.Symbols.Get(f.a.Tokens[t].Lemma)]
}

// hangs reports whether token t hangs on one of others, or stands beside it
// where heads are not known.
func (f *finder) hangs(t int, others []int, typ readout.EventType) bool {
	for at, n := t, 0; at > 0 && n <= modeReach; at, n = int(f.a.Tokens[at].Head), n+1 {
		for _, o := range others {
			if at == o {
				return true
			}
		}
		switch f.a.Tokens[at].Deprel {
		case readout.RelParataxis, readout.RelAclRelcl, readout.RelAdvcl:
			return false
		case readout.RelConj:
			if f.upos(at) == readout.VERB {
				return false // another deed
			}
		case readout.RelObj, readout.RelNsubjPass:
			if typ == readout.ASSAULT {
				return false // what is hit is not what hits
			}
		}
	}
	return !f.parsed(t) && t > others[0]-3 && t < others[len(others)-1]+5
}

// does reports whether token t stands in a source of e: "gunmen".
func (f *finder) does(t int, e *event) bool {
	for _, m := range e.sources {
		if f.a.Mentions[m].Full.Contains(f.a.Tokens[t].Span) {
			return true
		}
	}
	return false
}

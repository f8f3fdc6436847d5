package event

import (
	_ "embed"
	"strings"
	"sync"

	"readout"
	"readout/lexicon"
)

//go:embed triggers.txt
var triggerText string

// class says how the first word of a pattern stands in a sentence.
type class uint8

const (
	verb class = iota
	word       // as it stands, with a form of "be" or as a modifier
	noun
)

// An element is what one place of a pattern may hold.
type element struct {
	words map[string]bool
	gap   bool // a few words may stand before it
	some  bool // at least one word must
}

// A pattern names an event of one type.
type pattern struct {
	class  class
	typ    readout.EventType
	commit readout.Commitment
	status readout.Status
	base   string
	rest   []element
	op     bool // an infinitive or clause after it is its content, no event of its own
	strict bool // transitive: without an object its past form is a passive
	weak   bool // an event only with a source and a target
	blame  bool // its subject is accused, or denies, in the words of a speaker
	order  int
}

// A form is a pattern reached by one form of its first word.
type form struct {
	*pattern
	feats readout.Feats
}

var patterns = sync.OnceValue(func() map[string][]form { return parsePatterns(triggerText) })

var (
	typeNames   = map[string]readout.EventType{}
	commitNames = map[string]readout.Commitment{}
	statusNames = map[string]readout.Status{}
)

func init() {
	for t := readout.AGREE; t <= readout.RETREAT; t++ {
		typeNames[t.String()] = t
	}
	for c := readout.CommitAgreement; c <= readout.CommitAppointment; c++ {
		commitNames[c.String()] = c
	}
	for s := readout.StatusAnnounced; s <= readout.StatusPending; s++ {
		statusNames[strings.ReplaceAll(s.String(), " ", "_")] = s
	}
}

// parsePatterns reads the word list. It panics on a line that it does not
// understand: the list is part of the program.
func parsePatterns(text string) map[string][]form {
	m := map[string][]form{}
	classes := map[string]map[string]bool{}
	order := 0
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		head, tail, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			if head != "" {
				panic("event: no colon in " + line)
			}
			continue
		}
		fields := strings.Fields(head)
		if fields[0] == "class" {
			words := map[string]bool{}
			for _, w := range strings.Fields(tail) {
				words[w] = true
				words[plural(w)] = true
			}
			classes["@"+fields[1]] = words
			continue
		}
		proto := pattern{typ: typeNames[fields[1]]}
		if proto.typ == 0 && fields[1] != "none" {
			panic("event: no type " + fields[1])
		}
		switch fields[0] {
		case "n":
			proto.class = noun
		case "w":
			proto.class = word
		}
		for _, flag := range fields[2:] {
			switch flag {
			case "op":
				proto.op = true
			case "strict":
				proto.strict = true
			case "weak":
				proto.weak = true
			case "blame":
				proto.blame = true
			default:
				kind, status, ok := strings.Cut(flag, "/")
				proto.commit, proto.status = commitNames[kind], statusNames[status]
				if !ok || proto.commit == 0 || proto.status == 0 {
					panic("event: no flag " + flag)
				}
			}
		}
		for _, text := range strings.Split(tail, ",") {
			p := proto
			words := strings.Fields(text)
			if len(words) == 0 {
				panic("event: an empty pattern in " + line)
			}
			p.base, p.order = words[0], order
			order++
			gap, some := false, false
			for _, w := range words[1:] {
				if w == ".." || w == "..." {
					gap, some = true, w == "..."
					continue
				}
				e := element{gap: gap, some: some, words: map[string]bool{}}
				for _, alt := range strings.Split(w, "|") {
					if alt[0] != '@' {
						e.words[alt] = true
					} else if classes[alt] == nil {
						panic("event: no class " + alt)
					}
					for c := range classes[alt] {
						e.words[c] = true
					}
				}
				p.rest, gap = append(p.rest, e), false
			}
			for _, f := range p.forms() {
				m[f.Text] = append(m[f.Text], form{&p, f.Feats})
			}
		}
	}
	return m
}

// forms are the forms of the first word of p.
func (p *pattern) forms() []lexicon.Form {
	switch p.class {
	case verb:
		return lexicon.Inflect(p.base)
	case noun:
		forms := []lexicon.Form{{Text: p.base}}
		if pl := plural(p.base); pl != p.base {
			forms = append(forms, lexicon.Form{Text: pl, Feats: readout.Plural})
		}
		return forms
	}
	return []lexicon.Form{{Text: p.base}}
}

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "sis"):
		return w[:len(w)-2] + "es"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "ing") && w != "meeting" && w != "bombing" && w != "killing" && w != "warning" && w != "shooting":
		return w
	case strings.HasSuffix(w, "y") && !strings.ContainsAny(w[len(w)-2:len(w)-1], "aeiou"):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "x"):
		return w + "es"
	}
	return w + "s"
}

package compare

import (
	"slices"
	"strings"

	"readout"
)

// meansWords groups the words that tell by what means people came to harm, so
// that the dead of a gas attack and those of a missile strike are two counts.
const meansWords = `
chemical: chemical chemicals gas sarin chlorine nerve toxic poison poisonous poisoned gassed
missile: missile missiles tomahawk tomahawks rocket rockets cruise
air: airstrike airstrikes warplane warplanes bombardment drone drones helicopter airstrikes raid raids
shelling: shelling shelled mortar mortars artillery
bomb: bomb bombs bombing bombings explosion explosions blast blasts exploded explosive suicide detonated
gun: shooting gunfire gunman gunmen shot sniper snipers
fire: fire blaze burned flames inferno
crash: crash crashed collision collided derailed derailment accident accidents overturned
quake: earthquake quake tremor aftershock
flood: flood floods flooding landslide mudslide storm hurricane typhoon cyclone
protest: protest protests demonstration clashes crackdown riot riots stampede
immolation: immolation immolations self-immolation self-immolations
outbreak: virus outbreak epidemic cholera infected infection
hunger: malnutrition famine starvation starved starving hunger
war: war conflict fighting
`

// meansName names each group for the reader.
var meansName = map[string]string{
	"chemical": "chemical attack", "missile": "missile or rocket strike", "air": "air strikes", "shelling": "shelling", "bomb": "explosion",
	"gun": "shooting", "fire": "fire", "crash": "crash", "quake": "earthquake", "flood": "flood or storm", "protest": "protests and clashes",
	"immolation": "self-immolations", "outbreak": "outbreak", "hunger": "hunger", "war": "the war",
}

var meansOfWord = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(strings.TrimSpace(meansWords)) {
		name, words, _ := strings.Cut(line, ":")
		for _, w := range strings.Fields(words) {
			m[w] = name
		}
	}
	return m
}()

// sameMeans reports whether two kinds of incident can be one: most weapons can
// come by air, and a missile can bring down what flies.
func sameMeans(x, y string) bool {
	if x == "crash" || y == "crash" {
		return x == y || x == "" || y == "" || x == "missile" || y == "missile"
	}
	return x == y || x == "" || y == "" || x == "air" || y == "air"
}

// tellsOfWar has the words after "war" that make something else of it, fromAir
// those after "air" that make a means of it.
var (
	tellsOfWar = map[string]bool{"monitor": true, "monitors": true, "monitoring": true, "crime": true, "crimes": true, "plane": true, "planes": true, "-": true}
	fromAir    = map[string]bool{"strike": true, "strikes": true, "raid": true, "raids": true, "attack": true, "attacks": true}
)

// meansAt is the means that the word at token t names: alone, or with the next
// one or two, as in "air strikes" and "set themselves on fire".
func (s *comparison) meansAt(doc int, t uint32) string {
	w := s.word(doc, t)
	m := meansOfWord[w]
	next := func(k uint32) string {
		if int(t+k) < len(s.as[doc].Tokens) {
			return s.word(doc, t+k)
		}
		return ""
	}
	switch {
	case w == "war" && tellsOfWar[next(1)]:
		return ""
	case w == "air" && fromAir[next(1)]:
		return "air"
	case w == "shot" && next(1) == "down" || w == "downed" || w == "downing":
		return "crash"
	case w == "self" && next(1) == "-" && strings.HasPrefix(next(2), "immolat"):
		return "immolation"
	case w == "fire" && (next(1) == "to" && reflexive[next(2)] || t > 2 && s.word(doc, t-1) == "on" && reflexive[s.word(doc, t-2)]):
		return "immolation"
	}
	return m
}

var reflexive = map[string]bool{"himself": true, "herself": true, "themselves": true, "itself": true}

// nearMeans is how many bytes from a figure the word for the means may stand.
const nearMeans = 90

// meansOf is the means that stands nearest to span in its sentence, else the
// one that the two sentences before it name last; near tells the two apart.
// What its verb is said of goes before what is near: "the war that began with
// protests killed 40".
func (s *comparison) meansOf(u *assertion, span readout.Span) (means string, near bool) {
	a := s.as[u.doc]
	if t := s.subject(u.doc, a.Tokens[s.headOf(u.doc, span)].Head); t != 0 && u.span.Contains(a.Tokens[t].Span) && a.Tokens[t].Start < span.Start {
		if m := s.meansAt(u.doc, t); m != "" {
			return m, true
		}
	}
	best, bestAt := "", 1<<30
	r := a.Sentences[u.sentence].Tokens
	naming := s.namingSource(u, span)
	down := false // of what flew, not what came from it
	for t := r.First; t < r.End; t++ {
		down = down || s.meansAt(u.doc, t) == "crash"
	}
	for t := r.First; t < r.End; t++ {
		tok := a.Tokens[t].Span
		if !u.span.Contains(tok) || naming.Contains(tok) {
			continue
		}
		m := s.meansAt(u.doc, t)
		if m == "" || m == "war" && best != "" || down && flies[s.word(u.doc, t)] {
			continue
		}
		at := int(tok.Start) - int(span.End)
		if at < 0 {
			at = int(span.Start) - int(tok.End)
		}
		if at > nearMeans {
			continue
		}
		if at < bestAt || best == "war" {
			best, bestAt = m, at
		}
	}
	if best != "" {
		return best, true
	}
	return s.earlierMeans(u.doc, u.sentence), false
}

// earlierMeans is the means that the two sentences before one name last.
func (s *comparison) earlierMeans(doc int, sentence uint32) (means string) {
	a := s.as[doc]
	for back := uint32(1); back <= 2 && back < sentence; back++ {
		sent := a.Sentences[sentence-back]
		for t := sent.Tokens.First; t < sent.Tokens.End; t++ {
			if m := s.meansAt(doc, t); m != "" && m != "war" && (means == "" || m != "crash") {
				means = m // "… where the helicopter crashed" says where
			}
		}
		if means != "" {
			return means
		}
	}
	return ""
}

// broughtDown reports whether the story tells of a missile in one sentence with
// what came down: who fired it is then asked of both.
func (s *comparison) broughtDown() bool {
	return slices.ContainsFunc(s.sentences.items, func(u assertion) bool {
		return slices.Contains(u.terms, "^crash") && slices.Contains(u.terms, "^missile")
	})
}

// flies has the words of "air" for what may come down itself.
var flies = wordSet("helicopter warplane warplanes drone drones")

// namingSource is what stands between the source of a statement and its cue
// where the statement has span in its content: "the group that follows the war
// said 11 died" does not say that they died in the war.
func (s *comparison) namingSource(u *assertion, span readout.Span) readout.Span {
	a := s.as[u.doc]
	for _, row := range s.saidIn[u.doc][u.sentence] {
		st := a.Statements[row]
		for _, c := range a.Spans[st.Content.First:st.Content.End] {
			if c.Contains(span) && !st.Source.IsZero() && st.Source.Start < st.Cue.End {
				return readout.Span{Start: st.Source.Start, End: st.Cue.End}
			}
		}
	}
	return readout.Span{}
}

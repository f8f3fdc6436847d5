package compare

import (
	"strings"

	"readout"
)

// meansWords groups the words that tell by what means people came to harm, so
// that the dead of a gas attack and those of a missile strike are two counts.
const meansWords = `
chemical: chemical gas sarin chlorine nerve toxic poison poisonous poisoned gassed
missile: missile missiles tomahawk tomahawks rocket rockets cruise
air: airstrike airstrikes warplane warplanes bombardment drone drones helicopter airstrikes raid raids
shelling: shelling shelled mortar mortars artillery
bomb: bomb bombs bombing bombings explosion explosions blast blasts exploded explosive suicide detonated
gun: shooting gunfire gunman gunmen shot sniper snipers
fire: fire blaze burned flames inferno
crash: crash crashed collision derailed derailment
quake: earthquake quake tremor aftershock
flood: flood floods flooding landslide mudslide storm hurricane typhoon cyclone
protest: protest protests demonstration clashes crackdown riot riots stampede
immolation: immolation immolations self-immolation self-immolations
outbreak: virus outbreak epidemic cholera infected infection
war: war conflict fighting
`

// meansName names each group for the reader.
var meansName = map[string]string{
	"chemical": "chemical attack", "missile": "missile or rocket strike", "air": "air strikes", "shelling": "shelling", "bomb": "explosion",
	"gun": "shooting", "fire": "fire", "crash": "crash", "quake": "earthquake", "flood": "flood or storm", "protest": "protests and clashes",
	"immolation": "self-immolations", "outbreak": "outbreak", "war": "the war",
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
// come by air.
func sameMeans(x, y string) bool {
	return x == y || x == "" || y == "" || x == "air" || y == "air"
}

// tellsOfWar has the words after "war" that make something else of it, fromAir
// those after "air" that make a means of it.
var (
	tellsOfWar = map[string]bool{"monitor": true, "monitors": true, "monitoring": true, "crime": true, "crimes": true, "plane": true, "planes": true, "-": true}
	fromAir    = map[string]bool{"strike": true, "strikes": true, "raid": true, "raids": true, "attack": true, "attacks": true}
)

// nearMeans is how many bytes from a figure the word for the means may stand.
const nearMeans = 90

// meansOf is the means that stands nearest to span in its sentence, else the
// one that the two sentences before it name last; near tells the two apart.
func (s *comparison) meansOf(u *assertion, span readout.Span) (means string, near bool) {
	a := s.as[u.doc]
	lower := u.span.Of(s.lower[u.doc])
	best, bestAt := "", 1<<30
	r := a.Sentences[u.sentence].Tokens
	for t := r.First; t < r.End; t++ {
		tok := a.Tokens[t].Span
		if !u.span.Contains(tok) {
			continue
		}
		w := lower[tok.Start-u.span.Start : tok.End-u.span.Start]
		m := meansOfWord[w]
		switch next := t + 1; {
		case next >= r.End:
		case w == "war" && tellsOfWar[a.Tokens[next].Of(s.lower[u.doc])]:
			continue
		case w == "air" && fromAir[a.Tokens[next].Of(s.lower[u.doc])]:
			m = "air"
		}
		if m == "" || m == "war" && best != "" {
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
	for back := uint32(1); back <= 2 && back < u.sentence; back++ {
		sent := a.Sentences[u.sentence-back]
		for _, w := range strings.Fields(sent.Of(s.lower[u.doc])) {
			if m := meansOfWord[strings.Trim(w, ".,;:\"'“”’")]; m != "" && m != "war" {
				best = m
			}
		}
		if best != "" {
			return best, false
		}
	}
	return "", false
}

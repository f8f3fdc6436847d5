package token

import (
	"strings"

	"readout"
)

// next reads the token or tokens that start at i, where no white space stands,
// and returns where they end.
func (s *splitter) next(i int, flags readout.TokenFlags) int {
	c, n := classAt(s.text, i, s.end)
	if c.word() {
		return s.word(i, flags)
	}
	switch s.text[i] {
	case '.':
		// ".5" and ".net" begin with their stop; runs of stops are one token.
		if next, _ := classAt(s.text, i+1, s.end); flags&readout.SpaceBefore != 0 && next.word() {
			return s.word(i+1, flags|dotFirst)
		}
		return s.run(i, flags, ".!?")
	case '!', '?':
		return s.run(i, flags, ".!?")
	case '-', '*', '=', '_', '~', '$', '<', '>', '+', '#', '\\':
		if s.text[i] != '#' || !s.wordAt(i+1) {
			return s.run(i, flags, s.text[i:i+1])
		}
		return s.tag(i, flags)
	case ':', ';':
		if j := s.emoticon(i); j > 0 {
			s.add(i, j, flags)
			return j
		}
	case '`', '\'':
		return s.apostrophe(i, 1, flags)
	case '@':
		return s.tag(i, flags)
	}
	if strings.HasPrefix(s.text[i:s.end], "’") || strings.HasPrefix(s.text[i:s.end], "‘") {
		return s.apostrophe(i, n, flags)
	}
	s.add(i, i+n, flags)
	return i + n
}

// tag reads a handle or a tag of the social web: @name, #name.
func (s *splitter) tag(i int, flags readout.TokenFlags) int {
	j := i + 1
	if next, _ := classAt(s.text, j, s.end); next.letter() && !before(s.text, i).word() {
		for {
			c, n := classAt(s.text, j, s.end)
			if !c.word() && !(n == 1 && s.text[j] == '_') {
				break
			}
			j += n
		}
	}
	s.add(i, j, flags)
	return j
}

// emoticon returns the end of the emoticon that starts at i, 0 when none does.
func (s *splitter) emoticon(i int) int {
	j := i + 1
	if j < s.end && s.text[j] == '-' {
		j++
	}
	if j >= s.end || s.wordAt(j+1) {
		return 0
	}
	switch c := s.text[j]; c {
	case ')', '(':
		return j + 1
	case 'D', 'P', 'p':
		if flags := before(s.text, i); flags == space {
			return j + 1
		}
	}
	return 0
}

// dotFirst is for next and word alone: the word has a full stop before it.
const dotFirst readout.TokenFlags = 1 << 7

// run reads a run of the bytes of set as one token: "...", "?!", "--".
func (s *splitter) run(i int, flags readout.TokenFlags, set string) int {
	j := i + 1
	for j < s.end && strings.IndexByte(set, s.text[j]) >= 0 {
		j++
	}
	s.add(i, j, flags)
	return j
}

// shape collects what word saw on its way.
type shape struct {
	digits, letters bool
	dots            int // inside the word
	apostrophe      int // where the last one stands; 0 when there is none
	hyphen          bool
}

// word reads a word, number, abbreviation or address, and the hyphens and
// slashes that hold words together, with the clitics split off.
func (s *splitter) word(i int, flags readout.TokenFlags) int {
	start := i
	if flags&dotFirst != 0 {
		start, flags = i-1, flags&^dotFirst
	}
	var sh shape
	j := i
	for j < s.end {
		c, n := classAt(s.text, j, s.end)
		switch {
		case c == digit:
			sh.digits = true
		case c == mark:
		case c.letter():
			sh.letters = true
		default:
			n = s.connector(i, j, &sh)
		}
		if n == 0 || c == space {
			break
		}
		j += n
	}
	if s.mayBeAddress(i, j) {
		if k := s.address(i); k > 0 {
			s.add(start, k, flags)
			return k
		}
	}
	if j-i <= 3 && j < s.end && s.text[j] == '$' && capitals(s.text[i:j]) { // "US$", "HK$"
		s.add(start, j+1, flags)
		return j + 1
	}
	if next, _ := classAt(s.text, j, s.end); j < s.end && s.text[j] == '.' && !next.word() && s.abbreviation(start, j, &sh) {
		j++
		s.add(start, j, flags)
		return j
	}
	if k := s.unit(i, j, &sh); k > 0 {
		s.add(start, k, flags)
		s.add(k, j, 0)
		return j
	}
	s.clitics(start, j, &sh, flags)
	return j
}

func capitals(word string) bool {
	for i := range len(word) {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

// Units written against their number, which UD parts from it: "300m", "5pm".
var units = map[string]bool{
	"m": true, "k": true, "b": true, "bn": true, "mn": true, "tn": true, "mm": true,
	"cm": true, "km": true, "kg": true, "mg": true, "lb": true, "lbs": true, "ft": true,
	"am": true, "pm": true, "hr": true, "hrs": true, "min": true, "mins": true, "hz": true,
	"ghz": true, "mhz": true, "gb": true, "mb": true, "kb": true, "tb": true, "mph": true,
	"kph": true, "yr": true, "yrs": true, "x": true, "p": true, "mw": true, "kw": true,
	"gw": true, "sqm": true, "bpd": true, "day": true, "days": true,
}

// unit returns where the unit begins in a number with a unit, 0 elsewhere.
func (s *splitter) unit(i, j int, sh *shape) int {
	if !sh.digits || !sh.letters || sh.hyphen || sh.apostrophe > 0 {
		return 0
	}
	k := j
	for k > i && j-k <= 4 && s.text[k-1] < 0x80 && ascii[s.text[k-1]].letter() {
		k--
	}
	if k == i || before(s.text, k) != digit || j-k > 4 {
		return 0
	}
	for n := i; n < k; n++ {
		if s.text[n] >= 0x80 || ascii[s.text[n]].letter() {
			return 0
		}
	}
	var buf [4]byte
	if !units[string(fold(buf[:0], s.text[k:j]))] {
		return 0
	}
	return k
}

// connector says whether the character at j, neither letter nor digit, joins
// the word that began at i to what follows, and returns its width; 0 ends the word.
func (s *splitter) connector(i, j int, sh *shape) int {
	c, n := classAt(s.text, j, s.end)
	if c != other {
		return 0
	}
	prev := before(s.text, j)
	next, nn := classAt(s.text, j+n, s.end)
	if !next.word() {
		return 0
	}
	digits := prev == digit && next == digit
	switch s.text[j] {
	case '.':
		if digits {
			return 1
		}
		if s.stopWithoutSpace(i, j) {
			return 0
		}
		sh.dots++
		return 1
	case ',':
		if digits {
			return 1
		}
	case ':':
		if digits {
			return 1
		}
	case '/':
		if digits || j-i == 1 && nn == 1 && !s.wordAt(j+2) { // "9/11", "w/o", "24/7"
			return 1
		}
	case '_':
		return 1
	case '&':
		if prev == upper && next == upper {
			return 1
		}
	case '\'', '`':
		if prev.letter() || prev == digit {
			sh.apostrophe = j
			return 1
		}
	case '-':
		if s.hyphenStays(i, j) {
			sh.hyphen = true
			return 1
		}
	}
	if n == 3 && s.text[j:j+3] == "’" {
		sh.apostrophe = j
		return 3
	}
	return 0
}

func (s *splitter) wordAt(i int) bool {
	c, _ := classAt(s.text, i, s.end)
	return c.word()
}

// stopWithoutSpace says whether the stop at j ends a sentence although no
// space follows it: "in Syria.Both sides".
func (s *splitter) stopWithoutSpace(i, j int) bool {
	if j-i < 2 || before(s.text, j) != lower {
		return false
	}
	c1, n := classAt(s.text, j+1, s.end)
	c2, _ := classAt(s.text, j+1+n, s.end)
	return c1 == upper && (c2 == lower || c2 == space)
}

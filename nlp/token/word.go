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
		return s.run(i, flags, ".")
	case '!', '?':
		return s.run(i, flags, "!?")
	case '-', '*', '=', '_', '~':
		return s.run(i, flags, s.text[i:i+1])
	case '`', '\'':
		return s.apostrophe(i, 1, flags)
	case '@', '#':
		// Handles and tags of the social web: @name, #name.
		if next, _ := classAt(s.text, i+1, s.end); next.letter() && !before(s.text, i).word() {
			j := i + 1
			for {
				c, n := classAt(s.text, j, s.end)
				if !c.word() && !(n == 1 && s.text[j] == '_') {
					break
				}
				j += n
			}
			s.add(i, j, flags)
			return j
		}
	}
	if strings.HasPrefix(s.text[i:s.end], "’") || strings.HasPrefix(s.text[i:s.end], "‘") {
		return s.apostrophe(i, n, flags)
	}
	s.add(i, i+n, flags)
	return i + n
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
	if j := s.address(i); j > 0 {
		s.add(start, j, flags)
		return j
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
	// Invisible characters at the edges stay with the word: they are no one's.
	if next, _ := classAt(s.text, j, s.end); j < s.end && s.text[j] == '.' && !next.word() && s.abbreviation(start, j, &sh) {
		j++
		s.add(start, j, flags)
		return j
	}
	s.clitics(start, j, &sh, flags)
	return j
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
		// Only groups of three: "1,200" is a number, "2009,10" is two.
		if digits && s.groupOfThree(j+1) {
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

// groupOfThree says whether exactly three digits stand at i.
func (s *splitter) groupOfThree(i int) bool {
	if i+3 > s.end {
		return false
	}
	for k := i; k < i+3; k++ {
		if ascii[s.text[k]&0x7F] != digit || s.text[k] >= 0x80 {
			return false
		}
	}
	c, _ := classAt(s.text, i+3, s.end)
	return c != digit
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

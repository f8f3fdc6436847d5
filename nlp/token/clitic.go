package token

import (
	"strings"

	"readout"
)

// joined are words written as one that UD splits; the value is the length of
// the first part. "dont" and its like are read so only where they are no word.
var joined = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dont": 2, "didnt": 3,
	"doesnt": 4, "isnt": 2, "wasnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6,
	"arent": 3, "werent": 4, "hasnt": 3, "havent": 4, "hadnt": 3, "wont": 2,
	"cant": 2, "aint": 2, "theyre": 4, "youre": 3, "ive": 1, "im": 1, "youve": 3,
	"theyve": 4, "weve": 2, "thats": 4, "whats": 4, "theres": 5, "outta": 3,
}

var endings = [...]string{"s", "m", "d", "ll", "ve", "re"}

// clitics adds the word [i, j) as its parts: "do|n't", "Lavrov|'s", "can|not".
func (s *splitter) clitics(i, j int, sh *shape, flags readout.TokenFlags) {
	cut := 0
	switch {
	case sh.apostrophe > i:
		cut = s.cliticAt(i, j, sh.apostrophe)
	case !sh.digits && j-i <= 8:
		var buf [8]byte
		low := fold(buf[:0], s.text[i:j])
		if n := joined[string(low)]; n > 0 {
			cut = i + n
		} else if string(low) == "its" && s.afterIts(j) {
			cut = i + 2
		}
	}
	if cut <= i || cut >= j {
		s.add(i, j, flags)
		return
	}
	s.add(i, cut, flags)
	s.add(cut, j, readout.PartOfWord)
}

// Words after which "its" can be no possessive: the apostrophe was lost.
var notOwned = words("a an the not been going really simply also for from as just nothing definitely getting like")

// afterIts says whether such a word follows at j.
func (s *splitter) afterIts(j int) bool {
	if j >= s.end || s.text[j] != ' ' {
		return false
	}
	k := j + 1
	for k < s.end && k-j < 12 && s.text[k] >= 'a' && s.text[k] <= 'z' {
		k++
	}
	return notOwned[s.text[j+1:k]] && (k == s.end || s.text[k] != '-')
}

// cliticAt returns where the clitic with the apostrophe at k begins, 0 when
// [i, j) has none: "O'Brien", "Shi'ite", "the 1990's".
func (s *splitter) cliticAt(i, j, k int) int {
	width := 1
	if s.text[k] >= 0x80 {
		width = 3
	}
	rest := s.text[k+width : j]
	if len(rest) == 1 && rest[0]|0x20 == 't' && s.text[k-1]|0x20 == 'n' && k-1 > i {
		return k - 1
	}
	if before(s.text, k) == digit {
		return 0
	}
	for _, e := range endings {
		if strings.EqualFold(rest, e) {
			return k
		}
	}
	return 0
}

// apostrophe reads what begins with the single quotation mark of width n at i:
// a clitic set apart ("Lavrov 's"), a shortened word ("'90s", "'em"), the
// possessive of a plural, doubled marks, or a quotation mark.
func (s *splitter) apostrophe(i, n int, flags readout.TokenFlags) int {
	j := i + n
	if c := s.text[i]; c < 0x80 && j < s.end && s.text[j] == c { // '' and ``
		s.add(i, j+1, flags)
		return j + 1
	}
	k := j
	for k < s.end && k-j < 4 && (ascii[s.text[k]&0x7F].word() && s.text[k] < 0x80) {
		k++
	}
	opening := flags&readout.SpaceBefore != 0
	if !s.wordAt(k) && k > j && s.text[i:j] != "‘" {
		switch rest := s.text[j:k]; {
		case k-j <= 2 && isEnding(rest), len(rest) == 3 && ascii[rest[0]] == digit && rest[2] == 's', len(rest) == 2 && ascii[rest[0]] == digit, strings.EqualFold(rest, "em"), strings.EqualFold(rest, "til"), strings.EqualFold(rest, "cause"):
			s.add(i, k, flags)
			return k
		}
	}
	if opening {
		s.single = true
	} else if s.single {
		s.single = false
	} else if p := before(s.text, i); p.letter() && s.text[i:j] != "‘" && s.text[i:j] != "`" {
		flags |= readout.PartOfWord
	}
	s.add(i, j, flags)
	return j
}

func isEnding(rest string) bool {
	for _, e := range endings {
		if strings.EqualFold(rest, e) {
			return true
		}
	}
	return false
}

package token

// UD English splits hyphenated words ("six - year") save those whose first
// part is a prefix that is no word of its own.
var prefixes = map[string]bool{
	"e": true, "non": true, "mid": true, "pre": true, "anti": true, "re": true,
	"post": true, "co": true, "pro": true, "multi": true, "ex": true, "sub": true,
	"semi": true, "cross": true, "neo": true, "socio": true, "psycho": true,
	"counter": true, "intra": true, "inter": true, "micro": true, "mini": true,
	"un": true, "ultra": true, "quasi": true, "bi": true, "tri": true, "trans": true,
	"de": true, "em": true, "meta": true, "arch": true, "extra": true, "over": true, "mis": true,
}

// hyphenStays says whether the hyphen at j, with a word character on both
// sides, stays inside the word that began at i.
func (s *splitter) hyphenStays(i, j int) bool {
	// Numbers of telephones and dates: three parts, or parts of three and four digits.
	if before(s.text, j) == digit {
		if c, _ := classAt(s.text, j+1, s.end); c != digit {
			return false
		}
		left := j
		for left > i && ascii[s.text[left-1]&0x7F] == digit {
			left--
		}
		right := j + 1
		for right < s.end && right-j <= 12 && s.text[right] >= '0' && s.text[right] <= '9' {
			right++
		}
		if left > i && s.text[left-1] == '-' {
			return true
		}
		if right+1 < s.end && s.text[right] == '-' && s.text[right+1] >= '0' && s.text[right+1] <= '9' {
			return true
		}
		return j-left == 3 && right-j-1 == 4
	}
	if j-i > 8 {
		return false
	}
	var buf [8]byte
	return prefixes[string(fold(buf[:0], s.text[i:j]))]
}

// fold appends word to buf with its ASCII letters in lower case.
func fold(buf []byte, word string) []byte {
	for k := range len(word) {
		c := word[k]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}

package entity

import (
	"unicode"
	"unicode/utf8"

	"readout/learn"
	"readout/lexicon"
)

// A tagWord is what the tagger knows of one form of a report, found once
// however often the form occurs.
type tagWord struct {
	exact, norm learn.Hash
	prefix      [3]learn.Hash // 2 to 4 letters, folded
	suffix      [4]learn.Hash // 1 to 4
	shape       learn.Hash    // Aaa, AA, 00-00 …
	clusters    [3]uint16     // coarse to fine; 0 is none
	flags       wordFlags
	form        capForm
	fold        int32 // number of the folded form in the report
}

// capForm says how a word is written.
type capForm uint8

const (
	formOther capForm = iota // punctuation and signs
	formLower
	formTitle
	formUpper
	formMixed
	formDigit
	formInitial // one capital
)

func (c capForm) capital() bool {
	return c == formTitle || c == formUpper || c == formMixed || c == formInitial
}

// wordFlags are the lists that have the word.
type wordFlags uint16

const (
	flagGiven wordFlags = 1 << iota
	flagName
	flagHonorific
	flagRole
	flagModifier
	flagOrg
	flagFacility
	flagPlace
	flagDay
	flagGroup
	flagReports
	flagFunction
	flagDemonym
)

// describeWord fills what depends on the form alone.
func (w *tagWord) describe(text string, clusters *clusterTable, buf []byte) []byte {
	if len(text) > 64 {
		text = cutRunes(text, 64) // a word so long is no name; its start will do
	}
	*w = tagWord{}
	buf = learn.AppendNorm(buf[:0], []byte(text))
	w.exact = learn.Seed(0).String(text)
	w.norm = learn.Seed(1).Uint(uint64(hashBytes(buf)))
	for i := range w.prefix {
		if n := runeCut(buf, i+2); n > 0 {
			w.prefix[i] = learn.Seed(2 + i).Uint(uint64(hashBytes(buf[:n])))
		}
	}
	for i := range w.suffix {
		if n := runeCutEnd(buf, i+1); n >= 0 {
			w.suffix[i] = learn.Seed(6 + i).Uint(uint64(hashBytes(buf[n:])))
		}
	}
	w.shape, w.form = shapeOf(text)
	w.clusters = clusters.of(buf)
	if r, _ := utf8.DecodeRuneInString(text); unicode.IsLetter(r) {
		w.flags = flagsOf(text, string(buf))
	}
	return buf
}

func flagsOf(text, folded string) (f wordFlags) {
	set := func(on bool, flag wordFlags) {
		if on {
			f |= flag
		}
	}
	_, given := Given(text)
	set(given, flagGiven)
	set(NameWord(text), flagName)
	switch kind, _ := Title(text); kind {
	case Honorific:
		f |= flagHonorific
	case RoleNoun:
		f |= flagRole
	case TitleModifier:
		f |= flagModifier
	}
	set(OrgWord(text), flagOrg)
	set(FacilityWord(text), flagFacility)
	set(PlaceWord(text), flagPlace)
	set(dayOrMonth(text), flagDay)
	set(GroupNoun(text) != 0, flagGroup)
	set(lexicon.Reports(folded), flagReports)
	set(lexicon.Function(folded), flagFunction)
	set(Nationality(text), flagDemonym)
	return f
}

// shapeOf hashes the shape of a word, runs of more than two letters cut short.
func shapeOf(text string) (learn.Hash, capForm) {
	h := learn.Seed(10)
	var last byte
	run, letters, upper, lower, digits := 0, 0, 0, 0, 0
	first := byte(0)
	for _, r := range text {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'A'
			upper++
			letters++
		case unicode.IsLetter(r):
			c = 'a'
			lower++
			letters++
		case unicode.IsDigit(r):
			c = '0'
			digits++
		case r < utf8.RuneSelf:
			c = byte(r)
		}
		if first == 0 {
			first = c
		}
		if c == last {
			run++
		} else {
			run = 0
		}
		last = c
		if run < 3 {
			h = h.Byte(c)
		}
	}
	form := formOther
	switch {
	case first == 'A' && letters == 1 && digits == 0:
		form = formInitial
	case upper > 0 && lower == 0:
		form = formUpper
	case first == 'A' && upper == 1:
		form = formTitle
	case upper > 0:
		form = formMixed
	case letters > 0:
		form = formLower
	case digits > 0:
		form = formDigit
	}
	return h.Uint(0), form
}

func hashBytes(b []byte) learn.Hash {
	h := learn.Seed(11)
	for _, c := range b {
		h = h.Byte(c)
	}
	return h
}

// runeCut is where the first n letters of b end, 0 when b has no more than n.
func runeCut(b []byte, n int) int {
	i := 0
	for ; n > 0 && i < len(b); n-- {
		_, size := utf8.DecodeRune(b[i:])
		i += size
	}
	if i >= len(b) {
		return 0
	}
	return i
}

// runeCutEnd is where the last n letters of b start, -1 when b has no more than n.
func runeCutEnd(b []byte, n int) int {
	i := len(b)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRune(b[:i])
		i -= size
	}
	if i <= 0 {
		return -1
	}
	return i
}

func cutRunes(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

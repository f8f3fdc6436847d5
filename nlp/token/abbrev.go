package token

import "strings"

// abbr says how an abbreviation with its stop stands to the end of a sentence.
type abbr uint8

const (
	none     abbr = iota
	title         // "Mr.": a name follows; never ends a sentence
	numbered      // "No.", "Dec.": an abbreviation only before a number, or a month anywhere
	final         // "Inc.", "U.S.", "p.m.", "etc.": may end a sentence
	initial       // "J."
)

var abbreviations = func() map[string]abbr {
	m := map[string]abbr{}
	for _, l := range []struct {
		kind  abbr
		words string
	}{
		{title, "mr mrs ms mx dr prof gen sen rep reps sens gov govs lt col maj capt cpt cmdr sgt cpl pvt adm brig rev hon st ste ft mt pres supt det insp messrs mme mlle fr sr. dept asst assoc amb vs v gens cols lts drs profs revs atty e.g i.e viz cf approx esp attn fig figs eq vol vols pp ed eds al. sec ch art arts univ dist natl intl ext tel spec pfc spc ssgt msgt flt yrs lv arr arrv div"},
		{numbered, "no nos p para jan feb mar apr jun jul aug sep sept oct nov dec"},
		{final, "inc corp co ltd llc plc bros jr sr esq ph.d etc et al ave blvd rd hwy mass calif conn ariz ark colo del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ala mon tue tues wed thu thur thurs fri sat sun a.m p.m b.c a.d d.c est lb lbs oz km cm mm sq hr hrs min mins ca c mfg dom rec mob"},
	} {
		for w := range strings.FieldsSeq(l.words) {
			m[w] = l.kind
		}
	}
	return m
}()

// Abbreviations that are words too: their stop is the sentence's unless more
// speaks for the abbreviation.
var alsoWords = map[string]bool{
	"no": true, "in": true, "mass": true, "ill": true, "ind": true, "la": true, "miss": true,
	"mar": true, "wash": true, "del": true, "sat": true, "sun": true, "wed": true, "fig": true, "art": true,
	"min": true, "pa": true, "ed": true, "co": true, "mo": true, "ore": true, "conn": false, "est": true,
	"fri": false, "mon": true, "thu": false, "spec": true, "ext": true, "al": false, "dom": true, "mob": true,
	"rec": true, "ch": true, "sec": true, "p": false, "ms": false, "pres": false, "mt": false,
	"cm": true, "mm": true, "km": true, "oz": true, "ga": true, "md": true, "va": true, "ky": true, "div": true,
	"rep": true, "reps": true, "rev": true, "gen": false, "det": true, "hon": true, "tel": true, "fr": true,
	"ca": true, "et": true, "mins": true, "hr": true, "hrs": true, "lb": true, "lbs": true, "yrs": true, "pp": true,
	"c": true, "v": true, "ste": true, "ft": true, "sq": true, "jun": true, "lv": true, "arts": true,
	"mont": true, "tex": true, "para": true,
}

// abbreviation says whether the stop at j belongs to the word [i, j).
func (s *splitter) abbreviation(i, j int, sh *shape) bool {
	if sh.digits || sh.apostrophe > 0 || j-i > 8 {
		return false
	}
	word := s.text[i:j]
	next := s.after(j + 1)
	if j-i <= 2 && !sh.hyphen && sh.dots == 0 {
		if c, w := classAt(s.text, i, j); w == j-i && c.letter() {
			// A letter: "J. B. Smith". "I." ends a sentence more often.
			if c == lower {
				return next == digit && (word == "c" || word == "p" || word == "v")
			}
			return word != "I" || next == upper
		}
	}
	var buf [8]byte
	low := fold(buf[:0], word)
	if sh.dots > 0 && acronym(word) {
		return true
	}
	kind := abbreviations[string(low)]
	switch {
	case kind == none:
		return false
	case string(low) == "no" || string(low) == "nos" || string(low) == "p" || string(low) == "c":
		return next == digit
	case alsoWords[string(low)]:
		if word[0] < 'A' || word[0] > 'Z' {
			return next == lower || next == digit
		}
		return next == upper || next == digit || next == lower || s.comma(j+1)
	case kind == title && word[0]|0x20 == word[0] && next == space:
		return word == "e.g" || word == "i.e"
	}
	return true
}

// comma says whether a comma stands at i: what goes before is no sentence end.
func (s *splitter) comma(i int) bool { return i < s.end && s.text[i] == ',' }

// after returns the class of the first character at or after i that is no
// white space; space at the end of the region or line.
func (s *splitter) after(i int) class {
	for i < s.end {
		c, n := classAt(s.text, i, s.end)
		if c != space {
			return c
		}
		if s.text[i] == '\n' {
			return space
		}
		i += n
	}
	return space
}

// acronym says whether word is single letters with stops between them, or
// ends so ("U.S", "Ph.D", "a.m"): each part of one or two letters.
func acronym(word string) bool {
	part := 0
	for k := range len(word) {
		if word[k] == '.' {
			if part == 0 {
				return false
			}
			part = 0
		} else if part++; part > 2 {
			return false
		}
	}
	return part == 1
}

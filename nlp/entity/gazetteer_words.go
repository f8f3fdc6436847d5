package entity

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout"
)

// TitleKind says what a word of a title is.
type TitleKind uint8

// The kinds of words in titles.
const (
	Honorific     TitleKind = iota + 1 // "Mr.", "Sheikh": stands before a name only
	RoleNoun                           // "minister", "spokeswoman", "general"
	TitleModifier                      // "foreign", "prime", "deputy": before a role
)

// Title returns what word is in titles, in any case, and the sex that it tells.
func Title(word string) (kind TitleKind, sex readout.Feats) {
	w := fold(titles(), word)
	return w.kind, w.sex
}

type titleWord struct {
	kind TitleKind
	sex  readout.Feats
}

var titles = sync.OnceValue(func() map[string]titleWord {
	m := map[string]titleWord{}
	for line := range entries("roles.txt") {
		f := strings.Fields(line)
		kind, sex, _ := strings.Cut(f[0], "-")
		t := titleWord{map[string]TitleKind{"honorific": Honorific, "role": RoleNoun, "modifier": TitleModifier}[kind], sexes[sex]}
		for _, w := range f[1:] {
			// "chief" is a role and a modifier: the role is listed first. A word
			// that tells the sex gains it from its own line.
			if old, ok := m[w]; ok && t.sex == 0 {
				t := old
				m[w] = t
				continue
			}
			m[w] = t
		}
	}
	return m
})

// IsTitle reports whether words are a title or a role and nothing else:
// "Mr.", "Russian Foreign Minister", "U.N. special envoy", "secretary of state".
func IsTitle(words []string) bool {
	if len(words) == 0 || len(words) > 12 {
		return false
	}
	head := false
	for i, w := range words {
		switch kind, _ := Title(w); {
		case kind == RoleNoun || kind == Honorific:
			head = true
		case kind == TitleModifier:
		case head && (w == "of" || w == "for" || w == "to" || w == "and" || w == "the") && i < len(words)-1:
		case head && OrgWord(w):
		default:
			_, _, state := State(w)
			_, _, body := Body(w)
			if !state && !body && !Nationality(w) {
				return false
			}
		}
	}
	return head
}

// GroupKind says what kind of actors a noun names.
type GroupKind uint8

// The kinds of groups.
const (
	StateGroup      GroupKind = iota + 1 // "government", "officials"
	ForceGroup                           // "army", "police", "troops"
	ArmedGroup                           // "rebels", "militants", "gunmen"
	OppositionGroup                      // "activists", "protesters"
	CivilGroup                           // "residents", "civilians", "refugees"
	ExpertGroup                          // "doctors", "analysts", "inspectors"
	BodyGroup                            // "agency", "union", "party"
)

// GroupNoun returns the kind of actors that a noun names, 0 when it names none.
func GroupNoun(word string) GroupKind { return fold(groups(), word) }

var groups = sync.OnceValue(func() map[string]GroupKind {
	kinds := map[string]GroupKind{"state": StateGroup, "force": ForceGroup, "armed": ArmedGroup, "opposition": OppositionGroup, "civil": CivilGroup, "professional": ExpertGroup, "organised": BodyGroup}
	m := map[string]GroupKind{}
	for line := range entries("groups.txt") {
		f := strings.Fields(line)
		for _, w := range f[1:] {
			m[w] = kinds[f[0]]
		}
	}
	return m
})

// Body returns the full name and the abbreviation of an international or
// well-known body, given either or another of its names: "UN", "U.N." and
// "United Nations" all give "United Nations", "UN". The abbreviation is empty
// where none is in use.
func Body(name string) (full, abbrev string, ok bool) {
	b, ok := find(bodies(), name)
	return b.full, b.abbrev, ok
}

type body struct{ full, abbrev string }

var bodies = sync.OnceValue(func() map[string]body {
	m := map[string]body{}
	for line := range entries("bodies.txt") {
		f := strings.Split(line, "|")
		b := body{f[1], f[0]}
		for _, n := range append([]string{f[0], f[1]}, strings.Split(f[2], ";")...) {
			if _, ok := m[n]; !ok && n != "" {
				m[n] = b
			}
		}
	}
	return m
})

// Outlet returns the usual name of a wire agency, a paper, a broadcaster or a
// site that publishes news: "Associated Press" for "AP".
func Outlet(name string) (usual string, ok bool) { return find(outlets(), name) }

var outlets = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range entries("outlets.txt") {
		name, others, _ := strings.Cut(line, "|")
		m[name] = name
		for n := range strings.SplitSeq(others, ";") {
			if n != "" {
				m[n] = name
			}
		}
	}
	return m
})

// OrgWord reports whether word, as written in a name, ends or opens the names
// of organisations: "Ministry", "University", "Corp".
func OrgWord(word string) bool { return heads("orgheads.txt", word) != 0 }

// orgNoun is OrgWord of a noun in lower case.
func orgNoun(w string) bool {
	var buf [64]byte
	b := append(buf[:0], strings.TrimSuffix(w, ".")...)
	if len(b) > 0 && 'a' <= b[0] && b[0] <= 'z' {
		b[0] -= 'a' - 'A'
	}
	return headWords()["orgheads.txt"][string(b)] != 0
}

// FacilityWord reports whether word ends the names of things built: "Airport".
func FacilityWord(word string) bool { return heads("facilityheads.txt", word) != 0 }

// PlaceWord reports whether word ends or opens the names of places: "Province".
func PlaceWord(word string) bool { return heads("placeheads.txt", word) != 0 }

const (
	headLast = 1 << iota
	headFirst
)

func heads(list, word string) int {
	m := headWords()[list]
	if n := m[strings.TrimSuffix(word, ".")]; n != 0 {
		return n
	}
	n, _ := find(m, word)
	return n
}

var headWords = sync.OnceValue(func() map[string]map[string]int {
	all := map[string]map[string]int{}
	for _, list := range []string{"orgheads.txt", "facilityheads.txt", "placeheads.txt"} {
		m := map[string]int{}
		for line := range entries(list) {
			f := strings.Fields(line)
			for _, w := range f[1:] {
				m[w] |= map[string]int{"head": headLast, "first": headFirst}[f[0]]
			}
		}
		all[list] = m
	}
	return all
})

// NoName reports whether a capitalised word is a day, a month or another word
// that English writes with a capital although it names nobody.
func NoName(word string) bool { return find1(noNames(), word) != "" }

// dayOrMonth reports whether word names a day of the week or a month.
func dayOrMonth(word string) bool {
	k := find1(noNames(), word)
	return k == "day" || k == "month"
}

var noNames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range entries("common.txt") {
		f := strings.Fields(line)
		for _, w := range f[1:] {
			m[w] = f[0]
		}
	}
	return m
})

func find1(m map[string]string, word string) string {
	v, _ := find(m, word)
	return v
}

// fold looks word up in any case; the keys of m are in lower case.
func fold[V any](m map[string]V, word string) (v V) {
	if len(word) > 48 {
		return v
	}
	var buf [64]byte
	return m[string(lower(buf[:0], word))]
}

// lower appends word in lower case.
func lower(buf []byte, word string) []byte {
	for _, r := range word {
		buf = utf8.AppendRune(buf, unicode.ToLower(r))
	}
	return buf
}

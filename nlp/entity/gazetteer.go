package entity

import (
	"bytes"
	"compress/gzip"
	"embed"
	"io"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The lists of data/ are read at first use and never change. A look-up takes a
// name as the text has it, without clitics, and allocates nothing.
//
// Case: names are found as written ("Syria", not "syria": "Turkey" is no
// turkey), and in capitals throughout when longer than three letters ("SYRIA",
// for headlines). "US" is a state and "us" is not. Leading "the" is ignored.
// Nouns (Role, GroupNoun) are found in any case.

//go:embed data/*.txt data/*.gz
var data embed.FS

// StateName says by which kind of name a state was meant.
type StateName uint8

// The kinds of names of states.
const (
	Country StateName = iota + 1 // "Syria", "U.S."
	Demonym                      // "Syrian", "Syrians"
	Capital                      // "Damascus": a place, or the government there
	Seat                         // "the Kremlin"
)

// State returns the state that name stands for, under the first of its names
// in data/states.txt: "Russia" for "Russians", "Moscow" and "the Kremlin". Of a
// text that has lost its apostrophes, "Russias" is Russia's.
func State(name string) (state string, kind StateName, ok bool) {
	r, ok := find(states(), name)
	if bare, s := strings.CutSuffix(name, "s"); !ok && s && len(bare) > 3 && name != "Americas" {
		if r, ok = find(states(), bare); ok && r.kind == Demonym {
			return "", 0, false
		}
	}
	return r.state, r.kind, ok
}

type stateName struct {
	state string
	kind  StateName
}

var states = sync.OnceValue(func() map[string]stateName {
	m := make(map[string]stateName, 1500)
	add := func(name, state string, kind StateName) {
		// A capital may bear the name of its state; the state comes first.
		if _, ok := m[name]; !ok && name != "" {
			m[name] = stateName{state, kind}
		}
	}
	var rows [][]string
	for line := range entries("states.txt") {
		rows = append(rows, strings.Split(line, "|"))
	}
	for _, f := range rows {
		add(f[0], f[0], Country)
		for n := range strings.SplitSeq(f[1], ";") {
			add(n, f[0], Country)
		}
	}
	for _, f := range rows {
		for n := range strings.SplitSeq(f[2], ";") {
			add(n, f[0], Demonym)
			add(plural(n), f[0], Demonym)
		}
		for n := range strings.SplitSeq(f[3], ";") {
			add(n, f[0], Capital)
		}
	}
	for line := range entries("seats.txt") {
		name, state, _ := strings.Cut(line, "|")
		add(name, state, Seat)
	}
	return m
})

// Nationality reports whether name is a demonym, a religion, a people or a
// political colour: "Syrian", "Kurds", "Sunni", "Republicans".
func Nationality(name string) bool {
	if _, ok := find(norps(), name); ok {
		return true
	}
	_, kind, ok := State(name)
	return ok && kind == Demonym
}

var norps = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for n := range entries("norps.txt") {
		m[n] = true
		if p := plural(n); p != "" {
			m[p] = true
		}
	}
	return m
})

// Region reports whether name is a continent, a sea, or a part of the world or
// of a state: "Middle East", "Texas", "Gaza Strip".
func Region(name string) bool {
	_, ok := find(regions(), name)
	return ok
}

var regions = sync.OnceValue(func() map[string]bool { return set("regions.txt") })

// City returns the country of a city of more than 15,000 people; the country
// is empty when cities of several countries bear the name. Names that are
// common words in lower case ("Nice", "Reading") are not in the list.
func City(name string) (country string, ok bool) {
	return find(cities(), name)
}

var cities = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 32000)
	for line := range entries("cities.txt.gz") {
		country, names, _ := strings.Cut(line, "|")
		if s, _, ok := State(country); ok {
			country = s
		}
		for n := range strings.SplitSeq(names, "|") {
			if c, ok := m[n]; ok && c != country {
				m[n] = ""
			} else {
				m[n] = country
			}
		}
	}
	for line := range entries("states.txt") {
		f := strings.Split(line, "|")
		for n := range strings.SplitSeq(f[3], ";") {
			if n != "" {
				m[n] = f[0]
			}
		}
	}
	return m
})

// plural is the form in -s of a demonym, or nothing where English has none:
// "Syrians", but "Swiss", "Chinese", "Frenchmen".
func plural(name string) string {
	switch name {
	case "Thai", "Czech":
		return name + "s"
	case "", "Lao", "Philippine", "Papal", "Flemish", "Maori", "Rohingya":
		return ""
	}
	for _, end := range [...]string{"s", "sh", "ch", "ese", "men", "women", "ic", "é"} {
		if strings.HasSuffix(name, end) {
			return ""
		}
	}
	if before, ok := strings.CutSuffix(name, "man"); ok && name != "German" && name != "Roman" && name != "Turkman" {
		return before + "men"
	}
	if before, ok := strings.CutSuffix(name, "y"); ok && before != "" && !strings.Contains("aeiou", before[len(before)-1:]) {
		return before + "ies"
	}
	return name + "s"
}

// find looks name up by the rules of case given above.
func find[V any](m map[string]V, name string) (v V, ok bool) {
	if v, ok = m[name]; ok {
		return v, true
	}
	if len(name) > 4 && (name[:4] == "the " || name[:4] == "The " || name[:4] == "THE ") {
		name = name[4:]
		if v, ok = m[name]; ok {
			return v, true
		}
	}
	if utf8.RuneCountInString(name) <= 3 || len(name) > 64 || !capitals(name) {
		return v, false
	}
	var buf [96]byte
	v, ok = m[string(titleCase(buf[:0], name))]
	return v, ok
}

// capitals reports whether every letter of s is a capital, and one is there.
func capitals(s string) bool {
	seen := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		seen = seen || unicode.IsUpper(r)
	}
	return seen
}

// titleCase appends s, which is in capitals, as names are written: "BOSNIA AND
// HERZEGOVINA" gives "Bosnia and Herzegovina".
func titleCase(buf []byte, s string) []byte {
	start := true
	for i, r := range s {
		if start && i > 0 {
			for _, w := range [...]string{"AND ", "OF ", "THE ", "ON "} {
				if strings.HasPrefix(s[i:], w) {
					start = false
				}
			}
		}
		if !start {
			r = unicode.ToLower(r)
		}
		buf = utf8.AppendRune(buf, r)
		start = r == ' ' || r == '-' || r == '.'
	}
	return buf
}

// entries yields the lines of a list without its comments.
func entries(name string) func(yield func(string) bool) {
	b, err := data.ReadFile("data/" + name)
	if err == nil && strings.HasSuffix(name, ".gz") {
		var z *gzip.Reader
		if z, err = gzip.NewReader(bytes.NewReader(b)); err == nil {
			b, err = io.ReadAll(z)
		}
	}
	if err != nil {
		panic("entity: embedded list " + name + ": " + err.Error())
	}
	text := string(b)
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(text, "\n") {
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

func set(name string) map[string]bool {
	m := map[string]bool{}
	for line := range entries(name) {
		m[line] = true
	}
	return m
}
